"""The API keeps what its description promises, for the public and for a person of a town hall."""

from __future__ import annotations

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from elections.law.course.phases import Phase as ElectionPhase
from municipalities.models import Role
from tests import factories

application = get_wsgi_application()
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
OPERATIONS = {
    "/api/v1/municipalities/",
    "/api/v1/municipalities/{ags}/",
    "/api/v1/elections/",
    "/api/v1/elections/{id}/",
    "/api/v1/results/",
    "/api/v1/results/{id}/",
    "/api/v1/standings/",
    "/api/v1/standings/figures/",
}


@pytest.fixture
def one_connection(db):
    """The whole application inside the test's transaction: its requests close no connection."""
    signals = [request_started, request_finished]
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def description(one_connection):
    """The schema as the product serves it."""
    return schemathesis.openapi.from_wsgi("/api/schema/", application)


@pytest.fixture
def people(db):
    """A published election, and who asks: the public, and an officer of that municipality."""
    held = factories.election(ElectionPhase.PUBLISHED)
    officer = Client()
    officer.force_login(factories.person(Role.ELECTION_OFFICER, held.municipality))
    return held, [{}, {key: morsel.value for key, morsel in officer.cookies.items()}]


def test_every_operation_answers_as_described(description, people):
    for path in sorted(OPERATIONS):

        @given(case=description[path]["GET"].as_strategy())
        @settings(
            max_examples=10,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(case):
            for cookies in people[1]:
                case.call_and_validate(cookies=cookies, checks=CHECKS)

        ask()


def test_every_operation_is_described(description):
    described = {result.ok().path for result in description.get_all_operations()}
    assert described == OPERATIONS


def test_what_exists_is_answered_as_described(description, people):
    held, [public, officer] = people
    known = {
        "/api/v1/municipalities/{ags}/": {"ags": held.municipality.ags},
        "/api/v1/elections/{id}/": {"id": held.pk},
        "/api/v1/results/{id}/": {"id": held.publications.get().pk},
    }
    statuses = {}
    for path in OPERATIONS:
        case = description[path]["GET"].Case(path_parameters=known.get(path, {}))
        statuses[path] = tuple(
            case.call_and_validate(cookies=cookies, checks=CHECKS).status_code
            for cookies in (public, officer)
        )
    assert statuses == {
        path: (200, 200) if "results" in path else (403, 200) for path in OPERATIONS
    }
