"""Write docs/law.md, or tell whether it is up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.law_walk import law_index


class Command(BaseCommand):
    """``manage.py law_index [--check] [--file FILE]``."""

    help = "Schreibt docs/law.md: Norm, Regel, Funktion und Tests."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--check`` and the file to write."""
        parser.add_argument("--check", action="store_true", help="nur prüfen, nichts schreiben")
        parser.add_argument("--file", type=Path, default=settings.BASE_DIR / "docs" / "law.md")

    def handle(self, *, check: bool, file: Path, **options: Any) -> None:
        """Write the index; with ``check`` fail with a sentence when the file is stale."""
        index = law_index(settings.BASE_DIR)
        if not check:
            file.write_text(index, encoding="utf-8")
            return
        if not file.exists() or file.read_text(encoding="utf-8") != index:
            raise CommandError(
                f"{file.name} ist nicht auf dem Stand des Codes. "
                "Rufen Sie „manage.py law_index“ auf und übernehmen Sie die Datei."
            )
