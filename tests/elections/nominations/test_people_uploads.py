"""Persons of a list from a table: shown first, taken in as shown, by whose hand the list is in."""

from __future__ import annotations

import html
import io
import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from elections.actions.nominations.nominations import (
    CandidateEntry,
    begin_list,
    enter_candidates,
    receive_paper,
)
from elections.actions.nominations.people_files import compared, take_in_people
from elections.actions.nominations.trust import name_trust_persons
from elections.files.nominations.person_carried import report_as_values, report_from_values
from elections.files.nominations.person_listed import digest_of, kept_rows, misfits, row_of
from elections.files.nominations.person_report import read_people
from elections.files.nominations.person_template import write_csv, write_xlsx
from elections.law.course.phases import Phase
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.person_rows import FIELDS, PersonRow
from elections.law.nominations.states import Hand
from elections.models import CalendarEntry, Candidate, TrustAccess
from elections.models.nominations.trust import TrustEntry
from elections.views.nominations.people_files import LARGEST_CARRIED
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent
from tests import factories
from tests.elections.course.test_corrections import text
from tests.elections.nominations.test_trust_access import arrived
from tests.told import refusal

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-03", "R-LIST-04")]
HEADER = "Platz;Familienname;Rufname;Geburtsdatum;Beruf"
THREE = ["1;Kaya;Deniz;31.01.1988;Ärztin", "2;Öz;Ali;01.02.1990;Koch", "3;Horn;Eva;;"]
BORN = ["", "ca. 1980", "1988", "31.02.1988", "00.06.1975", "Mai 1980"]
NOW = timezone.now()


def table(*rows, header=HEADER):
    return "\n".join([header, *rows]).encode()


def begun():
    """A draft, the account of its trust person, and the lead of the office."""
    made = factories.election(Phase.NOMINATION)
    last = timezone.localdate() + timedelta(days=30)
    CalendarEntry.objects.filter(election=made, code="C-03").update(on=last)
    lead = factories.lead(made.municipality)
    found = begin_list(made.pk, name="Vielfalt", short_name="V", actor=lead)
    entries = {"trust": TrustEntry("Kaya", "Deniz"), "deputy": TrustEntry("Horn", "Eva")}
    name_trust_persons(found.pk, entries, by=Hand.OFFICE, now=NOW, actor=lead)
    arrived(found, lead)
    return found, TrustAccess.objects.get().account, lead


@pytest.fixture(scope="module")
def made(once):
    """One draft for all tests: each undoes what it did itself."""
    return once(begun)


@pytest.fixture
def draft(made):
    """A draft, the browser of its trust person, and the lead of the office."""
    found, account, lead = made
    client = Client()
    client.force_login(account)
    return found, client, lead


@pytest.fixture
def office(draft):
    """A list at the office, and the browser of its lead."""
    found, _own, lead = draft
    receive_paper(found.pk, received_at=NOW, actor=lead)
    client = Client()
    client.force_login(lead)
    return found, client, lead


def own_page(found):
    return reverse("elections:own_people_file", args=[found.pk])


def office_page(found):
    return reverse("elections:people_file", args=[found.election_id, found.pk])


def upload(client, address, content, name="personen.csv"):
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


def carried(page, name="table"):
    """What the page carries signed until it is sent."""
    [value] = re.findall(rf'name="{name}" value="([^"]*)"', page.content.decode())
    return html.unescape(value)


def take_in(client, address, content, **more):
    page = upload(client, address, content)
    assert page.status_code == 200, text(page)
    return client.post(address, {"table": carried(page), **more})


def on_list(found):
    return [
        (one.place, one.family_name, one.given_name, one.occupation)
        for one in Candidate.objects.filter(nomination=found)
    ]


def counts(page):
    """The four counts of a dry run: new, changed, missing, unchanged."""
    context = page.context
    lengths = (len(context[name]) for name in ("added", "changed", "missing"))
    return (*lengths, context["unchanged"])


def changes(page):
    return [
        (str(one["person"]), [tuple(change.values()) for change in one["changes"]])
        for one in page.context["changed"]
    ]


ENTERED = [
    (1, "Kaya", "Deniz", "Ärztin"),
    (2, "Öz", "Ali", "Koch"),
    (3, "Horn", "Eva", ""),
]


