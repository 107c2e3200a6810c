"""What the state sees of the commissions: how far they are, never who sits in them."""

from __future__ import annotations

import io
import re
from datetime import date
from fractions import Fraction
from html import unescape
from urllib.parse import urldefrag

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from elections.actions.course.phases import cancel_election
from elections.law.course.phases import Phase
from municipalities.actions.commission.organisations import OrganisationEntry, add_organisation
from municipalities.models import KnownBody, Kreis, MemberLeaving, Role
from reports.dashboard.state.commissions import Women, commission_totals, women_share
from tests import factories
from tests.municipalities.commission import commissions
from tests.test_permissions import ANYWHERE, HERE, STATE, names, town

URL = "/land/kommissionen/"
FEW = "keine Angabe: weniger als drei Personen"


@pytest.fixture
def client() -> Client:
    signed_in = Client()
    signed_in.force_login(factories.person(Role.STATE_MONITOR))
    return signed_in


@pytest.fixture
def today(monkeypatch):
    day = date(2027, 2, 1)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: day)
    return day


def place(name: str, **more):
    made = factories.MunicipalityFactory(name=name, sort_key=name.casefold(), **more)
    commissions.residents(made, 2000)
    return made


def rows(client: Client, **chosen) -> dict[str, object]:
    shown = client.get(URL, chosen).context["rows"]
    return {entry["row"].municipality.name: entry["row"] for entry in shown}


def row_of(page: str, name: str) -> str:
    return re.sub(r"\s+", " ", page.split(f">{name}</a>")[1].split("</tr>", maxsplit=1)[0])


# --- Rows ---------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-10")
def test_the_commissions_of_a_wahlzeit_that_ended_add_up(client, monkeypatch):
    factories.term()
    for name, body, ground in [("Belegt", "IK", ""), ("Ausgefallen", "NO", "failed")]:
        KnownBody.objects.create(
            municipality=place(name), body=body, as_of=factories.DAY, source="Blatt", ground=ground
        )
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2031, 6, 1))
    answer = client.get(URL)
    totals = answer.context["totals"]
    assert (totals.all, totals.formed, totals.to_form, totals.not_known) == (2, 1, 0, 1)
    page = " ".join(answer.content.decode().split())
    assert "von 2; bei 1, die zu bilden war, ist es unbekannt" in page


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-04", "R-BODY-08", "R-IK-01")
def test_every_municipality_with_or_owing_a_commission_has_a_row(client, today):
    term = factories.term()
    commissions.formed(place("Gebildet"), term, women=3, men=3)
    commissions.choose_commission(place("Beschlossen"), term)
    held = factories.election(Phase.NOMINATION, municipality=place("Ausgefallen"), seats=9)
    cancel_election(held.pk, decided_on=date(2026, 1, 16), actor=factories.lead(held.municipality))
    KnownBody.objects.create(
        municipality=place("Genannt"), body="IK", as_of=term.election_day, source="Zeitung"
    )
    place("Unentschieden")
    found = rows(client)
    assert {name: (row.to_form, row.formed_on) for name, row in found.items()} == {
        "Gebildet": (False, commissions.FORMED),
        "Beschlossen": (True, None),
        "Ausgefallen": (True, None),
        "Genannt": (False, None),
    }
    page = client.get(URL).content.decode()
    assert "öffentliche Quelle, 15. März 2026" in row_of(page, "Genannt")
    assert "Die Gemeinde hat hier nichts erfasst." in row_of(page, "Genannt")


@pytest.mark.django_db
@pytest.mark.rules("R-IK-03", "R-IK-05")
def test_a_row_shows_size_share_origins_meetings_and_reports(client, today):
    term = factories.term()
    commission = commissions.formed(place("Gebildet"), term, women=3, men=3)
    commissions.meet(commission, date(2027, 1, 20))
    commissions.report(commission, 2026, date(2027, 1, 21))
    row = row_of(client.get(URL).content.decode(), "Gebildet")
    for text in ["20.05.2026", "7 von 12", "ohne Fehler", "50,0", "1 von 4", "zuletzt für 2026"]:
        assert text in row
    found = rows(client)["Gebildet"]
    assert (found.origins, found.reports_missing) == (6, ())


