"""What became of an election that this product did not accompany (§ 86 Abs. 1 HGO; R-BODY-06, -08).

A council is elected together with the Gemeindevertretung and on no other day. After that day an
election can therefore only be told of: it was held, or it failed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.rules import BodyRule


class Outcome(StrEnum):
    """What is told of the election; UNKNOWN withdraws what was told by mistake."""

    HELD = "held"
    NO_LIST = "no_list"
    TOO_FEW_CANDIDATES = "too_few_candidates"
    UNKNOWN = "unknown"


FAILED = frozenset({Outcome.NO_LIST, Outcome.TOO_FEW_CANDIDATES})
"""Outcomes with which there is no council in this Wahlzeit (§ 86 Abs. 1 Satz 3 HGO; R-BODY-08)."""

_JOINT = Norm(Statute.HGO, "86", 1, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells: the outcome, its day and the number of those elected, None if unknown.

    ``on`` is the day of the determination, or of the declaration that there is no election.
    """

    outcome: Outcome
    on: date | None = None
    members: int | None = None


def check_outcome(told: Told, *, election_day: date, seats: int, today: date) -> None:
    """Refuse an outcome before the election day, on an impossible day, or with too many elected.

    (§ 86 Abs. 1 HGO; R-BODY-06, R-BODY-08.) A result is determined on the election day or later; a
    failure may have been declared before it. Raises RuleViolation OUTCOME_BEFORE_ELECTION_DAY,
    OUTCOME_DAY_IMPOSSIBLE or OUTCOME_EXCEEDS_SEATS.
    """
    if today <= election_day:
        raise RuleViolation(
            BodyRule.OUTCOME_BEFORE_ELECTION_DAY, _JOINT, "R-BODY-06", election_day=election_day
        )
    first = election_day if told.outcome is Outcome.HELD else date.min
    if told.on is not None and not first <= told.on <= today:
        raise RuleViolation(
            BodyRule.OUTCOME_DAY_IMPOSSIBLE,
            _JOINT,
            "R-BODY-06",
            day=told.on,
            election_day=election_day,
            today=today,
        )
    if told.members is not None and told.members > seats:
        raise RuleViolation(
            BodyRule.OUTCOME_EXCEEDS_SEATS, None, "R-BODY-05", members=told.members, seats=seats
        )
