"""``manage.py demo``: play published elections through the product's own acts."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from tqdm import tqdm

from config.database.owner import as_owner, let_go
from config.demonstration.accounts import demo_accounts, demo_actor, state_and_towns
from config.demonstration.election import play, result_of, staff_of, stands_as
from config.demonstration.reading import DemoElection, read_demonstration
from config.demonstration.term import (
    NAUHEIM,
    play_commission,
    play_failed_election,
    play_succession,
)
from elections.models import Election
from municipalities.files.refusal import ImportRefused
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import Municipality
from municipalities.scope import taken

if TYPE_CHECKING:
    from collections.abc import Iterator


class Command(BaseCommand):
    """Plays each election once; a second run finds everything done."""

    help = "Spielt veröffentlichte Ausländerbeiratswahlen mit echten Stimmen durch."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument("--data", type=Path, help="Ordner mit Dateien gleichen Aufbaus")
        parser.add_argument("--json", type=Path, help="Ergebnisse als JSON in diese Datei")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, play, show; for a wrong file list every problem and write nothing."""
        try:
            demos = read_demonstration(options["data"])
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        for demo in demos:
            for notice in demo.notices:
                self.stdout.write(f"Hinweis: {notice} Es gelten die Stimmen der Personen-Datei.")
        places = [*(demo.ags for demo in demos), NAUHEIM]
        with taken(state_and_towns(places)):
            differs = any(self._stands_differently(demo) for demo in demos)
        if differs:
            self.stdout.write(
                "Für einen dieser Orte steht hier schon eine Wahl mit anderen Zahlen. Sie bleibt "
                "unberührt: Diese Vorführung läuft in einer eigenen Datenbank, die danach "
                "verworfen wird."
            )
            with scratch_database():
                call_command("load_reference", stdout=StringIO())
                with taken(state_and_towns(places)):
                    results = self._play_all(demos)
        else:
            with taken(state_and_towns(places)):
                results = self._play_all(demos)
                if options["data"] is None:
                    self._play_terms(demos)
                self._show_accounts(demos)
        if options["json"]:
            options["json"].write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")

    def _stands_differently(self, demo: DemoElection) -> bool:
        election = Election.objects.filter(municipality__ags=demo.ags, day=demo.day).first()
        return election is not None and not stands_as(election, demo)

    def _play_all(self, demos: tuple[DemoElection, ...]) -> dict[str, Any]:
        results = {}
        rows = []
        actor = demo_actor()
        for demo in tqdm(demos, desc="Vorführung", unit="Wahl", disable=None, leave=False):
            election = Election.objects.filter(municipality__ags=demo.ags, day=demo.day).first()
            if election is None:
                election = self._play(demo, actor)
            results[demo.ags] = result_of(election)
            rows.append(self._row(demo, election, results[demo.ags]))
        self._show(rows)
        return results

    def _play(self, demo: DemoElection, actor: Any) -> Election:
        try:
            return play(demo, actor=actor, today=timezone.localdate())
        except RuleViolation as violation:
            raise CommandError(f"{demo.name}: {sentence(violation)}") from violation
        except LookupError as missing:
            raise CommandError(
                f"{demo.name}: Die Gemeinde {missing} ist nicht bekannt. "
                "Laden Sie zuerst die Stammdaten: manage.py load_reference"
            ) from missing

    def _play_terms(self, demos: tuple[DemoElection, ...]) -> None:
        """Play what follows an election, in the shipped towns: a succession and a commission."""
        today, actor = timezone.localdate(), demo_actor()
        complete = next((demo for demo in demos if demo.complete), None)
        election = (
            complete
            and Election.objects.filter(municipality__ags=complete.ags, day=complete.day)
            .select_related("municipality", "term")
            .first()
        )
        if not election:
            return
        if play_succession(election, staff_of(election.municipality, actor), today=today):
            self.stdout.write(f"{election.municipality.short_name}: Ein Mitglied ist nachgerückt.")
        place = Municipality.objects.filter(ags=NAUHEIM).first()
        if place is None:
            return
        staff = staff_of(place, actor)
        if play_failed_election(election.term, staff, today=today):
            self.stdout.write(f"{place.short_name}: Wahl abgesagt, zu wenige Personen zugelassen.")
        if play_commission(place, election.term, staff, today=today):
            self.stdout.write(f"{place.short_name}: Integrations-Kommission gebildet.")

    def _row(self, demo: DemoElection, election: Election, result: dict[str, Any]) -> list[str]:
        elected = sum(len(places) for places in result["elected"].values())
        open_text = "Los nötig" if result["lots"] else "offen"
        known = f"{elected}" if elected else open_text
        if elected and len(result["elected"]) < len(result["seats"]):
            known = f"{elected}, übrige offen"
        return [
            election.municipality.short_name,
            str(election.seats),
            str(len(demo.lists)),
            "unbekannt" if demo.voters is None else f"{demo.voters:,}".replace(",", "."),
            f"{demo.votes:,}".replace(",", "."),
            " ".join(str(count) for count in result["seats"].values()) or "–",
            known,
            election.get_phase_display(),
        ]

    def _show(self, rows: list[list[str]]) -> None:
        head = ["Ort", "Sitze", "Listen", "Wähler", "Stimmen", "Sitze je Liste", "Gewählt", "Stand"]
        widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
        for row in [head, ["─" * width for width in widths], *rows]:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())

    def _show_accounts(self, demos: tuple[DemoElection, ...]) -> None:
        # A town whose persons are determined shows the most.
        chosen = next((demo for demo in demos if demo.complete), demos[0] if demos else None)
        if chosen is None:
            return
        municipality = Municipality.objects.get(ags=chosen.ags)
        self.stdout.write("\nZugänge zum Ausprobieren (Kennwörter nur für diese Installation):")
        commission = Municipality.objects.filter(ags=NAUHEIM, commissions__isnull=False).first()
        for account in demo_accounts(municipality, commission):
            self.stdout.write(
                f"  {account.role:<18}{account.municipality:<14}"
                f"{account.username:<24}{account.password}"
            )


@contextmanager
def scratch_database() -> Iterator[None]:
    """Point the connection at an empty database of its own, and drop it afterwards.

    The owner makes and drops it; what is played in it plays the program, as everywhere.
    """
    real = connection.settings_dict["NAME"]
    test = connection.settings_dict["TEST"]
    before, test["NAME"] = test["NAME"], f"vorfuehrung_{real}"
    try:
        with as_owner(), redirect_stdout(StringIO()):
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            with as_owner():
                connection.creation.destroy_test_db(real, verbosity=0)
    finally:
        test["NAME"] = before
        let_go()
