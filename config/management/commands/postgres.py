"""``manage.py postgres``: start, stop, back up and restore the embedded database."""

import os
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

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
                    self.restore(file)
        except EmbeddedDatabaseError as error:
            raise CommandError(str(error)) from error

    def backup(self, file: Path) -> None:
        """Write everything to ``file``, which must not exist yet; only its owner may read it."""
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError as error:
            raise CommandError(f"{file} gibt es schon. Nennen Sie einen neuen Namen.") from error
        with os.fdopen(descriptor, "wb") as target:
            _client("pg_dump", "--format=custom", stdout=target)
        self.stdout.write(f"Gesichert: {file} ({file.stat().st_size} Bytes)")

    def restore(self, file: Path) -> None:
        """Replace everything by what ``file`` holds, in one transaction: all or nothing."""
        if not file.exists():
            raise CommandError(f"{file} gibt es nicht.")
        with file.open("rb") as source:
            _client("pg_restore", "--clean", "--if-exists", "--single-transaction", stdin=source)
        self.stdout.write(f"Wiederhergestellt aus {file}. Starten Sie danach make run neu.")


def _client(program: str, *arguments: str, **streams: Any) -> None:
    """Run one of PostgreSQL's client programs against the embedded database."""
    access = server.ensure_running(settings.VAR_DIR)
    words = [f"--host={access['host']}", f"--username={server.NAME}", f"--dbname={server.NAME}"]
    command = [str(find_place(settings.VAR_DIR).programs / program), *words, *arguments]
    secret = {"PGPASSWORD": passwords.password_of(settings.VAR_DIR, server.NAME)}
    done = subprocess.run(command, check=False, env={**os.environ, **secret}, **streams)
    if done.returncode != 0:
        raise CommandError(f"{program} ist gescheitert; die Meldung steht darüber.")
