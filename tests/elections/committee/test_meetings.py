"""Meetings of the Wahlausschuss: planned, written down, all lists decided, minutes issued."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.committee.course import record_course
from elections.actions.committee.deciding import DecidedRow, decide_together
from elections.actions.committee.meetings import MeetingPlan, change_meeting
from elections.actions.committee.minutes import issue_minutes, take_back_minutes
from elections.actions.nominations.decisions import Because, correct_decision
from elections.law.committee.meeting import Item, MeetingKind
from elections.law.committee.seats import Place, Position
from elections.law.committee.votes import Votes
from elections.law.course.phases import Phase
from elections.law.nominations.states import ListState, Outcome
from elections.models import CommitteeMeeting, MeetingItem, Nomination
from elections.models.committee.course import Course, course_of
from elections.models.committee.record import record_of
from municipalities.law.basis import RowsRefused, RuleViolation
from municipalities.models import AuditEvent
from tests import factories
from tests.elections.committee.committee_scene import (
    ADMISSION,
    BERLIN,
    CHAIR,
    full_committee,
    planned,
)
from tests.elections.course.test_corrections import text

pytestmark = pytest.mark.django_db
NOW = ADMISSION + timedelta(hours=3)
FIVE_TWO = {"in_favour": "5", "against": "2", "abstained": "0"}


@pytest.fixture
def scene(client):
    """Two lists wait for the committee; its meeting is planned; the Wahlleitung is signed in."""
    election = factories.election(Phase.NOMINATION, seats=5)
    actor = factories.lead(election.municipality)
    keys = [factories.receive_list(election, number, 3, actor) for number in (1, 2)]
    client.force_login(actor)
    return election, actor, planned(election, actor), keys


def page(name, election, *keys):
    return reverse(f"elections:{name}", args=[election.pk, *keys])


def plan(**more):
    wanted = {"kind": "admission", "starts_at": "2026-01-16T18:00", "place": "Rathaus"}
    return wanted | more


def sent(client, address, *changes, **more):
    """The form as the page shows it, with what is typed into its rows."""
    shown = client.get(address).context["rows"]
    data = {f"zeilen-{name}": value for name, value in shown.management_form.initial.items()}
    for at, row in enumerate(shown):
        for name in row.fields:
            data[f"zeilen-{at}-{name}"] = row[name].value() or ""
        data |= {f"zeilen-{at}-{name}": value for name, value in changes[at].items()}
    return data | more


@pytest.mark.rules("R-LIST-14", "C-05")
def test_a_meeting_of_another_day_says_why_and_none_is_before_the_lists_close(client, scene):
    election, _actor, _meeting, _keys = scene
    address = page("committee_meeting_new", election)
    early, other = plan(starts_at="2026-01-05T18:00"), plan(starts_at="2026-01-19T18:00")
    assert "können noch bis" in text(client.post(address, early))
    answer = client.post(address, other)
    assert (answer.status_code, "schreiben Sie auf, warum" in text(answer)) == (422, True)
    assert client.post(address, other | {"why_then": "Glatteis"}).status_code == 302
    assert CommitteeMeeting.objects.filter(why_then="Glatteis").count() == 1
    assert client.post(address, plan(starts_at="9999-12-31T23:59")).status_code == 422


@pytest.mark.rules("R-LIST-14")
def test_a_plan_changes_with_a_reason_and_what_comes_later_without(client, scene):
    election, actor, meeting, _keys = scene
    address = page("committee_meeting_change", election, meeting.pk)
    same = plan(place="Rathaus, Saal 1")
    late = same | {"announced_on": "2026-01-08", "announced_in": "Anzeiger"}
    assert client.post(address, late).status_code == 302
    assert client.post(address, late | {"place": "Schule"}).status_code == 422
    moved = late | {"place": "Schule", "reason": "Wasserschaden"}
    assert client.post(address, moved).status_code == 302
    event = AuditEvent.objects.filter(act="committee.meeting_changed").latest("pk")
    assert (event.details["fields"], event.details["reason"]) == (
        ["meeting_place"],
        "Wasserschaden",
    )
    record_course(meeting.pk, Course(clerk="Frau Öz"), reason="", now=NOW, actor=actor)
    other_day = MeetingPlan(MeetingKind.DETERMINATION, ADMISSION, "Schule")
    with pytest.raises(RuleViolation, match="meeting_kind_fixed"):
        change_meeting(meeting.pk, other_day, reason="falsch", actor=actor)
    # Planned on a wrong day: who was there goes with it, what happened on that day does not.
    next_day = MeetingPlan(
        MeetingKind.ADMISSION, ADMISSION + timedelta(days=1), "Schule", why_then="Verlegt."
    )
    record_course(
        meeting.pk, Course(opened_at=ADMISSION, clerk="Frau Öz"), reason="", now=NOW, actor=actor
    )
    with pytest.raises(RuleViolation, match="meeting_day_fixed"):
        change_meeting(meeting.pk, next_day, reason="falscher Tag", actor=actor)
    record_course(meeting.pk, Course(clerk="Frau Öz"), reason="falsch", now=NOW, actor=actor)
    moved_on = change_meeting(meeting.pk, next_day, reason="falscher Tag", actor=actor)
    assert (moved_on.day, moved_on.course.clerk) == (next_day.starts_at.date(), "Frau Öz")
    gone = page("committee_meeting_remove", election, meeting.pk)
    assert client.post(gone, {"reason": "doppelt"}).status_code == 422


def test_the_same_form_sent_twice_plans_one_meeting(client, scene):
    election, actor, meeting, _keys = scene
    address = page("committee_meeting_new", election)
    same = plan(starts_at=f"{timezone.localtime(meeting.starts_at):%Y-%m-%dT%H:%M}")
    answer = client.post(address, same)
    assert (answer.status_code, "Diese Sitzung steht schon da" in text(answer)) == (422, True)
    assert client.post(address, plan(kind="objection")).status_code == 302
    assert election.committee_meetings.count() == 2
    # Neither does another one become it.
    other = election.committee_meetings.get(kind="objection")
    onto = MeetingPlan(MeetingKind.ADMISSION, meeting.starts_at, "Saal 2")
    with pytest.raises(RuleViolation, match="meeting_twice"):
        change_meeting(other.pk, onto, reason="verlegt", actor=actor)


def test_a_meeting_planned_by_a_slip_is_removed(client, scene):
    election, _actor, meeting, _keys = scene
    gone = page("committee_meeting_remove", election, meeting.pk)
    assert client.post(gone, {"reason": "doppelt"}).status_code == 302
    assert not CommitteeMeeting.objects.exists()


@pytest.mark.rules("R-LIST-14")
def test_the_task_leads_to_the_meeting_once_it_is_planned(client, scene):
    election, _actor, meeting, _keys = scene
    address = page("committee_deciding", election)
    assert client.get(address).url == page("committee_meeting", election, meeting.pk)
    meeting.delete()
    assert client.get(address).url == page("lists", election)


@pytest.mark.rules("R-LIST-14", "R-LIST-11", "R-BODY-08", "C-06")
def test_all_lists_are_decided_in_one_go_and_the_page_says_whether_the_election_takes_place(
    client, scene
):
    election, _actor, meeting, keys = scene
    address = page("committee_meeting", election, meeting.pk)
    assert "Über 2 Listen ist noch nicht entschieden" in text(client.get(address))
    rows = (
        {"admitted": "ja", "struck": "2: Zustimmung fehlt", "reason": "s. u.", **FIVE_TWO},
        {"admitted": "nein", "reason": "Unterschriften fehlen"},
    )
    assert client.post(address, sent(client, address, *rows)).status_code == 302
    first, second = (Nomination.objects.get(pk=key) for key in keys)
    assert (first.state(), second.state()) == (ListState.ADMITTED_IN_PART, ListState.REFUSED)
    assert [one.decision.decided_on for one in (first, second)] == [date(2026, 1, 16)] * 2
    said = text(client.get(address))
    assert "Zugelassen: 2 Personen für 5 Sitze. Es fehlen 3." in said
    assert "Platz 2 Person2 Familie1 (Zustimmung fehlt)" in said
    assert "Gegen eine Zurückweisung ist binnen zwei Tagen Einspruch möglich" in said
    assert MeetingItem.objects.get(nomination=first).votes == Votes(5, 2, 0)
    assert "Abstimmung: 5 dafür, 2 dagegen, 0 enthalten." in said


@pytest.mark.rules("R-LIST-14", "R-BODY-08")
def test_enough_persons_are_said_in_clear_words_and_lead_to_the_order(client, scene):
    election, _actor, meeting, _keys = scene
    address = page("committee_meeting", election, meeting.pk)
    yes = {"admitted": "ja", "reason": "trotz Mangel"}
    assert client.post(address, sent(client, address, yes, yes)).status_code == 302
    said = text(client.get(address))
    assert "Zugelassen: 6 Personen für 5 Sitze." in said
    assert "Zuerst die Reihenfolge eintragen" in said
    factories.draw(election, factories.lead(election.municipality))
    assert page("step", election, "admit") in text(client.get(address))


@pytest.mark.rules("R-LIST-14")
@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"admitted": "nein"}, "braucht ihren Grund"),
        ({"admitted": "ja", "struck": "9: fehlt", "reason": "x"}, "Auf Platz 9 steht"),
        ({"admitted": "ja", "struck": "die dritte", "reason": "x"}, "ist nicht zu lesen"),
        ({"admitted": "nein", "struck": "1: x", "reason": "x"}, "nur eine Liste zu, die er"),
        ({"admitted": "ja", "struck": "1: a\n2: b\n3: c", "reason": "x"}, "niemand mehr auf"),
        ({"admitted": "ja", "struck": "1: a\n1: b", "reason": "x"}, "steht zweimal da"),
    ],
)
def test_one_wrong_row_keeps_all_from_being_entered(client, scene, row, said):
    election, _actor, meeting, _keys = scene
    address = page("committee_meeting", election, meeting.pk)
    good = {"admitted": "nein", "reason": "verspätet"}
    answer = client.post(address, sent(client, address, good, row))
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert not Nomination.objects.filter(decision__isnull=False).exists()


@pytest.mark.rules("R-LIST-12")
def test_a_list_decided_by_somebody_else_meanwhile_is_not_decided_twice(client, scene):
    election, actor, meeting, keys = scene
    address = page("committee_meeting", election, meeting.pk)
    mine = {"admitted": "ja", "reason": "x"}
    data = sent(client, address, mine, {})
    row = DecidedRow(keys[0], admitted=False, reason="verspätet")
    decide_together(meeting.pk, [row], reason="", now=NOW, actor=actor)
    answer = client.post(address, data)
    said = "Über diese Liste hat inzwischen jemand anderes" in text(answer)
    assert (answer.status_code, said) == (422, True)
    assert Nomination.objects.get(pk=keys[0]).decision.reason == "verspätet"


@pytest.mark.rules("R-LIST-14")
def test_votes_are_added_after_the_decision_and_corrected_with_a_reason(scene):
    _election, actor, meeting, keys = scene
    now = {"reason": "", "now": NOW, "actor": actor}
    row = DecidedRow(keys[0], admitted=False, reason="verspätet")
    decide_together(meeting.pk, [row], **now)
    decide_together(meeting.pk, [DecidedRow(keys[0], votes=Votes(0, 7, 0))], **now)
    with pytest.raises(RowsRefused):
        decide_together(meeting.pk, [DecidedRow(keys[0], votes=Votes(1, 6, 0))], **now)
    row = DecidedRow(keys[0], votes=Votes(1, 6, 0))
    decide_together(meeting.pk, [row], **now | {"reason": "Gezählt"})
    assert MeetingItem.objects.get().votes == Votes(1, 6, 0)


@pytest.mark.rules("R-LIST-14")
def test_nothing_is_decided_before_the_day_or_in_a_meeting_for_something_else(scene):
    election, actor, meeting, keys = scene
    rows = [DecidedRow(keys[0], admitted=False, reason="x")]
    with pytest.raises(RuleViolation, match="not_begun"):
        decide_together(meeting.pk, rows, reason="", now=ADMISSION - timedelta(days=1), actor=actor)
    result = planned(election, actor, MeetingKind.DETERMINATION)
    with pytest.raises(RuleViolation, match="decides_not"):
        decide_together(result.pk, rows, reason="", now=result.starts_at, actor=actor)


@pytest.mark.rules("R-ORG-03", "R-LIST-14")
def test_who_was_there_is_written_down_on_the_seats(client, scene):
    election, actor, meeting, _keys = scene
    members = full_committee(election, actor)
    address = page("committee_course", election, meeting.pk)
    deputy = members[Place(1, Position.DEPUTY)]
    wanted = {
        "opened_at": "2026-01-16T18:02",
        "clerk": "Frau Schmidt",
        "seat_0": members[CHAIR].pk,
        "seat_1": deputy.pk,
        "was_public": "nein",
        "in_favour_order": "2",
        "against_order": "0",
        "abstained_order": "0",
    }
    assert client.post(address, wanted).status_code == 302
    assert course_of(meeting).present == {0: members[CHAIR].pk, 1: deputy.pk}
    came = record_of(meeting).attendees[1]
    assert (came.name, came.deputy_for, came.is_chair) == ("Mai Platz3", "Mai Platz2", False)
    closed = wanted | {"closed_at": "2026-01-16T17:00"}
    assert client.post(address, closed).status_code == 422
    assert client.post(address, wanted | {"closed_at": "2026-01-16T20:30"}).status_code == 302
    other = wanted | {"closed_at": "2026-01-16T20:30", "seat_1": "", "in_favour_order": "1"}
    assert client.post(address, other).status_code == 422
    assert client.post(address, other | {"reason": "war nicht da"}).status_code == 302
    assert client.post(address, wanted | {"seat_2": deputy.pk}).status_code == 422
    record = record_of(CommitteeMeeting.objects.get(pk=meeting.pk))
    assert [(one.name, one.is_present) for one in record.attendees][:2] == [
        ("Mai Platz0", True),
        ("Mai Platz2", False),
    ]
    voted = [(one.votes, one.not_voted) for one in record.points if one.item is Item.ORDER]
    assert (voted, record.was_public, record.present) == ([(Votes(1, 0, 0), None)], False, 1)


@pytest.mark.rules("R-LIST-14")
def test_of_two_who_write_the_second_sees_what_the_first_wrote(client, scene):
    election, actor, meeting, _keys = scene
    address = page("committee_course", election, meeting.pk)
    seen = client.get(address).context["form"]["seen"].value()
    record_course(meeting.pk, Course(clerk="Frau Öz"), reason="", now=NOW, actor=actor)
    answer = client.post(address, {"clerk": "Herr Li", "seen": seen})
    said = "Inzwischen geändert: Schriftführung" in text(answer)
    assert (answer.status_code, said) == (422, True)


@pytest.mark.rules("R-LIST-14")
def test_minutes_are_issued_when_complete_and_then_nothing_changes(client, scene):
    election, actor, meeting, keys = scene
    members = full_committee(election, actor)
    address = reverse("reports:minutes_issue", args=[election.pk, meeting.pk])
    lacking = client.get(address)
    assert lacking.context["fixed"] == (
        "Für die Niederschrift fehlt noch: wann die Sitzung eröffnet wurde, wann sie geschlossen "
        "wurde, wer den Vorsitz hatte, wer die Schriftführung hatte, die Entscheidung über alles, "
        "was auf der Tagesordnung steht."
    )
    assert lacking.context["way"][0] == page("committee_course", election, meeting.pk)
    assert client.post(address).status_code == 422
    course = Course(
        opened_at=ADMISSION,
        closed_at=ADMISSION + timedelta(hours=2),
        clerk="Frau Öz",
        present={0: members[CHAIR].pk},
    )
    record_course(meeting.pk, course, reason="", now=NOW, actor=actor)
    lacking = client.get(address)
    decision = "die Entscheidung über alles, was auf der Tagesordnung steht"
    said = (f"Für die Niederschrift fehlt noch: {decision}.", None)
    assert (lacking.context["fixed"], lacking.context["way"]) == said
    rows = [DecidedRow(key, admitted=False, reason="verspätet") for key in keys]
    decide_together(meeting.pk, rows, reason="", now=NOW, actor=actor)
    assert client.post(address).status_code == 302
    for call in (
        lambda: record_course(meeting.pk, course, reason="x", now=NOW, actor=actor),
        lambda: decide_together(meeting.pk, rows, reason="", now=NOW, actor=actor),
        lambda: issue_minutes(meeting.pk, now=NOW, actor=actor),
    ):
        with pytest.raises(RuleViolation, match="minutes_issued"):
            call()
    shown = text(client.get(page("committee_meeting", election, meeting.pk)))
    assert ("Die Niederschrift ist ausgestellt" in shown, "Alles eintragen" in shown) == (
        True,
        False,
    )
    # A slip that is corrected afterwards leaves the minutes as they are: the page says so.
    differs = "Die Niederschrift sagt etwas anderes als die Daten"
    assert differs not in shown
    correct_decision(
        keys[0],
        admitted=True,
        decided_on=meeting.day,
        reason="doch rechtzeitig, trotz Mangel",
        because=Because("Zeile verwechselt"),
        now=timezone.now(),
        actor=actor,
    )
    shown = client.get(page("committee_meeting", election, meeting.pk))
    assert (differs in text(shown), [one.pk for one in shown.context["corrected"]]) == (
        True,
        keys[:1],
    )
    back = page("committee_minutes_back", election, meeting.pk)
    assert client.post(back, {"reason": "Tippfehler"}).status_code == 302
    take_back_minutes(meeting.pk, reason="nichts zu tun", actor=actor)
    assert not CommitteeMeeting.objects.get(pk=meeting.pk).is_issued


@pytest.mark.rules("R-LIST-14", "R-LIST-17", "R-BODY-08")
def test_the_record_has_everything_that_the_minutes_say(scene):
    election, actor, meeting, keys = scene
    rows = [
        DecidedRow(keys[0], True, "trotz Mangel", {2: "fehlt"}, Votes(5, 2, 0), "lang beraten"),
        DecidedRow(keys[1], True, "trotz Mangel"),
    ]
    decide_together(meeting.pk, rows, reason="", now=NOW, actor=actor)
    factories.draw(election, actor)
    record = record_of(CommitteeMeeting.objects.get(pk=meeting.pk))
    assert (record.seats, record.admitted, record.missing) == (5, 5, 0)
    first, second, order, test = record.points
    assert (first.persons, first.votes, first.remarks) == (3, Votes(5, 2, 0), "lang beraten")
    assert first.decided.outcome is Outcome.ADMITTED_IN_PART
    assert [(one.place, one.reason) for one in first.decided.struck] == [(2, "fehlt")]
    assert second.decided.outcome is Outcome.ADMITTED
    assert (order.item, test.item) == (Item.ORDER, Item.CANCEL_TEST)
    assert [number for number, _name in record.order.lists] == [1, 2]
    assert record.starts_at == datetime(2026, 1, 16, 18, tzinfo=BERLIN)


def test_a_meeting_for_the_result_leads_to_the_result(client, scene):
    election, actor, _meeting, _keys = scene
    result = planned(election, actor, MeetingKind.DETERMINATION)
    shown = text(client.get(page("committee_meeting", election, result.pk)))
    assert "Der Ausschuss stellt das Ergebnis in öffentlicher Sitzung fest" in shown


def test_meetings_of_another_election_are_not_found(client, scene):
    election, _actor, _meeting, _keys = scene
    other = factories.election(Phase.NOMINATION)
    meeting = planned(other, factories.lead(other.municipality))
    for name in (
        "committee_meeting",
        "committee_meeting_change",
        "committee_meeting_remove",
        "committee_course",
        "committee_minutes_back",
    ):
        assert client.get(page(name, election, meeting.pk)).status_code == 404