def test_a_table_is_shown_first_and_taken_in_as_it_was_shown(draft):
    found, client, _lead = draft
    assert own_page(found) in text(client.get(reverse("elections:own_list", args=[found.pk])))
    page = upload(client, own_page(found), table(*THREE))
    assert (page.status_code, counts(page), on_list(found)) == (200, (3, 0, 0, 0), [])
    assert page.headers["Cache-Control"] == "no-store"
    answer = client.post(own_page(found), {"table": carried(page)})
    assert (answer.status_code, answer.url) == (
        302, reverse("elections:own_list", args=[found.pk]),
    )  # fmt: skip
    assert on_list(found) == ENTERED
    event = AuditEvent.objects.get(act="candidates.taken_in")
    assert event.details == {
        "places_added": [1, 2, 3], "places_changed": [], "places_removed": [],
    }  # fmt: skip
    assert found.corrections.count() == 0


def test_one_changed_cell_of_the_exported_list_is_exactly_what_the_dry_run_shows(draft):
    found, client, _lead = draft
    take_in(client, own_page(found), table(*THREE))
    exported = client.get(reverse("elections:own_people_table", args=[found.pk, "liste.xlsx"]))
    book = load_workbook(io.BytesIO(exported.content))
    titles = [cell.value for cell in book["Personen"][1]]
    book["Personen"].cell(3, titles.index("Beruf oder Stand") + 1).value = "Köchin"
    kept = io.BytesIO()
    book.save(kept)
    page = upload(client, own_page(found), kept.getvalue(), "liste.xlsx")
    assert counts(page) == (0, 1, 0, 2)
    assert changes(page) == [("Ali Öz", [("Beruf oder Stand", "Koch", "Köchin")])]
    client.post(own_page(found), {"table": carried(page)})
    assert on_list(found) == [ENTERED[0], (2, "Öz", "Ali", "Köchin"), ENTERED[2]]


@pytest.mark.parametrize("write", [write_xlsx, write_csv], ids=["as Excel", "as CSV"])
def test_whatever_a_list_says_of_a_person_comes_back_unchanged(draft, write):
    found, _client, _lead = draft
    for place, origin in enumerate(Origin, start=1):
        Candidate.objects.create(
            nomination=found, place=place, origin=origin.value, salutation="frau", title="Dr.",
            family_name=f"Öz{place}", given_name="Ali", name_particle="von", street="Weg 4a",
            birth_as_written=BORN[place - 1],
            postcode="01067", town="Ort", birth_place="Izmir", occupation="=Koch", is_blocked=True,
            reachable_at="c/o Verein",
        )  # fmt: skip
    people = list(found.candidates.all())
    read, report = read_people(write([row_of(one) for one in people]))
    assert read.questions == ()
    shown = compared(people, report.rows, report.fields).difference
    assert (shown.added, shown.changed, shown.missing, len(shown.unchanged)) == ((), (), (), 6)


@pytest.mark.parametrize(
    ("rows", "more", "after"),
    [
        pytest.param(
            ["1;Öz;Ali;01.02.1990;Koch", "2;Kaya;Deniz;31.01.1988;Ärztin", "3;Horn;Eva;;"], {},
            [(1, "Öz", "Ali", "Koch"), (2, "Kaya", "Deniz", "Ärztin"), ENTERED[2]],
            id="two persons change their places",
        ),
        pytest.param(
            ["1;Neu;Ida;;", "2;Öz;Ali;01.02.1990;Koch"], {},
            [(1, "Neu", "Ida", ""), ENTERED[1], ENTERED[2], (4, "Kaya", "Deniz", "Ärztin")],
            id="who is missing stays, behind all others where the place is somebody else's",
        ),
        pytest.param(
            ["1;Neu;Ida;;", "2;Öz;Ali;01.02.1990;Koch"], {"removes_missing": "on"},
            [(1, "Neu", "Ida", ""), ENTERED[1]],
            id="who is missing goes if somebody said so",
        ),
        pytest.param(
            [*THREE, ";Neu;Ida;;"], {}, [*ENTERED, (4, "Neu", "Ida", "")],
            id="who has no place stands at the end",
        ),
    ],
)  # fmt: skip
def test_places_are_as_in_the_table(draft, rows, more, after):
    found, client, _lead = draft
    take_in(client, own_page(found), table(*THREE))
    take_in(client, own_page(found), table(*rows), **more)
    assert on_list(found) == after


