"""Objections come in and are decided (§§ 25, 26, 31, 34 Abs. 3 KWG; R-END-09..11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ballots.actions.term.departures import record_departure
from ballots.law.term.mandates import LossGround, check_within_term
from ballots.law.term.objections import (
    ObjectionOutcome,
    Objector,
    check_objection_days,
    check_objection_decision,
    objection_findings,
)
from ballots.law.term.rules import TermRule
from ballots.models import (
    Departure,
    Objection,
    ObjectionDecision,
    ObjectionGrounds,
    Succession,
)
from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step, check_not_annulled
from elections.models import Election
from elections.models.course.body_rows import annulled_on
from municipalities.law.basis import Finding, Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User

NORM = Norm(Statute.KWG, "25")
DECISION = Norm(Statute.KWG, "26", 1)
REFUSED = (ObjectionOutcome.INADMISSIBLE, ObjectionOutcome.DISMISSED)


@dataclass(frozen=True, slots=True)
class ObjectionEntry:
    """What the office records of an objection; the person's name stays on paper.

    ``published_on`` is None before the announcement, ``reasoned_on`` while the grounds are still to
    come.
    """

    reference: str
    objector: Objector
    supporters: int
    published_on: date | None
    received_on: date
    reasoned_on: date | None
    in_form: bool
    subject: str


@transaction.atomic
def receive_objection(
    election_id: int,
    entry: ObjectionEntry,
    *,
    succession: Succession | None = None,
    today: date,
    actor: User,
) -> Objection:
    """Record an objection to the result, or to a succession (§ 25 KWG; R-END-07, R-END-09).

    A late or poorly supported one is recorded as well: ``findings_of`` says what speaks against it.
    Raises RuleViolation for days that cannot be and for a reference used before.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    if (determination := election.determinations.first()) is None:
        raise RuleViolation(TermRule.RESULT_NOT_FINAL, phase=election.get_phase_display())
    check_entry_days(entry, election, succession, today)
    if election.objections.filter(reference=entry.reference).exists():
        raise RuleViolation(TermRule.OBJECTION_EXISTS, reference=entry.reference)
    objection = Objection.objects.create(
        election=election,
        succession=succession,
        reference=entry.reference,
        objector=entry.objector.value,
        supporters=entry.supporters,
        electors=determination.electors,
        published_on=entry.published_on,
        received_on=entry.received_on,
        in_form=entry.in_form,
        subject=entry.subject,
        recorded_by=actor,
    )
    if entry.reasoned_on is not None:
        _write_grounds(objection, entry.reasoned_on, actor)
    AuditEvent.objects.record(
        actor,
        "objection.received",
        objection,
        election.municipality,
        reference=entry.reference,
        objector=entry.objector.value,
        supporters=entry.supporters,
        received_on=entry.received_on,
    )
    return objection


def check_entry_days(
    entry: ObjectionEntry, election: Election, succession: Succession | None, today: date
) -> None:
    """Refuse days that do not fit the election, or the succession that is objected to."""
    check_objection_days(
        election_day=election.day,
        published_on=entry.published_on,
        received_on=entry.received_on,
        reasoned_on=entry.reasoned_on,
        today=today,
    )
    published_on = entry.published_on
    if succession and published_on and published_on < succession.determined_on:
        raise RuleViolation(
            TermRule.DAY_OUT_OF_RANGE,
            day=published_on,
            first=succession.determined_on,
            last=today,
        )


@transaction.atomic
def receive_grounds(
    objection_id: int, *, received_on: date, today: date, actor: User
) -> ObjectionGrounds:
    """Record when the grounds of an objection came (§ 25 KWG; R-END-09).

    Late grounds are recorded too, and count as late. Raises RuleViolation when there are grounds
    already, when it was decided, and for a day that cannot be.
    """
    found = Objection.objects.values_list("election", flat=True).get(pk=objection_id)
    election = Election.objects.select_for_update(of=("self",)).get(pk=found)
    objection = Objection.objects.get(pk=objection_id)
    check_undecided(objection)
    if (known := objection.reasoned_on) is not None:
        raise RuleViolation(TermRule.OBJECTION_GROUNDS_KNOWN, NORM, "R-END-09", day=known)
    check_objection_days(
        election_day=election.day,
        published_on=objection.published_on,
        received_on=objection.received_on,
        reasoned_on=received_on,
        today=today,
    )
    grounds = _write_grounds(objection, received_on, actor)
    AuditEvent.objects.record(
        actor,
        "objection.reasoned",
        objection,
        election.municipality,
        reference=objection.reference,
        received_on=received_on,
    )
    return grounds


