"""Objections to a refusal: entered in time or late, decided in a meeting, and what follows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from elections.actions.committee.objected import ObjectionDecided, decide_objection
from elections.actions.committee.objections import (
    ObjectionEntry,
    correct_objection,
    receive_objection,
)
from elections.actions.nominations.deciding import decide_nomination
from elections.law.committee.meeting import MeetingKind, ObjectionOutcome
from elections.law.committee.votes import Votes
from elections.law.course.phases import Phase
from elections.law.nominations.states import ListState, Outcome
from elections.models import ListObjection, Nomination, NominationDecisionChange
from elections.models.committee.record import record_of
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests import factories
from tests.elections.committee.committee_scene import OBJECTION, planned
from tests.elections.course.test_corrections import text

pytestmark = pytest.mark.django_db
DAY, TODAY = date(2026, 1, 16), date(2026, 1, 20)
LATER = OBJECTION + timedelta(hours=2)
UPHELD, REJECTED = ObjectionOutcome.UPHELD, ObjectionOutcome.REJECTED


@pytest.fixture
def refused(client):
    """A list of three that was refused, and the meetings on admission and on objections."""
    election = factories.election(Phase.NOMINATION)
    actor = factories.lead(election.municipality)
    client.force_login(actor)
    found = Nomination.objects.get(pk=factories.receive_list(election, 1, 3, actor))
    first = planned(election, actor)
    decide_nomination(found.pk, admitted=False, decided_on=DAY, reason="Form", actor=actor)
    second = planned(election, actor, MeetingKind.OBJECTION)
    return found, actor, first, second


def page(name, found, *keys):
    return reverse(f"elections:{name}", args=[found.election_id, *keys])


def received(found, actor, day=date(2026, 1, 17)):
    entry = ObjectionEntry("die Vertrauensperson", day, "Die Form stimmt.")
    return receive_objection(found.pk, entry, today=TODAY, actor=actor)


@pytest.mark.rules("R-LIST-15", "C-07")
@pytest.mark.parametrize(
    ("day", "said"), [("2026-01-18", "in der Frist"), ("2026-01-19", "nach der Frist")]
)
def test_an_objection_is_entered_in_time_or_late(client, refused, day, said):
    found, _actor, _first, _second = refused
    address = page("list_objection_new", found, found.pk)
    assert "In der Frist ist ein Einspruch bis zum 18.01.2026" in text(client.get(address))
    wanted = {"objector": "Frau Kaya", "received_on": day, "grounds": "Die Form stimmt."}
    assert client.post(address, wanted).status_code == 302
    assert said in text(client.get(page("committee", found)))
    assert said in text(client.get(page("nomination", found, found.pk)))
    event = AuditEvent.objects.get(act="list_objection.received")
    assert event.details == {"received_on": day, "in_time": day == "2026-01-18"}
    assert client.post(address, wanted | {"received_on": "2026-01-15"}).status_code == 422


@pytest.mark.rules("R-LIST-15")
def test_nobody_objects_to_what_is_not_refused(client, refused):
    found, actor, _first, _second = refused
    other = Nomination.objects.get(pk=factories.receive_list(found.election, 2, 3, actor))
    with pytest.raises(RuleViolation, match="not_decided"):
        received(other, actor)
    decide_nomination(other.pk, admitted=True, decided_on=DAY, reason="trotz Mangel", actor=actor)
    with pytest.raises(RuleViolation, match="without_refusal"):
        received(other, actor)
    wanted = {"objector": "Frau Kaya", "received_on": "2026-01-17"}
    address = page("list_objection_new", found, other.pk)
    assert client.post(address, wanted).status_code == 422


@pytest.mark.rules("R-LIST-15")
def test_a_slip_is_corrected_or_removed_until_it_is_decided(client, refused):
    found, actor, _first, second = refused
    objection = received(found, actor)
    address = page("list_objection", found, objection.pk)
    wanted = {
        "objector": "der Stellvertreter",
        "received_on": "2026-01-17",
        "grounds": "Die Form stimmt.",
        "reason": "verwechselt",
    }
    assert client.post(address, wanted | {"reason": ""}).status_code == 422
    assert client.post(address, wanted).status_code == 302
    event = AuditEvent.objects.get(act="list_objection.corrected")
    assert event.details["fields"] == ["objector"]
    gone = page("list_objection_remove", found, objection.pk)
    assert client.post(gone, {"reason": "nie erhoben"}).status_code == 302
    again = received(found, actor)
    decide_objection(
        again.pk, second.pk, ObjectionDecided(REJECTED, "bleibt"), now=LATER, actor=actor
    )
    entry = ObjectionEntry("x", date(2026, 1, 17))
    with pytest.raises(RuleViolation, match="objection_decided"):
        correct_objection(again.pk, entry, reason="x", today=TODAY, actor=actor)


@pytest.mark.rules("R-LIST-15")
def test_an_objection_that_is_upheld_admits_the_list_and_both_minutes_stay_true(client, refused):
    found, actor, first, second = refused
    objection = received(found, actor)
    address = page("list_objection_decide", found, objection.pk)
    wanted = {
        "meeting": second.pk,
        "outcome": "upheld",
        "grounds": "Die Form war gewahrt.",
        "in_favour": "7",
        "against": "0",
        "abstained": "0",
        "reason": "trotz Mangel",
    }
    assert client.post(address, wanted).status_code == 422
    assert client.post(address, wanted | {"admitted": "ja"}).status_code == 302
    assert found.state() is ListState.ADMITTED
    change = NominationDecisionChange.objects.get()
    assert (change.cause, change.objected_on) == ("objection", date(2026, 1, 17))
    before, after = record_of(first), record_of(second)
    assert before.points[0].decided.outcome is Outcome.REFUSED
    assert (before.points[0].decided.reason, before.points[0].objections) == ("Form", ())
    point = after.points[0]
    assert (point.decided.outcome, point.votes) == (Outcome.ADMITTED, Votes(7, 0, 0))
    assert [(one.outcome, one.reason, one.in_time) for one in point.objections] == [
        (UPHELD, "Die Form war gewahrt.", True)
    ]
    said = text(client.get(page("committee_meeting", found, second.pk)))
    assert "stattgegeben" in said
    assert client.post(address, wanted | {"admitted": "ja"}).status_code == 422


@pytest.mark.rules("R-LIST-15")
def test_an_objection_that_is_rejected_leaves_the_refusal(refused):
    found, actor, first, second = refused
    objection = received(found, actor)
    decided = ObjectionDecided(REJECTED, "Die Form fehlt weiter.")
    decide_objection(objection.pk, second.pk, decided, now=LATER, actor=actor)
    found.decision.refresh_from_db()
    assert (found.decision.admitted, found.decision.reason) == (False, "Form")
    assert record_of(second).points[0].decided.outcome is Outcome.REFUSED
    assert record_of(first).points[0].decided.decided_on == DAY


@pytest.mark.rules("R-LIST-15")
def test_a_decision_clicked_wrongly_is_taken_back_and_made_anew(client, refused):
    found, actor, first, second = refused
    objection = received(found, actor)
    voted = Votes(5, 1, 1)
    decided = ObjectionDecided(UPHELD, "stattgegeben", decision_reason="trotz Mangel", votes=voted)
    decide_objection(objection.pk, second.pk, decided, now=LATER, actor=actor)
    back = page("list_objection_back", found, objection.pk)
    assert back in text(client.get(page("committee_meeting", found, second.pk)))
    assert client.post(back, {"reason": "verwechselt"}).status_code == 302
    assert (found.state(), found.decision.decided_on) == (ListState.REFUSED, DAY)
    point = record_of(second).points[0]
    assert (point.decided, point.votes) == (None, None)
    again = ObjectionDecided(UPHELD, "ohne Mängel", admitted=False, decision_reason="Form")
    decide_objection(objection.pk, second.pk, again, now=LATER, actor=actor)
    assert record_of(second).points[0].decided.outcome is Outcome.REFUSED
    assert record_of(first).points[0].decided.decided_on == DAY


@pytest.mark.rules("R-LIST-15")
def test_a_person_who_was_struck_comes_back(refused):
    found, actor, _first, second = refused
    other = Nomination.objects.get(pk=factories.receive_list(found.election, 2, 3, actor))
    person = other.candidates.get(place=2)
    decide_nomination(
        other.pk,
        admitted=True,
        decided_on=DAY,
        reason="trotz Mangel",
        struck={person.pk: "Zustimmung fehlt"},
        actor=actor,
    )
    entry = ObjectionEntry("Person2", date(2026, 1, 17), candidate=person.pk)
    objection = receive_objection(other.pk, entry, today=TODAY, actor=actor)
    decided = ObjectionDecided(UPHELD, "Sie lag vor.", decision_reason="trotz Mangel")
    decide_objection(objection.pk, second.pk, decided, now=LATER, actor=actor)
    assert (other.state(), other.candidates.count()) == (ListState.ADMITTED, 3)


@pytest.mark.rules("R-LIST-15")
def test_an_objection_is_decided_in_a_meeting_for_it_that_came_after_it(client, refused):
    found, actor, first, second = refused
    objection = received(found, actor)
    decided = ObjectionDecided(REJECTED, "bleibt")
    with pytest.raises(RuleViolation, match="decides_not"):
        decide_objection(objection.pk, first.pk, decided, now=LATER, actor=actor)
    late = received(found, actor, date(2026, 1, 20))
    ListObjection.objects.filter(pk=late.pk).update(received_on=date(2026, 1, 21))
    with pytest.raises(RuleViolation, match="needs_meeting"):
        decide_objection(late.pk, second.pk, decided, now=LATER, actor=actor)
    second.delete()
    shown = text(client.get(page("list_objection_decide", found, objection.pk)))
    assert "Planen Sie zuerst die Sitzung" in shown
    assert page("committee_meeting_new", found) in shown


def test_objections_of_another_election_are_not_found(client, refused):
    found, _actor, _first, _second = refused
    other = factories.election(Phase.NOMINATION)
    lead = factories.lead(other.municipality)
    foreign = Nomination.objects.get(pk=factories.receive_list(other, 1, 3, lead))
    decide_nomination(foreign.pk, admitted=False, decided_on=DAY, reason="Form", actor=lead)
    objection = received(foreign, lead)
    names = ("list_objection", "list_objection_remove", "list_objection_back")
    for name in (*names, "list_objection_decide"):
        assert client.get(page(name, found, objection.pk)).status_code == 404
    assert client.get(page("list_objection_new", found, foreign.pk)).status_code == 404
