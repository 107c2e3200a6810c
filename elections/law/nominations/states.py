"""The way of one list: one table of steps and one door (§§ 13 to 15 KWG; R-LIST-10..15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Norm, RuleViolation, Statute


class ListState(StrEnum):
    """Where a list (Wahlvorschlag) stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    EXAMINED = "examined"
    DEFECTIVE = "defective"
    ADMITTED = "admitted"
    ADMITTED_IN_PART = "admitted_in_part"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ListStep(StrEnum):
    """What moves a list on, or changes what it says."""

    EDIT = "edit"
    SUBMIT = "submit"
    TAKE_BACK_SUBMISSION = "take_back_submission"
    RECEIVE = "receive"
    TAKE_BACK_RECEIPT = "take_back_receipt"
    ENTER_PERSONS = "enter_persons"
    CORRECT = "correct"
    REMOVE_PERSON = "remove_person"
    CHECK = "check"
    FIND_CLEAN = "find_clean"
    FIND_DEFECTS = "find_defects"
    ADMIT = "admit"
    ADMIT_IN_PART = "admit_in_part"
    REFUSE = "refuse"
    ADMIT_AFTER_ALL = "admit_after_all"
    ADMIT_IN_PART_AFTER_ALL = "admit_in_part_after_all"
    REFUSE_AFTER_ALL = "refuse_after_all"
    CORRECT_DECISION = "correct_decision"
    TAKE_BACK = "take_back"
    NAME_TRUST = "name_trust"
    WITHDRAW = "withdraw"


class Hand(StrEnum):
    """In whose hands a step lies: the list's own trust persons, the office, the Wahlleitung.

    The Wahlleitung writes down what the Wahlausschuss decided; it may do all that the office may.
    """

    LIST = "list"
    OFFICE = "office"
    LEAD = "lead"


class Redecided(StrEnum):
    """Why a decision that was entered becomes another one."""

    SLIP = "slip"
    OBJECTION = "objection"


class WithdrawnBecause(StrEnum):
    """Why a list is none any more."""

    DECLARED = "declared"
    SLIP = "slip"


class Outcome(StrEnum):
    """What the Wahlausschuss decided on a list (§ 15 Abs. 1 KWG; R-LIST-11, R-LIST-14)."""

    ADMITTED = "admitted"
    ADMITTED_IN_PART = "admitted_in_part"
    REFUSED = "refused"


S, T = ListState, ListStep
BEFORE_RECEIPT = (S.DRAFT, S.SUBMITTED)
AT_THE_OFFICE = (S.RECEIVED, S.EXAMINED, S.DEFECTIVE)
DECIDED = (S.ADMITTED, S.ADMITTED_IN_PART, S.REFUSED)

_STAYS = (T.ENTER_PERSONS, T.CORRECT, T.REMOVE_PERSON, T.CHECK)
_DECIDES = {
    T.ADMIT: S.ADMITTED,
    T.ADMIT_IN_PART: S.ADMITTED_IN_PART,
    T.REFUSE: S.REFUSED,
}
_DECIDES_ANEW = {
    T.ADMIT_AFTER_ALL: S.ADMITTED,
    T.ADMIT_IN_PART_AFTER_ALL: S.ADMITTED_IN_PART,
    T.REFUSE_AFTER_ALL: S.REFUSED,
}

LIST_TRANSITIONS: dict[tuple[ListState, ListStep], ListState] = {
    (S.DRAFT, T.EDIT): S.DRAFT,
    (S.DRAFT, T.SUBMIT): S.SUBMITTED,
    (S.SUBMITTED, T.TAKE_BACK_SUBMISSION): S.DRAFT,
    **{(before, T.RECEIVE): S.RECEIVED for before in BEFORE_RECEIPT},
    (S.RECEIVED, T.TAKE_BACK_RECEIPT): S.DRAFT,
    **{(state, step): state for state in AT_THE_OFFICE for step in _STAYS},
    **{(state, T.FIND_CLEAN): S.EXAMINED for state in AT_THE_OFFICE},
    **{(state, T.FIND_DEFECTS): S.DEFECTIVE for state in AT_THE_OFFICE},
    **{(state, T.NAME_TRUST): state for state in (*BEFORE_RECEIPT, *AT_THE_OFFICE)},
    **{(state, T.WITHDRAW): S.WITHDRAWN for state in (*BEFORE_RECEIPT, *AT_THE_OFFICE)},
    **{
        (state, step): target
        for state in AT_THE_OFFICE
        for step, target in _DECIDES.items()
    },
    **{
        (state, step): target
        for state in DECIDED
        for step, target in _DECIDES_ANEW.items()
        if target is not state
    },
    **{(state, T.CORRECT_DECISION): state for state in DECIDED},
    **{(state, T.TAKE_BACK): S.RECEIVED for state in DECIDED},
}  # fmt: skip
"""Every step that exists; after the decision nothing of the list changes (§ 14 Abs. 3 KWG).

The decision itself can: after an objection within two days (§ 15 Abs. 3 KWG), or after a slip. A
decision or a receipt that was entered by a slip is taken back; the list is then where it stood
before, which its rows say, at the earliest where the table names it.
"""

