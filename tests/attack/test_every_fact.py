"""Whatever the owner of the database does to a fact behind the triggers, ``verify_audit`` names it.

Made from the table of models: a new model is in it by itself, and a table without a row fails.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from config.database.seals import proven
from config.database.tables import ACCESS
from municipalities.actions.seals import verify_facts
from municipalities.models.facts import FactFault
from tests.attack import fact_rows
from tests.database import by_owner

PROVEN = [access for access in ACCESS if access.is_proven]
TABLES = {apps.get_model(access.model)._meta.db_table: access for access in PROVEN}


@pytest.fixture(scope="module")
def _facts(once) -> None:
    once(_build)


def _build() -> None:
    fact_rows.build()
    with connection.cursor() as cursor:
        # What waits for the commit keeps tables from being emptied.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.fixture(autouse=True)
def _undone(_facts, db) -> Iterator[None]:
    with transaction.atomic():
        undo = transaction.savepoint()
        yield
        transaction.savepoint_rollback(undo)


def differing(table: str) -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_key, fault FROM guard.differing(%s)", [table])
        return set(cursor.fetchall())


def keys_of(table: str) -> list[str]:
    key = apps.get_model(TABLES[table].model)._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key}::text FROM {table} ORDER BY {key} LIMIT 2")
        return [row[0] for row in cursor.fetchall()]


def columns_of(table: str) -> list[str]:
    fields = apps.get_model(TABLES[table].model)._meta.concrete_fields
    return [f'"{column}"' for column in [*(field.column for field in fields), "salt"]]


def test_nothing_was_done_and_nothing_is_found():
    assert list(verify_facts()) == []


@pytest.mark.parametrize("table", sorted(TABLES))
def test_two_rows_of_every_table_are_there(table):
    assert len(keys_of(table)) == 2


# Another value of the same kind, whatever stands there.
OTHER = {
    "boolean": "NOT {0}",
    "jsonb": "jsonb_build_array({0}, 1)",
    "date": "{0} + 1",
    "timestamp with time zone": "{0} + interval '1 microsecond'",
    "time without time zone": "{0} + interval '1 second'",
    "bytea": "{0} || '\\x00'",
    "uuid": "gen_random_uuid()",
    "character varying": "overlay({0} placing (CASE left({0}, 1) WHEN 'x' THEN 'y' ELSE 'x' END)"
    " from 1 for 1)",
    "text": "{0} || ' '",
    "inet": "{0} + 1",
    "smallint": "{0} + 101",
    "numeric": "{0} + 101",
}
EMPTY = {
    "boolean": "true", "jsonb": "'{}'", "date": "'2026-01-01'", "bytea": "''",
    "uuid": "gen_random_uuid()",
    "timestamp with time zone": "'2026-01-01'", "character varying": "'x'", "text": "'x'",
    "time without time zone": "'12:00'", "inet": "'127.0.0.1'",
}  # fmt: skip


def changes_of(table: str) -> Iterator[tuple[str, str]]:
    """Yield every hashed column with an expression that gives it another value."""
    hashed = next(columns for name, _key, columns, _told in proven() if name == table)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            [table],
        )
        kinds = dict(cursor.fetchall())
    for column in [*hashed, "salt"]:
        kind = kinds[column]
        if kind.endswith("[]"):
            yield column, f'"{column}" || (ARRAY[NULL]::{kind})'
            continue
        other = OTHER.get(kind, "{0} + 1000000").format(f'"{column}"')
        yield column, f"coalesce({other}, {EMPTY.get(kind, '1')})"


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_change_of_any_column_is_found(table):
    other = keys_of(table)[1]
    key = apps.get_model(TABLES[table].model)._meta.pk.column
    for column, changed in changes_of(table):
        undo = transaction.savepoint()
        _without_constraints(table)
        by_owner(f"UPDATE {table} SET \"{column}\" = {changed} WHERE {key}::text = '{other}'")
        found = differing(table)
        transaction.savepoint_rollback(undo)
        if column == key:
            assert {fault for _key, fault in found} == {"missing", "unsealed"}, column
        else:
            assert found == {(other, "differs")}, column
    assert differing(table) == set()


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_row_that_is_gone_is_found(table):
    other = keys_of(table)[1]
    key = apps.get_model(TABLES[table].model)._meta.pk.column
    by_owner(f"DELETE FROM {table} WHERE {key}::text = '{other}'")
    assert differing(table) == {(other, FactFault.MISSING)}


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_row_that_no_act_wrote_is_found(table):
    own = keys_of(table)[0]
    key = apps.get_model(TABLES[table].model)._meta.pk.column
    columns = columns_of(table)
    _without_constraints(table)
    new = "'zz'" if key == "key" else "99999999"
    rest = ", ".join(new if column == f'"{key}"' else column for column in columns)
    by_owner(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {rest} FROM {table}"
        f" WHERE {key}::text = '{own}'"
    )
    assert differing(table) == {(new.strip("'"), FactFault.UNSEALED)}


@pytest.mark.parametrize("table", sorted(TABLES))
def test_two_rows_that_changed_places_are_found(table):
    model = apps.get_model(TABLES[table].model)
    key = model._meta.pk.column
    own, other = keys_of(table)
    columns = [column for column in columns_of(table) if column != f'"{key}"']
    _without_constraints(table)
    by_owner(
        f"UPDATE {table} AS one SET ({', '.join(columns)}) ="
        f" (SELECT {', '.join(f'two.{name}' for name in columns)} FROM {table} two"
        f" WHERE two.{key}::text = CASE one.{key}::text WHEN '{own}' THEN '{other}'"
        f" ELSE '{own}' END) WHERE one.{key}::text IN ('{own}', '{other}')"
    )
    assert differing(table) == {(own, FactFault.DIFFERS), (other, FactFault.DIFFERS)}


@pytest.mark.parametrize("table", sorted(TABLES))
def test_an_emptied_table_is_found(table):
    before = {(str(key), FactFault.MISSING) for key in _all_keys(TABLES[table].model)}
    by_owner(f"TRUNCATE {table} CASCADE")
    assert differing(table) == before


def test_verify_audit_names_what_is_gone_from_every_table_at_once():
    gone = {table: keys_of(table)[1] for table in TABLES}
    for table, lost in gone.items():
        key = apps.get_model(TABLES[table].model)._meta.pk.column
        by_owner(f"DELETE FROM {table} WHERE {key}::text = '{lost}'")
    found = {(one.table, one.rows, one.fault) for one in verify_facts()}
    assert found == {(table, (lost,), FactFault.MISSING) for table, lost in gone.items()}


def _all_keys(label: str) -> list[object]:
    model: type[models.Model] = apps.get_model(label)
    return list(model._base_manager.values_list("pk", flat=True))


def _without_constraints(table: str) -> None:
    """Whoever owns a table can also drop what its rows must keep to."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(format('ALTER TABLE %%s DROP CONSTRAINT %%I CASCADE',"
            " conrelid::regclass, conname), '; ') FROM pg_constraint WHERE conrelid = %s::regclass"
            " AND contype IN ('c', 'u', 'x')",
            [table],
        )
        constraints = cursor.fetchone()[0]
        cursor.execute(
            "SELECT string_agg(format('DROP INDEX %%s', indexrelid::regclass), '; ') FROM pg_index"
            " WHERE indrelid = %s::regclass AND indisunique AND NOT indisprimary AND NOT EXISTS"
            " (SELECT FROM pg_constraint WHERE conindid = indexrelid)",
            [table],
        )
        indexes = cursor.fetchone()[0]
    for statement in filter(None, (constraints, indexes)):
        by_owner(statement)
