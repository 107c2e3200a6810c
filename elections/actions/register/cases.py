"""Doubtful cases are decided: entered or left out, each with who, what and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from elections.actions.register.corrections import (
    CORRECTABLE,
    correct_entry,
    restore_entry,
    strike_entry,
)
from elections.actions.register.files import check_open
from elections.actions.register.identity import check_is_new
from elections.actions.register.moves import ADDRESS
from elections.actions.register.numbering import give_numbers
from elections.actions.register.search import index_names
from elections.law.register.corrections import Basis, Grounds
from elections.law.register.rules import RegisterRule
from elections.law.register.verdict import EXCLUDED, Verdict, plausible_birth
from elections.models import Election, StreetRange
from elections.models.register.cases import CaseDecision, DoubtfulCase
from elections.models.register.entries import RegisterCorrection, RegisterEntry, RegisterStrike
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.suffrage import Exclusion
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent, User

COPIED = (
    "registration_id", "family_name", "given_names", "title", "name_particle", "call_name",
    "street", "house_number", "addition", "postcode", "place", "locality", "sort_key", "identity",
    "language", "blocked",
)  # fmt: skip


class Decided(StrEnum):
    """What becomes of a doubtful case; which of them is possible depends on its kind."""

    ENTER = "enter"
    LEAVE_OUT = "leave_out"
    SAME_PERSON = "same_person"
    OTHER_PERSON = "other_person"


_POSSIBLE: dict[str, tuple[Decided, ...]] = {
    DoubtfulCase.Kind.FAULT: (Decided.LEAVE_OUT,),
    DoubtfulCase.Kind.ID_REUSED: (
        Decided.SAME_PERSON, Decided.OTHER_PERSON, Decided.LEAVE_OUT,
    ),
}  # fmt: skip
USUAL = (Decided.ENTER, Decided.LEAVE_OUT)


def possible(case: DoubtfulCase) -> tuple[Decided, ...]:
    """Return what can be decided about a case (R-VOTE-01, R-REG-02).

    A row that cannot be read is only settled. An id that names somebody else is the same person
    with new data, or another one, and then the earlier one is struck, or nothing changes. Somebody
    who is like one person of the register is that one, or another one.
    """
    if case.kind == DoubtfulCase.Kind.TWICE and case.like_entry_id:
        return (Decided.SAME_PERSON, *USUAL)
    return _POSSIBLE.get(case.kind, USUAL)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided: ``born`` replaces the birth of the extract.

    ``line`` is the row that holds where several contradict each other; ``is_other`` says why
    somebody similar in the register is another person.
    """

    decided: Decided
    reason: str
    born: KnownDay | None = None
    line: int | None = None
    is_other: str = ""


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
    deciding = _Deciding(election, choice, now, actor)
    made = [deciding.decide(case) for case in cases.select_for_update().order_by("pk")]
    give_numbers(election_id)
    return made