HANDS: dict[ListStep, frozenset[Hand]] = {
    **dict.fromkeys((T.EDIT, T.SUBMIT, T.TAKE_BACK_SUBMISSION), frozenset({Hand.LIST})),
    **dict.fromkeys(
        (
            T.RECEIVE,
            T.TAKE_BACK_RECEIPT,
            *_STAYS,
            T.FIND_CLEAN,
            T.FIND_DEFECTS,
            T.NAME_TRUST,
            T.WITHDRAW,
        ),
        frozenset({Hand.OFFICE, Hand.LEAD}),
    ),
    **dict.fromkeys(
        (*_DECIDES, *_DECIDES_ANEW, T.CORRECT_DECISION, T.TAKE_BACK), frozenset({Hand.LEAD})
    ),
}
"""Who takes which step. A list that was handed in changes only through the office (R-LIST-13)."""


@dataclass(frozen=True, slots=True)
class ListRows:
    """What the rows of a list say of its way; the newest of each kind.

    ``found_defects`` is None while nobody finished an examination.
    """

    outcome: Outcome | None = None
    is_received: bool = False
    is_submitted: bool = False
    found_defects: bool | None = None


def state_of(rows: ListRows) -> ListState:
    """Return where a list stands, from what happened to it (§§ 13 to 15 KWG; R-LIST-11)."""
    if rows.outcome is not None:
        return ListState(rows.outcome.value)
    if not rows.is_received:
        return S.SUBMITTED if rows.is_submitted else S.DRAFT
    if rows.found_defects is None:
        return S.RECEIVED
    return S.DEFECTIVE if rows.found_defects else S.EXAMINED


def decision_step(state: ListState, outcome: Outcome) -> ListStep:
    """Return what a decision does to a list in ``state``, the first one or a corrected one.

    (§ 15 Abs. 1, 3 KWG; R-LIST-12, R-LIST-15.)
    """
    target = ListState(outcome.value)
    if state is target:
        return T.CORRECT_DECISION
    steps = _DECIDES_ANEW if state in DECIDED else _DECIDES
    return next(step for step, leads_to in steps.items() if leads_to is target)


def may_take(hand: Hand, state: ListState, step: ListStep) -> bool:
    """Whether ``step`` is open for whoever has the list in ``hand`` (R-LIST-11..13)."""
    return (state, step) in LIST_TRANSITIONS and hand in HANDS[step]


def advance_list(
    state: ListState, step: ListStep, *, by: Hand | None = None, **facts: Any
) -> ListState:
    """Return where ``step`` leads from ``state`` (§§ 13 to 15 KWG; R-LIST-11, R-LIST-12).

    ``by`` is None where the caller has asked whose hand it is. Raises RuleViolation
    ALREADY_DECIDED, NOT_RECEIVED, MOVED_ON or WITH_THE_OFFICE when the table has no such step, and
    NOT_YOUR_STEP when it lies in another hand; ``facts`` feed the sentence.
    """
    target = LIST_TRANSITIONS.get((state, step))
    if target is None:
        rule, norm, rule_id = _REFUSALS[_kind(state)]
        if rule is NominationRule.NOT_RECEIVED and by is Hand.LIST:
            # Sent twice, or from an old page: a trust person can enter no receipt.
            rule = NominationRule.MOVED_ON
        raise RuleViolation(rule, norm, rule_id, **facts)
    if by is not None and by not in HANDS[step]:
        raise RuleViolation(
            NominationRule.NOT_YOUR_STEP, Norm(Statute.KWG, "13"), "R-LIST-13", **facts
        )
    return target


def _kind(state: ListState) -> ListState:
    """Return one state for all that are refused with the same sentence."""
    if state in (*DECIDED, S.WITHDRAWN):
        return S.ADMITTED
    return S.DRAFT if state in BEFORE_RECEIPT else S.RECEIVED


_REFUSALS = {
    S.ADMITTED: (NominationRule.ALREADY_DECIDED, Norm(Statute.KWG, "14", 3), "R-LIST-12"),
    S.DRAFT: (NominationRule.NOT_RECEIVED, Norm(Statute.KWG, "13", 1), "R-LIST-10"),
    S.RECEIVED: (NominationRule.WITH_THE_OFFICE, Norm(Statute.KWG, "13", 1), "R-LIST-10"),
}


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
