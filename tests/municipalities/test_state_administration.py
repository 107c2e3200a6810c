"""What the state's administration does: the election day, and accounts."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from municipalities.models import AuditEvent, Membership, Role, Term, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def administration(client):
    client.force_login(factories.person(Role.STATE_ADMIN))
    return client


@pytest.mark.rules("R-BODY-07")
def test_the_election_day_opens_its_term(administration):
    answer = administration.post(reverse("municipalities:terms"), {"election_day": "2031-03-16"})
    assert answer.status_code == 302
    term = Term.objects.get()
    assert (str(term.starts_on), str(term.ends_on)) == ("2031-04-01", "2036-03-31")
    assert AuditEvent.objects.filter(chain="land", act="term.opened").count() == 1


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        pytest.param("2031-03-17", "kein Sonntag im März", id="a Monday"),
        pytest.param("2031-04-06", "kein Sonntag im März", id="a Sunday in April"),
        pytest.param("2026-03-22", "der Wahltag 15.03.2026 bestimmt", id="another day of a term"),
    ],
)
@pytest.mark.rules("R-BODY-07")
def test_a_day_that_cannot_be_is_refused_and_stays_typed(administration, day, sentence):
    factories.term()
    answer = administration.post(reverse("municipalities:terms"), {"election_day": day})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert day in page
    assert Term.objects.count() == 1


def test_an_account_is_made_with_a_password_that_is_shown_once():
    place = factories.MunicipalityFactory(ags="06533009")
    out = StringIO()
    call_command(
        "open_account", "frau.kaya", role="election_officer", municipality="06533009", stdout=out
    )
    password = out.getvalue().strip().rsplit(" ", 1)[1]
    person = User.objects.get(username="frau.kaya")
    assert person.check_password(password)
    assert Membership.objects.get(user=person).municipality == place


@pytest.mark.parametrize(
    ("role", "ags", "sentence"),
    [
        pytest.param("election_officer", None, "brauchen --municipality", id="no municipality"),
        pytest.param("state_admin", "06533009", "haben keine Gemeinde", id="one too many"),
        pytest.param("auditor", "06000000", "nicht bekannt", id="an unknown municipality"),
    ],
)
def test_an_account_that_cannot_be_is_refused(role, ags, sentence):
    factories.MunicipalityFactory(ags="06533009")
    with pytest.raises(CommandError, match=sentence):
        call_command("open_account", "x", role=role, municipality=ags)
    assert User.objects.count() == 0
