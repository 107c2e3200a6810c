"""A checked extract is taken into the register: all of it or nothing, once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from elections.actions.register.applied import Applying
from elections.actions.register.check import inspection_began
from elections.actions.register.discreet import without_data
from elections.actions.register.drafts import register_state, work_in_memory
from elections.actions.register.files import check_open, forget_file
from elections.actions.register.numbering import give_numbers
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.register.check_facts import CheckFacts
from elections.models.register.entries import NumbersFixed
from elections.models.register.imports import (
    ImportCheck,
    ImportOutcome,
    RegisterImport,
)
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@without_data
@transaction.atomic
def take_in_extract(
    import_id: int,
    *,
    now: datetime,
    set_faults_aside: bool = False,
    loss_is_meant: bool = False,
    actor: User | None,
) -> ImportOutcome:
    """Take a checked extract into the register (§ 9 KWO; R-REG-01..04); all or nothing.

    It is idempotent: the same file, or this import again, gives the first outcome.
    ``set_faults_aside``: rows that cannot be read go on the list of doubtful cases instead of
    stopping everything. ``loss_is_meant``: many strikes are intended. Raises RuleViolation
    when the check is missing or out of date, rows are faulty, or many people would be struck.
    """
    found = RegisterImport.objects.get(pk=import_id)
    election = (
        Election.objects.select_related("municipality")
        .select_for_update(of=("self",))
        .get(pk=found.election_id)
    )
    # So that nobody drops it meanwhile.
    RegisterImport.objects.select_for_update(of=("self",)).get(pk=import_id)
    if done := _outcome_of(found, now=now, actor=actor):
        return done
    check_open(election)
    _check_newest(found)
    facts = _checked(found, election, now, set_faults_aside=set_faults_aside)
    if not loss_is_meant:
        _check_losses(facts)
    counts = _apply(found, election, facts, faults=set_faults_aside, now=now, actor=actor)
    forget_file(found)
    outcome = ImportOutcome.objects.create(
        register_import=found, taken_in=True, counts=counts, decided_at=now, decided_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "register.extract_taken_in",
        found,
        election.municipality,
        sha256=found.sha256,
        taken_on=found.taken_on,
        **counts,
    )
    return outcome


def _check_losses(facts: CheckFacts) -> None:
    """Refuse an extract that would strike many: it may be incomplete (R-REG-04)."""
    if facts.loses_many:
        raise RuleViolation(
            RegisterRule.MANY_STRUCK,
            Norm(Statute.KWO, "9", 1),
            "R-REG-04",
            gone=facts.difference.gone,
            standing=facts.difference.standing,
        )


def earlier_outcome(same: RegisterImport) -> ImportOutcome | None:
    """Return the outcome of the same file, unless something newer was taken in since.

    A file that is read in another way, or shows another day, counts as another one.
    """
    taken = ImportOutcome.objects.filter(
        register_import__election=same.election, taken_in=True
    ).select_related("register_import")
    newest = taken.order_by("-pk").first()
    if newest is None:
        return None
    known = newest.register_import
    is_same = (known.sha256, known.reading, known.taken_on) == (
        same.sha256, same.reading, same.taken_on,
    )  # fmt: skip
    return newest if is_same else None


def _outcome_of(
    found: RegisterImport, *, now: datetime, actor: User | None
) -> ImportOutcome | None:
    """Return the outcome of this import, or of the same file that another run just took in.

    The second one is dropped then: there was nothing to do.
    """
    known = ImportOutcome.objects.filter(register_import=found).first()
    if known is not None and known.taken_in:
        return known
    same = earlier_outcome(found)
    if same is None and known is not None:
        raise RuleViolation(RegisterRule.EXTRACT_DECIDED, name=found.name)
    if same is not None and known is None:
        forget_file(found)
        ImportOutcome.objects.create(
            register_import=found, taken_in=False, decided_at=now, decided_by=actor
        )
        place = found.election.municipality
        AuditEvent.objects.record(
            actor, "register.extract_dropped", found, place, sha256=found.sha256
        )
    return same


def _check_newest(found: RegisterImport) -> None:
    newer = RegisterImport.objects.filter(
        election=found.election, outcome__taken_in=True, taken_on__gt=found.taken_on
    ).first()
    if newer is not None:
        raise RuleViolation(
            RegisterRule.EXTRACT_OLDER, taken_on=found.taken_on, newer=newer.taken_on
        )


def _checked(
    found: RegisterImport, election: Election, now: datetime, *, set_faults_aside: bool
) -> CheckFacts:
    """Return the facts of the check; refuse if it is missing, outdated, or found faults."""
    check = ImportCheck.objects.filter(register_import=found).first()
    if check is None:
        raise RuleViolation(RegisterRule.EXTRACT_NOT_CHECKED, name=found.name)
    facts = check.findings
    began = not facts.inspected and inspection_began(election, timezone.localdate(now))
    if began or check.seen != register_state(election.pk):
        raise RuleViolation(RegisterRule.CHECK_OUTDATED, name=found.name)
    if facts.faults.count and not set_faults_aside:
        raise RuleViolation(RegisterRule.ROWS_FAULTY, faults=facts.faults.count)
    if not facts.eligible:
        raise RuleViolation(RegisterRule.NOBODY_ELIGIBLE, rows=facts.rows)
    return facts


def _apply(
    found: RegisterImport,
    election: Election,
    facts: CheckFacts,
    *,
    faults: bool,
    now: datetime,
    actor: User | None,
) -> dict[str, int]:
    """Do every step of taking in; each relies on the one before."""
    work_in_memory()
    applying = Applying(found, today=timezone.localdate(now), actor=actor)
    fixed = NumbersFixed.objects.filter(election=election).exists()
    is_first = not election.register_entries.exists()
    counts = {
        **facts.counts(),
        "struck": 0 if is_first else applying.strike(),
        "restored": 0 if is_first else applying.restore(),
        "changed": 0 if is_first else applying.change(fixed=fixed),
        "entered": applying.enter(numbered=is_first),
    }
    applying.keep_cases(faults=faults)
    if not is_first:
        give_numbers(election.pk)
    counts["unassigned"] = election.register_entries.filter(district=None).count()
    return counts
