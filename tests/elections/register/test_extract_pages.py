"""An extract through the pages: hand in, say how to read, look, confirm, decide, find."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from elections.actions.register.mappings import read_extract_as, request_taking_in
from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import (
    ImportPiece,
    RegisterImport,
    SupplierMapping,
)
from elections.models.register.reading import Reading
from elections.tasks import check_extract_task, take_in_extract_task
from municipalities.actions.seals import verify_facts
from municipalities.models import AuditEvent, Job
from tests import factories
from tests.elections.register.extract_scene import (
    HEADER,
    NOW,
    checked,
    election,
    row,
    table,
    taken,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client):
    found = election()
    client.force_login(factories.officer(found.municipality))
    return found


def page(made, name: str, *keys: int) -> str:
    return reverse(f"elections:{name}", args=[made.pk, *keys])


def hand_in(client, made, content: bytes, **more: str):
    file = SimpleUploadedFile("auszug.csv", content, "text/csv")
    data = {"file": file, "taken_on": "2026-02-01", "mapping": "", **more}
    return client.post(page(made, "extracts"), data)


def read_as(client, made, found, **change):
    columns = {key: names[0] for key, names in found.reading["columns"].items()}
    columns["nationalities"] = found.reading["columns"]["nationalities"]
    basics = {key: found.reading[key] for key in ("encoding", "separator", "date_format")}
    data = {**basics, **columns, "mapping": "Meldeverfahren", **change}
    return client.post(page(made, "extract_reading", found.pk), data)


def test_the_whole_way_of_an_extract(client, made):
    content = table(row("P1", family="Gut"), row("P2", family="Offen", nationality="998"))
    answer = hand_in(client, made, content)
    found = RegisterImport.objects.get()
    assert answer.url == page(made, "extract_reading", found.pk)
    shown = client.get(answer.url).content.decode()
    assert "Yılmaz" not in shown
    assert "Gut" in shown
    assert "Geburtsdatum" in shown
    answer = read_as(client, made, found)
    assert answer.url == page(made, "extract", found.pk)
    assert "Der Vorgang wartet" in client.get(answer.url).content.decode()
    check_extract_task(Job.objects.get().pk)
    shown = client.get(answer.url).content.decode()
    assert "In das Verzeichnis übernehmen" in shown
    assert "Staatsangehörigkeit ungeklärt oder ohne Angabe" in shown
    assert RegisterEntry.objects.count() == 0
    answer = client.post(answer.url)
    take_in_extract_task(Job.objects.first().pk)
    shown = client.get(answer.url).content.decode()
    assert "übernommen" in shown
    assert ImportPiece.objects.count() == 0
    assert SupplierMapping.objects.get().name == "Meldeverfahren"

    case = made.doubtful_cases.get()
    assert "Offen, Ayşe" in client.get(page(made, "cases")).content.decode()
    answer = client.post(
        page(made, "cases"),
        {"fall": [case.pk], "decision": "enter", "reason": "Pass vorgelegt"},
    )
    assert answer.status_code == 302
    shown = client.get(f"{page(made, 'cases')}?stand=entschieden").content.decode()
    assert "Pass vorgelegt" in shown
    shown = client.get(f"{page(made, 'register_search')}?suche=offe").content.decode()
    assert "Offen, Ayşe" in shown
    assert "Personen im Verzeichnis" in client.get(page(made, "register")).content.decode()


def test_what_is_wrong_with_a_file_stands_beside_its_field(client, made):
    answer = hand_in(client, made, b"%PDF-1.4")
    assert answer.status_code == 422
    assert "Die Datei ist keine CSV-Datei: PDF." in answer.content.decode()
    assert RegisterImport.objects.count() == 0


def test_a_file_above_the_limit_never_reaches_the_page(client, made, settings):
    settings.LARGEST_EXTRACT = 100_000
    answer = hand_in(client, made, b"a;b\n" * 100_000)
    assert (answer.status_code, RegisterImport.objects.count()) == (422, 0)
    assert "Die Datei ist größer als" in answer.content.decode()


def test_a_column_that_is_missing_and_another_separator_are_said_before_the_check(client, made):
    hand_in(client, made, table(row()))
    found = RegisterImport.objects.get()
    answer = read_as(client, made, found, birth_date="")
    assert (answer.status_code, Job.objects.count()) == (422, 0)
    other = client.get(f"{page(made, 'extract_reading', found.pk)}?encoding=utf-8&separator=,")
    assert HEADER in other.content.decode()


def test_a_failed_check_says_why_and_that_nothing_changed(client, made):
    hand_in(client, made, table(row()))
    found = RegisterImport.objects.get()
    read_as(client, made, found)
    found.refresh_from_db()
    found.reading["columns"]["street"] = ["Fehlt"]
    found.save()
    check_extract_task(Job.objects.get().pk)
    shown = client.get(page(made, "extract", found.pk)).content.decode()
    assert "Es ist nichts übernommen worden." in shown
    assert "Feld Fehlt: Diese Spalte fehlt." in shown


@pytest.mark.rules("R-REG-02")
def test_what_an_earlier_reading_found_cannot_be_taken_in_after_a_failed_one(client, made):
    hand_in(client, made, table(row()))
    found = RegisterImport.objects.get()
    read_as(client, made, found)
    check_extract_task(Job.objects.latest("pk").pk)
    found.refresh_from_db()
    wrong = replace(Reading.from_json(found.reading), separator="\t")
    lead = factories.lead(made.municipality)
    job = read_extract_as(found.pk, wrong, mapping="", now=NOW, actor=lead)
    check_extract_task(job.pk)
    shown = client.get(page(made, "extract", found.pk)).content.decode()
    assert "Es ist nichts übernommen worden." in shown
    assert "In das Verzeichnis übernehmen" not in shown
    client.post(page(made, "extract", found.pk))
    for taking_in in Job.objects.filter(kind="elections.take_in_extract"):
        take_in_extract_task(taking_in.pk)
    assert RegisterEntry.objects.count() == 0


def test_faults_and_many_strikes_are_confirmed_on_purpose(client, made):
    taken(made, *(row(f"P{n}", family=f"Name{n}", number=f"{n}") for n in range(20)))
    hand_in(client, made, table(row("P1", family="Name1", number="1"), row("X", born="32.01.1990")),
            taken_on="2026-02-10")  # fmt: skip
    found = RegisterImport.objects.first()
    read_as(client, made, found)
    check_extract_task(Job.objects.latest("pk").pk)
    shown = client.get(page(made, "extract", found.pk)).content.decode()
    assert "Ungewöhnlich viele Personen würden gestrichen." in shown
    assert "Zeile 3, Feld Geburtsdatum" in shown
    jobs = Job.objects.count()
    refused = client.post(page(made, "extract", found.pk))
    assert (refused.status_code, Job.objects.count()) == (422, jobs)
    assert refused.content.decode().count("Bestätigen Sie das, oder lassen Sie") >= 2
    client.post(page(made, "extract", found.pk), {"set_faults_aside": "on", "loss_is_meant": "on"})
    take_in_extract_task(Job.objects.latest("pk").pk)
    assert made.register_entries.standing().count() == 1

    hand_in(client, made, table(row("P1", family="Name1", number="1"), row("X", born="32.01.1990")),
            taken_on="2026-02-10")  # fmt: skip
    again = RegisterImport.objects.first()
    read_as(client, made, again)
    check_extract_task(Job.objects.latest("pk").pk)
    shown = client.get(page(made, "extract", again.pk)).content.decode()
    assert "Diese Datei ist schon übernommen." in shown
    assert "In das Verzeichnis übernehmen" not in shown


def test_a_dropped_extract_is_deleted(client, made):
    hand_in(client, made, table(row()))
    found = RegisterImport.objects.get()
    client.post(page(made, "extract_drop", found.pk))
    assert (ImportPiece.objects.count(), found.outcome.taken_in) == (0, False)
    assert "verworfen" in client.get(page(made, "extract", found.pk)).content.decode()
    again = client.get(page(made, "extract_reading", found.pk))
    assert again.status_code == 302


def test_a_decision_without_a_case_or_a_reason_is_refused(client, made):
    taken(made, row("P1", nationality="999"), row("P2", family="Zoll"))
    case = made.doubtful_cases.get().pk
    for data in [
        {"decision": "enter", "reason": "x"},
        {"fall": [case], "decision": "enter", "reason": ""},
    ]:
        assert client.post(page(made, "cases"), data).status_code == 422
    assert made.register_entries.count() == 1


@pytest.mark.parametrize("bad", ["fall=99999999999999999999", "fall=x", "fall=-1", "fall=1&fall=1"])
def test_a_strange_key_is_no_case(client, made, bad):
    answer = client.post(
        page(made, "cases"), f"{bad}&decision=nicht&reason=x", "application/x-www-form-urlencoded"
    )
    assert answer.status_code == 422


def test_the_register_page_asks_as_often_for_one_person_as_for_many(
    client, made, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40) as first:
        client.get(page(made, "register"))
    taken(made, *(row(f"P{n}", family=f"Name{n}", number=str(n)) for n in range(60)))
    with django_assert_num_queries(len(first)):
        client.get(page(made, "register"))


@pytest.mark.rules("R-REG-02")
def test_the_clearing_page_shows_the_rows_and_offers_what_each_case_accepts(client, made):
    taken(
        made, row("P1", family="Eins"), row("P1", family="Zwei"), row("P2", born="31.02.1975"),
        row("P3", family="Drei", number="9"), set_faults_aside=True,
    )  # fmt: skip
    shown = client.get(page(made, "cases")).content.decode()
    assert ("<strong>Eins</strong>" in shown, "31.02.1975" in shown, "Kennung P2" in shown) == (
        True, True, True,
    )  # fmt: skip
    fault = client.get(f"{page(made, 'cases')}?art=fault").content.decode()
    assert ('value="leave_out"' in fault, 'value="enter"' in fault) == (True, False)
    case = made.doubtful_cases.get(kind="rows_differ")
    data = {"fall": [case.pk], "decision": "enter", "reason": "Pass vorgelegt"}
    answer = client.post(page(made, "cases"), data)
    assert (answer.status_code, "welche Zeile gilt: 2, 3." in answer.content.decode()) == (
        422,
        True,
    )
    assert client.post(page(made, "cases"), data | {"line": "3"}).status_code == 302
    assert made.register_entries.get(registration_id="P1").family_name == "Zwei"


@pytest.mark.django_db(transaction=True)
def test_asking_for_the_taking_in_leaves_no_row_without_an_event():
    """The extract names its job, so its row is written; the log has to say by whom."""
    made = election()
    check = checked(made, row())
    actor = factories.lead(made.municipality)
    before = list(verify_facts())
    request_taking_in(
        check.register_import_id, set_faults_aside=False, loss_is_meant=False, now=NOW, actor=actor
    )
    assert [one for one in verify_facts() if one not in before] == []
    assert AuditEvent.objects.filter(act="register.taking_in_requested").count() == 1
