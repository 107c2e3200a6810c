"""What every test may rely on."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TypeVar

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import TestCase
from hypothesis import settings

from municipalities import scope
from tests import database

# How long an example takes says how busy the machine is, and nothing about the product.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Made = TypeVar("Made")
DATABASE = {"db", "transactional_db", "live_server"}
FIRST = "test_readme.py"  # its installation takes longest, and one process makes it for all of it


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--cov-pure-law",
        action="store_true",
        help="with --cov: trace only tests that name the law and need no database",
    )


def _is_of_the_law(item: pytest.Item) -> bool:
    """Whether a test needs no database and its module imports something of the law."""
    if item.get_closest_marker("django_db") or DATABASE & set(item.fixturenames):
        return False
    names = vars(item.module).values()
    homes = (
        getattr(thing, "__module__", None) or getattr(thing, "__name__", "") for thing in names
    )
    return any(".law." in f"{home}." for home in homes)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item):
    """Leave all other tests untraced: tracing makes them half as slow again, for no line more."""
    if item.config.getoption("cov_pure_law"):
        tracer = item.config.pluginmanager.getplugin("_cov").cov_controller
        wanted = _is_of_the_law(item)
        if wanted and not tracer.started:
            tracer.resume()
        elif tracer.started and not wanted:
            tracer.pause()
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that at the end nobody waits for one process."""
    items.sort(key=lambda item: item.path.name != FIRST)


def pytest_configure() -> None:
    """Let the tests themselves see all rows, also in their threads and in what files share."""
    scope.without = database.EVERYTHING


def pytest_collection_finish() -> None:
    """Look through thousands of collected tests for garbage once, not every half minute."""
    gc.collect()
    gc.freeze()


def _closing_at_once(enter: Callable[..., Made]) -> Callable[..., Made]:
    def begin(case: type[TestCase]) -> Made:
        atomics = enter(case)
        database.close_events_at_once()
        return atomics

    return begin


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment,
    django_db_blocker,
    django_db_keepdb,
    django_db_createdb,
    django_db_modify_db_settings,
):
    """One database for this process of the run, instead of migrating one here."""
    product = connection.settings_dict["NAME"]
    # The cursor stays open as long as the run: it holds the lock on the database's name.
    with (
        django_db_blocker.unblock(),
        closing(database.owners()) as owner,
        owner.cursor() as cursor,
        pytest.MonkeyPatch.context() as patch,
    ):
        # Django empties the database after a test that committed; only its owner can do that.
        patch.setattr(
            type(connection.ops), "execute_sql_flush", lambda _own, sql: database.empty(sql)
        )
        # A test that is rolled back never commits, and would never see where an event stands.
        enter = TestCase._enter_atomics.__func__
        patch.setattr(TestCase, "_enter_atomics", classmethod(_closing_at_once(enter)))
        name = database.free_name(cursor, connection.creation._get_test_db_name())
        with database.alone(cursor):
            kept = django_db_keepdb and not django_db_createdb and database.is_clone(cursor, name)
            if not kept:
                database.clone(cursor, name)
        database.use(name)
        with django_db_blocker.block():
            yield
        database.use(product)
        if not django_db_keepdb:
            database.drop(cursor, name)


@pytest.fixture(scope="session")
def installation(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The name of a database exactly as ``make run`` makes one, without what tests may do more."""
    with (
        django_db_blocker.unblock(),
        database.another("installed", as_installed=True) as name,
        django_db_blocker.block(),
    ):
        yield name


@pytest.fixture(scope="session")
def program(installation, django_db_blocker) -> Iterator[DatabaseWrapper]:
    """A connection of the program to that database, signed in as in ``make run``."""
    made = database.connected(installation)
    yield made
    with django_db_blocker.unblock():
        made.close()


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker) -> Iterator[Callable[[Callable[[], Made]], Made]]:
    """Make facts once for all tests of a file: ``once(make)``; each test undoes only its own.

    Every test of the file has to ask for them, or what it finds hangs on which test ran before.
    None may commit for real.
    """
    around = transaction.atomic()
    around._from_testcase = True  # as in Django's tests: ``durable`` is for the product

    def make_once(make: Callable[[], Made]) -> Made:
        with django_db_blocker.unblock():
            return make()

    make_once(around.__enter__)
    make_once(database.close_events_at_once)
    yield make_once
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
