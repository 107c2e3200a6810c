"""What was entered of an objection is corrected; a decision may be a slip, or lifted by a court."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from ballots.actions.term.objection_corrections import correct_objection, withdraw_decision
from ballots.actions.term.objections import (
    ObjectionEntry,
    decide_objection,
    findings_of,
    receive_objection,
)
from ballots.actions.term.repeats import annul_election, repeat_election
from ballots.law.term.decisions import Rests, WithdrawalGround, check_withdrawal
from ballots.law.term.objections import (
    ObjectionOutcome,
    Objector,
    check_objection_decision,
    objection_findings,
)
from ballots.law.term.rules import TermRule
from ballots.models import Objection, ObjectionDecision
from elections.actions.course.setup import add_district
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import AuditEvent
from municipalities.models.body.happened import courses_of
from reports.actions.public.announcement import announce_result
from tests import factories

PUBLISHED, RECEIVED, DECIDED = date(2026, 3, 28), date(2026, 4, 14), date(2026, 5, 5)
TODAY = factories.TODAY
LATE = ObjectionEntry(
    reference="E 1/26",
    objector=Objector.OWN_RIGHTS,
    supporters=0,
    published_on=PUBLISHED,
    received_on=RECEIVED,
    reasoned_on=RECEIVED,
    in_form=True,
    subject="Auf einer Liste standen zu viele Personen.",
)
OUTCOME, SLIP, JUDGMENT = ObjectionOutcome, WithdrawalGround.SLIP, WithdrawalGround.JUDGMENT

# --- The law ----------------------------------------------------------------------------------


def found_before_announcement(reasoned_on: date | None) -> list[TermRule]:
    findings = objection_findings(
        objector=Objector.OWN_RIGHTS,
        supporters=0,
        electors=1000,
        published_on=None,
        received_on=RECEIVED,
        reasoned_on=reasoned_on,
        in_form=True,
        today=TODAY,
    )
    assert all(sentence(one) for one in findings)
    return [one.rule for one in findings]


@pytest.mark.rules("C-23", "R-END-09")
def test_before_the_announcement_no_period_runs_and_nothing_is_late():
    early, missing = TermRule.OBJECTION_NOT_ANNOUNCED, TermRule.OBJECTION_GROUNDS_MISSING
    assert found_before_announcement(RECEIVED) == [early]
    assert found_before_announcement(None) == [early, missing]


RESTS = {
    "a slip on which nothing rests": (SLIP, OUTCOME.REPEAT, Rests(), None),
    "a slip that was annulled": (
        SLIP,
        OUTCOME.REPEAT,
        Rests(annulled=True),
        TermRule.DECISION_RESTS_FINAL,
    ),
    "what is final no court lifts": (
        JUDGMENT,
        OUTCOME.REPEAT,
        Rests(annulled=True, repeated=True),
        TermRule.DECISION_RESTS_FINAL,
    ),
    "a seat was lost by a final decision": (
        JUDGMENT,
        OUTCOME.SEAT_LOST,
        Rests(),
        TermRule.DECISION_RESTS_FINAL,
    ),
    "a slip with its repeat set up": (
        SLIP,
        OUTCOME.REPEAT,
        Rests(repeated=True),
        TermRule.DECISION_RESTS_REPEAT,
    ),
    "a judgment with the repeat set up": (JUDGMENT, OUTCOME.REPEAT, Rests(repeated=True), None),
    "a slip after the new result": (
        SLIP,
        OUTCOME.REDETERMINE,
        Rests(redetermined=True),
        TermRule.DECISION_RESTS_RESULT,
    ),
    "a judgment after the new result": (
        JUDGMENT,
        OUTCOME.REDETERMINE,
        Rests(redetermined=True),
        None,
    ),
}


@pytest.mark.rules("R-END-10", "R-END-11")
@pytest.mark.parametrize(("ground", "outcome", "rests", "rule"), RESTS.values(), ids=RESTS)
def test_what_can_be_taken_back(ground, outcome, rests, rule):
    assert withdrawal(ground, outcome, rests) is rule


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize("day", [date(2026, 5, 4), date(2026, 6, 2)], ids=["before", "tomorrow"])
def test_a_judgment_comes_after_the_decision_and_not_in_the_future(day):
    assert withdrawal(JUDGMENT, OUTCOME.DISMISSED, Rests(), day) is TermRule.DAY_OUT_OF_RANGE
    assert withdrawal(JUDGMENT, OUTCOME.DISMISSED, Rests(), DECIDED) is None


def withdrawal(ground, outcome, rests, lifted_on=TODAY):
    try:
        check_withdrawal(
            ground, outcome, rests, decided_on=DECIDED, lifted_on=lifted_on, today=TODAY
        )
    except RuleViolation as violation:
        return violation.rule
    return None


@pytest.mark.rules("R-END-09")
def test_without_grounds_nobody_decides_before_the_announcement():
    findings = objection_findings(
        objector=Objector.OWN_RIGHTS,
        supporters=0,
        electors=1000,
        published_on=None,
        received_on=RECEIVED,
        reasoned_on=None,
        in_form=True,
        today=TODAY,
    )
    with pytest.raises(RuleViolation) as refusal:
        check_objection_decision(
            OUTCOME.REPEAT,
            findings=findings,
            received_on=RECEIVED,
            decided_on=DECIDED,
            today=TODAY,
        )
    assert refusal.value.rule is TermRule.OBJECTION_GROUNDS_MISSING


# --- The acts ---------------------------------------------------------------------------------


@pytest.fixture
def election(db):
    return factories.election(Phase.PUBLISHED)


@pytest.fixture
def actor(election):
    return factories.lead(election.municipality)


@pytest.fixture
def objection(election, actor):
    return receive_objection(election.pk, LATE, today=TODAY, actor=actor)


def decided(objection, actor, outcome):
    return decide_objection(
        objection.pk,
        outcome=outcome,
        decided_on=DECIDED,
        decided_by="die Gemeindevertretung",
        reasons="Elf statt neun Personen gedruckt.",
        today=TODAY,
        actor=actor,
    )


def corrected(objection, actor, **changes):
    return correct_objection(
        objection.pk, replace(LATE, **changes), reason="verlesen", today=TODAY, actor=actor
    )


def withdrawn(objection, actor, ground=SLIP):
    return withdraw_decision(
        objection.pk, ground=ground, lifted_on=TODAY, note="Grund", today=TODAY, actor=actor
    )


@pytest.mark.rules("R-END-09", "C-23")
def test_an_objection_follows_the_corrected_day_of_the_announcement(election, actor, objection):
    late = [one.rule for one in findings_of(objection, TODAY)]
    assert late == [TermRule.OBJECTION_LATE, TermRule.OBJECTION_REASONED_LATE]
    announce_result(
        election.pk,
        announced_on=date(2026, 4, 2),
        medium="Amtsblatt Nr. 15",
        reason="verlesen",
        today=TODAY,
        actor=actor,
    )
    corrected(objection, actor, published_on=date(2026, 4, 2))
    objection = Objection.objects.get()
    assert findings_of(objection, TODAY) == ()
    event = AuditEvent.objects.get(act="objection.corrected")
    assert event.details["before"] == {"published_on": "2026-03-28"}
    assert event.details["after"] == {"published_on": "2026-04-02"}
    assert decided(objection, actor, OUTCOME.REPEAT).outcome == "repeat"
    with pytest.raises(RuleViolation) as refusal:
        corrected(objection, actor, in_form=False)
    assert refusal.value.rule is TermRule.OBJECTION_DECIDED


@pytest.mark.rules("R-END-09")
def test_every_value_of_an_objection_can_be_corrected(election, actor, objection):
    changes = {
        "reference": "E 2/26",
        "objector": Objector.SUPPORTED,
        "supporters": 12,
        "received_on": date(2026, 4, 3),
        "reasoned_on": date(2026, 4, 4),
        "in_form": False,
        "subject": "Anderes.",
    }
    corrected(objection, actor, **changes)
    found = Objection.objects.get()
    assert {name: getattr(found, name) for name in changes} == changes
    corrected(objection, actor, reasoned_on=None)
    assert Objection.objects.get().reasoned_on is None
    # What changes nothing is no event.
    corrected(objection, actor, reasoned_on=None)
    assert AuditEvent.objects.filter(act="objection.corrected").count() == 2
    receive_objection(election.pk, replace(LATE, reference="E 9/26"), today=TODAY, actor=actor)
    with pytest.raises(RuleViolation) as refusal:
        corrected(objection, actor, reference="E 9/26")
    assert refusal.value.rule is TermRule.OBJECTION_EXISTS


@pytest.mark.rules("R-END-10")
def test_an_outcome_chosen_by_slip_is_taken_back_and_decided_anew(election, actor, objection):
    corrected(objection, actor, received_on=date(2026, 4, 2), reasoned_on=date(2026, 4, 2))
    decided(objection, actor, OUTCOME.REPEAT)
    made = withdrawn(objection, actor)
    assert (made.outcome, made.get_ground_display()) == ("repeat", "falsch eingetragen")
    assert not ObjectionDecision.objects.exists()
    with pytest.raises(RuleViolation) as refusal:
        withdrawn(objection, actor)
    assert refusal.value.rule is TermRule.OBJECTION_NOT_DECIDED
    assert decided(objection, actor, OUTCOME.DISMISSED).outcome == "dismissed"


@pytest.mark.rules("R-END-10")
def test_a_judgment_lifts_the_decision_and_a_repeat_that_has_not_begun(election, actor, objection):
    corrected(objection, actor, received_on=date(2026, 4, 2), reasoned_on=date(2026, 4, 2))
    decided(objection, actor, OUTCOME.REPEAT)
    repeat_election(objection.pk, day=date(2026, 9, 27), actor=actor)
    with pytest.raises(RuleViolation) as refusal:
        withdrawn(objection, actor)
    assert refusal.value.rule is TermRule.DECISION_RESTS_REPEAT
    withdrawn(objection, actor, JUDGMENT)
    assert [one.pk for one in Election.objects.all()] == [election.pk]
    days = [one.day for one in courses_of(election.municipality)[election.term_id].elections]
    assert days == [election.day]
    assert AuditEvent.objects.filter(act="election.taken_back").count() == 1


@pytest.mark.rules("R-END-10")
def test_a_repeat_that_has_begun_stays_after_a_judgment(election, actor, objection):
    corrected(objection, actor, received_on=date(2026, 4, 2), reasoned_on=date(2026, 4, 2))
    decided(objection, actor, OUTCOME.REPEAT)
    again = repeat_election(objection.pk, day=date(2026, 9, 27), actor=actor)
    add_district(again.pk, number="001", name="Mitte", actor=actor)
    withdrawn(objection, actor, JUDGMENT)
    assert Election.objects.filter(pk=again.pk).exists()


@pytest.mark.rules("R-END-10")
def test_what_is_final_is_not_taken_back(election, actor, objection):
    corrected(objection, actor, received_on=date(2026, 4, 2), reasoned_on=date(2026, 4, 2))
    decided(objection, actor, OUTCOME.REPEAT)
    annul_election(objection.pk, final_on=date(2026, 5, 29), today=TODAY, actor=actor)
    for ground in WithdrawalGround:
        with pytest.raises(RuleViolation) as refusal:
            withdrawn(objection, actor, ground)
        assert refusal.value.rule is TermRule.DECISION_RESTS_FINAL


# --- The pages --------------------------------------------------------------------------------


def test_an_objection_is_entered_before_the_announcement_and_completed_after_it(client, db):
    made = factories.election(Phase.DETERMINED)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    objections = reverse("ballots:objections", args=[made.pk])
    assert objections in client.get(reverse("ballots:result", args=[made.pk])).content.decode()
    typed = {
        "reference": "E 1/26",
        "succession": "0",
        "subject": "Zu viele Personen.",
        "objector": "own_rights",
        "received_on": "2026-03-27",
        "in_form": "on",
    }
    assert client.post(reverse("ballots:objection_new", args=[made.pk]), typed).status_code == 302
    found = Objection.objects.get()
    page = reverse("ballots:objection", args=[made.pk, found.pk])
    grounds = reverse("ballots:objection_grounds", args=[made.pk, found.pk])
    assert "noch nicht bekannt gemacht" in client.get(page).content.decode()
    assert "noch nicht bekannt gemacht" in client.get(objections).content.decode()
    assert "beginnt erst mit der öffentlichen" in client.get(grounds).content.decode()
    factories.publish(made, actor)
    assert "Tragen Sie den Tag bei diesem Einspruch nach" in client.get(page).content.decode()
    correct = reverse("ballots:objection_correct", args=[made.pk, found.pk])
    assert 'value="E 1/26"' in client.get(correct).content.decode()
    typed |= {"published_on": "2026-03-28", "reason": "inzwischen bekannt gemacht"}
    assert client.post(correct, typed | {"reason": ""}).status_code == 422
    assert client.post(correct, typed).status_code == 302
    assert Objection.objects.get().published_on == date(2026, 3, 28)


def test_the_office_enters_the_judgment_that_lifted_a_decision(client, election, actor, objection):
    decided(objection, actor, OUTCOME.INADMISSIBLE)
    client.force_login(actor)
    page = reverse("ballots:objection", args=[election.pk, objection.pk])
    lift = reverse("ballots:decision_withdraw", args=[election.pk, objection.pk])
    assert lift in client.get(page).content.decode()
    typed = {"ground": "judgment", "note": "VG Gießen, 8 K 1/26"}
    assert client.post(lift, typed).status_code == 422
    assert client.post(lift, typed | {"lifted_on": "2026-05-01"}).status_code == 422
    assert client.post(lift, typed | {"lifted_on": "2026-05-20"}).status_code == 302
    after = client.get(page).content.decode()
    assert "Eine frühere Entscheidung gilt nicht mehr" in after
    assert "VG Gießen, 8 K 1/26" in after
    assert client.get(lift).status_code == 404
