"""The log closes at commit: what a transaction wrote gets its place in the chains (decision 0024).

The program inserts events open and may do nothing else to them. When its transaction commits, a
deferred trigger of the owner's closes all events of the batch: it locks their chains in the order
of their keys, gives places without a gap, joins each event to the one before and moves the heads.
So a chain is locked from there to the end of the commit, and not while an act thinks.
"""

from __future__ import annotations

from collections.abc import Iterator

from municipalities.models.audit import AT_COMMIT, FIRST_HASH, AuditChain, AuditEvent

EVENTS, CHAINS = AuditEvent._meta.db_table, AuditChain._meta.db_table
# Tests that are rolled back never commit; they let events close at once (SET CONSTRAINTS).
CLOSES = f"{EVENTS}_closes"
# What closing an event writes; everything else of it stays as the act wrote it.
CLOSING = ("position", "previous_hash", "chained_at", "facts_hash", "hash")

# The same moment and the same number only ever meet in one transaction, also after a restore; and
# unlike a setting, nobody can choose either.
BATCH = """
    CREATE FUNCTION guard.batch() RETURNS uuid LANGUAGE sql STABLE
    RETURN md5(
        pg_current_xact_id()::text || ' ' || extract(epoch FROM transaction_timestamp())::text
    )::uuid
"""

OPENS = f"""
    CREATE FUNCTION guard.event_opens() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
        IF NEW.form <> {AT_COMMIT}
            OR NEW.batch IS DISTINCT FROM guard.batch()
            OR NEW.position IS NOT NULL OR NEW.chained_at IS NOT NULL
            OR NEW.previous_hash <> '' OR NEW.facts_hash <> '' OR NEW.hash <> ''
            OR NEW.content_hash !~ '^[0-9a-f]{{64}}$'
            OR NEW.chain_id !~ '^([0-9]{{8}}|land)$'
        THEN
            RAISE EXCEPTION 'an event is written open, in the batch of its own transaction'
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END $$
"""


def link_of(event: str, head: str = "", moment: str = "", facts: str = "", length: str = "") -> str:
    """Return the expression of the hash (hex) that joins an event to the one before it.

    ``event`` is the event as it stands; the rest is what stands in it once it is closed.
    """
    return f"""encode(sha256(convert_to(concat_ws(E'\\n',
                    {head or f"{event}.previous_hash"}, {event}.chain_id,
                    {length or f"{event}.position"},
                    to_char({moment or f"{event}.chained_at"} AT TIME ZONE 'UTC',
                        'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                    {event}.content_hash, {facts or f"{event}.facts_hash"}
                ), 'UTF8')), 'hex')"""


# Deferred triggers see the snapshot of their own statements: after the lock the newest head.
CLOSE = f"""
    CREATE FUNCTION guard.close_batch() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE
        facts text;
        keys text[];
        head {CHAINS};
        opened record;
        moment timestamptz;
        link text;
    BEGIN
        -- The first event of a batch closes all of it.
        IF NOT EXISTS (SELECT FROM {EVENTS} WHERE id = NEW.id AND position IS NULL) THEN
            RETURN NULL;
        END IF;
        facts := guard.seal_digest(NEW.batch);
        SELECT array_agg(DISTINCT chain_id ORDER BY chain_id) INTO keys
        FROM {EVENTS} WHERE batch = NEW.batch AND position IS NULL;
        INSERT INTO {CHAINS} (key, length, last_hash)
            SELECT named, 0, '{FIRST_HASH}' FROM unnest(keys) AS named
            WHERE NOT EXISTS (SELECT FROM {CHAINS} WHERE key = named) ORDER BY named
            ON CONFLICT DO NOTHING;
        FOR head IN SELECT * FROM {CHAINS} WHERE key = ANY (keys) ORDER BY key FOR NO KEY UPDATE
        LOOP
            FOR opened IN
                SELECT id, chain_id, content_hash FROM {EVENTS}
                WHERE batch = NEW.batch AND position IS NULL AND chain_id = head.key ORDER BY id
            LOOP
                moment := clock_timestamp();
                head.length := head.length + 1;
                link := {link_of("opened", "head.last_hash", "moment", "facts", "head.length")};
                UPDATE {EVENTS} SET position = head.length, previous_hash = head.last_hash,
                    chained_at = moment, facts_hash = facts, hash = link
                WHERE id = opened.id;
                head.last_hash := link;
            END LOOP;
            UPDATE {CHAINS} SET length = head.length, last_hash = head.last_hash
            WHERE key = head.key;
        END LOOP;
        RETURN NULL;
    END $$
"""

# A check of the log looks for chains of which only events are left.
TOLD = f"""
    CREATE FUNCTION guard.chains_told() RETURNS SETOF text LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT key FROM {CHAINS} UNION SELECT chain_id FROM {EVENTS}
    $$
"""

GROWS = """
    CREATE FUNCTION guard.chain_grows() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
    BEGIN
        IF NEW.key <> OLD.key OR NEW.length <= OLD.length THEN
            RAISE EXCEPTION 'a chain of the log only grows'
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END $$
"""

TRIGGERS = (
    f"CREATE TRIGGER opens BEFORE INSERT ON {EVENTS}"
    " FOR EACH ROW EXECUTE FUNCTION guard.event_opens()",
    f"CREATE TRIGGER closes_once BEFORE UPDATE ON {EVENTS}"
    " FOR EACH ROW EXECUTE FUNCTION guard.event_closes_once()",
    f"CREATE TRIGGER stays BEFORE DELETE OR TRUNCATE ON {EVENTS}"
    " FOR EACH STATEMENT EXECUTE FUNCTION guard.stays()",
    f"CREATE CONSTRAINT TRIGGER {CLOSES} AFTER INSERT ON {EVENTS}"
    " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard.close_batch()",
    f"CREATE TRIGGER grows BEFORE UPDATE ON {CHAINS}"
    " FOR EACH ROW EXECUTE FUNCTION guard.chain_grows()",
    f"CREATE TRIGGER stays BEFORE DELETE OR TRUNCATE ON {CHAINS}"
    " FOR EACH STATEMENT EXECUTE FUNCTION guard.stays()",
)


def functions() -> Iterator[str]:
    """Yield the statements that make the functions, in order."""
    yield from (BATCH, OPENS, CLOSE, TOLD, GROWS)
    yield _closes_once()


def _closes_once() -> str:
    """An event changes once, from open to closed, and only by a function of the owner's."""
    kept = [one.column for one in AuditEvent._meta.concrete_fields if one.column not in CLOSING]
    new, old = (", ".join(f"{which}.{name}" for name in kept) for which in ("NEW", "OLD"))
    return f"""
    CREATE FUNCTION guard.event_closes_once() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
    BEGIN
        IF OLD.position IS NULL AND NEW.position IS NOT NULL
            AND ROW({new}) IS NOT DISTINCT FROM ROW({old})
            AND pg_has_role(
                CURRENT_USER, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE'
            )
        THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'rows of % are facts: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
    END $$
    """
