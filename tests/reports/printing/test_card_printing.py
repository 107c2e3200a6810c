"""Wahlscheine are printed together or one by one, and none twice without saying so."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.cards.dispatch import dispatch_card
from elections.actions.register.corrections import strike_entry
from elections.files.cards.voter_texts import LANGUAGES
from elections.models.cards.dispatch import CardDispatch
from elections.models.cards.polling_card import CardInvalidation
from elections.models.cards.prints import CardPrint, CardPrintFile, CardPrintRun
from elections.models.register.entries import RegisterCorrection, RegisterEntry, RegisterStrike
from municipalities.law.basis import RuleViolation
from municipalities.law.days import KnownDay
from municipalities.models import AuditEvent, Job, Letterhead
from reports.actions.printing import cards as printing
from reports.actions.printing.card_changes import changed_since_print
from reports.actions.printing.card_list import card_list_facts
from reports.actions.printing.recipients import recipient
from reports.messages.printing.cards import CardPrintRule
from reports.pdf.printing.polling_card import NOTHING
from reports.tasks import print_cards_task
from tests import factories
from tests.reports.paper import pages_of, text_of
from tests.reports.printing.card_scene import card_of, special_card
from tests.reports.printing.print_scene import NOW, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(client):
    """A town with six people, and its election office."""
    election = town()
    client.force_login(factories.officer(election.municipality))
    return client, election


def entry(family: str) -> RegisterEntry:
    return RegisterEntry.objects.get(family_name=family)


def page(client, name, *keys) -> str:
    answer = client.get(reverse(f"reports:{name}", args=keys))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def content(client, name, *keys, **query) -> bytes:
    answer = client.get(reverse(f"reports:{name}", args=keys), query)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    return answer.getvalue()


def refused(act) -> CardPrintRule:
    with pytest.raises(RuleViolation) as refusal:
        act()
    return refusal.value.rule


@pytest.mark.rules("R-WS-03", "R-WS-05")
def test_all_open_cards_come_as_one_file_in_the_order_of_their_numbers(scene):
    client, election = scene
    special_card(election, family_name="Bondar", given_names="Ira", birth_date="1990-01-02",
                 address={"street": "Am Bach", "house_number": "3", "postcode": "65549"},
                 district=election.districts.get(number="002").pk)  # fmt: skip
    card_of(entry("Zorba"))
    invalid = card_of(entry("Ahmadi"))
    CardInvalidation.objects.create(card=invalid, ground="error", invalid_on=NOW.date())
    card_of(entry("Bondarenko"))
    RegisterStrike.objects.create(entry=entry("Bondarenko"), ground="died", struck_on=NOW.date())
    card_of(entry("Kaya"), ship_to="Hotel Zur Post, Rue d'Ulm 1, 75005 Paris")
    assert "3 gültige Wahlscheine sind noch nicht gedruckt" in page(
        client, "card_printing", election.pk
    )
    sent = client.post(reverse("reports:card_printing", args=[election.pk]))
    run = CardPrintRun.objects.get()
    assert sent.url == reverse("reports:card_run", args=[election.pk, run.pk])
    pages = pages_of(content(client, "card_file", election.pk, run.pk))
    numbers = [text.split("Wahlschein Nr. ")[1][:3] for text in pages]
    assert numbers == ["A 1", "A 4", "B 1"]
    assert "Mai Kaya Hotel Zur Post Rue d'Ulm 1 75005 Paris" in pages[1]
    assert "Wohnung Ahornweg 2, 65549 Limburg" in pages[1]  # her own card goes to herself
    for said in ["Bondar", "02.01.1990", "Am Bach 3, 65549", "§ 16a Abs. 2 KWO", "Wahlbezirk 002"]:
        assert said in pages[2]
    again = client.post(reverse("reports:card_printing", args=[election.pk]))
    assert (again.status_code, CardPrintRun.objects.count()) == (422, 1)
    event = AuditEvent.objects.get(act="cards.printed")
    assert event.details["sha256"] == CardPrintFile.objects.get().sha256


def test_labels_and_leaflet_belong_to_a_run_and_leave_out_what_became_invalid(scene):
    client, election = scene
    first, second = card_of(entry("Zorba")), card_of(entry("Ahmadi"))
    client.post(reverse("reports:card_printing", args=[election.pk]))
    run = CardPrintRun.objects.get()
    CardInvalidation.objects.create(card=second, ground="struck", invalid_on=NOW.date())
    shown = text_of(content(client, "card_labels", election.pk, run.pk, ab=3))
    assert shown == f"Mai Zorba Zeil 9 65551 Limburg {first}"
    for wrong in [{}, {"ab": 25}, {"ab": "x"}]:
        answer = client.get(reverse("reports:card_labels", args=[election.pk, run.pk]), wrong)
        assert answer.status_code == 404
    told = page(client, "card_run", election.pk, run.pk)
    assert "Nehmen Sie diese Wahlscheine heraus" in told
    assert "dürfen nicht hinaus: A 2" in told
    leaflet = text_of(content(client, "postal_leaflet", election.pk))
    assert "Der Wahlbrief muss am 15. März 2026 bis 18:00 Uhr angekommen sein" in leaflet
    assert [one.name for one in LANGUAGES.values() if one.name in leaflet][:2] == [
        "English",
        "Türkçe",
    ]


@pytest.mark.rules("R-WS-03")
def test_a_card_is_printed_once_more_only_when_somebody_says_so_and_says_so_itself(scene):
    client, election = scene
    card = card_of(entry("Zorba"))
    address = reverse("reports:polling_card", args=[election.pk, card.pk])
    assert "noch nicht" in page(client, "polling_card", election.pk, card.pk)
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 422
    assert "Zweitdruck erstellen" in page(client, "polling_card", election.pk, card.pk)
    assert client.post(address, {"reason": " "}).status_code == 422
    assert client.post(address, {"reason": "Papierstau"}).status_code == 302
    prints = list(CardPrint.objects.order_by("pk"))
    assert [one.is_again for one in prints] == [False, True]
    papers = [text_of(bytes(CardPrintFile.objects.get(run=one.run).content)) for one in prints]
    assert ["Zweitdruck" in paper for paper in papers] == [False, True]
    assert [one.run.reason for one in prints] == ["", "Papierstau"]
    event = AuditEvent.objects.filter(act="cards.print_ordered").latest("position")
    assert event.details["reason"] == "Papierstau"
    run = reverse("reports:card_run", args=[election.pk, prints[0].run_id])
    assert client.post(run, {"again": "1"}).status_code == 422
    again = {"again": "1", "reason": "Toner leer"}
    assert client.post(run, again).status_code == 302
    assert CardPrint.objects.filter(is_again=True).count() == 2
    (row,) = card_list_facts(election, as_of=NOW.date()).series[0].rows
    today = f"{timezone.localdate():%d.%m.%Y}"
    assert row.state == f"gültig, Zweitdruck am {today}, Zweitdruck am {today}"
    cards = client.get(reverse("elections:cards", args=[election.pk])).content.decode()
    assert cards.count("Zweitdruck am") == 2
    assert "davon 1 Zweitdruck" in page(client, "card_printing", election.pk)
    CardInvalidation.objects.create(card=card, ground="error", invalid_on=NOW.date())
    assert client.post(address, again).status_code == 422
    assert client.post(run, again).status_code == 422
    assert "wird nicht gedruckt" in page(client, "polling_card", election.pk, card.pk)


@pytest.mark.rules("R-WS-05")
def test_a_card_that_left_the_house_is_not_printed_again_with_its_run(scene):
    client, election = scene
    actor = factories.officer(election.municipality)
    sent, here = card_of(entry("Zorba")), card_of(entry("Ahmadi"))
    client.post(reverse("reports:card_printing", args=[election.pk]))
    run = CardPrintRun.objects.get()
    dispatch_card(
        sent.pk, way=CardDispatch.Way.POST, on=NOW.date(), now=timezone.now(), actor=actor
    )
    made = printing.print_run_again(run.pk, reason="Papierstau", now=NOW, actor=actor)
    assert [one.card for one in made.prints.all()] == [here]
    dispatch_card(
        here.pk, way=CardDispatch.Way.POST, on=NOW.date(), now=timezone.now(), actor=actor
    )
    act = lambda: printing.print_run_again(  # noqa: E731
        run.pk, reason="Papierstau", now=NOW, actor=actor
    )
    assert refused(act) is CardPrintRule.NONE_LEFT_TO_PRINT
    told = page(client, "polling_card", election.pk, sent.pk)
    assert "Dieser Wahlschein hat das Haus verlassen" in told
    assert reverse("elections:card_replace", args=[election.pk, sent.pk]) in told


@pytest.mark.rules("R-WS-05")
def test_who_is_struck_between_order_and_file_gets_no_card(scene, monkeypatch):
    client, election = scene
    monkeypatch.setattr(printing, "AT_ONCE", 1)
    actor = factories.officer(election.municipality)
    struck, stays = card_of(entry("Zorba")), card_of(entry("Ahmadi"))
    client.post(reverse("reports:card_printing", args=[election.pk]))
    strike_entry(
        struck.entry_id, ground=RegisterStrike.Ground.DIED, on=NOW.date(), remark="", actor=actor
    )
    print_cards_task(Job.objects.get().pk)
    run = CardPrintRun.objects.get()
    (sheet,) = pages_of(content(client, "card_file", election.pk, run.pk))
    assert f"Wahlschein Nr. {stays}" in sheet
    assert (run.file.pages, run.file.left_out) == (1, [str(struck)])
    told = page(client, "card_run", election.pk, run.pk)
    assert f"stehen nicht in der Datei: {struck}" in told
    assert "Nehmen Sie diese Wahlscheine heraus" not in told
    assert "beidseitig, 1 Mal drucken" in told
    assert AuditEvent.objects.get(act="cards.printed").details["cards_left_out"] == str(struck)


def test_a_run_of_which_nobody_is_left_says_so(scene, monkeypatch):
    client, election = scene
    monkeypatch.setattr(printing, "AT_ONCE", 0)
    card = card_of(entry("Zorba"))
    client.post(reverse("reports:card_printing", args=[election.pk]))
    CardInvalidation.objects.create(card=card, ground="error", invalid_on=NOW.date())
    print_cards_task(Job.objects.get().pk)
    run = CardPrintRun.objects.get()
    assert text_of(content(client, "card_file", election.pk, run.pk)) == NOTHING
    assert (run.file.pages, run.file.left_out) == (0, ["A 1"])


def test_many_cards_become_a_job_and_a_lost_file_is_made_again(scene, monkeypatch):
    client, election = scene
    monkeypatch.setattr(printing, "AT_ONCE", 1)
    card_of(entry("Zorba"))
    card_of(entry("Ahmadi"))
    client.post(reverse("reports:card_printing", args=[election.pk]))
    run, job = CardPrintRun.objects.get(), Job.objects.get()
    assert (job.kind, job.total) == ("reports.print_cards", 2)
    address = reverse("reports:card_run", args=[election.pk, run.pk])
    waiting = client.get(address, headers={"HX-Request": "true"})
    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    gone = client.get(reverse("reports:card_file", args=[election.pk, run.pk]))
    assert gone.status_code == 404
    Job.objects.update(state=Job.State.FAILED, error="Der Drucker brennt.")
    assert "Der Drucker brennt." in page(client, "card_run", election.pk, run.pk)
    client.post(address)
    print_cards_task(Job.objects.latest("pk").pk)
    made = CardPrintFile.objects.get()
    assert (made.pages, Job.objects.latest("pk").state) == (2, Job.State.DONE)
    print_cards_task(Job.objects.latest("pk").pk)
    assert CardPrint.objects.count() == 2


@pytest.mark.rules("R-WS-03")
@pytest.mark.parametrize(
    "missing", [{"address": ""}, {"phone": "", "email": ""}], ids=lambda row: next(iter(row))
)
def test_without_the_address_of_the_office_or_a_way_to_ask_nothing_is_printed(missing, scene):
    _, election = scene
    card = card_of(entry("Zorba"))
    Letterhead.objects.update(**missing)
    actor = factories.officer(election.municipality)
    act = lambda: printing.print_card(card.pk, now=NOW, actor=actor)  # noqa: E731
    assert refused(act) is CardPrintRule.NO_SENDER
    assert CardPrintRun.objects.count() == 0


@pytest.mark.rules("R-WS-03", "R-REG-10")
def test_a_card_that_says_something_else_than_the_register_is_named(scene):
    client, election = scene
    card, other = card_of(entry("Zorba")), card_of(entry("Ahmadi"))
    client.post(reverse("reports:card_printing", args=[election.pk]))
    for one in (card, other):  # a remark alone changes no card
        RegisterCorrection.objects.create(
            entry=one.entry, kind="changed", corrected_on=NOW.date(), reason="Schreibfehler"
        )
    RegisterEntry.objects.filter(pk=card.entry_id).update(family_name="Zorbas")
    (found,) = changed_since_print(election)
    assert (found.card, found.before, found.now) == (card, ("Zorba",), ("Zorbas",))
    assert "Zorba → Zorbas" in page(client, "card_printing", election.pk)
    client.post(reverse("reports:polling_card", args=[election.pk, card.pk]), {"reason": "Name"})
    assert changed_since_print(election) == []
    RegisterEntry.objects.filter(pk=other.entry_id).update(house_number="77", blocked=True)
    (moved,) = changed_since_print(election)
    assert (moved.before, moved.now) == (("Auskunftssperre",), ("Auskunftssperre",))


@pytest.mark.rules("R-WS-05")
def test_nobody_is_told_to_print_a_card_again_that_left_the_house(scene):
    client, election = scene
    card = card_of(entry("Zorba"))
    client.post(reverse("reports:card_printing", args=[election.pk]))
    RegisterCorrection.objects.create(
        entry=card.entry, kind="changed", corrected_on=NOW.date(), reason="Schreibfehler"
    )
    RegisterEntry.objects.filter(pk=card.entry_id).update(family_name="Zorbas")
    keep = "Drucken Sie keinen noch einmal"
    assert "Drucken Sie die Wahlscheine noch einmal" in page(client, "card_printing", election.pk)
    actor = factories.officer(election.municipality)
    way = {"way": CardDispatch.Way.POST, "on": NOW.date(), "now": NOW, "actor": actor}
    dispatch_card(card.pk, **way)
    told = page(client, "card_printing", election.pk)
    assert "Drucken Sie die Wahlscheine noch einmal" not in told
    assert (keep in told, "Zorba → Zorbas" in told) == (True, True)


@pytest.mark.rules("R-WS-03", "R-DIST-06")
def test_a_card_of_another_wahlbezirk_or_number_is_named_without_a_correction(scene):
    client, election = scene
    moved, numbered, same = (
        card_of(entry("Zorba")),
        card_of(entry("Kaya")),
        card_of(entry("Ahmadi")),
    )
    RegisterEntry.objects.filter(pk=numbered.entry_id).update(number=3)
    special_card(election, family_name="Bondar", given_names="Ira")
    client.post(reverse("reports:card_printing", args=[election.pk]))
    assert changed_since_print(election) == []
    other = election.districts.get(number="002")
    RegisterEntry.objects.filter(pk=moved.entry_id).update(district=other)
    RegisterEntry.objects.filter(pk=numbered.entry_id).update(number=4)
    found = {one.card: (one.before, one.now) for one in changed_since_print(election)}
    assert found == {
        moved: (("001/–", "001"), ("002/–", "002")),
        numbered: (("001/3",), ("001/4",)),
    }
    assert same.entry.district.number == "001"


@pytest.mark.parametrize(
    ("ship_to", "lines"),
    [
        ("", ("Mai Zorba", "Zeil 9", "65551 Limburg")),
        ("Hotel Post\n\nRue 1\nParis", ("Mai Zorba", "Hotel Post", "Rue 1", "Paris")),
        ("Hotel Post, Rue 1, Paris", ("Mai Zorba", "Hotel Post", "Rue 1", "Paris")),
        ("Zorba, Mai\nZeil 1", ("Zorba, Mai", "Zeil 1")),
    ],
    ids=["at home", "on lines", "in one line", "names the person itself"],
)
def test_where_a_card_goes(ship_to, lines, scene):
    assert recipient(entry("Zorba").record, ship_to) == lines


@pytest.mark.rules("R-WS-03", "R-REG-06")
def test_every_part_of_a_name_an_addition_and_a_day_in_part_are_printed(scene):
    client, election = scene
    RegisterEntry.objects.filter(family_name="Zorba").update(
        title="Dr.", name_particle="van der", given_names="Pieter Jan", call_name="Pieter",
        addition="c/o Haile", birth_date=KnownDay(1971, 6),
    )  # fmt: skip
    card_of(entry("Zorba"))
    client.post(reverse("reports:card_printing", args=[election.pk]))
    run = CardPrintRun.objects.get()
    shown = text_of(content(client, "card_file", election.pk, run.pk))
    for said in ["Familienname van der Zorba", "Vornamen Dr. Pieter Jan", "Geburtsdatum 06.1971",
                 "Dr. Pieter van der Zorba c/o Haile Zeil 9 65551 Limburg"]:  # fmt: skip
        assert said in shown
    labels = text_of(content(client, "card_labels", election.pk, run.pk, ab=1))
    assert labels == "Dr. Pieter van der Zorba c/o Haile Zeil 9 65551 Limburg A 1"


def test_runs_of_another_election_are_not_found(scene):
    client, election = scene
    card_of(entry("Zorba"))
    client.post(reverse("reports:card_printing", args=[election.pk]))
    run = CardPrintRun.objects.get()
    own = town(people=())
    client.force_login(factories.officer(own.municipality))
    for name in ("card_run", "card_file", "card_labels"):
        for where in (own, election):
            address = reverse(f"reports:{name}", args=[where.pk, run.pk])
            assert client.get(address, {"ab": 1}).status_code == 404
