"""What was entered of the committee's decision on a list is corrected or taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from elections.actions.nominations.deciding import check_decision, outcome_of
from elections.actions.nominations.striking import return_struck, strike, struck_of
from elections.law.nominations.admission import check_meeting_day
from elections.law.nominations.objection import (
    check_decision_correctable,
    check_objection,
    is_objection_in_time,
)
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import (
    Hand,
    ListStep,
    Redecided,
    advance_list,
    decision_step,
)
from elections.models import (
    Election,
    Nomination,
    NominationDecision,
    NominationDecisionChange,
)
from elections.models.course.agenda import committee_meets, lists_close
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@dataclass(frozen=True, slots=True)
class Because:
    """Why a decision becomes another one; ``objected_on`` is None after a slip."""

    reason: str
    objected_on: date | None = None

    @property
    def cause(self) -> Redecided:
        """Whether the office was wrong or the committee decided anew."""
        return Redecided.SLIP if self.objected_on is None else Redecided.OBJECTION


@transaction.atomic
def correct_decision(
    nomination_id: int,
    *,
    admitted: bool,
    decided_on: date,
    reason: str,
    because: Because,
    now: datetime,
    actor: User,
    struck: Mapping[int, str] | None = None,
    why_then: str = "",
) -> NominationDecision:
    """Correct what the committee decided on a list, until the admission is closed (R-LIST-12, 15).

    That is a slip of the office, or the new decision on an objection (§ 15 Abs. 3 KWG). ``struck``
    holds why single persons are not admitted, by their keys. What stood before stays as a row.

    Raises RuleViolation DECISION_RESTS_ON_ADMISSION once the admission is closed, as
    ``check_objection`` does, and else as the first decision.
    """
    nomination, decision = _locked(nomination_id)
    strikes = dict(struck or {}) if admitted else {}
    state, struck_before = nomination.state(), struck_of(nomination)
    step = decision_step(state, outcome_of(admitted, strikes))
    advance_list(state, step, by=Hand.LEAD, list=nomination)
    _check_days(nomination, decision, because, decided_on=decided_on, why_then=why_then, now=now)
    stood = (decision.admitted, decision.decided_on, decision.reason, decision.why_then)
    return_struck(nomination)
    check_decision(nomination, admitted=admitted, reason=reason, struck=strikes)
    strike(nomination, strikes, struck_on=decided_on, actor=actor)
    is_same = stood == (admitted, decided_on, reason, why_then)
    if is_same and struck_of(nomination) == struck_before and because.cause is Redecided.SLIP:
        return decision
    change = _keep_what_stood(decision, struck_before, because, now, actor)
    decision.admitted, decision.decided_on, decision.reason = admitted, decided_on, reason
    decision.why_then, decision.recorded_by = why_then, actor
    decision.save(update_fields=["admitted", "decided_on", "reason", "why_then", "recorded_by"])
    _log("nomination.decision_corrected", change, actor, admitted=admitted, decided_on=decided_on)
    return decision


def _check_days(
    nomination: Nomination,
    decision: NominationDecision,
    because: Because,
    *,
    decided_on: date,
    why_then: str,
    now: datetime,
) -> None:
    """Refuse days that cannot be: of an objection, or of the meeting (§ 15 KWG; R-LIST-14, 15).

    The committee decides on an objection on a day of its own.
    """
    if because.objected_on is None:
        election = nomination.election
        check_meeting_day(
            decided_on,
            closes=lists_close(election),
            meets_on=committee_meets(election),
            why_then=why_then,
        )
        return
    check_objection(
        because.objected_on,
        was_admitted=decision.admitted and not struck_of(nomination),
        refused_on=decision.decided_on,
        decided_on=decided_on,
        today=timezone.localdate(now),
    )


@transaction.atomic
def take_back_decision(
    nomination_id: int, *, reason: str, now: datetime, actor: User
) -> Nomination:
    """Take back a decision that was entered although there is none (§ 15 Abs. 1 KWG; R-LIST-12).

    It was entered for another list, or too early: the committee has not decided yet, and the list
    is as open as it was. What stood stays as a row.

    Raises RuleViolation DECISION_RESTS_ON_ADMISSION once the admission is closed.
    """
    nomination, decision = _locked(nomination_id)
    advance_list(nomination.state(), ListStep.TAKE_BACK, by=Hand.LEAD, list=nomination)
    change = _keep_what_stood(decision, struck_of(nomination), Because(reason), now, actor)
    return_struck(nomination)
    decision.delete()
    _log("nomination.decision_taken_back", change, actor)
    return nomination


def _locked(nomination_id: int) -> tuple[Nomination, NominationDecision]:
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = Election.objects.select_for_update(of=("self",)).get(pk=found)
    check_decision_correctable(election.current_phase)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    decision = NominationDecision.objects.filter(nomination=nomination).first()
    if decision is None:
        raise RuleViolation(
            NominationRule.NOT_DECIDED, Norm(Statute.KWG, "15", 1), "C-05", list=nomination
        )
    return nomination, decision


def _keep_what_stood(
    decision: NominationDecision,
    struck: list[dict[str, Any]],
    because: Because,
    now: datetime,
    actor: User,
) -> NominationDecisionChange:
    return NominationDecisionChange.objects.create(
        nomination=decision.nomination,
        admitted=decision.admitted,
        decided_on=decision.decided_on,
        decision_reason=decision.reason,
        struck=struck,
        recorded_by=decision.recorded_by,
        cause=because.cause.value,
        objected_on=because.objected_on,
        reason=because.reason,
        changed_at=now,
        changed_by=actor,
    )


def _log(act: str, change: NominationDecisionChange, actor: User, **after: object) -> None:
    """Write the log of a change: what stood before, what holds ``after``, and why."""
    objection = {}
    if change.objected_on is not None:
        in_time = is_objection_in_time(change.objected_on, change.decided_on)
        objection = {"objected_on": change.objected_on, "in_time": in_time}
    AuditEvent.objects.record(
        actor,
        act,
        change.nomination,
        change.nomination.election.municipality,
        admitted_before=change.admitted,
        decided_before=change.decided_on,
        reason_before=change.decision_reason,
        **after,
        **objection,
        reason=change.reason,
    )
