"""Every row of the files of sources comes out as its source says, on a page or in an export."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from municipalities.actions.reference import load_reference
from municipalities.files.reference import SHIPPED, read_reference
from municipalities.law.body.known import BodyKnown
from municipalities.messages.body.reasons import REASONS
from municipalities.models import KnownBody, Municipality, PastElection, Role, Term
from municipalities.models.body.figures import coverage_figures
from municipalities.models.body.standing import Standing, standings
from reports.dashboard.state.data import DATA_SETS
from tests import factories

TODAY = date(2026, 11, 30)
BODIES = {
    "Ausländerbeirat": "Ausländerbeirat",
    "Integrationskommission": "Integrations-Kommission",
    "none": "kein Ausländerbeirat zustande gekommen",
}
CERTAINTIES = {"stated": "belegt", "announced": "angekündigt", "inferred": "erschlossen"}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The shipped files, loaded once for all tests of this module and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference(read_reference())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def client(loaded, db, monkeypatch) -> Client:
    monkeypatch.setattr(timezone, "localdate", lambda *_args: TODAY)
    signed_in = Client()
    signed_in.force_login(factories.person(Role.STATE_MONITOR))
    return signed_in


def rows_of(name: str, folder: Path = SHIPPED) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def exported(client: Client, name: str) -> list[dict[str, str]]:
    text = client.get(f"/land/daten/{name}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def german(value: str) -> str:
    """A number as the export writes it, without digits that say nothing."""
    return "" if value == "" else f"{Decimal(value).normalize():f}".replace(".", ",")


def day(value: str) -> str:
    return f"{date.fromisoformat(value):%d.%m.%Y}"


def missing(
    expected: list[tuple[str, ...]], found: list[dict[str, str]], columns: tuple[str, ...]
) -> list[tuple[str, ...]]:
    """What the export lacks, and what it has beyond the file; each row as often as it stands."""
    there = Counter(tuple(row[column] for column in columns) for row in found)
    wanted = Counter(expected)
    return [*(wanted - there), *(there - wanted)]


def today_key(ags: str) -> str:
    return {"06435014": "06415000"}.get(ags, ags)


# --- Row by row ---------------------------------------------------------------------------------


def test_every_body_that_a_source_names(client):
    announced = {"06438003"}  # Egelsbach: the older file says it in its note
    older = [
        (
            today_key(row["ags"]),
            "",
            BODIES[row["body"]],
            "angekündigt" if row["ags"] in announced else "belegt",
            row["as_of"],
            "", "", "", "", "", "", "", "", "",
            row["source"],
            row["note"],
        )
        for row in rows_of("gremien_by_municipality.csv")
    ]  # fmt: skip
    newer = [
        (
            today_key(row["ags"]),
            row["term"],
            BODIES[row["body"]],
            CERTAINTIES[row["certainty"]],
            row["as_of"],
            row["reason"],
            row["since"],
            row["members"],
            row["lists"],
            row["eligible"],
            row["voters"],
            german(row["turnout_pct"]),
            row["election_system"],
            row["source_date"],
            row["source"],
            row["note"],
        )
        for row in rows_of("gremien_more.csv")
    ]
    columns = (
        "Gemeindeschlüssel",
        "Wahlzeit",
        "Gremium",
        "Die Quelle sagt es",
        "Stand",
        "Grund nach der Quelle",
        "Seit",
        "Mitglieder",
        "Listen",
        "Wahlberechtigte",
        "Wählende",
        "Wahlbeteiligung in %",
        "Wahlsystem",
        "Datum der Quelle",
        "Quelle",
        "Anmerkung",
    )
    assert (len(older), len(newer)) == (44, 255)
    assert missing(older + newer, exported(client, "gremien-nach-quellen"), columns) == []


ELECTION = (
    "Wahltag",
    "Schlüssel an diesem Tag",
    "Ort in der Quelle",
    "Wahl",
    "Wahlberechtigte",
    "Wählende",
    "Wahlbeteiligung laut Quelle in %",
    "Ungültige Stimmzettel",
    "Gültige Stimmzettel",
    "Gültige Stimmen",
    "Sitze",
    "Listen",
    "Wahlsystem",
    "Status",
    "Quelle",
    "Anmerkung",
)


def an_election(row: dict[str, str]) -> tuple[str, ...]:
    of_kreis = len(row["ags"]) == 5
    return (
        day(row["date"]),
        row["ags"],
        row["area"],
        "Wahl des Kreisausländerbeirats" if of_kreis else "Ausländerbeiratswahl",
        row["eligible"],
        row["voters"],
        german(row["turnout_pct_source"]),
        row["invalid_ballots"],
        row["valid_ballots"],
        row["valid_votes"],
        row["seats"],
        row["lists"],
        row["system"],
        row["status"],
        row["source"],
        row["note"],
    )


def results() -> list[dict[str, str]]:
    names = ("results", "results_more", "results_noted")
    return [row for name in names for row in rows_of(f"auslaenderbeiratswahl_{name}.csv")]


def test_every_election_of_a_council_and_of_a_kreis(client):
    expected = [an_election(row) for row in results()]
    assert len(expected) == 82
    assert missing(expected, exported(client, "wahlen"), ELECTION) == []


def test_what_the_files_compute_is_what_the_export_computes(client):
    found = {
        (row["Wahltag"], row["Schlüssel an diesem Tag"], row["Quelle"]): row[
            "Wahlbeteiligung gerechnet in %"
        ]
        for row in exported(client, "wahlen")
    }
    wrong = []
    for row in results():
        if row["turnout_pct_computed"]:
            here = found[day(row["date"]), row["ags"], row["source"]]
            if Decimal(here.replace(",", ".")) != Decimal(row["turnout_pct_computed"]):
                wrong.append((row["area"], row["turnout_pct_computed"], here))
    assert wrong == []


def test_every_council_election_with_places_that_merged_since(client):
    expected = [
        (
            day(row["date"]), row["ags"], row["name"], "Gemeindewahl", row["eligible"],
            row["voters"], german(row["turnout_pct"]), row["invalid_ballots"],
            row["valid_ballots"], row["valid_votes"], row["seats"], row["lists"], "", "",
            "Hessisches Statistisches Landesamt: Gemeindewahlen ab 1989", "",
        )
        for row in rows_of("gemeindewahl_beteiligung.csv")
    ]  # fmt: skip
    assert len(expected) == 2126
    assert missing(expected, exported(client, "gemeindewahlen"), ELECTION) == []


def test_every_list(client):
    expected = [
        (
            day(row["date"]), row["ags"], row["area"], row["list"], row["votes"],
            german(row["votes_pct"]), row["seats"], row["source"],
        )
        for row in rows_of("auslaenderbeiratswahl_lists.csv")
    ]  # fmt: skip
    columns = (
        "Wahltag",
        "Schlüssel an diesem Tag",
        "Ort in der Quelle",
        "Liste",
        "Stimmen",
        "Stimmen in %",
        "Sitze",
        "Quelle",
    )
    assert len(expected) == 85
    assert missing(expected, exported(client, "listen"), columns) == []


def test_every_place_of_a_list_and_no_name(client):
    expected = [
        (
            day(row["date"]), row["ags"], row["name"], row["list_no"], row["list"],
            row["list_votes"], row["list_position"], row["candidate_votes"],
            {"yes": "ja", "no": "nein"}[row["list_complete"]],
        )
        for row in rows_of("auslaenderbeiratswahl_2026_candidates.csv")
    ]  # fmt: skip
    found = exported(client, "listenplaetze")
    assert len(expected) == 412
    assert missing(expected, found, tuple(found[0])) == []


def test_every_total_and_every_single_figure_of_the_state(client):
    totals = [
        (
            day(row["date"]), row["municipalities_with_election"], row["counties_with_election"],
            row["eligible_approx"], row["voters"], german(row["turnout_pct"]), row["seats"],
            row["candidates_approx"], row["lists"], row["source"], row["note"],
        )
        for row in rows_of("auslaenderbeiratswahl_state_totals.csv")
    ]  # fmt: skip
    found = exported(client, "land")
    assert missing(totals, found, tuple(found[0])) == []
    statements = [
        (row["date"], german(row["value"]), row["qualifier"], row["source"], row["note"])
        for row in rows_of("state_statements.csv")
    ]
    columns = ("Tag", "Wert", "Zusatz", "Quelle", "Anmerkung")
    assert missing(statements, exported(client, "land-angaben"), columns) == []


def test_every_municipality_with_its_number(client):
    expected = [
        (
            row["ags_2026"], "" if row["ags"] == row["ags_2026"] else row["ags"], row["name"],
            row["population_2022_12_31"], row["foreign_population_estimate_census_2022"],
        )
        for row in rows_of("gemeinden_hessen.csv")
        if row["type"] != "gemeindefreies Gebiet"
    ]  # fmt: skip
    columns = (
        "Gemeindeschlüssel",
        "Schlüssel bis 2025",
        "Gemeinde",
        "Einwohner",
        "Ausländische Einwohner",
    )
    assert len(expected) == 421
    assert missing(expected, exported(client, "gemeinden"), columns) == []


def test_the_workbook_has_every_table(client):
    assert client.get("/land/daten.xlsx").status_code == 200
    page = client.get("/land/daten/").content.decode()
    assert [f"/land/daten/{one.name}.csv" in page for one in DATA_SETS] == [True] * len(DATA_SETS)
    assert client.get("/land/daten/nichts.csv").status_code == 404


# --- What is said on the pages ------------------------------------------------------------------


def test_every_election_of_a_place_stands_on_the_page_with_its_note(client):
    page = unescape(client.get("/land/beteiligung/").content.decode())
    assert [row["area"] for row in results() if row["note"] and row["note"] not in page] == []
    assert [row["source"] for row in results() if f'"{row["source"]}"' not in page] == []


@pytest.mark.parametrize(
    ("ags", "day_held", "source_part", "stated", "conflict"),
    [
        pytest.param("06534014", date(2021, 3, 14), "op-marburg", "12.61", True, id="Marburg"),
        pytest.param("06632003", date(2010, 11, 7), "hersfelder", "19.94", True, id="Bebra"),
        pytest.param("06531", date(2021, 3, 14), "giessener", "8.83", True, id="Kreis Gießen"),
        pytest.param(
            "06633", date(2021, 3, 14), "landkreiskassel", "6.5", False, id="Kreis Kassel"
        ),
        pytest.param("06440003", date(2015, 11, 29), "fdp-bad-vilbel", None, True, id="Bad Vilbel"),
        pytest.param("06440003", date(2015, 11, 29), "wetterauer", "1.9", True, id="and its other"),
        pytest.param("06531005", date(2021, 3, 14), "giessener", "10.76", False, id="Gießen"),
    ],
)
def test_a_conflict_is_shown_as_a_conflict(client, ags, day_held, source_part, stated, conflict):
    rows = client.get("/land/beteiligung/").context["places"]
    [row] = [
        one
        for one in rows
        if (one.election.ags, one.election.day) == (ags, day_held)
        and source_part in one.election.source
    ]
    assert row.election.turnout_stated == (None if stated is None else Decimal(stated))
    assert row.in_conflict is conflict


def test_the_state_over_time_with_every_figure(client):
    series = client.get("/land/beteiligung/").context["series"]
    assert [(row.day_stated, [str(one) for one in row.percentages]) for row in series] == [
        ("2001", ["7.69"]),
        ("2005-11-27", ["7.7", "7.75", "7.8"]),
        ("2010-11-07", ["8.2"]),
        ("2015-11-29", ["6"]),
        ("2021-03-14", ["10.5"]),
        ("2026-03-15", []),
    ]
    figures = {
        (row.first.day_stated, row.first.figure): row.in_conflict
        for row in client.get("/land/beteiligung/").context["statements"]
    }
    assert figures["2015-11-29", "eligible"] is True
    assert figures["2021-03-14", "municipalities"] is False
    assert len(figures) == len(
        {
            (row["date"], row["figure"])
            for row in rows_of("state_statements.csv")
            if row["figure"] != "turnout"
        }
    )
    page = client.get("/land/").content.decode()
    assert ("34\N{NO-BREAK SPACE}%" in page, "37,4\N{NO-BREAK SPACE}%" in page) == (True, True)


def test_the_council_turnout_of_a_day_is_the_sum_of_all_its_rows(client):
    sums: dict[str, list[int]] = {}
    for row in rows_of("gemeindewahl_beteiligung.csv"):
        found = sums.setdefault(row["date"], [0, 0])
        found[0] += int(row["eligible"])
        found[1] += int(row["voters"])
    series = client.get("/land/beteiligung/").context["series"]
    shown = {row.council.day.isoformat(): row.council.share for row in series if row.council}
    assert shown == {key: Fraction(sums[key][1], sums[key][0]) for key in shown}
    assert set(shown) == {"2006-03-26", "2011-03-27", "2016-03-06", "2021-03-14"}


# --- What is known of each Wahlzeit -------------------------------------------------------------


def standings_of(year: int) -> list[Standing]:
    term = Term.objects.get(starts_on__year=year)
    return standings(Municipality.objects.all(), term, today=TODAY, overrides={})


def certainties(rows: list[Standing], body: str) -> Counter[str]:
    """How surely each municipality is said to have ``body`` alone: by the surest of its sources."""
    found: Counter[str] = Counter()
    for row in rows:
        named = {one.body for one in row.sources} & {"ABR", "IK"}
        if named == {body}:
            said = {one.certainty for one in row.sources if one.body == body}
            found[next(one for one in CERTAINTIES if one in said)] += 1
    return found


def test_134_municipalities_are_known_for_2021_to_2026(loaded, db):
    rows = standings_of(2021)
    assert sum(bool(row.sources) for row in rows) == 134
    assert certainties(rows, "ABR") == {"stated": 53, "announced": 18, "inferred": 9}
    assert certainties(rows, "IK") == {"stated": 36, "announced": 13, "inferred": 3}


def test_23_are_known_for_2026_to_2031_and_only_stated_ones_have_a_body(loaded, db):
    rows = standings_of(2026)
    assert sum(bool(row.sources) for row in rows) == 23
    having = {row.municipality.ags for row in rows if row.existing}
    stated = {
        one.municipality.ags
        for one in KnownBody.objects.of(Term.objects.get(starts_on__year=2026)).stated()
        if one.body != KnownBody.Kind.NONE
    }
    assert having == stated
    figures = coverage_figures(rows)
    assert figures.has_body.municipalities + figures.known[
        BodyKnown.BEYOND_DUTY
    ].municipalities == len(stated)
    proven = {row.municipality.short_name for row in rows if row.known is BodyKnown.OWES_BODY}
    assert proven == {"Nauheim", "Breuberg"}


@pytest.mark.parametrize(
    ("ags", "state", "known"),
    [
        pytest.param("06440023", "ik_after_drop_below_3", "has_body", id="Rosbach: two were left"),
        pytest.param("06436006", "ik_after_failed_election", "has_body", id="Hochheim: no list"),
        pytest.param("06534007", "ik_after_failed_election", "has_body", id="Dautphetal: no list"),
        pytest.param(
            "06435021", "ik_after_failed_election", "has_body", id="Nidderau: six of seven"
        ),
        pytest.param("06632003", "ik_ground_unknown", "has_body", id="Bebra: nobody says why"),
        pytest.param("06440008", "abr_election", "has_body", id="Friedberg: annulled and repeated"),
        pytest.param("06436005", "abr_election", "has_body", id="Hattersheim: three seats empty"),
    ],
)
def test_the_ground_is_that_of_the_source(loaded, db, ags, state, known):
    [row] = [one for one in standings_of(2021) if one.municipality.ags == ags]
    assert (row.body.state.value, row.known.value) == (state, known)


def test_hanau_has_one_history_under_both_its_keys(loaded, db):
    hanau = Municipality.objects.get(ags="06415000")
    assert {one.term_stated or one.day_stated for one in hanau.known_bodies.all()} == {
        "2016-2021",
        "2021-2026",
        "2026-03-15",
    }
    council = PastElection.objects.filter(municipality=hanau, kind="council")
    assert set(council.values_list("ags", "kreis")) == {("06435014", "06435")}


@pytest.mark.rules("R-BODY-04")
def test_nothing_is_owed_any_more_for_a_wahlzeit_that_ended(loaded, db):
    rows = {row.municipality.short_name: row for row in standings_of(2021)}
    assert [name for name, row in rows.items() if row.known is BodyKnown.OWES_BODY] == []
    sulzbach = next(row for row in rows.values() if row.municipality.ags == "06436012")
    assert (sulzbach.existing, sulzbach.known) == (None, BodyKnown.NOT_REPORTED)


def test_every_reason_of_the_sources_has_its_german_words():
    reasons = {row["reason"] for row in rows_of("gremien_more.csv")} - {""}
    assert reasons == set(REASONS)


def test_what_a_source_names_beside_a_later_election_is_an_election_too(client):
    sources = {row["source"] for row in results()}
    assert {row["source"] for row in rows_of("auslaenderbeiratswahl_results_noted.csv")} <= sources
    goal = client.get("/land/").context["goal"]
    assert (goal.risen, goal.not_risen, goal.held, goal.not_compared) == (10, 0, 87, 77)
