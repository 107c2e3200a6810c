"""Polling cards: applied for, issued, replaced, refused, invalid."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from elections.actions.cards import polling_cards
from elections.actions.cards.applications import Applied, record_application, refuse_application
from elections.actions.cards.polling_cards import (
    Holder,
    invalidate_card,
    issue_card,
    issue_open_applications,
    issue_special_card,
    replace_card,
)
from elections.actions.cards.returns import record_return
from elections.actions.register.corrections import strike_entry
from elections.law.cards.issuing import SpecialGround
from elections.law.cards.rules import CardRule
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.register.rules import RegisterRule
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.models.cards.returns import NoticeReturn
from elections.models.register.address import Address
from elections.models.register.entries import RegisterEntry, RegisterStrike
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests.elections.register_scene import DURING, MONDAY, Scene, at, elector, record

pytestmark = pytest.mark.django_db
Late = CardApplication.Late


@pytest.fixture
def scene():
    return Scene()


def refused(act):
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        act()
    return refusal.value.rule


def strike(scene, entry):
    strike_entry(
        entry.pk, ground=RegisterStrike.Ground.DIED, on=DURING, remark="", actor=scene.officer
    )


@pytest.mark.rules("R-WS-02", "C-16", "C-17")
@pytest.mark.parametrize(
    ("when", "change", "rule"),
    [
        pytest.param("2026-03-13T13:00:00", {}, None, id="in the last second"),
        pytest.param("2026-03-13T13:00:01", {}, CourseRule.TOO_LATE, id="a second later"),
        pytest.param("2026-03-15T15:00", {"late": Late.ILLNESS}, None, id="ill on the day"),
        pytest.param("2026-03-15T15:00:01", {"late": Late.ILLNESS}, CourseRule.TOO_LATE,
                     id="ill, a second too late"),
        pytest.param("2026-03-02T10:00", {"channel": "telephone"}, CardRule.TELEPHONE,
                     id="by telephone"),
    ],
)  # fmt: skip
def test_when_and_how_one_applies(when, change, rule, scene):
    act = lambda: scene.apply(scene.entries[0], at(when), **change)  # noqa: E731
    if rule is None:
        assert act().entry == scene.entries[0]
    else:
        assert refused(act) is rule


@pytest.mark.rules("C-16")
def test_after_the_period_the_returning_officer_records_with_a_reason(scene):
    late = {"when": at("2026-03-14T09:00"), "override_reason": "Briefkasten war verklemmt"}
    assert refused(lambda: scene.apply(scene.entries[0], **late)) is CourseRule.OVERRIDE_NOT_ALLOWED
    made = scene.apply(scene.entries[0], **late, actor=scene.lead)
    assert made.override_reason == "Briefkasten war verklemmt"
    event = AuditEvent.objects.get(act="card_application.recorded")
    assert event.details["override_reason"] == "Briefkasten war verklemmt"


@pytest.mark.rules("R-WS-02")
def test_an_application_names_somebody(scene):
    assert refused(lambda: scene.apply(None)) is CardRule.APPLICANT_MISSING
    assert scene.apply(None, applicant="Jan Nowak, 4.3.1980").entry is None


@pytest.mark.rules("R-WS-01", "R-WS-03", "R-WS-04")
def test_a_card_gets_the_next_number_and_the_entry_its_mark(scene):
    first, second = scene.card(scene.entries[0]), scene.card(scene.entries[2])
    assert [str(first), str(second)] == ["A 1", "A 2"]
    marked = [entry.has_card for entry in RegisterEntry.objects.order_by("pk").with_marks()]
    assert marked == [True, False, True, False]
    again = lambda: issue_card(first.application_id, now=MONDAY, actor=scene.officer)  # noqa: E731
    assert refused(again) is CardRule.APPLICATION_SETTLED


@pytest.mark.rules("R-WS-01", "R-WS-05", "C-20")
def test_who_gets_no_card(scene):
    has, struck, free, _ = scene.entries
    scene.card(has)
    strike(scene, struck)
    applications = {
        "has one": scene.apply(has),
        "is struck": scene.apply(struck),
        "unknown": scene.apply(None, applicant="Niemand"),
        "polls closed": scene.apply(free),
    }
    when = dict.fromkeys(applications, MONDAY) | {"polls closed": at("2026-03-15T18:00:01")}
    found = {
        name: refused(
            lambda key=made.pk, now=when[name]: issue_card(key, now=now, actor=scene.officer)
        )
        for name, made in applications.items()
    }
    assert found == {
        "has one": CardRule.CARD_EXISTS,
        "is struck": CardRule.CARD_FOR_STRUCK,
        "unknown": CardRule.APPLICATION_NOT_MATCHED,
        "polls closed": CourseRule.TOO_LATE,
    }
    assert PollingCard.objects.count() == 1


@pytest.mark.rules("R-WS-01")
def test_an_application_that_named_nobody_is_matched_when_the_card_is_issued(scene):
    made = scene.apply(None, applicant="J. Nowak")
    card = issue_card(made.pk, entry_id=scene.entries[1].pk, now=MONDAY, actor=scene.officer)
    assert (card.entry, str(card)) == (scene.entries[1], "A 1")


@pytest.mark.rules("R-WS-05", "C-17")
def test_a_card_that_did_not_arrive_is_replaced_and_the_old_one_invalid(scene):
    old = scene.card(scene.entries[0])
    new = scene.card(scene.entries[0], at("2026-03-14T09:00"), late=Late.NOT_ARRIVED)
    old.refresh_from_db()
    assert (str(new), new.replaces, old.invalidation.ground) == ("A 2", old, "not_arrived")
    assert scene.entries[0] in RegisterEntry.objects.with_card()


@pytest.mark.rules("R-WS-05")
def test_a_card_is_replaced_from_its_page_but_not_when_it_is_lost(scene):
    old = scene.card(scene.entries[0])
    facts = {"channel": "office", "received_at": at("2026-03-15T14:59"), "ship_to": "",
             "now": at("2026-03-15T15:05"), "actor": scene.officer}  # fmt: skip
    assert refused(lambda: replace_card(old.pk, lost=True, **facts)) is CardRule.CARD_LOST
    new = replace_card(old.pk, lost=False, **facts)
    assert (str(new), new.entry, new.application.late) == ("A 2", old.entry, "not_arrived")
    assert refused(lambda: replace_card(old.pk, lost=False, **facts)) is CardRule.CARD_INVALID


@pytest.mark.rules("R-WS-05")
def test_a_card_that_was_issued_by_mistake_loses_its_mark(scene):
    card = scene.card(scene.entries[0])
    facts = {"on": MONDAY.date(), "now": MONDAY, "actor": scene.officer}
    no_reason = lambda: invalidate_card(card.pk, remark=" ", **facts)  # noqa: E731
    assert refused(no_reason) is RegisterRule.REASON_MISSING
    invalidate_card(card.pk, remark="falsche Person", **facts)
    assert not RegisterEntry.objects.with_card().exists()
    assert str(scene.card(scene.entries[0])) == "A 2"


def special(scene, application, person=None, **change):
    names = [change.pop(name, usual) for name, usual in
             (("family_name", "Kaya"), ("given_names", "Deniz"))]  # fmt: skip
    facts = {"record": record(*names), "district": scene.district.pk,
             "ground": SpecialGround.PERIOD_MISSED}  # fmt: skip
    holder = Holder(**(facts | change))
    return issue_special_card(
        application.pk, person or elector(), holder, now=MONDAY, actor=scene.officer
    )


@pytest.mark.rules("R-WS-01", "R-WS-03")
def test_who_is_not_in_the_register_gets_a_card_of_the_other_series(scene):
    scene.card(scene.entries[0])
    card = special(scene, scene.apply(None, applicant="Deniz Kaya", late=Late.SPECIAL))
    assert (str(card), card.entry, card.holder["ground"]) == ("B 1", None, "period_missed")
    assert {"nationalities", "resident_since"} & set(card.holder) == set()


@pytest.mark.rules("R-WS-01", "R-VOTE-01")
@pytest.mark.parametrize(
    ("change", "rule"),
    [
        pytest.param({"person": elector(nationalities=frozenset({"000"}))},
                     RegisterRule.NOT_ENTITLED, id="a German"),
        pytest.param({"record": record("NOWAK", "Jan", date(1980, 3, 4), Address(""))},
                     CardRule.PERSON_IN_REGISTER, id="in the register"),
        pytest.param({"record": record("Jan", "Nowak", date(1980, 3, 4))},
                     RegisterRule.PERSON_LIKE, id="in the register, in another dwelling"),
    ],
)  # fmt: skip
def test_who_gets_no_card_of_the_other_series(change, rule, scene):
    made = scene.apply(None, applicant="Deniz Kaya", late=Late.SPECIAL)
    assert refused(lambda: special(scene, made, **change)) is rule


def test_many_open_applications_are_worked_off_and_the_refused_ones_wait(scene):
    struck = scene.entries[3]
    strike(scene, struck)
    waiting = [scene.apply(entry) for entry in scene.entries]
    scene.apply(None, applicant="Unbekannt")
    outcome = issue_open_applications(scene.election.pk, now=MONDAY, actor=scene.officer)
    refusals = [(application, refusal.rule) for application, refusal in outcome.refused]
    assert (outcome.issued, refusals) == (3, [(waiting[3], CardRule.CARD_FOR_STRUCK)])
    assert sorted(card.number for card in PollingCard.objects.all()) == [1, 2, 3]
    assert CardApplication.objects.all().unsettled().count() == 2


@pytest.mark.rules("R-WS-03")
def test_applications_that_wait_for_a_person_hold_up_nobody_behind_them(scene, monkeypatch):
    monkeypatch.setattr(polling_cards, "AT_ONCE", 2)
    for entry in scene.entries[:2]:
        scene.card(entry)
        scene.apply(entry)  # a second one, which only a person can settle
    for entry in scene.entries[2:]:
        scene.apply(entry)
    outcome = issue_open_applications(scene.election.pk, now=MONDAY, actor=scene.officer)
    assert (outcome.issued, len(outcome.refused)) == (2, 2)


@pytest.mark.rules("R-WS-01")
def test_an_application_is_refused_once_and_with_its_reason(scene):
    made = scene.apply(scene.entries[0])
    facts = {"refused_on": DURING, "actor": scene.officer}
    no_reason = lambda: refuse_application(made.pk, reason="", **facts)  # noqa: E731
    assert refused(no_reason) is RegisterRule.REASON_MISSING
    refuse_application(made.pk, reason="Unterschrift fehlt", **facts)
    again = lambda: refuse_application(made.pk, reason="noch einmal", **facts)  # noqa: E731
    assert refused(again) is CardRule.APPLICATION_SETTLED
    issue = lambda: issue_card(made.pk, now=MONDAY, actor=scene.officer)  # noqa: E731
    assert refused(issue) is CardRule.APPLICATION_SETTLED


def test_a_cancelled_election_takes_no_applications(scene):
    scene.election.phase = Phase.CANCELLED.value
    scene.election.save()
    assert refused(lambda: scene.apply(scene.entries[0])) is CourseRule.ELECTION_CANCELLED


def test_somebody_of_another_election_is_not_found(scene):
    other = Scene()
    with pytest.raises(RegisterEntry.DoesNotExist):
        record_application(
            scene.election.pk,
            Applied("letter", MONDAY),
            entry_id=other.entries[0].pk,
            actor=scene.officer,
        )


def test_a_notice_comes_back_once(scene):
    facts = {"ground": NoticeReturn.Ground.MOVED, "returned_on": DURING, "actor": scene.officer}
    record_return(scene.entries[0].pk, **facts)
    again = lambda: record_return(scene.entries[0].pk, **facts)  # noqa: E731
    assert refused(again) is CardRule.NOTICE_RETURNED_ALREADY
