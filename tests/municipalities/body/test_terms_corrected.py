"""An election day entered wrongly is corrected until something rests on its Wahlzeit."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.law.course.phases import Phase
from municipalities.law.body.terms import TermUse
from municipalities.models import AuditEvent, Commission, KnownBody, PastElection, Role, Term
from municipalities.models.body.term_use import uses_of
from tests import factories
from tests.elections.course.test_corrections import text

pytestmark = pytest.mark.django_db
WRONG, RIGHT = date(2036, 3, 9), date(2036, 3, 16)


@pytest.fixture
def administration(client):
    client.force_login(factories.person(Role.STATE_ADMIN))
    return client


def page(term):
    return reverse("municipalities:correct_term", args=[term.pk])


def typed(**changes):
    return {"right": "day", "election_day": "2036-03-16", "reason": "Zahlendreher"} | changes


def state_log(act):
    return [event.details for event in AuditEvent.objects.filter(chain="land", act=act)]


@pytest.mark.rules("R-BODY-07")
def test_a_wrong_election_day_is_corrected_with_a_reason(administration):
    term = factories.term(WRONG)
    assert page(term) in text(administration.get(reverse("municipalities:terms")))
    assert administration.post(page(term), typed(reason="")).status_code == 422
    assert administration.post(page(term), typed()).status_code == 302
    term.refresh_from_db()
    assert (term.election_day, str(term)) == (RIGHT, "2036–2041")
    told = {"election_day_before": "2036-03-09", "election_day": "2036-03-16"}
    assert state_log("term.day_corrected") == [told | {"reason": "Zahlendreher"}]
    assert administration.post(page(term), typed()).status_code == 302
    assert len(state_log("term.day_corrected")) == 1


@pytest.mark.rules("R-BODY-07")
def test_a_wrong_year_moves_the_whole_wahlzeit(administration):
    term = factories.term(date(2035, 3, 11))
    assert administration.post(page(term), typed()).status_code == 302
    term.refresh_from_db()
    assert (term.starts_on, term.ends_on) == (date(2036, 4, 1), date(2041, 3, 31))


@pytest.mark.rules("R-BODY-07")
def test_a_wahlzeit_opened_by_a_slip_is_taken_back(administration):
    term = factories.term(date(2035, 3, 11))
    gone = typed(right="none", election_day="")
    assert administration.post(page(term), gone).status_code == 302
    assert not Term.objects.exists()
    told = {"election_day": "2035-03-11", "reason": "Zahlendreher"}
    assert state_log("term.taken_back") == [told]


@pytest.mark.rules("R-BODY-07")
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"election_day": ""}, "Welcher Wahltag ist richtig?"),
        ({"right": "none"}, "Eine zurückgenommene Wahlzeit hat keinen Wahltag"),
        ({"election_day": "2036-03-17"}, "kein Sonntag im März"),
        ({"election_day": "2041-03-10"}, "der Wahltag 17.03.2041 bestimmt"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(administration, changes, said):
    factories.term(date(2041, 3, 17))
    term = factories.term(WRONG)
    answer = administration.post(page(term), typed(**changes))
    assert (answer.status_code, said in text(answer)) == (422, True)
    term.refresh_from_db()
    assert (term.election_day, state_log("term.day_corrected")) == (WRONG, [])


@pytest.mark.rules("R-BODY-07")
def test_the_day_stands_once_something_rests_on_it(administration):
    made = factories.election(Phase.SETUP)
    term = made.term
    assert uses_of(term) == [TermUse.DECISION, TermUse.ELECTION]
    said = text(administration.get(page(term)))
    assert "Entscheidungen von Gemeinden über ihr Gremium, angelegte Wahlen" in said
    assert 'name="reason"' not in said
    for wanted in (typed(election_day="2026-03-22"), typed(right="none", election_day="")):
        assert administration.post(page(term), wanted).status_code == 422
    term.refresh_from_db()
    assert term.election_day == factories.DAY


@pytest.mark.rules("R-BODY-07")
def test_a_commission_and_what_sources_say_rest_on_it_too():
    term = factories.term(WRONG)
    assert uses_of(term) == []
    Commission.objects.create(municipality=factories.MunicipalityFactory(), term=term)
    assert uses_of(term) == [TermUse.COMMISSION]
    PastElection.objects.create(kind=PastElection.Kind.FOREIGNERS, day=WRONG, source="x")
    assert uses_of(term) == [TermUse.COMMISSION, TermUse.SOURCE]


@pytest.mark.rules("R-BODY-07")
def test_a_source_that_names_the_wahlzeit_rests_on_it():
    term = factories.term(WRONG)
    KnownBody.objects.create(
        municipality=factories.MunicipalityFactory(), term_stated="2036-2041", source="x"
    )
    assert uses_of(term) == [TermUse.SOURCE]