class _Deciding:
    """One choice on its way through several cases."""

    def __init__(self, election: Election, choice: Choice, now: datetime, actor: User):
        self.election, self.choice, self.now, self.actor = election, choice, now, actor
        self.today, self.reason = timezone.localdate(now), choice.reason.strip()
        # Wahlbezirke and streets may have changed since the extract was read.
        self.directory = StreetRange.objects.directory(election)

    def decide(self, case: DoubtfulCase) -> CaseDecision:
        """Apply the choice to the register and write the decision."""
        if hasattr(case, "decision"):
            raise RuleViolation(RegisterRule.CASE_DECIDED)
        if self.choice.decided not in possible(case):
            rule = RegisterRule.CASE_IS_FAULT if _is_fault(case) else RegisterRule.CASE_ID_REUSED
            raise RuleViolation(rule)
        enter = self.choice.decided is not Decided.LEAVE_OUT
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
        # The entry holds the data now; whoever is left out leaves none (R-DP-01).
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
        """Do to the register what was decided; return the entry that belongs to the decision."""
        if _is_fault(case):
            return None
        person = self._person(case)
        key = person.get("registration_id", "")
        entries = self.election.register_entries
        known = entries.filter(registration_id=key).first() if key else None
        decided = self.choice.decided
        enter = decided is not Decided.LEAVE_OUT
        born = self._born(person) if enter else None
        if decided is Decided.SAME_PERSON:
            same = known or entries.get(pk=case.like_entry_id or 0)
            self._take_over(same, person)
            return _unless_decided(same)
        if known is not None and decided is Decided.OTHER_PERSON:
            self._free(known)
            known = None
        if born and known is None:
            return self._enter(case, person, born)
        if known is not None and case.kind == DoubtfulCase.Kind.ROWS_DIFFER and enter:
            self._take_over(known, person)
        elif known is not None and case.kind != DoubtfulCase.Kind.ID_REUSED:
            self._decide_known(known, enter=enter)
        return _unless_decided(known) if enter else None

    def _person(self, case: DoubtfulCase) -> dict[str, Any]:
        """Return the person that is meant: of rows that contradict each other the chosen one."""
        if case.kind != DoubtfulCase.Kind.ROWS_DIFFER or self.choice.decided is Decided.LEAVE_OUT:
            person: dict[str, Any] = case.person
            return person
        rows = {row["line"]: row for row in case.rows}
        row = rows.get(self.choice.line or 0)
        if row is None or "person" not in row:
            raise RuleViolation(RegisterRule.CASE_NEEDS_LINE, lines=", ".join(map(str, rows)))
        verdict = Verdict(row["verdict"])
        if verdict in EXCLUDED:
            raise RuleViolation(
                RegisterRule.NOT_ENTITLED,
                Norm(Statute.HGO, "86", 2),
                "R-VOTE-01",
                reason=Exclusion(verdict.value),
            )
        chosen: dict[str, Any] = row["person"]
        return chosen

    def _born(self, person: dict[str, Any]) -> KnownDay:
        born = self.choice.born or KnownDay.from_text(person["birth_date"])
        if not plausible_birth(born, self.election.day):
            raise RuleViolation(
                RegisterRule.CASE_BIRTH_DATE,
                Norm(Statute.HGO, "86", 2),
                "R-VOTE-05",
                birth_date=str(born),
            )
        return born

    def _decide_known(self, entry: RegisterEntry, *, enter: bool) -> None:
        """Keep somebody who stands in the register already, or strike them (R-REG-10)."""
        grounds, actor = self._grounds(), self.actor
        is_struck, born = entry.open_strike is not None, self.choice.born
        if enter and is_struck:
            restore_entry(entry.pk, grounds=grounds, actor=actor)
        if enter and born not in (None, entry.birth_date):
            correct_entry(entry.pk, {"birth_date": born}, grounds=grounds, actor=actor)
        if not enter and not is_struck:
            ground = RegisterStrike.Ground.NOT_ENTITLED
            strike_entry(entry.pk, ground=ground, on=self.today, remark=self.reason, actor=actor)

    def _take_over(self, entry: RegisterEntry, person: dict[str, Any]) -> None:
        """Give the entry id and data of the extract: it is the same person (R-REG-10).

        From now on extracts speak of this entry, whoever entered it.
        """
        changes = {name: person[name] for name in CORRECTABLE if name in person}
        changes["birth_date"] = self._born(person)
        if entry.open_strike is not None:
            restore_entry(entry.pk, grounds=self._grounds(), actor=self.actor)
        if any(getattr(entry, name) != value for name, value in changes.items()):
            correct_entry(entry.pk, changes, grounds=self._grounds(), actor=self.actor)
        RegisterEntry.objects.filter(pk=entry.pk).update(
            registration_id=person["registration_id"], origin=RegisterEntry.Origin.CLARIFIED
        )

    def _free(self, entry: RegisterEntry) -> None:
        """Strike the person whose id the registration gave to somebody else (R-REG-04)."""
        if entry.open_strike is None:
            ground = RegisterStrike.Ground.GONE
            strike_entry(
                entry.pk, ground=ground, on=self.today, remark=self.reason, actor=self.actor
            )
        RegisterEntry.objects.filter(pk=entry.pk).update(registration_id="")

    def _grounds(self) -> Grounds:
        return Grounds(Basis.OBVIOUS_ERROR, self.today, self.reason)

    def _enter(self, case: DoubtfulCase, person: dict[str, Any], born: KnownDay) -> RegisterEntry:
        address = (person[name] for name in ADDRESS)
        entry = RegisterEntry(
            election=self.election,
            birth_date=born,
            origin=RegisterEntry.Origin.CLARIFIED,
            district_id=self.directory.district_of(*address),
            **{name: person[name] for name in COPIED},
        )
        # Whoever decides about doubles has decided that this is another person.
        is_other = self.reason if case.kind == DoubtfulCase.Kind.TWICE else self.choice.is_other
        trace = check_is_new(self.election, entry.record, is_other=is_other)
        entry.save()
        index_names([entry])
        RegisterCorrection.objects.create(
            entry=entry,
            kind=RegisterCorrection.Kind.ENTERED,
            corrected_on=self.today,
            reason=(f"{self.reason} ({trace})" if trace else self.reason)[:300],
            recorded_by=self.actor,
        )
        return entry


def _is_fault(case: DoubtfulCase) -> bool:
    return case.kind == DoubtfulCase.Kind.FAULT


def _unless_decided(entry: RegisterEntry | None) -> RegisterEntry | None:
    """Return the entry unless another decision belongs to it already."""
    return None if entry is None or hasattr(entry, "decided_case") else entry
