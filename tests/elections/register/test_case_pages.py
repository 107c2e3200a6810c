"""The page of doubtful cases: what it shows, what it offers, what was decided (R-REG-02)."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.register.cases import Decided
from elections.models.register.cases import CaseDecision
from elections.models.register.entries import RegisterEntry, RegisterStrike
from tests.elections.register.extract_scene import row
from tests.elections.register.identity_scene import ELSEWHERE, HOME, Office

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-REG-02", "R-REG-10")]
A, UNCLEAR = row("A"), row("A", nationality="998")


def offered(html: str) -> dict[str, str]:
    """The decisions that the page offers, with their words."""
    found = re.findall(
        r'name="decision"[^>]*value="([^"]+)".*?<label[^>]*>(.*?)</label>', html, re.DOTALL
    )
    return {value: re.sub(r"<[^>]+>|\s+", " ", words).strip() for value, words in found}


def shown(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


class Page:
    """The clearing page of an office."""

    def __init__(self, client, office: Office, query: str = "") -> None:
        client.force_login(office.scene.officer)
        self.client, self.office = client, office
        self.url = reverse("elections:cases", args=[office.election.pk]) + query

    def get(self) -> str:
        return self.client.get(self.url).content.decode()

    def decide(self, decision: str, **more):
        keys = [case.pk for case in self.office.open_cases()]
        facts = {"fall": keys, "decision": decision, "reason": "geprüft"} | more
        return self.client.post(self.url, facts)


def test_somebody_who_stands_is_struck_and_not_left_out(client):
    office = Office().extract(A)
    office.card("A")
    page = Page(client, office.extract(UNCLEAR))
    html = page.get()
    assert "steht im Verzeichnis: 001/5 Yılmaz, Ayşe mit Wahlschein" in shown(html)
    assert offered(html) == {
        "enter": "bleibt im Verzeichnis",
        "leave_out": "streichen: die Eintragung bleibt mit Vermerk, ein Wahlschein wird ungültig",
    }
    assert "Diese Personen stehen nicht im Verzeichnis" not in html
    # The page strikes as of today, and until the last day of the Wahlbriefe the card falls too.
    office.election.calendar.filter(code="C-20").update(on=timezone.localdate())
    page.decide("leave_out")
    assert (office.standing, office.cards) == ([], [])
    assert "gestrichen" in shown(Page(client, office, "?stand=entschieden").get())


def test_whoever_is_certainly_struck_already_is_not_offered_as_new(client):
    office = Office().extract(A)
    office.strike("A", RegisterStrike.Ground.MOVED_AWAY)
    page = Page(client, office.extract(row("B")))
    html = page.get()
    assert "ähnlich, gestrichen: 001/– Yılmaz, Ayşe" in shown(html)
    assert [*offered(html)] == ["same_person", "leave_out"]
    page.decide("same_person")
    assert office.standing == ["B Yılmaz, Ayşe"]


def test_whoever_was_entered_by_hand_meanwhile_gets_the_id(client):
    office = Office().extract(UNCLEAR)
    office.by_hand("Yılmaz", "Ayşe")
    page = Page(client, office)
    assert [*offered(page.get())] == ["same_person", "leave_out"]
    assert page.decide("same_person").status_code == 302
    assert office.standing == ["A Yılmaz, Ayşe"]
    office.extract(UNCLEAR)
    assert (office.standing, office.open) == (["A Yılmaz, Ayşe"], [])


def test_a_holder_of_a_special_card_can_only_be_left_out(client):
    office = Office()
    office.special("Yılmaz", "Ayşe")
    page = Page(client, office.extract(A))
    html = page.get()
    assert [*offered(html)] == ["leave_out"]
    assert "Eingetragen wird sie erst, wenn er für ungültig erklärt ist." in shown(html)


def test_without_a_filter_everything_is_offered_that_a_case_accepts(client):
    office = Office().extract(A)
    office.extract(
        row("A", family="Popescu", given="Ion", born="09.09.1969"),
        row("N", nationality="998", family="Nowak"),
    )
    page = Page(client, office)
    assert {*offered(page.get())} == {"same_person", "other_person", "enter", "leave_out"}
    refused = page.decide("enter")
    assert refused.status_code == 422
    html = refused.content.decode()
    assert "Diese Entscheidung passt nicht zu allen ausgewählten Fällen." in html
    assert [*offered(html)] == ["leave_out"]


def test_every_likeness_is_shown_and_one_of_several_can_be_chosen(client):
    office = Office()
    office.by_hand("Yılmaz", "Ayşe Nur", ELSEWHERE)
    office.by_hand("Yılmaz", "Ayşe Can", ("Feldweg", "2"), is_other="Zwilling")
    page = Page(client, office.extract(A))
    html = page.get()
    for person in ("Yılmaz, Ayşe Nur", "Yılmaz, Ayşe Can"):
        assert person in shown(html)
    refused = page.decide("same_person")
    assert refused.status_code == 422
    assert "Die Person ist mehreren Eintragungen ähnlich" in refused.content.decode()
    like = RegisterEntry.objects.get(given_names="Ayşe Can")
    assert page.decide("same_person", like=like.pk).status_code == 302
    like.refresh_from_db()
    assert (like.registration_id, like.given_names) == ("A", "Ayşe")


def test_what_was_decided_is_shown_and_taken_back_with_a_reason(client):
    office = Office().extract(A).extract(A, row("B", given="Ayşe Nur"))
    office.decide(Decided.SAME_PERSON)
    page = Page(client, office, "?stand=entschieden")
    html = page.get()
    assert "dieselbe Person" in shown(html)
    made = CaseDecision.objects.get()
    url = reverse("elections:case_withdraw", args=[office.election.pk, made.pk])
    assert url in html
    before = shown(client.get(url).content.decode())
    assert "Die Eintragung bekommt die frühere Kennung zurück" in before
    assert client.post(url, {"reason": " \u200b"}).status_code == 422
    assert client.post(url, {"reason": "verwechselt"}).status_code == 302
    assert office.standing == ["A Yılmaz, Ayşe"]
    html = page.get()
    assert "zurückgenommen:" in shown(html)
    assert "verwechselt" in html
    assert client.get(url).status_code == 404


def test_who_was_left_out_has_no_name_any_more_and_the_page_says_so(client):
    office = Office().extract(UNCLEAR)
    office.decide(Decided.LEAVE_OUT)
    text = shown(Page(client, office, "?stand=entschieden").get())
    assert "Name gelöscht Wer nicht eingetragen ist, dessen Angaben bleiben nicht." in text
    assert "nicht eingetragen" in text


def test_restoring_and_correcting_name_the_similar_person_and_ask(client):
    office = Office().extract(A)
    office.strike("A", RegisterStrike.Ground.MOVED_AWAY)
    office.by_hand("Yılmaz", "Ayşe", ELSEWHERE, is_other="ist neu")
    client.force_login(office.scene.officer)
    entry = office.entry("A")
    url = reverse("elections:entry_restore", args=[office.election.pk, entry.pk])
    basis = re.search(r'name="basis"[^>]*value="([^"]+)"', client.get(url).content.decode())
    assert basis is not None
    typed = {"basis": basis[1], "on": "2026-02-24", "reason": "Irrtum"}
    asked = client.post(url, typed)
    assert asked.status_code == 422
    assert "Yılmaz, Ayşe, geboren 03.04.1975, Ringweg 7" in asked.content.decode()
    assert client.post(url, {**typed, "is_other": "zwei Pässe"}).status_code == 302
    assert entry.corrections.first().reason == "Irrtum (andere Person als 001/11: zwei Pässe)"
    url = reverse("elections:entry_correct", args=[office.election.pk, entry.pk])
    data = {
        **typed, "family_name": "Yılmaz", "given_names": "Ayşe", "birth_date": "03.04.1975",
        "street": ELSEWHERE[0], "house_number": ELSEWHERE[1], "postcode": "65549",
        "place": "Limburg", "language": "de",
    }  # fmt: skip
    assert client.post(url, data).status_code == 422
    assert client.post(url, {**data, "is_other": "zwei Pässe"}).status_code == 302
    assert entry.corrections.first().before["street"] == HOME[0]
