"""``manage.py run``: bring everything up to date, show the demonstration, serve pages."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import serving
from config.database.check import check_database
from config.database.owner import let_go
from config.postgres import server


class Command(BaseCommand):
    """What ``make run`` does once the packages are there."""

    help = "Richtet alles ein, spielt die Vorführung und startet Webserver und Hintergrunddienst."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """``--no-serve`` ends after the summary; ``--no-demo`` leaves the demonstration out.

        ``--accept-changes`` goes to ``migrate``.
        """
        parser.add_argument("--no-serve", action="store_true", help="nicht starten")
        parser.add_argument("--no-demo", action="store_true", help="ohne Vorführung")
        parser.add_argument(
            "--accept-changes", metavar="GRUND", default="", help="siehe manage.py migrate"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the steps one after another; a step that is done already is quick."""
        serve = not options["no_serve"]
        if serve and not serving.is_port_free(settings.PORT):
            raise CommandError(
                f"Auf Port {settings.PORT} läuft schon ein Programm. Beenden Sie es, oder nehmen "
                f"Sie einen anderen Port: PORT={settings.PORT + 10} make run"
            )
        try:
            self.prepare(demo=not options["no_demo"], accepted=options["accept_changes"])
            check_database()
            let_go()
            if serve:
                if not options["no_demo"]:
                    os.environ["DEMONSTRATION"] = "ja"
                self.serve()
        except KeyboardInterrupt as interruption:
            raise CommandError("Abgebrochen. make run macht dort weiter.") from interruption
        finally:
            # The database keeps running while commands in other windows use it.
            if not settings.DATABASE_URL:
                server.stop(settings.VAR_DIR, unless_used=True)

    def prepare(self, *, demo: bool, accepted: str = "") -> None:
        """Database, translations, styles, reference data, demonstration."""
        with self.step("Datenbank"):
            call_command("migrate", verbosity=0, interactive=False, accept_changes=accepted)
        with self.step("Übersetzungen"):
            call_command("compile_locale", verbosity=0, stdout=_Silence())
        with self.step("Gestaltung"):
            _once(settings.VAR_DIR / "static.stamp", _fingerprint(), _collect_static)
        call_command("load_reference")
        if demo:
            call_command("demo")

    def serve(self) -> None:
        """Serve until Ctrl-C."""
        self.stdout.write(f"Start auf {settings.SITE_URL} …")
        serving.supervise(
            [
                serving.web(settings.PORT, settings.WEB_PROCESSES),
                serving.worker(settings.WORKER_PROCESSES),
            ],
            self.say,
            lambda: serving.answers(settings.PORT),
        )

    def say(self, line: str) -> None:
        """Print one line at once, also into a pipe."""
        self.stdout.write(line)
        self.stdout.flush()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Print one line when a step is done."""
        begin = time.monotonic()
        yield
        self.say(f"{name}: bereit ({time.monotonic() - begin:.1f} s)")


class _Silence:
    """Swallows what a command prints."""

    def write(self, text: str) -> int:
        return len(text)


def _once(stamp: Path, fingerprint: str, work: Callable[[], None]) -> None:
    """Do ``work`` unless ``stamp`` says that it was done for the same ``fingerprint``."""
    if stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint:
        return
    work()
    stamp.write_text(fingerprint, encoding="ascii")


def _fingerprint() -> str:
    """What the collected styles depend on: every file's name, size and time."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements" / "base.txt").read_bytes())
    digest.update(str(settings.STATIC_ROOT.exists()).encode())
    for path in sorted((settings.BASE_DIR / "static").rglob("*")):
        facts = path.stat()
        digest.update(f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _collect_static() -> None:
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
