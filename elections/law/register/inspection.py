"""Looking into the register, and objecting to it (§ 8 KWG, § 13 KWO; R-REG-08, R-REG-09)."""

from __future__ import annotations

from datetime import date

from elections.law.register.rules import RegisterRule
from municipalities.law.basis import Norm, RuleViolation, Statute


def check_inspection(*, own_data: bool, grounds: str) -> None:
    """Refuse to show data of others without stated grounds (§ 8 KWG; R-REG-09).

    Everybody may check their own data. Persons with an Auskunftssperre are shown to nobody else.
    """
    if not own_data and not grounds.strip():
        raise RuleViolation(
            RegisterRule.INSPECTION_WITHOUT_GROUNDS, Norm(Statute.KWG, "8"), "R-REG-09"
        )


def check_objection(*, needs_entry: bool, has_entry: bool) -> None:
    """Refuse an objection against an entry that names none (§ 8 KWG; R-REG-08)."""
    if needs_entry and not has_entry:
        raise RuleViolation(
            RegisterRule.OBJECTION_WITHOUT_ENTRY, Norm(Statute.KWG, "8"), "R-REG-08"
        )


def check_grounds_day(received_on: date, reasoned_on: date) -> None:
    """Refuse grounds that came before the objection they are for (§ 8 KWG; R-REG-08)."""
    if reasoned_on < received_on:
        raise RuleViolation(
            RegisterRule.GROUNDS_BEFORE_OBJECTION,
            Norm(Statute.KWG, "8"),
            "R-REG-08",
            day=reasoned_on,
            received_on=received_on,
        )


def check_decision(received_on: date, decided_on: date, served_on: date | None) -> None:
    """Refuse days that cannot be: received, decided, served, in this order (§ 13 KWO; C-15)."""
    if decided_on < received_on or (served_on is not None and served_on < decided_on):
        raise RuleViolation(
            RegisterRule.DECISION_BEFORE_OBJECTION,
            Norm(Statute.KWO, "13"),
            "C-15",
            received_on=received_on,
            decided_on=decided_on,
        )
