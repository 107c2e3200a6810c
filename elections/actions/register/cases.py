"""Doubtful cases are worked off: entered or left out, each with who, what and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from elections.actions.register.corrections import correct_entry, restore_entry, strike_entry
from elections.actions.register.files import check_open
from elections.actions.register.numbering import give_numbers
from elections.actions.register.search import index_names
from elections.law.register.corrections import Basis, Grounds
from elections.law.register.rules import RegisterRule
from elections.law.register.verdict import plausible_birth
from elections.models import Election, StreetRange
from elections.models.register.entries import RegisterCorrection, RegisterEntry, RegisterStrike
from elections.models.register.imports import CaseDecision, DoubtfulCase
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User

COPIED = (
    "registration_id", "family_name", "given_names", "street", "house_number", "postcode",
    "place", "sort_key", "language", "blocked",
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
    survives later extracts. An extract may raise a doubt about somebody who stands in the
    register: they stay in it, or are struck. Raises RuleViolation without a reason, for a case
    decided already, and for a birth date that cannot be.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    if not choice.reason.strip():
        raise RuleViolation(RegisterRule.CASE_NEEDS_REASON)
    cases = DoubtfulCase.objects.filter(election=election, pk__in=list(case_keys))
    deciding = _Deciding(election, choice, now, actor)
    made = [deciding.decide(case) for case in cases.select_for_update().order_by("pk")]
    give_numbers(election_id)
    return made


class _Deciding:
    """One choice on its way through several cases."""

    def __init__(self, election: Election, choice: Choice, now: datetime, actor: User):
        self.election, self.choice, self.now, self.actor = election, choice, now, actor
        self.today, self.reason = timezone.localdate(now), choice.reason.strip()
        # Wahlbezirke and streets may be others than when the extract was read.
        self.directory = StreetRange.objects.directory(election)

    def decide(self, case: DoubtfulCase) -> CaseDecision:
        """Apply the choice to the register and write the decision."""
        if hasattr(case, "decision"):
            raise RuleViolation(RegisterRule.CASE_DECIDED)
        enter = self.choice.enter
        if enter and case.kind == DoubtfulCase.Kind.FAULT:
            raise RuleViolation(RegisterRule.CASE_IS_FAULT)
        if enter:
            check_open(self.election)
        decision = CaseDecision.objects.create(
            case=case,
            enter=enter,
            entry=self._apply(case),
            reason=self.reason,
            decided_at=self.now,
            decided_by=self.actor,
        )
        # What the entry holds need not lie here twice; who is left out leaves no data (R-DP-01).
        case.person = {}
        case.save(update_fields=["person"])
        AuditEvent.objects.record(
            self.actor,
            "register.case_decided",
            case,
            self.election.municipality,
            kind=case.kind,
            entered_person=enter,
            reason=self.reason,
        )
        return decision

    def _apply(self, case: DoubtfulCase) -> RegisterEntry | None:
        """Do to the register what was decided; return the entry that is the decision's own."""
        key = case.person.get("registration_id", "")
        entries = self.election.register_entries
        known = entries.filter(registration_id=key).first() if key else None
        born = self._born(case) if self.choice.enter else None
        if born and known is None:
            return self._enter(case.person, born)
        if known is not None:
            self._decide_known(known)
        own = self.choice.enter and not hasattr(known, "decided_case")
        return known if own else None

    def _born(self, case: DoubtfulCase) -> date:
        born = self.choice.birth_date or date.fromisoformat(case.person["birth_date"])
        if not plausible_birth(born, self.election.day):
            raise RuleViolation(
                RegisterRule.CASE_BIRTH_DATE,
                Norm(Statute.HGO, "86", 2),
                "R-VOTE-05",
                birth_date=born,
            )
        return born

    def _decide_known(self, entry: RegisterEntry) -> None:
        """Keep somebody who stands in the register already, or strike them (R-REG-10)."""
        grounds, actor = Grounds(Basis.OBVIOUS_ERROR, self.today, self.reason), self.actor
        is_struck, born = entry.open_strike is not None, self.choice.birth_date
        if self.choice.enter and is_struck:
            restore_entry(entry.pk, grounds=grounds, actor=actor)
        if self.choice.enter and born not in (None, entry.birth_date):
            correct_entry(entry.pk, {"birth_date": born}, grounds=grounds, actor=actor)
        if not self.choice.enter and not is_struck:
            ground = RegisterStrike.Ground.NOT_ENTITLED
            strike_entry(entry.pk, ground=ground, on=self.today, remark=self.reason, actor=actor)

    def _enter(self, person: dict[str, Any], born: date) -> RegisterEntry:
        address = person["street"], person["house_number"], person["postcode"]
        entry = RegisterEntry.objects.create(
            election=self.election,
            birth_date=born,
            origin=RegisterEntry.Origin.CLARIFIED,
            district_id=self.directory.district_of(*address),
            **{name: person[name] for name in COPIED},
        )
        index_names([entry])
        RegisterCorrection.objects.create(
            entry=entry,
            kind=RegisterCorrection.Kind.ENTERED,
            corrected_on=self.today,
            reason=self.reason,
            recorded_by=self.actor,
        )
        return entry
