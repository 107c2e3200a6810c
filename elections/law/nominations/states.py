"""The way of one list: one table of steps and one door (R-LIST-03, R-LIST-11, R-LIST-12)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Norm, RuleViolation, Statute


class ListState(StrEnum):
    """Where a list (Wahlvorschlag) stands."""

    RECEIVED = "received"
    ADMITTED = "admitted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ListStep(StrEnum):
    """What moves a list on."""

    ENTER_PERSONS = "enter_persons"
    CORRECT = "correct"
    REMOVE_PERSON = "remove_person"
    ADMIT = "admit"
    REFUSE = "refuse"
    ADMIT_AFTER_ALL = "admit_after_all"
    REFUSE_AFTER_ALL = "refuse_after_all"
    CORRECT_DECISION = "correct_decision"
    TAKE_BACK = "take_back"
    WITHDRAW = "withdraw"


class Redecided(StrEnum):
    """Why a decision that was entered becomes another one."""

    SLIP = "slip"
    OBJECTION = "objection"


class WithdrawnBecause(StrEnum):
    """Why a list is none any more."""

    DECLARED = "declared"
    SLIP = "slip"


LIST_TRANSITIONS: dict[tuple[ListState, ListStep], ListState] = {
    (ListState.RECEIVED, ListStep.ENTER_PERSONS): ListState.RECEIVED,
    (ListState.RECEIVED, ListStep.CORRECT): ListState.RECEIVED,
    (ListState.RECEIVED, ListStep.REMOVE_PERSON): ListState.RECEIVED,
    (ListState.RECEIVED, ListStep.WITHDRAW): ListState.WITHDRAWN,
    (ListState.RECEIVED, ListStep.ADMIT): ListState.ADMITTED,
    (ListState.RECEIVED, ListStep.REFUSE): ListState.REFUSED,
    (ListState.REFUSED, ListStep.ADMIT_AFTER_ALL): ListState.ADMITTED,
    (ListState.ADMITTED, ListStep.REFUSE_AFTER_ALL): ListState.REFUSED,
    (ListState.ADMITTED, ListStep.CORRECT_DECISION): ListState.ADMITTED,
    (ListState.REFUSED, ListStep.CORRECT_DECISION): ListState.REFUSED,
    (ListState.ADMITTED, ListStep.TAKE_BACK): ListState.RECEIVED,
    (ListState.REFUSED, ListStep.TAKE_BACK): ListState.RECEIVED,
}
"""Every step that exists; after the decision nothing of the list changes (§ 14 Abs. 3 KWG).

The decision itself can: after an objection within two days (§ 15 Abs. 3 KWG), or after a slip. What
was entered although the committee had not decided is taken back.
"""


def decision_step(state: ListState, *, admitted: bool) -> ListStep:
    """Return what a corrected decision does to a list in ``state`` (R-LIST-12)."""
    if admitted is (state is ListState.ADMITTED):
        return ListStep.CORRECT_DECISION
    return ListStep.ADMIT_AFTER_ALL if admitted else ListStep.REFUSE_AFTER_ALL


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


def check_declaration(declared_on: date, *, received_on: date, today: date) -> None:
    """Refuse a withdrawal on a day that cannot be (§ 13 Abs. 3 KWG; R-LIST-13).

    The trust persons declare it in writing after the list came in. That there is no decision yet,
    ``advance_list`` asks.

    Raises RuleViolation WITHDRAWAL_DAY_IMPOSSIBLE.
    """
    if not received_on <= declared_on <= today:
        raise RuleViolation(
            NominationRule.WITHDRAWAL_DAY_IMPOSSIBLE,
            Norm(Statute.KWG, "13", 3),
            "R-LIST-13",
            declared_on=declared_on,
            received_on=received_on,
        )