def test_without_a_column_for_places_nobody_who_stands_there_moves(draft):
    found, client, _lead = draft
    take_in(client, own_page(found), table(*THREE))
    content = table("Horn;Eva", "Neu;Ida", "Öz;Ali", header="Familienname;Rufname")
    page = upload(client, own_page(found), content)
    assert counts(page) == (1, 0, 1, 2)
    client.post(own_page(found), {"table": carried(page), "removes_missing": "on"})
    assert on_list(found) == [
        (1, "Öz", "Ali", "Koch"),
        (2, "Horn", "Eva", ""),
        (3, "Neu", "Ida", ""),
    ]


def test_what_is_unclear_is_asked_once_on_the_same_page(draft):
    found, client, _lead = draft
    content = table("Kaya;Deniz;Frl.", "Öz;Ali;Frl.", header="Spalte A;Rufname;Anrede")
    page = upload(client, own_page(found), content.replace(b"Rufname", b"Spalte B"))
    assert "In welcher steht der Familienname?" in text(page)
    answers = {"content": carried(page, "content"), "question_0": "Spalte A"}
    page = client.post(own_page(found), {**answers, "question_1": "Frau"})
    assert (page.status_code, counts(page)) == (200, (2, 0, 0, 0))
    client.post(own_page(found), {"table": carried(page)})
    people = found.candidates.values_list("family_name", "salutation")
    assert [*people] == [("Kaya", "frau"), ("Öz", "frau")]


def test_a_table_whose_names_nobody_knows_is_refused_and_not_asked_for_ever(draft):
    found, client, _lead = draft
    page = upload(client, own_page(found), table("a;b", header="Spalte A;Spalte B"))
    answers = {"content": carried(page, "content"), "question_0": ""}
    page = client.post(own_page(found), answers)
    assert page.status_code == 422
    assert "Keine Spalte mit Namen ist gefunden" in text(page)


def test_doubts_and_what_was_left_out_are_told_with_their_place(draft):
    found, client, _lead = draft
    rows = ["1;Kaya;Deniz;31.02.1988;Ärztin;rot", "2;Öz;Ali;;Koch;"]
    page = upload(client, own_page(found), table(*rows, header=f"{HEADER};Lieblingsfarbe"))
    told = text(page)
    for said in (
        "Zeile 2, Geburtsdatum",
        "31.02.1988",
        "Diesen Tag gibt es nicht im Kalender.",
        "Tragen Sie den Tag als TT.MM.JJJJ nach",
        "Lieblingsfarbe",
        "Die Spalte gehört zu keiner Angabe und wird nicht gelesen.",
    ):
        assert said in told, said


def big_workbook():
    book = Workbook()
    book.active.append(["Familienname", "Rufname"])
    for number in range(1_001):
        book.active.append([f"Kaya{number}", "Deniz"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


REFUSED = [
    pytest.param(lambda: b"", "leer", id="an empty file"),
    pytest.param(factories.pdf, "CSV, Excel (.xlsx) oder LibreOffice", id="a PDF"),
    pytest.param(lambda: b"\x89PNG\r\n\x1a\n" + bytes(900), "Abhilfe:", id="a picture"),
    pytest.param(lambda: b"a;b\n" * 10_000_000, "größer als 5 MB", id="40 MB"),
    pytest.param(big_workbook, "mehr als 1000 Personen", id="1,001 persons"),
    pytest.param(table, "Abhilfe:", id="a header without persons"),
]


@pytest.mark.parametrize(("content", "said"), REFUSED)
def test_what_is_no_table_of_persons_is_refused_with_a_sentence(draft, content, said):
    found, client, _lead = draft
    page = upload(client, own_page(found), content(), "vorschlag.xlsx")
    assert (page.status_code, on_list(found)) == (422, [])
    assert said in text(page)


def test_a_page_without_a_file_says_so(draft):
    found, client, _lead = draft
    assert client.post(own_page(found), {}).status_code == 422


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param(["1;Kaya;Deniz;;", "1;Öz;Ali;;"], [(2, "Platz"), (3, "Platz")],
                     id="a place that two have"),
        pytest.param([f"1;{'K' * 121};Deniz;;"], [(2, "Familienname")], id="a name too long"),
        pytest.param([f"1;Kaya;Deniz;{'x' * 61};"], [(2, "Geburtsdatum")], id="a birth too long"),
    ],
)  # fmt: skip
def test_what_a_list_cannot_keep_is_named_and_nothing_is_taken_in(draft, rows, told):
    found, client, lead = draft
    page = upload(client, own_page(found), table(*rows))
    assert [(one.line, one.column) for one in page.context["misfits"]] == told
    assert "So lässt sich die Datei nicht übernehmen" in text(page)
    assert "Personen übernehmen" not in text(page)
    report = read_people(table(*rows))[1]
    assert refusal(
        take_in_people, found.pk, report.rows, named=report.fields, seen=digest_of([]),
        actor=lead, by=Hand.LIST, now=NOW,
    )[0] == "ROW_DOES_NOT_FIT"  # fmt: skip
    assert on_list(found) == []


