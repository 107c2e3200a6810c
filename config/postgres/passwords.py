"""The embedded server asks everybody for a password; each stands in a file of its own.

The files lie in ``var/roles`` and only the system user of the project may read them. Whoever is
that user can become owner (docs/threats.md); a process that was only told the program's password
cannot.
"""

from __future__ import annotations

import os
import secrets
import signal
import time
from pathlib import Path

import psycopg
from psycopg import sql

from config.postgres.place import Access, EmbeddedDatabaseError, Place

OWNER = "auslaenderbeiratswahl"
PROGRAM = "wahl_program"
AUDITOR = "wahl_auditor"
ROLES = (OWNER, PROGRAM, AUDITOR)
PATIENCE = 10.0  # seconds until the server has read who may sign in
ASKS = """# Written by config.postgres.passwords: whoever connects is asked for a password.
local all all scram-sha-256
"""
# Only between the first start of a server and the moment its roles have passwords. The socket's
# folder lets nobody in but the user who runs the server.
OPENS = f"""# Written by config.postgres.passwords while passwords are set.
local all {OWNER} trust
"""


def password_of(var: Path, role: str) -> str:
    """Return the password of ``role``; raise EmbeddedDatabaseError where this user may not."""
    try:
        return _file(var, role).read_text(encoding="ascii").strip()
    except OSError as error:
        raise EmbeddedDatabaseError(
            f"{_file(var, role)} lässt sich nicht lesen. Starten Sie das Programm als der "
            "Benutzer, dem das Projekt gehört; make run richtet eine fehlende Datei neu ein."
        ) from error


def secure(var: Path, place: Place, access: Access) -> None:
    """Give every role a password and let the server ask for it, unless it does already.

    A server of an earlier version trusted its socket: it is taken over as it stands. A lost file
    of a password is made anew, because whoever may read these files may also write the server's.
    Stopped halfway, the next start does it again.
    """
    rules = place.data / "pg_hba.conf"
    if all(_file(var, role).exists() for role in ROLES) and _text(rules) == ASKS:
        return
    words = {role: secrets.token_urlsafe(32) for role in ROLES}
    _write(place, rules, OPENS)
    connection = _open(place, access)
    with connection:
        for role, word in words.items():
            _set_password(connection, role, word)
        for role, word in words.items():
            _keep(var, role, word)
    _write(place, rules, ASKS)
    _wait_until_asked(place, access)


def _file(var: Path, role: str) -> Path:
    return var / "roles" / role


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _keep(var: Path, role: str, word: str) -> None:
    """Write a password where only this user can read it; there is never half a file."""
    file = _file(var, role)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    file.parent.chmod(0o700)
    draft = file.with_name(f"{role}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as target:
        target.write(f"{word}\n")
    draft.rename(file)


def _write(place: Place, file: Path, text: str) -> None:
    """Replace who may sign in, and let the server read it; there is never half a file."""
    draft = file.with_name(f"{file.name}.new")
    draft.write_text(text, encoding="utf-8")
    draft.chmod(0o600)
    if place.user:
        os.chown(draft, place.user.pw_uid, place.user.pw_gid)
    draft.rename(file)
    process = int((place.data / "postmaster.pid").read_text(encoding="utf-8").split("\n")[0])
    os.kill(process, signal.SIGHUP)


def _open(place: Place, access: Access) -> psycopg.Connection:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return psycopg.connect(**access, user=OWNER, dbname="postgres")
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                raise EmbeddedDatabaseError(
                    f"Die Zugänge der Datenbank lassen sich nicht einrichten; siehe {place.log}."
                ) from error
            time.sleep(0.05)


def _wait_until_asked(place: Place, access: Access) -> None:
    """Wait until nobody gets in without a password any more."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            psycopg.connect(**access, user=OWNER, dbname="postgres").close()
        except psycopg.OperationalError:
            return
        time.sleep(0.05)
    raise EmbeddedDatabaseError(f"Die Datenbank fragt nicht nach dem Passwort; siehe {place.log}.")


def _set_password(connection: psycopg.Connection, role: str, word: str) -> None:
    """Make the role where it is missing; the server only ever sees the password's checksum."""
    name = sql.Identifier(role)
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    if known is None:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(name))
    secret = connection.pgconn.encrypt_password(word.encode(), role.encode(), b"scram-sha-256")
    connection.execute(
        sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(secret.decode()))
    )
