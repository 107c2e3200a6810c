"""A Wahlausschuss with members and meetings, made by the acts."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from elections.actions.committee.meetings import MeetingPlan, plan_meeting
from elections.actions.committee.members import MemberEntry, appoint_members
from elections.law.committee.meeting import MeetingKind
from elections.law.committee.seats import Place, Position, ProposedBy
from elections.models import CommitteeMeeting, CommitteeMember, Election, ListObjection
from municipalities.models import User

BERLIN = ZoneInfo("Europe/Berlin")
ADMISSION = datetime(2026, 1, 16, 18, tzinfo=BERLIN)
OBJECTION = datetime(2026, 1, 20, 18, tzinfo=BERLIN)
APPOINTED = date(2025, 11, 3)
CHAIR = Place(0, Position.MEMBER)


def entry(place: Place, family_name: str, given_name: str = "Mai", **more) -> MemberEntry:
    return MemberEntry(place, family_name, given_name, APPOINTED, **more)


def full_committee(election: Election, actor: User) -> dict[Place, CommitteeMember]:
    """Everybody whom the law asks for."""
    made = appoint_members(
        election.pk,
        [
            entry(place, f"Platz{at}", proposed_by=ProposedBy.COUNCIL if place.seat else "")
            for at, place in enumerate(Place.all())
        ],
        actor=actor,
    )
    return {one.place: one for one in made}


def planned(
    election: Election,
    actor: User,
    kind: MeetingKind = MeetingKind.ADMISSION,
    starts_at: datetime | None = None,
) -> CommitteeMeeting:
    on = {MeetingKind.ADMISSION: ADMISSION, MeetingKind.OBJECTION: OBJECTION}
    at = starts_at or on.get(kind, datetime(2026, 3, 20, 17, tzinfo=BERLIN))
    return plan_meeting(election.pk, MeetingPlan(kind, at, "Rathaus, Saal 1"), actor=actor)


def committee_keys(election: Election, actor: User) -> dict[str, int]:
    """A member, a meeting and an objection: what the pages of the committee are about."""
    wanted = [entry(CHAIR, "Vorsitz"), entry(Place(1, Position.MEMBER), "Beisitz")]
    _chair, member = appoint_members(election.pk, wanted, actor=actor)
    objection = ListObjection.objects.create(
        nomination=election.nominations.first(),
        objector="die Vertrauensperson",
        received_on=date(2026, 1, 17),
        refused_on=date(2026, 1, 16),
        recorded_by=actor,
    )
    return {
        "committee_member_pk": member.pk,
        "committee_meeting_pk": planned(election, actor).pk,
        "list_objection_pk": objection.pk,
    }
