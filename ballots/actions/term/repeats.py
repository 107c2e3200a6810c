"""An election is annulled finally, and repeated with a calendar of its own (R-END-10)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ballots.actions.term.mandates import RESULT_STANDS
from ballots.law.term.objections import ObjectionOutcome
from ballots.law.term.repeats import check_annulment, check_repeat_day
from ballots.law.term.rules import TermRule
from ballots.models import Annulment, ObjectionDecision
from ballots.models.term.annulment import repeat_of
from elections.actions.course.corrections import correct_day
from elections.actions.course.setup import set_up_repeat
from elections.models import Election
from elections.models.course.body_rows import write_row
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, BodyEventKind, User

_REPEAT = Norm(Statute.KWG, "26", 1)


@transaction.atomic
def annul_election(
    objection_id: int, *, final_on: date, reason: str = "", today: date, actor: User
) -> Annulment:
    """Record that the decision to repeat an election became final (§ 30 KWG; R-END-10).

    All seats of the body end on ``final_on``, and nobody follows. A second call corrects the day
    and needs a ``reason``.

    Raises RuleViolation NO_REPEAT_DECIDED, ANNULLED_ALREADY for a correction without reason,
    RESULT_NOT_FINAL while the count is open, and for a day that cannot be.
    """
    decision = _decision(objection_id)
    election = _locked(decision)
    before = election.annulments.last()
    if before is not None and (not reason or before.final_on == final_on):
        raise RuleViolation(TermRule.ANNULLED_ALREADY, _REPEAT, "R-END-10", day=before.final_on)
    if election.current_phase not in RESULT_STANDS:
        raise RuleViolation(TermRule.RESULT_NOT_FINAL, phase=election.get_phase_display())
    check_annulment(decided_on=decision.decided_on, final_on=final_on, today=today)
    members = election.mandates.sitting().count()
    annulment = Annulment.objects.create(
        election=election, decision=decision, final_on=final_on, reason=reason, recorded_by=actor
    )
    write_row(election, BodyEventKind.ELECTION_ANNULLED, on=final_on, members=0)
    AuditEvent.objects.record(
        actor,
        "election.annulled",
        annulment,
        election.municipality,
        reference=decision.objection.reference,
        day=final_on,
        members=members,
        reason=reason,
    )
    return annulment


@transaction.atomic
def repeat_election(objection_id: int, *, day: date, actor: User) -> Election:
    """Set up the repeat of an election within the running Wahlzeit (§ 26 Abs. 1 KWG; R-END-10).

    The repeat may be prepared before the annulment is final; it has its own calendar, register,
    lists and paper. Its seats are those of the election that it repeats.

    Raises RuleViolation NO_REPEAT_DECIDED, ELECTION_EXISTS when one is set up already, and for a
    day that cannot be.
    """
    decision = _decision(objection_id)
    election = _locked(decision)
    check_repeat_day(day, decided_on=decision.decided_on, ends_on=election.term.ends_on)
    return set_up_repeat(election.pk, day=day, reference=decision.objection.reference, actor=actor)


@transaction.atomic
def correct_repeat(objection_id: int, *, day: date, reason: str, actor: User) -> Election:
    """Correct the day of the repeat election as long as nothing rests on it (R-END-10).

    Raises RuleViolation NO_REPEAT_DECIDED, and as :func:`repeat_election` and ``correct_day`` do.
    """
    decision = _decision(objection_id)
    election = _locked(decision)
    check_repeat_day(day, decided_on=decision.decided_on, ends_on=election.term.ends_on)
    repeat = repeat_of(election)
    if repeat is None:
        raise RuleViolation(TermRule.NO_REPEAT_DECIDED, _REPEAT, "R-END-10")
    return correct_day(repeat.pk, day=day, reason=reason, actor=actor)


def _decision(objection_id: int) -> ObjectionDecision:
    found = ObjectionDecision.objects.filter(
        objection=objection_id, outcome=ObjectionOutcome.REPEAT.value
    )
    decision = found.select_related("objection").first()
    if decision is None:
        raise RuleViolation(TermRule.NO_REPEAT_DECIDED, _REPEAT, "R-END-10")
    return decision


def _locked(decision: ObjectionDecision) -> Election:
    locked = Election.objects.select_for_update(of=("self",)).select_related("term", "municipality")
    return locked.get(pk=decision.objection.election_id)
