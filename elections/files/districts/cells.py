"""The cells of a row in another form, under the names of the published one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from elections.law.districts.number_ranges import Side, parse_ranges
from elections.models.districts.reading import (
    ALL,
    EVEN,
    NOT_KNOWN,
    ODD,
    ONE_HOUSE,
    POLLING,
    FileReading,
)
from municipalities.law.basis import RuleViolation

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.ASCII)
_SIDES = {Side.ALL: ALL, Side.EVEN: EVEN, Side.ODD: ODD}
# The names under which the readers of the published form find their cells.
STREET_CELLS = ("datum", "ags", "Strassen-Name", "Hausnummern-Bereich", "PLZ", "Ortsteil",
                "Bezirk-Nr")  # fmt: skip
PLACE_CELLS = ("datum", "ags", "Bezirk-Nr", "Bezirk-Name", "Bezirk-Art", "Wahlraum-Bezeichnung",
               "Wahlraum-Adresse", "Wahlraum-Barrierefrei",
               "Wahlraum-Barrierefrei-Ergaenzung")  # fmt: skip
CELLS = {"streets": STREET_CELLS, "places": PLACE_CELLS}


def cells_of(said: Mapping[str, str], kind: str, reading: FileReading) -> dict[str, str]:
    """Return the cells of a row as the published form names them, from those of its fields."""
    make = _street if kind == "streets" else _place
    return dict(zip(CELLS[kind], make(said, reading), strict=True))


def _street(said: Mapping[str, str], reading: FileReading) -> tuple[str, ...]:
    return (
        _day(said, reading),
        said.get("ags") or reading.fill.get("ags", ""),
        said.get("street", ""),
        _houses(said, reading),
        said.get("postcode", ""),
        said.get("locality", ""),
        said.get("district", ""),
    )


def _houses(said: Mapping[str, str], reading: FileReading) -> str:
    """Return the house numbers as one range: „1a-9 ungerade“; what is not clear stays as it is."""
    side = _meant(reading, "side", said.get("side", "")) if "side" in said else ""
    if said.get("range"):
        return said["range"] if side in {"", ALL} else _on_side(said["range"], side)
    first = said.get("first", "") + said.get("first_letter", "")
    last = said.get("last", "") + said.get("last_letter", "")
    if not first and not last:
        return side
    if not last and "last" in said:
        if _meant(reading, "last", "") == ONE_HOUSE:
            return first
        last = _("Ende")
    bounds = f"{first}-{last}" if first and last else f"bis {last}" if last else first
    return f"{bounds} {side or (ALL if '-' in bounds else '')}".strip()


def _on_side(written: str, side: str) -> str:
    """Return a range whose side stands in a column: it holds for every part of the range.

    A range that names another side itself stays a contradiction, that nobody reads.
    """
    try:
        own = {_SIDES[one.side] for one in parse_ranges(written)}
    except RuleViolation:
        own = set()
    return f"{side}: {written}" if own <= {ALL, side} else f"{written} ({side})"


def _place(said: Mapping[str, str], reading: FileReading) -> tuple[str, ...]:
    number = said.get("number", "")
    kind = _meant(reading, "kind", said["kind"]) if "kind" in said else POLLING
    accessible = _meant(reading, "accessible", said.get("accessible", ""))
    street = f"{said.get('address', '')} {said.get('house_number', '')}".strip()
    place = f"{said.get('postcode', '')} {said.get('place', '')}".strip()
    return (
        _day(said, reading),
        said.get("ags") or reading.fill.get("ags", ""),
        number,
        said.get("name") or number,
        kind,
        said.get("room", ""),
        ", ".join(filter(None, [street, place])) if said.get("room") or street else "",
        "" if accessible == NOT_KNOWN else accessible,
        said.get("note", ""),
    )


def _day(said: Mapping[str, str], reading: FileReading) -> str:
    written = said.get("day") or reading.fill.get("day", "")
    return _ISO_DAY.sub(r"\3.\2.\1", written)


def _meant(reading: FileReading, key: str, word: str) -> str:
    """Return what a word was said to mean; the word itself, to be refused, where nobody said."""
    return reading.values.get(key, {}).get(word, word)
