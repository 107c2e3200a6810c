"""``manage.py import_register --election ID --mapping NAME FILE``: an extract for the register."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from elections.actions.register.check import check_extract
from elections.actions.register.files import PIECE, drop_extract, keep_extract, too_large
from elections.actions.register.mappings import read_extract_by_mapping
from elections.actions.register.takeover import earlier_outcome, take_in_extract
from elections.files.register.extract_report import report_lines
from elections.models import Election
from elections.models.register.imports import (
    ImportCheck,
    RegisterImport,
)
from municipalities.files.refusal import ImportRefused
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.scope import STATE, taken, town

AUTOMATIC = "auto"


class Command(BaseCommand):
    """Checks an extract, says what it would do, and takes it in: all of it or nothing."""

    help = (
        "Prüft einen Auszug aus dem Melderegister und übernimmt ihn in das Wählerverzeichnis. Der "
        "Aufruf ist die Bestätigung; --dry-run zeigt nur. Die letzte Zeile der Ausgabe ist JSON; "
        "Ergebnis 1, wenn nichts übernommen wurde."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the election, how the file is read, and the file."""
        parser.add_argument("file", type=Path, help="CSV-Datei")
        parser.add_argument("--election", type=int, required=True, help="Nummer der Wahl")
        parser.add_argument(
            "--mapping",
            required=True,
            help=f"Name der Zuordnung; „{AUTOMATIC}“ erkennt Zeichensatz, Trennzeichen, Spalten",
        )
        parser.add_argument(
            "--taken-on",
            type=date.fromisoformat,
            help="Stand des Auszugs, JJJJ-MM-TT; ohne Angabe der Tag der Datei",
        )
        parser.add_argument("--dry-run", action="store_true", help="nur zeigen, nichts eintragen")
        parser.add_argument(
            "--set-faults-aside",
            action="store_true",
            help="Zeilen, die nicht lesbar sind, zur Klärung beiseitelegen",
        )
        parser.add_argument(
            "--loss-is-meant",
            action="store_true",
            help="auch dann übernehmen, wenn viele Personen gestrichen werden",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Keep the file, check it, tell what was found, take it in."""
        with taken(STATE):
            election = Election.objects.filter(pk=options["election"]).first()
        if election is None:
            raise CommandError(_("Eine Wahl %(key)s gibt es nicht.") % {"key": options["election"]})
        try:
            with taken(town(election.municipality_id)):
                facts = self._run(election, options)
        except ImportRefused as refused:
            self.stderr.write("\n".join(refused.lines()))
            facts = {"taken_in": False}
        except RuleViolation as violation:
            self.stderr.write(sentence(violation))
            facts = {"taken_in": False}
        self.stdout.write(json.dumps(facts))
        if not facts["taken_in"] and not options["dry_run"]:
            raise SystemExit(1)

    def _run(self, election: Election, options: dict[str, Any]) -> dict[str, Any]:
        path: Path = options["file"]
        kept = self._keep(election, path, options)
        if (known := earlier_outcome(kept)) and not options["dry_run"]:
            drop_extract(kept.pk, now=timezone.now(), actor=None)
            self.stdout.write(_("Dieselbe Datei ist schon übernommen; nichts war zu tun."))
            return {"taken_in": True, "already": True, **known.counts}
        try:
            check = self._check(kept, path)
            for line in report_lines(check.findings):
                self.stdout.write(line)
            if options["dry_run"]:
                return {"taken_in": False, **_counts(check)}
            outcome = take_in_extract(
                kept.pk,
                now=timezone.now(),
                set_faults_aside=options["set_faults_aside"],
                loss_is_meant=options["loss_is_meant"],
                actor=None,
            )
        except RuleViolation as violation:
            self.stderr.write(sentence(violation))
            return {"taken_in": False, **_counts(check)}
        finally:
            if not hasattr(RegisterImport.objects.get(pk=kept.pk), "outcome"):
                drop_extract(kept.pk, now=timezone.now(), actor=None)
        already = outcome.register_import_id != kept.pk
        return {"taken_in": True, "already": already, **outcome.counts}

    def _keep(self, election: Election, path: Path, options: dict[str, Any]) -> RegisterImport:
        today = timezone.localdate()
        try:
            facts = path.stat()
            if facts.st_size > settings.LARGEST_EXTRACT:
                raise too_large(settings.LARGEST_EXTRACT)
            taken_on = options["taken_on"] or date.fromtimestamp(facts.st_mtime)  # noqa: DTZ012
            kept = keep_extract(
                election.pk,
                self._read(path),
                name=path.name,
                taken_on=min(taken_on, today) if options["taken_on"] is None else taken_on,
                today=today,
                actor=None,
                stored=False,
            )
        except OSError as error:
            raise CommandError(
                _("%(file)s lässt sich nicht öffnen (%(error)s). Prüfen Sie Pfad und Leserechte.")
                % {"file": path, "error": error.strerror}
            ) from error
        if options["mapping"] != AUTOMATIC:
            try:
                return read_extract_by_mapping(kept.pk, options["mapping"], actor=None)
            except RuleViolation:
                drop_extract(kept.pk, now=timezone.now(), actor=None)
                raise
        return kept

    def _check(self, kept: RegisterImport, path: Path) -> ImportCheck:
        with self._bar(path.stat().st_size, _("Prüfen")) as bar:

            def progress(consumed: int) -> None:
                bar.update(max(0, consumed - bar.n))

            # Several readers may open the file, so that its pieces cannot tell how far they are.
            return check_extract(
                kept.pk,
                today=timezone.localdate(),
                pieces=lambda: self._bytes(path),
                progress=progress,
            )

    def _read(self, path: Path) -> Iterator[bytes]:
        with self._bar(path.stat().st_size, _("Datei lesen")) as bar:
            for piece in self._bytes(path):
                bar.update(len(piece))
                yield piece

    @staticmethod
    def _bytes(path: Path) -> Iterator[bytes]:
        with path.open("rb") as stream:
            while piece := stream.read(PIECE):
                yield piece

    def _bar(self, total: int, title: str) -> tqdm[Any]:
        return tqdm(total=total, desc=title, unit="B", unit_scale=True, leave=False)


def _counts(check: ImportCheck) -> dict[str, Any]:
    """Return the counts of a check under the names that an outcome has."""
    facts = check.findings
    return {
        **facts.counts(),
        "unassigned": facts.unassigned.count,
        "reasons": {
            **facts.excluded,
            **{doubt: noted.count for doubt, noted in facts.doubts.items()},
        },
        "difference": asdict(facts.difference),
    }
