"""The closing of the register of a Wahlbezirk: A1, A2, A3, and what changes them (R-REG-11)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from elections.law.course.phases import Phase
from elections.law.register.rules import RegisterRule
from municipalities.law.basis import Norm, RuleViolation, Statute


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """A1, A2 and A3 of one Wahlbezirk (R-REG-11); the total is their sum."""

    without_mark: int
    with_mark: int
    special: int

    @property
    def total(self) -> int:
        """A: everyone who is entitled to vote."""
        return self.without_mark + self.with_mark + self.special


class LateChange(StrEnum):
    """What the law still does to the certified figures (R-REG-11, C-17)."""

    CARD_ISSUED = "card_issued"
    SPECIAL_ISSUED = "special_issued"
    CARD_WITHDRAWN = "card_withdrawn"
    SPECIAL_WITHDRAWN = "special_withdrawn"


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """What is not settled when a register is closed; whoever closes it has to acknowledge it."""

    without_district: int = 0
    doubtful: int = 0
    objections: int = 0
    applications: int = 0

    def __bool__(self) -> bool:
        return any((self.without_district, self.doubtful, self.objections, self.applications))


_STEPS = {
    LateChange.CARD_ISSUED: (-1, 1, 0),
    LateChange.CARD_WITHDRAWN: (1, -1, 0),
    LateChange.SPECIAL_ISSUED: (0, 0, 1),
    LateChange.SPECIAL_WITHDRAWN: (0, 0, -1),
}


def corrected(counts: RegisterCounts, change: LateChange) -> RegisterCounts:
    """Return the figures after a late card (§§ 15, 17 KWO; R-REG-11, C-17).

    A late card moves an elector from A1 to A2; one under § 16a Abs. 2 adds to A3. Who dies or
    loses the right after the closing is noted and stays in the figures. Raises RuleViolation
    where the certified figures do not hold the person.
    """
    first, second, third = _STEPS[change]
    moved = replace(
        counts,
        without_mark=counts.without_mark + first,
        with_mark=counts.with_mark + second,
        special=counts.special + third,
    )
    if min(moved.without_mark, moved.with_mark, moved.special) < 0:
        raise RuleViolation(
            RegisterRule.CLOSING_MOVED_ON, Norm(Statute.KWO, "15"), "R-REG-11", change=change
        )
    return moved


RESTS_ON_FIGURES = frozenset({Phase.DETERMINED, Phase.PUBLISHED, Phase.CANCELLED})
"""Phases in which the certified figures are part of a result, or of nothing (R-REG-11)."""


def check_typed_correctable(phase: Phase, *, is_counted: bool) -> None:
    """Refuse to correct the figures of a closing by hand (§ 15 KWO; R-REG-11).

    Counted figures follow from the entries. Typed ones may hold a slip until a determination rests
    on them; where the count is open again, they can be corrected once more.

    Raises RuleViolation CLOSING_IS_COUNTED or CLOSING_IS_DETERMINED.
    """
    norm = Norm(Statute.KWO, "15")
    if is_counted:
        raise RuleViolation(RegisterRule.CLOSING_IS_COUNTED, norm, "R-REG-11")
    if phase in RESTS_ON_FIGURES:
        raise RuleViolation(RegisterRule.CLOSING_IS_DETERMINED, norm, "R-REG-11", phase=phase)


def check_counts_seen(seen: RegisterCounts, now: RegisterCounts) -> None:
    """Refuse to certify other figures than those that were shown (§ 15 KWO; R-REG-11)."""
    if seen != now:
        raise RuleViolation(
            RegisterRule.CLOSING_COUNTS_CHANGED,
            Norm(Statute.KWO, "15"),
            "R-REG-11",
            seen=_sum(seen),
            now=_sum(now),
        )


def _sum(counts: RegisterCounts) -> str:
    return f"{counts.without_mark} + {counts.with_mark} + {counts.special}"


def check_open_points(points: OpenPoints, *, acknowledged: bool) -> None:
    """Refuse to close while something is open that nobody has acknowledged (§ 15 KWO; R-REG-11)."""
    if points and not acknowledged:
        raise RuleViolation(
            RegisterRule.CLOSING_OPEN_POINTS,
            Norm(Statute.KWO, "15"),
            "R-REG-11",
            without_district=points.without_district,
            doubtful=points.doubtful,
            objections=points.objections,
            applications=points.applications,
        )
