"""``manage.py demo_register``: a register of electors to click through, of invented people."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from config.demonstration.accounts import demo_accounts, demo_actor, state_and_towns
from config.demonstration.extract import first_extract, second_extract
from config.demonstration.register import (
    ASSUMED_DAY,
    FIRST_FILE,
    MAPPING,
    SECOND_FILE,
    Shown,
    next_election_day,
    show_register,
)
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.messages import detail_text, sentence
from municipalities.models import Municipality
from municipalities.scope import taken

WIESBADEN = "06414000"


class Command(BaseCommand):
    """Sets the election up once; a second run finds it there and shows the same again."""

    help = "Legt die Wahl der nächsten Wahlzeit mit einem Wählerverzeichnis erfundener Menschen an."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument("--ags", default=WIESBADEN, help="Gemeinde (sonst Wiesbaden)")
        parser.add_argument(
            "--day",
            type=date.fromisoformat,
            help=f"Wahltag, ein Sonntag im März (sonst der bekannte, sonst {ASSUMED_DAY})",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up or find; write both extracts; say what to try."""
        with taken(state_and_towns([options["ags"]])):
            self._run(options)

    def _run(self, options: dict[str, Any]) -> None:
        today = timezone.localdate()
        municipality = Municipality.objects.filter(ags=options["ags"]).first()
        if municipality is None:
            raise CommandError(
                f"Die Gemeinde {options['ags']} ist nicht bekannt. "
                "Laden Sie zuerst die Stammdaten: manage.py load_reference"
            )
        day = options["day"] or next_election_day(today)
        if day <= today:
            raise CommandError(f"Der Wahltag {day:%d.%m.%Y} liegt nicht in der Zukunft.")
        try:
            shown = show_register(
                municipality, day, actor=demo_actor(), now=timezone.now(), today=today
            )
        except RuleViolation as violation:
            raise CommandError(f"{municipality.short_name}: {sentence(violation)}") from violation
        folder = self._write_extracts(shown.election)
        self._tell(shown)
        self._show_accounts(municipality)
        self._say_what_to_try(shown.election, folder)

    def _write_extracts(self, election: Election) -> Path:
        folder: Path = settings.VAR_DIR / "demo"
        folder.mkdir(parents=True, exist_ok=True)
        place = election.municipality
        for name, extract in ((FIRST_FILE, first_extract), (SECOND_FILE, second_extract)):
            content = extract(place.ags, place.short_name, election.day)
            (folder / name).write_bytes(content)
        return folder

    def _tell(self, shown: Shown) -> None:
        election = shown.election
        if not shown.is_new:
            self.stdout.write(f"{election}: steht schon da und bleibt, wie sie ist.")
        else:
            self.stdout.write(
                f"{election}: angelegt. Alle Personen und Straßen sind erfunden.\n"
                "Angenommen sind der Beschluss der Vertretung und, solange die Landesregierung ihn "
                "nicht bestimmt hat, der Wahltag.\n"
                f"Damit ist die Wahlzeit {election.term} eröffnet. Die Übersichten zeigen weiter "
                "die laufende; die neue wählen Sie dort im Filter."
            )
        if shown.counts:
            self.stdout.write(f"Aus dem Auszug {FIRST_FILE}:")
        for kind, count in shown.counts.items():
            self.stdout.write(f"  {detail_text(kind):<38}{count:>5}")

    def _show_accounts(self, municipality: Municipality) -> None:
        self.stdout.write("\nZugänge (Kennwörter nur für diese Installation):")
        for account in demo_accounts(municipality):
            if account.municipality == municipality.short_name:
                self.stdout.write(f"  {account.role:<18}{account.username:<24}{account.password}")

    def _say_what_to_try(self, election: Election, folder: Path) -> None:
        register = reverse("elections:register", args=[election.pk])
        steps = (
            f"Als Wahlamt anmelden und das Verzeichnis öffnen: {register}",
            "Eine Person suchen, die Zweifelsfälle entscheiden, und wer keinen Wahlbezirk hat, "
            "einem zuordnen.",
            f"Den zweiten Auszug hochladen: {folder / SECOND_FILE} (Zuordnung „{MAPPING}“). Die "
            "Prüfung zeigt, wer neu, geändert und weg ist; eine Zeile darin ist absichtlich "
            "fehlerhaft.",
            f"Wahlbenachrichtigungen drucken: {reverse('reports:printing', args=[election.pk])}",
            "Anträge auf Wahlscheine eintragen und Wahlscheine ausstellen. Was vor seiner Zeit "
            "liegt, lässt nur die Wahlleitung zu, mit einem Grund.",
        )
        self.stdout.write("\nZum Ausprobieren:")
        for number, step in enumerate(steps, start=1):
            self.stdout.write(f"  {number}. {step}")
