"""The printing pages: what can be ordered, how far it is, what is handed out, and to whom."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse

from elections.files.cards.voter_texts import LANGUAGES
from elections.models.register.entries import RegisterClosing, RegisterEntry, RegisterStrike
from municipalities.models import Job, Role
from reports.actions.printing.orders import ORDER_TASK, PRINT_TASK
from reports.models import PrintedPart, PrintOrder
from reports.tasks import order_print_task, print_part_task
from tests import factories
from tests.database import by_owner
from tests.reports.paper import text_of
from tests.reports.printing.card_scene import card_of
from tests.reports.printing.print_scene import NOW, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(client):
    """A town that is ready, and its election office."""
    election = town()
    client.force_login(factories.officer(election.municipality))
    return client, election


def page(client, name, *keys) -> str:
    answer = client.get(reverse(f"reports:{name}", args=keys))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def content(client, name, *keys) -> bytes:
    answer = client.get(reverse(f"reports:{name}", args=keys))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    return answer.getvalue()


def start(client, election) -> PrintOrder:
    address = reverse("reports:printing", args=[election.pk])
    assert client.post(address).url == address
    job = Job.objects.get(kind=ORDER_TASK)
    assert PrintOrder.objects.count() == 0
    order_print_task(job.pk)
    by_owner(
        "DELETE FROM municipalities_job WHERE id = %s", job.pk
    )  # what follows looks at the parts alone
    return PrintOrder.objects.get()


def test_notices_are_started_watched_and_downloaded(scene):
    client, election = scene
    assert "Noch nichts gedruckt" in page(client, "printing", election.pk)
    order = start(client, election)
    keys = (election.pk, order.pk)
    shown = page(client, "print_order", *keys)
    assert "0 von 1 Teil fertig, 0 von 6 Wahlbenachrichtigungen gedruckt." in shown
    assert "Stand neu laden" in shown
    assert "druckerei.zip" not in shown
    assert client.get(reverse("reports:print_package", args=keys)).status_code == 404
    print_part_task(Job.objects.get().pk)
    shown = page(client, "print_order", *keys)
    assert "Alles ist gedruckt." in shown
    assert "1 Person hat keine vollständige Anschrift." in shown
    part = PrintedPart.objects.get()
    assert content(client, "print_part", *keys, part.part_id) == bytes(part.content)
    archive = zipfile.ZipFile(io.BytesIO(content(client, "print_package", *keys)))
    assert archive.read("teil-001.pdf") == bytes(part.content)
    overview = page(client, "printing", election.pk)
    assert "fertig" in overview
    told = overview.split("gedruckt oder in Arbeit")[1][:60]
    assert ">6<" in told.replace(" ", "")


def test_the_part_of_the_page_that_asks_again_reloads_it_when_all_is_made(scene):
    client, election = scene
    order = start(client, election)
    address = reverse("reports:print_order", args=[election.pk, order.pk])
    waiting = client.get(address, headers={"HX-Request": "true"})
    assert "HX-Refresh" not in waiting
    assert "<html" not in waiting.content.decode()
    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    print_part_task(Job.objects.get().pk)
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


@pytest.mark.rules("R-REG-07")
def test_a_sample_shows_the_notice_in_every_language_before_anything_is_ordered(scene):
    client, election = scene
    shown = text_of(content(client, "notice_sample", election.pk))
    assert shown.count("Kim Mustermann") == len(LANGUAGES)
    assert "Schulweg 1" in shown
    bare = factories.election()
    client.force_login(factories.officer(bare.municipality))
    assert "Anschrift des Wahlraums" in text_of(content(client, "notice_sample", bare.pk))


def test_all_registers_are_ordered_with_the_other_button_and_counted_in_persons(scene):
    client, election = scene
    client.post(reverse("reports:printing", args=[election.pk]), {"registers": "1"})
    order_print_task(Job.objects.get().pk)
    order = PrintOrder.objects.get()
    keys = (election.pk, order.pk)
    assert "0 von 6 Personen gedruckt." in page(client, "print_order", *keys)
    assert "bekommen diese Personen dann zwei" not in page(client, "print_cancel", *keys)
    for job in Job.objects.filter(kind=PRINT_TASK):
        print_part_task(job.pk)
    shown = page(client, "print_order", *keys)
    assert "ein PDF für jeden Wahlbezirk" in shown
    archive = zipfile.ZipFile(io.BytesIO(content(client, "print_package", *keys)))
    assert "001-verzeichnis-001.pdf" in archive.namelist()
    told = page(client, "printing", election.pk).split("gedruckt oder in Arbeit")[1][:60]
    assert ">0<" in told.replace(" ", "")


def test_what_is_missing_is_said_on_the_page_and_nothing_is_ordered(scene):
    client, election = scene
    RegisterEntry.objects.filter(family_name="Kaya").update(district=None, number=None)
    answer = client.post(reverse("reports:printing", args=[election.pk]))
    assert answer.status_code == 422
    shown = " ".join(answer.content.decode().split())
    assert "Personen ohne Wahlbezirk: 1." in shown
    assert reverse("reports:rule", args=["R-REG-06"]) in shown
    assert PrintOrder.objects.count() == 0


def test_an_order_is_cancelled_on_a_page_of_its_own_and_a_failed_part_is_asked_for_again(scene):
    client, election = scene
    order = start(client, election)
    keys = (election.pk, order.pk)
    Job.objects.update(state=Job.State.FAILED, error="Der Drucker brennt.")
    shown = page(client, "print_order", *keys)
    assert "Einige Teile sind nicht gedruckt worden." in shown
    assert "Der Drucker brennt." in shown
    client.post(reverse("reports:print_order", args=keys))
    assert Job.objects.filter(state=Job.State.WAITING).count() == 1
    assert "bekommen diese Personen dann zwei" in page(client, "print_cancel", *keys)
    client.post(reverse("reports:print_cancel", args=keys))
    assert Job.objects.filter(state=Job.State.CANCELLED).count() == 1
    shown = page(client, "print_order", *keys)
    assert "Dieser Auftrag ist verworfen." in shown
    assert "Auftrag verwerfen" not in shown
    assert "verworfen" in page(client, "printing", election.pk)
    assert client.post(reverse("reports:print_order", args=keys)).status_code == 422


def test_the_page_asks_the_database_as_often_for_many_parts_as_for_one(
    scene, django_assert_max_num_queries
):
    client, election = scene
    order = start(client, election)
    for number in range(2, 40):
        order.parts.create(number=number, label="65549", entries=[number], notices=1)
    with django_assert_max_num_queries(20):
        page(client, "print_order", election.pk, order.pk)


@pytest.mark.rules("R-REG-06", "R-DP-01", "R-DP-02")
def test_the_register_for_the_board_protects_persons_and_shows_who_is_struck(scene):
    client, election = scene
    order = start(client, election)  # numbers are given with it
    assert order.facts["notices"] == 6
    entry = RegisterEntry.objects.get(family_name="Ahmadi")
    RegisterStrike.objects.create(entry=entry, ground="german", struck_on=NOW.date())
    card_of(RegisterEntry.objects.get(family_name="Zorba"))
    shown = text_of(content(client, "district_register", election.pk, entry.district_id))
    for said in [
        "Wählerverzeichnis, Wahlbezirk 001 Schule 001",
        "Wahlberechtigte: 2, davon mit Sperrvermerk",
        "„W“: 1 · gestrichen: 1", "Kaya Mai Auskunftssperre", "gestrichen 02.02.2026",
        "Zorba Mai Zeil 9, 65551 Limburg W", "Seite 1 von 1",
    ]:  # fmt: skip
        assert said in shown
    for hidden in ["Ahornweg", "1987", "eingebürgert", "deutsch", "Bondarenko"]:
        assert hidden not in shown


@pytest.mark.rules("C-18", "R-REG-11")
def test_the_closing_is_certified_with_its_figures(scene):
    client, election = scene
    district = election.districts.get(number="002")
    address = reverse("reports:closing_certificate", args=[election.pk, district.pk])
    assert client.get(address).status_code == 404
    closing = RegisterClosing.objects.create(
        district=district,
        without_mark=1200,
        with_mark=34,
        special=2,
        total=1236,
        closed_on=election.day,
        closed_by=factories.lead(election.municipality),
    )
    shown = text_of(content(client, "closing_certificate", election.pk, district.pk))
    for said in [str(closing.district), "„W“ 1.200", "(Wahlschein) 34", "§ 16a Abs. 2 KWO 2",
                 "Wahlberechtigte zusammen 1.236", "Dienstsiegel"]:  # fmt: skip
        assert said in shown


def test_files_of_another_election_and_of_people_who_do_not_lead_are_not_found(scene):
    client, election = scene
    order = start(client, election)
    print_part_task(Job.objects.get().pk)
    part = order.parts.get()
    other = town()
    wrong = [
        reverse("reports:print_order", args=[other.pk, order.pk]),
        reverse("reports:print_part", args=[election.pk, order.pk + 1, part.pk]),
        reverse("reports:district_register", args=[election.pk, other.districts.first().pk]),
    ]
    assert [client.get(address).status_code for address in wrong] == [404, 404, 404]
    client.force_login(factories.person(Role.AUDITOR, election.municipality))
    hidden = reverse("reports:print_part", args=[election.pk, order.pk, part.pk])
    assert client.get(hidden).status_code == 404
    assert client.post(reverse("reports:printing", args=[election.pk])).status_code == 404
