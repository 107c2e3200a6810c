"""The tests' databases: migrated once as a template, then cloned for every process of a run.

Migrating takes some twenty seconds, cloning a fraction of one. Clones have everything that the
migrations make: tables, triggers, rows. The template's name says which migrations made it, so a
changed migration makes a new one, and it gets that name only after the last migration: what a
killed run left half done is never cloned.

``python -m tests.ahead`` makes the template ahead of the tests, while other checks run.
"""

from __future__ import annotations

import hashlib
import importlib
import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from psycopg import ClientCursor

from config.database import chain, install, seals
from config.database.access import Rows
from config.database.catalog import note_catalog
from config.database.owner import as_owner, let_go
from config.database.roles import auditor_role, program_role
from config.database.tables import ACCESS
from municipalities.scope import Scope

TEMPLATE = "test_template"
KEPT = 3  # templates: whoever switches between branches migrates each of them only once
EVERYTHING = Scope("everything")
"""What tests take that act as all at once; only their databases have a policy for it."""
LOCK = 20_260_315  # this class of advisory locks is the tests'
IMPORTS = re.compile(r"^\s*from ((?:config|municipalities|elections|ballots|reports)[\w.]*) import")


def migrated_template(cursor) -> str:
    """Return the template of today's migrations; migrate it where there is none."""
    name = f"{TEMPLATE}_{_fingerprint()}"
    if not _exists(cursor, name):
        draft = f"{TEMPLATE}_draft"
        drop(cursor, draft)
        _migrate(draft)
        cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
    # The time of its last use, so that the oldest can be dropped.
    cursor.execute(f"COMMENT ON DATABASE \"{name}\" IS '{time.time():020.6f}'")
    _forget_others(cursor)
    return name


def clone(cursor, name: str, *, as_installed: bool = False) -> None:
    """Make the database ``name`` anew from the template.

    ``as_installed`` leaves it as ``make run`` makes one; otherwise the tests may do more in it.
    """
    template = migrated_template(cursor)
    drop(cursor, name)
    cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    # A test's facts need not survive a power cut; the product's own database is untouched.
    cursor.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
    cursor.execute(f"COMMENT ON DATABASE \"{name}\" IS '{template}'")
    cursor.execute(f'REVOKE CONNECT ON DATABASE "{name}" FROM PUBLIC')
    cursor.execute(f'GRANT CONNECT, TEMPORARY ON DATABASE "{name}" TO "{program_role()}"')
    cursor.execute(f'GRANT CONNECT ON DATABASE "{name}" TO "{auditor_role()}"')
    if not as_installed:
        with closing(owners(name)) as owner, owner.cursor() as own:
            _allow_more(own)


@contextmanager
def another(ending: str, *, as_installed: bool = False) -> Iterator[str]:
    """Make one more database for this process, and drop it at the end; yield its name."""
    with closing(owners()) as owner, owner.cursor() as cursor:
        name = free_name(cursor, f"{connection.settings_dict['NAME']}_{ending}")
        with alone(cursor):
            clone(cursor, name, as_installed=as_installed)
        try:
            yield name
        finally:
            drop(cursor, name)


def is_clone(cursor, name: str) -> bool:
    """Whether the database ``name`` came from the template of today's migrations."""
    cursor.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
    )
    row = cursor.fetchone()
    return row is not None and row[0] == f"{TEMPLATE}_{_fingerprint()}"


def free_name(cursor, wanted: str) -> str:
    """Return ``wanted``, with a number added when another run uses it; it is ours until the end."""
    number = 1
    while True:
        name = wanted if number == 1 else f"{wanted}_{number}"
        if _try_lock(cursor, name):
            return name
        number += 1


@contextmanager
def alone(cursor) -> Iterator[None]:
    """Let one process at a time make databases.

    It asks again and again: somebody waiting for a lock would disturb tests that look for one.
    """
    while not _try_lock(cursor, TEMPLATE):
        time.sleep(0.1)
    try:
        yield
    finally:
        cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [LOCK, TEMPLATE])


def use(name: str) -> None:
    """Let the product work on the database ``name``."""
    let_go()
    settings.DATABASES[connection.alias]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _try_lock(cursor, name: str) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [LOCK, name])
    return bool(cursor.fetchone()[0])


