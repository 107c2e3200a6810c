"""``manage.py migrate``: Django's own, as the owner, and then what the database keeps."""

from typing import Any

from django.core.management.commands import migrate

from config.database.install import install
from config.database.owner import as_owner


class Command(migrate.Command):
    """Migrates as the owner of the tables and gives the program what it may do."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; then make roles, grants and triggers, unless only a part was asked for."""
        with as_owner():
            super().handle(*args, **options)
            whole = not options.get("app_label") and not options.get("plan")
            if whole and install() and options["verbosity"]:
                self.stdout.write("Rechte und Auslöser der Datenbank sind eingerichtet.")
