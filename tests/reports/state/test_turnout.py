"""How many voted: what each source states, what follows from it, and what contradicts it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest

from ballots.law.term.objections import ObjectionOutcome
from elections.law.course.phases import Phase
from municipalities.models import Kreis, PastElection, Role, StateStatement, StateTotal
from reports.dashboard.state.chart import HEIGHT, chart
from reports.dashboard.state.goals import changes, turnout_goal, turnouts_on
from reports.dashboard.state.kreise import election_days, kreis_series
from reports.dashboard.state.places import place_series
from reports.dashboard.state.turnout import (
    CouncilTurnout,
    PublishedTurnout,
    StateTurnout,
    nearest,
    published,
    state_series,
)
from tests import factories
from tests.ballots.term.test_repeats import annulled, objected
from tests.factories import DAY, TODAY
from tests.reports.state.test_dashboard import place, signed_in

URL = "/land/beteiligung/"


@pytest.fixture
def monitor(db):
    return factories.person(Role.STATE_MONITOR)


def state_row(day: date, percent: str | None, note: str = "") -> StateTurnout:
    turnout = None if percent is None else Decimal(percent)
    total = StateTotal(day=day, turnout=turnout, note=note)
    return StateTurnout(day, day.isoformat(), total, (), None)


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
    assert [(found.row.day, found.differences) for found in changes(rows)] == [
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
    [row] = state_series(TODAY)
    assert (row.share, row.council.share) == (Fraction(21, 200), Fraction(180, 400))


@pytest.mark.parametrize(
    ("figures", "share"),
    [
        pytest.param({"eligible": 200, "voters": 20}, Fraction(1, 10), id="computed"),
        pytest.param(
            {"eligible": None, "voters": 20, "turnout_stated": Decimal("8.5")},
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
    rows = [(1000, 300), (None, 200), (500, None), (500, 0), (100, 90)]
    made = tuple(
        SimpleNamespace(determination=SimpleNamespace(electors=a, voters=b), election_id=number)
        for number, (a, b) in enumerate(rows)
    )
    total = PublishedTurnout(made, annulled=frozenset({4}))
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


def state(day: str, figure: str, value: str, source: str, **more) -> None:
    known = date(int(day), 12, 31) if len(day) == 4 else date.fromisoformat(day)
    StateStatement.objects.create(
        day=known, day_stated=day, figure=figure, value=value, source=source, **more
    )


@pytest.mark.django_db
def test_what_several_sources_state_stands_side_by_side(monitor):
    StateTotal.objects.create(day=date(2005, 11, 27), turnout="7.8", source="Landkreis")
    state("2005-11-27", "turnout", "7.75", "https://faz.example/")
    state("2005-11-27", "turnout", "7.7", "https://agah.example/")
    state("2001", "turnout", "7.69", "https://faz.example/")
    first, second = state_series(TODAY)
    assert (first.day_stated, first.percentages, first.in_conflict) == (
        "2001",
        (Decimal("7.69"),),
        False,
    )
    assert second.percentages == (Decimal("7.7"), Decimal("7.75"), Decimal("7.8"))
    assert (second.share, second.in_conflict) == (Fraction(775, 10_000), True)
    page = signed_in(monitor).get(URL).content.decode()
    for text in ["7,75\N{NO-BREAK SPACE}%", "7,7\N{NO-BREAK SPACE}%", "Quellen widersprechen sich"]:
        assert text in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("eligible", "voters", "stated", "differs"),
    [
        pytest.param(8300, 1050, "12.61", True, id="Marburg 2021: rounded figures give 12.65"),
        pytest.param(692, 139, "19.94", True, id="Bebra 2010: 20.09"),
        pytest.param(14429, 1553, "10.76", False, id="Gießen 2021: the same"),
        pytest.param(6111, 188, "3", False, id="Oberursel 2015: three per cent is 3.08"),
        pytest.param(957, 117, "12.1", True, id="Eschwege 2015: 12.23"),
        pytest.param(None, 117, "12.1", False, id="without electors nothing follows"),
        pytest.param(957, 117, None, False, id="without a stated turnout nothing differs"),
    ],
)
def test_a_stated_turnout_stands_beside_the_computed_one(
    monitor, eligible, voters, stated, differs
):
    made = place("06534014")
    percent = None if stated is None else Decimal(stated)
    past(
        made,
        PastElection.Kind.FOREIGNERS,
        date(2021, 3, 14),
        eligible=eligible,
        voters=voters,
        turnout_stated=percent,
    )
    [row] = place_series(monitor)
    assert (row.election.turnout_differs, row.in_conflict) == (differs, differs)
    if percent is not None:
        assert row.share == Fraction(percent) / 100


def test_two_sources_on_one_election_contradict_each_other(monitor):
    made = place("06440003")
    day = date(2015, 11, 29)
    past(made, PastElection.Kind.FOREIGNERS, day, eligible=4036, voters=83)
    PastElection.objects.create(
        municipality=made, kind="foreigners", day=day, source="b", eligible=4500, voters=83
    )
    PastElection.objects.create(municipality=made, kind="foreigners", day=day, source="c", seats=9)
    assert [row.in_conflict for row in place_series(monitor)] == [True, True, False]


def test_a_place_that_merged_counts_where_it_counted(monitor):
    kreis = Kreis.objects.create(key="06635", name="Waldeck-Frankenberg", kind="Landkreis")
    today = factories.MunicipalityFactory(ags="06635001", kreis=kreis)
    day = date(2021, 3, 14)
    StateTotal.objects.create(day=day, source="agah")
    past(today, PastElection.Kind.COUNCIL, day, eligible=100, voters=60)
    PastElection.objects.create(
        ags="06635005",
        area="Bromskirchen",
        kreis=kreis,
        kind="council",
        day=day,
        source="HSL",
        eligible=300,
        voters=100,
    )
    past(today, PastElection.Kind.FOREIGNERS, day, eligible=50, voters=5)
    [row] = state_series(TODAY)
    assert row.council.share == Fraction(160, 400)
    [in_kreis] = kreis_series(place_series(monitor), published(monitor), day)
    assert (in_kreis.share, in_kreis.council.share) == (Fraction(1, 10), Fraction(160, 400))


def test_each_kreis_counts_only_places_whose_two_figures_are_known(monitor):
    kreis = Kreis.objects.create(key="06531", name="Gießen", kind="Landkreis")
    day = date(2021, 3, 14)
    rows = {
        "06531001": {"eligible": 1000, "voters": 100},
        "06531002": {"turnout_stated": Decimal("13.5")},
        "06531003": {"eligible": 800, "voters": 100, "turnout_stated": Decimal("12.61")},
        "06531004": {"eligible": 900, "voters": 90, "status": "declared invalid, repeated"},
        "06531005": {"voters": 90},
    }
    for ags, figures in rows.items():
        made = factories.MunicipalityFactory(ags=ags, kreis=kreis)
        past(made, PastElection.Kind.FOREIGNERS, day, **figures)
    PastElection.objects.create(
        ags="06531", area="Landkreis", kreis=kreis, kind="kreis", day=day, source="a",
        eligible=32_212, voters=2845, turnout_stated=Decimal("8.83"), note="CONFLICT: another",
    )  # fmt: skip
    places, results = place_series(monitor), published(monitor)
    assert election_days(places, results) == [day]
    [row] = kreis_series(places, results, day)
    counted = [(one.electors, one.voters) for one in row.counted]
    assert (row.share, counted) == (Fraction(1, 10), [(1000, 100)])
    assert [one.election.ags or one.election.municipality.ags for one in row.stated] == [
        "06531002",
        "06531003",
    ]
    assert [(one.share, one.in_conflict) for one in row.of_kreis] == [(Fraction(883, 10_000), True)]


def test_a_result_published_here_counts_for_its_kreis(monitor):
    held = factories.election(Phase.PUBLISHED)
    [row] = [
        one
        for one in kreis_series((), published(monitor), held.day)
        if one.kreis == held.municipality.kreis
    ]
    assert (row.share, row.is_known) == (Fraction(300, 1000), True)


def test_the_goal_says_points_people_places_and_what_nobody_knows(monitor):
    first, last = date(2015, 11, 29), date(2021, 3, 14)
    StateTotal.objects.create(day=first, turnout="6", source="a")
    StateTotal.objects.create(
        day=last, turnout="10.5", source="a", eligible=760_000, municipalities=87
    )
    StateTotal.objects.create(day=DAY, source="a")
    turnouts = [("06411000", 4, 11), ("06412000", 6, 5), ("06413000", None, 9)]
    for ags, before, after in turnouts:
        made = place(ags)
        past(made, PastElection.Kind.COUNCIL, last, eligible=1000, voters=505)
        for day, percent in ((first, before), (last, after)):
            if percent is not None:
                past(made, PastElection.Kind.FOREIGNERS, day, turnout_stated=Decimal(percent))
    found = turnout_goal(state_series(TODAY), place_series(monitor), published(monitor))
    assert (found.base.day, found.last_known.day, found.newest.day) == (first, last, DAY)
    assert (found.to_council, found.people) == (Fraction(40, 100), 304_000)
    assert (found.risen, found.not_risen) == (1, 1)
    assert (found.held, found.not_compared, found.known_newest) == (87, 85, 0)


def test_there_is_no_goal_without_a_figure_to_measure_against():
    nothing = PublishedTurnout(())
    assert turnout_goal([], [], nothing) is None
    assert turnout_goal([state_row(DAY, "9")], [], nothing) is None


@pytest.mark.django_db
def test_the_page_says_so_where_nothing_is_known(monitor):
    page = signed_in(monitor).get(URL).content.decode()
    assert "Von keinem Ort ist eine Wahlbeteiligung bekannt." in page


def test_another_election_day_can_be_chosen(monitor):
    made = place("06411000")
    for day in (date(2015, 11, 29), date(2021, 3, 14)):
        past(made, PastElection.Kind.FOREIGNERS, day, eligible=100, voters=10)
    client = signed_in(monitor)
    assert client.get(URL).context["day"] == date(2021, 3, 14)
    assert client.get(URL, {"wahltag": "2015-11-29"}).context["day"] == date(2015, 11, 29)
    assert client.get(URL, {"wahltag": "x"}).context["day"] == date(2021, 3, 14)


def test_what_is_published_here_is_known_of_the_newest_election(monitor):
    StateTotal.objects.create(day=date(2015, 11, 29), turnout="6", source="a")
    held = factories.election(Phase.PUBLISHED)
    found = turnout_goal(state_series(TODAY), (), published(monitor))
    assert (found.newest.day, found.newest.share, found.known_newest) == (held.day, None, 1)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        pytest.param(date(2031, 3, 16), [2026], id="not on the day itself"),
        pytest.param(date(2031, 3, 17), [2026, 2031], id="from the next day on, as unknown"),
    ],
)
@pytest.mark.django_db
def test_an_election_that_was_held_is_there_before_any_source_speaks_of_it(today, days):
    factories.term()
    factories.term(date(2031, 3, 16))
    rows = state_series(today)
    assert [(row.day.year, row.share) for row in rows] == [(year, None) for year in days]


@pytest.mark.rules("R-END-10")
def test_an_election_that_was_declared_invalid_counts_nowhere_whichever_source_says_so(monitor):
    made = place("06440008")
    for source, status in [("a", ""), ("b", "declared invalid, repeated 2021-09-26")]:
        PastElection.objects.create(
            municipality=made, kind="foreigners", day=date(2021, 3, 14), source=source,
            status=status, turnout_stated=Decimal("10.2"),
        )  # fmt: skip
    places, results = place_series(monitor), published(monitor)
    assert [row.is_annulled for row in places] == [True, True]
    [row] = kreis_series(places, results, date(2021, 3, 14))
    assert (row.counted, row.stated) == ((), ())
    assert turnouts_on(places, results, date(2021, 3, 14)) == {}


@pytest.mark.rules("R-END-10")
def test_a_published_result_counts_no_longer_after_its_election_was_annulled(monitor):
    held = factories.election(Phase.PUBLISHED)
    actor = factories.lead(held.municipality)
    annulled(objected(held, actor, ObjectionOutcome.REPEAT), actor)
    found = published(monitor)
    assert (found.share, len(found.publications)) == (None, 1)
    page = signed_in(monitor).get(URL).content.decode()
    assert "Wahl für ungültig erklärt, zählt nicht" in page


@pytest.mark.parametrize(
    ("one", "other", "note", "conflict"),
    [
        pytest.param("10.2", "10.21", "", False, id="Friedberg 2021: the same, rounded"),
        pytest.param("10", "10.4", "", False, id="a whole per cent"),
        pytest.param("10", "10.5", "", True, id="that is eleven"),
        pytest.param("1.9", "2.06", "", True, id="Bad Vilbel 2015"),
        pytest.param("12.1", None, "header of the article says 12.03 %", True,
                     id="Fulda 2021: the source contradicts itself in its note"),
        pytest.param("12.1", None, "CONFLICT: another", True, id="as the collection marks it"),
    ],
)  # fmt: skip
def test_a_rounded_figure_contradicts_nothing(monitor, one, other, note, conflict):
    made = place("06440008")
    for source, percent in [("a", one), ("b", other)]:
        PastElection.objects.create(
            municipality=made, kind="foreigners", day=date(2021, 3, 14), source=source,
            turnout_stated=percent and Decimal(percent), note=note if source == "a" else "",
        )  # fmt: skip
    assert place_series(monitor)[0].in_conflict is conflict


def test_a_kreis_has_a_row_only_where_somebody_voted_in_it(monitor):
    day = date(2021, 3, 14)
    past(place("06533001"), PastElection.Kind.COUNCIL, day, eligible=100, voters=60)
    Kreis.objects.create(key="06415", name="Hanau", kind="kreisfreie Stadt")
    places, results = place_series(monitor), published(monitor)
    assert [row.kreis.key for row in kreis_series(places, results, day)] == ["06533"]
    # Of 2026 no council is loaded: then every Kreis is there, as unknown.
    assert [row.kreis.key for row in kreis_series(places, results, DAY)] == ["06415", "06533"]


def test_a_kreisauslaenderbeirat_is_shown_from_its_figures_where_no_percentage_is_stated(monitor):
    kreis = Kreis.objects.create(key="06531", name="Gießen", kind="Landkreis")
    PastElection.objects.create(
        ags="06531", area="Landkreis", kreis=kreis, kind="kreis", day=date(2021, 3, 14),
        source="a", eligible=400, voters=35,
    )  # fmt: skip
    page = signed_in(monitor).get(URL).content.decode()
    assert page.count("8,75\N{NO-BREAK SPACE}%") == 2  # in its Kreis and among the places
