"""Somebody has the program's password and speaks SQL: what can be done to the log?

Everything here runs as the program's role, with the grants and triggers of ``make run``.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from municipalities.actions.audit import verify_chain, verify_chains
from municipalities.models import AuditChain, AuditEvent
from municipalities.models.chain import Fault
from tests.factories import MunicipalityFactory

AGS = "06533001"
HASH = "f" * 64
INSERT = """
    INSERT INTO municipalities_auditevent (chain_id, position, recorded_at, actor_name, act,
        subject, subject_name, details, form, batch, content_hash, facts_hash, chained_at,
        previous_hash, hash)
    VALUES (%(chain)s, %(position)s, now(), '', 'result.determined', 'x', 'x', '{}', %(form)s,
        {batch}, %(content)s, %(facts)s, %(chained)s, %(previous)s, %(hash)s)
"""
OPEN = {
    "chain": AGS, "position": None, "form": 2, "content": HASH, "facts": "", "chained": None,
    "previous": "", "hash": "",
}  # fmt: skip


def run(statement: str, values: dict | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def insert(batch: str = "guard.batch()", **forged: object) -> None:
    with transaction.atomic():
        run(INSERT.replace("{batch}", batch), {**OPEN, **forged})


@pytest.fixture
def place():
    """A town with three events, committed one after the other."""
    made = MunicipalityFactory.create(ags=AGS)
    for number in (1, 2, 3):
        with transaction.atomic():
            AuditEvent.objects.record(None, "body.decided", made, made, seats=number)
    return made


def stands() -> list:
    return [list(AuditEvent.objects.values().order_by("pk")), list(AuditChain.objects.values())]


REFUSED = {
    "a detail is rewritten": "UPDATE municipalities_auditevent SET details = '{}'",
    "a time is rewritten": "UPDATE municipalities_auditevent SET chained_at = now()",
    "an event is opened again": "UPDATE municipalities_auditevent SET position = NULL",
    "an event is deleted": "DELETE FROM municipalities_auditevent WHERE position = 3",
    "the log is emptied": "TRUNCATE municipalities_auditevent",
    "the log is emptied with all that hangs on it": "TRUNCATE municipalities_auditevent CASCADE",
    "the users are emptied, and the log with them": "TRUNCATE municipalities_user CASCADE",
    "the chains are emptied, and the log with them": "TRUNCATE municipalities_auditchain CASCADE",
    "the head is shortened": "UPDATE municipalities_auditchain SET length = 2",
    "the head gets another hash": f"UPDATE municipalities_auditchain SET last_hash = '{HASH}'",
    "a head is locked": "SELECT FROM municipalities_auditchain FOR UPDATE",
    "a head is locked, to hold up a count": "SELECT FROM municipalities_auditchain FOR SHARE",
    "a chain is made": f"INSERT INTO municipalities_auditchain VALUES ('x', 1, '{HASH}')",
    "a chain is deleted": "DELETE FROM municipalities_auditchain",
    "the triggers are switched off": "SET session_replication_role = replica",
    "a trigger is disabled": "ALTER TABLE municipalities_auditevent DISABLE TRIGGER ALL",
    "a trigger is dropped": "DROP TRIGGER opens ON municipalities_auditevent",
    "what closes events is replaced": "CREATE OR REPLACE FUNCTION guard.seal_digest(batch uuid)"
    " RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
    "what closes events is called by hand": "SELECT guard.close_batch()",
    "the table is locked": "LOCK municipalities_auditchain IN EXCLUSIVE MODE",
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_program_can_do_nothing_to_what_was_written(place, statement):
    before = stands()
    refused = pytest.raises(DatabaseError, match=r"permission denied|must be owner")
    with refused, transaction.atomic():
        run(statement)
    assert stands() == before
    assert [report.breaks for report in verify_chains()] == [()]


FORGED = {
    "with a place of its own": {"position": 4},
    "as the first of all": {"position": 0},
    "with a hash of its own": {"hash": HASH},
    "joined to a hash of its own": {"previous": HASH},
    "with a moment of its own": {"chained": datetime(2026, 3, 15, tzinfo=UTC)},
    "with a proof of facts of its own": {"facts": HASH},
    "as an event of an earlier version": {"form": 1},
    "as an event of an earlier version, closed": {
        "form": 1, "position": 4, "previous": HASH, "hash": HASH,
    },
    "in no batch": {"batch": "NULL"},
    "in a batch of its own": {"batch": "gen_random_uuid()"},
    "in the batch of another": {"batch": "(SELECT batch FROM municipalities_auditevent LIMIT 1)"},
    "of a chain that is none": {"chain": "a\nb"},
    "with something that is no hash": {"content": "a\nb"},
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_an_event_cannot_be_inserted(place, forged):
    before = stands()
    with pytest.raises(DatabaseError, match="is written open, in the batch"):
        insert(**forged)
    assert stands() == before


@pytest.mark.django_db(transaction=True)
def test_an_event_with_a_made_up_hash_of_what_it_says_is_found(place):
    insert()
    (found,) = verify_chain(AGS).breaks
    assert (found.fault, found.position) == (Fault.CHANGED, 4)


@pytest.mark.django_db(transaction=True)
def test_an_open_event_cannot_be_changed_before_it_closes(place):
    refused = pytest.raises(DatabaseError, match="permission denied")
    with transaction.atomic():
        event = AuditEvent.objects.record(None, "body.decided", place, place, seats=4)
        for change in ("details = '{}'", "position = 9", f"hash = '{HASH}'", "batch = NULL"):
            with refused, transaction.atomic():
                run(f"UPDATE municipalities_auditevent SET {change} WHERE id = {event.pk}")
    assert (verify_chain(AGS).events, verify_chain(AGS).breaks) == (4, ())


@pytest.mark.django_db(transaction=True)
def test_no_setting_moves_an_event_into_another_batch(place):
    known = AuditEvent.objects.get(position=1).batch
    with transaction.atomic():
        for name in ("guard.batch", "guard.transaction", "TimeZone", "DateStyle"):
            value = {"TimeZone": "Asia/Tokyo", "DateStyle": "German"}.get(name, str(known))
            run(f"SET LOCAL {name} = '{value}'")
        made = AuditEvent.objects.record(None, "body.decided", place, place, seats=4)
        run("SET LOCAL TimeZone = 'UTC'")
        again = AuditEvent.objects.record(None, "body.decided", place, place, seats=5)
    assert made.batch == again.batch != str(known)
    assert verify_chain(AGS).breaks == ()


@pytest.mark.django_db(transaction=True)
def test_who_closes_early_gains_nothing(place):
    """The program may make deferred triggers immediate; then an event is closed when written."""
    with transaction.atomic():
        run("SET CONSTRAINTS ALL IMMEDIATE")
        event = AuditEvent.objects.record(None, "body.decided", place, place, seats=4)
        event.refresh_from_db()
        assert event.position == 4
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            run("UPDATE municipalities_auditevent SET position = 5 WHERE position = 4")
    assert verify_chain(AGS).breaks == ()


@pytest.mark.django_db(transaction=True)
def test_tables_of_the_same_name_in_a_schema_that_is_searched_first_deceive_nobody(place):
    """The functions of the owner look into the right schema, whatever the program makes its own."""
    with transaction.atomic():
        run("CREATE TEMPORARY TABLE municipalities_auditchain AS SELECT * FROM"
            " public.municipalities_auditchain")  # fmt: skip
        run("UPDATE pg_temp.municipalities_auditchain SET length = 70")
        AuditEvent.objects.record(None, "body.decided", place, place, seats=4)
        run("DROP TABLE pg_temp.municipalities_auditchain")
    newest = AuditEvent.objects.order_by("pk").last()
    assert newest is not None
    assert (newest.position, newest.details) == (4, {"seats": 4})
    assert verify_chain(AGS).breaks == ()
