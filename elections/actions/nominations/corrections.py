"""A slip in a list is corrected until the committee decides, one in the decision until the end."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from elections.actions.nominations.nominations import check_admissible, election_in_nomination
from elections.law.nominations.admission import is_in_time
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import ListStep, advance_list, decision_step
from elections.models import Nomination, NominationDecision
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@transaction.atomic
def correct_nomination(
    nomination_id: int,
    *,
    number: int,
    name: str,
    short_name: str,
    received_at: datetime,
    reason: str,
    actor: User,
) -> Nomination:
    """Correct number, name or time of receipt of a list (§ 13 Abs. 1 KWG; R-LIST-10, R-LIST-12).

    Raises RuleViolation once the committee decided on it, and when another list has the number or
    the name.
    """
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = election_in_nomination(found)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    advance_list(nomination.state(), ListStep.CORRECT, list=nomination)
    _check_free(nomination, number, name)
    after = {
        "number": number,
        "name": name,
        "short_name": short_name,
        "received_at": received_at,
    }
    changed = [field for field, value in after.items() if getattr(nomination, field) != value]
    received_before = nomination.received_at
    for field in changed:
        setattr(nomination, field, after[field])
    if changed:
        nomination.save(update_fields=changed)
        AuditEvent.objects.record(
            actor,
            "nomination.corrected",
            nomination,
            election.municipality,
            fields=changed,
            reason=reason,
            received_before=received_before,
            received_at=received_at,
            in_time=is_in_time(received_at, election.day),
        )
    return nomination


def _check_free(nomination: Nomination, number: int, name: str) -> None:
    """Refuse a number or name that another list of the election has (§ 11 KWG; R-LIST-02)."""
    others = nomination.election.nominations.exclude(pk=nomination.pk)
    if others.filter(number=number).exists():
        raise RuleViolation(NominationRule.LIST_NUMBER_TAKEN, number=number)
    if others.filter(name=name).exists():
        raise RuleViolation(NominationRule.LIST_NAME_TAKEN, Norm(Statute.KWG, "11", 1), name=name)


@transaction.atomic
def correct_decision(
    nomination_id: int,
    *,
    admitted: bool,
    decided_on: date,
    reason: str,
    correction: str,
    actor: User,
) -> NominationDecision:
    """Correct what the committee decided on a list, until the admission is closed (R-LIST-12).

    That is a slip of the office, or the new decision after an objection (§ 15 Abs. 3 KWG). The log
    keeps what stood before and why it changed, which ``correction`` says.

    Raises RuleViolation LISTS_NOT_OPEN once the admission is closed; else as the first decision.
    """
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = election_in_nomination(found)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    state = nomination.state()
    advance_list(state, decision_step(state, admitted=admitted), list=nomination)
    if admitted:
        check_admissible(nomination, election.day)
    elif not reason:
        raise RuleViolation(NominationRule.REFUSAL_WITHOUT_REASON, list=nomination)
    decision = nomination.decision
    before = (decision.admitted, decision.decided_on, decision.reason)
    if before == (admitted, decided_on, reason):
        return decision
    decision.admitted, decision.decided_on, decision.reason = admitted, decided_on, reason
    decision.recorded_by = actor
    decision.save(update_fields=["admitted", "decided_on", "reason", "recorded_by"])
    AuditEvent.objects.record(
        actor,
        "nomination.decision_corrected",
        nomination,
        election.municipality,
        admitted_before=before[0],
        admitted=admitted,
        decided_before=before[1],
        decided_on=decided_on,
        reason_before=before[2],
        reason=correction,
    )
    return decision
