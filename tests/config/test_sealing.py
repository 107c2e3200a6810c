"""What stood before there were seals, and what migrations change, is sealed once and said so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection

from ballots.models import ListVotes
from config.database.baseline import begin_migration
from config.database.install import fingerprint, installed
from config.database.install import install as install_anew
from config.database.owner import as_owner
from config.database.seals import proven
from elections.law.course.phases import Phase
from elections.models import Candidate
from municipalities.actions.seals import verify_facts
from municipalities.models import AuditEvent, Seal
from municipalities.models.facts import FactFault
from reports.models import ResultAnnouncement
from tests import database, factories
from tests.database import by_owner


@pytest.fixture
def _elsewhere(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A database of this test's own, with a published election whose acts committed."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), database.another("sealed") as name:
        database.use(name)
        try:
            factories.election(Phase.PUBLISHED)
            _seal_factories()
            yield
        finally:
            database.use(before)


def install() -> bool:
    """Install as ``migrate`` does, and then let the test see all rows again."""
    done = install_anew()
    if done:
        with connection.cursor() as cursor:
            database.see_everything(cursor)
    return done


def _seal_factories() -> None:
    """What factories wrote without an act counts as what stood before there were seals."""
    _forget_seals()
    with as_owner():
        install()


def _forget_seals() -> None:
    """Bring the database to the state of a version before seals, with all its facts and events."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("TRUNCATE municipalities_seal")
        cursor.execute("UPDATE municipalities_auditevent SET batch = NULL, facts_hash = ''")
        for table, _key, _columns, _told in proven():
            cursor.execute(f"ALTER TABLE {table} DROP COLUMN salt")
        cursor.execute("DELETE FROM guard.proven")
        cursor.execute("DELETE FROM guard.installed")
        # Only the tests' own schema stays noted: nothing but a test's database may have one.
        cursor.execute("DELETE FROM guard.kept WHERE kind <> 'schema'")
        cursor.execute("SET session_replication_role = origin")


