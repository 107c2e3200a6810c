"""Write the files of ``docs/`` that derive from the law, or check that they are up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.law_walk import law_index
from config.state_diagrams import state_diagrams


class Command(BaseCommand):
    """``manage.py law_index [--check] [--folder DIR]``."""

    help = "Schreibt docs/law.md (Norm, Regel, Funktion, Tests) und docs/states.md (die Wege)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--check`` and the folder to write to."""
        parser.add_argument("--check", action="store_true", help="nur prüfen, nichts schreiben")
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "docs")

    def handle(self, *, check: bool, folder: Path, **options: Any) -> None:
        """Write both files; with ``check`` fail with a sentence when one is stale."""
        texts = {"law.md": law_index(settings.BASE_DIR), "states.md": state_diagrams()}
        for name, text in texts.items():
            file = folder / name
            if not check:
                file.write_text(text, encoding="utf-8")
            elif not file.exists() or file.read_text(encoding="utf-8") != text:
                raise CommandError(
                    f"{name} ist nicht auf dem Stand des Codes. "
                    "Rufen Sie „manage.py law_index“ auf und übernehmen Sie die Datei."
                )
