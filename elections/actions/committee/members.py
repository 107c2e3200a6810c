"""Members of the Wahlausschuss are appointed, replaced, and slips about them corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from elections.law.committee.meeting import check_explained, check_open
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.seats import Place, check_end, check_free
from elections.models import CommitteeMember, CommitteeMemberEnd, Election, MeetingAttendance
from municipalities.law.basis import RowsRefused, RuleViolation
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen

TYPED = (
    "salutation", "family_name", "given_name", "proposed_by", "proposal", "appointed_on",
)  # fmt: skip
"""What is typed of a member beside the place."""


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """Somebody as appointed; ``proposed_by`` is empty for the chair."""

    place: Place
    family_name: str
    given_name: str
    appointed_on: date
    salutation: str = ""
    proposed_by: str = ""
    proposal: str = ""

    @property
    def typed(self) -> dict[str, Any]:
        """Everything by the names that a form gives it."""
        return {name: getattr(self, name) for name in ("place", *TYPED)}

    @property
    def columns(self) -> dict[str, Any]:
        """The row that it becomes."""
        seat = {"seat": self.place.seat, "position": self.place.position.value}
        return seat | {name: getattr(self, name) for name in TYPED}


@transaction.atomic
def appoint_members(
    election_id: int, entries: Sequence[MemberEntry], *, actor: User
) -> list[CommitteeMember]:
    """Record whom the Gemeindevorstand appointed, all or none (§ 5 Abs. 3 KWG; R-ORG-03, R-ORG-04).

    Nobody is refused for standing on a list: that is a finding. Raises RowsRefused with SEAT_TAKEN.
    """
    election = _locked(election_id)
    taken = set(_taken(election))
    refused, made = {}, []
    for at, entry in enumerate(entries):
        try:
            check_free(entry.place, taken)
        except RuleViolation as violation:
            refused[at] = violation
        taken.add(entry.place)
        made.append(CommitteeMember(election=election, recorded_by=actor, **entry.columns))
    if refused:
        raise RowsRefused(refused)
    for one in made:
        one.save(force_insert=True)
        _log("committee.appointed", one, actor, appointed_on=one.appointed_on)
    return made


@transaction.atomic
def correct_member(
    member_id: int, entry: MemberEntry, *, reason: str, actor: User, seen: Seen | None = None
) -> CommitteeMember:
    """Correct what was typed of a member (§ 5 Abs. 3 KWG; R-ORG-03).

    Raises RuleViolation for a place that somebody has, and where minutes rest on it.
    """
    member = _member(member_id)
    stands = {name: getattr(member, name) for name in entry.typed}
    check_seen(seen, stands, entry.typed)
    changed = check_explained(stands, entry.typed, reason)
    if not changed:
        return member
    _check_minutes(member)
    if "place" in changed:
        if member.attended.exists():
            raise RuleViolation(CommitteeRule.MEMBER_ATTENDED)
        check_free(entry.place, set(_taken(member.election)) - {member.place})
    for name, value in entry.columns.items():
        setattr(member, name, value)
    member.save(update_fields=[*entry.columns])
    fields = ["committee_place" if name == "place" else name for name in changed]
    _log("committee.member_corrected", member, actor, fields=fields, reason=reason)
    return member


@transaction.atomic
def end_member(member_id: int, *, ended_on: date, reason: str, actor: User) -> CommitteeMemberEnd:
    """Record that somebody is no member any more; the place is free then (R-ORG-02, R-ORG-03).

    (§§ 4, 5 KWG.) Raises RuleViolation MEMBER_ENDED and END_DAY_IMPOSSIBLE.
    """
    member = _member(member_id)
    if hasattr(member, "end"):
        raise RuleViolation(CommitteeRule.MEMBER_ENDED)
    days = [one.meeting.day for one in member.attended.select_related("meeting")]
    check_end(ended_on, appointed_on=member.appointed_on, last_attended=max(days, default=None))
    end = CommitteeMemberEnd.objects.create(
        member=member, ended_on=ended_on, reason=reason, recorded_by=actor
    )
    _log("committee.member_ended", member, actor, ended_on=ended_on, reason=reason)
    return end


@transaction.atomic
def take_back_end(member_id: int, *, reason: str, actor: User) -> CommitteeMember:
    """Take back an end that was entered by a slip (§ 5 Abs. 3 KWG; R-ORG-03).

    Raises RuleViolation SEAT_TAKEN once somebody else has the place.
    """
    member = _member(member_id)
    end = getattr(member, "end", None)
    if end is None:
        return member
    check_free(member.place, set(_taken(member.election)))
    _log("committee.member_end_taken_back", member, actor, ended_on=end.ended_on, reason=reason)
    end.delete()
    return CommitteeMember.objects.get(pk=member.pk)


@transaction.atomic
def remove_member(member_id: int, *, reason: str, actor: User) -> None:
    """Remove somebody who was entered by a slip (§ 5 Abs. 3 KWG; R-ORG-03).

    Raises RuleViolation MEMBER_ATTENDED where the person was at a meeting.
    """
    member = _member(member_id)
    if member.attended.exists():
        raise RuleViolation(CommitteeRule.MEMBER_ATTENDED)
    _log(
        "committee.member_removed",
        member,
        actor,
        appointed_on=member.appointed_on,
        reason=reason,
    )
    if (end := getattr(member, "end", None)) is not None:
        end.delete()
    member.delete()


def _locked(election_id: int) -> Election:
    return Election.objects.select_for_update(of=("self",)).get(pk=election_id)


def _member(member_id: int) -> CommitteeMember:
    """Return a member, with the election locked: a place is given once."""
    found = CommitteeMember.objects.values_list("election", flat=True).get(pk=member_id)
    _locked(found)
    members = CommitteeMember.objects.select_for_update(of=("self",)).select_related("election")
    return members.get(pk=member_id)


def _taken(election: Election) -> list[Place]:
    return [one.place for one in election.committee_members.current()]


def _check_minutes(member: CommitteeMember) -> None:
    issued = MeetingAttendance.objects.filter(member=member, meeting__minutes__isnull=False)
    check_open(issued.exists())


def _log(act: str, member: CommitteeMember, actor: User, **details: Any) -> None:
    AuditEvent.objects.record(actor, act, member, member.election.municipality, **details)
