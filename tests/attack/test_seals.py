"""Seals themselves: nobody forges one, and a missing, changed or foreign one is found."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from elections.law.course.phases import Phase
from elections.models import Candidate
from elections.models.register.entries import RegisterEntry
from municipalities.actions.destruction import destroy
from municipalities.actions.seals import destroyed, verify_facts
from municipalities.actions.staff import grant_role, lock_account
from municipalities.messages.facts import destroyed_text, fact_text
from municipalities.models import AuditEvent, Role, Seal, User
from municipalities.models.facts import FactBreak, FactFault
from municipalities.models.proof import is_proven, with_proof
from municipalities.scope import NOBODY, taken
from tests import factories
from tests.database import by_owner

pytestmark = pytest.mark.django_db


def found() -> list[tuple[str, tuple[str, ...], FactFault]]:
    return [(one.table, one.rows, one.fault) for one in verify_facts()]


def seals_of(table: str) -> list[tuple[str, list[str]]]:
    return list(Seal.objects.filter(table_name=table).values_list("operation", "rows"))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO municipalities_seal SELECT * FROM municipalities_seal",
        "UPDATE municipalities_seal SET batch = gen_random_uuid()",
        "DELETE FROM municipalities_seal",
        "TRUNCATE municipalities_seal",
        "SELECT guard.seal('ballots_lot', 'I', '{id}', '{1}', '{}')",
        "UPDATE guard.proven SET columns = '{id}'",
        "SELECT guard.begin_migration()",
        "SELECT guard.seal_standing('ballots_lot', 'id', '{id}', '')",
        "ALTER TABLE ballots_listvotes DISABLE TRIGGER sealed_insert",
    ],
)
def test_the_program_cannot(program, statement):
    with (
        program.cursor() as cursor,
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
    ):
        cursor.execute(statement)


def test_not_even_the_owner_changes_a_seal_by_a_slip():
    factories.MunicipalityFactory.create()
    for statement in (
        "UPDATE municipalities_seal SET rows = '{}'",
        "DELETE FROM municipalities_seal",
        "TRUNCATE municipalities_seal",
    ):
        with (
            connection.cursor() as cursor,
            pytest.raises(DatabaseError, match="are facts"),
            transaction.atomic(),
        ):
            cursor.execute("SELECT tests.by_owner(%s)", [statement])


def test_one_statement_writes_one_seal_of_all_its_rows():
    factories.election(Phase.NOMINATION)
    before = Seal.objects.latest("pk").pk
    rows = Candidate.objects.order_by("pk")
    made = factories.election(Phase.ADMITTED)
    keys = [str(key) for key in rows.values_list("pk", flat=True)]
    Candidate.objects.update(occupation="Weberin")
    (newest,) = Seal.objects.filter(pk__gt=before, operation="U", table_name="elections_candidate")
    assert (made.current_phase, sorted(newest.rows)) == (Phase.ADMITTED, sorted(keys))


def test_an_update_that_changes_nothing_proven_writes_no_seal():
    someone = factories.person(Role.STATE_ADMIN)
    before = seals_of("municipalities_user")
    someone.last_login = timezone.now()
    someone.set_password("ein anderes")
    someone.save()
    User.objects.update(first_name=someone.first_name)
    assert seals_of("municipalities_user") == before
    User.objects.update(first_name="Mai")
    assert seals_of("municipalities_user") == [*before, ("U", [str(someone.pk)])]


def test_no_row_changes_its_key():
    place = factories.MunicipalityFactory.create()
    with pytest.raises(DatabaseError, match="key of a row"), transaction.atomic():
        type(place).objects.update(id=place.pk + 1)


def test_rows_that_say_the_same_have_hashes_that_differ():
    """Nobody finds out by trying which name a destroyed row had."""
    made = factories.election()
    for _ in range(2):
        factories.unassigned(made)
    one, two = Seal.objects.filter(table_name="elections_registerentry")
    by_owner("UPDATE elections_registerentry SET id = 7 WHERE id = %s", one.rows[0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT salt) FROM elections_registerentry")
        assert cursor.fetchone() == (2,)
    assert bytes(one.hashes[0]) != bytes(two.hashes[0])


def test_what_a_check_finds_does_not_hang_on_the_settings_of_who_asks():
    factories.election(Phase.PUBLISHED)
    with connection.cursor() as cursor:
        for setting in (
            "TimeZone = 'Asia/Tokyo'",
            "DateStyle = 'German, DMY'",
            "IntervalStyle = 'sql_standard'",
            "bytea_output = 'escape'",
            "extra_float_digits = -3",
        ):
            cursor.execute(f"SET LOCAL {setting}")
        cursor.execute("SELECT table_name FROM guard.proven")
        for (table,) in cursor.fetchall():
            cursor.execute("SELECT * FROM guard.differing(%s)", [table])
            assert cursor.fetchall() == []
        cursor.execute("SELECT * FROM guard.unfit_batches()")
        assert cursor.fetchall() == []


def test_a_row_that_came_back_behind_the_triggers_is_found():
    made = factories.election(Phase.NOMINATION)
    factories.receive_list(made, 1, 4, factories.lead(made.municipality))
    last = Candidate.objects.latest("pk")
    by_owner("CREATE TABLE kept AS SELECT * FROM elections_candidate WHERE id = %s", last.pk)
    Candidate.objects.filter(pk=last.pk).delete()
    assert found() == []
    by_owner("INSERT INTO elections_candidate SELECT * FROM kept")
    assert found() == [("elections_candidate", (str(last.pk),), FactFault.ALIVE)]


# --- Seals and events, each act in a transaction of its own -----------------------------------


def committed_role() -> Seal:
    place = factories.MunicipalityFactory.create()
    someone = factories.officer(place)
    grant_role(someone, role=Role.AUDITOR, municipality=place, actor=None)
    return Seal.objects.filter(table_name="municipalities_membership").latest("pk")


def found_since(before: Iterable[object]) -> list[tuple[str, tuple[str, ...], FactFault]]:
    return [one for one in found() if one not in before]


@pytest.mark.django_db(transaction=True)
def test_what_an_act_writes_belongs_to_its_event():
    seal = committed_role()
    event = AuditEvent.objects.get(batch=seal.batch)
    written = Seal.objects.filter(batch=seal.batch).order_by("pk")
    digests = b"".join(one.pk.to_bytes(8) + bytes(one.digest) for one in written)
    assert event.facts_hash == hashlib.sha256(digests).hexdigest()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE municipalities_seal SET rows = '{0}' WHERE id = {id}", FactFault.SEAL_CHANGED),
        (
            "UPDATE municipalities_seal SET digest = sha256('') WHERE id = {id}",
            FactFault.OTHER_EVENT,
        ),
        (
            "UPDATE municipalities_auditevent SET facts_hash = repeat('0', 64)"
            " WHERE batch = '{batch}'",
            FactFault.OTHER_EVENT,
        ),
        (
            "UPDATE municipalities_seal SET batch = gen_random_uuid() WHERE id = {id}",
            FactFault.NO_EVENT,
        ),
        ("DELETE FROM municipalities_seal WHERE batch = '{batch}'", FactFault.SEALS_GONE),
    ],
)
def test_a_seal_that_was_tampered_with_is_found(statement, fault):
    seal = committed_role()
    before = found()
    by_owner(statement.replace("{id}", str(seal.pk)).replace("{batch}", str(seal.batch)))
    assert fault in {one for _table, _rows, one in found_since(before)}


@pytest.mark.django_db(transaction=True)
def test_an_act_that_was_taken_out_with_its_seals_and_rows_is_found():
    seal = committed_role()
    before = found()
    by_owner(f"DELETE FROM municipalities_membership WHERE id = {seal.rows[0]}")
    by_owner(f"DELETE FROM municipalities_seal WHERE batch = '{seal.batch}'")
    event = AuditEvent.objects.get(batch=seal.batch)
    assert found_since(before) == [("municipalities_seal", (), FactFault.SEALS_GONE)]
    (told,) = [fact_text(one) for one in verify_facts() if one.fault is FactFault.SEALS_GONE]
    day = timezone.localtime(event.recorded_at).strftime("%d.%m.%Y")
    assert told.startswith(
        f"Siegel (Kette {event.chain_id}, Eintrag {event.position} vom {day}): Was diese Handlung"
    )


@pytest.mark.django_db(transaction=True)
def test_no_seal_is_moved_before_an_older_one_so_that_the_older_one_is_the_newest():
    """A locked account was open again, and every anchor fitted: no hash held a seal's number."""
    place = factories.MunicipalityFactory.create()
    clerk, boss = factories.officer(place), factories.lead(place)
    before = found()
    lock_account(clerk.pk, place=place, reason="Betrug", actor=boss)
    newest = Seal.objects.filter(table_name="municipalities_user").latest("pk")
    by_owner("UPDATE municipalities_user SET is_active = true WHERE id = %s", clerk.pk)
    by_owner("UPDATE municipalities_seal SET id = id - 1000000 WHERE batch = %s", newest.batch)
    moved = ("municipalities_user", (str(clerk.pk),), FactFault.OTHER_EVENT)
    assert moved in found_since(before)
    assert not is_proven(with_proof(User.objects.all()).get(pk=clerk.pk))


