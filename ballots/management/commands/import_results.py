"""``manage.py import_results``: read a published open-data CSV, check it, show what follows."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ballots.files import ImportRefused, OpenDataResult, read_results
from ballots.files.result.outcome import FileOutcome, outcome_of_file
from ballots.law.result.seats import LotRequired
from municipalities.actions.sources import remember_columns, remembered_columns
from municipalities.models import TableSource
from municipalities.scope import STATE, taken

_TOTALS = {
    "A": "electors",
    "B": "voters",
    "C": "invalid_ballots",
    "D": "valid_votes",
}
_MOST_SEATS = 999
LONGEST_SOURCE = 100


def _seats(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= _MOST_SEATS):
        raise ArgumentTypeError(f"{text!r} ist keine Zahl von 1 bis {_MOST_SEATS}")
    return int(text)


def _column(text: str) -> tuple[str, str]:
    written, sign, meant = text.rpartition("=")
    if not (written and sign and meant):
        raise ArgumentTypeError(f"{text!r} ist kein Paar SPALTE=NAME")
    return written, meant


class Command(BaseCommand):
    """Check a published result; with ``--seats`` also work out seats and elected places."""

    help = "Liest die veröffentlichte Ergebnisdatei (Open Data, CSV) einer Wahl und prüft sie."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Define FILE, --seats, how columns are read, and --json."""
        parser.add_argument("file", type=Path, metavar="FILE", help="Open-Data-<AGS>-<Wahl>.csv")
        parser.add_argument(
            "--seats", type=_seats, metavar="N", help="Zahl der Sitze: rechnet die Verteilung aus"
        )
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            type=_column,
            metavar="SPALTE=NAME",
            help="eine Spalte der Datei ist die des Formats: Gebietsnummer=gebiet-nr",
        )
        parser.add_argument(
            "--source",
            default="",
            metavar="NAME",
            help="wer die Datei herausgibt: Die Spalten werden dafür gemerkt und beim nächsten "
            "Mal so gelesen",
        )
        parser.add_argument(
            "--json", type=Path, metavar="FILE", help="schreibt das Ergebnis auch in diese Datei"
        )

    @taken(STATE)
    def handle(self, *args: Any, **options: Any) -> None:
        """Print the totals and what follows from them, then the same as one line of JSON.

        Exit code 1 with one sentence per problem on stderr when the file is refused.
        """
        said, kept = dict(options["column"]), {}
        if source := options["source"].strip()[:LONGEST_SOURCE]:
            kept = remembered_columns(TableSource.Kind.RESULTS, source)
        result = self._read(options["file"], options["seats"], said, kept)
        if source:
            # What is said now stands in the place of what was said of the same column before.
            kept = {one: meant for one, meant in kept.items() if meant not in said.values()}
            remember_columns(TableSource.Kind.RESULTS, source, kept | said)
        outcome = outcome_of_file(result, options["seats"]) if options["seats"] else None
        self._summarise(result, outcome)
        line = json.dumps(_facts(result, outcome), ensure_ascii=False)
        self.stdout.write(line)
        if options["json"]:
            try:
                options["json"].write_text(line + "\n", encoding="utf-8")
            except OSError as error:
                raise CommandError(
                    _("%(file)s lässt sich nicht schreiben (%(error)s).")
                    % {"file": options["json"], "error": error.strerror}
                ) from error

    def _read(
        self, file: Path, seats: int | None, said: dict[str, str], kept: dict[str, str]
    ) -> OpenDataResult:
        try:
            return read_results(file, name=file.name, seats=seats, columns=said, remembered=kept)
        except ImportRefused as refused:
            for sentence in refused.lines():
                self.stderr.write(sentence)
            raise SystemExit(1) from refused

    def _summarise(self, result: OpenDataResult, outcome: FileOutcome | None) -> None:
        write = self.stdout.write
        write(f"{result.election}, {result.day:%d.%m.%Y}, AGS {result.ags}")
        write(_("Gebiete: %(count)s") % {"count": len(result.areas)})
        if not result.complete:
            write(_("Zwischenstand: Es fehlen noch Meldungen."))
        names = {
            "A": _("Wahlberechtigte"),
            "B": _("Wählende"),
            "C": _("ungültige Stimmzettel"),
            "D": _("gültige Stimmen"),
        }
        for letter, figure in _TOTALS.items():
            known = result.total(figure)
            value = _open(result.counted(figure)) if known is None else str(known)
            write(f"{letter}  {value:>9}  {names[letter]}")
        for number, votes in result.list_votes().items():
            value = _("offen") if votes is None else str(votes)
            write(f"D{number}".ljust(4) + f"{value:>8}" + _list_note(number, outcome))
        for note in _notes(outcome):
            write(note)
        for notice in result.notices:
            write(notice)


def _open(counted: int) -> str:
    return _("bisher %(count)s") % {"count": counted}


def _list_note(number: int, outcome: FileOutcome | None) -> str:
    if outcome is None:
        return ""
    parts = []
    if outcome.distribution is not None:
        share = outcome.distribution.shares[number]
        parts.append(
            _("Sitze: %(seats)s (Anteil %(quota).4f)")
            % {
                "seats": outcome.distribution.seats[number],
                "quota": share.quota,
            }
        )
    if number in outcome.elected:
        places = ", ".join(map(str, outcome.elected[number])) or "–"
        parts.append(_("gewählt: %(places)s") % {"places": places})
    if outcome.vacant.get(number):
        parts.append(_("unbesetzt: %(count)s") % {"count": outcome.vacant[number]})
    return "  " + "; ".join(parts) if parts else ""


def _notes(outcome: FileOutcome | None) -> list[str]:
    if outcome is None:
        return []
    notes = []
    if outcome.lot:
        notes.append(
            _("Losentscheid nötig: %(seats)s Sitz(e) zwischen %(tied)s.")
            % {"seats": outcome.lot.open_seats, "tied": ", ".join(map(str, outcome.lot.tied))}
        )
    elif outcome.distribution is None and not outcome.elected:
        notes.append(_("Die Sitze bleiben offen, bis alle Stimmen gemeldet sind."))
    if outcome.distribution is not None and outcome.distribution.majority_clause:
        notes.append(_("Eine Liste mit mehr als der Hälfte der Stimmen erhält vorab einen Sitz."))
    return notes


def _facts(result: OpenDataResult, outcome: FileOutcome | None) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "file": result.name,
        "sha256": result.sha256,
        "date": result.day.isoformat(),
        "ags": result.ags,
        "election": result.election,
        "areas": len(result.areas),
        "complete": result.complete,
        **{letter: result.total(figure) for letter, figure in _TOTALS.items()},
        "lists": {str(number): votes for number, votes in result.list_votes().items()},
    }
    if outcome is not None:
        facts |= {
            "seats": _by_list(outcome.distribution.seats) if outcome.distribution else {},
            "majority_clause": bool(outcome.distribution and outcome.distribution.majority_clause),
            "elected": {str(n): list(places) for n, places in outcome.elected.items()},
            "vacant": _by_list({n: count for n, count in outcome.vacant.items() if count}),
            "lots": [_lot(outcome.lot)] if outcome.lot else [],
        }
    return facts


def _by_list(numbers: dict[int, Any]) -> dict[str, Any]:
    return {str(number): value for number, value in numbers.items()}


def _lot(lot: LotRequired) -> dict[str, Any]:
    """Return the tied lists; in the Mehrheitswahl, with its single list, the tied places."""
    return {"lists" if lot.shares else "places": list(lot.tied), "seats": lot.open_seats}
