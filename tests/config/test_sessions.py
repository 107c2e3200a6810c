"""A sign-in holds as long as somebody works, and never past a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from config.sessions import BEGAN, STEP
from municipalities.models import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(client):
    client.force_login(factories.officer(factories.MunicipalityFactory.create()))
    return reverse("municipalities:list")


def left() -> timedelta:
    return Session.objects.get().expire_date - timezone.now()


def worked(client, ago: timedelta, began_hours_ago: float = 1) -> None:
    """The session as it is some time after the person did something."""
    session, now = client.session, timezone.now()
    session[BEGAN] = int(now.timestamp() - began_hours_ago * 3600)
    session.save()
    Session.objects.update(expire_date=now + timedelta(hours=10) - ago)


def test_what_somebody_does_moves_the_end_of_the_session_on(client, listing):
    worked(client, timedelta(hours=9), began_hours_ago=14)
    assert client.get(listing).status_code == 200
    assert left() > timedelta(hours=9)


def test_a_session_that_nobody_used_for_ten_hours_is_over(client, listing):
    worked(client, timedelta(hours=10, minutes=1), began_hours_ago=11)
    assert client.get(listing).url.startswith(reverse("account_login"))


def test_not_every_request_writes(client, listing):
    worked(client, STEP / 2)
    assert client.get(listing).status_code == 200
    assert left() < timedelta(hours=10) - STEP / 2


def test_a_page_that_asks_by_itself_keeps_no_session(client, listing):
    worked(client, timedelta(hours=9))
    client.get(listing, headers={"HX-Request": "true"})
    assert left() < timedelta(hours=1)


def test_a_session_ends_a_day_after_the_sign_in_however_active_it_is(client, listing):
    worked(client, timedelta(), began_hours_ago=23.9)
    assert client.get(listing).status_code == 200
    worked(client, timedelta(), began_hours_ago=24.1)
    assert client.get(listing).url.startswith(reverse("account_login"))
    assert not Session.objects.exists()


def test_who_signs_in_again_begins_a_new_day(client, listing):
    person = factories.person(Role.AUDITOR, factories.MunicipalityFactory.create())
    worked(client, timedelta(), began_hours_ago=24.1)
    client.get(listing)
    client.force_login(person)
    assert client.get(listing).status_code == 200
    assert timezone.now().timestamp() - client.session[BEGAN] < 60