@pytest.mark.django_db
@pytest.mark.rules("R-IK-05")
def test_a_report_that_was_not_given_is_named_with_its_year(client, today):
    commissions.formed(place("Gebildet"), factories.term(), women=3, men=3)
    row = row_of(client.get(URL).content.decode(), "Gebildet")
    assert ("noch keiner" in row, "fehlt für 2026" in row) == (True, True)


@pytest.mark.django_db
@pytest.mark.rules("R-IK-01", "R-IK-04")
def test_a_commission_that_lost_its_half_has_an_error(client, today):
    commission = commissions.formed(place("Gebildet"), factories.term(), women=1, men=1)
    assert rows(client)["Gebildet"].has_errors is False
    chair = commission.members.get(proposal=None)
    MemberLeaving.objects.create(
        member=chair, left_on=date(2026, 9, 1), ground="left_organ", recorded_by=chair.recorded_by
    )
    assert rows(client, zeigen="fehler")["Gebildet"].has_errors is True


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        pytest.param({"zeigen": "fehlt"}, {"Gebildet", "Beschlossen"}, id="something is missing"),
        pytest.param({"zeigen": "gebildet"}, {"Gebildet", "Fleißig"}, id="formed"),
        pytest.param({"zeigen": "zu-bilden"}, {"Beschlossen"}, id="to be formed"),
        pytest.param({"zeigen": "bericht"}, {"Gebildet"}, id="a report is missing"),
        pytest.param({"kreis": "06611"}, {"Fleißig"}, id="one Kreis"),
        pytest.param({"zeigen": "?", "kreis": "x"}, {"Gebildet", "Beschlossen", "Fleißig"},
                     id="what is no choice narrows nothing"),
    ],
)  # fmt: skip
def test_a_filter_leaves_its_rows(client, today, chosen, expected):
    term = factories.term()
    commissions.formed(place("Gebildet"), term, women=3, men=3)
    commissions.choose_commission(place("Beschlossen"), term)
    kassel = Kreis.objects.create(key="06611", name="Kassel", kind="kreisfreie Stadt")
    diligent = commissions.formed(place("Fleißig", kreis=kassel), term, women=3, men=3)
    for day in [date(2026, 7, 3), date(2026, 9, 3)]:
        commissions.meet(diligent, day)
    commissions.report(diligent, 2026, date(2026, 12, 1))
    assert set(rows(client, **chosen)) == expected


@pytest.mark.django_db
def test_every_figure_leads_to_exactly_its_rows(client, today):
    term = factories.term()
    commissions.formed(place("Gebildet"), term, women=3, men=3)
    commissions.choose_commission(place("Beschlossen"), term)
    page = client.get(URL, {"kreis": "06533"}).content.decode()
    found = re.findall(r'<dd><a href="([^"]*)" aria-label="[^"]*">(\d+)</a></dd>', page)
    figures = [(int(number), unescape(url)) for url, number in found]
    assert [number for number, _url in figures] == [1, 1, 2, 1]
    assert [len(client.get(URL + url).context["rows"]) for _number, url in figures] == [1, 1, 2, 1]


@pytest.mark.django_db
def test_without_a_term_and_without_a_commission_the_page_says_so(client, today):
    assert "Noch keine Wahlzeit eröffnet" in client.get(URL).content.decode()
    factories.term()
    assert "Von keiner Integrations-Kommission" in client.get(URL).content.decode()


@pytest.mark.django_db
def test_many_commissions_cost_as_many_queries_as_one(client, today):
    term = factories.term()
    commissions.formed(place("Ort 0"), term, women=2, men=2)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for number in range(1, 4):
        commissions.formed(place(f"Ort {number}"), term, women=2, men=2)
    with CaptureQueriesContext(connection) as more:
        client.get(URL)
    assert len(more) == len(few)


