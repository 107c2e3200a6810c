"""Seal what no act wrote: rows from before there were seals, and what a migration changed.

Both happen in the transaction of ``install``, which writes one event, so that the log says from
when on facts are proven. A fault that a migration found is left as it is: nobody launders a row by
migrating.
"""

from __future__ import annotations

from django.db import connection, transaction

from config.database.roles import program_role
from config.database.seals import proven

TABLES = (
    "CREATE TABLE IF NOT EXISTS guard.migrating (since timestamptz NOT NULL)",
    """
    CREATE TABLE IF NOT EXISTS guard.faulty_before (
        table_name text NOT NULL, row_key text NOT NULL, PRIMARY KEY (table_name, row_key)
    )
    """,
)

FUNCTIONS = (
    # A table is sealed as a whole once, and when a migration gave it other columns; otherwise only
    # what a migration changed. Chunks are small because whoever looks up one row reads its chunk.
    """
    CREATE FUNCTION guard.seal_standing(
        named text, key text, of_columns text[], told text
    ) RETURNS bigint LANGUAGE plpgsql
    SET search_path = public, pg_temp SET TimeZone = 'UTC' SET DateStyle = 'ISO, YMD'
    SET IntervalStyle = 'iso_8601' SET extra_float_digits = 1 SET bytea_output = 'hex' AS $$
    DECLARE
        -- Whoever takes a table's name out of what is proven makes no new table of it.
        known text[] := coalesce(
            (SELECT columns FROM guard.proven WHERE table_name = named),
            (SELECT columns FROM municipalities_seal
             WHERE table_name = named ORDER BY operation = 'D', id DESC LIMIT 1)
        );
        is_whole boolean := known IS DISTINCT FROM of_columns;
        many bigint;
    BEGIN
        INSERT INTO guard.proven VALUES (named, key, of_columns, told)
        ON CONFLICT (table_name) DO UPDATE
        SET key = EXCLUDED.key, columns = EXCLUDED.columns, told = EXCLUDED.told;
        IF known IS NOT NULL AND NOT EXISTS (SELECT FROM guard.migrating) THEN
            RETURN 0;
        END IF;
        EXECUTE format($sql$
            WITH found AS MATERIALIZED (
                SELECT t.%2$I::text AS row_key, %3$s AS sum, %6$L AS done
                FROM %1$I t WHERE %5$L
                UNION ALL
                SELECT before.row_key, %3$s, CASE fault WHEN 'missing' THEN 'D' ELSE 'U' END
                FROM guard.differing(%1$L) before
                LEFT JOIN %1$I t ON t.%2$I::text = before.row_key
                WHERE NOT %5$L OR fault = 'missing'
            ),
            chunks AS (
                SELECT *,
                    (row_number() OVER (PARTITION BY done ORDER BY row_key) - 1) / 1000 AS chunk
                FROM found WHERE NOT EXISTS (
                    SELECT FROM guard.faulty_before wrong
                    WHERE wrong.table_name = %1$L AND wrong.row_key = found.row_key
                )
            ),
            sealed AS MATERIALIZED (
                SELECT guard.seal(
                    %1$L, done, CASE done WHEN 'D' THEN '{}' ELSE %4$L::text[] END,
                    array_agg(row_key ORDER BY row_key),
                    CASE done WHEN 'D' THEN '{}' ELSE array_agg(sum ORDER BY row_key) END
                ), count(*) AS rows
                FROM chunks GROUP BY done, chunk
            )
            SELECT coalesce(sum(rows), 0) FROM sealed
        $sql$, named, key, guard.hash_of(named, of_columns), of_columns, is_whole,
            CASE WHEN known IS NULL THEN 'I' ELSE 'U' END) INTO many;
        RETURN many;
    END $$
    """,
    # Before a migration: what is wrong already stays so. While triggers are away nothing is
    # served, because what is installed does not fit the program.
    """
    CREATE FUNCTION guard.begin_migration() RETURNS void LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
    DECLARE found record;
    BEGIN
        INSERT INTO guard.faulty_before
        SELECT one.table_name, wrong.row_key
        FROM guard.proven one CROSS JOIN LATERAL guard.differing(one.table_name) wrong
        ON CONFLICT DO NOTHING;
        INSERT INTO guard.migrating VALUES (clock_timestamp());
        FOR found IN
            SELECT tgrelid::regclass AS named, tgname FROM pg_trigger
            WHERE tgname LIKE 'sealed\\_%' AND NOT tgisinternal
        LOOP
            EXECUTE format('DROP TRIGGER %I ON %s', found.tgname, found.named);
        END LOOP;
        DELETE FROM guard.installed;
    END $$
    """,
)


# What a table was proven with, told by its newest seal: somebody took its name away.
_RECALL = """
    INSERT INTO guard.proven (table_name, key, columns, told)
    SELECT %(table)s, %(key)s, (
        SELECT columns FROM municipalities_seal
        WHERE table_name = %(table)s ORDER BY operation = 'D', id DESC LIMIT 1
    ), %(told)s
    WHERE EXISTS (SELECT FROM municipalities_seal WHERE table_name = %(table)s)
        AND to_regclass(%(table)s) IS NOT NULL
    ON CONFLICT DO NOTHING
"""


def begin_migration() -> None:
    """As the owner, before tables change: note what is wrong, and let the migration write.

    Meanwhile the program has no right to any table: processes that already run serve nothing.
    Nothing happens in a database without seals, and where a migration before was cut short.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('guard.begin_migration()')")
        if cursor.fetchone()[0] is None:
            return
        cursor.execute("SELECT count(*) FROM guard.installed")
        if cursor.fetchone()[0]:
            for table, key, _columns, told in proven():
                cursor.execute(_RECALL, {"table": table, "key": key, "told": told})
            cursor.execute("SELECT guard.begin_migration()")
            program = f'"{program_role()}"'
            cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {program}")
            # Functions of the owner's would still write for it, and past the seals.
            cursor.execute(f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guard FROM {program}")


def seal_standing(*, is_known: bool = False) -> dict[str, int]:
    """As the owner, inside ``install``: seal what has no seal yet; return rows by table.

    ``is_known`` says that this version of the program was installed before: then it had sealed
    every table that it proves, and none is new.
    """
    sealed = {}
    with connection.cursor() as cursor:
        for table, key, columns, told in proven():
            if is_known:
                cursor.execute(
                    "INSERT INTO guard.proven VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
                    [table, key, columns, told],
                )
            cursor.execute(
                "SELECT guard.seal_standing(%s, %s, %s, %s)", [table, key, columns, told]
            )
            if many := cursor.fetchone()[0]:
                sealed[table] = int(many)
        named = [table for table, _key, _columns, _told in proven()]
        cursor.execute("DELETE FROM guard.proven WHERE table_name <> ALL (%s)", [named])
        cursor.execute("DELETE FROM guard.migrating")
        cursor.execute("DELETE FROM guard.faulty_before")
    return sealed
