"""Make grants, triggers and policies in the database, as the owner, after each migration."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db import connection, transaction

from config.database import (
    baseline,
    catalog,
    destruction,
    grants,
    policies,
    proofs,
    scopes,
    seals,
    triggers,
)
from config.database.drift import Drift
from config.database.foreign import refuse_foreign
from config.database.kept import PARTS
from config.database.roles import make_roles
from municipalities.actions.seals import note_drift, note_sealed

# One installation at a time: two commands may migrate at the same moment.
LOCK = 20_260_316

# Triggers go with the functions they call; triggers of the package that earlier versions used, too.
CLEAR = """
    DO $$
    DECLARE found record; named text;
    BEGIN
        FOR found IN
            SELECT tgrelid::regclass AS named, tgname FROM pg_trigger
            WHERE tgname LIKE 'pgtrigger\\_%' AND NOT tgisinternal
        LOOP
            EXECUTE format('DROP TRIGGER %I ON %s', found.tgname, found.named);
        END LOOP;
        -- All names before the first one goes: one that another one asks goes with it, and then
        -- nothing is left of its name but a number.
        FOREACH named IN ARRAY ARRAY(
            SELECT pg_proc.oid::regprocedure::text FROM pg_proc
            JOIN pg_namespace ON pg_namespace.oid = pronamespace
            WHERE nspname = 'guard'
               OR (nspname = 'public' AND proname LIKE 'pgtrigger\\_%')
               OR (nspname = 'public' AND proname LIKE '\\_pgtrigger\\_%')
        )
        LOOP
            EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', named);
        END LOOP;
    END $$
"""


def install(*, anew: bool = False, drift: Drift | None = None) -> bool:
    """Bring roles, grants, triggers and policies to what the code says; return whether it had to.

    Needs the owner's connection. All or nothing: a reader never meets half of it. ``anew`` does it
    also where nothing seems to be missing. ``drift`` is what was found before a migration changed
    tables, and whether somebody answers for it; without it is looked for here and nobody does.
    """
    drift = drift or Drift()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        make_roles()
        is_known = installed() == fingerprint()
        drift.look(cursor, is_known=is_known)
        if is_known and drift.is_noted and not drift.found and not anew:
            return False
        refuse_foreign(cursor)
        drift.refuse_shape()
        cursor.execute("CREATE SCHEMA IF NOT EXISTS guard")
        cursor.execute("CREATE TABLE IF NOT EXISTS guard.installed (fingerprint text NOT NULL)")
        for statement in (catalog.TABLE, *seals.TABLES, *baseline.TABLES, *statements()):
            cursor.execute(statement)
        note_sealed(baseline.seal_standing(is_known=is_known))
        if is_known:
            drift.refuse_rest(cursor)
        if drift.found:
            note_drift(drift.counts, drift.reason, is_accepted=drift.is_accepted)
        cursor.execute("DELETE FROM guard.installed")
        cursor.execute("INSERT INTO guard.installed (fingerprint) VALUES (%s)", [fingerprint()])
        catalog.note_catalog(cursor)
    return True


def statements() -> Iterator[str]:
    """Yield every statement, in order; the last ones say who may do what."""
    yield from _of_every_database()
    yield from grants.statements(connection.settings_dict["NAME"])


def _of_every_database() -> Iterator[str]:
    # Policies call functions, so they go first and come last.
    yield policies.CLEAR
    yield CLEAR
    yield from destruction.functions()
    yield from triggers.statements()
    yield from _of_seals()
    yield from scopes.functions()
    yield from policies.statements()


def fingerprint() -> str:
    """Return the SHA-256 (hex) of what has to be installed; the database's name does not count."""
    told = [repr(one) for one in seals.proven()]
    lines = [*_of_every_database(), *grants.statements(""), *told, PARTS]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _of_seals() -> Iterator[str]:
    yield from seals.statements()
    yield from proofs.statements()
    yield from baseline.FUNCTIONS


def installed() -> str:
    """Return the fingerprint of what this database has, empty where it has nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('guard.installed')")
        if cursor.fetchone()[0] is None:
            return ""
        cursor.execute("SELECT fingerprint FROM guard.installed")
        row = cursor.fetchone()
    return str(row[0]) if row else ""