def _write_grounds(objection: Objection, received_on: date, actor: User) -> ObjectionGrounds:
    return ObjectionGrounds.objects.create(
        objection=objection, received_on=received_on, recorded_by=actor
    )


def check_undecided(objection: Objection) -> None:
    """Refuse to change an objection that was decided (§ 26 KWG; R-END-10)."""
    if hasattr(objection, "decision"):
        raise RuleViolation(
            TermRule.OBJECTION_DECIDED, DECISION, "R-END-10", day=objection.decision.decided_on
        )


def findings_of(objection: Objection, today: date) -> tuple[Finding, ...]:
    """Return what stands against deciding the objection on its merits (§ 25 KWG; R-END-09)."""
    return objection_findings(
        objector=Objector(objection.objector),
        supporters=objection.supporters,
        electors=objection.electors,
        published_on=objection.published_on,
        received_on=objection.received_on,
        reasoned_on=objection.reasoned_on,
        in_form=objection.in_form,
        today=today,
    )


@transaction.atomic
def decide_objection(
    objection_id: int,
    *,
    outcome: ObjectionOutcome,
    decided_on: date,
    decided_by: str,
    reasons: str,
    mandate_id: int | None = None,
    final_on: date | None = None,
    today: date,
    actor: User,
) -> ObjectionDecision:
    """Record what was decided on an objection and let it take effect (§ 26 KWG; R-END-10, 11).

    „Ergebnis neu feststellen“ opens the count for its correction; „Sitz verloren“ takes the seat of
    ``mandate_id`` on the day ``final_on`` on which the decision became final; „Wahl wiederholen“
    is recorded as an open duty.

    Raises RuleViolation when it was decided already, when an inadmissible one is upheld, for days
    that cannot be, when the seat is missing or needless, and when the result of an annulled
    election shall be determined anew.
    """
    found = Objection.objects.values_list("election", flat=True).get(pk=objection_id)
    election = Election.objects.select_for_update(of=("self",)).get(pk=found)
    objection = Objection.objects.get(pk=objection_id)
    check_undecided(objection)
    check_objection_decision(
        outcome,
        findings=findings_of(objection, today),
        received_on=objection.received_on,
        decided_on=decided_on,
        today=today,
    )
    if outcome not in REFUSED:
        check_within_term(decided_on, ends_on=election.term.ends_on)
    if outcome is ObjectionOutcome.REDETERMINE:
        check_not_annulled(Step.CORRECT, annulled_on(election))
    departure = _take_seat(
        election,
        outcome,
        mandate_id,
        decided_on=decided_on,
        final_on=final_on,
        today=today,
        actor=actor,
    )
    decision = ObjectionDecision.objects.create(
        objection=objection,
        outcome=outcome.value,
        decided_on=decided_on,
        decided_by=decided_by,
        reasons=reasons,
        departure=departure,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "objection.decided",
        decision,
        election.municipality,
        reference=objection.reference,
        outcome=outcome.value,
        decided_on=decided_on,
    )
    if outcome is ObjectionOutcome.REDETERMINE:
        _reopen_count(election, on=decided_on, reason=objection.reference, actor=actor)
    return decision


def _reopen_count(election: Election, *, on: date, reason: str, actor: User) -> None:
    """Open the count for its correction; it may be under correction already."""
    step = {Phase.PUBLISHED: Step.CORRECT, Phase.DETERMINED: Step.REOPEN_COUNT}
    if election.current_phase in step:
        take_step(election.pk, step[election.current_phase], actor=actor, on=on, reason=reason)


def _take_seat(
    election: Election,
    outcome: ObjectionOutcome,
    mandate_id: int | None,
    *,
    decided_on: date,
    final_on: date | None,
    today: date,
    actor: User,
) -> Departure | None:
    if final_on is not None and not decided_on <= final_on <= today:
        raise RuleViolation(TermRule.DAY_OUT_OF_RANGE, day=final_on, first=decided_on, last=today)
    if (outcome is ObjectionOutcome.SEAT_LOST) is (mandate_id is None):
        raise RuleViolation(TermRule.SEAT_OF_OBJECTION, Norm(Statute.KWG, "26"), "R-END-10")
    if mandate_id is None:
        return None
    if final_on is None:
        raise RuleViolation(TermRule.DECISION_NOT_FINAL, Norm(Statute.KWG, "33"), "R-END-03")
    if not election.mandates.filter(pk=mandate_id).exists():
        raise RuleViolation(TermRule.NEVER_STOOD, Norm(Statute.KWG, "26"), "R-END-10")
    return record_departure(
        mandate_id,
        ground=LossGround.ELECTION_REVIEW,
        found_on=final_on,
        effective_on=final_on,
        today=today,
        actor=actor,
    )
