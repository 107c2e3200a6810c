"""The one door through which an election moves on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from elections.law.course.calendar import moment
from elections.law.course.deadlines import POLLS_CLOSE_AT
from elections.law.course.phases import Step, advance, check_not_annulled, check_outcome
from elections.law.course.rules import CourseRule
from elections.law.nominations.rules import NominationRule
from elections.law.register.rules import RegisterRule
from elections.models import Candidate, Election, Nomination
from elections.models.course.agenda import lists_close
from elections.models.course.body_rows import STEPS, annulled_on, write_row
from elections.models.course.list_order import is_ordered
from elections.models.register.entries import RegisterClosing
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@transaction.atomic
def take_step(
    election_id: int, step: Step, *, actor: User, on: date | None = None, **details: Any
) -> Election:
    """Move one election by ``step`` and log it; raise RuleViolation when the step is not open.

    Nothing is done to the result of an election that was annulled finally (R-END-10).

    The election's row stays locked until the caller's transaction ends: when two people act at
    once, the second is told that the step is no longer open. ``on`` is the day of the step for its
    dated row; None where the act names none.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    before = election.phase
    target = advance(election.current_phase, step)
    check_not_annulled(step, annulled_on(election))
    election.phase = target.value
    election.save(update_fields=["phase"])
    if step in STEPS:
        write_row(election, STEPS[step], on=on)
    AuditEvent.objects.record(
        actor,
        f"election.{step.value.lower()}",
        election,
        election.municipality,
        before=before,
        after=election.phase,
        **details,
    )
    return election


def admitted_candidates(election: Election) -> list[int]:
    """Count the persons of each admitted list (R-BODY-08)."""
    lists = Nomination.objects.filter(election=election).admitted()
    return [Candidate.objects.filter(nomination=entry).count() for entry in lists]


def _check_lists_are_complete(election: Election, decided_on: date) -> None:
    """Refuse to count the admitted while lists may still come in or are undecided (C-03, C-05)."""
    closes = lists_close(election)
    if decided_on < closes.date():
        raise RuleViolation(
            NominationRule.LISTS_STILL_COMING, Norm(Statute.KWG, "13", 1), "C-03", closes=closes
        )
    undecided = election.nominations.undecided()
    if undecided.exists():
        raise RuleViolation(
            NominationRule.DECISIONS_MISSING,
            Norm(Statute.KWG, "15", 1),
            "C-05",
            lists=", ".join(str(entry) for entry in undecided),
        )


@transaction.atomic
def close_admission(election_id: int, *, decided_on: date, actor: User) -> Election:
    """End the committee's meeting on the lists (§ 15 Abs. 1 KWG; C-05, C-06).

    Every list needs its decision, and two lists an order (R-LIST-17). With fewer admitted persons
    than seats there is no election (R-BODY-08): the act is refused with that rule, and
    ``cancel_election`` comes next.
    """
    election = take_step(election_id, Step.ADMIT, actor=actor, on=decided_on, decided_on=decided_on)
    _check_lists_are_complete(election, decided_on)
    if not Nomination.objects.filter(election=election, known_in_full=False).admitted().exists():
        # A list copied from a published result may lack persons. Such a list cannot prove that too
        # few were admitted.
        check_outcome(Step.ADMIT, admitted_candidates(election), election.seats)
    if not is_ordered(election):
        raise RuleViolation(
            NominationRule.LIST_ORDER_MISSING, Norm(Statute.KWG, "15", 4), "R-LIST-17"
        )
    return election


@transaction.atomic
def cancel_election(election_id: int, *, decided_on: date, actor: User) -> Election:
    """Cancel the election because too few persons were admitted (§ 86 Abs. 1 HGO; R-BODY-08, 11).

    Raises RuleViolation when lists may still come in or wait for their decision, and when enough
    persons were admitted: then there is an election.
    """
    election = take_step(
        election_id, Step.CANCEL, actor=actor, on=decided_on, decided_on=decided_on
    )
    _check_lists_are_complete(election, decided_on)
    check_outcome(Step.CANCEL, admitted_candidates(election), election.seats)
    return election


@transaction.atomic
def start_count(election_id: int, *, now: datetime, actor: User) -> Election:
    """Begin the count once the polls are closed (§ 33 KWO; C-19), ``now`` being an aware moment.

    The register of every Wahlbezirk must be closed (§ 15 KWO; C-18).
    """
    election = take_step(election_id, Step.START_COUNT, actor=actor)
    polls_close = moment(election.day, POLLS_CLOSE_AT)
    if now < polls_close:
        raise RuleViolation(
            CourseRule.POLLS_STILL_OPEN, Norm(Statute.KWO, "33"), "C-19", closes=polls_close
        )
    open_districts = election.districts.exclude(
        pk__in=RegisterClosing.objects.filter(district__election=election).values("district")
    )
    if open_districts.exists() or not election.districts.exists():
        raise RuleViolation(
            RegisterRule.REGISTER_NOT_CLOSED,
            Norm(Statute.KWO, "15"),
            "C-18",
            districts=", ".join(str(district) for district in open_districts) or "–",
        )
    return election
