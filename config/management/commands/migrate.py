"""``manage.py migrate``: Django's own, as the owner, and then what the database keeps."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.database.baseline import begin_migration
from config.database.install import install
from config.database.owner import as_owner


class Command(migrate.Command):
    """Migrates as the owner of the tables and gives the program what it may do."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; then make roles, grants and triggers, unless only a part was asked for."""
        with as_owner():
            if self._changes_tables(options):
                begin_migration()
            super().handle(*args, **options)
            whole = not options.get("app_label") and not options.get("plan")
            if whole and install() and options["verbosity"]:
                self.stdout.write("Rechte und Auslöser der Datenbank sind eingerichtet.")

    def _changes_tables(self, options: dict[str, Any]) -> bool:
        """Whether this run applies or takes back a migration of a database that has some."""
        if options.get("plan") or options.get("check_unapplied"):
            return False
        if options.get("app_label"):
            return True
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