@pytest.mark.django_db(transaction=True)
def test_an_event_of_the_first_version_with_seals_still_proves_them():
    """It carries no numbers of seals, and nobody can write them into it afterwards."""
    seal = committed_role()
    before = found()
    by_owner(
        "UPDATE municipalities_auditevent SET facts_hash = guard.seal_digest_before(batch)"
        " WHERE batch = %s",
        seal.batch,
    )
    assert found_since(before) == []


def test_a_table_that_was_taken_off_the_list_is_named():
    place = factories.MunicipalityFactory.create()
    factories.lead(place)
    by_owner("DELETE FROM guard.proven WHERE table_name = 'municipalities_membership'")
    assert found() == [("municipalities_membership", (), FactFault.FORGOTTEN)]


# --- What is said -----------------------------------------------------------------------------


def test_what_was_destroyed_is_said_and_is_no_fault():
    made = factories.election(day=date(2021, 3, 14))
    factories.unassigned(made)
    many = RegisterEntry.objects.filter(election=made).count()
    assert destroy(RegisterEntry, made.pk) == many
    assert found() == []
    today = timezone.localdate().strftime("%d.%m.%Y")
    told = f"Eintrag im Wählerverzeichnis: {many} Zeilen der Wahl {made.pk} vernichtet am {today}"
    assert [destroyed_text(one) for one in destroyed()] == [f"{told}."]
    # Whoever runs the command has no scope: it says so of every municipality all the same.
    said = StringIO()
    with taken(NOBODY), contextlib.suppress(SystemExit):
        call_command("verify_audit", stdout=said)
    assert f"{told}." in said.getvalue()
    # The day was written back to what it was: then it was destroyed before its time.
    by_owner("UPDATE elections_election SET day = '2031-03-16' WHERE id = %s", made.pk)
    assert [one.is_too_early for one in destroyed()] == [True]
    with taken(NOBODY), pytest.raises(SystemExit):
        call_command("verify_audit", stdout=said)
    assert f"{told}, und diese Wahl war da noch nicht vorbei." in said.getvalue()


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (("7",), ", Zeile 7"),
        (("7", "8"), ", Zeilen 7, 8"),
        (tuple("1234567"), ", Zeilen 1, 2, 3, 4, 5 und 2 weitere"),
    ],
)
def test_rows_are_named_and_many_are_counted(rows, named):
    told = fact_text(FactBreak("t", "Wahlschein", rows, FactFault.MISSING))
    assert told == (
        f"Wahlschein{named}: fehlt, und keine Handlung hat die Zeile entfernt. Holen Sie sie aus "
        "der letzten Datensicherung."
    )