def _exists(cursor, name: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return cursor.fetchone() is not None


def drop(cursor, name: str) -> None:
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _forget_others(cursor) -> None:
    cursor.execute(
        "SELECT datname FROM pg_database WHERE datname ~ %s"
        " ORDER BY shobj_description(oid, 'pg_database') DESC NULLS LAST OFFSET %s",
        [f"^{TEMPLATE}_[0-9a-f]+$", KEPT],
    )
    for (name,) in cursor.fetchall():
        drop(cursor, name)


def _migrate(name: str) -> None:
    """Make the database ``name`` as Django makes one for tests, and leave it."""
    before = connection.settings_dict["NAME"]
    test = connection.settings_dict["TEST"]
    wanted, test["NAME"] = test["NAME"], name
    try:
        with as_owner():
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        test["NAME"] = wanted
        use(before)


def _allow_more(cursor) -> None:
    """What only the tests' databases allow.

    Factories make what comes with the product, and a test may do as its owner would, in its own
    transaction. Everything else the program may do here is what it may do in ``make run``.
    """
    program = f'"{program_role()}"'
    given = {apps.get_model(one.model)._meta.db_table for one in ACCESS if one.rows is Rows.GIVEN}
    # Functions of the owner's write these, not even a factory.
    given -= {chain.CHAINS, seals.SEALS}
    cursor.execute(f"GRANT INSERT, UPDATE, DELETE ON {', '.join(sorted(given))} TO {program}")
    cursor.execute("DROP TRIGGER comes_from_owner ON municipalities_municipality")
    cursor.execute("CREATE SCHEMA tests")
    cursor.execute(
        "CREATE FUNCTION tests.by_owner(statement text) RETURNS void LANGUAGE plpgsql"
        " SECURITY DEFINER SET search_path = public, pg_temp"
        " AS $$ BEGIN EXECUTE statement; END $$"
    )
    cursor.execute(f"GRANT USAGE ON SCHEMA tests TO {program}")
    see_everything(cursor)


def see_everything(cursor) -> None:
    """As the owner: let tests see all rows, as long as nothing is installed anew."""
    program = f'"{program_role()}"'
    cursor.execute(
        "CREATE OR REPLACE FUNCTION guard.towns() RETURNS bigint[] LANGUAGE sql STABLE AS $$"
        f" SELECT CASE guard.kind() WHEN '{EVERYTHING.kind}'"
        " THEN (SELECT array_agg(id) FROM municipalities_municipality)"
        " ELSE NULLIF(current_setting('guard.municipalities', true), '')::bigint[] END $$"
    )
    # Factories make towns, and assertions read of all; requests, tasks and commands take their
    # own scope meanwhile, as in the product.
    cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'audited'")
    for (table,) in cursor.fetchall():
        cursor.execute(
            f"CREATE POLICY everything ON {table} TO {program}"
            f" USING (current_setting('guard.scope', true) = '{EVERYTHING.kind}')"
        )
    note_catalog(cursor)


def by_owner(statement: str, *values: object) -> None:
    """Run one statement as the owner, who owns the tables, in the test's own transaction.

    The triggers of facts are off meanwhile, as for somebody who can do everything with a database.
    """
    with connection.cursor() as cursor:
        whole = ClientCursor(connection.connection).mogrify(statement, values or None)
        cursor.execute(
            "SELECT tests.by_owner(%s)",
            [
                f"SET LOCAL session_replication_role = replica; {whole};"
                "SET LOCAL session_replication_role = origin"
            ],
        )


def close_events_at_once() -> None:
    """Until this transaction ends, an event of the log gets its place when it is written."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {chain.CLOSES} IMMEDIATE")


def owners(name: str = "postgres") -> DatabaseWrapper:
    """Return a connection of the owner to the database ``name``; the caller closes it."""
    return connected(name, **settings.DATABASE_OWNER)


def connected(name: str, **role: str) -> DatabaseWrapper:
    """Return a connection to the database ``name``: the program's, or that of another role."""
    own = connections[DEFAULT_DB_ALIAS]
    facts = {**own.settings_dict, **role, "NAME": name}
    facts["OPTIONS"] = {key: one for key, one in facts["OPTIONS"].items() if key != "pool"}
    return type(own)(facts, alias=f"{facts['USER']}@{name}")


def empty(statements: list[str]) -> None:
    """Run the statements that empty the database after a test that committed; as the owner."""
    owner = owners(connection.settings_dict["NAME"])
    try:
        with owner.cursor() as cursor:
            # Nothing else lifts what keeps the facts, and only a superuser may do this.
            cursor.execute("SET session_replication_role = replica")
            for statement in statements:
                cursor.execute(statement)
    finally:
        owner.close()


def _fingerprint() -> str:
    """A short sum of everything that the migrations depend on."""
    user = settings.DATABASE_OWNER["USER"]  # only its owner may clone a database
    files = sorted(("/".join(path.parts[-3:]), path.read_bytes()) for path in _migration_files())
    own = Path(__file__).read_bytes()
    facts = (django.VERSION, user, install.fingerprint(), own, files)
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def _migration_files() -> set[Path]:
    """Every migration of every app, and the product's modules that one of them imports."""
    found = set()
    for app in apps.get_app_configs():
        module, _explicit = MigrationLoader.migrations_module(app.label)
        if module is None or find_spec(module) is None:
            continue
        for folder in getattr(importlib.import_module(module), "__path__", ()):
            found |= set(Path(folder).glob("*.py"))
    for path in list(found):
        for name in IMPORTS.findall(path.read_text(encoding="utf-8")):
            specification = find_spec(name)
            if specification is not None and specification.origin is not None:
                found.add(Path(specification.origin))
    return found
