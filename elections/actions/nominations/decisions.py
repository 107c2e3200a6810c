"""What was entered of the committee's decision on a list is corrected or taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from elections.actions.nominations.nominations import check_admissible
from elections.law.nominations.objection import (
    check_decision_correctable,
    check_objection,
    is_objection_in_time,
)
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import ListStep, Redecided, advance_list, decision_step
from elections.models import (
    Election,
    Nomination,
    NominationDecision,
    NominationDecisionChange,
)
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
) -> NominationDecision:
    """Correct what the committee decided on a list, until the admission is closed (R-LIST-12, 15).

    That is a slip of the office, or the new decision on an objection (§ 15 Abs. 3 KWG). What stood
    before stays as a row.

    Raises RuleViolation DECISION_RESTS_ON_ADMISSION once the admission is closed, as
    ``check_objection`` does, and else as the first decision.
    """
    nomination, decision = _locked(nomination_id)
    state = nomination.state()
    advance_list(state, decision_step(state, admitted=admitted), list=nomination)
    if because.objected_on is not None:
        check_objection(
            because.objected_on,
            was_admitted=decision.admitted,
            refused_on=decision.decided_on,
            decided_on=decided_on,
            today=timezone.localdate(now),
        )
    if admitted:
        check_admissible(nomination)
    elif not reason:
        raise RuleViolation(NominationRule.REFUSAL_WITHOUT_REASON, list=nomination)
    stood = (decision.admitted, decision.decided_on, decision.reason)
    if stood == (admitted, decided_on, reason) and because.cause is Redecided.SLIP:
        return decision
    change = _keep_what_stood(decision, because, now, actor)
    decision.admitted, decision.decided_on, decision.reason = admitted, decided_on, reason
    decision.recorded_by = actor
    decision.save(update_fields=["admitted", "decided_on", "reason", "recorded_by"])
    _log("nomination.decision_corrected", change, actor, admitted=admitted, decided_on=decided_on)
    return decision


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
    advance_list(nomination.state(), ListStep.TAKE_BACK, list=nomination)
    change = _keep_what_stood(decision, Because(reason), now, actor)
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
    decision: NominationDecision, because: Because, now: datetime, actor: User
) -> NominationDecisionChange:
    return NominationDecisionChange.objects.create(
        nomination=decision.nomination,
        admitted=decision.admitted,
        decided_on=decision.decided_on,
        decision_reason=decision.reason,
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
