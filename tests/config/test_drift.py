"""``manage.py migrate`` on a database that somebody changed by hand: nothing of it is blessed."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config.database.check import UnsafeDatabaseError, check_database
from config.database.drift import ChangedByHandError
from config.database.foreign import ForeignObjectsError
from config.database.install import LOCK, installed
from config.database.owner import as_owner
from config.database.roles import program_role
from config.management.commands import run
from municipalities.actions.seals import verify_facts
from municipalities.models import AuditEvent
from tests import database

pytestmark = pytest.mark.usefixtures("_installed_here")


@pytest.fixture
def _installed_here(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A database of this test's own, exactly as ``make run`` makes one."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), database.another("drift", as_installed=True) as name:
        database.use(name)
        try:
            yield
        finally:
            database.use(before)


def by_hand(statement: str) -> None:
    """As the owner, for good."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def asked(question: str, *values: object) -> list[tuple]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(question, values or None)
        return cursor.fetchall()


def migrate(*words: str, **options: str) -> str:
    said = io.StringIO()
    call_command("migrate", *words, stdout=said, **options)
    return said.getvalue()


def events() -> list[tuple[str, dict]]:
    """What the log of the state says of changes by hand."""
    with as_owner():
        rows = AuditEvent.objects.filter(act__startswith="installation.").order_by("position")
        return [(event.act, event.details) for event in rows]


def sealing_triggers() -> int:
    return asked("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'sealed\\_%'")[0][0]


def test_a_database_that_nobody_touched_stays_as_it_is():
    assert "eingerichtet" not in migrate()
    assert events() == []
    check_database()


def test_what_an_installation_makes_itself_is_made_anew_and_the_log_says_so():
    by_hand("DROP TRIGGER sealed_insert ON ballots_lot; DROP TRIGGER stays ON ballots_lot")
    by_hand("ALTER POLICY own_insert ON ballots_lot WITH CHECK (true)")
    by_hand("CREATE FUNCTION guard.evil() RETURNS int LANGUAGE sql RETURN 1")
    by_hand(f'GRANT DELETE ON ballots_lot TO "{program_role()}"')
    with pytest.raises(UnsafeDatabaseError, match=r"fehlt: trigger public\.ballots_lot"):
        check_database()
    assert "eingerichtet" in migrate()
    check_database()
    # A function that says nothing else may be called by everybody.
    counts = {"function": 1, "policy": 1, "right": 2, "trigger": 2}
    assert events() == [("installation.repaired", {"by_kind": counts, "reason": ""})]
    migrate()
    assert len(events()) == 1


FOREIGN = {
    "CREATE SCHEMA evil; CREATE FUNCTION evil.more() RETURNS trigger LANGUAGE plpgsql AS"
    " 'BEGIN RETURN new; END'; CREATE TRIGGER aaa BEFORE INSERT ON ballots_listvotes"
    " FOR EACH ROW EXECUTE FUNCTION evil.more()": "DROP TRIGGER aaa ON ballots_listvotes",
    "CREATE SCHEMA evil; CREATE FUNCTION evil.more() RETURNS trigger LANGUAGE plpgsql AS"
    " 'BEGIN RETURN new; END'; CREATE TRIGGER aaa BEFORE UPDATE ON guard.proven"
    " FOR EACH ROW EXECUTE FUNCTION evil.more()": "DROP TRIGGER aaa ON guard.proven",
    "ALTER TABLE ballots_mandate DISABLE TRIGGER ALL;"
    "ALTER TABLE ballots_mandate ENABLE TRIGGER USER": "Fremdschlüssel von ballots_mandate",
    "CREATE RULE no_strike AS ON INSERT TO elections_registerstrike DO INSTEAD NOTHING": (
        "DROP RULE no_strike ON elections_registerstrike"
    ),
    "CREATE FUNCTION public.lower(varchar) RETURNS text LANGUAGE sql RETURN ''": (
        "DROP ROUTINE lower(character varying)"
    ),
    "CREATE SCHEMA evil; CREATE FUNCTION evil.eq(varchar, text) RETURNS bool LANGUAGE sql"
    " RETURN true; CREATE OPERATOR public.= (LEFTARG = varchar, RIGHTARG = text,"
    " FUNCTION = evil.eq)": "DROP OPERATOR =",
    "CREATE CAST (text AS jsonb) WITH INOUT AS IMPLICIT": "DROP CAST (text AS jsonb)",
    "CREATE DOMAIN public.small AS bigint": "DROP TYPE small",
    "CREATE SCHEMA evil; CREATE TABLE evil.more () INHERITS (ballots_listvotes)": (
        "ALTER TABLE evil.more NO INHERIT ballots_listvotes"
    ),
    "CREATE SCHEMA evil; CREATE FUNCTION evil.f() RETURNS event_trigger LANGUAGE plpgsql AS"
    " 'BEGIN END'; CREATE EVENT TRIGGER watched ON sql_drop EXECUTE FUNCTION evil.f()": (
        "DROP EVENT TRIGGER watched"
    ),
    "CREATE EXTENSION vector": "ALTER EXTENSION vector SET SCHEMA erweiterungen",
    "CREATE SCHEMA evil; GRANT USAGE ON SCHEMA evil TO PUBLIC": "REVOKE ALL ON SCHEMA evil",
}


