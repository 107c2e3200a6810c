"""What was confirmed for one source is not used for another, nor for a table with other columns."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from openpyxl import Workbook

from municipalities.actions.residents.diff import resident_diff
from municipalities.actions.residents.uploads import drop_upload
from municipalities.law.basis import RuleViolation
from municipalities.law.residents.rules import ResidentRule
from municipalities.models import ResidentCount, ResidentFile, ResidentUpload, Role, TableSource
from municipalities.models.residents.reading import NUMBER, TableReading
from municipalities.views.residents import reading
from tests import factories
from tests.municipalities.residents.test_resident_reading import (
    FILES,
    NAMES,
    proposal,
    rows,
    shown_fields,
)


@pytest.fixture
def state(client, db):
    factories.KreisFactory()
    for ags, name in NAMES.items():
        factories.MunicipalityFactory(ags=ags, name=name)
    client.force_login(factories.person(Role.STATE_ADMIN))
    return client


def workbook(**sheets: list[list[object]]) -> bytes:
    book, stream = Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, lines in sheets.items():
        of = book.create_sheet(title)
        for line in lines:
            of.append(line)
    book.save(stream)
    return stream.getvalue()


def hand_in(client, content: str, source: str, **changed):
    entered = {"status": "official", "source": source, "as_of": "2025-12-31", **changed}
    entered["file"] = SimpleUploadedFile("tabelle.csv", content.encode())
    return client.post(FILES, entered)


def confirm(client, content: str, source: str, **chosen: str):
    """Hand a table in, read it as it is shown, or with other columns, and remember that."""
    url = hand_in(client, content, source, ask="on").url
    fields = {**shown_fields(client.get(url)), **chosen}
    fields = {**shown_fields(client.post(url, {**fields, "act": "vorschau"})), "act": "lesen"}
    answer = client.post(url, {**fields, "as_of": "2025-12-31", "memory": source})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("content", "column"),
    [
        ("ags;gemeinde;Anzahl;Nichtdeutsche\n06411000;D;160000;40000\n", "Nichtdeutsche"),
        ("Schlüssel;Gemeinde;Anzahl;davon Ausländer\n06411000;D;160000;40000\n", "davon Ausländer"),
        ("ags;Anzahl;Staatsangehörige\n06411000;160000;40000\n", "Anzahl"),
        ("ags;Anzahl;Haushalte\n06411000;160000;40000\n", "Anzahl"),
        ("ags;Ausländer;Ausländer männlich\n06411000;40000;20000\n", "Ausländer"),
    ],
)
def test_a_number_beside_which_another_column_speaks_of_foreigners_is_asked(content, column):
    found = proposal(content)
    assert (found.reading.columns[NUMBER], found.is_certain) == (column, False)


@pytest.mark.parametrize(
    "header", ["ags;gemeinde;Anzahl", "ags;name;auslaendische_einwohner", "ags;Stand;Ausländer"]
)
def test_the_own_form_is_read_at_once(header):
    assert proposal(f"{header}\n06411000;x;40000\n").is_certain


def test_columns_that_are_not_read_are_named_on_the_page_and_by_the_command(state, tmp_path):
    content = "ags;auslaendische_einwohner;davon_geduldet;Stand\n06411000;655;9;2020\n"
    hand_in(state, content, "Landesamt")
    (first, *_more) = resident_diff(ResidentFile.objects.get()).notes
    named = "Nicht gelesen werden die Spalten „davon_geduldet“, „Stand“."
    assert (first.text, first.lines) == (named, ())
    page = state.get(reverse("municipalities:resident_file", args=[ResidentFile.objects.get().pk]))
    assert named in page.content.decode()
    path, out = tmp_path / "tabelle.csv", io.StringIO()
    path.write_text(content, encoding="utf-8")
    call_command("import_residents", str(path), "--source=A", "--as-of=2025-12-31", stdout=out)
    assert f"{named}\n" in out.getvalue()


def test_of_several_sheets_with_municipalities_one_is_asked(state, tmp_path):
    header = ["AGS", "Gemeinde", "Ausländer"]
    content = workbook(
        **{"2023": [header, [6411000, "Darmstadt", 1]], "2024": [header, [6411000, "Darmstadt", 3]]}
    )
    found = proposal(content)
    assert (found.reading.sheet, found.raw.rivals, found.is_certain) == ("2023", ("2024",), False)
    assert rows(proposal(content, chosen=TableReading(sheet="2024")))[0][1] == "3"
    assert not proposal(content, known=[found.reading]).is_certain
    upload = SimpleUploadedFile("tabelle.xlsx", content)
    entered = {"status": "official", "source": "A", "as_of": "2025-12-31", "file": upload}
    page = state.post(FILES, entered, follow=True)
    assert "Gezeigt ist „2023“, möglich ist auch „2024“." in " ".join(page.content.decode().split())
    path, out, errors = tmp_path / "tabelle.xlsx", io.StringIO(), io.StringIO()
    path.write_bytes(content)
    command = ["import_residents", str(path), "--source=A", "--as-of=2025-12-31"]
    for more in ([], ["--sheet=2O24", "--confirm"]):
        with pytest.raises(SystemExit):
            call_command(*command, *more, stdout=out, stderr=errors)
    assert "Gemeinden stehen auch auf: 2024" in out.getvalue()
    assert "Das Tabellenblatt „2O24“ gibt es nicht: 2023, 2024." in errors.getvalue()
    assert ResidentCount.objects.count() == 0
    call_command(*command, "--sheet=2024", "--confirm", stdout=out)
    assert ResidentCount.objects.get().foreign_residents == 3


def test_one_sheet_beside_a_page_of_words_is_certain():
    content = workbook(
        Titel=[["Ausländer in Hessen"]], Zahlen=[["ags", "Ausländer"], [6411000, 40000]]
    )
    assert proposal(content).is_certain


def test_what_is_remembered_of_one_source_does_not_read_the_table_of_another(state):
    ours = "AGS;männlich;insgesamt\n06411000;300;650\n"
    confirm(state, ours, "Amt A")
    hand_in(state, ours, "Amt A", as_of="2025-12-30")
    assert ResidentFile.objects.count() == 2
    assert ResidentUpload.objects.count() == 0
    # Another source, other columns, or none by name: each is asked.
    hand_in(state, ours, "Amt B", as_of="2025-12-29")
    hand_in(state, "AGS;insgesamt;davon Ausländer\n06411000;48000;700\n", "Amt B")
    hand_in(state, "AGS;männlich;insgesamt;Ausländer\n06411000;3;48000;700\n", "Amt A")
    assert (ResidentFile.objects.count(), ResidentUpload.objects.count()) == (2, 3)


def test_a_table_without_header_is_asked_each_time(state):
    confirm(state, "06411000;Ort;650\n", "Amt A", number="Spalte 3", key="Spalte 1")
    assert TableSource.objects.get().reading["columns"][NUMBER] == "Spalte 3"
    hand_in(state, "06411000;Ort;48000;700\n", "Amt A")
    hand_in(state, "06411000;Ort;48000\n", "Amt A")
    assert (ResidentFile.objects.count(), ResidentUpload.objects.count()) == (1, 2)


@pytest.mark.parametrize("act", ["lesen", "verwerfen"])
@pytest.mark.parametrize("is_gone_before", [True, False])
def test_a_second_click_on_a_table_is_answered_with_a_sentence(
    state, monkeypatch, act, is_gone_before
):
    url = hand_in(state, "AGS;männlich;insgesamt\n06411000;300;650\n", "Amt A").url
    fields = {**shown_fields(state.get(url)), "act": act, "as_of": "2025-12-31"}
    if is_gone_before:
        ResidentUpload.objects.all().delete()
    else:
        # The first click is done with the row after the second one found it.
        shown = reading._proposal

        def meanwhile(*args):
            ResidentUpload.objects.all().delete()
            return shown(*args)

        monkeypatch.setattr(reading, "_proposal", meanwhile)
        if act == "verwerfen":
            with pytest.raises(RuleViolation) as refused:
                drop_upload(0, actor=factories.person(Role.STATE_ADMIN))
            assert refused.value.rule is ResidentRule.RESIDENT_UPLOAD_GONE
            return
    page = state.post(url, fields, follow=True)
    assert page.status_code == 200
    assert "Diese Datei wartet nicht mehr" in page.content.decode()
    assert ResidentFile.objects.count() == 0
    assert state.get(url).status_code == 404


@pytest.mark.parametrize(
    ("written", "ags"),
    [
        ("Frankfurt/Main", "06412000"),
        ("Frankfurt a. M.", "06412000"),
        ("Bürstat", "06431005"),
        ("Darmstat", "06411000"),
        ("Bensheim an der Bergstraße", "06431002"),
    ],
)
def test_a_near_name_is_asked_and_not_left_out(written, ags):
    found = proposal(f"Gemeinde;Ausländer\nEinhausen;100\n{written};200\n")
    assert [(one.line, one.written, one.answers) for one in found.table.questions] == [
        (3, written, (ags,))
    ]
    assert not found.is_certain
    meant = proposal(
        f"Gemeinde;Ausländer\nEinhausen;100\n{written};200\n",
        chosen=TableReading(places={written: ags}),
    )
    assert [row.number for row in meant.table.rows] == ["100", "200"]


def test_a_row_with_a_number_that_is_near_to_nothing_is_named(state):
    content = "Gemeinde;Ausländer\nBiblis;650\nSonstige;700\n"
    confirm(state, content, "Amt A")
    texts = [note.text for note in resident_diff(ResidentFile.objects.get()).notes]
    assert (
        "Nicht gelesen: Zeile mit einer Zahl, die keine Gemeinde nennt. Das sind „Sonstige · 700“."
        in texts
    )


def test_a_name_that_stands_twice_is_asked_row_by_row(state):
    content = "Gemeinde;Ausländer\nLautertal;500\nBiblis;100\nLautertal;700\n"
    both = ("06431013", "06535011")
    found = proposal(content, chosen=TableReading(places={"Lautertal": both[0]}))
    assert [(one.key, one.answers) for one in found.table.questions] == [
        ("2:Lautertal", both),
        ("4:Lautertal", both),
    ]
    url = hand_in(state, content, "Amt A").url
    fields = {**shown_fields(state.get(url)), "act": "lesen", "as_of": "2025-12-31"}
    fields |= {"memory": "Amt A", "row_0": both[1], "row_1": both[0]}
    state.post(url, fields)
    changes = resident_diff(ResidentFile.objects.get()).changes
    assert {change.municipality.ags: change.number for change in changes} == {
        both[1]: 500,
        "06431003": 100,
        both[0]: 700,
    }
    # Which row is whose is not remembered: the next table may have another order.
    assert TableSource.objects.get().reading["places"] == {}
    hand_in(state, content, "Amt A", as_of="2025-12-30")
    assert ResidentUpload.objects.count() == 1
