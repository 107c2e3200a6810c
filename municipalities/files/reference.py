"""The reference data that the product ships: which files, read whole, with their fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from municipalities.files.content import read_bytes, text_of
from municipalities.files.refusal import Problems
from municipalities.files.tables import Row, Table

SHIPPED = Path(__file__).parents[1] / "data"
KREISE = "kreise_hessen.csv"
MUNICIPALITIES = "gemeinden_hessen.csv"
COUNCIL_ELECTIONS = "gemeindewahl_beteiligung.csv"
FOREIGNERS_ELECTIONS = "auslaenderbeiratswahl_results.csv"
TERMS = "terms.csv"
FURTHER_ELECTIONS = "auslaenderbeiratswahl_results_more.csv"
NOTED_ELECTIONS = "auslaenderbeiratswahl_results_noted.csv"
LISTS = "auslaenderbeiratswahl_lists.csv"
PLACE_VOTES = "auslaenderbeiratswahl_2026_candidates.csv"
STATE_TOTALS = "auslaenderbeiratswahl_state_totals.csv"
STATE_STATEMENTS = "state_statements.csv"
BODIES = "gremien_by_municipality.csv"
FURTHER_BODIES = "gremien_more.csv"
FILES = (
    KREISE,
    MUNICIPALITIES,
    COUNCIL_ELECTIONS,
    FOREIGNERS_ELECTIONS,
    FURTHER_ELECTIONS,
    NOTED_ELECTIONS,
    LISTS,
    PLACE_VOTES,
    STATE_TOTALS,
    STATE_STATEMENTS,
    BODIES,
    FURTHER_BODIES,
    TERMS,
)
_READING = b"2"  # increase it when the same files are to be read in another way


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """One file: its columns and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """All files by name; ``sha256`` is the hash of all their bytes."""

    tables: Mapping[str, ReferenceTable]
    sha256: str


def read_reference(folder: Path = SHIPPED) -> Reference:
    """Read the reference data in ``folder``.

    Raises ImportRefused with file, line, field, reason and remedy when one is damaged.
    """
    problems = Problems()
    digest = hashlib.sha256(_READING)
    tables = {}
    for name in FILES:
        within = problems.within(name)
        content = read_bytes(folder / name, within)
        digest.update(hashlib.sha256(content).digest())
        table = Table(text_of(content, within), ",", within)
        tables[name] = ReferenceTable(table.columns, tuple(table.rows()))
    problems.refuse_if_any()
    return Reference(tables, digest.hexdigest())
