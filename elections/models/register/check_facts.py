"""What the check of an extract found: typed once, read by page, console and act alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field
from typing import Any

from elections.law.register.verdict import Doubt, loses_many
from municipalities.law.body.suffrage import Exclusion


@dataclass(frozen=True, slots=True)
class NotedLine:
    """A line of the file and what stands there."""

    line: int
    detail: str


@dataclass(frozen=True, slots=True)
class FaultyLine:
    """A line that cannot be read; ``column`` is empty where the whole line is wrong."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """How many rows there are of a kind, and the first of them."""

    count: int = 0
    lines: tuple[NotedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Faults:
    """How many rows cannot be read, and the first of them."""

    count: int = 0
    lines: tuple[FaultyLine, ...] = ()

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.lines)


@dataclass(frozen=True, slots=True)
class UnusedColumn:
    """A column that is not read; ``has_days`` where it holds days, which may decide."""

    name: str
    has_days: bool = False


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of one field that nobody knows, and in how many rows it stands."""

    field: str
    word: str
    rows: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What taking an extract in would do to the register, in persons (R-REG-03, R-REG-04)."""

    new: int = 0
    changed: int = 0
    moved: int = 0
    gone: int = 0
    returned: int = 0
    kept: int = 0
    by_hand: int = 0

    @property
    def standing(self) -> int:
        """Those in the register whom the extract is about: some of them would be gone."""
        return self.changed + self.moved + self.gone + self.kept + self.by_hand


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """What a check found. Every row is counted under exactly one reason; ``rows`` is their sum.

    ``left_out`` are persons whom somebody decided not to enter, ``merged`` further rows of people
    who stand in several, ``unassigned`` those among the eligible whose address no street range
    knows, ``addressless`` those whom no letter reaches. ``inspected``: the inspection had
    begun (C-14). ``unused`` are the columns that are not read, ``words`` what the office has to
    explain once.
    """

    rows: int
    eligible: int
    left_out: int
    merged: int = 0
    excluded: Mapping[Exclusion, int] = field(default_factory=dict)
    doubts: Mapping[Doubt, Noted] = field(default_factory=dict)
    faults: Faults = Faults()
    unassigned: Noted = Noted()
    addressless: Noted = Noted()
    difference: Difference = Difference()
    inspected: bool = False
    unused: tuple[UnusedColumn, ...] = ()
    words: tuple[UnknownWord, ...] = ()

    @property
    def loses_many(self) -> bool:
        """Whether so many would be struck that the extract may be incomplete (R-REG-04)."""
        return loses_many(gone=self.difference.gone, standing=self.difference.standing)

    def counts(self) -> dict[str, int]:
        """Return the rows by what becomes of them, under the names that an outcome has."""
        return {
            "rows": self.rows,
            "eligible": self.eligible,
            "excluded": sum(self.excluded.values()),
            "left_out": self.left_out,
            "merged": self.merged,
            "doubtful": sum(noted.count for noted in self.doubts.values()),
            "faults": self.faults.count,
        }

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values, as they are stored."""
        return {
            "rows": self.rows,
            "eligible": self.eligible,
            "left_out": self.left_out,
            "merged": self.merged,
            "excluded": {exclusion.value: count for exclusion, count in self.excluded.items()},
            "doubts": {doubt.value: noted.count for doubt, noted in self.doubts.items()},
            "doubt_lines": {
                doubt.value: [list(astuple(line)) for line in noted.lines]
                for doubt, noted in self.doubts.items()
            },
            "faults": self.faults.count,
            "fault_lines": [list(astuple(line)) for line in self.faults.lines],
            "unassigned": self.unassigned.count,
            "unassigned_lines": [list(astuple(line)) for line in self.unassigned.lines],
            "difference": asdict(self.difference),
            "inspected": self.inspected,
            "unused": [list(astuple(column)) for column in self.unused],
            "words": [list(astuple(word)) for word in self.words],
            **self._without_address(),
        }

    def _without_address(self) -> dict[str, Any]:
        if self.addressless == Noted():
            return {}
        lines = [list(astuple(line)) for line in self.addressless.lines]
        return {"addressless": self.addressless.count, "addressless_lines": lines}

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> CheckFacts:
        """Return what ``as_json`` gave away."""
        return CheckFacts(
            rows=stored["rows"],
            eligible=stored["eligible"],
            left_out=stored["left_out"],
            merged=stored.get("merged", 0),
            excluded={Exclusion(key): count for key, count in stored["excluded"].items()},
            doubts={
                Doubt(key): _noted(count, stored["doubt_lines"][key])
                for key, count in stored["doubts"].items()
            },
            faults=Faults(
                stored["faults"], tuple(FaultyLine(*line) for line in stored["fault_lines"])
            ),
            unassigned=_noted(stored["unassigned"], stored["unassigned_lines"]),
            addressless=_noted(stored.get("addressless", 0), stored.get("addressless_lines", [])),
            difference=Difference(**stored["difference"]),
            inspected=stored["inspected"],
            unused=tuple(UnusedColumn(*column) for column in stored.get("unused", ())),
            words=tuple(UnknownWord(*word) for word in stored.get("words", ())),
        )


def _noted(count: int, lines: list[list[Any]]) -> Noted:
    return Noted(count, tuple(NotedLine(*line) for line in lines))
