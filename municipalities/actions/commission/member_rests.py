"""What rests on who is a member of a commission since when, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from municipalities.actions.commission.formation import check_day
from municipalities.actions.commission.members import check_electable, check_sits_nowhere_else
from municipalities.actions.commission.rests import Asked
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.commission.composition import Capacity, check_occupation
from municipalities.law.commission.corrections import (
    Attended,
    Stay,
    check_attended,
    check_formed_on,
    check_seat_free,
)
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import Commission, CommissionMember, MemberLeaving, Proposal
from municipalities.models.commission.composition import composition_on, sitting_members, split_of
from municipalities.models.commission.letters import appointments_issued

_IDENTITY = {"family_name", "given_name"}
_ON_LETTER = {*_IDENTITY, "elected_on"}


def check_member(asked: Asked) -> None:
    """Refuse a name that is taken, and a day on which nobody could become this member.

    What a letter says changes only together with the letter (R-IK-01, R-IK-06).
    """
    member: CommissionMember = asked.row
    if _ON_LETTER & set(asked.changed) and appointments_issued(member) and not asked.letter_void:
        raise RuleViolation(CommissionRule.RESTS_LETTER)
    if _IDENTITY & set(asked.changed):
        _check_name(asked, sits=not hasattr(member, "leaving"))
    if "elected_on" in asked.changed:
        day, until = asked["elected_on"], getattr(member, "leaving", None)
        bounds = [asked.today, *member.co_chairs.values_list("elected_on", flat=True)]
        if until is not None:
            bounds.append(until.left_on)
        check_day(day, asked.commission, min(bounds))
        if member.proposal is not None:
            check_electable(member.proposal, day)
        _check_stay(member, _stay(member), _stay(member, since=day))


def _check_name(asked: Asked, *, sits: bool) -> None:
    member, (family, given) = asked.row, (asked["family_name"], asked["given_name"])
    same = {"family_name": family, "given_name": given}
    others = sitting_members(asked.commission).exclude(pk=member.pk)
    if sits and others.filter(**same).exists():
        raise RuleViolation(CommissionRule.SITS_ALREADY, name=f"{given} {family}")
    proposal: Proposal | None = member.proposal
    if proposal is None:
        return
    proposed = asked.commission.proposals.exclude(pk=proposal.pk)
    if proposed.filter(**same, birth_date=proposal.birth_date).exists():
        raise RuleViolation(CommissionRule.PROPOSED_ALREADY)
    if sits:
        proposal.family_name, proposal.given_name = family, given
        check_sits_nowhere_else(proposal)


def member_gone(asked: Asked) -> None:
    """Refuse to take back a member who left, or who shares the chair (R-IK-04, R-IK-06)."""
    member: CommissionMember = asked.row
    if hasattr(member, "leaving"):
        raise RuleViolation(CommissionRule.RESTS_LEAVING, day=member.leaving.left_on)
    if (shared := member.co_chairs.first()) is not None:
        raise RuleViolation(
            CommissionRule.RESTS_CO_CHAIR,
            Norm(Statute.HGO, "89", 2),
            "R-IK-04",
            day=shared.elected_on,
        )


def check_leaving(asked: Asked) -> None:
    """Refuse a day before the person was elected or shared the chair, and a seat that was taken."""
    member: CommissionMember = asked.row.member
    day = asked["left_on"]
    since = [member.elected_on, *member.co_chairs.values_list("elected_on", flat=True)]
    check_day(day, asked.commission, asked.today, first=max(since))
    _check_stay(member, _stay(member), _stay(member, until=day))


def leaving_gone(asked: Asked) -> None:
    """Refuse to seat somebody again whose seat, or who, is taken by now (§ 72 HGO; R-IK-06)."""
    leaving: MemberLeaving = asked.row
    member, commission = leaving.member, asked.commission
    _check_stay(member, _stay(member), Stay(member.elected_on))
    sitting = list(sitting_members(commission))
    names = {(one.family_name, one.given_name) for one in sitting}
    if (member.family_name, member.given_name) in names:
        raise RuleViolation(CommissionRule.SITS_ALREADY, name=member.full_name)
    if (plan := commission.plans.first()) is not None:
        capacities = [Capacity(one.capacity) for one in [*sitting, member]]
        check_occupation(split_of(plan), capacities)
    if member.proposal is not None:
        check_sits_nowhere_else(member.proposal)


def _stay(
    member: CommissionMember, *, since: date | None = None, until: date | None = None
) -> Stay:
    leaving = getattr(member, "leaving", None)
    left = leaving.left_on if leaving else None
    return Stay(since or member.elected_on, until or left, member.full_name)


def _check_stay(member: CommissionMember, before: Stay, after: Stay) -> None:
    capacity = Capacity(member.capacity)
    others = member.commission.members.filter(capacity=member.capacity).exclude(pk=member.pk)
    # Seats may have become fewer since: at no time were there more than the largest plan has.
    plans = [split_of(plan).seats()[capacity] for plan in member.commission.plans.all()]
    stays = [_stay(other) for other in others.select_related("leaving")]
    check_seat_free(max(plans, default=0), before, after, stays)


def co_chair_stays(asked: Asked) -> None:
    """Refuse a day on which the person was no member (§ 89 Abs. 2 HGO; R-IK-04)."""
    member: CommissionMember = asked.row.member
    leaving = getattr(member, "leaving", None)
    last = min(asked.today, leaving.left_on) if leaving else asked.today
    check_day(asked["elected_on"], asked.commission, last, first=member.elected_on)


# --- What only shows afterwards ---------------------------------------------------------------


@contextmanager
def meetings_hold(commission: Commission) -> Iterator[None]:
    """Refuse what the body of this block left behind: a meeting with fewer members than came.

    A day of formation that fitted has to fit still, unless somebody was taken back: then the
    right person is entered next, and the page shows what is missing.
    """
    before = _members_of_meetings(commission)
    yield
    after = _members_of_meetings(commission)
    check_attended(
        [
            Attended(meeting.day, meeting.outcome.present, before[meeting.pk], after[meeting.pk])
            for meeting in commission.meetings.filter(outcome__held=True).select_related("outcome")
        ]
    )


def _members_of_meetings(commission: Commission) -> dict[int, int]:
    held = commission.meetings.filter(outcome__held=True)
    return {meeting.pk: commission.members.on(meeting.day).count() for meeting in held}


@contextmanager
def formation_holds(commission: Commission) -> Iterator[None]:
    """Refuse what leaves the day of formation without a commission that could be formed then."""
    formation = getattr(commission, "formation", None)
    day = formation.formed_on if formation else None
    before = composition_on(commission, day) if day else None
    yield
    if day and before is not None and not before.has_errors:
        after = composition_on(commission, day)
        if after is not None:
            check_formed_on(day, after)
