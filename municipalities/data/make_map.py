"""Make map.json from hessen_gemeinden.topojson: one SVG path per municipality, and Kreis borders.

    python municipalities/data/make_map.py

Equirectangular projection with the true ratio of width and height at the middle of Hesse; whole
numbers in a view box 1000 high. © GeoBasis-DE / BKG (VG250, territory of 15.05.2022), dl-de/by-2-0;
changed: simplified, projected, rounded.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
HEIGHT = 1000
SOURCE = (
    "© GeoBasis-DE / BKG (VG250, Gebietsstand 15.05.2022), Daten verändert "
    "(vereinfacht und projiziert); dl-de/by-2-0"
)

OWN_KREIS = {"06435014": "06415"}  # Hanau left the Main-Kinzig-Kreis on 01.01.2026

Point = tuple[int, int]
Line = list[Point]


def make_map(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the map: view box, source, path per ``ags``, areas without people, Kreis borders."""
    geometries = topology["objects"]["gemeinden"]["geometries"]
    arcs, width = _projected(topology)
    areas = {}
    users: dict[int, set[str]] = defaultdict(set)
    for geometry in geometries:
        rings = _rings(geometry)
        areas[geometry["properties"]["ags"]] = "".join(
            _closed(_joined(ring, arcs)) for ring in rings
        )
        for ring in rings:
            for index in ring:
                users[max(index, ~index)].add(_kreis(geometry["properties"]))
    outer = _used_once(geometries)
    borders = [arcs[index] for index, kreise in users.items() if len(kreise) > 1 or index in outer]
    return {
        "view_box": f"0 0 {width} {HEIGHT}",
        "source": SOURCE,
        "areas": dict(sorted(areas.items())),
        "uninhabited": sorted(
            geometry["properties"]["ags"]
            for geometry in geometries
            if geometry["properties"]["gemeindefrei"]
        ),
        "borders": "".join(_path(line) for line in borders),
    }


def _projected(topology: dict[str, Any]) -> tuple[list[Line], int]:
    """Decode the arcs (delta-coded) and project them onto the view box."""
    (step_x, step_y), (left, bottom) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((left + x * step_x, bottom + y * step_y))
        decoded.append(line)
    top = max(lat for line in decoded for _, lat in line)
    south = min(lat for line in decoded for _, lat in line)
    west = min(lon for line in decoded for lon, _ in line)
    east = max(lon for line in decoded for lon, _ in line)
    scale = HEIGHT / (top - south)
    narrow = math.cos(math.radians((top + south) / 2))
    arcs = [
        [(round((lon - west) * narrow * scale), round((top - lat) * scale)) for lon, lat in line]
        for line in decoded
    ]
    return arcs, math.ceil((east - west) * narrow * scale)


def _kreis(properties: dict[str, Any]) -> str:
    return OWN_KREIS.get(properties["ags"], str(properties["kreis_ags"]))


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    return [ring for polygon in geometry["arcs"] for ring in polygon]


def _used_once(geometries: Iterable[dict[str, Any]]) -> set[int]:
    """Arcs with an area on one side only: the border of the state."""
    seen: dict[int, int] = defaultdict(int)
    for geometry in geometries:
        for ring in _rings(geometry):
            for index in ring:
                seen[max(index, ~index)] += 1
    return {index for index, count in seen.items() if count == 1}


def _joined(ring: list[int], arcs: list[Line]) -> Line:
    line: Line = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        line += arc[1:] if line else arc
    return line


def _closed(line: Line) -> str:
    path = _path(line[:-1] if line[0] == line[-1] else line)
    return f"{path}z" if path else ""


def _path(line: Line) -> str:
    """Write a line as an SVG path with relative steps; steps of length zero are left out."""
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(line) if (ax, ay) != (bx, by)]
    if not steps:
        return ""
    return f"M{line[0][0]} {line[0][1]}l" + " ".join(f"{dx} {dy}" for dx, dy in steps)


if __name__ == "__main__":
    shape = json.loads((FOLDER / "hessen_gemeinden.topojson").read_text(encoding="utf-8"))
    (FOLDER / "map.json").write_text(
        json.dumps(make_map(shape), ensure_ascii=False, separators=(",", ":")) + "\n",
        encoding="utf-8",
    )
