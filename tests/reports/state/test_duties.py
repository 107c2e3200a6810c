"""The state's list of duties: what it shows first, what a filter leaves, what it hands out."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from municipalities.law.body.duties import DutyKind
from municipalities.models import Kreis, Municipality, ResidentCount, Role
from reports.dashboard.state.duties import Size, Urgency, size_of
from reports.dashboard.state.duty_filter import DutyFilter
from tests import factories
from tests.database import by_owner
from tests.municipalities.commission import commissions

pytestmark = pytest.mark.django_db
URL, CSV, XLSX = "/land/pflichten/", "/land/pflichten.csv", "/land/pflichten.xlsx"


@pytest.fixture
def client() -> Client:
    signed_in = Client()
    signed_in.force_login(factories.person(Role.STATE_MONITOR))
    return signed_in


@pytest.fixture
def today(monkeypatch):
    """The day of the tests, long after the election day."""
    day = date(2026, 12, 10)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: day)
    return day


def place(name: str, residents: int | None = 2000, ags: str = "", kreis=None, **more):
    made = factories.MunicipalityFactory(
        name=name,
        sort_key=name.casefold(),
        **({"ags": ags} if ags else {}),
        **({"kreis": kreis} if kreis else {}),
        **more,
    )
    if residents is not None:
        commissions.residents(made, residents)
    return made


def state():
    """One municipality of each kind; the names say what is expected of them."""
    term = factories.term()
    kassel = Kreis.objects.create(key="06611", name="Kassel", kind="kreisfreie Stadt")
    place("Kassel", 60_000, ags="06611000", kreis=kassel)
    place("Unbekannt", None)
    place("Knappdarunter", 950)
    place("Knappdarüber", 1050)
    place("Klein", 10)
    commissions.choose_commission(place("Spätbeschlossen", 6000), term, date(2026, 5, 4))
    commissions.choose_commission(place("Frühbeschlossen", 6000), term, date(2026, 1, 8))
    commissions.formed(place("Gebildet"), term, women=2, men=2)
    return term


def names(answer) -> list[str]:
    return [row["municipality"].name for row in answer.context["rows"]]


@pytest.mark.rules("R-BODY-04", "R-BODY-10", "R-IK-05")
def test_due_stands_first_then_what_has_no_day_the_longest_open_first(client, today):
    state()
    rows = client.get(URL).context["rows"]
    assert [(row["municipality"].name, row["sign"]) for row in rows] == [
        ("Gebildet", "due"),
        ("Gebildet", "due"),
        ("Frühbeschlossen", "duty_open"),
        ("Spätbeschlossen", "duty_open"),
        ("Kassel", "duty_open"),
        ("Knappdarüber", "duty_open"),
        ("Unbekannt", "duty_open"),
    ]


@pytest.mark.rules("R-BODY-04")
def test_red_is_a_proven_breach_alone_and_silence_is_a_grey_question_mark(client, today):
    state()
    shown = {row["municipality"].name: row for row in client.get(URL).context["rows"]}
    assert {name: (row["tone"], row["state"][:2] == "? ") for name, row in shown.items()} == {
        "Gebildet": ("success", False),
        "Frühbeschlossen": ("danger", False),
        "Spätbeschlossen": ("danger", False),
        "Kassel": ("neutral", True),
        "Knappdarüber": ("neutral", True),
        "Unbekannt": ("neutral", True),
    }


def test_a_row_says_what_who_on_which_ground_and_since_when(client, today):
    state()
    page = client.get(URL, {"dringlichkeit": "undated"}).content.decode()
    row = page.split("Frühbeschlossen")[1].split("</tr>")[0]
    for text in [
        "Limburg-Weilburg",
        "Integrations-Kommission durch Beschluss",
        "Integrations-Kommission bilden",
        "Gemeindevorstand",
        "/recht/R-BODY-04/",
        "das Gesetz nennt keinen Tag",
        "offen seit 08.01.2026",
    ]:
        assert text in row


@pytest.mark.rules("R-BODY-01")
@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        pytest.param({"kreis": "06611"}, {"Kassel"}, id="one Kreis"),
        pytest.param({"groesse": "bis-1000"}, set(), id="small ones owe nothing"),
        pytest.param({"groesse": "bis-5000"}, {"Knappdarüber", "Gebildet"}, id="a size"),
        pytest.param({"groesse": "ueber-20000"}, {"Kassel"}, id="the largest"),
        pytest.param({"groesse": "unbekannt"}, {"Unbekannt"}, id="an unknown size"),
        pytest.param({"stand": "unknown"}, {"Unbekannt"}, id="a state"),
        pytest.param({"aufgabe": "give_report"}, {"Gebildet"}, id="a kind of duty"),
        pytest.param({"region": "kassel"}, {"Kassel"}, id="a Modellregion"),
        pytest.param({"dringlichkeit": "due"}, {"Gebildet"}, id="an urgency"),
        pytest.param({"gremium": "owes_body"}, {"Frühbeschlossen", "Spätbeschlossen"},
                     id="who provably owes a body"),
        pytest.param({"gremium": "not_reported"}, {"Kassel", "Knappdarüber"},
                     id="of whom nobody said anything"),
        pytest.param({"naehe": "approaching"}, {"Knappdarunter"},
                     id="near below, though it owes nothing"),
        pytest.param({"naehe": "just_above"}, {"Knappdarüber"}, id="near above"),
        pytest.param({"naehe": "beide"}, {"Knappdarunter", "Knappdarüber"}, id="near"),
        pytest.param({"naehe": "beide", "aufgabe": "choose_commission"}, {"Knappdarüber"},
                     id="two filters at once"),
    ],
)  # fmt: skip
def test_a_filter_leaves_its_rows_on_the_page_and_in_the_files(client, today, chosen, expected):
    state()
    assert set(names(client.get(URL, chosen))) == expected
    assert {row["Gemeinde"] for row in csv_rows(client, chosen)} == expected


def test_what_is_no_choice_narrows_nothing(client, today):
    state()
    answer = client.get(URL, {"kreis": "x", "groesse": "?", "wahlzeit": "0", "page": "zwei"})
    assert (answer.status_code, len(answer.context["rows"])) == (200, 7)


def figures(page: str) -> list[tuple[int, str]]:
    pattern = (
        r'<dd>(?:<span [^>]*>\?</span> )?<a href="([^"]*)" aria-label="[^"]*">([\d.]+)</a></dd>'
    )
    found = re.findall(pattern, page)
    return [(int(number), unescape(url)) for url, number in found]


@pytest.mark.parametrize("chosen", [{}, {"groesse": "bis-5000"}, {"naehe": "beide"}])
def test_every_figure_leads_to_exactly_its_rows(client, today, chosen):
    state()
    found = figures(client.get(URL, chosen).content.decode())
    assert len(found) == len(Urgency) + 1
    for number, url in found[:-1]:
        assert len(client.get(URL + url).context["rows"]) == number
    number, url = found[-1]
    assert len(set(names(client.get(URL + url)))) == number


@pytest.mark.rules("R-BODY-04")
def test_what_nobody_reported_is_not_counted_among_what_is_open(client, today):
    state()
    answer = client.get(URL)
    counts = {
        figure["code"]: (figure["duties"], figure["tone"]) for figure in answer.context["figures"]
    }
    assert counts == {
        "overdue": (0, ""),
        "due": (2, ""),
        "undated": (2, ""),
        "unreported": (3, "neutral"),
        "open": (0, ""),
    }
    assert (answer.context["found"], answer.context["unreported"]) == ((4, 3), 3)
    page = " ".join(answer.content.decode().split())
    assert "4 offene Pflichten in 3 Gemeinden · von 3 Gemeinden nicht gemeldet" in page


@pytest.mark.rules("R-BODY-07")
def test_the_next_wahlzeit_is_a_list_of_its_own(client, today):
    running = state()
    before = [(row["municipality"], row["title"]) for row in client.get(URL).context["rows"]]
    coming = factories.term(date(2031, 3, 16))
    answer = client.get(URL)
    assert [(row["municipality"], row["title"]) for row in answer.context["rows"]] == before
    page = " ".join(answer.content.decode().split())
    assert f'page-header__preline">Wahlzeit {running}<' in page
    assert f"/land/pflichten/?wahlzeit={coming.pk}" in page
    assert {row["Wahlzeit"] for row in csv_rows(client, {})} == {str(running)}
    other = client.get(URL, {"wahlzeit": coming.pk})
    assert {row["term"] for row in other.context["rows"]} == {coming}


def test_a_wahlzeit_that_ended_owes_nothing_and_says_so(client, today):
    state()
    older = factories.term(date(2021, 3, 14))
    answer = client.get(URL, {"wahlzeit": older.pk})
    assert names(answer) == []
    assert "Diese Wahlzeit ist beendet" in answer.content.decode()


def test_without_a_wahlzeit_the_page_says_so(client):
    assert "Noch keine Wahlzeit eröffnet" in client.get(URL).content.decode()


def test_a_long_list_has_pages_and_files_have_all_of_it(client, today):
    factories.term()
    many(120)
    answer = client.get(URL, {"page": 3, "dringlichkeit": "unreported"})
    assert (len(answer.context["rows"]), answer.context["page"].paginator.num_pages) == (20, 3)
    assert f"{CSV}?dringlichkeit=unreported" in answer.content.decode()
    assert len(csv_rows(client, {"page": 3, "dringlichkeit": "unreported"})) == 120


def many(count: int) -> None:
    kreis = factories.KreisFactory()
    made = Municipality.objects.bulk_create(
        Municipality(ags=f"069{n:05}", name=f"Ort {n}", sort_key=f"{n:05}", kreis=kreis)
        for n in range(count)
    )
    ResidentCount.objects.bulk_create(
        ResidentCount(
            municipality=one,
            as_of=commissions.COUNTED,
            foreign_residents=1500,
            status=ResidentCount.Status.ESTIMATE,
            source="Zensus 2022",
        )
        for one in made
    )


def test_421_municipalities_cost_as_many_queries_as_ten(client, today):
    factories.term()
    many(10)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    by_owner("DELETE FROM municipalities_residentcount")
    Municipality.objects.all().delete()
    many(421)
    with CaptureQueriesContext(connection) as more:
        client.get(URL)
    assert len(more) == len(few)


# --- Files --------------------------------------------------------------------------------------


def csv_rows(client: Client, chosen: dict[str, object]) -> list[dict[str, str]]:
    answer = client.get(CSV, chosen)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_csv_carries_what_the_row_rests_on(client, today):
    state()
    answer = client.get(CSV)
    assert answer.content.startswith(b"\xef\xbb\xbfGemeindeschl")
    assert answer["Content-Disposition"] == 'attachment; filename="pflichten-2026-12-10.csv"'
    [kassel] = csv_rows(client, {"kreis": "06611"})
    assert kassel == {
        "Gemeindeschlüssel": "06611000",
        "Gemeinde": "Kassel",
        "Kreis": "Kassel",
        "Wahlzeit": "2026–2031",
        "Ausländische Einwohner": "60000",
        "Stand der Zahl": "31.12.2025",
        "Zahl ist": "amtlich",
        "Nahe der Grenze von 1000": "",
        "Modellregion": "Kassel",
        "Stand": "nicht bekannt, ob es ein Gremium gibt",
        "Gremium": "nicht gemeldet",
        "Pflicht": (
            "Eintragen, welches Gremium es gibt, oder über eine Integrations-Kommission entscheiden"
        ),
        "Anzahl": "1",
        "Wer": "Gemeindevertretung",
        "Norm": "§ 84 Satz 3 HGO",
        "Regel": "R-BODY-04",
        "Dringlichkeit": "nicht gemeldet, ob es erledigt ist",
        "Fällig am": "",
        "Offen seit": "",
    }


def test_excel_has_the_rows_and_a_sheet_that_says_what_they_are(client, today):
    state()
    answer = client.get(XLSX, {"naehe": "beide"})
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Pflichten", "Angaben"]
    rows = list(book["Pflichten"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == ["Knappdarüber", "Knappdarunter"]
    facts = dict(book["Angaben"].iter_rows(min_row=2, values_only=True))
    assert facts["Stand"].date() == today
    assert facts["Filter: Nahe der Grenze von 1000"] == "darunter oder darüber"
    assert (facts["Zeilen"], facts["Gemeinden"]) == (2, 2)
    assert facts["Adresse"].endswith("/land/pflichten/?naehe=beide")


@pytest.mark.parametrize("name", ["=1+1", "+Ort", "-Ort", "@Ort"])
def test_a_name_that_begins_like_a_formula_computes_nothing(client, today, name):
    factories.term()
    place(name)
    assert [row["Gemeinde"] for row in csv_rows(client, {})] == [f"'{name}"]
    cell = load_workbook(io.BytesIO(client.get(XLSX).content))["Pflichten"]["B2"]
    assert (cell.value, cell.data_type) == (name, "s")


# --- Small parts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "size"),
    [
        (0, Size.SMALL),
        (1_000, Size.SMALL),
        (1_001, Size.MEDIUM),
        (5_000, Size.MEDIUM),
        (5_001, Size.LARGE),
        (20_000, Size.LARGE),
        (20_001, Size.LARGEST),
        (None, Size.UNKNOWN),
    ],
)
def test_sizes_meet_at_their_bounds(number, size):
    assert size_of(number) is size


def test_every_kind_of_duty_can_be_chosen():
    offered = dict(DutyFilter({}, today=date(2026, 12, 10)).fields["aufgabe"].choices)
    assert set(offered) == {"", *DutyKind}
