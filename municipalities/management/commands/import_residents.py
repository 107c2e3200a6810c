"""``manage.py import_residents FILE``: counts of foreign residents for the whole state."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.actions.residents.diff import ResidentChange, ResidentDiff, resident_diff
from municipalities.actions.residents.files import take_in
from municipalities.actions.residents.reading import read_table
from municipalities.files.content import read_bytes
from municipalities.files.refusal import ImportRefused, Problems
from municipalities.files.residents.tables import LARGEST_FILE
from municipalities.law.basis import RuleViolation
from municipalities.law.residents.counts import DutyChange
from municipalities.messages import sentence, word
from municipalities.models import ResidentCount, ResidentFile

LONGEST_SOURCE = 300


class Command(BaseCommand):
    """Shows what a table changes and takes it in, all rows or none."""

    help = (
        "Liest Zahlen ausländischer Einwohner aus CSV oder Excel ein und zeigt, was sich ändert. "
        "Die letzte Zeile der Ausgabe ist JSON; Ergebnis 1, wenn etwas abgewiesen wurde."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the file, its day and its source."""
        parser.add_argument("file", type=Path, help="CSV- oder Excel-Datei (.xlsx)")
        parser.add_argument("--as-of", required=True, type=_day, help="Stand, JJJJ-MM-TT")
        parser.add_argument("--source", required=True, type=_source, help="wer die Zahlen nennt")
        parser.add_argument(
            "--status",
            choices=ResidentCount.Status.values,
            default=ResidentCount.Status.OFFICIAL.value,
            help="amtlich (official) oder geschätzt (estimate)",
        )
        parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts eintragen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and take in; say with line and field what is wrong."""
        try:
            file = _read(options)
            diff = resident_diff(file)
            for line in _lines_about(diff):
                self.stdout.write(line)
            is_wanted = diff.counts["new"] > 0 and not options["dry_run"]
            if diff.faults:
                self.stderr.write(_("Nichts übernommen: Zuerst sind die Fehler zu berichtigen."))
            elif is_wanted:
                diff = take_in(file, actor=None)
        except ImportRefused as refused:
            self._end("\n".join(refused.lines()), {"taken_in": False})
        except RuleViolation as violation:
            self._end(sentence(violation), {"taken_in": False})
        facts = {"taken_in": is_wanted and not diff.faults, **diff.counts}
        self.stdout.write(json.dumps(facts))
        if diff.faults:
            raise SystemExit(1)

    def _end(self, why: str, facts: dict[str, bool]) -> None:
        self.stderr.write(why)
        self.stdout.write(json.dumps(facts))
        raise SystemExit(1)


def _read(options: dict[str, Any]) -> ResidentFile:
    path: Path = options["file"]
    # One byte too many is let through, so that the reader says what is too large.
    content = read_bytes(path, Problems(), largest=LARGEST_FILE + 1)
    return read_table(
        content,
        name=path.name,
        as_of=options["as_of"],
        status=ResidentCount.Status(options["status"]),
        source=options["source"],
        today=timezone.localdate(),
    )


def _lines_about(diff: ResidentDiff) -> Iterator[str]:
    """Return the comparison line by line: faults, notes, duties, every new number."""
    yield from map(str, diff.faults)
    for note in diff.notes:
        yield f"{note.text} ({len(note.lines)})"
    for change in diff.changes:
        if change.is_new:
            yield _line(change)


def _line(change: ResidentChange) -> str:
    before = _("unbekannt") if change.before is None else str(change.before.foreign_residents)
    effect = f"  {word(change.duty)}" if change.duty is not DutyChange.STAYS else ""
    place = change.municipality
    return f"{place.ags} {place.name}: {before} → {change.number}{effect}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(
            _("„%(text)s“ ist kein Tag; erwartet wird JJJJ-MM-TT.") % {"text": text}
        ) from error


def _source(text: str) -> str:
    if not text.strip() or len(text) > LONGEST_SOURCE:
        raise ArgumentTypeError(
            _("Die Quelle hat 1 bis %(most)s Zeichen.") % {"most": LONGEST_SOURCE}
        )
    return text.strip()
