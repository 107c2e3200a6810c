"""What every test may rely on."""

from __future__ import annotations

import pytest
from django.db import connection
from pytest_django.plugin import blocking_manager_key

LOG = ("municipalities_auditevent", "municipalities_auditchain")


def _triggers(word: str) -> None:
    with connection.cursor() as cursor:
        for table in LOG:
            cursor.execute(f"ALTER TABLE {table} {word} TRIGGER USER")


def _commits(test: pytest.Item) -> bool:
    """Tell whether a test commits for real, so that its database is emptied afterwards."""
    marker = test.get_closest_marker("django_db")
    marked = marker is not None and marker.kwargs.get("transaction", False)
    return marked or bool({"transactional_db", "live_server"} & set(test.fixturenames))


@pytest.fixture(autouse=True)
def _log_can_be_emptied(request):
    """The log forbids being emptied; only the tests' database lifts that, and only after a test."""
    yield
    if _commits(request.node):
        _triggers("DISABLE")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None):
    """Once the database is emptied the log is append-only again."""
    yield
    # After the last test there is no database left, unless it is kept for the next run.
    if _commits(item) and (nextitem is not None or item.config.getoption("reuse_db")):
        with item.config.stash[blocking_manager_key].unblock():
            _triggers("ENABLE")
