"""Doubtful cases are worked off: entered or left out, each with who, what and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from elections.actions.register_files import check_open
from elections.actions.register_numbering import give_numbers
from elections.actions.register_search import index_names
from elections.law.register import plausible_birth
from elections.law.register_rules import RegisterRule
from elections.models import Election
from elections.models.register import RegisterCorrection, RegisterEntry
from elections.models.register_import import CaseDecision, DoubtfulCase
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User

_COPIED = (
    "registration_id", "family_name", "given_names", "street", "house_number", "postcode",
    "place", "sort_key", "language", "blocked", "district_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided: ``birth_date`` replaces the one of the extract."""

    enter: bool
    reason: str
    birth_date: date | None = None


@transaction.atomic
def decide_cases(
    election_id: int,
    case_keys: Iterable[int],
    choice: Choice,
    *,
    now: datetime,
    actor: User,
) -> list[CaseDecision]:
    """Decide doubtful cases alike (R-VOTE-01, R-REG-02, R-REG-10).

    Who is entered gets a number; of who is left out nothing but the decision stays, which
    survives later extracts. Raises RuleViolation without a reason, for a case decided already,
    and for a birth date that cannot be.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    if not choice.reason.strip():
        raise RuleViolation(RegisterRule.CASE_NEEDS_REASON)
    cases = DoubtfulCase.objects.filter(election=election, pk__in=list(case_keys))
    made = [
        _decide(case, election, choice, now, actor)
        for case in cases.select_for_update().order_by("pk")
    ]
    give_numbers(election_id)
    return made


def _decide(
    case: DoubtfulCase, election: Election, choice: Choice, now: datetime, actor: User
) -> CaseDecision:
    if hasattr(case, "decision"):
        raise RuleViolation(RegisterRule.CASE_DECIDED)
    enter, reason = choice.enter, choice.reason.strip()
    if enter and case.kind == DoubtfulCase.Kind.FAULT:
        raise RuleViolation(RegisterRule.CASE_IS_FAULT)
    if enter:
        check_open(election)
    entry = _enter(case, election, choice, now.date(), actor) if enter else None
    decision = CaseDecision.objects.create(
        case=case, enter=enter, entry=entry, reason=reason, decided_at=now, decided_by=actor
    )
    # What the entry holds need not lie here twice, and who is left out leaves no data (R-DP-01).
    case.person = {}
    case.save(update_fields=["person"])
    AuditEvent.objects.record(
        actor,
        "register.case_decided",
        case,
        election.municipality,
        kind=case.kind,
        entered_person=enter,
        reason=reason,
    )
    return decision


def _enter(
    case: DoubtfulCase, election: Election, choice: Choice, today: date, actor: User
) -> RegisterEntry:
    born = choice.birth_date or date.fromisoformat(case.person["birth_date"])
    if not plausible_birth(born, election.day):
        raise RuleViolation(
            RegisterRule.CASE_BIRTH_DATE, Norm(Statute.HGO, "86", 2), "R-VOTE-05", birth_date=born
        )
    entry = RegisterEntry.objects.create(
        election=election,
        birth_date=born,
        origin=RegisterEntry.Origin.CLARIFIED,
        **{name: case.person[name] for name in _COPIED},
    )
    index_names([entry])
    RegisterCorrection.objects.create(
        entry=entry,
        kind=RegisterCorrection.Kind.ENTERED,
        corrected_on=today,
        reason=choice.reason.strip(),
        recorded_by=actor,
    )
    return entry
