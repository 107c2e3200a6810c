"""What every rule of the law is written with: a citation, a certainty, a refusal, an assumption.

Pure Python. The law speaks in rules and facts; sentences for people live in ``messages``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Statute(StrEnum):
    """A law or ordinance that this product applies."""

    HGO = "HGO"
    KWG = "KWG"
    KWO = "KWO"
    HKO = "HKO"
    GG = "GG"
    BMG = "BMG"
    LWO = "LWO"


@dataclass(frozen=True, slots=True)
class Norm:
    """One place in a statute: ``str(Norm(Statute.KWG, "22", 3))`` is „§ 22 Abs. 3 KWG“."""

    statute: Statute
    section: str
    paragraph: int | str | None = None
    sentence: int | None = None
    number: int | None = None

    def __str__(self) -> str:
        parts = [f"§ {self.section}"]
        if self.paragraph is not None:
            parts.append(f"Abs. {self.paragraph}")
        if self.sentence is not None:
            parts.append(f"Satz {self.sentence}")
        if self.number is not None:
            parts.append(f"Nr. {self.number}")
        return " ".join([*parts, self.statute])


class Certainty(StrEnum):
    """How sure we are of a rule: text seen, derived, or open (then it is a setting)."""

    CONFIRMED = "CONFIRMED"
    LIKELY = "LIKELY"
    UNKNOWN = "UNKNOWN"


class Awaited(StrEnum):
    """The part of the product that a rule waits for, which nothing but tests applies yet."""

    LISTS = "lists"
    BALLOT_PAPER = "ballot_paper"
    CAPTURE = "capture"
    DETERMINATION = "determination"
    CHECK_NOTES = "check_notes"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class LegalRule:
    """One numbered rule of the catalogue; its German text is in ``messages.RULE_TEXTS``.

    A rule that ``waits_for`` something is written down and tested, but applied by no page, act or
    tool; a test compares that with the code.
    """

    id: str
    norms: tuple[Norm, ...]
    certainty: Certainty
    waits_for: Awaited | None = None


class Rule(StrEnum):
    """Base of each room's refusals: a member names why an act was refused."""


class RuleViolation(Exception):  # noqa: N818 - the field's word for a refusal
    """An act was refused: which rule, which norm, which facts.

    ``facts`` are the values of the German sentence in ``messages``; ``rule_id`` links to the
    rule page.
    """

    def __init__(self, rule: Rule, norm: Norm | None = None, rule_id: str = "", **facts: Any):
        self.rule = rule
        self.norm = norm
        self.rule_id = rule_id
        self.facts = facts
        super().__init__(str(rule))


class RowsRefused(Exception):  # noqa: N818 - the field's word for it
    """Several rows of one form were to be done together; some were refused, nothing was done.

    ``rows`` says by the place of a row, counted from 0, why it was refused.
    """

    def __init__(self, rows: Mapping[int, RuleViolation]):
        self.rows = dict(rows)
        super().__init__(len(self.rows))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the law noticed without refusing; ``facts`` feed its sentence."""

    rule: Rule
    norm: Norm | None = None
    rule_id: str = ""
    facts: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Assumption:
    """One open point of the law, the value taken for it, and the values it may have."""

    key: str
    rule_id: str
    certainty: Certainty
    value: Any
    choices: tuple[Any, ...]


A = TypeVar("A", bound="DataclassInstance")


def assumed(rule_id: str, certainty: Certainty, *choices: Any) -> dict[str, Any]:
    """Return the metadata of a dataclass field that holds an assumption.

    Each room keeps its open points as the fields of one frozen dataclass whose defaults are
    those of the specification: ``name: type = field(default=…, metadata=assumed("R-HEAL-03",
    Certainty.UNKNOWN, …))``.
    """
    return {"rule_id": rule_id, "certainty": certainty, "choices": choices}


def assumptions_of(values: Any) -> Iterator[Assumption]:
    """List the assumptions that an assumption dataclass instance holds."""
    entry: Field[Any]
    for entry in fields(values):
        yield Assumption(
            key=entry.name,
            rule_id=entry.metadata["rule_id"],
            certainty=entry.metadata["certainty"],
            value=getattr(values, entry.name),
            choices=entry.metadata["choices"],
        )


def with_overrides(defaults: A, overrides: Mapping[str, Any]) -> A:
    """Return ``defaults`` with those ``overrides`` that name one of its fields.

    Raises ValueError when a value is not among the choices of its assumption.
    """
    chosen = {a.key: a for a in assumptions_of(defaults)}
    mine = {key: value for key, value in overrides.items() if key in chosen}
    for key, value in mine.items():
        if value not in chosen[key].choices:
            raise ValueError(f"{key}: {value!r} is none of {chosen[key].choices}")
    return replace(defaults, **mine)
