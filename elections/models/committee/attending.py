"""Who sat on which seat of the Wahlausschuss in a meeting, and who can come (§ 5 KWG; R-ORG-03)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from elections.law.committee.seats import CHAIR, SEATS, Place, Position
from elections.models.committee.meetings import CommitteeMeeting
from elections.models.committee.members import CommitteeMember


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody of the committee in a meeting; ``is_present`` is None while nobody wrote it down.

    ``deputy_for`` names the member for whom a deputy came or can come, where the seat has one.
    """

    place: Place
    name: str
    is_present: bool | None
    deputy_for: str = ""

    @property
    def is_chair(self) -> bool:
        """Whether the meeting was led from this seat."""
        return self.place.seat == CHAIR


def attendees_of(meeting: CommitteeMeeting) -> Iterator[Attendee]:
    """Yield for each seat who sat on it, or the member who did not come (§ 5 KWG; R-ORG-03).

    As long as nobody wrote down who is there, everybody who can come: members and deputies.
    """
    there = {one.seat: one.member for one in meeting.attendance.select_related("member")}
    on_that_day = list(CommitteeMember.objects.filter(election=meeting.election).on(meeting.day))
    members = {one.seat: one for one in on_that_day if one.place.position is Position.MEMBER}
    if not there:
        for one in on_that_day:
            yield _seated(one, members.get(one.seat), None)
        return
    for seat in SEATS:
        came, member = there.get(seat), members.get(seat)
        if came is not None:
            yield _seated(came, member, True)
        elif member is not None:
            yield _seated(member, member, False)


def invited_to(meeting: CommitteeMeeting) -> list[CommitteeMember]:
    """Return who is invited: members and deputies of that day, not the chair, who invites.

    (§ 5 Abs. 3 KWG; R-ORG-03.)
    """
    members = meeting.election.committee_members.on(meeting.day)
    return [one for one in members if one.place != Place(CHAIR, Position.MEMBER)]


def _seated(
    one: CommitteeMember, member: CommitteeMember | None, is_present: bool | None
) -> Attendee:
    is_deputy = one.place.position is Position.DEPUTY and member is not None
    return Attendee(
        one.place, one.full_name, is_present, member.full_name if member and is_deputy else ""
    )