def test_of_two_who_take_in_at_once_the_second_is_told(draft):
    found, client, _lead = draft
    first = carried(upload(client, own_page(found), table(*THREE)))
    second = carried(upload(client, own_page(found), table("1;Neu;Ida;;")))
    assert client.post(own_page(found), {"table": first}).status_code == 302
    answer = client.post(own_page(found), {"table": second})
    assert answer.status_code == 422
    assert "Die Liste hat sich geändert, seit die Datei gelesen wurde." in text(answer)
    assert client.post(own_page(found), {"table": first}).status_code == 422
    assert (on_list(found), AuditEvent.objects.filter(act="candidates.taken_in").count()) == (
        ENTERED, 1,
    )  # fmt: skip


def test_what_was_shown_to_one_account_and_list_counts_for_no_other(draft, settings):
    found, client, _lead = draft
    shown = carried(upload(client, own_page(found), table(*THREE)))
    for wrong in (shown[:-1], "x", carried_for_another(found, client, shown)):
        answer = client.post(own_page(found), {"table": wrong})
        assert (answer.status_code, on_list(found)) == (422, [])
        assert "Laden Sie sie noch einmal hoch." in text(answer)


def carried_for_another(found, client, shown):
    """The same values, signed for the office instead of the trust person."""
    account = int(client.session["_auth_user_id"])
    salt = f"people:read:{found.pk}:{{hand}}:{account}"
    values = signing.loads(shown, salt=salt.format(hand="list"))
    return signing.dumps(values, salt=salt.format(hand="office"), compress=True)


def test_a_draft_is_for_its_trust_persons_and_nobody_else(draft):
    found, client, lead = draft
    other = begin_list(found.election_id, name="Andere", short_name="A", actor=lead)
    office = Client()
    office.force_login(lead)
    table_page = ["elections:own_people_table", [other.pk, "liste.xlsx"]]
    assert client.get(own_page(other)).status_code == 404
    assert upload(client, own_page(other), table(*THREE)).status_code == 404
    assert client.get(reverse(table_page[0], args=table_page[1])).status_code == 404
    assert client.get(office_page(found)).status_code == 404
    assert office.get(own_page(found)).status_code == 404
    page = upload(office, office_page(found), table(*THREE))
    answer = office.post(office_page(found), {"table": carried(page)})
    assert (answer.status_code, on_list(found)) == (422, [])
    assert office.get(office_page(found)).status_code == 302


def test_once_the_office_has_the_list_its_trust_persons_change_nothing(draft):
    found, client, lead = draft
    page = upload(client, own_page(found), table(*THREE))
    receive_paper(found.pk, received_at=NOW, actor=lead)
    answer = client.post(own_page(found), {"table": carried(page)})
    assert on_list(found) == []
    assert "Online lässt sich hier jetzt nichts ändern." in text(answer)


def test_the_office_fills_an_empty_list_without_a_reason_and_corrects_a_full_one_with_one(office):
    found, client, _lead = office
    assert take_in(client, office_page(found), table(*THREE)).status_code == 302
    assert (on_list(found), found.corrections.count()) == (ENTERED, 0)
    address, rows = office_page(found), ["1;Kaya;Deniz;31.01.1988;Richterin", "3;Neu;Ida;;"]
    assert address in text(
        client.get(reverse("elections:nomination", args=[found.election_id, found.pk]))
    )
    page = upload(client, address, table(*rows))
    sent = {"table": carried(page), "removes_missing": "on"}
    refused = client.post(address, sent)
    assert (refused.status_code, counts(refused), on_list(found)) == (422, (1, 1, 2, 0), ENTERED)
    told = {"kind": "paper", "reason": "Das Papier nennt sie so"}
    assert client.post(address, {**sent, **told}).status_code == 302
    assert on_list(found) == [(1, "Kaya", "Deniz", "Richterin"), (3, "Neu", "Ida", "")]
    kept = [(one.about, one.changes, one.kind, one.reason) for one in found.corrections.all()]
    assert kept == [
        (about, change, "paper", "Das Papier nennt sie so")
        for about, change in [
            ("Deniz Kaya", {"occupation": ["Ärztin", "Richterin"]}),
            ("Ali Öz", {"place": [2, None]}),
            ("Eva Horn", {"place": [3, None]}),
            ("Ida Neu", {"place": [None, 3]}),
        ]
    ]
    assert AuditEvent.objects.filter(act="candidates.taken_in").last().details == {
        "places_added": [3], "places_changed": [1], "places_removed": [2, 3],
        "reason": "Das Papier nennt sie so", "correction": "paper",
    }  # fmt: skip


