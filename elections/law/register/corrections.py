"""What may still be changed in the register, and when (§§ 9, 13, 14, 15 KWO; R-REG-03..05, 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from elections.law.assumptions import ELECTION_DEFAULTS, ElectionAssumptions
from elections.law.register.rules import RegisterRule
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.suffrage import Exclusion, latest_birth
from municipalities.law.days import KnownDay


class Stage(StrEnum):
    """Where the register of a Wahlbezirk stands."""

    BEING_MADE = "being_made"
    INSPECTED = "inspected"
    CLOSED = "closed"


class Effect(StrEnum):
    """What taking back a decision about a doubtful case does to the register (R-REG-10)."""

    STRIKES = "strikes"
    VOIDS_CARD = "voids_card"
    RESTORES = "restores"
    OLD_DATA = "old_data"
    ASKS_AGAIN = "asks_again"


class Change(StrEnum):
    """What is done to the register."""

    ENTER = "enter"
    CORRECT = "correct"
    MOVE = "move"
    STRIKE = "strike"
    RESTORE = "restore"


class Basis(StrEnum):
    """What a change rests on."""

    EX_OFFICIO = "ex_officio"
    OBVIOUS_ERROR = "obvious_error"
    OBJECTION = "objection"
    APPLICATION = "application"
    RIGHT_LOST = "right_lost"


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a change rests on: basis, day, reason, and the objection that was upheld (R-REG-10)."""

    basis: Basis
    on: date
    reason: str
    objection: int | None = None


_MAKING = frozenset(Basis)
_LATER = frozenset({Basis.OBVIOUS_ERROR, Basis.OBJECTION})

ALLOWED: dict[tuple[Stage, Change], frozenset[Basis]] = {
    (Stage.BEING_MADE, Change.ENTER): _MAKING - {Basis.RIGHT_LOST},
    (Stage.BEING_MADE, Change.CORRECT): _MAKING - {Basis.RIGHT_LOST, Basis.APPLICATION},
    (Stage.BEING_MADE, Change.MOVE): _MAKING - {Basis.RIGHT_LOST, Basis.APPLICATION},
    (Stage.BEING_MADE, Change.STRIKE): _MAKING,
    (Stage.BEING_MADE, Change.RESTORE): _MAKING - {Basis.RIGHT_LOST},
    (Stage.INSPECTED, Change.ENTER): _LATER,
    (Stage.INSPECTED, Change.CORRECT): _LATER,
    (Stage.INSPECTED, Change.MOVE): _LATER | {Basis.EX_OFFICIO},
    (Stage.INSPECTED, Change.STRIKE): _LATER | {Basis.RIGHT_LOST},
    (Stage.INSPECTED, Change.RESTORE): _LATER,
    (Stage.CLOSED, Change.STRIKE): frozenset({Basis.RIGHT_LOST}),
}
"""Which basis carries which change at which stage (R-REG-03, R-REG-04, R-REG-05, R-REG-10).

An application is made by who is not registered, to come in (§ 9 Abs. 5 KWO): nobody is corrected or
moved by one.

Once the inspection has begun: on objection, for an obvious error, and where the right is lost
(death, moved away, naturalised); a move inside the municipality is only noted. After the closing
only a lost right is noted, and nobody comes in: § 16a Abs. 2 KWO gives them a polling card.
"""


def stage_of(on: date, inspection_begins: date, *, closed: bool) -> Stage:
    """Return where a register stands on a day (§§ 8 KWG, 15 KWO; R-REG-10, C-14, C-18)."""
    if closed:
        return Stage.CLOSED
    return Stage.INSPECTED if on >= inspection_begins else Stage.BEING_MADE


def bases(stage: Stage, change: Change) -> tuple[Basis, ...]:
    """Return what ``change`` may rest on at this stage, in the order of the law (R-REG-10)."""
    allowed = ALLOWED.get((stage, change), frozenset())
    return tuple(basis for basis in Basis if basis in allowed)


def check_correction(
    stage: Stage, change: Change, basis: Basis, *, struck_since_closing: bool = False
) -> None:
    """Refuse a change that its stage does not allow on this basis (§§ 13 to 15 KWO; R-REG-10).

    A strike that was noted after the closing by mistake may be taken back: the certified figures
    never counted it.
    """
    taken_back = (Stage.CLOSED, Change.RESTORE, Basis.OBVIOUS_ERROR)
    if basis in bases(stage, change):
        return
    if struck_since_closing and (stage, change, basis) == taken_back:
        return
    norm = Norm(Statute.KWO, "15" if stage is Stage.CLOSED else "14")
    raise RuleViolation(
        RegisterRule.CORRECTION_NOT_NOW, norm, "R-REG-10", stage=stage, change=change, basis=basis
    )


def last_application(day: date, assumptions: ElectionAssumptions = ELECTION_DEFAULTS) -> date:
    """Return the last day to apply for an entry (§ 9 Abs. 5 KWO; R-REG-05): the day is assumed."""
    return day - timedelta(days=assumptions.register_application_days_before)


def check_application(
    applied_on: date, day: date, assumptions: ElectionAssumptions = ELECTION_DEFAULTS
) -> None:
    """Refuse an application for an entry after its last day (§ 9 Abs. 5 KWO; R-REG-05)."""
    last = last_application(day, assumptions)
    if applied_on > last:
        raise RuleViolation(
            RegisterRule.APPLICATION_FOR_ENTRY_LATE,
            Norm(Statute.KWO, "9", 5),
            "R-REG-05",
            applied_on=applied_on,
            last=last,
        )


RIGHT_LOST_GROUNDS = frozenset({"moved_away", "died", "german", "secondary", "court", "gone"})
"""Grounds of a strike on which the right is lost; the others say it never was there (R-REG-04)."""


def strike_basis(ground: str, *, on_objection: bool) -> Basis:
    """Return what a strike rests on (§§ 9, 13, 14 KWO; R-REG-04, R-REG-10).

    Whoever was not entitled or stands there twice was entered by an obvious error.
    """
    if on_objection:
        return Basis.OBJECTION
    return Basis.RIGHT_LOST if ground in RIGHT_LOST_GROUNDS else Basis.OBVIOUS_ERROR


def check_birth_date(born: KnownDay, election_day: date) -> None:
    """Refuse to correct a birth to one that is too young to vote (§ 86 HGO; R-VOTE-01).

    Where it is known in part only, some day of it has to be early enough.
    """
    if born.earliest is not None and born.earliest > latest_birth(election_day):
        raise RuleViolation(
            RegisterRule.NOT_ENTITLED,
            Norm(Statute.HGO, "86", 2),
            "R-VOTE-01",
            reason=Exclusion.TOO_YOUNG,
        )
