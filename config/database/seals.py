"""Seals: for every statement that writes facts, one row with a hash of each row it wrote.

Each proven table has a column ``salt`` that Django does not know. It goes with its row: what is
left of a destroyed row is a hash that nobody can guess a name and a birth date from. ``baseline``
seals what stood before; decision 0025 says what all this proves and what it does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps

from config.database.access import Access
from config.database.names import NAMES
from config.database.tables import ACCESS
from municipalities.models import Seal

SEALS = Seal._meta.db_table
# The text of a row must not hang on who asks.
PINNED = (
    "SET search_path = public, pg_temp SET TimeZone = 'UTC' SET DateStyle = 'ISO, YMD'"
    " SET IntervalStyle = 'iso_8601' SET extra_float_digits = 1 SET bytea_output = 'hex'"
)

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS guard.proven (
        table_name text PRIMARY KEY, key text NOT NULL, columns text[] NOT NULL, told text NOT NULL
    )
    """,
)

FUNCTIONS = (
    f"""
    CREATE FUNCTION guard.digest(one municipalities_seal) RETURNS bytea LANGUAGE sql STABLE
    {PINNED} AS $$
        SELECT sha256(convert_to(
            ROW(one.batch, one.table_name, one.operation, one.columns, one.rows, one.written_at)
            ::text, 'UTF8'
        ) || array_send(one.hashes))
    $$
    """,
    # The event of an act carries this: the seals of its transaction with their numbers, by which
    # it is known which seal of a row is the newest.
    """
    CREATE FUNCTION guard.seal_digest(batch uuid) RETURNS text LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT encode(sha256(coalesce(
            string_agg(int8send(seal.id) || seal.digest, '' ORDER BY seal.id), ''
        )), 'hex')
        FROM municipalities_seal seal WHERE seal.batch = seal_digest.batch
    $$
    """,
    # Events of the first version with seals carry it without the numbers.
    """
    CREATE FUNCTION guard.seal_digest_before(batch uuid) RETURNS text LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT encode(sha256(coalesce(string_agg(seal.digest, '' ORDER BY seal.id), '')), 'hex')
        FROM municipalities_seal seal WHERE seal.batch = seal_digest_before.batch
    $$
    """,
    """
    CREATE FUNCTION guard.seal(
        named text, done text, of_columns text[], keys text[], sums bytea[]
    ) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE one municipalities_seal;
    BEGIN
        one.id := nextval(pg_get_serial_sequence('municipalities_seal', 'id'));
        one.batch := guard.batch();
        one.table_name := named;
        one.operation := done;
        one.columns := of_columns;
        one.rows := keys;
        one.hashes := sums;
        one.written_at := clock_timestamp();
        one.digest := guard.digest(one);
        INSERT INTO municipalities_seal SELECT one.*;
    END $$
    """,
    # The hash of a row „t“, as an expression. Columns are named, so a table may get more of them;
    # NULL where one of them is no more. What a file contains counts by its own hash.
    """
    CREATE FUNCTION guard.hash_of(named text, of_columns text[]) RETURNS text LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
        SELECT CASE WHEN count(*) = cardinality(of_columns) THEN format(
            'sha256(convert_to(ROW(t.salt, %s)::text, ''UTF8''))',
            string_agg(
                CASE WHEN atttypid = 'bytea'::regtype THEN format('sha256(t.%I)', attname)
                ELSE format('t.%I', attname) END, ', ' ORDER BY place
            )
        ) END
        FROM unnest(of_columns) WITH ORDINALITY AS one (name, place)
        JOIN pg_attribute ON attrelid = named::regclass AND attname = one.name
            AND NOT attisdropped
    $$
    """,
    # Both lists come from one pass over the written rows, so a key stands beside its hash. Rows of
    # an UPDATE that stayed as they were do not count; what an UPDATE asks is planned anew each
    # time, because a plan for one row would take hours for 200,000.
    f"""
    CREATE FUNCTION guard.seal_table(named text, key text, of_columns text[]) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $make$
    DECLARE
        hashed text := guard.hash_of(named, of_columns);
        listed text := (
            SELECT string_agg(format('t.%I', name), ', ')
            FROM unnest(ARRAY['salt'] || of_columns) AS name
        );
        done record;
    BEGIN
        EXECUTE format($sql$
            CREATE FUNCTION guard.%1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
            {PINNED} AS $body$
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    PERFORM guard.seal(
                        %2$L, 'I', %3$L, array_agg(t.%4$I::text), array_agg(%5$s)
                    ) FROM written t HAVING count(*) > 0;
                ELSIF TG_OP = 'DELETE' THEN
                    PERFORM guard.seal(%2$L, 'D', '{{}}', array_agg(t.%4$I::text), '{{}}')
                    FROM gone t HAVING count(*) > 0;
                ELSE
                    IF EXISTS (SELECT %4$I FROM gone EXCEPT SELECT %4$I FROM written) THEN
                        RAISE EXCEPTION 'the key of a row never changes';
                    END IF;
                    EXECUTE %6$L;
                END IF;
                RETURN NULL;
            END $body$
        $sql$, 'seal_' || named, named, of_columns, key, hashed, format($sql$
            SELECT guard.seal(%1$L, 'U', %2$L, array_agg(t.%3$I::text), array_agg(%4$s))
            FROM (SELECT %5$s FROM written t EXCEPT SELECT %5$s FROM gone t) t
            HAVING count(*) > 0
        $sql$, named, of_columns, key, hashed, listed));
        FOR done IN VALUES
            ('sealed_insert', 'INSERT', 'NEW TABLE AS written'),
            ('sealed_update', 'UPDATE', 'OLD TABLE AS gone NEW TABLE AS written'),
            ('sealed_delete', 'DELETE', 'OLD TABLE AS gone')
        LOOP
            EXECUTE format(
                'CREATE TRIGGER %s AFTER %s ON %I REFERENCING %s FOR EACH STATEMENT'
                ' EXECUTE FUNCTION guard.%I()',
                done.column1, done.column2, named, done.column3, 'seal_' || named
            );
        END LOOP;
    END $make$
    """,
)

KEPT = (
    "CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON municipalities_seal"
    " FOR EACH STATEMENT EXECUTE FUNCTION guard.stays()",
    "CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON municipalities_seal"
    " FOR EACH STATEMENT EXECUTE FUNCTION guard.stays()",
)


def proven() -> Iterator[tuple[str, str, list[str], str]]:
    """Yield every table that the log proves: its name, its key, what is hashed, what a row is."""
    for access in ACCESS:
        if access.is_proven:
            yield _of(access)


def statements() -> Iterator[str]:
    """Yield every statement that makes the functions and triggers, in order."""
    yield from FUNCTIONS
    for table, key, columns, _told in proven():
        yield (
            f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS"
            " salt uuid NOT NULL DEFAULT gen_random_uuid()"
        )
        yield f"SELECT guard.seal_table('{table}', '{key}', '{{{', '.join(columns)}}}')"
    yield from KEPT


def _of(access: Access) -> tuple[str, str, list[str], str]:
    meta = apps.get_model(access.model)._meta
    columns = [one.column for one in meta.concrete_fields if one.column not in access.unproven]
    key = next(one.column for one in meta.concrete_fields if one.primary_key)
    return meta.db_table, key, columns, NAMES[access.model]