def change(statement: str) -> None:
    """As the owner, for good and behind all triggers."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET session_replication_role = origin")


def found() -> set[tuple[str, tuple[str, ...], FactFault]]:
    return {(one.table, one.rows, one.fault) for one in verify_facts()}


def sealed() -> list[dict[str, int]]:
    events = AuditEvent.objects.filter(act="facts.sealed").order_by("position")
    return [event.details["rows"] for event in events]


@pytest.mark.usefixtures("_elsewhere")
def test_rows_from_before_seals_are_sealed_in_one_batch_with_one_event():
    (rows,) = sealed()
    assert rows["ballots_listvotes"] == ListVotes.objects.count() > 0
    assert found() == set()
    event = AuditEvent.objects.get(act="facts.sealed")
    assert (event.chain_id, event.actor, event.subject) == (
        "land", None, "municipalities.AuditChain:land",
    )  # fmt: skip
    with as_owner():
        assert not install()
    assert sealed() == [rows]


@pytest.mark.usefixtures("_elsewhere")
def test_what_was_sealed_at_first_is_proven_from_then_on():
    key = ListVotes.objects.order_by("pk")[0].pk
    change(f"UPDATE ballots_listvotes SET votes = votes + 5000 WHERE id = {key}")
    assert found() == {("ballots_listvotes", (str(key),), FactFault.DIFFERS)}


@pytest.mark.usefixtures("_elsewhere")
def test_installing_anew_launders_nothing():
    key = ListVotes.objects.order_by("pk")[0].pk
    change(f"UPDATE ballots_listvotes SET votes = votes + 5000 WHERE id = {key}")
    before = sealed()
    change("UPDATE guard.installed SET fingerprint = 'of another version'")
    with as_owner():
        assert install()
    assert (found(), sealed()) == ({("ballots_listvotes", (str(key),), FactFault.DIFFERS)}, before)


@pytest.mark.usefixtures("_elsewhere")
@pytest.mark.parametrize("migrates", [False, True])
def test_a_table_whose_name_somebody_took_away_is_not_sealed_as_a_new_one(migrates):
    votes = ListVotes.objects.order_by("pk")
    key, gone = votes[0].pk, votes[1].pk
    new = votes.reverse()[0].pk + 1000
    change("DELETE FROM guard.proven WHERE table_name = 'ballots_listvotes'")
    change(f"UPDATE ballots_listvotes SET votes = votes + 5000 WHERE id = {key}")
    change(f"UPDATE ballots_listvotes SET id = {new} WHERE id = {gone}")
    before = sealed()
    if migrates:
        call_command("migrate", "reports", "0005", verbosity=0)
    else:
        change("UPDATE guard.installed SET fingerprint = 'of another version'")
    call_command("migrate", verbosity=0)
    with as_owner(), connection.cursor() as cursor:
        database.see_everything(cursor)
    assert found() == {
        ("ballots_listvotes", (str(key),), FactFault.DIFFERS),
        ("ballots_listvotes", (str(gone),), FactFault.MISSING),
        ("ballots_listvotes", (str(new),), FactFault.UNSEALED),
    }
    assert all("ballots_listvotes" not in rows for rows in sealed()[len(before) :])


@pytest.mark.usefixtures("_elsewhere")
def test_what_a_migration_changes_is_sealed_and_what_was_wrong_stays_wrong():
    wrong, moved, gone = Candidate.objects.order_by("pk").values_list("pk", flat=True)[:3]
    change(f"UPDATE elections_candidate SET family_name = 'Niemand' WHERE id = {wrong}")
    with as_owner():
        begin_migration()
        assert installed() == ""  # and the program serves nothing meanwhile
        with connection.cursor() as cursor:
            cursor.execute("UPDATE elections_candidate SET given_name = given_name || ' '")
            cursor.execute("ALTER TABLE elections_candidate RENAME COLUMN occupation TO work")
            cursor.execute("ALTER TABLE elections_candidate RENAME COLUMN work TO occupation")
        assert install()
        assert installed() == fingerprint()
    assert found() == {("elections_candidate", (str(wrong),), FactFault.DIFFERS)}
    assert sealed()[1] == {"elections_candidate": Candidate.objects.count() - 1}
    change(f"UPDATE elections_candidate SET family_name = 'Jemand' WHERE id = {moved}")
    change(f"DELETE FROM elections_candidate WHERE id = {gone}")
    assert found() == {
        ("elections_candidate", (str(wrong),), FactFault.DIFFERS),
        ("elections_candidate", (str(moved),), FactFault.DIFFERS),
        ("elections_candidate", (str(gone),), FactFault.MISSING),
    }


@pytest.mark.usefixtures("_elsewhere")
def test_a_table_that_gets_a_column_is_sealed_anew_with_it():
    wrong, other = Candidate.objects.order_by("pk").values_list("pk", flat=True)[:2]
    change(f"UPDATE elections_candidate SET family_name = 'Niemand' WHERE id = {wrong}")
    # As if what is installed had never known this column.
    change(
        "UPDATE guard.proven SET columns = array_remove(columns, 'occupation')"
        " WHERE table_name = 'elections_candidate'"
    )
    with as_owner():
        begin_migration()
        assert install()
    assert found() == {("elections_candidate", (str(wrong),), FactFault.DIFFERS)}
    assert sealed()[1] == {"elections_candidate": Candidate.objects.count() - 1}
    newest = Seal.objects.filter(table_name="elections_candidate").latest("pk")
    assert (newest.operation, "occupation" in newest.columns) == ("U", True)
    change(f"UPDATE elections_candidate SET occupation = 'Weberin' WHERE id = {other}")
    assert ("elections_candidate", (str(other),), FactFault.DIFFERS) in found()


@pytest.mark.usefixtures("_elsewhere")
def test_the_command_seals_what_a_migration_took_away():
    lost = ResultAnnouncement.objects.count()
    assert lost
    call_command("migrate", "reports", "0005", verbosity=0)
    assert installed() == ""
    call_command("migrate", verbosity=0)
    with as_owner(), connection.cursor() as cursor:
        database.see_everything(cursor)
    assert (found(), sealed()[1]) == (set(), {"reports_resultannouncement": lost})


@pytest.mark.django_db
def test_a_seal_from_before_a_column_came_still_proves_the_columns_it_names():
    factories.election(Phase.ADMITTED)
    key = Candidate.objects.order_by("pk")[0].pk
    by_owner(
        "SELECT guard.seal('elections_candidate', 'U', '{id,family_name}', %s, ARRAY[("
        "SELECT sha256(convert_to(ROW(t.salt, t.id, t.family_name)::text, 'UTF8'))"
        " FROM elections_candidate t WHERE id = %s)])",
        [str(key)],
        key,
    )
    assert found() == set()
    by_owner("UPDATE elections_candidate SET family_name = 'Niemand' WHERE id = %s", key)
    assert found() == {("elections_candidate", (str(key),), FactFault.DIFFERS)}
