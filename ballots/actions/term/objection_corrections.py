"""What was entered of an objection or its decision is corrected or lifted (R-END-09, R-END-10)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from ballots.actions.term.objections import ObjectionEntry, check_entry_days, check_undecided
from ballots.law.term.decisions import Rests, WithdrawalGround, check_withdrawal
from ballots.law.term.objections import ObjectionOutcome
from ballots.law.term.rules import TermRule
from ballots.models import Objection, ObjectionDecision, ObjectionGrounds, WithdrawnDecision
from ballots.models.term.annulment import repeat_of
from elections.actions.course.corrections import take_back_repeat
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@transaction.atomic
def correct_objection(
    objection_id: int, entry: ObjectionEntry, *, reason: str, today: date, actor: User
) -> Objection:
    """Correct what was entered of an objection until it is decided (§ 25 KWG; R-END-09).

    Against what it is directed stays. The log keeps what stood there before, and the ``reason``.

    Raises RuleViolation when it was decided, for days that cannot be and for a reference used
    before.
    """
    election, objection = _locked(objection_id)
    check_undecided(objection)
    check_entry_days(entry, election, objection.succession, today)
    others = election.objections.exclude(pk=objection.pk)
    if others.filter(reference=entry.reference).exists():
        raise RuleViolation(TermRule.OBJECTION_EXISTS, reference=entry.reference)
    before = _values(objection)
    for name in before.keys() - {"reasoned_on"}:
        setattr(objection, name, getattr(entry, name))
    objection.save()
    _correct_grounds(objection, entry.reasoned_on, actor)
    after = _values(Objection.objects.get(pk=objection_id))
    changed = [name for name in before if before[name] != after[name]]
    if changed:
        AuditEvent.objects.record(
            actor,
            "objection.corrected",
            objection,
            election.municipality,
            reference=objection.reference,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
            reason=reason,
        )
    return objection


def _values(objection: Objection) -> dict[str, Any]:
    return {
        "reference": objection.reference,
        "objector": str(objection.objector),
        "supporters": objection.supporters,
        "published_on": objection.published_on,
        "received_on": objection.received_on,
        "reasoned_on": objection.reasoned_on,
        "in_form": objection.in_form,
        "subject": objection.subject,
    }


def _correct_grounds(objection: Objection, reasoned_on: date | None, actor: User) -> None:
    if objection.reasoned_on == reasoned_on:
        return
    ObjectionGrounds.objects.filter(objection=objection).delete()
    if reasoned_on is not None:
        ObjectionGrounds.objects.create(
            objection=objection, received_on=reasoned_on, recorded_by=actor
        )


@transaction.atomic
def withdraw_decision(
    objection_id: int,
    *,
    ground: WithdrawalGround,
    lifted_on: date,
    note: str,
    today: date,
    actor: User,
) -> WithdrawnDecision:
    """Record that a decision on an objection holds no more (§§ 26, 27 KWG; R-END-10).

    A slip is taken back while nothing rests on it; a judgment lifts the decision, and with it a
    repeat election that has not begun. The objection is then open again.

    Raises RuleViolation OBJECTION_NOT_DECIDED, and as ``check_withdrawal`` does.
    """
    election, objection = _locked(objection_id)
    decision = ObjectionDecision.objects.filter(objection=objection).first()
    if decision is None:
        raise RuleViolation(TermRule.OBJECTION_NOT_DECIDED, Norm(Statute.KWG, "26", 1), "R-END-10")
    repeat = repeat_of(election) if decision.outcome == ObjectionOutcome.REPEAT.value else None
    check_withdrawal(
        ground,
        ObjectionOutcome(decision.outcome),
        _rests_on(decision, election, repeat),
        decided_on=decision.decided_on,
        lifted_on=lifted_on,
        today=today,
    )
    made = _replaced(decision, ground, lifted_on=lifted_on, note=note, actor=actor)
    if repeat is not None:
        take_back_repeat(repeat.pk, reason=note, actor=actor)
    return made


def _replaced(
    decision: ObjectionDecision,
    ground: WithdrawalGround,
    *,
    lifted_on: date,
    note: str,
    actor: User,
) -> WithdrawnDecision:
    objection = decision.objection
    made = WithdrawnDecision.objects.create(
        objection=objection,
        outcome=decision.outcome,
        decided_on=decision.decided_on,
        decided_by=decision.decided_by,
        reasons=decision.reasons,
        ground=ground.value,
        lifted_on=lifted_on,
        note=note,
        recorded_by=actor,
    )
    decision.delete()
    AuditEvent.objects.record(
        actor,
        "objection.decision_withdrawn",
        objection,
        objection.election.municipality,
        reference=objection.reference,
        outcome=made.outcome,
        withdrawal=ground.value,
        day=lifted_on,
        reason=note,
    )
    return made


def _rests_on(decision: ObjectionDecision, election: Election, repeat: Election | None) -> Rests:
    is_counted_anew = election.current_phase is Phase.COUNTING
    return Rests(
        annulled=decision.annulments.exists(),
        repeated=repeat is not None,
        redetermined=(
            decision.outcome == ObjectionOutcome.REDETERMINE.value and not is_counted_anew
        ),
    )


def _locked(objection_id: int) -> tuple[Election, Objection]:
    found = Objection.objects.values_list("election", flat=True).get(pk=objection_id)
    election = Election.objects.select_for_update(of=("self",)).get(pk=found)
    return election, Objection.objects.select_related("grounds", "succession").get(pk=objection_id)