# --- Nobody is to be recognised -----------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.rules("R-IK-03")
@pytest.mark.parametrize(
    ("women", "men", "share", "origins"),
    [
        pytest.param(3, 3, "50,0", "6", id="three and three"),
        pytest.param(3, 0, "100,0", "3", id="all three"),
        pytest.param(2, 4, FEW, "6", id="two women"),
        pytest.param(4, 2, FEW, "6", id="two others"),
        pytest.param(0, 4, FEW, "4", id="none"),
        pytest.param(2, 0, FEW, FEW, id="two in all"),
    ],
)
def test_no_share_of_fewer_than_three_persons(client, today, women, men, share, origins):
    commissions.formed(place("Gebildet"), factories.term(), women=women, men=men)
    row = row_of(client.get(URL).content.decode(), "Gebildet")
    cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in row.split("<td")]
    assert share in cells[6]
    assert cells[7].endswith(origins)


@pytest.mark.rules("R-IK-03")
@pytest.mark.parametrize(
    ("made", "share"),
    [
        pytest.param([], None, id="no commission"),
        pytest.param([(3, 6), (4, 8)], Fraction(7, 14), id="all may be shown"),
        pytest.param([(3, 6), (2, 5)], None, id="the sum would give away the hidden one"),
        pytest.param([(3, 6), (2, 5), (2, 5)], Fraction(7, 16), id="two hidden ones cover another"),
        pytest.param([(1, 4), (1, 4), (1, 4)], Fraction(3, 12), id="only hidden ones, enough"),
        pytest.param([(1, 4), (1, 4)], None, id="only hidden ones, too few"),
    ],
)
def test_the_share_of_the_state_gives_no_commission_away(made, share):
    assert women_share([Women(*one) for one in made]) == share


@pytest.mark.rules("R-IK-03")
@given(
    st.lists(
        st.integers(1, 12).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
        max_size=8,
    )
)
def test_what_is_left_after_subtracting_speaks_of_three_or_more(made):
    found = [Women(*one) for one in made]
    if women_share(found) is None:
        return
    hidden = [one for one in found if one.share is None]
    women, experts = sum(one.women for one in hidden), sum(one.experts for one in hidden)
    assert not hidden or (women >= 3 and (experts - women) not in {1, 2})


def test_totals_of_nothing_are_nothing():
    totals = commission_totals([])
    assert (totals.all, totals.formed, totals.to_form) == (0, 0, 0)
    unknown = (totals.lacking, totals.meetings, totals.meetings_expected, totals.reports_missing)
    assert (*unknown, totals.women_share) == (None,) * 5


@pytest.mark.django_db
def test_of_a_commission_that_only_a_source_names_its_work_is_unknown(client, today):
    term = factories.term()
    said = {"body": "IK", "as_of": term.election_day, "source": "https://blatt.example/"}
    reasons = {
        "Rosbach": (
            ("list exhausted", "dropped"),
            ("weil weniger als drei Mitglieder blieben", '<span lang="en">list exhausted</span>'),
        ),
        "Hochheim": (
            ("no list submitted", "failed"),
            ("weil die Wahl ausfiel", "keine Liste eingereicht"),
        ),
        "Solms": (
            ("chosen by the council", "chosen"),
            ("durch Beschluss", "von der Vertretung beschlossen"),
        ),
        "Bebra": (("", ""), ("Grund: unbekannt",)),
    }
    for name, ((reason, ground), _shown) in reasons.items():
        KnownBody.objects.create(municipality=place(name), reason=reason, ground=ground, **said)
    answer = client.get(URL)
    page = answer.content.decode()
    for name, (_given, shown) in reasons.items():
        row = row_of(page, name)
        assert [text for text in shown if text not in row] == []
        assert ("durch Beschluss" in row) is (name == "Solms")
    totals = answer.context["totals"]
    assert (totals.formed, totals.not_recorded, totals.lacking, totals.meetings) == (
        4,
        4,
        None,
        None,
    )
    assert ("0 von 0" in page, client.get(URL, {"zeigen": "fehlt"}).context["rows"]) == (False, [])
    assert len(client.get(URL, {"zeigen": "unbekannt"}).context["rows"]) == 4


