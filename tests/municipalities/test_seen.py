"""Of two people at one form the second is told what the first changed, and nothing is undone."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.urls import reverse

from elections.actions.districts.by_hand import assign_postal_district
from municipalities.actions.anchors import RecipientEntry, name_recipient
from municipalities.actions.commission.organisations import OrganisationEntry, add_organisation
from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from municipalities.actions.staff import AccountEntry, open_accounts
from municipalities.models import AnchorRecipient, Letterhead, Role
from municipalities.models.seen import Seen, check_seen
from tests import factories
from tests.elections.register_scene import Scene
from tests.told import refusal

GROUNDS = {"basis": "obvious_error", "on": "2026-02-24", "reason": "Schreibfehler"}


def as_sent(answer) -> dict[str, str]:
    """What a browser sends of the form as it stands on the page."""
    sent = {}
    for bound in answer.context["form"]:
        value = bound.value()
        if isinstance(bound.field.widget, forms.CheckboxInput):
            sent |= {bound.html_name: "on"} if value else {}
            continue
        shown = bound.field.widget.format_value(value)
        sent[bound.html_name] = (shown[0] if shown else "") if isinstance(shown, list) else shown
    return {name: value or "" for name, value in sent.items()}


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2026, 2, 24))


# --- Marks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "wanted", "told"),
    [
        ({"name": "A", "note": ""}, {"name": "B", "note": ""}, None),
        ({"name": "C", "note": ""}, {"name": "B", "note": ""}, {"name": "C"}),
        ({"name": "C", "note": ""}, {"name": "A", "note": "x"}, {"name": "C"}),
        ({"name": "C", "note": ""}, {"name": "C", "note": "x"}, None),
        ({"name": "A", "note": None}, {"name": "A", "note": "x"}, None),
    ],
    ids=[
        "nobody changed it",
        "both changed it",
        "only the other one changed it",
        "both wrote the same",
        "unknown and empty are one",
    ],
)
def test_what_somebody_else_changed_is_told(now, wanted, told):
    seen = Seen.read(str(Seen.of({"name": "A", "note": ""})))
    if told is None:
        check_seen(seen, now, wanted)
    else:
        said = refusal(check_seen, seen, now, wanted)
        assert said == ("CHANGED_MEANWHILE", "None ", {"now": told})


@pytest.mark.parametrize("text", ["", "name", "name=xyz", "name=" + "a" * 13, "=" + "a" * 12])
def test_what_is_no_mark_says_nothing(text):
    assert Seen.read(text) is None


# --- Pages --------------------------------------------------------------------------------------

# Page, what the first one writes, what the second one writes, what the first one's is called.
PAGES: dict[str, tuple[dict[str, str], dict[str, str], str]] = {
    "person": (
        {"family_name": "Richtigname", **GROUNDS},
        {"house_number": "77", **GROUNDS},
        "Familienname: „Richtigname“",
    ),
    "letterhead": ({"mayor": "Eva Neu"}, {"phone": "06431 1"}, "Bürgermeisters: „Eva Neu“"),
    "district": ({"room": "Aula"}, {"accessible": "ja"}, "Wahlraum: „Aula“"),
    "access": ({"room": "Saal", "accessible": "nein"}, {"note": "Rampe"}, "barrierefrei?: „nein“"),
    "postal": ({"room": "Keller"}, {"note": "Aufzug"}, "Raum: „Keller“"),
    "list": (
        {"name": "Freie Liste", "kind": "office", "reason": "Schreibfehler"},
        {"short_name": "FL", "kind": "office", "reason": "Schreibfehler"},
        "Wählergruppe: „Freie Liste“",
    ),
    "candidate": (
        {"family_name": "Richtigname", "kind": "office", "reason": "Schreibfehler"},
        {"occupation": "Ärztin", "kind": "office", "reason": "Schreibfehler"},
        "Familienname: „Richtigname“",
    ),
    "organisation": ({"name": "Verein Neu"}, {"contact": "A. Kaya"}, "Vereinigung: „Verein Neu“"),
    "account": (
        {"name": "Petra Neu", "reason": "Heirat"},
        {"email": "p@stadt.example", "reason": "neu"},
        "Person: „Petra Neu“",
    ),
    "anchor": ({"name": "Prüfamt"}, {"email": "neu@kreis.example"}, "das?: „Prüfamt“"),
}


@pytest.fixture
def scene(db, today):
    return Scene()


def address_of(scene: Scene, page: str) -> str:
    place, election, actor = scene.election.municipality, scene.election, scene.lead
    if page == "letterhead":
        set_letterhead(place, LetterheadEntry(phone="06431 0", mayor="Eva Alt"), actor=actor)
        return reverse("municipalities:letterhead", args=[place.ags])
    if page == "organisation":
        made = add_organisation(place, OrganisationEntry("Verein Alt"), actor=actor)
        return reverse("municipalities:organisation", args=[place.ags, made.pk])
    if page == "account":
        entry = AccountEntry("Petra Kaya", "petra.kaya", "", Role.CAPTURE_CLERK, place)
        (given,) = open_accounts([entry], actor=actor)
        return reverse("municipalities:account", args=[place.ags, given.person.pk])
    if page == "anchor":
        named = name_recipient(place, RecipientEntry("Amt", "amt@kreis.example"), actor=actor)
        return reverse("municipalities:anchor_correct", args=[place.ags, named.pk])
    if page == "postal":
        made = assign_postal_district(election.pk, "901", "Brief", [], actor=actor)
        return reverse("elections:edit_postal_district", args=[election.pk, made.pk])
    if page in {"list", "candidate"}:
        factories.receive_list(election, 1, 1, actor)
        made = election.nominations.get()
        if page == "candidate":
            keys = [election.pk, made.pk, made.candidates.get().pk]
            return reverse("elections:correct_candidate", args=keys)
        return reverse("elections:correct_nomination", args=[election.pk, made.pk])
    if page in {"district", "access"}:
        return reverse("elections:edit_district", args=[election.pk, scene.district.pk])
    return reverse("elections:entry_correct", args=[election.pk, scene.entries[0].pk])


@pytest.mark.parametrize("page", PAGES)
def test_the_second_one_is_told_keeps_what_was_typed_and_undoes_nothing(client, scene, page):
    first, second, said = PAGES[page]
    client.force_login(scene.lead)
    address = address_of(scene, page)
    if page == "access":
        client.post(address, {**as_sent(client.get(address)), "room": "Saal"})
    shown = as_sent(client.get(address))
    assert client.post(address, {**shown, **first}).status_code == 302
    refused = client.post(address, {**shown, **second})
    assert refused.status_code == 422
    assert "Inzwischen geändert: " in text_of(refused)
    assert said in text_of(refused)
    again = as_sent(refused)
    assert {name: again[name] for name in second} == second
    assert {name: again[name] for name in first if name not in second} == {
        name: value for name, value in first.items() if name not in second
    }
    saved = client.post(address, again)
    assert saved.status_code == 302
    if page != "anchor":  # a corrected address is a row of its own
        kept = as_sent(client.get(address))
        both = {**first, **second}
        assert {name: kept[name] for name in both if name not in {*GROUNDS, "kind"}} == {
            name: value for name, value in both.items() if name not in {*GROUNDS, "kind"}
        }


def test_who_corrects_the_same_field_sees_the_other_value_beside_it(client, scene):
    client.force_login(scene.lead)
    address = address_of(scene, "letterhead")
    shown = as_sent(client.get(address))
    client.post(address, {**shown, "mayor": "Eva Neu"})
    refused = client.post(address, {**shown, "mayor": "Eva Ganz-Neu"})
    assert "Inzwischen steht hier: „Eva Neu“." in text_of(refused)
    assert as_sent(refused)["mayor"] == "Eva Ganz-Neu"
    assert Letterhead.objects.get().mayor == "Eva Neu"
    client.post(address, as_sent(refused))
    assert Letterhead.objects.get().mayor == "Eva Ganz-Neu"


def test_a_form_sent_twice_is_no_quarrel(client, scene):
    client.force_login(scene.lead)
    address = address_of(scene, "letterhead")
    sent = {**as_sent(client.get(address)), "mayor": "Eva Neu"}
    assert [client.post(address, sent).status_code for _ in range(2)] == [302, 302]


def test_of_two_who_note_a_move_the_second_sees_the_first(client, scene):
    client.force_login(scene.lead)
    person = scene.entries[0]
    address = reverse("elections:entry_move", args=[scene.election.pk, person.pk])
    shown = {**as_sent(client.get(address)), **GROUNDS, "postcode": "65549", "place": "Limburg"}
    assert shown["street"] == ""
    first = client.post(address, {**shown, "street": "Neue Gasse", "house_number": "5"})
    assert first.status_code == 302
    refused = client.post(address, {**shown, "street": "Alte Gasse", "house_number": "5"})
    assert refused.status_code == 422
    assert "Inzwischen geändert: Straße: „Neue Gasse“." in text_of(refused)
    person.refresh_from_db()
    assert person.street == "Neue Gasse"
    again = as_sent(refused)
    assert (again["street"], again["addition"]) == ("Alte Gasse", "")
    assert client.post(address, again).status_code == 302
    person.refresh_from_db()
    assert person.street == "Alte Gasse"


def test_a_name_of_a_recipient_is_not_renamed_back(client, scene):
    client.force_login(scene.lead)
    address = address_of(scene, "anchor")
    shown = as_sent(client.get(address))
    client.post(address, {**shown, "name": "Prüfamt"})
    refused = client.post(address, {**shown, "email": "neu@kreis.example"})
    client.post(address, as_sent(refused))
    named = AnchorRecipient.objects.named().get()
    assert (named.name, named.email) == ("Prüfamt", "neu@kreis.example")
