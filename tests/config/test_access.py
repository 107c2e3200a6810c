"""The one table of what may happen to rows: complete, and what the database really has."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from config.celery import refuse_an_unsafe_database
from config.database import chain, check, grants, install, triggers
from config.database.access import Access, Rows
from config.database.check import UnsafeDatabaseError, check_database
from config.database.roles import auditor_role, owner_role, program_role
from config.database.seen import EVERYONE
from config.database.tables import ACCESS, VIEWS, WITHOUT_MODEL
from tests.database import by_owner

pytestmark = pytest.mark.django_db
TABLES = {apps.get_model(one.model)._meta.db_table: one for one in ACCESS}


@pytest.fixture
def rows(program):
    """Ask an installation, in which the program may do no more than in ``make run``."""

    def ask(question: str, *values: object) -> list[tuple]:
        with program.cursor() as cursor:
            cursor.execute(question, values)
            return cursor.fetchall()

    return ask


def test_every_model_says_what_may_happen_to_its_rows():
    every = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert sorted(one.model for one in ACCESS) == sorted(every)


def test_every_table_of_the_database_is_named(rows):
    real = rows(
        "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'p', 'v', 'm', 'f')"
    )
    assert {name for name, _kind in real} == set(TABLES) | set(WITHOUT_MODEL)
    assert {name for name, kind in real if kind != "r"} == set(VIEWS)


def test_a_view_shows_what_the_one_who_asks_may_see(rows):
    for view in VIEWS:
        asked = rows("SELECT reloptions FROM pg_class WHERE relname = %s", view)
        assert asked == [(["security_invoker=true"],)]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_program_has_exactly_the_rights_of_the_table(table, rows):
    access = TABLES[table]
    held = {
        word
        for word in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
        if rows("SELECT has_table_privilege(%s, %s, %s)", program_role(), table, word)[0][0]
    }
    whole = {word for word in access.rows.grants if not (word == "UPDATE" and access.columns)}
    assert held == {"SELECT", *whole}
    columns = {
        name
        for (name,) in rows(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
            " AND has_column_privilege(%s, attrelid, attnum, 'UPDATE')",
            table,
            program_role(),
        )
    }
    if "UPDATE" not in whole:
        assert columns == set(access.columns) | ({"id"} if access.is_locked else set())


def test_what_comes_with_the_product_is_only_read():
    given = [one for one in ACCESS if one.rows is Rows.GIVEN]
    words = [line for one in given for line in grants._of("t", one, '"p"')]
    assert set(words) == {'GRANT SELECT ON t TO "p"', 'GRANT UPDATE (id) ON t TO "p"'}
    assert [one.model for one in given if one.is_locked] == ["municipalities.Municipality"]


# The log itself has triggers of its own (tests/attack/test_chain.py).
WITH_TRIGGERS = sorted({name for name, one in TABLES.items() if one.rows.grants} - {chain.EVENTS})


@pytest.mark.parametrize("table", WITH_TRIGGERS)
def test_what_is_not_granted_is_refused_by_a_trigger_too(table, rows):
    access = TABLES[table]
    found = {
        kind
        for (kind,) in rows(
            "SELECT tgtype & 56 FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE tgrelid = %s::regclass AND proname = 'stays'",
            table,
        )
    }
    wanted = (0 if access.may_go else 8) | (0 if access.may_change else 16)
    assert found - {32} == ({wanted} if wanted else set())
    assert (32 in found) is access.is_proven


def test_a_column_that_may_change_is_one_of_the_table():
    for table, access in TABLES.items():
        columns = {one.column for one in apps.get_model(access.model)._meta.concrete_fields}
        assert set(access.columns) <= columns, table


def test_the_auditor_reads_and_no_secret(rows):
    auditor = auditor_role()
    for table in TABLES:
        may = rows("SELECT has_table_privilege(%s, %s, 'INSERT, UPDATE, DELETE')", auditor, table)
        assert may == [(False,)], table
    reads = {
        table
        for table in (*TABLES, *WITHOUT_MODEL)
        if rows("SELECT has_table_privilege(%s, %s, 'SELECT')", auditor, table)[0][0]
    }
    assert set(TABLES) - reads == {*grants.NOT_FOR_AUDITORS, "municipalities_user"} - {
        "config_cache"
    }
    secret = "SELECT has_column_privilege(%s, 'municipalities_user', %s, 'SELECT')"
    assert rows(secret, auditor, "username") == [(True,)]
    assert rows(secret, auditor, "password") == [(False,)]


def test_a_second_installation_changes_nothing_and_asks_little():
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert install.installed() == install.fingerprint()
    assert len(asked) == 2


def test_a_changed_table_is_another_fingerprint(monkeypatch):
    before = install.fingerprint()
    monkeypatch.setattr(triggers, "ACCESS", (Access("ballots.Lot", Rows.FREE, EVERYONE),))
    assert install.fingerprint() != before


# --- Before anything is served ----------------------------------------------------------------


def test_the_program_may_serve():
    check_database()


# What was installed, changed by somebody who can.
BY_HAND = (
    "ALTER TABLE ballots_lot DISABLE TRIGGER ALL",
    "ALTER TABLE ballots_lot DISABLE TRIGGER USER",
    "DROP TRIGGER sealed_insert ON ballots_lot",
    "ALTER TABLE ballots_lot DISABLE ROW LEVEL SECURITY",
    'CREATE POLICY more ON ballots_lot TO "{program}" USING (true)',
    "ALTER POLICY own_insert ON ballots_lot WITH CHECK (true)",
    'GRANT DELETE ON ballots_lot TO "{program}"',
    'GRANT UPDATE (reason) ON ballots_lot TO "{program}"',
    "GRANT SELECT ON ballots_lot TO PUBLIC",
    'GRANT EXECUTE ON FUNCTION guard.begin_migration() TO "{program}"',
    "CREATE RULE kept AS ON INSERT TO ballots_lot DO INSTEAD NOTHING",
    "CREATE OR REPLACE FUNCTION guard.kind() RETURNS text LANGUAGE sql AS $$ SELECT 'state' $$",
)
# Roles are of the whole cluster, so one test changes them, one after the other.
TOO_MUCH = {
    'ALTER ROLE "{program}" CREATEDB': "CREATEDB",
    'ALTER ROLE "{program}" CREATEROLE': "CREATEROLE",
    'ALTER ROLE "{program}" BYPASSRLS': "BYPASSRLS",
    'ALTER ROLE "{program}" SUPERUSER': "SUPERUSER",
    'ALTER ROLE "{program}" REPLICATION': "REPLICATION",
    'GRANT "{owner}" TO "{program}"': "ist Mitglied von",
    'GRANT pg_read_all_data TO "{program}"': "pg_read_all_data",
    'ALTER TABLE ballots_lot OWNER TO "{program}"': "gehören",
    'GRANT CREATE ON SCHEMA public TO "{program}"': "anlegen",
    "DELETE FROM guard.installed": "nicht auf dem Stand",
    **dict.fromkeys(BY_HAND, "von Hand geändert"),
}


def test_nothing_is_served_when_the_program_could_do_more():
    for statement, reason in TOO_MUCH.items():
        undo = transaction.savepoint()
        by_owner(statement.format(program=program_role(), owner=owner_role()))
        with pytest.raises(UnsafeDatabaseError, match=reason):
            check_database()
        transaction.savepoint_rollback(undo)
    check_database()


@pytest.mark.parametrize("starts", [check_database, refuse_an_unsafe_database])
def test_nothing_starts_where_nobody_answers_and_the_cause_is_said(starts, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "gibt_es_nicht")
    with pytest.raises((UnsafeDatabaseError, SystemExit), match=r"antwortet nicht.*gibt_es_nicht"):
        starts()


def test_nothing_is_served_by_the_owner(monkeypatch):
    monkeypatch.setattr(check, "owner_role", program_role)
    with pytest.raises(UnsafeDatabaseError, match="dieselbe Rolle"):
        check_database()