@pytest.mark.django_db
def test_a_commission_that_is_announced_is_none_yet(client, today):
    term = factories.term()
    KnownBody.objects.create(
        municipality=place("Geisenheim"),
        body="IK",
        as_of=term.election_day,
        certainty="announced",
        source="Blatt",
    )
    assert client.get(URL).context["rows"] == []


SECRETS = [
    "Geheimname",
    "Vertraulich",
    "Verborgener Weg",
    "Bürgermeistername",
    "Vorsitzvorname",
    "Stille Ansprechperson",
    "Leiser Platz",
    "still@example.org",
    "Familie1",
    "Familie2",
    "Person1",
    *(f"{day:02}.03.1971" for day in range(1, 9)),
    *(f"{day}. März 1971" for day in range(1, 9)),
    *(f"1971-03-{day:02}" for day in range(1, 9)),
    *(f"0{day}.01.1980" for day in range(1, 5)),
    *(f"{day}. Januar 1980" for day in range(1, 5)),
    *(f"1980-01-0{day}" for day in range(1, 5)),
]
# An announcement is public by law: everybody may read the names of the elected in it.
ANNOUNCED = ("/ergebnisse/", "/gremien/", "/recht/", "/konto/", "/static/")


def texts(answer) -> str:
    """The text of an answer, that inside a workbook included."""
    content = answer.getvalue() if answer.streaming else answer.content
    if "spreadsheetml" in answer.get("Content-Type", ""):
        book = load_workbook(io.BytesIO(content))
        return " ".join(
            str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row
        )
    return content.decode(errors="replace")


def starting_points(here) -> list[str]:
    """Every address of the tables that a role of the state may open, and the open data."""
    found = [here.addresses[name] for name, allowed in HERE.items() if allowed & STATE]
    found += [reverse(name) for name, allowed in ANYWHERE.items() if allowed & STATE]
    for name in names():
        if name.startswith("api:"):
            try:
                found.append(reverse(name))
            except NoReverseMatch:
                continue
    return ["/", *found]


def private_town():
    here = town()
    other = place("Kommissionsort")
    term = here.place.elections.get().term
    commissions.formed(other, term, women=3, men=2)
    add_organisation(
        other,
        OrganisationEntry(
            name="Verein der Probe",
            contact="Stille Ansprechperson",
            address="Leiser Platz 1",
            email="still@example.org",
        ),
        actor=factories.lead(other),
    )
    return here, other


@pytest.mark.django_db
@pytest.mark.rules("R-IK-03")
@pytest.mark.parametrize("role", sorted(STATE))
def test_no_page_and_no_file_that_the_state_can_open_names_a_person(role):
    here, other = private_town()
    client = Client()
    client.force_login(factories.person(role))
    waiting = [*starting_points(here), reverse("municipalities:detail", args=[other.ags])]
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    opened = 0
    while waiting:
        url = waiting.pop()
        if url in seen or url.startswith(ANNOUNCED):
            continue
        seen.add(url)
        answer = client.get(url)
        if answer.status_code != 200:
            continue
        opened += 1
        said = texts(answer)
        if secrets := [secret for secret in SECRETS if secret in said]:
            found[url] = secrets
        links = re.findall(r'(?:href|action)="(/[^"]*)"', said)
        waiting += [urldefrag(link).url.replace("&amp;", "&") for link in links]
    assert found == {}
    assert {URL, "/land/pflichten.csv", "/land/pflichten.xlsx"} <= seen
    assert opened > 20


@pytest.mark.django_db
def test_names_of_members_are_not_even_read(client, today):
    commissions.formed(place("Gebildet"), factories.term(), women=3, men=3)
    with CaptureQueriesContext(connection) as asked:
        client.get(URL)
        client.get("/land/pflichten/")
    read = [query["sql"] for query in asked if "birth_date" in query["sql"]]
    read += [query["sql"] for query in asked if "family_name" in query["sql"]]
    assert read == []
