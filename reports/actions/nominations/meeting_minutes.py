"""The minutes of a meeting of the Wahlausschuss: first a draft, then kept as issued (§ 15 KWG)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from elections.actions.committee.minutes import issue_minutes
from elections.law.committee.meeting import Item, MeetingKind
from elections.law.committee.votes import Votes
from elections.law.nominations.findings import kind_of
from elections.law.nominations.states import Outcome
from elections.models import CommitteeMeeting
from elections.models.committee.attending import Attendee
from elections.models.committee.deciding import ListDecision
from elections.models.committee.members import place_name
from elections.models.committee.record import (
    MeetingRecord,
    Objected,
    OtherList,
    RecordPoint,
    record_of,
)
from municipalities.messages import sentence
from municipalities.models import User
from reports.actions.issue import election_office, issue
from reports.models import Document
from reports.pdf.nominations.facts import GroupFacts
from reports.pdf.nominations.minutes import render_minutes
from reports.pdf.nominations.minutes_facts import (
    AttendeeFacts,
    DecidedListFacts,
    Decision,
    ListOrderFacts,
    MinutesFacts,
    NoteFacts,
    ObjectionFacts,
    StruckPersonFacts,
    VoteFacts,
)

_DECISIONS: Mapping[Outcome, Decision] = {
    Outcome.ADMITTED: Decision.ADMITTED,
    Outcome.ADMITTED_IN_PART: Decision.ADMITTED_WITHOUT_PERSONS,
    Outcome.REFUSED: Decision.REFUSED,
}


@transaction.atomic
def issue_meeting_minutes(meeting_id: int, *, now: datetime, actor: User) -> Document | None:
    """Issue the minutes of a meeting and keep the paper as it was (§ 15 KWG; R-LIST-14, R-LIST-15).

    None for the meeting on the result, of which the protocol is the paper (C-21). Minutes that were
    taken back are another paper when they are issued again. Raises RuleViolation as
    ``issue_minutes``.
    """
    minutes = issue_minutes(meeting_id, now=now, actor=actor)
    meeting = CommitteeMeeting.objects.select_related("election__municipality").get(pk=meeting_id)
    if not has_minutes_paper(meeting):
        return None
    facts = minutes_facts(meeting, today=timezone.localdate(minutes.issued_at))
    return issue(
        Document.Kind.MEETING_MINUTES,
        _about(meeting),
        facts,
        render_minutes(facts),
        file=meeting.election,
        actor=actor,
    )


def has_minutes_paper(meeting: CommitteeMeeting) -> bool:
    """Whether the minutes of a meeting are a paper of this kind (R-LIST-14, R-LIST-15, C-21)."""
    return meeting.kind != MeetingKind.DETERMINATION


def issued_minutes(meeting: CommitteeMeeting) -> Document | None:
    """Return the paper of the minutes that hold; None before they are issued."""
    if not meeting.is_issued:
        return None
    kind = Document.Kind.MEETING_MINUTES
    return Document.objects.filter(kind=kind, about=_about(meeting)).first()


def _about(meeting: CommitteeMeeting) -> str:
    return f"meeting:{meeting.pk}:{meeting.minutes.pk}"


def minutes_facts(meeting: CommitteeMeeting, *, today: date) -> MinutesFacts:
    """Return what the minutes say; until they are issued a draft (R-LIST-14, R-LIST-15, C-05).

    (§ 15 KWG.) Of what the examination found they name what the list itself is told: nothing of
    other lists or of the register.
    """
    record = record_of(meeting)
    local = {
        name: timezone.localtime(at).time() if (at := getattr(record, name)) else None
        for name in ("opened_at", "closed_at")
    }
    with override("de"):  # a document is German whatever the page's language is
        return MinutesFacts(
            sender=election_office(meeting.election.municipality),
            election_day=record.election_day,
            seats=record.seats,
            lists=tuple(_list(one, record) for one in record.points if one.number is not None),
            issued_on=today,
            meeting_day=timezone.localdate(record.starts_at),
            place=record.place,
            opens_at=local["opened_at"],
            closes_at=local["closed_at"],
            noticed_on=record.announced_on,
            notice=record.announced_in,
            was_public=record.was_public,
            attendees=tuple(_attendees(record)),
            order=_order(record),
            remarks=tuple(filter(None, [record.text])),
            invented_names=record.has_invented_persons,
            kind=record.kind,
            others=tuple(map(_other, record.others)),
            invited_on=record.invited_on,
            why_then=record.why_then,
            guests=record.guests,
            order_note=_note(record, Item.ORDER),
            test_note=_note(record, Item.CANCEL_TEST),
            draft=record.issued_at is None,
        )


def _attendees(record: MeetingRecord) -> list[AttendeeFacts]:
    found = [_attendee(one) for one in record.attendees]
    if record.clerk:
        there = True if record.present else None
        found.append(AttendeeFacts(record.clerk, "Schriftführung", present=there))
    return found


def _attendee(one: Attendee) -> AttendeeFacts:
    return AttendeeFacts(one.name, place_name(one.place), one.deputy_for, one.is_present)


def _list(one: RecordPoint, record: MeetingRecord) -> DecidedListFacts:
    at = timezone.localtime(one.received_at) if one.received_at else None
    decided = _Decided.of(one.decided)
    return DecidedListFacts(
        group=group_of_point(one),
        persons=one.persons,
        decision=decided.decision,
        is_postponed=one.is_postponed,
        received=f"{at:%d.%m.%Y, %H:%M:%S} Uhr" if at else "",
        findings=tuple(sentence(each) for each in one.findings if kind_of(each).is_for_list),
        reason=decided.reason,
        struck=decided.struck,
        vote=_vote(one, record),
        objections=tuple(map(_objection, one.objections)),
        remarks=one.remarks,
    )


def _other(one: OtherList) -> DecidedListFacts:
    decided = _Decided.of(one.decided)
    return DecidedListFacts(
        group_of_point(one), one.persons, decided.decision, struck=decided.struck
    )


def group_of_point(one: RecordPoint | OtherList) -> GroupFacts:
    """Return the group of a list as the papers of a meeting name it (§ 11 KWG; R-LIST-02)."""
    return GroupFacts(one.name or f"Wahlvorschlag {one.number}", one.short_name)


@dataclass(frozen=True, slots=True)
class _Decided:
    decision: Decision | None = None
    reason: str = ""
    struck: tuple[StruckPersonFacts, ...] = ()

    @classmethod
    def of(cls, made: ListDecision | None) -> _Decided:
        if made is None:
            return cls()
        struck = tuple(StruckPersonFacts(who.place, who.name, who.reason) for who in made.struck)
        return cls(_DECISIONS[made.outcome], made.reason, struck)


def _objection(one: Objected) -> ObjectionFacts:
    return ObjectionFacts(
        objector=one.objector,
        received_on=one.received_on,
        last_day=one.last_day,
        in_time=one.in_time,
        about=one.about,
        grounds=one.grounds,
        outcome=one.outcome,
        reason=one.reason,
    )


def _vote(one: RecordPoint, record: MeetingRecord) -> VoteFacts | None:
    if not isinstance(one.votes, Votes):
        return None
    present = record.present if one.not_voted is not None else None
    return VoteFacts(one.votes.in_favour, one.votes.against, one.votes.abstained, present)


def _note(record: MeetingRecord, item: Item) -> NoteFacts:
    found = next((one for one in record.points if one.item is item), None)
    return NoteFacts(_vote(found, record), found.remarks) if found else NoteFacts()


def _order(record: MeetingRecord) -> ListOrderFacts | None:
    order = record.order
    if order is None:
        return None
    day = timezone.localdate(record.starts_at)
    return ListOrderFacts(
        order.basis,
        tuple(name for _number, name in order.lists),
        order.minutes if order.set_on == day else "",
        None if order.set_on == day else order.set_on,
    )
