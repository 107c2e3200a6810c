"""What a plausibility check is: one row with code, level, norm, columns and formula (R-CODE-01)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from ballots.law.counting.rules import CheckRule
from municipalities.law.basis import Finding, Norm


class Level(StrEnum):
    """ERROR stops the next step, WARNING needs a written explanation, HINT does neither."""

    ERROR = "F"
    WARNING = "W"
    HINT = "I"


@dataclass(frozen=True, slots=True)
class CheckFinding(Finding):
    """A check that fired; ``facts`` are the numbers of its sentence.

    ``columns`` are the values that take part, as the published files call them: „B“, „D1“ for the
    votes of list 1, „D1_3“ for those of its third person.
    """

    code: str = ""
    level: Level = Level.ERROR
    columns: tuple[str, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether this finding stops the next step."""
        return self.level is Level.ERROR


class Answer(NamedTuple):
    """What a check says about one subject; ``fires`` is None while its values are not known.

    ``columns`` are the concrete ones of the subject; without them those of the row take part.
    """

    fires: bool | None
    facts: Mapping[str, Any]
    columns: tuple[str, ...] = ()


Values = TypeVar("Values")


@dataclass(frozen=True, slots=True)
class Check(Generic[Values]):
    """One row of the catalogue; ``fields`` are the code letters that take part."""

    code: str
    level: Level
    rule: CheckRule
    norm: Norm
    rule_id: str
    fields: tuple[str, ...]
    formula: str
    ask: Callable[[Values], Iterator[Answer]]


def findings(checks: Iterable[Check[Values]], values: Values) -> tuple[CheckFinding, ...]:
    """Return the findings of one table of checks (R-CODE-01)."""
    return tuple(
        CheckFinding(
            check.rule,
            check.norm,
            check.rule_id,
            answer.facts,
            check.code,
            check.level,
            answer.columns or check.fields,
        )
        for check in checks
        for answer in check.ask(values)
        if answer.fires
    )


def not_asked(checks: Iterable[Check[Values]], values: Values) -> tuple[str, ...]:
    """Return the codes of checks whose values are not all known (R-CODE-01)."""
    return tuple(
        check.code for check in checks if any(answer.fires is None for answer in check.ask(values))
    )


def known(
    facts: Mapping[str, Any], fires: Callable[..., bool], columns: tuple[str, ...] = ()
) -> Answer:
    """Ask only when every fact is known (R-CODE-01)."""
    if None in facts.values():
        return Answer(None, facts, columns)
    return Answer(fires(*facts.values()), facts, columns)