@pytest.mark.parametrize("statement", FOREIGN)
def test_what_is_not_the_products_is_named_and_nothing_is_changed(statement):
    # Something to be repaired as well, which must not happen.
    by_hand("ALTER POLICY own_insert ON ballots_lot WITH CHECK (true)")
    by_hand(statement)
    noted = asked("TABLE guard.kept ORDER BY 1, 2")
    for words in ((), ("reports", "0005")):
        with pytest.raises(ForeignObjectsError, match="Klären Sie") as refused:
            migrate(*words)
        assert FOREIGN[statement] in str(refused.value)
    with pytest.raises(ForeignObjectsError):
        migrate(accept_changes="weil")
    assert asked("TABLE guard.kept ORDER BY 1, 2") == noted
    assert asked("SELECT with_check FROM pg_policies WHERE tablename = 'ballots_lot'"
                 " AND policyname = 'own_insert'") == [("true",)]  # fmt: skip
    assert (sealing_triggers() > 0, events()) == (True, [])
    with pytest.raises(UnsafeDatabaseError):
        check_database()


SHAPES = {
    "CREATE OR REPLACE VIEW elections_openstrike WITH (security_invoker = true) AS SELECT id,"
    " entry_id, by_import_id FROM elections_registerstrike WHERE false": "view public.elections_op",
    "ALTER TABLE ballots_lot ALTER salt SET DEFAULT '00000000-0000-0000-0000-000000000000'": (
        "anders: column public.ballots_lot.salt"
    ),
    "ALTER TABLE municipalities_auditevent DROP CONSTRAINT audit_position_once": (
        "fehlt: constraint public.municipalities_auditevent audit_position_once"
    ),
    "DROP INDEX seal_of_one_row": "fehlt: index public.seal_of_one_row",
    "CREATE INDEX told ON guard.proven (told)": "Neu: index guard.told",
    # No installation takes that back.
    "ALTER TABLE ballots_lot FORCE ROW LEVEL SECURITY": "anders: table public.ballots_lot",
}


@pytest.mark.parametrize("statement", SHAPES)
def test_another_shape_of_tables_is_refused_unless_somebody_answers_for_it(statement):
    by_hand(statement)
    with pytest.raises(ChangedByHandError) as refused:
        migrate()
    assert SHAPES[statement] in str(refused.value)
    assert "--accept-changes" in str(refused.value)
    with pytest.raises(UnsafeDatabaseError):
        check_database()
    migrate(accept_changes="mit dem Rechenzentrum besprochen")
    check_database()
    ((act, details),) = events()
    assert (act, details["reason"]) == (
        "installation.accepted", "mit dem Rechenzentrum besprochen",
    )  # fmt: skip
    assert sum(details["by_kind"].values()) >= 1


def test_another_shape_is_not_hidden_among_the_changes_of_a_migration():
    by_hand("ALTER TABLE ballots_lot ALTER salt SET DEFAULT '00000000-0000-0000-0000-000000000000'")
    before = sealing_triggers()
    with pytest.raises(ChangedByHandError, match=r"ballots_lot\.salt"):
        migrate("reports", "0005")
    assert sealing_triggers() == before
    with pytest.raises(CommandError, match="als Ganzes"):
        migrate("reports", "0005", accept_changes="weil")


