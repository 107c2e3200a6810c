"""The keys of nationalities, as the federal statistics office gives them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "staatsangehoerigkeit_destatis.csv"


@dataclass(frozen=True, slots=True)
class Nationality:
    """One nationality: three-digit key, name, and whether it is in use today."""

    code: str
    name: str
    is_in_use: bool


@cache
def nationalities() -> tuple[Nationality, ...]:
    """Return every nationality in the order of the file that the product ships."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Nationality(row["code"], row["name"], row["status"] != "former_or_collective")
            for row in csv.DictReader(lines)
        )
