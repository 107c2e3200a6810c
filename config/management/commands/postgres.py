"""``manage.py postgres``: start, stop, back up and restore the embedded database."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from config.database.install import install
from config.database.owner import as_owner, let_go
from config.postgres import passwords, server
from config.postgres.place import EmbeddedDatabaseError, find_place


class Command(BaseCommand):
    """The few things a laptop's database needs."""

    help = "Die mitgelieferte Datenbank: start, stop, backup DATEI, restore DATEI"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and the file for a backup."""
        parser.add_argument("what", choices=["start", "stop", "backup", "restore"])
        parser.add_argument("file", nargs="?", type=Path, help="Datei der Sicherung")
        parser.add_argument(
            "--accept-changes",
            metavar="GRUND",
            default="",
            help="für restore, wenn die Sicherung Änderungen von Hand enthält: siehe migrate",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked and say so in one line."""
        if settings.DATABASE_URL:
            raise CommandError("DATABASE_URL ist gesetzt: Sichern Sie diesen Server mit pg_dump.")
        what, file = options["what"], options["file"]
        if what in {"backup", "restore"} and file is None:
            raise CommandError(f"Nennen Sie die Datei: manage.py postgres {what} DATEI")
        try:
            match what:
                case "start":
                    self.stdout.write(f"Läuft: {server.ensure_running(settings.VAR_DIR)['host']}")
                case "stop":
                    stopped = server.stop(settings.VAR_DIR)
                    self.stdout.write("Beendet." if stopped else "Lief nicht.")
                case "backup":
                    self.backup(file)
                case "restore":
                    self.restore(file, options["accept_changes"])
        except EmbeddedDatabaseError as error:
            raise CommandError(str(error)) from error

    def backup(self, file: Path) -> None:
        """Write everything to ``file``, which must not exist yet; only its owner may read it.

        It has its name only when it is whole: a full disk leaves nothing that looks like a backup.
        """
        if file.exists():
            raise CommandError(f"{file} gibt es schon. Nennen Sie einen neuen Namen.")
        try:
            # A name of its own: two backups at once must not write into one file.
            descriptor, draft = tempfile.mkstemp(
                ".unfertig", f"{file.name}.", file.absolute().parent
            )
        except OSError as error:
            raise CommandError(f"{file} lässt sich nicht schreiben: {error.strerror}.") from error
        try:
            with os.fdopen(descriptor, "wb") as target:
                _client("pg_dump", "--format=custom", stdout=target)
            Path(draft).rename(file)
        finally:
            Path(draft).unlink(missing_ok=True)
        self.stdout.write(f"Gesichert: {file} ({file.stat().st_size} Bytes)")

    def restore(self, file: Path, accepted: str = "") -> None:
        """Replace everything by what ``file`` holds: all or nothing, also from an earlier release.

        It is brought into a database beside, made to fit this release there, and then takes the
        name. So what stands now stays until nothing can go wrong any more.
        """
        if not file.is_file():
            raise CommandError(f"{file} gibt es nicht, oder es ist keine Datei.")
        beside, before = f"{server.NAME}_restored", f"{server.NAME}_before"
        with _cluster() as cluster:
            cluster.execute(f"DROP DATABASE IF EXISTS {beside} WITH (FORCE)")
            cluster.execute(f"CREATE DATABASE {beside}")
            try:
                with file.open("rb") as source:
                    words = ["--single-transaction", "--exit-on-error"]
                    _client("pg_restore", *words, name=beside, stdin=source)
                _make_fit(beside, accepted)
                cluster.execute(f"DROP DATABASE IF EXISTS {before} WITH (FORCE)")
                # Both at once: whoever starts between the two would find no database and make one.
                with cluster.transaction():
                    cluster.execute(f"ALTER DATABASE {server.NAME} RENAME TO {before}")
                    cluster.execute(f"ALTER DATABASE {beside} RENAME TO {server.NAME}")
            except psycopg.errors.ObjectInUse as error:
                raise CommandError(
                    "Mit der Datenbank arbeitet noch jemand. Beenden Sie make run und andere "
                    "Befehle, dann versuchen Sie es noch einmal. Geändert ist nichts."
                ) from error
            finally:
                cluster.execute(f"DROP DATABASE IF EXISTS {beside} WITH (FORCE)")
            cluster.execute(f"DROP DATABASE {before} WITH (FORCE)")
        self.stdout.write(f"Wiederhergestellt aus {file}. Starten Sie danach make run neu.")


def _make_fit(name: str, accepted: str) -> None:
    """Give the database ``name`` the tables of this release, and the roles their rights to it.

    ``accepted`` says why changes by hand that are in the backup may stay, empty for none.
    Raises CommandError where it is none of this product, or cannot be brought to this release.
    """
    product = connection.settings_dict["NAME"]
    let_go()
    connection.settings_dict["NAME"] = name
    try:
        with as_owner():
            if "municipalities_auditevent" not in connection.introspection.table_names():
                raise CommandError(
                    "In dieser Datei steht keine Datenbank dieses Programms. Geändert ist nichts."
                )
            call_command("migrate", verbosity=0, interactive=False, accept_changes=accepted)
            install(anew=True)
    except DatabaseError as error:
        (reason, *_rest) = str(error).splitlines()
        raise CommandError(
            "Diese Sicherung lässt sich nicht auf den Stand dieses Programms bringen "
            f"({reason}). Geändert ist nichts. Holen Sie sie mit dem Stand zurück, der sie "
            "geschrieben hat, und sichern Sie dort neu."
        ) from error
    finally:
        let_go()
        connection.settings_dict["NAME"] = product


@contextmanager
def _cluster() -> Iterator[psycopg.Connection]:
    """A connection of the owner beside all databases of the product."""
    access = server.ensure_running(settings.VAR_DIR)
    password = passwords.password_of(settings.VAR_DIR, server.NAME)
    with psycopg.connect(
        **access, user=server.NAME, password=password, dbname="postgres", autocommit=True
    ) as connection:
        yield connection


def _client(program: str, *arguments: str, name: str = server.NAME, **streams: Any) -> None:
    """Run one of PostgreSQL's client programs against the embedded database, or one beside it."""
    access = server.ensure_running(settings.VAR_DIR)
    words = [f"--host={access['host']}", f"--username={server.NAME}", f"--dbname={name}"]
    command = [str(find_place(settings.VAR_DIR).programs / program), *words, *arguments]
    secret = {"PGPASSWORD": passwords.password_of(settings.VAR_DIR, server.NAME)}
    done = subprocess.run(command, check=False, env={**os.environ, **secret}, **streams)
    if done.returncode != 0:
        raise CommandError(f"{program} ist gescheitert; die Meldung steht darüber.")