def test_notes_that_somebody_removed_are_not_taken_anew_in_silence():
    by_hand("DELETE FROM guard.kept")
    with pytest.raises(ChangedByHandError, match=r"guard\.kept"):
        migrate()
    migrate(accept_changes="aus Versehen geleert")
    assert events() == [
        ("installation.accepted", {"by_kind": {"note": 1}, "reason": "aus Versehen geleert"})
    ]


def test_another_server_words_things_otherwise_and_one_migrate_takes_that_over():
    by_hand("UPDATE guard.kept SET told = 'version: 14' WHERE kind = 'server'")
    by_hand("UPDATE guard.kept SET told = told || ' ' WHERE kind = 'constraint'")
    with pytest.raises(UnsafeDatabaseError, match="andere Hauptversion"):
        check_database()
    migrate()
    check_database()
    ((act, details),) = events()
    assert (act, details["reason"][:18]) == ("installation.accepted", "neue Hauptversion ")


def test_what_a_restore_words_otherwise_is_no_change():
    checks = asked(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
    )
    for place, name, told in checks:
        by_hand(f"ALTER TABLE {place} DROP CONSTRAINT {name}, ADD CONSTRAINT {name} {told}")
    check_database()


@pytest.mark.parametrize("with_sum", [True, False])
def test_a_database_of_the_version_before_is_taken_over(with_sum):
    by_hand("DROP TABLE guard.kept")
    by_hand("UPDATE guard.installed SET fingerprint = 'of the version before'")
    if with_sum:
        by_hand("ALTER TABLE guard.installed ADD COLUMN catalog text NOT NULL DEFAULT 'abc'")
    with pytest.raises(UnsafeDatabaseError, match="nicht auf dem Stand"):
        check_database()
    migrate()
    check_database()
    assert events() == []


def test_run_blesses_no_more_than_migrate():
    by_hand("CREATE RULE no_strike AS ON INSERT TO elections_registerstrike DO INSTEAD NOTHING")
    with pytest.raises(ForeignObjectsError):
        run.Command().prepare(demo=False)
    by_hand("DROP RULE no_strike ON elections_registerstrike; DROP INDEX seal_of_one_row")
    with pytest.raises(ChangedByHandError):
        run.Command().prepare(demo=False)


def test_rows_of_a_table_without_any_seals_are_not_sealed_in_silence():
    names = "ended_on, members, election_id, recorded_by_id"
    row = f"INSERT INTO ballots_bodyend ({names}) VALUES ('2026-01-01', 2, 1, 1)"
    by_hand(f"SET session_replication_role = replica; {row}")
    by_hand("DELETE FROM guard.proven WHERE table_name = 'ballots_bodyend'")
    migrate()
    with as_owner():
        assert [one.table for one in verify_facts()] == ["ballots_bodyend"]


# --- A migration of a part, and two commands at once -------------------------------------------


def test_a_part_without_anything_to_do_leaves_seals_and_rights_alone():
    before = sealing_triggers()
    assert "nur zum Teil" not in migrate("reports")
    assert "nur zum Teil" not in migrate("reports", plan=True)
    assert sealing_triggers() == before > 0
    check_database()


def test_while_a_part_is_migrated_the_program_has_no_right_to_any_table():
    may = (
        "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'v') AND has_any_column_privilege(%s, oid, 'SELECT')"
    )
    before = asked(may, program_role())
    assert "keine Seiten ausgeliefert, bis manage.py migrate" in migrate("reports", "0005")
    assert asked(may, program_role()) == [(0,)]
    calls = (
        "SELECT count(*) FROM pg_proc WHERE pronamespace = 'guard'::regnamespace"
        " AND has_function_privilege(%s, oid, 'EXECUTE')"
    )
    assert asked(calls, program_role()) == [(0,)]
    assert installed() == ""
    with pytest.raises(UnsafeDatabaseError, match="nicht auf dem Stand"):
        check_database()
    migrate()
    assert asked(may, program_role()) == before != [(0,)]
    check_database()
    assert events() == []


def test_a_second_command_waits_for_the_first():
    with closing(database.owners(connection.settings_dict["NAME"])) as other:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        raw = other.connection  # Django's own wrapper stays with the thread that made it
        over = threading.Timer(1.0, lambda: raw.execute("SELECT pg_advisory_unlock(%s)", [LOCK]))
        over.start()
        assert "wird gewartet" in migrate()
        over.join()
    assert "wird gewartet" not in migrate()