def test_the_office_changes_a_full_list_only_with_a_reason(office):
    found, client, lead = office
    take_in(client, office_page(found), table(*THREE))
    report = read_people(table("1;Kaya;Deniz;;"))[1]
    people = list(found.candidates.all())
    assert refusal(
        take_in_people, found.pk, report.rows, named=report.fields, seen=digest_of(people),
        actor=lead, by=Hand.OFFICE, now=NOW,
    )[0] == "CORRECTED_WITHOUT_REASON"  # fmt: skip


def test_a_table_that_says_nothing_new_leaves_no_trace(draft):
    found, client, _lead = draft
    take_in(client, own_page(found), table(*THREE))
    assert take_in(client, own_page(found), table(*THREE)).status_code == 302
    assert AuditEvent.objects.filter(act="candidates.taken_in").count() == 1


def test_which_nationality_it_is_is_kept_nowhere(draft):
    found, client, _lead = draft
    content = table("Kaya;Deniz;türkisch", header="Familienname;Rufname;Staatsangehörigkeit")
    report = read_people(content)[1]
    assert report.rows[0].nationalities == "türkisch"
    assert report_from_values(report_as_values(report)).rows[0].nationalities == ""
    take_in(client, own_page(found), content)
    page = upload(client, own_page(found), content)
    assert counts(page) == (0, 0, 0, 1)


def test_an_address_to_be_reached_at_says_that_there_is_a_block(draft):
    found, client, _lead = draft
    header = "Familienname;Rufname;Erreichbarkeitsanschrift"
    page = upload(client, own_page(found), table("Kaya;Deniz;c/o Verein", header=header))
    assert "gilt als Person mit einer Auskunftssperre" in text(page)
    client.post(own_page(found), {"table": carried(page)})
    assert found.candidates.get().is_blocked


def test_five_hundred_persons_fit_into_the_page(draft):
    found, client, _lead = draft
    rows = [
        PersonRow(
            at, "Frau", "Dr.", "von", f"Familie{at * 7919 % 997}", f"Person{at}", "Ärztin",
            KnownDay(1950 + at % 50, 1 + at % 12, 1 + at % 28), "", "Izmir", f"Weg {at}",
            f"{60000 + at}", "Ort am Main", f"c/o Verein {at}", "", Origin.FOREIGN,
        )
        for at in range(1, 501)
    ]  # fmt: skip
    page = upload(client, own_page(found), write_csv(rows))
    shown = carried(page)
    assert len(shown) < LARGEST_CARRIED < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert client.post(own_page(found), {"table": shown}).status_code == 302
    assert found.candidates.count() == 500


@pytest.mark.parametrize("file_name", ["vorlage.xlsx", "vorlage.csv", "liste.xlsx"])
def test_templates_are_handed_out_and_read_back(draft, office, file_name):
    found, client, _lead = office
    enter_candidates_of(found, _lead)
    answer = client.get(
        reverse("elections:people_table", args=[found.election_id, found.pk, file_name])
    )
    assert answer.status_code == 200
    assert f'filename="{file_name}"' in answer.headers["Content-Disposition"]
    if file_name == "liste.xlsx":
        assert len(read_people(answer.content)[1].rows) == 1


def enter_candidates_of(found, lead):
    entry = CandidateEntry(1, "Kaya", "Deniz", date(1988, 1, 31))
    enter_candidates(found.pk, [entry], actor=lead)


def test_no_other_file_is_handed_out(office):
    found, client, _lead = office
    address = reverse("elections:people_table", args=[found.election_id, found.pk, "etc.csv"])
    assert client.get(address).status_code == 404


def test_rows_without_any_place_say_nothing_of_places():
    rows = (PersonRow(family_name="Kaya"),)
    assert kept_rows(rows, FIELDS)[1] == tuple(
        name for name in FIELDS if name not in {"place", "nationalities"}
    )
    assert [*misfits(rows)] == []
    high = [PersonRow(place, family_name="Kaya", line=place) for place in (9_999, 10_000)]
    assert [(one.line, one.column) for one in misfits(high)] == [(10_000, "Platz")]
