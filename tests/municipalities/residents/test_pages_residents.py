"""Tables of foreign residents on the pages of the state and at the console."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from municipalities.actions.residents.counts import record_residents
from municipalities.models import AuditEvent, ResidentCount, ResidentFile, Role
from tests import factories

pytestmark = pytest.mark.django_db
FILES = reverse("municipalities:resident_files")
HEADER = "ags;auslaendische_einwohner\n"


@pytest.fixture
def administration(client):
    client.force_login(factories.person(Role.STATE_ADMIN))
    return client


@pytest.fixture
def place():
    made = factories.MunicipalityFactory(ags="06533009", name="Limburg a. d. Lahn, Kreisstadt")
    record_residents(
        made,
        foreign_residents=990,
        as_of=date(2022, 5, 15),
        status=ResidentCount.Status.ESTIMATE,
        source="Zensus 2022",
        today=factories.TODAY,
        actor=factories.lead(made),
    )
    return made


def hand_in(client, content: str, **changed):
    entered = {
        "file": SimpleUploadedFile("zahlen.csv", content.encode()),
        "as_of": "2026-03-31",
        "status": "official",
        "source": "Statistisches Landesamt",
        **changed,
    }
    return client.post(FILES, entered)


def page_of(client, address: str, **query) -> str:
    return " ".join(client.get(address, query).content.decode().split())


def test_a_table_is_handed_in_compared_and_taken_in(administration, place):
    answer = hand_in(administration, f"{HEADER}6533009;1.200\n")
    assert answer.status_code == 302
    page = page_of(administration, answer.url)
    assert "Noch ist keine Zahl eingetragen." in page
    assert "Pflicht entsteht" in page
    assert "+210" in page
    assert "Die führende Null des Schlüssels fehlt; sie ist ergänzt. Zeilen (1): 2" in page
    assert place.resident_counts.count() == 1
    taken = administration.post(answer.url, {"act": "uebernehmen"}, follow=True)
    assert "1 Zahl ist übernommen. Pflicht entsteht: 1" in taken.content.decode()
    assert place.resident_counts.first().foreign_residents == 1200
    page = page_of(administration, answer.url)
    assert "Eingelesene Zahlen" in page
    assert "Zahlen übernehmen" not in page


def test_a_table_with_a_bad_row_shows_the_others_and_has_no_button_to_take_it_in(
    administration, place
):
    answer = hand_in(administration, f"{HEADER}06533009;1100\n06999999;5\n")
    page = page_of(administration, answer.url)
    assert "Zeile 3, Feld ags" in page
    assert "1.100" in page
    assert "Zahlen übernehmen" not in page
    refused = administration.post(answer.url, {"act": "uebernehmen"})
    assert refused.status_code == 422
    assert "Zeilen mit Fehlern: 1." in refused.content.decode()
    assert place.resident_counts.count() == 1


def test_a_table_is_dropped_and_the_list_says_so(administration, place):
    address = hand_in(administration, f"{HEADER}06533009;1100\n").url
    page = administration.post(address, {"act": "verwerfen"}, follow=True).content.decode()
    assert "Die Datei ist verworfen." in page
    assert "wartet auf Entscheidung" not in page
    again = administration.post(address, {"act": "uebernehmen"})
    assert again.status_code == 422
    assert place.resident_counts.count() == 1
    assert [event.act for event in AuditEvent.objects.filter(chain="land")][-2:] == [
        "residents.file_read",
        "residents.file_dropped",
    ]


@pytest.mark.parametrize(
    ("content", "changed", "sentence"),
    [
        pytest.param("%PDF-1.7", {}, "keine CSV-Datei: PDF", id="a PDF named .csv"),
        pytest.param("", {}, "Die Datei ist leer", id="an empty file"),
        pytest.param("a;b\n1;2\n", {}, "In der Kopfzeile fehlt", id="other columns"),
        pytest.param(
            f"{HEADER}06533009;1\n", {"as_of": "2199-01-01"}, "heute ist der", id="the future"
        ),
        pytest.param(
            f"{HEADER}06533009;1\n", {"source": ""}, "Bitte ausfüllen", id="without a source"
        ),
        pytest.param(
            f"{HEADER}06533009;1\n", {"file": ""}, "Bitte eine Datei auswählen", id="without a file"
        ),
        pytest.param(
            f"{HEADER}06533009;1\n", {"status": "sicher"}, "sicher", id="a status unknown"
        ),
    ],
)
def test_what_cannot_be_read_is_refused_and_what_was_typed_stays(
    administration, place, content, changed, sentence
):
    answer = hand_in(administration, content, **changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "2026-03-31" in page or "as_of" in changed
    assert ResidentFile.objects.count() == 0


def test_a_file_of_more_than_5_mb_is_refused(administration):
    answer = hand_in(administration, HEADER + "06533009;1\n" * 500_000)
    assert answer.status_code == 422
    assert "Die Datei ist größer als 5 MB." in answer.content.decode()


@pytest.mark.parametrize("act", [{}, {"act": ""}, {"act": "loeschen"}], ids=str)
def test_a_button_that_does_not_exist_does_nothing(administration, place, act):
    address = hand_in(administration, f"{HEADER}06533009;1100\n").url
    assert administration.post(address, act).status_code == 422
    assert place.resident_counts.count() == 1


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param({}, ["Alpha", "Beta", "Gamma"], id="all"),
        pytest.param({"zeilen": "neu"}, ["Alpha", "Gamma"], id="new numbers"),
        pytest.param({"zeilen": "gleich"}, ["Beta"], id="numbers that are there"),
        pytest.param({"zeilen": "pflicht"}, ["Alpha"], id="duties"),
        pytest.param({"zeilen": "aelter"}, ["Gamma"], id="older numbers"),
        pytest.param({"zeilen": "unsinn"}, ["Alpha", "Beta", "Gamma"], id="no filter"),
        pytest.param({"suche": "bet"}, ["Beta"], id="a name"),
        pytest.param({"suche": "06533103"}, ["Gamma"], id="a key"),
        pytest.param({"suche": "Delta"}, [], id="nobody"),
    ],
)
def test_the_rows_can_be_filtered(administration, query, shown):
    source = "Statistisches Landesamt"
    for number, (name, day, said) in enumerate(
        [("Alpha", None, ""), ("Beta", date(2026, 3, 31), source), ("Gamma", date(2026, 5, 1), "x")]
    ):
        made = factories.MunicipalityFactory(ags=f"0653310{number + 1}", name=name)
        if day:
            ResidentCount.objects.create(
                municipality=made, as_of=day, foreign_residents=50, status="official", source=said
            )
    content = f"{HEADER}06533101;2000\n06533102;50\n06533103;60\n"
    address = hand_in(administration, content).url
    rows = administration.get(address, query).context["rows"]
    assert [row["municipality"].name for row in rows] == shown


def test_the_template_names_every_municipality_and_comes_back_as_a_table(administration, place):
    answer = administration.get(reverse("municipalities:resident_template"))
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "ags;name;auslaendische_einwohner",
        "06533009;Limburg a. d. Lahn, Kreisstadt;",
    ]
    filled = answer.content.decode("utf-8-sig").replace("Kreisstadt;", "Kreisstadt;1001")
    page = page_of(administration, hand_in(administration, filled).url)
    assert "Pflicht entsteht" in page
    assert "So ist die Datei verstanden" not in page


def test_those_who_only_watch_find_no_table(client):
    file = factories.resident_file("06533009;5;")
    client.force_login(factories.person(Role.STATE_MONITOR))
    assert FILES not in client.get(reverse("reports:dashboard")).content.decode()
    for address in [FILES, reverse("municipalities:resident_file", args=[file.pk])]:
        assert client.get(address).status_code == 404
        assert client.post(address, {"act": "uebernehmen"}).status_code == 404


def test_the_state_finds_the_tables_from_its_pages(administration):
    factories.term()
    for name in ["municipalities:terms", "reports:dashboard"]:
        assert FILES in administration.get(reverse(name)).content.decode()


def run(path, *more: str) -> tuple[int, list[str], str]:
    out, errors = StringIO(), StringIO()
    options = ["--as-of", "2026-03-31", "--source", "Landesamt", *more]
    try:
        call_command("import_residents", str(path), *options, stdout=out, stderr=errors)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue().splitlines(), errors.getvalue()
    return 0, out.getvalue().splitlines(), errors.getvalue()


COUNTS = {
    "new": 1,
    "unchanged": 0,
    "without_number": 0,
    "refused": 0,
    "duty_begins": 1,
    "duty_ends": 0,
}


def test_the_command_shows_the_changes_and_takes_them_in(tmp_path, place):
    path = tmp_path / "zahlen.csv"
    path.write_text(f"{HEADER}06533009;1500\n", encoding="utf-8")
    line = "06533009 Limburg a. d. Lahn, Kreisstadt: 990 → 1500  Pflicht entsteht"
    code, lines, errors = run(path, "--dry-run")
    assert (code, lines[0], errors) == (0, line, "")
    assert json.loads(lines[-1]) == {"taken_in": False, **COUNTS}
    assert place.resident_counts.count() == 1
    code, lines, errors = run(path, "--status", "estimate")
    assert (code, lines[0], errors) == (0, line, "")
    assert json.loads(lines[-1]) == {"taken_in": True, **COUNTS}
    newest = place.resident_counts.first()
    assert (newest.foreign_residents, newest.status) == (1500, "estimate")
    code, lines, errors = run(path, "--status", "estimate")
    again = {"taken_in": False, **COUNTS, "new": 0, "unchanged": 1, "duty_begins": 0}
    assert (code, [json.loads(line) for line in lines]) == (0, [again])
    event = AuditEvent.objects.get(act="residents.file_taken_in")
    assert (event.chain_id, event.actor_name, event.details["name"]) == ("land", "", "zahlen.csv")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param("%PDF-1.7", "Ganze Datei: Die Datei ist keine CSV-Datei: PDF.", id="a PDF"),
        pytest.param(
            f"{HEADER}06533009;1\n06999999;2\n", "Nichts übernommen", id="a row that is wrong"
        ),
        pytest.param("x" * (5 * 1024 * 1024 + 9), "größer als 5 MB", id="too large"),
    ],
)
def test_the_command_ends_with_1_where_it_refuses(tmp_path, place, content, sentence):
    path = tmp_path / "zahlen.csv"
    path.write_text(content, encoding="utf-8")
    code, lines, errors = run(path)
    assert (code, json.loads(lines[-1])["taken_in"]) == (1, False)
    assert sentence in errors
    assert place.resident_counts.count() == 1


def test_the_command_refuses_a_day_in_the_future_and_a_file_that_is_missing(tmp_path, place):
    path = tmp_path / "zahlen.csv"
    path.write_text(f"{HEADER}06533009;1\n", encoding="utf-8")
    assert "heute ist der" in run(path, "--as-of", "2199-01-01")[2]
    assert "lässt sich nicht öffnen" in run(tmp_path / "nirgends.csv")[2]
