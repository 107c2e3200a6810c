"""``manage.py migrate``: Django's own, as the owner, and then what the database keeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db import connection, transaction
from django.db.migrations.exceptions import AmbiguityError
from django.db.migrations.executor import MigrationExecutor

from config.database.baseline import begin_migration
from config.database.drift import Drift
from config.database.foreign import refuse_foreign
from config.database.install import LOCK, fingerprint, install, installed
from config.database.owner import as_owner


class Command(migrate.Command):
    """Migrates as the owner of the tables and gives the program what it may do."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Django's own, and the reason why a change by hand may stay."""
        super().add_arguments(parser)
        parser.add_argument(
            "--accept-changes",
            metavar="GRUND",
            default="",
            help=(
                "was jemand von Hand an den Tabellen geändert hat (Ansichten, Vorgaben, "
                "Bedingungen, Verzeichnisse), bleibt so; der Grund steht danach im Log des Landes"
            ),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; then make roles, grants and triggers, unless only a part was asked for."""
        part = options.get("app_label")
        looks = any(options.get(name) for name in ("plan", "check_unapplied", "prune"))
        if options["accept_changes"] and (part or looks):
            raise CommandError("--accept-changes gilt nur für manage.py migrate als Ganzes.")
        drift = Drift(options["accept_changes"])
        with as_owner(), self._alone():
            changes = not looks and self._changes_tables(options)
            if changes:
                _look_before(drift)
                begin_migration()
            super().handle(*args, **options)
            if not part and not looks:
                if install(drift=drift) and options["verbosity"]:
                    self.stdout.write("Rechte und Auslöser der Datenbank sind eingerichtet.")
            elif changes:
                self.stdout.write(
                    "Die Tabellen sind nur zum Teil umgestellt: Es werden keine Seiten "
                    "ausgeliefert, bis manage.py migrate ohne weitere Angaben gelaufen ist."
                )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one command at a time change this database: a second one waits for the first."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            if not cursor.fetchone()[0]:
                self.stdout.write(
                    "Ein anderer Befehl richtet die Datenbank gerade ein; es wird gewartet."
                )
                self.stdout.flush()
                cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            if connection.connection is not None and not connection.connection.closed:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])

    def _changes_tables(self, options: dict[str, Any]) -> bool:
        """Whether this run applies or takes back a migration of a database that has some."""
        executor = MigrationExecutor(connection)
        targets = _targets(executor, options.get("app_label"), options.get("migration_name"))
        return bool(targets and executor.migration_plan(targets))


def _targets(executor: MigrationExecutor, app: str | None, name: str | None) -> list[Any]:
    """Return what Django will migrate to; nothing where it will refuse what was asked."""
    leaves = executor.loader.graph.leaf_nodes()
    if not app:
        return list(leaves)
    if not name:
        return [leaf for leaf in leaves if leaf[0] == app]
    if name == "zero":
        return [(app, None)] if app in executor.loader.migrated_apps else []
    try:
        found = executor.loader.get_migration_by_prefix(app, name)
    except (AmbiguityError, KeyError):
        return []
    return [(app, found.name)]


def _look_before(drift: Drift) -> None:
    """Refuse what nobody of the product made before a migration hides it among its changes."""
    with transaction.atomic(), connection.cursor() as cursor:
        refuse_foreign(cursor)
        drift.look(cursor, is_known=installed() == fingerprint())
        drift.refuse_shape()
