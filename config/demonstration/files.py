"""Two files of the demonstration, each read by itself: candidates and totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from municipalities.files.content import read_bytes, text_of
from municipalities.files.reference import SHIPPED
from municipalities.files.refusal import Problems
from municipalities.files.tables import Row, Table
from municipalities.files.values import Cells, shown

CANDIDATES = "auslaenderbeiratswahl_2026_candidates.csv"
TOTALS = "auslaenderbeiratswahl_results.csv"
SEATS = "seat_cases.jsonl"
LARGEST_NUMBER = 999  # of a list, of a place
_CANDIDATE_COLUMNS = (
    "date",
    "ags",
    "name",
    "list_no",
    "list",
    "list_votes",
    "list_position",
    "candidate_votes",
    "list_complete",
)
_TOTAL_COLUMNS = (
    "date",
    "ags",
    "eligible",
    "voters",
    "invalid_ballots",
    "valid_ballots",
    "valid_votes",
    "seats",
    "source",
)


class Key(NamedTuple):
    """The key of an election: municipality and day, both as the file writes them."""

    ags: str
    day: date


@dataclass(slots=True)
class ListRows:
    """What the candidates file says about one list; ``candidates`` maps places to votes."""

    line: int
    name: str
    votes: int
    complete: bool
    candidates: dict[int, int | None] = field(default_factory=dict)


@dataclass(slots=True)
class CityRows:
    """What the candidates file says about one election."""

    line: int
    name: str
    lists: dict[int, ListRows] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Totals:
    """What the totals file says about one election; None is not known."""

    line: int
    eligible: int | None
    voters: int | None
    invalid_ballots: int | None
    valid_ballots: int | None
    valid_votes: int | None
    seats: int | None
    source: str


class Sources(NamedTuple):
    """The paths of the three files."""

    candidates: Path
    totals: Path
    seats: Path


def sources_in(folder: Path | None) -> Sources:
    """Return the files in ``folder``, or those that the product ships when it is None.

    Candidates and totals are kept with the other earlier elections, so there is one copy of each.
    """
    if folder is not None:
        return Sources(folder / CANDIDATES, folder / TOTALS, folder / SEATS)
    shipped = Path(__file__).parent / "data"
    return Sources(SHIPPED / CANDIDATES, SHIPPED / TOTALS, shipped / SEATS)


def candidates_of(path: Path, problems: Problems) -> dict[Key, CityRows]:
    """Read the candidates; note every row that cannot be right."""
    cities: dict[Key, CityRows] = {}
    for row in _rows(path, _CANDIDATE_COLUMNS, problems):
        _take_candidate(Cells(row, problems), cities)
    if not cities and not len(problems):
        raise problems.refuse(
            None,
            "",
            _("Unter der Kopfzeile steht keine Zeile."),
            _("Ergänzen Sie mindestens eine Wahl mit ihren Listen."),
        )
    return cities


def totals_of(path: Path, wanted: Mapping[Key, CityRows], problems: Problems) -> dict[Key, Totals]:
    """Read the totals of the ``wanted`` elections; rows of other elections are ignored."""
    totals: dict[Key, Totals] = {}
    for row in _rows(path, _TOTAL_COLUMNS, problems):
        cells = Cells(row, problems)
        day = cells.iso_date("date")
        key = Key(row["ags"], day or date.min)
        if key not in wanted:
            continue
        if key in totals:
            cells.add(
                "ags",
                _("Diese Wahl steht schon in Zeile %(line)s.") % {"line": totals[key].line},
                _("Jede Wahl darf einmal vorkommen; löschen Sie die falsche Zeile."),
            )
        totals[key] = Totals(
            row.line,
            cells.count("eligible"),
            cells.count("voters"),
            cells.count("invalid_ballots"),
            cells.count("valid_ballots"),
            cells.count("valid_votes"),
            cells.count("seats"),
            row["source"],
        )
    return totals


def _rows(path: Path, columns: tuple[str, ...], problems: Problems) -> Iterator[Row]:
    table = Table(text_of(read_bytes(path, problems), problems), ",", problems)
    table.require(columns)
    yield from table.rows()


def _take_candidate(cells: Cells, cities: dict[Key, CityRows]) -> None:
    row = cells.row
    ags, day, city_name = cells.ags("ags"), cells.iso_date("date"), cells.text("name")
    number = _ordinal(cells, "list_no")
    place = _ordinal(cells, "list_position")
    votes, list_votes = cells.count("candidate_votes"), cells.needed_count("list_votes")
    list_name = cells.text("list")
    if row["list_complete"] not in ("yes", "no"):
        cells.add(
            "list_complete",
            _("„%(cell)s“ ist weder yes noch no.") % {"cell": shown(row["list_complete"])},
            _("Schreiben Sie yes, wenn alle Plätze der Liste bekannt sind, sonst no."),
        )
        return
    if day is None or number is None or place is None or list_votes is None:
        return
    city = cities.setdefault(Key(ags, day), CityRows(row.line, city_name))
    entry = city.lists.setdefault(
        number, ListRows(row.line, list_name, list_votes, row["list_complete"] == "yes")
    )
    _check_same(cells, "name", city_name, city.name)
    _check_same(cells, "list", list_name, entry.name)
    _check_same(cells, "list_votes", list_votes, entry.votes)
    _check_same(cells, "list_complete", row["list_complete"] == "yes", entry.complete)
    if place in entry.candidates:
        cells.add(
            "list_position",
            _("Platz %(place)s der Liste %(list)s steht zweimal da.")
            % {"place": place, "list": number},
            _("Jeder Platz darf einmal vorkommen; löschen Sie die falsche Zeile."),
        )
    if votes is None and entry.complete and not row["candidate_votes"]:
        cells.add(
            "candidate_votes",
            _("Die Stimmen fehlen, obwohl die Liste vollständig sein soll."),
            _("Ergänzen Sie die Stimmen oder schreiben Sie list_complete no."),
        )
    entry.candidates[place] = votes


def _ordinal(cells: Cells, column: str) -> int | None:
    number = cells.needed_count(column)
    if number is None or 1 <= number <= LARGEST_NUMBER:
        return number
    cells.add(
        column,
        _("%(number)s liegt nicht zwischen 1 und %(largest)s.")
        % {"number": number, "largest": LARGEST_NUMBER},
        _("Tragen Sie die Nummer vom Stimmzettel ein."),
    )
    return None


def _check_same(cells: Cells, column: str, here: object, first: object) -> None:
    if here != first:
        cells.add(
            column,
            _("Hier steht „%(here)s“, weiter oben für dieselbe Liste „%(first)s“.")
            % {"here": cells.row[column], "first": shown(_written(first))},
            _("Eine Liste hat eine Nummer, einen Namen und eine Stimmenzahl; gleichen Sie sie an."),
        )


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
