"""The way of one list: one table of steps and one door (R-LIST-03, R-LIST-11, R-LIST-12)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Norm, RuleViolation, Statute


class ListState(StrEnum):
    """Where a list (Wahlvorschlag) stands."""

    RECEIVED = "received"
    ADMITTED = "admitted"
    REFUSED = "refused"


class ListStep(StrEnum):
    """What moves a list on."""

    ENTER_PERSONS = "enter_persons"
    CORRECT = "correct"
    ADMIT = "admit"
    REFUSE = "refuse"


LIST_TRANSITIONS: dict[tuple[ListState, ListStep], ListState] = {
    (ListState.RECEIVED, ListStep.ENTER_PERSONS): ListState.RECEIVED,
    (ListState.RECEIVED, ListStep.CORRECT): ListState.RECEIVED,
    (ListState.RECEIVED, ListStep.ADMIT): ListState.ADMITTED,
    (ListState.RECEIVED, ListStep.REFUSE): ListState.REFUSED,
}
"""Every step that exists; after the decision nothing changes any more (§ 14 Abs. 3 KWG)."""


def advance_list(state: ListState, step: ListStep, **facts: Any) -> ListState:
    """Return where ``step`` leads from ``state`` (§§ 14, 15 KWG; R-LIST-11, R-LIST-12).

    Raises RuleViolation ALREADY_DECIDED when the table has no such step; ``facts`` feed its
    sentence.
    """
    target = LIST_TRANSITIONS.get((state, step))
    if target is None:
        raise RuleViolation(
            NominationRule.ALREADY_DECIDED, Norm(Statute.KWG, "14", 3), "R-LIST-12", **facts
        )
    return target
