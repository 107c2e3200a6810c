"""Native triggers: what no grant can say. Nothing lifts them but who owns the table."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps

from config.database import chain
from config.database.access import DELETE, UPDATE, Access, Rows
from config.database.tables import ACCESS

FUNCTIONS = (
    # Even the owner cannot change a fact by a slip; destruction is a function of the owner's.
    """
    CREATE FUNCTION guard.stays() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND guard.is_destroyed(TG_TABLE_NAME) THEN
            RETURN NULL;
        END IF;
        RAISE EXCEPTION 'rows of % are facts: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
    END $$
    """,
    # The program locks rows of what comes with the product; only its owner changes them.
    """
    CREATE FUNCTION guard.comes_from_owner() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
    BEGIN
        IF NOT pg_has_role(
            CURRENT_USER, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE'
        ) THEN
            RAISE EXCEPTION 'rows of % come with the product', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END $$
    """,
    # The kind of an entry stands in the trigger's arguments.
    """
    CREATE FUNCTION guard.is_kept() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM municipalities_commissioncorrection kept
            WHERE kept.kind = TG_ARGV[0] AND kept.entry = OLD.id
                AND kept.before = to_jsonb(OLD) - 'salt'
        ) THEN
            RAISE EXCEPTION 'what stood in % before is not kept', TG_TABLE_NAME;
        END IF;
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END $$
    """,
    # Only an owner may count the rows of a table anew, and imports have to (before version 17 of
    # PostgreSQL there is no right to give for it).
    """
    CREATE FUNCTION guard.count_drafts_anew() RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        ANALYZE elections_draftentry (
            id, register_import_id, verdict, registration_id, identity, birth_date, case_key
        )
    $$
    """,
    """
    CREATE FUNCTION guard.count_entries_anew() RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$ ANALYZE elections_registerentry $$
    """,
    # In place of a foreign key, which would ask for the district of each of 200,000 entries. The
    # lock is the same: nobody deletes a Wahlbezirk while entries of it are being written. As the
    # owner, like a foreign key: whoever writes entries may not lock districts.
    """
    CREATE FUNCTION guard.districts_exist() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
        PERFORM FROM elections_district
        WHERE id IN (SELECT DISTINCT district_id FROM written)
        FOR KEY SHARE;
        IF EXISTS (
            SELECT FROM (SELECT DISTINCT district_id FROM written) AS named
            LEFT JOIN elections_district AS district ON district.id = named.district_id
            WHERE named.district_id IS NOT NULL AND district.id IS NULL
        ) THEN
            RAISE EXCEPTION 'an entry of the register names a district that does not exist'
            USING ERRCODE = 'foreign_key_violation';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION guard.district_is_empty() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
        IF EXISTS (SELECT FROM elections_registerentry WHERE district_id = OLD.id) THEN
            RAISE EXCEPTION 'entries of the register belong to district %', OLD.id
            USING ERRCODE = 'foreign_key_violation';
        END IF;
        RETURN OLD;
    END $$
    """,
)

OTHERS = (
    "CREATE TRIGGER districts_exist_of_new AFTER INSERT ON elections_registerentry"
    " REFERENCING NEW TABLE AS written FOR EACH STATEMENT"
    " EXECUTE FUNCTION guard.districts_exist()",
    "CREATE TRIGGER districts_exist_of_moved AFTER UPDATE ON elections_registerentry"
    " REFERENCING NEW TABLE AS written FOR EACH STATEMENT"
    " EXECUTE FUNCTION guard.districts_exist()",
    "CREATE TRIGGER district_with_entries_stays BEFORE DELETE ON elections_district"
    " FOR EACH ROW EXECUTE FUNCTION guard.district_is_empty()",
)

# Of a commission a slip is corrected in the row itself, after what stood was kept (decision 0021).
KEPT = {
    "municipalities.CommissionFormation": "formation",
    "municipalities.CommissionMember": "member",
    "municipalities.MemberLeaving": "leaving",
    "municipalities.CoChair": "co_chair",
    "municipalities.CommissionMeeting": "meeting",
    "municipalities.MeetingOutcome": "outcome",
    "municipalities.AnnualReport": "report",
}


def statements() -> Iterator[str]:
    """Yield every statement that makes the functions and triggers, in order."""
    yield from FUNCTIONS
    yield from chain.functions()
    for access in ACCESS:
        table = apps.get_model(access.model)._meta.db_table
        if table not in (chain.EVENTS, chain.CHAINS):
            yield from _of(access, table)
    yield from OTHERS
    yield from chain.TRIGGERS


def _of(access: Access, table: str) -> Iterator[str]:
    refused = [
        word for word, may in ((UPDATE, access.may_change), (DELETE, access.may_go)) if not may
    ]
    if access.rows is Rows.GIVEN:
        if access.is_locked:
            yield _trigger("comes_from_owner", "BEFORE UPDATE", table, "comes_from_owner")
    elif refused:
        yield _trigger("stays", f"BEFORE {' OR '.join(refused)}", table)
    if access.rows.grants and access.is_proven:
        yield _trigger("is_never_emptied", "BEFORE TRUNCATE", table)
    if kind := KEPT.get(access.model):
        yield (
            f"CREATE TRIGGER is_kept BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION guard.is_kept('{kind}')"
        )


def _trigger(name: str, when: str, table: str, function: str = "stays") -> str:
    return (
        f"CREATE TRIGGER {name} {when} ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION guard.{function}()"
    )
