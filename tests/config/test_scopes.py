"""The scope goes to the database with every transaction and is taken back with it."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event, Thread

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DataError, connection, transaction
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.scopes import Arriving, OfPerson, scope_of
from municipalities import scope as scopes
from municipalities.actions.jobs import kept_alive, request_job
from municipalities.models import Job, Membership, Municipality, Role
from municipalities.scope import (
    NOBODY,
    PUBLIC,
    Scope,
    arriving,
    carried,
    current,
    kept,
    taken,
    town,
)
from municipalities.tasks import sweep, task_of_job
from tests import factories
from tests.database import EVERYTHING

LONG_AGO = datetime(2026, 3, 1, tzinfo=UTC)
ONE, OTHER = town(1), town(2, 3)


def told() -> str:
    """The municipalities that the server knows of, asked by a statement like any other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('guard.municipalities', true)")
        return cursor.fetchone()[0]


class UndoneError(Exception):
    pass


def fail_in(scope: Scope) -> None:
    """Let a statement fail inside a savepoint."""
    with transaction.atomic(), taken(scope), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


def undo_in(scope: Scope) -> None:
    """Ask in a scope inside a savepoint that is rolled back."""
    with transaction.atomic(), taken(scope):
        told()
        raise UndoneError


# --- Transactions -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_scope_that_changes_inside_a_transaction_holds_from_the_next_statement():
    with taken(ONE):
        assert told() == "{1}"
        with taken(OTHER):
            assert told() == "{2,3}"
        assert told() == "{1}"


@pytest.mark.django_db
def test_a_scope_taken_in_a_savepoint_that_is_released_is_taken_back():
    with taken(ONE):
        with transaction.atomic(), taken(OTHER):
            assert told() == "{2,3}"
        assert told() == "{1}"


@pytest.mark.django_db
def test_a_scope_holds_again_after_a_savepoint_is_rolled_back():
    with taken(ONE):
        assert told() == "{1}"
        with pytest.raises(UndoneError):
            undo_in(OTHER)
        assert told() == "{1}"
        with pytest.raises(UndoneError):
            undo_in(ONE)
        with taken(OTHER):
            assert told() == "{2,3}"


@pytest.mark.django_db(transaction=True)
def test_a_failed_statement_leaves_its_savepoint_to_be_rolled_back():
    with taken(ONE), transaction.atomic():
        told()
        with pytest.raises(DataError):
            fail_in(OTHER)
        assert told() == "{1}"


@pytest.mark.django_db(transaction=True)
def test_three_transactions_of_one_request_each_have_their_scope():
    for scope, wanted in ((ONE, "{1}"), (OTHER, "{2,3}"), (ONE, "{1}")):
        with taken(scope), transaction.atomic():
            assert told() == wanted


@pytest.mark.django_db(transaction=True)
def test_a_transaction_takes_its_scope_back_when_it_ends():
    with taken(ONE), transaction.atomic():
        assert told() == "{1}"
    raw = connection.connection.execute("SELECT current_setting('guard.municipalities', true)")
    assert raw.fetchone()[0] != "{1}"


@pytest.mark.django_db(transaction=True)
def test_outside_transactions_each_statement_has_its_scope():
    for scope, wanted in ((ONE, "{1}"), (NOBODY, "{}"), (OTHER, "{2,3}")):
        with taken(scope):
            assert told() == wanted


@pytest.mark.django_db(transaction=True)
def test_a_connection_from_the_pool_brings_no_scope_of_whoever_had_it():
    with taken(ONE):
        assert told() == "{1}"
        connection.close()
    with taken(NOBODY):
        assert told() == "{}"


@pytest.mark.django_db(transaction=True)
def test_a_scope_is_sent_once_for_many_statements():
    sent = []
    with taken(ONE), transaction.atomic():
        told()
        original = connection.connection.execute
        connection.connection.execute = lambda *args: sent.append(args) or original(*args)
        try:
            told()
            told()
            with taken(OTHER):
                told()
        finally:
            del connection.connection.execute
    assert len(sent) == 1


# --- Rows that are read piece by piece --------------------------------------------------------


@pytest.mark.django_db
def test_a_cursor_of_the_server_reads_on_in_the_scope_of_the_moment():
    places = factories.MunicipalityFactory.create_batch(3)
    person = factories.person(Role.ELECTION_OFFICER, places[0])
    factories.person(Role.ELECTION_OFFICER, places[1])
    with taken(scope_of(person)):
        rows = Membership.objects.order_by("pk").iterator(chunk_size=1)
        assert next(rows).municipality_id == places[0].pk
        assert list(rows) == []


def test_a_stream_is_made_in_its_scope_and_leaves_none_behind():
    seen = []

    def parts():
        for part in (b"a", b"b"):
            seen.append(current())
            yield part

    outside = [current() for _part in kept(parts(), ONE)]
    assert (seen, outside) == ([ONE, ONE], [EVERYTHING, EVERYTHING])


@pytest.mark.django_db
def test_a_streamed_answer_is_made_in_the_scope_of_the_person(rf):
    place = factories.MunicipalityFactory.create()
    request = rf.get("/")
    request.user = factories.person(Role.AUDITOR, place)
    made = []

    def answer(_request):
        return StreamingHttpResponse(made.append(current()) or b"x" for _ in range(2))

    response = Arriving(OfPerson(answer))(request)
    assert current() == EVERYTHING
    assert response.getvalue() == b"xx"
    assert made == [town(place.pk, person=request.user.pk)] * 2


