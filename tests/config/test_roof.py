"""The roof: open points of the law, and the second factor."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured

from config.apps import check_assumptions, refuse_wrong_assumptions
from municipalities.models import Role
from tests import factories


@pytest.mark.parametrize(
    ("given", "found"),
    [
        pytest.param({}, [], id="nothing set"),
        pytest.param({"struck_with_votes": "no_votes"}, [], id="a choice that exists"),
        pytest.param(
            {"struck_with_votes": "maybe"},
            ["LAW_ASSUMPTIONS: „struck_with_votes“ kann nicht „maybe“ sein."],
            id="a choice that does not exist",
        ),
        pytest.param(
            {"threshold": 500},
            ["LAW_ASSUMPTIONS: „threshold“ ist kein offener Punkt."],
            id="a point that does not exist",
        ),
    ],
)
def test_the_product_refuses_to_start_on_a_wrong_assumption(settings, given, found):
    settings.LAW_ASSUMPTIONS = given
    assert [error.msg for error in check_assumptions()] == found
    serving = pytest.raises(ImproperlyConfigured, match=found[0]) if found else nullcontext()
    with serving:
        refuse_wrong_assumptions()


@pytest.mark.django_db
def test_without_the_setting_nobody_is_asked_for_a_second_factor(client):
    client.force_login(factories.person(Role.STATE_MONITOR))
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_with_the_setting_a_person_without_a_second_factor_sets_it_up_first(client, settings):
    settings.MFA_REQUIRED = True
    assert client.get("/").status_code == 200
    person = factories.person(Role.STATE_MONITOR)
    client.force_login(person)
    answer = client.get("/")
    assert (answer.status_code, answer.url) == (302, "/konto/2fa/")
    assert client.get("/konto/2fa/").status_code in {200, 302}
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": "not-used-here"}
    )
    assert client.get("/").status_code == 200
