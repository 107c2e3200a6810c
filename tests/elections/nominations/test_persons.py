"""A slip in a person of a list is corrected while nothing rests on it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.actions.nominations.deciding import decide_nomination
from elections.law.course.phases import Phase
from elections.law.nominations.places import (
    places_after_move,
    places_after_removal,
    places_after_return,
)
from elections.models import Candidate, Nomination
from municipalities.models import AuditEvent
from tests import factories
from tests.elections.course.test_corrections import text


@pytest.mark.rules("R-LIST-03")
@pytest.mark.parametrize(
    ("places", "moved", "to", "after"),
    [
        ({1, 2, 3, 4}, 3, 1, {3: 1, 1: 2, 2: 3}),
        ({1, 2, 3, 4}, 1, 3, {1: 3, 2: 1, 3: 2}),
        ({1, 2, 3}, 2, 3, {2: 3, 3: 2}),
        ({1, 2, 3}, 3, 7, {3: 7}),
        ({1, 2, 3}, 2, 2, {}),
    ],
)
def test_whoever_stands_between_moves_by_one(places, moved, to, after):
    assert places_after_move(places, moved, to) == after


@pytest.mark.rules("R-LIST-11", "R-LIST-12")
@pytest.mark.parametrize(
    ("places", "returned", "after"),
    [({1, 2, 3}, 2, {2: 3, 3: 4}), ({1, 2}, 3, {}), ({1, 2}, 1, {1: 2, 2: 3})],
)
def test_whoever_comes_back_gets_the_place_again(places, returned, after):
    assert places_after_return(places, returned) == after


@pytest.mark.rules("R-LIST-11")
@pytest.mark.parametrize(
    ("places", "removed", "after"),
    [({1, 2, 3, 4}, 2, {3: 2, 4: 3}), ({1, 2}, 2, {}), ({1, 2}, 1, {2: 1})],
)
def test_whoever_stands_behind_moves_up(places, removed, after):
    assert places_after_removal(places, removed) == after


@pytest.fixture
def received(client):
    made = factories.election(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    return Nomination.objects.get(pk=factories.receive_list(made, 1, 4, actor)), actor


def page(name, found, *keys):
    return reverse(f"elections:{name}", args=[found.election_id, found.pk, *keys])


def on_the_list(found):
    return list(found.candidates.values_list("place", "given_name"))


def typed(person, **changes):
    known = {
        "place": person.place,
        "family_name": person.family_name,
        "given_name": person.given_name,
        "birth_date": f"{person.birth_date:%Y-%m-%d}",
        "origin": "unknown",
        "kind": "office",
        "reason": "Tippfehler",
    }
    return known | changes


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-03", "R-LIST-12")
def test_a_mistyped_person_is_corrected_until_the_decision(client, received):
    found, actor = received
    third = found.candidates.get(place=3)
    address = page("correct_candidate", found, third.pk)
    assert address in text(client.get(page("nomination", found)))
    assert client.post(address, typed(third, reason="")).status_code == 422
    wanted = typed(third, place=1, family_name="Çelik", birth_date="1981-04-02")
    assert client.post(address, wanted).status_code == 302
    assert on_the_list(found) == [(1, "Person3"), (2, "Person1"), (3, "Person2"), (4, "Person4")]
    third.refresh_from_db()
    assert (third.family_name, third.birth_date) == ("Çelik", date(1981, 4, 2))
    event = AuditEvent.objects.get(act="candidate.corrected")
    assert event.details == {
        "fields": ["family_name", "birth_date", "place"],
        "place_before": 3,
        "place": 1,
        "reason": "Tippfehler",
        "correction": "office",
    }
    decide_nomination(found.pk, admitted=True, decided_on=date(2026, 1, 16), reason="", actor=actor)
    assert "Seitdem stehen Nummer, Name, Eingang und Personen fest" in text(client.get(address))
    assert client.post(address, wanted).status_code == 422


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-03", "R-LIST-11", "R-ELIG-01")
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"birth_date": "2015-01-01"}, "noch keine 18 Jahre alt"),
        ({"birth_date": ""}, "Geburtsdatum fehlt"),
        ({"given_name": "Person1", "birth_date": "1951-01-01"}, "auch auf Platz 1 dieser Liste"),
    ],
)
def test_whoever_may_not_stand_is_entered_and_found(client, received, changes, said):
    found, _actor = received
    third = found.candidates.get(place=3)
    answer = client.post(page("correct_candidate", found, third.pk), typed(third, **changes))
    assert answer.status_code == 302
    assert said in text(client.get(page("nomination", found)))


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_paper_and_office_correct_apart_and_each_says_what_stood_before(client, received):
    found, _actor = received
    third = found.candidates.get(place=3)
    address = page("correct_candidate", found, third.pk)
    client.post(address, typed(third, family_name="Çelik", kind="paper"))
    client.post(address, typed(third, family_name="Çelik", occupation="Arzt", kind="office"))
    paper, office = found.corrections.all()
    assert (paper.kind, paper.changes) == ("paper", {"family_name": ["Familie1", "Çelik"]})
    assert (office.kind, office.changes) == ("office", {"occupation": ["", "Arzt"]})
    shown = text(client.get(page("nomination", found)))
    assert "Berichtigungen: Das unterschriebene Papier sagt es anders" in shown
    assert "Berichtigungen: Von Amts wegen: offensichtlicher Irrtum" in shown
    assert "Familienname: Familie1 → Çelik" in shown


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-03")
def test_nothing_changed_is_no_correction(client, received):
    found, _actor = received
    third = found.candidates.get(place=3)
    assert client.post(page("correct_candidate", found, third.pk), typed(third)).status_code == 302
    assert not AuditEvent.objects.filter(act="candidate.corrected").exists()


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-11")
def test_who_falls_out_is_taken_off_and_the_others_move_up(client, received):
    found, actor = received
    second = found.candidates.get(place=2)
    address = page("remove_candidate", found, second.pk)
    assert "rücken um einen Platz auf" in text(client.get(address))
    assert client.post(address, {"reason": "Doppelt", "kind": "office"}).status_code == 302
    assert on_the_list(found) == [(1, "Person1"), (2, "Person3"), (3, "Person4")]
    event = AuditEvent.objects.get(act="candidate.removed")
    assert event.details == {"place": 2, "reason": "Doppelt", "correction": "office"}
    assert client.get(address).status_code == 404
    decide_nomination(found.pk, admitted=True, decided_on=date(2026, 1, 16), reason="", actor=actor)
    first = Candidate.objects.get(nomination=found, place=1)
    refused = client.post(
        page("remove_candidate", found, first.pk), {"reason": "x", "kind": "office"}
    )
    assert (refused.status_code, found.candidates.count()) == (422, 3)
