"""The state's dashboard: who sees it, what it counts, what it never shows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from elections.actions.course.phases import cancel_election
from elections.law.course.phases import Phase
from municipalities.actions.body.decisions import decide_body
from municipalities.actions.residents.counts import record_residents
from municipalities.law.body.gremium import Body
from municipalities.models import (
    KnownBody,
    Municipality,
    PastElection,
    ResidentCount,
    Role,
    StateTotal,
)
from reports.dashboard.state.baseline import COVERAGE_HISTORY
from reports.dashboard.state.chart import HEIGHT, chart
from reports.dashboard.state.coverage import Stand, coverage_of, coverage_rows
from reports.dashboard.state.filters import DashboardFilter
from reports.dashboard.state.map import map_of, outlines
from reports.dashboard.state.turnout import (
    CouncilTurnout,
    PublishedTurnout,
    StateTurnout,
    goal,
    nearest,
    place_series,
    published,
    state_series,
)
from tests import factories
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
    ("made", "today", "stand", "obliged"),
    [
        pytest.param(undecided, BEFORE, Stand.UNDECIDED, 1, id="nothing decided, time is left"),
        pytest.param(undecided, AFTER, Stand.OVERDUE, 1, id="nothing decided, too late"),
        pytest.param(council_resolved, BEFORE, Stand.COUNCIL, 1, id="a council was resolved"),
        pytest.param(council_resolved, AFTER, Stand.OVERDUE, 1, id="resolved and never elected"),
        pytest.param(commission_resolved, AFTER, Stand.TO_FORM, 1, id="a commission was resolved"),
        pytest.param(commission_formed, AFTER, Stand.COMMISSION, 1, id="a commission was formed"),
        pytest.param(commission_known, AFTER, Stand.COMMISSION, 1, id="a source names one"),
        pytest.param(council_known, AFTER, Stand.COUNCIL, 1, id="a source names a council"),
        pytest.param(
            council_of_the_term_before, AFTER, Stand.OVERDUE, 1, id="a source of the term before"
        ),
        pytest.param(election_cancelled, AFTER, Stand.TO_FORM, 1, id="the election was cancelled"),
        pytest.param(small, AFTER, Stand.NONE, 0, id="exactly 1000 residents"),
        pytest.param(voluntary, BEFORE, Stand.COUNCIL, 0, id="a council of one's own accord"),
        pytest.param(voluntary, AFTER, Stand.OVERDUE, 0, id="of which nobody told whether it is"),
        pytest.param(unknown, AFTER, Stand.UNKNOWN, 0, id="nobody knows the residents"),
    ],
)
def test_each_municipality_stands_where_the_law_puts_it(monitor, made, today, stand, obliged):
    term = factories.term()
    made(term)
    rows = coverage_rows(monitor, term, today)
    coverage = coverage_of(rows)
    assert [row.stand for row in rows] == [stand]
    assert (coverage.of(stand).total, coverage.obliged) == (1, obliged)


@pytest.mark.django_db
def test_the_gap_counts_obliged_municipalities_without_a_body(monitor):
    term = factories.term()
    for number, residents in enumerate([5000, 5000, 5000, 900, None]):
        place(f"0641100{number}", residents=residents)
    covered = Municipality.objects.get(ags="06411000")
    KnownBody.objects.create(municipality=covered, body="ABR", as_of=DAY, source="Zeitung")
    coverage = coverage_of(coverage_rows(monitor, term, AFTER))
    assert (coverage.obliged, coverage.covered, coverage.gap) == (3, 1, 2)
    assert (coverage.share, coverage.unknown) == (Fraction(1, 3), 1)


def test_no_share_without_an_obliged_municipality():
    assert coverage_of([]).share is None


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
        pytest.param({"stand": "ohne-gremium"}, ["Alfeld", "Bebra", "Calden"], id="without a body"),
        pytest.param({"stand": "mit-gremium"}, [], id="with a body"),
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
    assert len(found) == 3 + 2 * len(Stand) + 2 + 3
    assert {number for number, rows in counts if number != rows} == set()


@pytest.mark.django_db
def test_the_newest_term_is_shown_unless_another_is_chosen():
    older, newer = factories.term(date(2021, 3, 14)), factories.term()
    assert DashboardFilter({}).term() == newer
    assert DashboardFilter({"wahlzeit": str(older.pk)}).term() == older


def test_without_a_term_the_page_says_so(monitor):
    answer = signed_in(monitor).get(URL)
    assert (answer.status_code, answer.context["term"]) == (200, None)


# --- Turnout ------------------------------------------------------------------------------------


def state_row(day: date, percent: str | None, note: str = "") -> StateTurnout:
    turnout = None if percent is None else Decimal(percent)
    return StateTurnout(StateTotal(day=day, turnout=turnout, note=note), None)


def test_an_unknown_turnout_is_a_frame_and_never_zero():
    drawn = chart([state_row(date(2021, 3, 14), "10.5"), state_row(DAY, None)])
    assert [(bar.known, bar.height > 0) for bar in drawn.bars] == [(True, True), (False, True)]
    assert drawn.bars[1].row.share is None


def test_bars_stand_on_a_scale_from_zero():
    drawn = chart([state_row(date(2015, 11, 29), "6.0"), state_row(date(2021, 3, 14), "12.0")])
    assert drawn.bars[1].height == pytest.approx(2 * drawn.bars[0].height, abs=1)
    assert [line.share for line in drawn.lines] == [Fraction(n, 20) for n in range(4)]
    assert all(bar.y >= 0 and bar.y + bar.height <= HEIGHT for bar in drawn.bars)


def test_no_chart_without_a_figure():
    assert chart([]) is None


def test_the_goal_is_measured_against_2015_and_2021():
    days = [date(2010, 11, 7), date(2015, 11, 29), date(2021, 3, 14), DAY]
    rows = [state_row(*row) for row in zip(days, ["8.2", "6.0", "10.5", None], strict=True)]
    assert [(found.row.total.day, found.differences) for found in goal(rows)] == [
        (days[1], ()),
        (days[2], ((days[1], Fraction(45, 1000)),)),
        (days[3], ((days[1], None), (days[2], None))),
    ]


def test_a_source_that_calls_itself_preliminary_is_shown_as_such():
    assert state_row(DAY, "10.5", "agah on preliminary results").provisional
    assert not state_row(DAY, "10.5").provisional
    assert not state_row(DAY, None, "preliminary").provisional


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param(date(2021, 3, 14), date(2021, 3, 14), id="the same day"),
        pytest.param(date(2015, 11, 29), date(2016, 3, 6), id="98 days later"),
        pytest.param(date(2010, 11, 7), date(2011, 3, 27), id="140 days later"),
        pytest.param(DAY, None, id="five years are not the same time"),
    ],
)
def test_the_council_of_the_same_time(day, found):
    days = [date(2011, 3, 27), date(2016, 3, 6), date(2021, 3, 14)]
    council = nearest([CouncilTurnout(one, 100, 50) for one in days], day)
    assert (council and council.day) == found


def past(made, kind: PastElection.Kind, day: date, **figures) -> None:
    PastElection.objects.create(
        municipality=made, kind=kind, day=day, source="https://www.example.org/a", **figures
    )


@pytest.mark.django_db
def test_the_state_stands_beside_the_sum_of_all_councils():
    StateTotal.objects.create(day=date(2021, 3, 14), turnout="10.5", source="agah")
    one, two = place("06411000"), place("06412000")
    past(one, PastElection.Kind.COUNCIL, date(2021, 3, 14), eligible=100, voters=60)
    past(two, PastElection.Kind.COUNCIL, date(2021, 3, 14), eligible=300, voters=120)
    past(two, PastElection.Kind.COUNCIL, date(2016, 3, 6), eligible=None, voters=120)
    [row] = state_series()
    assert (row.share, row.council.share) == (Fraction(21, 200), Fraction(180, 400))


@pytest.mark.parametrize(
    ("figures", "share"),
    [
        pytest.param({"eligible": 200, "voters": 20}, Fraction(1, 10), id="computed"),
        pytest.param(
            {"eligible": None, "voters": 20, "turnout_stated": "8.5"},
            Fraction(85, 1000),
            id="as the source states it",
        ),
        pytest.param({"eligible": 200, "voters": 0}, Fraction(0), id="nobody voted"),
        pytest.param({"eligible": None, "voters": 20}, None, id="unknown"),
        pytest.param({"eligible": 0, "voters": 0}, None, id="nobody was eligible"),
    ],
)
def test_a_place_stands_beside_its_council(monitor, figures, share):
    made = place("06411000")
    past(made, PastElection.Kind.FOREIGNERS, date(2021, 3, 14), **figures)
    past(made, PastElection.Kind.COUNCIL, date(2021, 3, 14), eligible=100, voters=60)
    [row] = place_series(monitor)
    assert (row.share, row.council.share) == (share, Fraction(6, 10))


@pytest.mark.parametrize(
    ("phase", "turnouts"),
    [
        pytest.param(Phase.COUNTING, [], id="while votes are counted nothing is seen"),
        pytest.param(Phase.DETERMINED, [], id="a determined result is not public yet"),
        pytest.param(Phase.PUBLISHED, [(1000, 300)], id="a published one counts"),
    ],
)
def test_only_published_results_count(monitor, phase, turnouts):
    factories.election(phase)
    found = published(monitor)
    figures = [(row.determination.electors, row.determination.voters) for row in found.counted]
    assert figures == turnouts
    assert found.share == (Fraction(300, 1000) if turnouts else None)


def test_unknown_figures_of_a_publication_are_left_out_of_the_sum():
    rows = [(1000, 300), (None, 200), (500, None), (500, 0)]
    made = tuple(
        SimpleNamespace(determination=SimpleNamespace(electors=a, voters=b)) for a, b in rows
    )
    total = PublishedTurnout(made)
    assert (len(total.counted), total.share) == (2, Fraction(300, 1500))


def test_the_page_shows_a_published_result_and_no_person(monitor):
    held = factories.election(Phase.PUBLISHED)
    page = signed_in(monitor).get(URL).content.decode()
    assert f"/ergebnisse/{held.municipality.ags}/2026-03-15/" in page
    assert "30,0\N{NO-BREAK SPACE}%" in page
    assert "Familie1" not in page


def test_the_page_shows_nothing_of_a_running_count(monitor):
    held = factories.election(Phase.DETERMINED)
    page = signed_in(monitor).get(URL).content.decode()
    assert f"/ergebnisse/{held.municipality.ags}" not in page
    assert "30,0\N{NO-BREAK SPACE}%" not in page


def test_a_source_is_a_link_that_names_its_host(monitor):
    made = place("06411000")
    past(made, PastElection.Kind.FOREIGNERS, date(2021, 3, 14))
    page = signed_in(monitor).get(URL).content.decode()
    assert '<a href="https://www.example.org/a" rel="external noreferrer">example.org</a>' in page


# --- Cost ---------------------------------------------------------------------------------------


def test_421_municipalities_cost_as_many_queries_as_ten(monitor):
    factories.term()
    client = signed_in(monitor)
    municipalities(10)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    ResidentCount.objects.all().delete()
    Municipality.objects.all().delete()
    municipalities(421)
    with CaptureQueriesContext(connection) as many:
        answer = client.get(URL)
    assert len(answer.context["rows"]) == 421
    assert len(many) == len(few)
