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
from municipalities.actions.residents.reading import proposal_for, read_table
from municipalities.files.content import read_bytes
from municipalities.files.encodings import ENCODINGS
from municipalities.files.refusal import ImportRefused, Problems
from municipalities.files.residents.proposal import Proposal
from municipalities.files.residents.tables import LARGEST_FILE
from municipalities.law.basis import RuleViolation
from municipalities.law.residents.counts import DutyChange
from municipalities.law.residents.signs import Meaning
from municipalities.messages import sentence, word
from municipalities.models import ResidentCount, ResidentFile
from municipalities.models.residents.reading import KEY, NUMBER, TableReading
from municipalities.scope import STATE, taken

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
        parser.add_argument(
            "--as-of", type=_day, help="Stand, JJJJ-MM-TT; ohne Angabe gilt der Tag aus der Datei"
        )
        parser.add_argument("--source", required=True, type=_source, help="wer die Zahlen nennt")
        parser.add_argument(
            "--status",
            choices=ResidentCount.Status.values,
            default=ResidentCount.Status.OFFICIAL.value,
            help="amtlich (official) oder geschätzt (estimate)",
        )
        parser.add_argument("--sheet", default="", metavar="BLATT", help="Tabellenblatt")
        parser.add_argument("--key-column", metavar="SPALTE", help="Spalte mit dem Schlüssel")
        parser.add_argument("--number-column", metavar="SPALTE", help="Spalte mit der Anzahl")
        parser.add_argument(
            "--sign",
            action="append",
            default=[],
            type=_sign,
            metavar="ZEICHEN=BEDEUTUNG",
            help="nought (genau null), unknown (unbekannt) oder kept (die Zahl gilt)",
        )
        parser.add_argument(
            "--place",
            action="append",
            default=[],
            type=_pair,
            metavar="TEXT=AGS",
            help="welche Gemeinde ein Text meint (mehrmals derselbe: ZEILE:TEXT=AGS); "
            "TEXT=- lässt die Zeile weg",
        )
        parser.add_argument(
            "--confirm", action="store_true", help="bestätigt die Lesart, die gezeigt wird"
        )
        parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts eintragen")

    @taken(STATE)
    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and take in; say with line and field what is wrong."""
        try:
            content = _content(options["file"])
            chosen = _chosen(options)
            proposal = proposal_for(content, source=options["source"], chosen=chosen)
            self._check_sheet(options["sheet"], proposal)
            is_confirmed = proposal.is_certain or options["confirm"]
            if not proposal.is_certain:
                for line in lines_about(proposal):
                    self.stdout.write(line)
            file = _read(content, chosen, options)
            diff = resident_diff(file)
            for line in _lines_about(diff):
                self.stdout.write(line)
            is_wanted = diff.counts["new"] > 0 and not options["dry_run"] and is_confirmed
            if diff.faults:
                self.stderr.write(_("Nichts übernommen: Zuerst sind die Fehler zu berichtigen."))
            elif not (is_confirmed or options["dry_run"]):
                self._end(
                    _(
                        "Nichts übernommen: Prüfen Sie oben, wie die Datei gelesen wird, und "
                        "bestätigen Sie es mit --confirm."
                    ),
                    {"taken_in": False},
                )
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

    def _check_sheet(self, sheet: str, proposal: Proposal) -> None:
        if sheet and sheet != proposal.raw.sheet:
            text = _("Das Tabellenblatt „%(sheet)s“ gibt es nicht: %(sheets)s.") % {
                "sheet": sheet,
                "sheets": ", ".join(proposal.raw.sheets) or "–",
            }
            self._end(text, {"taken_in": False})

    def _end(self, why: str, facts: dict[str, bool]) -> None:
        self.stderr.write(why)
        self.stdout.write(json.dumps(facts))
        raise SystemExit(1)


def _content(path: Path) -> bytes:
    # One byte too many is let through, so that the reader says what is too large.
    return read_bytes(path, Problems(), largest=LARGEST_FILE + 1)


def _chosen(options: dict[str, Any]) -> TableReading:
    named = {KEY: options["key_column"], NUMBER: options["number_column"]}
    return TableReading(
        sheet=options["sheet"],
        columns={role: label for role, label in named.items() if label is not None},
        signs=dict(options["sign"]),
        places=dict(options["place"]),
    )


def _read(content: bytes, chosen: TableReading, options: dict[str, Any]) -> ResidentFile:
    return read_table(
        content,
        name=options["file"].name,
        as_of=options["as_of"],
        status=ResidentCount.Status(options["status"]),
        source=options["source"],
        today=timezone.localdate(),
        chosen=chosen,
    )


def lines_about(proposal: Proposal) -> Iterator[str]:
    """Yield how a table is read: header, columns, signs, what is asked and what is left out."""
    reading, table = proposal.reading, proposal.table
    form = ENCODINGS.get(reading.encoding, reading.sheet)
    yield _("Lesart: %(form)s, Kopfzeile bis Zeile %(line)s") % {
        "form": form,
        "line": reading.header_line,
    }
    for role, label in reading.columns.items():
        yield f"  {role}: {label or '–'}"
    if proposal.raw.rivals:
        yield _("  Gemeinden stehen auch auf: %(sheets)s, siehe --sheet") % {
            "sheets": ", ".join(proposal.raw.rivals)
        }
    if proposal.unused:
        yield _("  nicht gelesene Spalten: %(columns)s") % {"columns": ", ".join(proposal.unused)}
    if table is None:
        return
    for sign, meaning, lines in table.signs:
        said = word(Meaning(meaning)) if meaning else _("unbekanntes Zeichen, siehe --sign")
        yield f"  „{sign}“: {said} ({len(lines)})"
    for asked in table.questions:
        yield _("  Zeile %(line)s: Wen meint „%(written)s“? --place „%(key)s=…“: %(answers)s") % {
            "line": asked.line,
            "written": asked.written,
            "key": asked.key,
            "answers": ", ".join(asked.answers),
        }
    for one in table.left_out:
        yield _("  Zeile %(line)s nicht gelesen (%(reason)s): %(text)s") % {
            "line": one.line,
            "reason": word(one.reason),
            "text": one.text,
        }


def _lines_about(diff: ResidentDiff) -> Iterator[str]:
    """Return the comparison line by line: faults, notes, duties, every new number."""
    yield from map(str, diff.faults)
    for note in diff.notes:
        yield f"{note.text} ({len(note.lines)})" if note.lines else note.text
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


def _pair(text: str) -> tuple[str, str]:
    written, sign, meant = text.rpartition("=")
    if not (written and sign and meant):
        raise ArgumentTypeError(_("„%(text)s“ ist kein Paar TEXT=ANTWORT.") % {"text": text})
    return written, meant


def _sign(text: str) -> tuple[str, Meaning]:
    written, meant = _pair(text)
    try:
        return written, Meaning(meant)
    except ValueError as error:
        raise ArgumentTypeError(
            _("„%(text)s“ ist keine Bedeutung: nought, unknown oder kept.") % {"text": meant}
        ) from error


def _source(text: str) -> str:
    if not text.strip() or len(text) > LONGEST_SOURCE:
        raise ArgumentTypeError(
            _("Die Quelle hat 1 bis %(most)s Zeichen.") % {"most": LONGEST_SOURCE}
        )
    return text.strip()
