"""Everything that the agenda and the minutes of a meeting say, as one value (R-LIST-14, C-05).

Papers read this and ask nothing else. Sentences for people are made of it further up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from elections.law.assumptions import OrderBasis
from elections.law.committee.meeting import AGENDAS, Item, MeetingKind, ObjectionOutcome
from elections.law.committee.votes import Votes, not_voted
from elections.law.nominations.admission import members_missing
from elections.law.nominations.objection import is_objection_in_time, objections_close
from elections.models.committee.attending import Attendee, attendees_of
from elections.models.committee.deciding import (
    ListDecision,
    decided_in,
    decisions_of,
    stood_after,
)
from elections.models.committee.meetings import CommitteeMeeting
from elections.models.committee.objections import ListObjection
from elections.models.course.election import Election
from elections.models.course.list_order import is_ordered
from elections.models.nominations.examining import Other, findings_of, others_of
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.person import Candidate
from municipalities.law.basis import Finding


@dataclass(frozen=True, slots=True)
class Objected:
    """One objection; ``about`` is the person it is about, empty where it is the whole list."""

    objector: str
    about: str
    received_on: date
    last_day: date
    in_time: bool
    grounds: str
    outcome: ObjectionOutcome | None
    reason: str


@dataclass(frozen=True, slots=True)
class RecordPoint:
    """One point of the agenda; of a list also what came in and what was noticed.

    ``persons`` are those whom the list names, the struck ones included. ``decided`` is None while
    nothing is decided, and for points that are about no list; ``votes`` where nobody entered them.
    With ``is_postponed`` a later meeting decided. ``not_voted`` is there where fewer voted than
    were present.
    """

    item: Item
    number: int | None = None
    name: str = ""
    short_name: str = ""
    received_at: datetime | None = None
    persons: int = 0
    findings: tuple[Finding, ...] = ()
    decided: ListDecision | None = None
    is_postponed: bool = False
    objections: tuple[Objected, ...] = ()
    votes: Votes | None = None
    not_voted: Finding | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class OtherList:
    """A list on which the meeting did not decide, as it stood then; it counts for the election."""

    number: int
    name: str
    short_name: str
    persons: int
    decided: ListDecision


@dataclass(frozen=True, slots=True)
class RecordedOrder:
    """The order of the admitted lists, as it was drawn or set (R-LIST-17)."""

    basis: OrderBasis
    set_on: date
    minutes: str
    lists: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """One meeting of the Wahlausschuss: plan, persons, points, order and cancel test.

    ``admitted`` are the persons on all admitted lists together, ``missing`` how many of them lack
    for an election (R-BODY-08). ``others`` are the lists that were decided on elsewhere; ``order``
    is None where it was set later, or does not fit the admitted lists. ``present`` is how many were
    there, None while nobody wrote it down. ``issued_at`` is None as long as the minutes can change.
    """

    municipality: str
    election_day: date
    seats: int
    kind: MeetingKind
    starts_at: datetime
    place: str
    why_then: str
    invited_on: date | None
    announced_on: date | None
    announced_in: str
    opened_at: datetime | None
    closed_at: datetime | None
    was_public: bool | None
    clerk: str
    guests: str
    text: str
    attendees: tuple[Attendee, ...]
    present: int | None
    points: tuple[RecordPoint, ...]
    others: tuple[OtherList, ...]
    order: RecordedOrder | None
    admitted: int
    missing: int
    has_invented_persons: bool
    issued_at: datetime | None

    @property
    def has_chair(self) -> bool:
        """Whether somebody led the meeting."""
        return any(one.is_chair and one.is_present for one in self.attendees)


def record_of(meeting: CommitteeMeeting) -> MeetingRecord:
    """Return what the agenda or the minutes of a meeting say (§ 15 KWG; R-LIST-14, -15, -17)."""
    election = meeting.election
    course = getattr(meeting, "course", None)
    admitted = admitted_persons(election)
    return MeetingRecord(
        municipality=election.municipality.name,
        election_day=election.day,
        seats=election.seats,
        kind=MeetingKind(meeting.kind),
        starts_at=meeting.starts_at,
        place=meeting.place,
        why_then=meeting.why_then,
        invited_on=meeting.invited_on,
        announced_on=meeting.announced_on,
        announced_in=meeting.announced_in,
        opened_at=course.opened_at if course else None,
        closed_at=course.closed_at if course else None,
        was_public=course.was_public if course else None,
        clerk=course.clerk if course else "",
        guests=course.guests if course else "",
        text=course.text if course else "",
        attendees=tuple(attendees_of(meeting)),
        present=meeting.present,
        points=tuple(_points(meeting)),
        others=tuple(_others(meeting)),
        order=_order(meeting),
        admitted=sum(admitted),
        missing=members_missing(admitted, election.seats),
        has_invented_persons=Candidate.everybody.filter(
            nomination__election=election, invented=True
        ).exists(),
        issued_at=meeting.minutes.issued_at if meeting.is_issued else None,
    )


def admitted_persons(election: Election) -> list[int]:
    """Return how many persons each admitted list has (§ 86 Abs. 1 Satz 3 HGO; R-BODY-08)."""
    return [one.candidates.count() for one in election.nominations.admitted()]


def lists_before(meeting: CommitteeMeeting) -> list[Nomination]:
    """Return the lists that are on the agenda of a meeting, in the order in which they came in.

    Before the meeting on the admission are all that came in and that no earlier one decided on;
    before that on objections those of which somebody objects, or of which it decided.
    """
    received = meeting.election.nominations.received().with_way()
    found = received.select_related("decision", "receipt").prefetch_related("decision_changes")
    if meeting.kind == MeetingKind.ADMISSION:
        first = [(one, decisions_of(one)[:1]) for one in found.order_by("receipt__received_at")]
        return [one for one, made in first if not made or made[0].decided_on >= meeting.day]
    if meeting.kind == MeetingKind.OBJECTION:
        keys = objections_before(meeting).values_list("nomination", flat=True)
        return list(found.filter(pk__in=keys).order_by("receipt__received_at"))
    return []


def objections_before(meeting: CommitteeMeeting) -> QuerySet[ListObjection]:
    """Return the objections that are open, or that this meeting decided on (R-LIST-15)."""
    own = ListObjection.objects.filter(nomination__election=meeting.election)
    return own.filter(decision=None) | own.filter(decision__meeting=meeting)


def _points(meeting: CommitteeMeeting) -> Iterator[RecordPoint]:
    written = {(one.item, one.nomination_id): one for one in meeting.items.all()}
    lists, present = lists_before(meeting), meeting.present
    # Everybody on every list is read once, and not once for each list.
    others = others_of(meeting.election) if meeting.kind == MeetingKind.ADMISSION else []
    for item in AGENDAS[MeetingKind(meeting.kind)]:
        for one in lists if item in (Item.LIST, Item.OBJECTION) else [None]:
            said = written.get((item.value, one.pk if one else None))
            told: dict[str, Any] = {}
            if said is not None:
                told = {
                    "votes": said.votes,
                    "not_voted": not_voted(said.votes, present),
                    "remarks": said.remarks,
                }
            yield RecordPoint(item, **(_of_list(meeting, one, others) if one else {}), **told)


def _others(meeting: CommitteeMeeting) -> Iterator[OtherList]:
    """Yield the lists on which other meetings decided, as they stood after this one."""
    received = meeting.election.nominations.received().order_by("receipt__received_at")
    own = {one.pk for one in lists_before(meeting)}
    for one in received.select_related("decision").prefetch_related("decision_changes"):
        decided = None if one.pk in own else stood_after(one, meeting.day)
        if decided is not None:
            persons = Candidate.everybody.filter(nomination=one).count()
            yield OtherList(one.number, one.name, one.short_name, persons, decided)


def _of_list(meeting: CommitteeMeeting, one: Nomination, others: Sequence[Other]) -> dict[str, Any]:
    objections = objections_before(meeting).filter(nomination=one)
    return {
        "number": one.number,
        "name": one.name,
        "short_name": one.short_name,
        "received_at": one.receipt.received_at,
        "persons": Candidate.everybody.filter(nomination=one).count(),
        "findings": findings_of(one, others=others)
        if meeting.kind == MeetingKind.ADMISSION
        else (),
        "decided": (decided := decided_in(meeting, one)),
        "is_postponed": meeting.kind == MeetingKind.ADMISSION
        and decided is None
        and bool(decisions_of(one)),
        "objections": ()
        if meeting.kind == MeetingKind.ADMISSION
        else tuple(
            objected(each) for each in objections.select_related("candidate", "decision__meeting")
        ),
    }


def objected(one: ListObjection) -> Objected:
    """Return an objection with whether it came in time (§ 15 Abs. 3 KWG; R-LIST-15, C-07)."""
    made = getattr(one, "decision", None)
    return Objected(
        objector=one.objector,
        about=str(one.candidate) if one.candidate else "",
        received_on=one.received_on,
        last_day=objections_close(one.refused_on),
        in_time=is_objection_in_time(one.received_on, one.refused_on),
        grounds=one.grounds,
        outcome=ObjectionOutcome(made.outcome) if made else None,
        reason=made.reason if made else "",
    )


def _order(meeting: CommitteeMeeting) -> RecordedOrder | None:
    election = meeting.election
    order = getattr(election, "list_order", None)
    if order is None or order.set_on > meeting.day or not is_ordered(election):
        return None
    lists = election.nominations.admitted().order_by("number")
    return RecordedOrder(
        OrderBasis(order.basis),
        order.set_on,
        order.minutes,
        tuple((one.number, one.name) for one in lists),
    )
