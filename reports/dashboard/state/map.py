"""The map of the state: one area per municipality, distinguished by patterns and words."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import municipalities
from reports.dashboard.state.coverage import MunicipalityRow, Stand

FILE = Path(municipalities.__file__).parent / "data" / "map.json"


@dataclass(frozen=True, slots=True)
class Area:
    """The outline of one municipality, as an SVG path."""

    row: MunicipalityRow
    path: str


@dataclass(frozen=True, slots=True)
class Group:
    """The areas that share a pattern."""

    stand: Stand
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """What the page draws; ``others`` are outside the filter, in ``uninhabited`` nobody votes."""

    view_box: str
    source: str
    groups: tuple[Group, ...]
    others: tuple[str, ...]
    uninhabited: tuple[str, ...]
    borders: str


@cache
def outlines() -> dict[str, Any]:
    """Return the outlines that the product ships, read once."""
    shapes: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return shapes


def map_of(rows: Iterable[MunicipalityRow]) -> Map:
    """Place municipalities on the map; those without an outline are in the table only."""
    shapes = outlines()
    paths = dict(shapes["areas"])
    uninhabited = tuple(paths.pop(key) for key in shapes["uninhabited"])
    groups: dict[Stand, list[Area]] = defaultdict(list)
    for row in rows:
        if path := paths.pop(row.municipality.map_key, ""):
            groups[row.stand].append(Area(row, path))
    return Map(
        view_box=shapes["view_box"],
        source=shapes["source"],
        groups=tuple(Group(stand, tuple(groups[stand])) for stand in Stand if groups[stand]),
        others=tuple(paths.values()),
        uninhabited=uninhabited,
        borders=shapes["borders"],
    )
