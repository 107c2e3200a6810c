"""Votes of the Wahlausschuss are numbers: none invented, not more than members who were there."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from elections.actions.committee.course import record_course
from elections.actions.committee.deciding import DecidedRow, decide_together
from elections.law.committee.meeting import Item
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.seats import Place, Position
from elections.law.committee.votes import Votes, check_votes, not_voted
from elections.law.course.phases import Phase
from elections.models import MeetingItem
from elections.models.committee.course import Course, Note
from elections.models.committee.record import record_of
from municipalities.law.basis import RowsRefused, RuleViolation
from municipalities.messages import sentence
from tests import factories
from tests.elections.committee.committee_scene import full_committee, planned
from tests.elections.committee.test_meetings import NOW, sent
from tests.elections.course.test_corrections import text

TYPED = ("in_favour", "against", "abstained")


@pytest.fixture
def scene(client):
    """A list waits for the committee, of which the chair and three Beisitzer came."""
    election = factories.election(Phase.NOMINATION, seats=5)
    actor = factories.lead(election.municipality)
    key = factories.receive_list(election, 1, 3, actor)
    client.force_login(actor)
    members = full_committee(election, actor)
    present = {seat: members[Place(seat, Position.MEMBER)].pk for seat in range(4)}
    meeting = planned(election, actor)
    record_course(meeting.pk, Course(present=present), reason="", now=NOW, actor=actor)
    return meeting, actor, key, present


def page(name, meeting):
    return reverse(f"elections:{name}", args=[meeting.election_id, meeting.pk])


@pytest.mark.rules("R-ORG-03", "R-LIST-14")
@pytest.mark.parametrize(
    ("votes", "present", "refused"),
    [
        pytest.param(None, 6, None, id="votes that nobody entered are no votes"),
        pytest.param(Votes(4, 1, 1), 6, None, id="as many as were there"),
        pytest.param(Votes(0, 0, 0), 6, None, id="nobody voted"),
        pytest.param(Votes(5, 1, 1), 6, (7, 6), id="one more than were there"),
        pytest.param(Votes(0, 0, 7), 6, (7, 6), id="who abstains was there too"),
        pytest.param(Votes(7, 0, 0), None, None, id="all seven, attendance not written down"),
        pytest.param(Votes(7, 1, 0), None, (8, 7), id="more than the committee has seats"),
    ],
)
def test_no_more_votes_than_members_who_were_there(votes, present, refused):
    if refused is None:
        check_votes(votes, present, Item.ORDER)
        return
    with pytest.raises(RuleViolation) as violation:
        check_votes(votes, present, Item.ORDER)
    assert sentence(violation.value).startswith(
        f"Reihenfolge der Listen: Das sind zusammen {refused[0]} Stimmen, abstimmen konnten "
        f"höchstens {refused[1]} (§ 5 Abs. 3 KWG)."
    )


@pytest.mark.rules("R-ORG-03", "R-LIST-14")
@pytest.mark.parametrize(
    ("votes", "present", "said"),
    [
        pytest.param(Votes(4, 0, 1), 6, "Abgestimmt haben 5 von 6 Anwesenden.", id="one less"),
        pytest.param(Votes(5, 0, 1), 6, None, id="all of them"),
        pytest.param(Votes(5, 0, 1), None, None, id="attendance not written down"),
        pytest.param(None, 6, None, id="votes not entered"),
    ],
)
def test_fewer_votes_are_a_hint(votes, present, said):
    found = not_voted(votes, present)
    assert (found and sentence(found)) == said


@pytest.mark.django_db
@pytest.mark.rules("R-ORG-03", "R-LIST-14")
def test_the_meetings_page_takes_numbers_and_tells_who_did_not_vote(client, scene):
    meeting, _actor, _key, _present = scene
    address = page("committee_meeting", meeting)
    decided = {"admitted": "nein", "reason": "verspätet"}
    many = decided | dict(zip(TYPED, "320", strict=True))
    answer = client.post(address, sent(client, address, many))
    assert answer.status_code == 422
    assert "Das sind zusammen 5 Stimmen, abstimmen konnten höchstens 4" in text(answer)
    part = decided | {"in_favour": "3"}
    answer = client.post(address, sent(client, address, part))
    assert (answer.status_code, MeetingItem.objects.count()) == (422, 0)
    assert "Tragen Sie alle drei Zahlen ein, auch eine 0, oder keine." in text(answer)
    few = decided | dict(zip(TYPED, "210", strict=True))
    assert client.post(address, sent(client, address, few)).status_code == 302
    said = text(client.get(address))
    assert "Abstimmung: 2 dafür, 1 dagegen, 0 enthalten." in said
    assert "Abgestimmt haben 3 von 4 Anwesenden." in said
    point = record_of(meeting).points[0]
    assert (point.votes, point.not_voted.rule) == (
        Votes(2, 1, 0),
        CommitteeRule.VOTES_BELOW_PRESENT,
    )


@pytest.mark.django_db
@pytest.mark.rules("R-ORG-03", "R-LIST-14")
def test_nobody_is_taken_from_a_meeting_in_which_all_voted(scene):
    meeting, actor, key, present = scene
    now = {"now": NOW, "actor": actor}
    row = DecidedRow(key, admitted=False, reason="verspätet", votes=Votes(4, 0, 0))
    decide_together(meeting.pk, [row], reason="", **now)
    fewer = Course(present={seat: present[seat] for seat in (0, 1, 2)})
    with pytest.raises(RuleViolation, match="votes_exceed_present"):
        record_course(meeting.pk, fewer, reason="war nicht da", **now)
    with pytest.raises(RowsRefused):
        decide_together(meeting.pk, [DecidedRow(key, votes=Votes(4, 1, 0))], reason="x", **now)
    assert record_of(meeting).present == 4
    assert MeetingItem.objects.get().votes == Votes(4, 0, 0)


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-14")
def test_a_vote_of_0_is_no_empty_one_and_changes_with_a_reason(client, scene):
    meeting, actor, _key, present = scene
    address = page("committee_course", meeting)
    wanted = {f"seat_{seat}": key for seat, key in present.items()}
    wanted |= {"was_public": "nein", "in_favour_cancel_test": "4"}
    assert client.post(address, wanted).status_code == 422
    wanted |= {"against_cancel_test": "0", "abstained_cancel_test": "0"}
    assert client.post(address, wanted).status_code == 302
    shown = text(client.get(page("committee_meeting", meeting)))
    assert "4 dafür, 0 dagegen, 0 enthalten" in shown
    for change in (
        {"was_public": "ja"},
        {"against_cancel_test": "1", "in_favour_cancel_test": "3"},
    ):
        assert client.post(address, wanted | change).status_code == 422
        assert client.post(address, wanted | change | {"reason": "Slip"}).status_code == 302
        wanted |= change
    many = Course(present=present, was_public=True, notes={Item.ORDER: Note(Votes(5, 0, 0))})
    with pytest.raises(RuleViolation, match="votes_exceed_present"):
        record_course(meeting.pk, many, reason="x", now=NOW, actor=actor)


@pytest.mark.django_db
def test_the_database_keeps_no_half_vote(scene):
    meeting, _actor, _key, _present = scene
    with pytest.raises(IntegrityError, match="meeting_votes_all_or_none"), transaction.atomic():
        meeting.items.create(item=Item.ORDER.value, in_favour=3)


@pytest.mark.parametrize(
    ("votes", "remarks", "kept"),
    [
        pytest.param("5 : 2", "", "Abstimmung, wie sie notiert war: „5 : 2“.", id="votes alone"),
        pytest.param(
            "einstimmig", "Lang.", "Abstimmung, wie sie notiert war: „einstimmig“. Lang.",
            id="before the remarks that stood there",
        ),
    ],
)  # fmt: skip
def test_votes_written_as_a_text_stay_readable(votes, remarks, kept):
    migration = import_module("elections.migrations.0021_votes_are_numbers")
    assert migration.as_remark(votes, remarks) == kept
