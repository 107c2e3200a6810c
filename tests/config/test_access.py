"""The one table of what may happen to rows: complete, and what the database really has."""

from __future__ import annotations

import time

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

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


# What was installed, changed by somebody who can, and how the reason names it.
BY_HAND = {
    "ALTER TABLE ballots_lot DISABLE TRIGGER ALL": "anders: trigger public.ballots_lot",
    "ALTER TABLE ballots_lot DISABLE TRIGGER USER": "anders: trigger public.ballots_lot",
    "DROP TRIGGER sealed_insert ON ballots_lot": "fehlt: trigger public.ballots_lot sealed_insert",
    "ALTER TABLE ballots_lot DISABLE ROW LEVEL SECURITY": "anders: table public.ballots_lot",
    'CREATE POLICY more ON ballots_lot TO "{program}" USING (true)': "Neu: policy public.ballots",
    "ALTER POLICY own_insert ON ballots_lot WITH CHECK (true)": "anders: policy public.ballots_lot",
    'GRANT DELETE ON ballots_lot TO "{program}"': "Neu: right public.ballots_lot {program} DELETE",
    'GRANT UPDATE (reason) ON ballots_lot TO "{program}"': "Neu: right public.ballots_lot.reason",
    "GRANT SELECT ON ballots_lot TO PUBLIC": "Neu: right public.ballots_lot PUBLIC SELECT",
    'GRANT EXECUTE ON FUNCTION guard.begin_migration() TO "{program}"': "Neu: right guard.begin",
    "CREATE RULE kept AS ON INSERT TO ballots_lot DO INSTEAD NOTHING": "Neu: rule public.ballots_l",
    "CREATE OR REPLACE FUNCTION guard.kind() RETURNS text LANGUAGE sql AS $$ SELECT 'state' $$": (
        "anders: function guard.kind"
    ),
    "ALTER FUNCTION guard.kind() LEAKPROOF": "anders: function guard.kind",
    "CREATE OR REPLACE VIEW elections_openstrike WITH (security_invoker = true) AS SELECT id,"
    " entry_id, by_import_id FROM elections_registerstrike WHERE false": "anders: view public.elec",
    "CREATE FUNCTION tests.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
    "CREATE EVENT TRIGGER watched ON sql_drop EXECUTE FUNCTION tests.watch()": (
        "Neu: event trigger watched"
    ),
    "CREATE TABLE tests.more () INHERITS (ballots_listvotes)": "Neu: child tests.more of public.ba",
    "CREATE FUNCTION tests.same(varchar, text) RETURNS bool LANGUAGE sql RETURN true; CREATE"
    " OPERATOR public.= (LEFTARG = varchar, RIGHTARG = text, FUNCTION = tests.same)": (
        "Neu: operator public.="
    ),
    "CREATE CAST (text AS jsonb) WITH INOUT AS IMPLICIT": "Neu: cast text AS jsonb",
    "CREATE DOMAIN public.small AS bigint CHECK (VALUE < 10)": "Neu: type public.small",
    "ALTER TABLE ballots_lot ALTER salt SET DEFAULT '00000000-0000-0000-0000-000000000000'": (
        "anders: column public.ballots_lot.salt"
    ),
    "ALTER TABLE municipalities_auditevent DROP CONSTRAINT audit_position_once": (
        "fehlt: constraint public.municipalities_auditevent audit_position_once"
    ),
    "DROP INDEX seal_of_one_row": "fehlt: index public.seal_of_one_row",
    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'seal_of_one_row'::regclass": (
        "anders: index public.seal_of_one_row"
    ),
    "DELETE FROM guard.proven WHERE table_name = 'ballots_lot'": "fehlt: proven ballots_lot",
    "CREATE FUNCTION pg_catalog.sha256(text) RETURNS text LANGUAGE sql RETURN 'same'": (
        "Neu: function sha256"
    ),
    "DROP POLICY read ON ballots_lot; DROP POLICY read ON ballots_listvotes; DROP POLICY read ON"
    " ballots_unitreport; DROP POLICY read ON ballots_determination; DROP POLICY read ON"
    " ballots_mandate; DROP POLICY read ON ballots_objection; DROP POLICY read ON"
    " elections_election": "und 2 weitere",
}
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
    'GRANT CREATE ON DATABASE "{database}" TO "{program}"': "Schemas anlegen",
    "CREATE SCHEMA evil; GRANT USAGE ON SCHEMA evil TO PUBLIC": "das Schema evil benutzen",
    'GRANT SET ON PARAMETER session_replication_role TO "{program}"': "Auslöser abstellen",
    'GRANT EXECUTE ON FUNCTION pg_read_file(text) TO "{program}"': "pg_read_file",
    "GRANT EXECUTE ON FUNCTION pg_read_file(text) TO PUBLIC": "pg_read_file",
    'GRANT SELECT ON pg_authid TO "{program}"': "pg_authid",
    'GRANT SELECT (rolpassword) ON pg_authid TO "{program}"': "pg_authid.rolpassword",
    'ALTER ROLE "{program}" SET session_replication_role = replica': (
        "die Rolle {program} ist session_replication_role"
    ),
    'ALTER DATABASE "{database}" SET search_path = evil, public': "alle Rollen ist search_path",
    'ALTER ROLE "{program}" IN DATABASE "{database}" SET guard.scope = \'state\'': "guard.scope",
    'ALTER ROLE "{program}" SET "Guard.scope" = \'state\'': "ist guard.scope fest",
    # As ALTER ROLE … SET role writes it; a function of the owner's may not.
    "INSERT INTO pg_db_role_setting SELECT 0, oid, ARRAY['role={owner}'] FROM pg_roles"
    " WHERE rolname = '{program}'": "ist role fest",
    'ALTER DATABASE "{database}" SET row_security = off': "row_security",
    'ALTER ROLE "{auditor}" BYPASSRLS': "{auditor} hat das Recht BYPASSRLS",
    'GRANT pg_write_all_data TO "{auditor}"': "{auditor} ist Mitglied von pg_write_all_data",
    "DELETE FROM guard.installed": "nicht auf dem Stand",
    "DELETE FROM guard.kept": "den Vermerk entfernt",
    'REVOKE SELECT ON guard.kept FROM "{program}"': "darf nicht nachsehen",
    **BY_HAND,
}


def test_nothing_is_served_when_the_program_could_do_more():
    names = {
        "program": program_role(),
        "owner": owner_role(),
        "auditor": auditor_role(),
        "database": connection.settings_dict["NAME"],
    }
    for statement, reason in TOO_MUCH.items():
        undo = transaction.savepoint()
        by_owner(statement.format(**names))
        with pytest.raises(UnsafeDatabaseError) as refused:
            check_database()
        assert reason.format(**names) in str(refused.value), statement
        transaction.savepoint_rollback(undo)
    check_database()


def test_other_settings_are_the_affair_of_the_data_centre():
    by_owner(f"ALTER ROLE \"{program_role()}\" SET work_mem = '8MB'")
    check_database()


def test_what_is_compared_at_each_start_is_compared_quickly():
    taken = []
    for _once in range(3):
        begin = time.monotonic()
        check_database()
        taken.append(time.monotonic() - begin)
    assert min(taken) < 0.5


def test_nothing_is_served_by_the_owner(monkeypatch):
    monkeypatch.setattr(check, "owner_role", program_role)
    with pytest.raises(UnsafeDatabaseError, match="dieselbe Rolle"):
        check_database()
