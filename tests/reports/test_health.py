"""The address that a monitoring machine asks: ok or not, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from celery import current_app
from django.db import connection
from django.utils import timezone

from municipalities.models import Job
from reports.views.health import WAITING_TOO_LONG
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def broker():
    """The broker's settings, put back afterwards."""
    before = (current_app.conf.broker_transport_options, current_app.conf.broker_url)
    yield current_app.conf
    current_app.conf.broker_transport_options, current_app.conf.broker_url = before


def answer(client) -> tuple[int, str]:
    got = client.get("/gesundheit/")
    assert got["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in got["Cache-Control"]
    return got.status_code, got.content.decode()


def job(age: timedelta, state: Job.State):
    place = factories.MunicipalityFactory()
    Job.objects.create(
        kind="reports.issue_protocol",
        municipality=place,
        requested_by=factories.officer(place),
        touched_at=timezone.now() - age,
        state=state,
    )


def test_a_working_installation_says_ok(client):
    assert answer(client) == (200, "ok\n")


@pytest.mark.parametrize(
    ("age", "state", "status"),
    [
        pytest.param(timedelta(minutes=1), Job.State.WAITING, 200, id="a job just asked for"),
        pytest.param(WAITING_TOO_LONG * 2, Job.State.WAITING, 503, id="a job nobody takes"),
        pytest.param(WAITING_TOO_LONG * 2, Job.State.RUNNING, 503, id="a job that stands still"),
        pytest.param(WAITING_TOO_LONG * 2, Job.State.DONE, 200, id="an old job that is done"),
        pytest.param(WAITING_TOO_LONG * 2, Job.State.FAILED, 200, id="an old job that failed"),
    ],
)
def test_work_that_waits_too_long_is_not_ok(client, age, state, status):
    job(age, state)
    assert answer(client)[0] == status


def test_a_missing_folder_of_the_broker_is_not_ok(client, broker, tmp_path):
    broker.broker_transport_options = {"data_folder_out": str(tmp_path / "gone")}
    assert answer(client) == (503, "nicht ok\n")


def test_a_broker_that_does_not_listen_is_not_ok(client, broker):
    broker.broker_transport_options = {}
    broker.broker_url = "redis://127.0.0.1:1/0"
    assert answer(client) == (503, "nicht ok\n")


def test_a_database_that_refuses_is_not_ok(client):
    with connection.execute_wrapper(refuse):
        assert answer(client) == (503, "nicht ok\n")


def refuse(execute, sql, params, many, context):
    """A database that refuses every query, as one does while it shuts down."""
    return execute("SELECT 1 / 0", None, many, context)
