"""Who is invited to a meeting of the Wahlausschuss, and how the public hears of it (§ 15 KWG)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils import timezone

from elections.law.committee.seats import CHAIR, Position
from elections.models import CommitteeMeeting, CommitteeMember
from elections.models.committee.record import record_of
from elections.models.nominations.person import Salutation
from reports.actions.issue import election_office
from reports.actions.nominations.meeting_minutes import group_of_point
from reports.pdf.nominations.agenda import AgendaPaperFacts

_FUNCTIONS: Mapping[tuple[Position, str], str] = {
    (Position.MEMBER, Salutation.FRAU): "Beisitzerin",
    (Position.MEMBER, Salutation.HERR): "Beisitzer",
    (Position.MEMBER, ""): "Mitglied",
    (Position.DEPUTY, Salutation.FRAU): "stellvertretende Beisitzerin",
    (Position.DEPUTY, Salutation.HERR): "stellvertretenden Beisitzer",
    (Position.DEPUTY, ""): "stellvertretendes Mitglied",
}
"""What somebody is invited as, in the accusative."""


def notice_facts(meeting: CommitteeMeeting, *, today: date) -> AgendaPaperFacts:
    """Return the public notice of a meeting with its agenda (§ 15 Abs. 1 KWG; R-LIST-14)."""
    record = record_of(meeting)
    at = timezone.localtime(record.starts_at)
    return AgendaPaperFacts(
        sender=election_office(meeting.election.municipality),
        election_day=record.election_day,
        day=at.date(),
        begins_at=at.time(),
        place=record.place,
        seats=record.seats,
        lists=tuple(group_of_point(one).title for one in record.points if one.number is not None),
        issued_on=today,
        invented_names=record.has_invented_persons,
        kind=record.kind,
    )


def invitation_letters(
    meeting: CommitteeMeeting, members: list[CommitteeMember], *, today: date
) -> list[AgendaPaperFacts]:
    """Return the invitations of ``members`` to a meeting (§ 5 KWG, § 15 KWG; R-LIST-14, R-ORG-03).

    Of a member nothing is kept but the name: the address is written by hand, or the letter handed
    over.
    """
    notice = notice_facts(meeting, today=today)
    seated = {
        one.seat: one.full_name
        for one in meeting.election.committee_members.on(meeting.day)
        if one.place.position is Position.MEMBER
    }
    return [_invitation(notice, one, seated.get(one.seat, "")) for one in members]


def _invitation(notice: AgendaPaperFacts, one: CommitteeMember, member: str) -> AgendaPaperFacts:
    function = _FUNCTIONS[Position(one.position), one.salutation]
    is_deputy = one.place.position is Position.DEPUTY
    if one.seat == CHAIR:
        function = "Stellvertretung im Vorsitz"
    greetings: dict[str, str] = {
        Salutation.FRAU: f"Sehr geehrte Frau {one.family_name}",
        Salutation.HERR: f"Sehr geehrter Herr {one.family_name}",
    }
    return replace(
        notice,
        recipient=(one.full_name,),
        name=one.full_name,
        function=function,
        salutation=greetings.get(one.salutation, ""),
        deputy_for=member if is_deputy else "",
    )
