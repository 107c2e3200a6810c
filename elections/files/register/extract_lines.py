"""From a person who was read to the line that COPY takes into ``DraftEntry``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from elections.files.register.extract_header import SINGLE
from elections.law.register.verdict import Reported, Verdict
from municipalities.law.days import KnownDay

LONGEST_DETAIL, LONGEST_SORT_KEY = 120, 250
LONGEST_SOURCE = 20_000
"""So many characters of a row that cannot be read are kept to be shown."""

KEPT = ("family_name", "given_names", "title", "name_particle", "call_name", "street",
        "house_number", "addition", "postcode", "place", "locality")  # fmt: skip
"""The texts of a person, in the order in which ``ReadPerson.texts`` has them."""
AT = {name: place for place, name in enumerate(SINGLE)}


class ReadPerson(NamedTuple):
    """One row as it was read: its own texts as ``KEPT`` has them, and what the law asks of it.

    ``written`` is what stands in the file: nationalities, birth, day of moving in, and the day of
    moving out or of death. ``asks`` is a field with a word that nobody knows and that stops nobody.
    """

    line: int
    key: str
    texts: list[str]
    reported: Reported
    born: KnownDay
    since: KnownDay
    blocked: bool
    language: str
    written: tuple[str, str, str, str]
    asks: tuple[str, str] | None = None


class Worked(NamedTuple):
    """What is worked out of a person: Wahlbezirk, sort key, mark, language of the notice."""

    district: int | None
    sort_key: str
    identity: int
    language: str


def draft_line(
    read: ReadPerson, verdict: Verdict, worked: Worked, detail: str = "", source: str = r"\N"
) -> str:
    """Return the COPY text of somebody who is kept, behind the keys of extract and line."""
    family, given, title, particle, call_name, street, number, addition, postcode, place, local = (
        read.texts
    )
    district = r"\N" if worked.district is None else str(worked.district)
    parts = (
        verdict, district, read.key, family, given, title, particle, call_name, read.born.text,
        street, number, addition, postcode, place, local,
        worked.sort_key, str(worked.identity), worked.language, "t" if read.blocked else "f",
        detail,
    )  # fmt: skip
    text = "\t".join(parts)
    if "\\" in text:
        # Only the district may be the sign for nothing; any other text stays what it is.
        text = "\t".join((verdict, district, *map(escaped, parts[2:])))
    return f"{text}\t{source}\n"


def nobody_line(verdict: Verdict, key: str, born: KnownDay, identity: int) -> str:
    """Return the COPY text of somebody of whom only the id and the reason stay.

    Birth and mark are compared with the other rows and are gone before the check ends.
    """
    return (
        f"{verdict}\t\\N\t{escaped(key)}\t\t\t\t\t\t{born.text}\t\t\t\t\t\t\t\t{identity}{_NOBODY}"
    )


def fault_line(key: str, names: tuple[str, str], identity: int, detail: str, source: str) -> str:
    """Return the COPY text of a row that cannot be read, with the row itself."""
    family, given = (escaped(name[:120]) for name in names)
    return (
        f"{Verdict.FAULT}\t\\N\t{escaped(key)}\t{family}\t{given}\t\t\t\t{_UNKNOWN}\t\t\t\t\t\t\t\t"
        f"{identity}\tde\tf\t"
        f"{escaped(detail[:LONGEST_DETAIL])}\t{source}\n"
    )


def source_text(rows: Sequence[dict[str, object]]) -> str:
    """Return rows of the file as COPY takes JSON."""
    text = json.dumps(list(rows), ensure_ascii=False)
    return text.replace("\\", "\\\\")


# The columns behind the id of somebody of whom nothing else is kept.
_UNKNOWN = KnownDay().text
_NOBODY = "\tde\tf\t\t\\N\n"


def escaped(text: str) -> str:
    """Return a text without the signs that have a meaning for COPY."""
    return text.replace("\\", "\\\\").replace("\t", " ").replace("\n", " ").replace("\r", " ")
