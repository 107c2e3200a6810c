"""One figure, one function: start page, list, dashboard, files and interface say the same."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from municipalities.law.body.known import BodyKnown
from municipalities.messages import word
from municipalities.models import KnownBody, Role
from tests import factories
from tests.municipalities.commission import commissions

TODAY = date(2026, 12, 10)


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_args: TODAY)
    return TODAY


@pytest.fixture
def client(db, today) -> Client:
    signed_in = Client()
    signed_in.force_login(factories.person(Role.STATE_MONITOR))
    return signed_in


def place(name: str, residents: int | None):
    made = factories.MunicipalityFactory(name=name, sort_key=name.casefold())
    if residents is not None:
        commissions.residents(made, residents)
    return made


def said(made, body: str, **more) -> None:
    source = {"as_of": date(2026, 3, 15), "source": "https://blatt.example/"}
    KnownBody.objects.create(municipality=made, body=body, **source, **more)


def state() -> dict[str, tuple[int, int]]:
    """A municipality of each kind; returns what every page has to say: places and people."""
    term = factories.term()
    said(place("Gewählt", 5000), "ABR")
    commissions.formed(place("Gebildet", 4000), term, women=2, men=2)
    said(place("Freiwillig", 300), "ABR")
    said(place("Ausgefallen", 3000), "NO", ground="failed")
    said(place("Angekündigt", 2000), "ABR", certainty="announced")
    said(place("Erschlossen", 1900), "IK", certainty="inferred")
    place("Still", 1800)
    place("Klein", 10)
    place("Ungezählt", None)
    return {
        "has_body": (2, 9000),
        "beyond_duty": (1, 300),
        "owes_body": (1, 3000),
        "not_reported": (3, 5700),
        "duty_unknown": (1, None),
        "no_duty": (1, 10),
    }


def told(client: Client) -> dict[str, dict[str, tuple[int, int]]]:
    """What each place says, by its name; a place that shows no people says −1 for them."""
    dashboard = client.get("/land/").context
    start = client.get("/").context["state"]["figures"]
    groups = client.get("/gemeinden/").context["groups"]
    book = load_workbook(io.BytesIO(client.get("/land/gremien.xlsx").content))
    sheet = {row[0]: row[1:] for row in book["Zahlen"].iter_rows(min_row=2, values_only=True)}
    text = client.get("/land/gremien.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    words = {word(known): known.value for known in BodyKnown}
    counted = Counter(words[row["Gremium"]] for row in rows)
    api = client.get("/api/v1/standings/").json()
    standings = Counter(row["known"] for row in api)
    figures = client.get("/api/v1/standings/figures/").json()
    return {
        "dashboard": {
            known.value: (tally.municipalities, tally.people)
            for known, tally in dashboard["figures"].known.items()
        },
        "rows of the dashboard": {
            known.value: (
                len(client.get("/land/", {"gremium": known.value}).context["rows"]),
                -1,
            )
            for known in BodyKnown
        },
        "start page": {
            address.split("gremium=")[1].split("&")[0].split("#")[0]: (
                figure.tally.municipalities,
                figure.tally.people,
            )
            for figure, address in start
        },
        "list": {group["known"]: (group["count"], -1) for group in groups},
        "workbook": {known.value: sheet[word(known)] for known in BodyKnown},
        "CSV": {known: (count, -1) for known, count in counted.items()},
        "standings": {known: (count, -1) for known, count in standings.items()},
        "figures": {
            name: (figures[name]["municipalities"], figures[name]["people"])
            for name in ("has_body", "owes_body", "not_reported", "duty_unknown")
        },
    }


@pytest.mark.rules("R-BODY-01", "R-BODY-04")
def test_every_place_says_the_same(client):
    expected = state()
    wrong = {
        (where, known): figure
        for where, figures in told(client).items()
        for known, figure in figures.items()
        if figure[0] != expected[known][0] or figure[1] not in {-1, expected[known][1]}
    }
    assert wrong == {}


@pytest.mark.rules("R-BODY-07")
def test_the_next_wahlzeit_changes_no_figure(client):
    state()
    before = told(client)
    factories.term(date(2031, 3, 16))
    assert told(client) == before


def test_the_duties_name_the_same_municipalities(client):
    state()
    for known, names in [("owes_body", {"Ausgefallen"}), ("not_reported", None)]:
        rows = client.get("/land/pflichten/", {"gremium": known}).context["rows"]
        of_dashboard = client.get("/land/", {"gremium": known}).context["rows"]
        found = {row["municipality"].name for row in rows}
        assert found == {row.municipality.name for row in of_dashboard}
        assert names is None or found == names


def test_before_a_wahlzeit_there_are_no_figures(client):
    assert client.get("/api/v1/standings/figures/").status_code == 404
    assert client.get("/land/gremien.csv").status_code == 404


@pytest.mark.rules("R-BODY-07")
@pytest.mark.parametrize("url", ["/land/", "/land/kommissionen/", "/land/pflichten/"])
@pytest.mark.parametrize(
    ("asked", "year"),
    [
        pytest.param({}, 2026, id="the running one stands in the field"),
        pytest.param({"kreis": "06533"}, 2026, id="another filter does not leave it"),
        pytest.param({"wahlzeit": "999999"}, 2026, id="one that does not exist is not chosen"),
        pytest.param({"wahlzeit": "x"}, 2026, id="no number at all"),
        pytest.param({"wahlzeit": None}, 2031, id="another one that was chosen"),
    ],
)
def test_the_wahlzeit_in_the_field_is_that_of_the_figures(client, url, asked, year):
    state()
    coming = factories.term(date(2031, 3, 16))
    asked = {name: coming.pk if value is None else value for name, value in asked.items()}
    answer = client.get(url, asked)
    assert answer.context["term"].starts_on.year == year
    field = answer.context["form"]["wahlzeit"]
    [option] = [one for one in field.subwidgets if one.data["selected"]]
    assert option.data["label"] == str(answer.context["term"])


@pytest.mark.parametrize("name", ["reports:dashboard", "reports:commissions"])
def test_the_running_wahlzeit_stands_in_the_heading_and_a_chosen_one_instead(client, name):
    running, coming = factories.term(), factories.term(date(2031, 3, 16))
    for query, term in [({}, running), ({"wahlzeit": coming.pk}, coming)]:
        page = " ".join(client.get(reverse(name), query).content.decode().split())
        assert f'page-header__preline">Wahlzeit {term}<' in page
