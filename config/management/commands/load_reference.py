"""``manage.py load_reference``: load the reference data that the product ships; idempotent."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from config.database.owner import as_owner
from municipalities.actions.reference import load_reference, rows_to_load
from municipalities.files.reference import read_reference
from municipalities.files.refusal import ImportRefused

# What the rows are, by the name of the resource that reads them.
_ROWS = {
    "Kreis": "Kreise",
    "Municipality": "Gemeinden",
    "ResidentCount": "Zahlen ausländischer Einwohner",
    "CouncilElection": "Gemeindewahlen seit 2001",
    "ForeignersElection": "Ausländerbeiratswahlen",
    "PastList": "Listen früherer Ausländerbeiratswahlen",
    "PastPlaceVotes": "Stimmen je Listenplatz, ohne Namen",
    "KnownBody": "Gremien nach öffentlichen Quellen",
    "FurtherBody": "weitere Gremien nach öffentlichen Quellen",
    "StateTotal": "Zahlen des Landes",
    "StateStatement": "einzelne Angaben zum Land",
    "Term": "Wahlzeiten",
}
_KINDS = {"new": "neu", "update": "geändert", "skip": "unverändert oder ausgelassen"}


class Command(BaseCommand):
    """Load Kreise, municipalities, residents, bodies, terms and earlier elections."""

    help = "Lädt die mitgelieferten Stammdaten; ein zweiter Aufruf ändert nichts."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load in one transaction with a progress bar; exit code 1 when a file is refused."""
        try:
            reference = read_reference()
            with (
                tqdm(
                    total=rows_to_load(reference),
                    desc=_("Stammdaten"),
                    unit=" Zeilen",
                    disable=None,
                    leave=False,
                ) as bar,
                as_owner(),
            ):  # the program does not change what comes with the product
                loaded = load_reference(reference, advance=bar.update)
        except ImportRefused as refused:
            for sentence in refused.lines():
                self.stderr.write(sentence)
            raise SystemExit(1) from refused
        if not loaded.is_new:
            self.stdout.write(_("Die Stammdaten sind auf dem neuesten Stand."))
        for kind, counts in loaded.rows.items():
            numbers = ", ".join(f"{count} {_KINDS[name]}" for name, count in counts.items())
            self.stdout.write(f"  {_ROWS[kind]}: {numbers}")
