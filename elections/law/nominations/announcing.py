"""What of the lists is announced: the call for them, and those that were admitted (C-02, C-08)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Norm, RuleViolation, Statute


class Announced(StrEnum):
    """What is announced."""

    CALL = "call"
    ADMITTED = "admitted"


CODES = {Announced.CALL: "C-02", Announced.ADMITTED: "C-08"}
"""The day of the calendar of each (§ 22 Abs. 1 KWO, § 15 Abs. 4 KWG; C-02, C-08)."""


def check_announced(what: Announced, on: date, *, decided_on: date | None) -> None:
    """Refuse a day before there was anything to announce (§ 15 Abs. 4 KWG; C-08).

    ``decided_on`` is the last day on which the committee decided on a list, None while no list is
    admitted. The call may come on any day (C-02).

    Raises RuleViolation NOTHING_ADMITTED and ANNOUNCED_BEFORE_DECIDED.
    """
    if what is Announced.CALL:
        return
    norm = Norm(Statute.KWG, "15", 4)
    if decided_on is None:
        raise RuleViolation(NominationRule.NOTHING_ADMITTED, norm, "C-08")
    if on < decided_on:
        raise RuleViolation(
            NominationRule.ANNOUNCED_BEFORE_DECIDED, norm, "C-08", on=on, decided_on=decided_on
        )
