"""``manage.py check_locale``: is every sentence of the product translated?"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import translations

ROOMS = ["config", "municipalities", "elections", "ballots", "reports"]


class Command(BaseCommand):
    """Compare the sentences of the code with the translations."""

    help = "Prüft, ob jeder Satz übersetzt ist; --write trägt fehlende als leere ein."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """``--write`` brings the files up to date instead of only checking."""
        parser.add_argument("--write", action="store_true", help="Dateien auf Stand bringen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every problem; exit code 1 when there is one."""
        try:
            found = translations.sentences(settings.BASE_DIR, ROOMS)
        except ValueError as error:
            raise CommandError(str(error)) from error
        count = 0
        for language, _name in settings.LANGUAGES:
            if language == settings.LANGUAGE_CODE:
                continue
            path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
            catalogue = translations.open_catalogue(path)
            if options["write"]:
                translations.complete(catalogue, found)
                path.parent.mkdir(parents=True, exist_ok=True)
                catalogue.save(str(path))
            for line in translations.problems(catalogue, found):
                self.stderr.write(f"{language}: {line}")
                count += 1
        if count:
            raise CommandError(f"{count} Sätze brauchen eine Übersetzung (oder keine mehr).")
        self.stdout.write(f"{len(found)} Sätze, alle übersetzt.")
