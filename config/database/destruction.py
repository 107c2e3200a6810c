"""Lawful destruction: functions of the owner's, and the only way a fact ever goes.

``guard.destroy`` deletes the rows of one table that belong to the register of one election, after
the election day and while nothing holds the register (R-RET-01; when the time has come the law says
in Python). ``guard.destroy_body_end`` takes back that a body ended, where a later result stands
(decision 0005). Both do it in the scope of the election's municipality alone, and write down what
went, when, in ``municipalities_destruction``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.db import models

from elections.actions.register.retention import TABLES
from reports.actions.printing.retention import PRINTED

# The same moment and the same number only ever meet in one transaction, also after a restore.
_HERE = "transaction = pg_current_xact_id()::text AND destroyed_at = transaction_timestamp()"

IS_DESTROYED = f"""
    CREATE FUNCTION guard.is_destroyed(named text) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT EXISTS (
            SELECT FROM municipalities_destruction WHERE table_name = named AND {_HERE}
        )
    $$
"""

BODY_END = """
    CREATE FUNCTION guard.destroy_body_end(of_election bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE gone bigint;
    BEGIN
        IF of_election <> ALL (guard.elections())
            OR (SELECT count(*) FROM ballots_determination WHERE election_id = of_election) < 2
        THEN
            RAISE EXCEPTION 'no later result takes the end of this body back'
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        PERFORM guard.note_destruction('ballots_bodyend', of_election);
        DELETE FROM ballots_bodyend WHERE election_id = of_election;
        GET DIAGNOSTICS gone = ROW_COUNT;
        PERFORM guard.count_destroyed('ballots_bodyend', of_election, gone);
        RETURN gone;
    END $$
"""

NOTES = f"""
    CREATE FUNCTION guard.note_destruction(named text, of_election bigint) RETURNS void
    LANGUAGE sql SET search_path = public, pg_temp AS $$
        INSERT INTO municipalities_destruction
            (table_name, election_key, rows, destroyed_at, transaction)
        VALUES (named, of_election, 0, transaction_timestamp(), pg_current_xact_id()::text)
    $$;
    CREATE FUNCTION guard.count_destroyed(named text, of_election bigint, gone bigint)
    RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
        UPDATE municipalities_destruction SET rows = gone
        WHERE table_name = named AND election_key = of_election AND {_HERE}
    $$
"""


def functions() -> Iterator[str]:
    """Yield the statements that make the functions; the tables follow from the acts' own lists."""
    yield IS_DESTROYED
    yield NOTES
    yield _destroy()
    yield BODY_END


def _destroy() -> str:
    cases = "\n".join(
        f"        WHEN '{model._meta.db_table}' THEN\n"
        f"            DELETE FROM {model._meta.db_table} WHERE {_belongs(model, path)};"
        for _kind, model, path in (*PRINTED, *TABLES)
    )
    return f"""
    CREATE FUNCTION guard.destroy(named text, of_election bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE gone bigint;
    BEGIN
        IF of_election <> ALL (guard.elections()) OR NOT EXISTS (
            SELECT FROM elections_election WHERE id = of_election
            AND day < (transaction_timestamp() AT TIME ZONE 'Europe/Berlin')::date
        ) OR EXISTS (
            SELECT FROM elections_registerhold WHERE election_id = of_election
            AND lifted_on IS NULL
        ) THEN
            RAISE EXCEPTION 'the register of this election is kept'
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        PERFORM guard.note_destruction(named, of_election);
        CASE named
{cases}
        END CASE;
        GET DIAGNOSTICS gone = ROW_COUNT;
        PERFORM guard.count_destroyed(named, of_election, gone);
        RETURN gone;
    END $$
    """


def _belongs(model: type[models.Model], path: str) -> str:
    """The condition that a row of ``model`` belongs to the election, along a path of relations."""
    name, _, rest = path.partition("__")
    field = cast("models.ForeignKey[Any, Any]", model._meta.get_field(name))
    if not rest:
        return f"{field.column} = of_election"
    target = field.related_model
    inner = _belongs(target, rest)
    return f"{field.column} IN (SELECT id FROM {target._meta.db_table} WHERE {inner})"
