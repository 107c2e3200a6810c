"""The state's dashboard: who sees it, what it counts, what it never shows."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from fractions import Fraction
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from ballots.law.term.objections import ObjectionOutcome
from elections.actions.course.phases import cancel_election
from elections.law.course.phases import Phase
from municipalities.actions.body.decisions import decide_body
from municipalities.actions.residents.counts import record_residents
from municipalities.law.body.gremium import Body
from municipalities.law.body.known import BodyKnown
from municipalities.models import KnownBody, Municipality, ResidentCount, Role
from reports.dashboard.state.baseline import COVERAGE_HISTORY
from reports.dashboard.state.coverage import Stand, coverage_of, coverage_rows
from reports.dashboard.state.filters import DashboardFilter
from reports.dashboard.state.map import map_of, outlines
from tests import factories
from tests.ballots.term.test_repeats import annulled, objected
from tests.database import by_owner
from tests.factories import DAY, TODAY
from tests.municipalities.commission import commissions

URL = "/land/"
BEFORE = DAY - timedelta(days=200)
AFTER = DAY + timedelta(days=30)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def monitor(db):
    return factories.person(Role.STATE_MONITOR)


def place(ags: str, residents: int | None = 2000, name: str = ""):
    """A municipality of the map with a number of foreign residents."""
    made = factories.MunicipalityFactory(ags=ags, name=name or f"Ort {ags}")
    if residents is not None:
        record_residents(
            made,
            foreign_residents=residents,
            as_of=date(2025, 12, 31),
            status=ResidentCount.Status.OFFICIAL,
            source="Statistisches Landesamt",
            today=TODAY,
            actor=factories.officer(made),
        )
    return made


def decide(made, term, body: Body):
    decide_body(
        made,
        term,
        body=body,
        seats=5,
        decided_on=DAY - timedelta(days=300),
        resolution="Beschluss 4",
        in_statute=True,
        today=TODAY,
        actor=factories.officer(made),
    )


# --- Who ----------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "status"),
    [
        pytest.param(Role.STATE_ADMIN, 200, id="the state administrator sees it"),
        pytest.param(Role.STATE_MONITOR, 200, id="the state monitor sees it"),
        pytest.param(Role.ELECTION_OFFICER, 404, id="an election officer does not"),
        pytest.param(Role.RETURNING_OFFICER, 404, id="a returning officer does not"),
        pytest.param(Role.CAPTURE_CLERK, 404, id="a capture clerk does not"),
        pytest.param(Role.AUDITOR, 404, id="an auditor does not"),
    ],
)
def test_only_the_state_sees_the_dashboard(role, status):
    town = None if status == 200 else factories.MunicipalityFactory()
    assert signed_in(factories.person(role, town)).get(URL).status_code == status


@pytest.mark.django_db
def test_the_public_is_asked_to_sign_in():
    answer = Client().get(URL)
    assert (answer.status_code, answer.url) == (302, f"{reverse('account_login')}?next={URL}")


# --- Coverage -----------------------------------------------------------------------------------


def undecided(term):
    return place("06411000")


def council_resolved(term):
    made = place("06411000")
    decide(made, term, Body.ABR)
    return made


def commission_resolved(term):
    made = place("06411000")
    decide(made, term, Body.IK)
    return made


def commission_formed(term):
    made = place("06411000")
    commissions.formed(made, term, women=2, men=2)
    return made


def commission_known(term):
    made = place("06411000")
    KnownBody.objects.create(municipality=made, body="IK", as_of=DAY, source="Zeitung")
    return made


def council_known(term):
    made = place("06411000")
    KnownBody.objects.create(municipality=made, body="ABR", as_of=DAY, source="Zeitung")
    return made


def council_of_the_term_before(term):
    made = place("06411000")
    KnownBody.objects.create(
        municipality=made, body="ABR", as_of=date(2021, 3, 14), source="Zeitung"
    )
    return made


def announced(term):
    made = place("06411000")
    KnownBody.objects.create(
        municipality=made, body="ABR", as_of=DAY, source="Zeitung", certainty="announced"
    )
    return made


def concluded(term):
    made = place("06411000")
    KnownBody.objects.create(
        municipality=made, body="IK", term_stated="2026-2031", source="Seite", certainty="inferred"
    )
    return made


def failed_as_a_source_says(term):
    made = place("06411000")
    KnownBody.objects.create(
        municipality=made, body="NO", as_of=DAY, source="Blatt", reason="no list", ground="failed"
    )
    return made


def failed_and_formed_as_sources_say(term):
    made = failed_as_a_source_says(term)
    KnownBody.objects.create(municipality=made, body="IK", as_of=DAY, source="Zeitung")
    return made


def council_elected(term):
    made = place("06411000")
    factories.election(Phase.PUBLISHED, municipality=made)
    return made


def election_cancelled(term):
    made = place("06411000")
    held = factories.election(Phase.NOMINATION, municipality=made, seats=9)
    cancel_election(held.pk, decided_on=date(2026, 1, 16), actor=factories.lead(made))
    return made


def small(term):
    return place("06411000", residents=1000)


def voluntary(term):
    made = place("06411000", residents=1000)
    decide(made, term, Body.ABR)
    return made


def unknown(term):
    return place("06411000", residents=None)


@pytest.mark.rules("R-BODY-01", "R-BODY-04", "R-BODY-10")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("made", "today", "stand", "known"),
    [
        pytest.param(undecided, BEFORE, Stand.UNDECIDED, "not_reported", id="time is left"),
        pytest.param(undecided, AFTER, Stand.NOT_REPORTED, "not_reported", id="nobody said it"),
        pytest.param(council_resolved, BEFORE, Stand.PLANNED, "not_reported", id="a resolution"),
        pytest.param(
            council_resolved, AFTER, Stand.PLANNED, "not_reported", id="perhaps never elected"
        ),
        pytest.param(council_elected, AFTER, Stand.COUNCIL, "has_body", id="a council was elected"),
        pytest.param(
            commission_resolved, BEFORE, Stand.PLANNED, "not_reported", id="before the Wahlzeit"
        ),
        pytest.param(
            commission_resolved, AFTER, Stand.TO_FORM, "owes_body", id="resolved and not formed"
        ),
        pytest.param(commission_formed, AFTER, Stand.COMMISSION, "has_body", id="it was formed"),
        pytest.param(commission_known, AFTER, Stand.COMMISSION, "has_body", id="a source names it"),
        pytest.param(
            council_known, AFTER, Stand.COUNCIL, "has_body", id="a source names a council"
        ),
        pytest.param(announced, AFTER, Stand.ANNOUNCED, "not_reported", id="a source announces it"),
        pytest.param(concluded, AFTER, Stand.INFERRED, "not_reported", id="somebody concludes it"),
        pytest.param(
            failed_as_a_source_says, AFTER, Stand.TO_FORM, "owes_body", id="failed, says a source"
        ),
        pytest.param(
            failed_and_formed_as_sources_say,
            AFTER,
            Stand.COMMISSION,
            "has_body",
            id="failed, and the commission is named",
        ),
        pytest.param(
            council_of_the_term_before,
            AFTER,
            Stand.NOT_REPORTED,
            "not_reported",
            id="a source of the term before",
        ),
        pytest.param(
            election_cancelled, AFTER, Stand.TO_FORM, "owes_body", id="the election was cancelled"
        ),
        pytest.param(small, AFTER, Stand.NONE, "no_duty", id="exactly 1000 residents"),
        pytest.param(voluntary, AFTER, Stand.PLANNED, "no_duty", id="of one's own accord"),
        pytest.param(
            unknown, AFTER, Stand.UNKNOWN, "duty_unknown", id="nobody knows the residents"
        ),
    ],
)
def test_each_municipality_stands_where_the_law_puts_it(monitor, made, today, stand, known):
    term = factories.term()
    made(term)
    rows = coverage_rows(monitor, term, today)
    figures = coverage_of(rows).figures
    assert [row.stand for row in rows] == [stand]
    counted = {one.value: tally.municipalities for one, tally in figures.known.items()}
    assert counted == {one.value: int(one.value == known) for one in BodyKnown}


@pytest.mark.django_db
def test_three_numbers_in_municipalities_and_in_people(monitor):
    term = factories.term()
    for number, residents in enumerate([5000, 4000, 3000, 900, None]):
        place(f"0641100{number}", residents=residents)
    one, two, _three, four, _five = Municipality.objects.order_by("ags")
    KnownBody.objects.create(municipality=one, body="ABR", as_of=DAY, source="Zeitung")
    KnownBody.objects.create(
        municipality=two, body="NO", as_of=DAY, source="Zeitung", ground="failed"
    )
    KnownBody.objects.create(municipality=four, body="ABR", as_of=DAY, source="Zeitung")
    figures = coverage_of(coverage_rows(monitor, term, AFTER)).figures
    assert [
        (tally.municipalities, tally.people)
        for tally in (figures.has_body, figures.owes_body, figures.not_reported, figures.obliged)
    ] == [(1, 5000), (1, 4000), (1, 3000), (3, 12_000)]
    assert (figures.share, figures.people_share) == (Fraction(1, 3), Fraction(5, 12))
    assert figures.people_share_of_all == Fraction(5900, 12_900)
    assert figures.duty_unknown.municipalities == 1


def test_no_share_without_an_obliged_municipality():
    figures = coverage_of([]).figures
    assert (figures.share, figures.people_share, figures.people_share_of_all) == (None, None, None)


def test_the_baseline_is_that_of_the_reform():
    figures = [(row.obliged, row.covered, row.gap) for row in COVERAGE_HISTORY]
    assert figures == [(119, 76, 43), (173, 173, 0)]


# --- Map ----------------------------------------------------------------------------------------


def municipalities(count: int) -> None:
    """Municipalities of the map, all with the same number of residents."""
    kreis = factories.KreisFactory()
    keys = [key for key in outlines()["areas"] if key not in outlines()["uninhabited"]][:count]
    made = Municipality.objects.bulk_create(
        Municipality(ags=key, name=f"Ort {key}", sort_key=key, kind="Gemeinde", kreis=kreis)
        for key in keys
    )
    ResidentCount.objects.bulk_create(
        ResidentCount(
            municipality=one,
            as_of=date(2022, 5, 15),
            foreign_residents=1500,
            status=ResidentCount.Status.ESTIMATE,
            source="Zensus 2022",
        )
        for one in made
    )


def test_the_map_has_every_municipality_and_four_areas_without_people(monitor):
    municipalities(421)
    drawn = map_of(coverage_rows(monitor, factories.term(), AFTER))
    areas = [area for group in drawn.groups for area in group.areas]
    assert (len(areas), len(drawn.uninhabited), drawn.others) == (421, 4, ())


def test_every_area_has_its_words_and_its_link(monitor):
    factories.term()
    place("06411000", name="Darmstadt, Wissenschaftsstadt")
    page = signed_in(monitor).get(URL).content.decode()
    assert '<a href="/gemeinden/06411000/"><title>Darmstadt: ' in page


@pytest.mark.parametrize("stand", Stand)
def test_every_stand_has_a_pattern_of_its_own(monitor, stand):
    factories.term()
    page = signed_in(monitor).get(URL).content.decode()
    assert page.count(f'<pattern id="stand-{stand.value}"') == 1


def test_a_municipality_without_an_outline_stands_in_the_table_only(monitor):
    factories.term()
    place("06999999", name="Neustadt")
    answer = signed_in(monitor).get(URL)
    assert answer.context["map"].groups == ()
    assert [row.municipality.name for row in answer.context["rows"]] == ["Neustadt"]


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        pytest.param({}, ["Alfeld", "Bebra", "Calden"], id="no filter shows all"),
        pytest.param({"pflicht": "ja"}, ["Alfeld"], id="those that owe a body"),
        pytest.param({"pflicht": "nein"}, ["Bebra"], id="those that owe none"),
        pytest.param({"pflicht": "unbekannt"}, ["Calden"], id="those whose duty is unknown"),
        pytest.param({"stand": "unbekannt"}, ["Calden"], id="one stand"),
        pytest.param({"kreis": "06533"}, ["Alfeld", "Bebra", "Calden"], id="one Kreis"),
        pytest.param({"pflicht": "andere"}, ["Bebra", "Calden"], id="none or perhaps"),
        pytest.param({"gremium": "not_reported"}, ["Alfeld"], id="nobody said anything"),
        pytest.param({"gremium": "has_body"}, [], id="with a body"),
        pytest.param({"stand": "abr"}, [], id="a stand that none has"),
        pytest.param({"stand": "?", "kreis": "x"}, ["Alfeld", "Bebra", "Calden"], id="no choice"),
    ],
)
def test_filters_narrow_map_and_table(monitor, chosen, names):
    factories.term()
    for number, (name, residents) in enumerate([("Alfeld", 2000), ("Bebra", 10), ("Calden", None)]):
        place(f"0653300{number}", residents=residents, name=name)
    answer = signed_in(monitor).get(URL, chosen)
    assert answer.status_code == 200
    assert [row.municipality.name for row in answer.context["rows"]] == names


def numbers_with_links(page: str) -> list[tuple[int, str]]:
    """Every number on the page that links into the page itself, with its link."""
    found = re.findall(r'<a href="(\?[^"]*)"[^>]*>\s*([\d.]+)\s*</a>', page)
    return [(int(number.replace(".", "")), unescape(url)) for url, number in found]


@pytest.mark.rules("R-BODY-04")
def test_every_number_leads_to_exactly_its_rows(monitor):
    term = factories.term()
    for number, made in enumerate([2000, 2000, 2000, 900, None]):
        place(f"0653300{number}", residents=made)
    decide(Municipality.objects.get(ags="06533000"), term, Body.ABR)
    decide(Municipality.objects.get(ags="06533001"), term, Body.IK)
    client = signed_in(monitor)
    found = numbers_with_links(client.get(URL).content.decode())
    counts = {
        (number, len(client.get(URL + url.split("#")[0]).context["rows"])) for number, url in found
    }
    assert len(found) == 4 + 2 * len(Stand) + 2 + 4
    assert {number for number, rows in counts if number != rows} == set()


@pytest.mark.rules("R-BODY-07")
@pytest.mark.django_db
def test_the_running_term_is_shown_unless_another_is_chosen():
    running, coming = factories.term(), factories.term(date(2031, 3, 16))
    assert DashboardFilter({}, today=AFTER).term() == running
    assert DashboardFilter({"wahlzeit": str(coming.pk)}, today=AFTER).term() == coming


def test_without_a_term_the_page_says_so(monitor):
    answer = signed_in(monitor).get(URL)
    assert (answer.status_code, answer.context["term"]) == (200, None)


# --- Cost ---------------------------------------------------------------------------------------


def test_421_municipalities_cost_as_many_queries_as_ten(monitor):
    factories.term()
    client = signed_in(monitor)
    municipalities(10)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    by_owner("DELETE FROM municipalities_residentcount")
    Municipality.objects.all().delete()
    municipalities(421)
    with CaptureQueriesContext(connection) as many:
        answer = client.get(URL)
    assert len(answer.context["rows"]) == 421
    assert len(many) == len(few)


# --- What nobody knows --------------------------------------------------------------------------


@pytest.mark.rules("R-BODY-01")
def test_where_nobody_counted_residents_no_figure_of_the_duty_is_zero(monitor):
    term = factories.term()
    made = place("06411000", residents=None)
    place("06412000", residents=None)
    KnownBody.objects.create(municipality=made, body="ABR", as_of=DAY, source="Zeitung")
    figures = coverage_of(coverage_rows(monitor, term, AFTER)).figures
    told = {known: figures.told(known) for known in BodyKnown}
    assert not figures.is_duty_known
    assert [known for known, tally in told.items() if tally] == [
        BodyKnown.BEYOND_DUTY,
        BodyKnown.DUTY_UNKNOWN,
    ]
    assert [tally.people for tally in told.values() if tally] == [None, None]
    client = signed_in(monitor)
    page = unescape(client.get(URL).content.decode())
    assert "Wie viele Gemeinden das sind, ist unbekannt" in page
    assert "das sind 0 Gemeinden" not in page
    start = unescape(client.get("/").content.decode())
    assert "wie viele die Pflicht zu einem Gremium haben, ist unbekannt" in start
    book = load_workbook(io.BytesIO(client.get("/land/gremien.xlsx").content))
    rows = {row[0]: row[1:] for row in book["Zahlen"].iter_rows(min_row=2, values_only=True)}
    assert rows["verpflichtet, zusammen"] == rows["hat ein Gremium"] == (None, None)
    assert rows["hat ein Gremium ohne festgestellte Pflicht"] == (1, None)
    api = client.get("/api/v1/standings/figures/").json()
    assert (api["has_body"], api["obliged"]) == (None, None)
    assert api["duty_unknown"] == {"municipalities": 1, "people": None}


def test_a_share_is_a_least_share_while_somebody_has_not_reported(monitor):
    factories.term()
    one, two = place("06411000", residents=3000), place("06412000", residents=1500)
    KnownBody.objects.create(municipality=one, body="ABR", as_of=DAY, source="Zeitung")
    client = signed_in(monitor)
    page = unescape(client.get(URL).content.decode())
    assert "mindestens 50,0\N{NO-BREAK SPACE}% der Gemeinden" in page
    assert "(mindestens 66,7\N{NO-BREAK SPACE}%)" in page
    KnownBody.objects.create(municipality=two, body="IK", as_of=DAY, source="Zeitung")
    assert "Stand: 100,0\N{NO-BREAK SPACE}% der Gemeinden" in client.get(URL).content.decode()


@pytest.mark.parametrize(
    ("made", "tone"),
    [
        pytest.param(undecided, "neutral", id="what nobody reported is grey"),
        pytest.param(failed_as_a_source_says, "danger", id="a proven breach is red"),
        pytest.param(council_known, "", id="a body is neither"),
    ],
)
def test_red_is_a_proven_breach_and_grey_what_nobody_knows(monitor, monkeypatch, made, tone):
    made(factories.term())
    monkeypatch.setattr(timezone, "localdate", lambda *_args: AFTER)
    for page in (URL, "/"):
        html = signed_in(monitor).get(page).content.decode()
        assert set(re.findall(r"key-figures__item--(\w+)", html)) == ({tone} if tone else set())


def test_the_figures_of_a_wahlzeit_that_ended_bear_its_last_day(monitor, monkeypatch):
    term = factories.term()
    place("06411000")
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2031, 6, 1))
    client = signed_in(monitor)
    assert client.get(URL).context["stands_on"] == term.ends_on
    book = load_workbook(io.BytesIO(client.get("/land/gremien.xlsx").content))
    assert "Stand: 31.03.2031" in [row[0].value for row in book["Zahlen"].iter_rows()]


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize(
    ("residents", "known"),
    [
        pytest.param(2000, "owes_body", id="it owes a body"),
        pytest.param(900, "no_duty", id="of one's own accord: no breach"),
        pytest.param(None, "duty_unknown", id="nobody counted its residents"),
    ],
)
def test_an_annulled_election_is_to_be_repeated_whoever_owes_a_body(monitor, residents, known):
    made = place("06411000", residents=None)
    held = factories.election(Phase.PUBLISHED, municipality=made)
    if residents is not None:
        commissions.residents(made, residents)
    actor = factories.lead(made)
    annulled(objected(held, actor, ObjectionOutcome.REPEAT), actor)
    [row] = coverage_rows(monitor, held.term, TODAY)
    assert (row.stand, row.found.known) == (Stand.TO_REPEAT, known)
