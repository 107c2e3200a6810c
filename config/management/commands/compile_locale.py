"""``manage.py compile_locale``: make the translations readable for Django."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from config.translations import compile_catalogues


class Command(BaseCommand):
    """Compile ``.po`` to ``.mo`` without gettext on the machine."""

    help = "Übersetzt die Sprachdateien für Django; nur geänderte werden neu geschrieben."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile each ``.po`` that is newer than its ``.mo``."""
        written = sum(compile_catalogues(folder) for folder in settings.LOCALE_PATHS)
        self.stdout.write(f"{written} Sprachdateien übersetzt.")