@pytest.mark.django_db
def test_copy_sends_the_scope_too():
    asked = "COPY (SELECT current_setting('guard.municipalities')) TO STDOUT"
    with taken(ONE), connection.cursor() as cursor, cursor.copy(asked) as out:
        assert b"".join(bytes(part) for part in out) == b"{1}\n"


def test_many_values_at_once_send_the_scope(transactional_db):
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("CREATE TEMPORARY TABLE said (place text) ON COMMIT DROP")
        with taken(ONE):
            cursor.executemany(
                "INSERT INTO said VALUES (current_setting('guard.municipalities') || %s)",
                [("a",), ("b",)],
            )
        cursor.execute("SELECT array_agg(place ORDER BY place) FROM said")
        assert cursor.fetchone()[0] == ["{1}a", "{1}b"]


# --- Threads ----------------------------------------------------------------------------------


def test_a_thread_asks_in_the_scope_it_was_given_and_else_in_none():
    found = []
    with taken(ONE):
        threads = [
            Thread(target=carried(lambda: found.append(current()))),
            Thread(target=lambda: found.append(current())),
        ]
        for thread in threads:
            thread.start()
            thread.join()
    assert found == [ONE, EVERYTHING]  # what holds in tests where nobody took a scope


# --- Who takes which scope --------------------------------------------------------------------


def person_of(*roles: tuple[Role, Municipality | None]):
    (role, place), *more = roles
    person = factories.person(role, place)
    for role, place in more:
        Membership.objects.create(user=person, role=role, municipality=place)
    return person


@pytest.mark.django_db
def test_a_person_sees_the_town_halls_of_all_roles():
    here, there, _elsewhere = factories.MunicipalityFactory.create_batch(3)
    person = person_of((Role.CAPTURE_CLERK, here), (Role.AUDITOR, there))
    assert scope_of(person) == town(here.pk, there.pk, person=person.pk)


@pytest.mark.django_db
def test_a_role_of_the_state_adds_the_state_and_keeps_the_town_hall():
    here = factories.MunicipalityFactory.create()
    person = person_of((Role.STATE_MONITOR, None), (Role.AUDITOR, here))
    assert scope_of(person) == Scope("state", person.pk, frozenset([here.pk]))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "kind"), [("/", "town"), ("/konto/login/", "arriving")], ids=["page", "sign-in"]
)
def test_pages_of_sign_in_see_accounts_beside_the_persons_own(rf, address, kind):
    place = factories.MunicipalityFactory.create()
    request = rf.get(address)
    request.user = factories.person(Role.AUDITOR, place)
    assert scope_during(request) == Scope(kind, request.user.pk, frozenset([place.pk]))


def scope_during(request) -> Scope:
    found = []
    Arriving(OfPerson(lambda _request: found.append(current())))(request)
    return found[0]


def test_whoever_is_not_signed_in_is_the_public(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    assert scope_during(request) == PUBLIC


def test_before_the_sign_in_is_looked_up_accounts_alone_are_seen(rf):
    found = []
    Arriving(lambda _request: found.append(current()))(rf.get("/"))
    assert found == [arriving()]


# --- Work without a request -------------------------------------------------------------------


@pytest.fixture
def in_no_scope(monkeypatch):
    """As in the product: whoever takes no scope sees nothing."""
    monkeypatch.setattr(scopes, "without", NOBODY)


def running_job(place: Municipality) -> Job:
    job = request_job(
        "tests.work", municipality=place, actor=factories.officer(place), now=LONG_AGO, total=5
    )
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING)
    return job


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("in_no_scope")
def test_the_thread_that_keeps_a_job_alive_asks_in_the_scope_of_the_job():
    with taken(EVERYTHING):
        place = factories.MunicipalityFactory.create()
        job = running_job(place)
    with taken(town(place.pk)), kept_alive(job, every=0.02) as pulse:
        pulse.report(3)
        Event().wait(0.5)
    with taken(EVERYTHING):
        job.refresh_from_db()
    assert (job.done, job.touched_at > LONG_AGO) == (3, True)


@pytest.mark.django_db
@pytest.mark.usefixtures("in_no_scope")
def test_the_sweep_finds_the_lost_jobs_of_all_municipalities():
    with taken(EVERYTHING):
        for place in factories.MunicipalityFactory.create_batch(2):
            running_job(place)
    assert not Job.objects.exists()
    assert sweep() == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("in_no_scope")
def test_a_task_works_in_the_scope_of_the_municipality_whose_job_it_is():
    with taken(EVERYTHING):
        here, _elsewhere = factories.MunicipalityFactory.create_batch(2)
        job = request_job(
            "tests.scope", municipality=here, actor=factories.officer(here), now=timezone.now()
        )
    found = []

    @task_of_job("tests.scope", failed=_("gescheitert"))
    def look(job: Job) -> bool:
        found.append((current(), job.requested_by.memberships.get().municipality))
        return True

    look(job.pk)
    assert found == [(town(here.pk), here)]
    with taken(EVERYTHING):
        job.refresh_from_db()
    assert job.state == Job.State.DONE
