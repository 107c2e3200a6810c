"""A late ground that the register disproves, a card that did arrive, a strike taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from elections.actions.cards.dispatch import dispatch_card
from elections.actions.cards.polling_cards import (
    invalidate_card,
    issue_card,
    issue_open_applications,
    replace_card,
)
from elections.actions.register.corrections import restore_entry, strike_entry
from elections.law.cards.issuing import LateGround
from elections.law.cards.rules import CardRule
from elections.models.cards.balance import postal_balance
from elections.models.cards.dispatch import CardDispatch
from elections.models.cards.polling_card import CardApplication
from elections.models.register.entries import RegisterStrike
from municipalities.law.basis import RuleViolation
from tests.elections.cards.test_polling_cards import special
from tests.elections.register.extract_scene import row
from tests.elections.register.identity_scene import Office
from tests.elections.register_scene import DURING, MONDAY, Scene, at, grounds

pytestmark = pytest.mark.django_db
Late = CardApplication.Late
Way = CardDispatch.Way
SATURDAY = at("2026-03-14T09:00")


@pytest.fixture
def scene():
    return Scene()


def refused(act):
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        act()
    return refusal.value.rule


def client_of(scene):
    client = Client()
    client.force_login(scene.officer)
    return client


def test_the_choices_are_the_grounds_of_the_law():
    assert Late.values == [ground.value for ground in LateGround]


@pytest.mark.rules("C-16", "C-17", "R-WS-01", "R-WS-05")
@pytest.mark.parametrize(
    ("late", "rule"),
    [
        pytest.param(Late.NOT_ARRIVED, CardRule.NO_CARD_TO_REPLACE, id="never had a card"),
        pytest.param(Late.SPECIAL, CardRule.STANDS_IN_REGISTER, id="stands in the register"),
    ],
)
@pytest.mark.parametrize("when", [MONDAY, SATURDAY], ids=["in time", "late"])
def test_a_ground_that_the_register_disproves_is_not_written_down(late, rule, when, scene):
    assert refused(lambda: scene.apply(scene.entries[0], when, late=late)) is rule
    assert not CardApplication.objects.exists()


@pytest.mark.rules("C-17", "R-WS-05")
def test_an_invalid_card_cannot_fail_to_arrive(scene):
    card = scene.card(scene.entries[0])
    invalidate_card(
        card.pk, on=MONDAY.date(), remark="falsche Person", now=MONDAY, actor=scene.officer
    )
    late = {"late": Late.NOT_ARRIVED}
    act = lambda: scene.apply(scene.entries[0], SATURDAY, **late)  # noqa: E731
    assert refused(act) is CardRule.NO_CARD_TO_REPLACE


@pytest.mark.rules("C-17", "R-WS-05")
def test_an_application_from_before_the_card_does_not_replace_it(scene):
    card = scene.card(scene.entries[0], MONDAY)

    def act(when):
        return scene.apply(scene.entries[0], when, late=Late.NOT_ARRIVED)

    assert refused(lambda: act(MONDAY - timedelta(minutes=1))) is CardRule.MISSED_BEFORE_ISSUED
    facts = {"channel": "letter", "ship_to": "", "lost": False, "now": SATURDAY,
             "actor": scene.officer}  # fmt: skip
    early = lambda: replace_card(  # noqa: E731
        card.pk, received_at=MONDAY - timedelta(days=1), **facts
    )
    assert refused(early) is CardRule.MISSED_BEFORE_ISSUED
    # An application is written down with its minute, a card with its second.
    assert act(MONDAY).late == Late.NOT_ARRIVED


@pytest.mark.rules("R-WS-05")
def test_two_applications_about_one_card_replace_it_once(scene):
    scene.card(scene.entries[0])
    for _ in range(2):
        scene.apply(scene.entries[0], SATURDAY, late=Late.NOT_ARRIVED)
    outcome = issue_open_applications(
        scene.election.pk, now=SATURDAY + timedelta(hours=1), actor=scene.officer
    )
    assert outcome.issued == 1
    assert [why.rule for _, why in outcome.refused] == [CardRule.MISSED_BEFORE_ISSUED]


@pytest.mark.rules("R-WS-03", "R-WS-05")
@pytest.mark.parametrize(
    ("noted", "rule"),
    [
        pytest.param([Way.HANDED], CardRule.HANDED_OVER, id="handed over"),
        pytest.param([Way.HANDED, Way.POST], None, id="the note was a slip"),
        pytest.param([Way.PROXY], None, id="to somebody else"),
        pytest.param([], None, id="nothing noted"),
    ],
)
def test_a_card_that_the_voter_took_along_did_arrive(noted, rule, scene):
    card = scene.card(scene.entries[0])
    for way in noted:
        dispatch_card(card.pk, way=way, on=MONDAY.date(), now=MONDAY, actor=scene.officer)
    act = lambda: scene.card(scene.entries[0], SATURDAY, late=Late.NOT_ARRIVED)  # noqa: E731
    if rule is None:
        assert act().replaces == card
    else:
        assert refused(act) is rule


@pytest.mark.rules("C-16", "R-WS-01")
@pytest.mark.parametrize(
    ("late", "rule"),
    [
        pytest.param(Late.SPECIAL, CardRule.STANDS_IN_REGISTER, id="stands in the register"),
        pytest.param(Late.NOT_ARRIVED, CardRule.NO_CARD_TO_REPLACE, id="never had a card"),
        pytest.param(Late.ILLNESS, None, id="ill"),
    ],
)
def test_a_ground_is_asked_again_when_the_person_is_found(late, rule, scene):
    made = scene.apply(None, SATURDAY, applicant="Jan Nowak", late=late)
    page = reverse("elections:application", args=[scene.election.pk, made.pk])
    shown = client_of(scene).get(f"{page}?person={scene.entries[1].pk}")
    assert shown.context["may_issue"] is (rule is None)
    act = lambda: issue_card(  # noqa: E731
        made.pk, entry_id=scene.entries[1].pk, now=SATURDAY, actor=scene.officer
    )
    if rule is None:
        assert act().entry == scene.entries[1]
    else:
        assert refused(act) is rule


@pytest.mark.rules("C-16", "R-WS-01")
def test_an_application_in_time_needs_no_ground_and_loses_nothing_by_a_wrong_one(scene):
    made = scene.apply(None, MONDAY, applicant="Jan Nowak", late=Late.SPECIAL)
    card = issue_card(made.pk, entry_id=scene.entries[1].pk, now=MONDAY, actor=scene.officer)
    assert card.entry == scene.entries[1]


@pytest.mark.rules("C-17", "R-WS-01")
def test_who_never_had_a_card_gets_none_of_the_other_series_either(scene):
    late = scene.apply(None, SATURDAY, applicant="Deniz Kaya", late=Late.NOT_ARRIVED)
    assert refused(lambda: special(scene, late)) is CardRule.NO_CARD_TO_REPLACE
    assert str(special(scene, scene.apply(None, SATURDAY, applicant="D. Kaya", late=Late.SPECIAL)))


@pytest.mark.rules("R-WS-05")
def test_no_card_is_invalid_before_it_is_issued(scene):
    card = scene.card(scene.entries[0])
    facts = {"remark": "falsche Person", "now": MONDAY, "actor": scene.officer}
    before = MONDAY.date() - timedelta(days=1)
    assert refused(lambda: invalidate_card(card.pk, on=before, **facts)) is (
        CardRule.INVALID_BEFORE_ISSUED
    )
    page = reverse("elections:card_invalidate", args=[scene.election.pk, card.pk])
    answer = client_of(scene).post(page, {"on": "01.03.2026", "remark": "falsch"})
    assert list(answer.context["form"].errors) == ["on"]


@pytest.mark.rules("R-WS-05", "R-WS-08")
def test_no_card_becomes_invalid_after_the_vote_and_the_balance_stays(scene):
    first, second = scene.card(scene.entries[0]), scene.card(scene.entries[1])
    after = at("2026-03-16T09:00")
    facts = {"remark": "falsche Person", "now": after, "actor": scene.officer}
    assert refused(lambda: invalidate_card(first.pk, on=after.date(), **facts)) is (
        CardRule.INVALID_AFTER_THE_VOTE
    )
    died = RegisterStrike.Ground.DIED
    strike_entry(second.entry_id, ground=died, on=after.date(), remark="", actor=scene.officer)
    assert postal_balance(scene.election).total.invalid == 0
    # What happened on the day is entered later as well.
    assert invalidate_card(first.pk, on=date(2026, 3, 15), **facts).card == first


@pytest.mark.rules("R-WS-05", "R-WS-08")
@pytest.mark.parametrize(("due", "left"), [(date(2026, 1, 31), 1), (date(2026, 3, 15), 0)])
def test_an_extract_that_comes_after_the_vote_voids_no_card(due, left):
    office = Office().extract(row("A"))
    office.card("A")
    office.election.calendar.filter(code="C-20").update(on=due)
    office.extract()
    assert (office.standing, len(office.cards)) == ([], left)


@pytest.mark.rules("R-WS-05", "R-REG-10")
def test_whoever_was_struck_by_mistake_waits_for_a_card_again(scene):
    entry = scene.entries[0]
    card = scene.card(entry)
    strike_entry(
        entry.pk, ground=RegisterStrike.Ground.DIED, on=DURING, remark="", actor=scene.officer
    )
    own = CardApplication.objects.filter(pk=card.application_id)
    assert not own.unsettled().exists()
    restore_entry(entry.pk, grounds=grounds(), actor=scene.officer)
    assert own.unsettled().get().is_settled is False
    page = reverse("elections:application", args=[scene.election.pk, card.application_id])
    assert client_of(scene).get(page).context["may_issue"] is True
    assert str(issue_card(card.application_id, now=MONDAY, actor=scene.officer)) == "A 2"
    assert own.issued().get().is_settled


@pytest.mark.rules("R-WS-05", "R-REG-10")
def test_another_application_may_have_brought_the_card_meanwhile(scene):
    entry = scene.entries[0]
    card = scene.card(entry)
    strike_entry(
        entry.pk, ground=RegisterStrike.Ground.DIED, on=DURING, remark="", actor=scene.officer
    )
    restore_entry(entry.pk, grounds=grounds(), actor=scene.officer)
    scene.card(entry)
    own = CardApplication.objects.filter(pk=card.application_id)
    assert (own.unsettled().exists(), own.get().is_settled) == (False, True)


def test_a_replacement_shows_how_the_card_left_the_house(scene):
    card = scene.card(scene.entries[0])
    dispatch_card(card.pk, way=Way.PROXY, on=date(2026, 3, 3), now=MONDAY, actor=scene.officer)
    page = reverse("elections:card_replace", args=[scene.election.pk, card.pk])
    assert client_of(scene).get(page).context["note"] == (
        "Ausgestellt am 02.03.2026, 10:00. Weg: an eine bevollmächtigte Person ausgehändigt, "
        "03.03.2026."
    )


def missed(scene, card):
    """The card did not arrive, and another one was issued on the Saturday."""
    return replace_card(
        card.pk,
        channel="letter",
        received_at=SATURDAY,
        ship_to="",
        lost=False,
        now=SATURDAY,
        actor=scene.officer,
    )


def by_mistake(scene, card):
    invalidate_card(
        card.pk, on=SATURDAY.date(), remark="verdruckt", now=SATURDAY, actor=scene.officer
    )


def by_a_strike(scene, card):
    died = RegisterStrike.Ground.DIED
    strike_entry(card.entry_id, ground=died, on=DURING, remark="", actor=scene.officer)
    restore_entry(card.entry_id, grounds=grounds(), actor=scene.officer)


@pytest.mark.rules("C-17", "R-WS-05", "R-REG-10")
@pytest.mark.parametrize("falls", [by_mistake, by_a_strike])
def test_a_replacement_that_falls_by_a_mistake_is_issued_again_on_its_own_ground(falls, scene):
    second = missed(scene, scene.card(scene.entries[0]))
    falls(scene, second)
    page = reverse("elections:application", args=[scene.election.pk, second.application_id])
    assert client_of(scene).get(page).context["may_issue"] is True
    third = issue_card(second.application_id, now=SATURDAY, actor=scene.officer)
    assert (str(third), third.entry) == ("A 3", scene.entries[0])
    # It is valid: that it did not arrive either is an application of its own.
    again = lambda: issue_card(second.application_id, now=SATURDAY, actor=scene.officer)  # noqa: E731
    assert refused(again) is CardRule.APPLICATION_SETTLED


@pytest.mark.rules("C-17", "R-WS-01", "R-WS-05")
def test_so_is_the_card_of_somebody_who_is_not_in_the_register(scene):
    first = special(scene, scene.apply(None, applicant="Deniz Kaya", late=Late.SPECIAL))
    second = missed(scene, first)
    by_mistake(scene, second)
    assert str(special(scene, second.application)) == "B 3"
