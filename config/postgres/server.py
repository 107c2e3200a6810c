"""Start and stop the embedded server, and heal what a crash left behind."""

import fcntl
import os
import pwd
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg.pq import PGconn, Ping

from config.postgres.passwords import OWNER, password_of, secure
from config.postgres.place import (
    RELEASE,
    SOCKET,
    Access,
    EmbeddedDatabaseError,
    Place,
    find_place,
)

NAME = OWNER  # of the database and of its owner
PATIENCE = 120.0  # seconds; a slow disk needs time to bring a crashed server back
LOG_BYTES = 5_000_000
OPTIONS = {
    "listen_addresses": "",  # no network
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Statements and details of errors quote persons; they must not reach the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


_seen: dict[Path, tuple[Access, Path]] = {}


def ensure_running(var: Path) -> Access:
    """Start the project's server unless it runs, and return how to connect.

    ``var`` is the project's folder for everything it writes. Raises EmbeddedDatabaseError.
    """
    if var in _seen:
        access, data = _seen[var]
        # A server that was killed may still take a connection for a moment, and then drop it.
        if _process(data) is not None and _listens(access["host"]):
            return access
    with _alone(var):
        place = find_place(var)
        if _process(place.data) is None or not _takes_connections(place.sockets):
            _create(place)
            _start(place)
        access = _access(place)
        secure(var, place, access)
        _create_database(access, password_of(var, OWNER))
    _seen[var] = (access, place.data)
    return access


def stop(var: Path, *, unless_used: bool = False) -> bool:
    """Stop the project's server; with ``unless_used`` only when nobody else is connected.

    Returns whether it was stopped. Raises EmbeddedDatabaseError when it does not end.
    """
    with _alone(var):
        place = find_place(var)
        process = _process(place.data)
        if process is None:
            return False
        if unless_used and _is_used(_access(place), password_of(var, OWNER)):
            return False
        os.kill(process, signal.SIGINT)  # PostgreSQL's „fast“: end connections, write, leave
        deadline = time.monotonic() + PATIENCE
        while _process(place.data) is not None:
            if time.monotonic() > deadline:
                raise EmbeddedDatabaseError(f"PostgreSQL (Prozess {process}) endet nicht.")
            time.sleep(0.03)
        with suppress(OSError):
            place.sockets.rmdir()
    return True


def _access(place: Place) -> Access:
    return {"host": str(place.sockets), "requirepeer": pwd.getpwuid(place.owner).pw_name}


@contextmanager
def _alone(var: Path) -> Iterator[None]:
    """Let one process of this project at a time start or stop the server."""
    var.mkdir(parents=True, exist_ok=True)
    try:
        lock = (var / "postgres.lock").open("w")
    except PermissionError as error:
        raise EmbeddedDatabaseError(
            f"In {var} darf dieser Benutzer nicht schreiben. Starten Sie das Programm als der "
            "Benutzer, dem das Projekt gehört."
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _listens(sockets: str) -> bool:
    """Whether someone listens; cheap enough to be asked before every connection."""
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(f"{sockets}/{SOCKET}")
        except OSError:
            return False
    return True


def _takes_connections(sockets: Path) -> bool:
    """Ask the server; one that is still starting says no."""
    return PGconn.ping(f"host={sockets} user={NAME} dbname=postgres".encode()) == Ping.OK


def _create(place: Place) -> None:
    """Make the data folder, unless it exists; an interrupted attempt leaves nothing behind."""
    if place.data.exists():
        release = (place.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if release != RELEASE:
            raise EmbeddedDatabaseError(
                f"{place.data} stammt von PostgreSQL {release}, mitgeliefert ist {RELEASE}. "
                "docs/operations.md beschreibt den Umzug."
            )
        return
    draft = place.data.with_name("postgres.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    place.own(draft)
    words = ["--pgdata", str(draft), "--username", NAME, "--auth", "trust", "--encoding", "UTF8"]
    # The server's own locale does not depend on the machine, and a search for ü finds Ü.
    words += ["--locale-provider", "builtin", "--locale", "C", "--builtin-locale", "C.UTF-8"]
    if place.run([place.programs / "initdb", *words]) != 0:
        raise EmbeddedDatabaseError(f"initdb ist gescheitert; siehe {place.log}.")
    draft.rename(place.data)


def _start(place: Place) -> None:
    """Start the server and wait until it takes connections."""
    place.prepare_sockets()
    if place.log.stat().st_size > LOG_BYTES:
        place.log.replace(place.log.with_suffix(".log.old"))
    _forget_dead(place.data)
    _end_orphan(place)
    options = {**OPTIONS, "unix_socket_directories": str(place.sockets)}
    words = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
    # The shell leaves at once, so the server has init as its parent and outlives us.
    program = ["/bin/sh", "-c", '"$@" &', "sh"]
    program += [str(place.programs / "postgres"), "-D", str(place.data)]
    deadline = time.monotonic() + PATIENCE
    while not _comes_up(place, deadline):
        # Right after a crash, processes of the old server may still be on their way out.
        if time.monotonic() > deadline:
            raise EmbeddedDatabaseError(f"PostgreSQL startet nicht; siehe {place.log}.")
        place.run([*program, *words])


def _comes_up(place: Place, deadline: float) -> bool:
    """Wait while a server process lives or is about to; return whether it takes connections."""
    patient_until = time.monotonic() + 1.5
    while time.monotonic() < patient_until:
        if _process(place.data) is not None:
            if _takes_connections(place.sockets):
                return True
            patient_until = min(time.monotonic() + 1.5, deadline)
        time.sleep(0.03)
    return False


def _process(data: Path) -> int | None:
    """The process number of the server on ``data``, or None when none lives."""
    return _living(data / "postmaster.pid", data)


def _living(note: Path, data: Path) -> int | None:
    """The process that ``note`` names in its first line, when it is a server on ``data``.

    After a restart of the machine the number may belong to any other program, so the command
    line must name our data.
    """
    try:
        number = int(note.read_text(encoding="utf-8").split("\n")[0])
        command = Path(f"/proc/{number}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return None
    return number if os.fsencode(data) in command.split(b"\0") else None


def _forget_dead(data: Path) -> None:
    """Remove ``postmaster.pid`` when its number now belongs to another program.

    PostgreSQL would take that program for a living server. When the number belongs to nobody,
    PostgreSQL cleans up by itself; while a process of the old server still holds its shared
    memory, the file must stay.
    """
    note = data / "postmaster.pid"
    if not note.exists() or _process(data) is not None:
        return
    lines = note.read_text(encoding="utf-8").split("\n")
    memory = lines[6].split() if len(lines) > 6 else []
    if memory not in _memory_in_use():
        note.unlink()


def _end_orphan(place: Place) -> None:
    """End the server whose data folder was deleted under it: it still holds the socket."""
    lock = place.sockets / f"{SOCKET}.lock"
    if _process(place.data) is None and (number := _living(lock, place.data)):
        os.kill(number, signal.SIGQUIT)
        deadline = time.monotonic() + PATIENCE
        while _living(lock, place.data) and time.monotonic() < deadline:
            time.sleep(0.03)


def _memory_in_use() -> list[list[str]]:
    """Key and number of every block of shared memory that a living process holds."""
    try:
        rows = Path("/proc/sysvipc/shm").read_text(encoding="ascii").splitlines()[1:]
    except FileNotFoundError:
        return []
    columns = [row.split() for row in rows]
    return [[column[0], column[1]] for column in columns if column[6] != "0"]


def _create_database(access: Access, password: str) -> None:
    """Make the project's database, unless it exists."""
    with psycopg.connect(
        **access, user=OWNER, password=password, dbname="postgres", autocommit=True
    ) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        if known.fetchone() is None:
            connection.execute(f"CREATE DATABASE {NAME}")


def _is_used(access: Access, password: str) -> bool:
    """Whether anyone else is connected."""
    with psycopg.connect(**access, user=OWNER, password=password, dbname="postgres") as connection:
        others = connection.execute(
            "SELECT 1 FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        return others.fetchone() is not None
