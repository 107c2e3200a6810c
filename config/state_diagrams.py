"""The ways of an election, a list, a counting unit and a seat as diagrams, from the law's tables.

``docs/states.md`` is made from here; the German words are those of the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ballots.law.counting.unit import UNIT_TRANSITIONS, UnitState
from ballots.law.term.seat import SEAT_TRANSITIONS, SeatState
from elections.law.course.phases import TRANSITIONS, Phase
from elections.law.nominations.states import LIST_TRANSITIONS, ListState


@dataclass(frozen=True, slots=True)
class Way:
    """One diagram: what it shows, where it begins, the table it is drawn from, the door."""

    title: str
    begins: StrEnum
    table: Mapping[tuple[Any, Any], Any]
    door: str


WAYS = (
    Way("Election", Phase.SETUP, TRANSITIONS, "elections.law.course.phases.advance"),
    Way("List", ListState.DRAFT, LIST_TRANSITIONS, "elections.law.nominations.states"),
    Way("Counting unit", UnitState.AWAITED, UNIT_TRANSITIONS, "ballots.law.counting.unit"),
    Way("Seat (mandate)", SeatState.HELD, SEAT_TRANSITIONS, "ballots.law.term.seat"),
)

HEAD = """# States

Drawn from the tables of the law by `manage.py law_index`; do not edit it. Nothing else in the
product decides what comes next: each way has one door, and a step that its table does not have is
refused with a sentence.
"""


def state_diagrams() -> str:
    """Return the whole of ``docs/states.md``: one Mermaid diagram for each way."""
    return "".join([HEAD, *map(_chapter, WAYS)])


def _chapter(way: Way) -> str:
    arrows = [
        f"    {origin.value} --> {target.value}: {step.value}"
        for (origin, step), target in way.table.items()
    ]
    origins = {origin for origin, _step in way.table}
    ends = dict.fromkeys(target for target in way.table.values() if target not in origins)
    lines = [
        "stateDiagram-v2",
        f"    [*] --> {way.begins.value}",
        *arrows,
        *(f"    {end.value} --> [*]" for end in ends),
    ]
    diagram = "\n".join(lines)
    return f"\n## {way.title}\n\nDoor: `{way.door}`\n\n```mermaid\n{diagram}\n```\n"
