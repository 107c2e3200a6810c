"""Doubtful cases are decided: entered or left out, each with who, what and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from elections.actions.register.case_acts import CaseActs
from elections.actions.register.case_facts import CaseFacts, Decided, case_facts
from elections.actions.register.files import check_open
from elections.actions.register.numbering import give_numbers
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.register.cases import CaseDecision, DoubtfulCase, OtherId
from municipalities.law.basis import RuleViolation
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent, User

__all__ = ["Choice", "Decided", "decide_cases"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided: ``born`` replaces the birth of the extract.

    ``line`` is the row that holds where several contradict each other, ``like`` the entry that is
    the same person where several are similar; ``is_other`` says why somebody similar in the
    register is another person.
    """

    decided: Decided
    reason: str
    born: KnownDay | None = None
    line: int | None = None
    is_other: str = ""
    like: int | None = None


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

    Whoever is entered gets a number; of those left out only the decision stays, and it survives
    later extracts. An extract may raise a doubt about somebody who stands in the
    register: they stay, or are struck. Raises RuleViolation without a reason, for a case that is
    decided, for a decision that its kind does not know, for an impossible birth, and where the
    person stands in the register already.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    if not choice.reason.strip():
        raise RuleViolation(RegisterRule.CASE_NEEDS_REASON)
    cases = DoubtfulCase.objects.filter(election=election, pk__in=list(case_keys))
    made = [
        _decide(election, case, choice, now, actor)
        for case in cases.select_for_update().order_by("pk")
    ]
    if made:  # whoever decides nothing writes nothing, for no event would tell of it
        give_numbers(election_id)
    return made


def _decide(
    election: Election, case: DoubtfulCase, choice: Choice, now: datetime, actor: User
) -> CaseDecision:
    """Apply the choice to the register and write the decision."""
    if hasattr(case, "decision"):
        raise RuleViolation(RegisterRule.CASE_DECIDED)
    facts = case_facts(case)
    _check_possible(case, facts, choice)
    if choice.decided is not Decided.LEAVE_OUT:
        check_open(election)
    outcome = CaseActs(election, case, facts, choice=choice, now=now, actor=actor).do()
    decision = CaseDecision.objects.create(
        case=case,
        decided=choice.decided,
        entry=outcome.entry,
        earlier=outcome.earlier,
        reason=choice.reason.strip(),
        decided_at=now,
        decided_by=actor,
    )
    OtherId.objects.bulk_create(
        OtherId(entry=outcome.entry, decision=decision, **known) for known in outcome.other_ids
    )
    # The entry holds the data now; whoever is left out leaves none (R-DP-01).
    case.person = {}
    case.save(update_fields=["person"])
    AuditEvent.objects.record(
        actor,
        "register.case_decided",
        case,
        election.municipality,
        kind=case.kind,
        decided=choice.decided,
        reason=choice.reason.strip(),
    )
    return decision


def _check_possible(case: DoubtfulCase, facts: CaseFacts, choice: Choice) -> None:
    """Refuse what the case does not know; who is certainly known is refused by name later."""
    asked = choice.decided
    if asked in facts.possible or (facts.double and asked is Decided.ENTER):
        return
    if case.kind == DoubtfulCase.Kind.FAULT:
        raise RuleViolation(RegisterRule.CASE_IS_FAULT)
    if case.kind == DoubtfulCase.Kind.ID_REUSED:
        raise RuleViolation(RegisterRule.CASE_ID_REUSED)
    raise RuleViolation(RegisterRule.CASE_LIKES_NOBODY)
