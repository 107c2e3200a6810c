"""What seals prove: questions that ``verify_audit`` and every page with something published ask.

All of it is computed where the rows lie; only what is wrong leaves the database.
"""

from __future__ import annotations

from collections.abc import Iterator

from config.database import chain
from config.database.seals import PINNED

# In one place: which events a batch belongs to.
EVENTS = """
    CREATE FUNCTION guard.events_of(of_batch uuid) RETURNS TABLE (
        chain text, "position" bigint, recorded_at timestamptz, facts_hash text
    ) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
        RETURN QUERY SELECT event.chain_id::text, event."position", event.recorded_at,
            event.facts_hash::text
        FROM municipalities_auditevent event WHERE event.batch = of_batch
        ORDER BY event.id;
    END $$
"""

# Rows that are not as their newest seal says. A seal names its columns, so one from before a
# column came is compared without it.
DIFFERING = f"""
    CREATE FUNCTION guard.differing(named text) RETURNS TABLE (
        row_key text, fault text, batch uuid
    ) LANGUAGE plpgsql STABLE SECURITY DEFINER {PINNED} AS $make$
    DECLARE
        key text := (SELECT one.key FROM guard.proven one WHERE one.table_name = named);
        cases text := (
            SELECT string_agg(format('WHEN %L THEN %s', columns::text,
                coalesce(guard.hash_of(named, columns), 'NULL::bytea')), ' ')
            FROM (SELECT DISTINCT columns FROM municipalities_seal
                  WHERE table_name = named AND operation <> 'D') known
        );
    BEGIN
        RETURN QUERY EXECUTE format($sql$
            WITH newest AS MATERIALIZED (
                SELECT DISTINCT ON (one.key COLLATE "C")
                    one.key, one.sum, operation, columns, seal.batch
                FROM municipalities_seal seal
                CROSS JOIN LATERAL unnest(seal.rows, seal.hashes) AS one (key, sum)
                WHERE table_name = %1$L
                ORDER BY one.key COLLATE "C", seal.id DESC
            )
            SELECT coalesce(newest.key, t.%2$I::text), CASE
                WHEN t.%2$I IS NULL THEN 'missing'
                WHEN newest.key IS NULL THEN 'unsealed'
                WHEN operation = 'D' THEN 'alive'
                ELSE 'differs' END, newest.batch
            FROM newest FULL JOIN %1$I t ON t.%2$I::text = newest.key
            WHERE CASE
                WHEN t.%2$I IS NULL THEN operation <> 'D'
                WHEN newest.key IS NULL OR operation = 'D' THEN true
                ELSE newest.sum IS DISTINCT FROM CASE newest.columns::text %3$s END END
        $sql$, named, key, coalesce(cases, 'WHEN '''' THEN NULL::bytea'));
    END $make$
"""

# Transactions whose seals do not fit their event, with every seal of theirs. One that is not over
# has no event yet.
BATCHES = f"""
    CREATE FUNCTION guard.unfit_batches() RETURNS TABLE (
        batch uuid, fault text, table_name text, keys text[], written_at timestamptz
    ) LANGUAGE sql STABLE SECURITY DEFINER {PINNED} AS $$
        SELECT one.batch, 'changed', one.table_name, one.rows, one.written_at
        FROM municipalities_seal one WHERE one.digest <> guard.digest(one)
        UNION ALL
        SELECT unfit.batch, unfit.fault, one.table_name, one.rows, one.written_at
        FROM (
            SELECT DISTINCT known.batch,
                CASE WHEN event.facts_hash IS NULL THEN 'no_event' ELSE 'other_event' END AS fault
            FROM (
                SELECT seal.batch,
                    encode(sha256(
                        string_agg(int8send(seal.id) || seal.digest, '' ORDER BY seal.id)
                    ), 'hex') AS digest,
                    encode(sha256(string_agg(seal.digest, '' ORDER BY seal.id)), 'hex') AS earlier
                FROM municipalities_seal seal GROUP BY seal.batch
            ) known
            LEFT JOIN municipalities_auditevent event ON event.batch = known.batch
            WHERE event.facts_hash IS DISTINCT FROM known.digest
                AND event.facts_hash IS DISTINCT FROM known.earlier
                AND known.batch <> guard.batch()
        ) unfit JOIN municipalities_seal one ON one.batch = unfit.batch
        UNION ALL
        SELECT event.batch, 'no_seals', NULL, '{{}}', NULL
        FROM municipalities_auditevent event
        WHERE event.facts_hash NOT IN ('', encode(sha256(''), 'hex'))
            AND NOT EXISTS (SELECT FROM municipalities_seal seal WHERE seal.batch = event.batch)
    $$
"""

