"""The keys of nationalities, as the federal statistics office gives them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from municipalities.law.body.suffrage import STATELESS, UNCLEAR
from municipalities.models.sorting import sort_key

FILE = Path(__file__).parent.parent / "data" / "staatsangehoerigkeit_destatis.csv"
INTERNAL = "910"
"""A key for the statistics office's own use; no person has it."""


@dataclass(frozen=True, slots=True)
class Nationality:
    """One nationality: three-digit key, name, and whether it is in use today.

    ``adjective`` („türkisch“) and the ISO codes are empty where the office gives none.
    """

    code: str
    name: str
    is_in_use: bool
    adjective: str = ""
    iso2: str = ""
    iso3: str = ""


@cache
def nationalities() -> tuple[Nationality, ...]:
    """Return every nationality in the order of the file that the product ships."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Nationality(
                row["code"],
                row["name"],
                row["status"] != "former_or_collective",
                row["adjective"],
                row["iso2"],
                row["iso3"],
            )
            for row in csv.DictReader(lines)
        )


def nationality_choices() -> list[tuple[str, str]]:
    """Return the choices: key and name, sorted by name, those without a country last."""
    chosen = [entry for entry in nationalities() if entry.is_in_use and entry.code != INTERNAL]
    last = {STATELESS, *UNCLEAR}
    chosen.sort(key=lambda entry: (entry.code in last, sort_key(entry.name)))
    return [(entry.code, entry.name) for entry in chosen]
