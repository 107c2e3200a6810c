"""What one statement with the program's rights could do, before it owned nothing.

Each was seen to work when the program was superuser and owned the tables.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from config.database.roles import owner_role
from elections.law.course.phases import Phase
from municipalities.models import AuditEvent
from municipalities.models.destruction import Destruction
from municipalities.scope import taken, town
from tests import factories

pytestmark = pytest.mark.django_db


def refusal(by, statement: str) -> str:
    """Run a statement on a connection and return how the database refuses it."""
    with by.cursor() as cursor, pytest.raises(DatabaseError) as refused:
        cursor.execute(statement)
    return str(refused.value)


def refusal_of(statement: str) -> str:
    """Run a statement as the program among the facts of a test."""
    with transaction.atomic():
        undo = transaction.savepoint()
        refused = refusal(connection, statement)
        transaction.savepoint_rollback(undo)
    return refused


def test_the_connection_is_the_programs_own_and_not_one_that_was_changed():
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user = current_user, session_user = %s", [owner_role()])
        assert cursor.fetchone() == (True, False)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        pytest.param("COPY (SELECT 1) TO PROGRAM 'true'", "external program", id="run a program"),
        pytest.param("COPY (SELECT 1) TO '/tmp/x'", "to a file", id="write a file"),
        pytest.param("SELECT pg_read_file('/etc/passwd')", "denied", id="read a file"),
        pytest.param("SELECT lo_import('/etc/passwd')", "denied", id="read a file as an object"),
        pytest.param("CREATE TABLE mine (a int)", "denied", id="make a table"),
        pytest.param("CREATE ROLE mine SUPERUSER", "denied|superuser", id="make a role"),
        pytest.param("SET session_replication_role = replica", "denied", id="silence triggers"),
        pytest.param(
            "ALTER TABLE municipalities_auditevent DISABLE TRIGGER USER",
            "must be owner",
            id="lift the triggers",
        ),
        pytest.param(
            "DROP TRIGGER stays ON municipalities_auditevent", "must be owner", id="drop a trigger"
        ),
        pytest.param("DROP FUNCTION guard.stays CASCADE", "must be owner", id="drop its function"),
        pytest.param("TRUNCATE municipalities_auditevent CASCADE", "denied", id="empty the log"),
        pytest.param("DELETE FROM municipalities_auditevent", "denied", id="delete the log"),
        pytest.param("UPDATE municipalities_auditevent SET act = ''", "denied", id="rewrite it"),
        pytest.param("UPDATE ballots_determination SET voters = 1", "denied", id="another result"),
        pytest.param("UPDATE reports_publication SET snapshot = '{}'", "denied", id="publish else"),
        pytest.param("UPDATE elections_registerclosing SET total = 1", "denied", id="a closing"),
        pytest.param("UPDATE municipalities_municipality SET name = ''", "denied", id="a town"),
        pytest.param("DELETE FROM ballots_bodyend", "denied", id="revive a body"),
        pytest.param("SELECT setval('ballots_lot_id_seq', 1)", "denied", id="numbers of rows"),
        pytest.param("INSERT INTO guard.installed VALUES ('x')", "denied", id="forge the check"),
        pytest.param(
            "INSERT INTO municipalities_destruction (table_name, election_key, rows, destroyed_at,"
            " transaction) VALUES ('ballots_lot', 1, 1, now(), pg_current_xact_id()::text)",
            "denied",
            id="claim a destruction",
        ),
        pytest.param(
            "SELECT guard.note_destruction('ballots_lot', 1)", "denied", id="claim it by a function"
        ),
    ],
)
def test_the_program_cannot(statement, reason, program):
    assert re.search(reason, refusal(program, statement))


def test_the_program_cannot_become_its_owner(program):
    assert "denied" in refusal(program, f'SET ROLE "{owner_role()}"')
    assert "denied" in refusal(program, f'SET SESSION AUTHORIZATION "{owner_role()}"')


def test_the_program_locks_a_town_and_changes_none(program):
    with program.cursor() as cursor:
        cursor.execute("SELECT id FROM municipalities_municipality FOR UPDATE")
    refused = refusal(program, "UPDATE municipalities_municipality SET id = id")
    assert "come with the product" in refused


def test_the_setting_that_lifted_every_trigger_lifts_none():
    place = factories.MunicipalityFactory.create()
    AuditEvent.objects.record(None, "body.decided", place, place)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL pgtrigger.ignore = '{municipalities_auditevent:append_only}'")
    assert "denied" in refusal_of("DELETE FROM municipalities_auditevent")
    assert AuditEvent.objects.count() == 1


def test_no_table_of_the_programs_own_stands_in_for_what_a_trigger_asks(program):
    """Temporary tables come first on a path; triggers have a path of their own."""
    with program.cursor() as cursor:
        cursor.execute("SELECT id FROM municipalities_municipality LIMIT 1")
        cursor.execute("BEGIN")
        cursor.execute(
            "CREATE TEMP TABLE pg_class ON COMMIT DROP AS SELECT oid,"
            " (SELECT oid FROM pg_roles WHERE rolname = CURRENT_USER) AS relowner"
            " FROM pg_catalog.pg_class"
        )
        with pytest.raises(DatabaseError, match="come with the product"):
            cursor.execute("UPDATE municipalities_municipality SET id = id")
        cursor.execute("ROLLBACK")


def test_every_function_of_the_owner_has_its_own_path(program):
    with program.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'guard'::regnamespace"
            " AND prosqlbody IS NULL AND NOT coalesce(proconfig::text, '') ~ 'search_path=public'"
        )
        assert cursor.fetchall() == []


# --- Destruction is the owner's, and only when it is lawful -----------------------------------


def test_no_register_is_destroyed_before_its_election_is_over():
    election = factories.election(day=date.today() + timedelta(days=400))
    refused = refusal_of(f"SELECT guard.destroy('elections_registerentry', {election.pk})")
    assert "the register of this election is kept" in refused
    assert not Destruction.objects.exists()


def test_no_table_but_those_of_a_register_is_destroyed():
    election = factories.election(Phase.PUBLISHED)
    assert "CASE" in refusal_of(f"SELECT guard.destroy('ballots_lot', {election.pk})").upper()


def test_no_end_of_a_body_is_taken_back_without_a_later_result():
    election = factories.election(Phase.PUBLISHED)
    assert "no later result" in refusal_of(f"SELECT guard.destroy_body_end({election.pk})")


def test_no_clock_of_the_programs_own_makes_an_election_day_pass():
    election = factories.election(day=date.today() + timedelta(days=3))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TimeZone = '<x>-167'")
        cursor.execute("SELECT CURRENT_DATE > %s", [election.day])
        assert cursor.fetchone() == (True,)
    refused = refusal_of(f"SELECT guard.destroy('elections_registerentry', {election.pk})")
    assert "the register of this election is kept" in refused


def test_no_municipality_destroys_the_register_of_another_one():
    over = factories.election(day=date(2021, 3, 14))
    factories.unassigned(over)
    other = factories.MunicipalityFactory.create()
    with taken(town(other.pk)):
        refused = refusal_of(f"SELECT guard.destroy('elections_registerentry', {over.pk})")
    assert "the register of this election is kept" in refused
    assert (over.register_entries.exists(), Destruction.objects.exists()) == (True, False)
