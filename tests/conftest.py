"""What every test may rely on."""

from __future__ import annotations

import pytest
from django.db import connection

PROTECTED = ("municipalities_auditevent", "municipalities_auditchain")


def _triggers(word: str) -> None:
    with connection.cursor() as cursor:
        for table in PROTECTED:
            cursor.execute(f"ALTER TABLE {table} {word} TRIGGER USER")


def _commits(request: pytest.FixtureRequest) -> bool:
    """Tell whether a test commits for real, so that its database is emptied afterwards."""
    marker = request.node.get_closest_marker("django_db")
    marked = marker is not None and marker.kwargs.get("transaction", False)
    return marked or bool({"transactional_db", "live_server"} & set(request.fixturenames))


@pytest.fixture(autouse=True)
def _log_guarded_again(request, django_db_blocker):
    """After the database was emptied the log is append-only again."""
    yield
    if _commits(request):
        with django_db_blocker.unblock():
            _triggers("ENABLE")


@pytest.fixture(autouse=True)
def _log_can_be_emptied(request, _log_guarded_again):
    """Only after a test, and only in the tests' database, the log may be emptied."""
    if not _commits(request):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    _triggers("DISABLE")