# What this very transaction writes has no event yet: an act writes its event last.
IS_PROVEN = f"""
    CREATE FUNCTION guard.is_proven(named text, row_key text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER {PINNED} AS $$
    DECLARE
        one municipalities_seal;
        proven guard.proven;
        sum bytea;
    BEGIN
        SELECT * INTO proven FROM guard.proven WHERE table_name = named;
        SELECT * INTO one FROM (
            (SELECT * FROM municipalities_seal seal
             WHERE seal.table_name = named AND seal.rows[1] = row_key
                 AND cardinality(seal.rows) = 1
             ORDER BY seal.id DESC LIMIT 1)
            UNION ALL
            (SELECT * FROM municipalities_seal seal
             WHERE seal.table_name = named AND row_key = ANY (seal.rows)
                 AND cardinality(seal.rows) > 1
             ORDER BY seal.id DESC LIMIT 1)
        ) found ORDER BY id DESC LIMIT 1;
        IF one.id IS NULL OR one.operation = 'D' OR one.digest <> guard.digest(one)
            OR guard.hash_of(named, one.columns) IS NULL THEN
            RETURN false;
        END IF;
        EXECUTE format(
            'SELECT %s FROM %I t WHERE t.%I = %L', guard.hash_of(named, one.columns), named,
            proven.key, row_key
        ) INTO sum;
        IF sum IS DISTINCT FROM one.hashes[array_position(one.rows, row_key)] THEN
            RETURN false;
        END IF;
        -- Every seal of the row, or one that was moved would leave an older one as the newest.
        RETURN NOT EXISTS (
            SELECT FROM (
                SELECT seal.batch FROM municipalities_seal seal
                WHERE seal.table_name = named AND seal.rows[1] = row_key
                    AND cardinality(seal.rows) = 1
                UNION
                SELECT seal.batch FROM municipalities_seal seal
                WHERE seal.table_name = named AND row_key = ANY (seal.rows)
                    AND cardinality(seal.rows) > 1
            ) known
            WHERE known.batch <> guard.batch() AND NOT EXISTS (
                SELECT FROM municipalities_auditevent event WHERE event.batch = known.batch
                AND event.facts_hash IN (
                    guard.seal_digest(known.batch), guard.seal_digest_before(known.batch)
                ) AND guard.is_linked(event)
            )
        );
    END $$
"""

# An event has the hash of what it links, and the event after it, or the head, knows that hash.
IS_LINKED = f"""
    CREATE FUNCTION guard.is_linked(event municipalities_auditevent) RETURNS boolean
    LANGUAGE sql STABLE {PINNED} AS $$
        SELECT event.hash = {chain.link_of("event")} AND event.hash = coalesce(
            (SELECT later.previous_hash FROM municipalities_auditevent later
             WHERE later.chain_id = event.chain_id AND later.position = event.position + 1),
            (SELECT head.last_hash FROM municipalities_auditchain head
             WHERE head.key = event.chain_id)
        )
    $$
"""

# Nobody takes a table off the list unseen: it has salt, and seals speak of it.
FORGOTTEN = """
    CREATE FUNCTION guard.forgotten_tables() RETURNS SETOF text LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT DISTINCT seal.table_name::text FROM municipalities_seal seal
        WHERE to_regclass('public.' || seal.table_name) IS NOT NULL
            AND NOT EXISTS (
                SELECT FROM guard.proven one WHERE one.table_name = seal.table_name
            )
        ORDER BY 1
    $$
"""

# What was destroyed by its function; too early where the election was not over that day.
DESTROYED = """
    CREATE FUNCTION guard.destroyed() RETURNS TABLE (
        table_name text, told text, election_key bigint, "rows" bigint, destroyed_at timestamptz,
        is_too_early boolean
    ) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT gone.table_name::text, coalesce(one.told, gone.table_name::text),
            gone.election_key::bigint, gone.rows::bigint, gone.destroyed_at,
            gone.table_name <> 'ballots_bodyend'
                AND coalesce(election.day >= (gone.destroyed_at AT TIME ZONE 'Europe/Berlin')::date,
                    false)
        FROM municipalities_destruction gone
        LEFT JOIN guard.proven one ON one.table_name = gone.table_name
        LEFT JOIN elections_election election ON election.id = gone.election_key
        WHERE gone.rows > 0 ORDER BY gone.id
    $$
"""


def statements() -> Iterator[str]:
    """Yield the statements that make the functions, in order."""
    yield from (EVENTS, DIFFERING, BATCHES, IS_LINKED, IS_PROVEN, FORGOTTEN, DESTROYED)
