"""Objections as the town hall meets them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ballots.actions.term.departures import record_departure
from ballots.actions.term.objections import ObjectionEntry, receive_objection
from ballots.actions.term.successions import determine_succession
from ballots.law.term.mandates import LossGround
from ballots.law.term.objections import Objector
from ballots.models import Departure, Mandate, Objection, ObjectionDecision
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.models import Role
from reports.actions.term.members import publish_members
from tests import factories

pytestmark = pytest.mark.django_db

BODY = {
    "seats": 5,
    "lists": {1: 5, 2: 3},
    "votes": {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 40}, 2: {1: 90, 2: 80, 3: 60}},
}
TYPED = {
    "reference": "E 1/26",
    "succession": "0",
    "subject": "Eine Urne blieb ungezählt.",
    "objector": "own_rights",
    "supporters": "",
    "published_on": "2026-03-28",
    "received_on": "2026-04-02",
    "reasoned_on": "2026-04-02",
    "in_form": "on",
}
DECISION = {
    "outcome": "dismissed",
    "decided_on": "2026-05-05",
    "decided_by": "die Gemeindevertretung",
    "reasons": "Der Fehler ändert keinen Sitz.",
    "mandate": "",
    "final_on": "",
}


def page(name, election, *more):
    return reverse(f"ballots:{name}", args=[election.pk, *more])


def text(answer):
    return " ".join(answer.content.decode().split())


def received(election, **values):
    entry = {
        "reference": "E 7/26",
        "objector": Objector.OWN_RIGHTS,
        "supporters": 0,
        "published_on": date(2026, 3, 28),
        "received_on": date(2026, 4, 2),
        "reasoned_on": date(2026, 4, 2),
        "in_form": True,
        "subject": "Eine Urne blieb ungezählt.",
    }
    return receive_objection(
        election.pk,
        ObjectionEntry(**{**entry, **values}),
        today=factories.TODAY,
        actor=factories.lead(election.municipality),
    )


def succession_in(election):
    actor = factories.lead(election.municipality)
    day = date(2026, 5, 4)
    seat = Mandate.objects.get(
        election=election, candidate__nomination__number=1, candidate__place=2
    )
    departure = record_departure(
        seat.pk,
        ground=LossGround.RESIGNATION,
        found_on=day,
        effective_on=day,
        today=factories.TODAY,
        actor=actor,
    )
    return determine_succession(
        departure.pk, place=4, determined_on=day, today=factories.TODAY, actor=actor
    )


@pytest.fixture(scope="module")
def published(once):
    return once(lambda: factories.election(Phase.PUBLISHED, **BODY).pk)


@pytest.fixture(autouse=True)
def election(published, db):
    return Election.objects.get(pk=published)


@pytest.fixture
def client(client, election):
    client.force_login(factories.lead(election.municipality))
    return client


@pytest.mark.rules("R-END-09", "C-23")
def test_the_list_says_until_when_and_with_how_many_supporters(client, election):
    shown = text(client.get(page("objections", election)))
    assert "Samstag, 11. April 2026" in shown
    assert "Frist vorbei" in shown
    assert "ohne eigene Rechte, bei 1.000 Wahlberechtigten" in shown
    assert "Kein Einspruch eingegangen" in shown


def test_before_the_result_nothing_can_be_entered(client):
    counting = factories.election(Phase.COUNTING)
    client.force_login(factories.lead(counting.municipality))
    shown = text(client.get(page("objections", counting)))
    assert page("objection_new", counting) not in shown
    answer = client.post(page("objection_new", counting), TYPED)
    assert (answer.status_code, Objection.objects.count()) == (422, 0)


def test_an_objection_is_entered_with_the_day_of_the_announcement_at_hand(client, election):
    form = text(client.get(page("objection_new", election)))
    assert 'value="2026-03-28"' in form
    answer = client.post(page("objection_new", election), TYPED)
    objection = Objection.objects.get()
    assert answer.headers["Location"] == page("objection", election, objection.pk)
    assert (objection.supporters, objection.succession) == (0, None)
    assert "E 1/26" in text(client.get(page("objections", election)))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"received_on": "2199-01-01"}, "liegt in der Zukunft"),
        ({"published_on": "2026-03-14"}, "Der Wahltag ist der 15.03.2026"),
        ({"received_on": "2026-03-14"}, "liegt vor dem Wahltag"),
        ({"reference": ""}, "Fehler"),
        ({"objector": "neighbour"}, "Fehler"),
        ({"supporters": "viele"}, "ist keine Anzahl"),
        ({"succession": "999999"}, "Fehler"),
    ],
    ids=[
        "in the future",
        "announced too early",
        "before the election",
        "no reference",
        "nobody of the law",
        "no number",
        "no such succession",
    ],
)
def test_an_objection_that_cannot_be_is_refused_and_what_was_typed_stays(
    values, said, client, election
):
    answer = client.post(page("objection_new", election), {**TYPED, **values})
    assert (answer.status_code, Objection.objects.count()) == (422, 0)
    assert said in text(answer)
    assert "Eine Urne blieb ungezählt." in text(answer)


def test_a_reference_is_used_once(client, election):
    client.post(page("objection_new", election), TYPED)
    answer = client.post(page("objection_new", election), TYPED)
    assert (answer.status_code, Objection.objects.count()) == (422, 1)
    assert "ist schon eingetragen" in text(answer)


@pytest.mark.rules("R-END-07")
def test_an_objection_may_be_to_a_succession_of_this_election(client, election):
    succession = succession_in(election)
    foreign = succession_in(factories.election(Phase.PUBLISHED, **BODY))
    address = page("objection_new", election)
    offered = text(client.get(f"{address}?nachruecken={succession.pk}"))
    assert f'<option value="{succession.pk}" selected>' in offered
    for other in [foreign.pk, "x", "9" * 30]:
        assert "selected>Person2" not in text(client.get(f"{address}?nachruecken={other}"))
    days = dict.fromkeys(["published_on", "received_on", "reasoned_on"], "2026-05-06")
    refused = client.post(address, {**TYPED, **days, "succession": foreign.pk})
    answer = client.post(address, {**TYPED, **days, "succession": succession.pk})
    assert (refused.status_code, answer.status_code) == (422, 302)
    shown = text(client.get(page("objections", election)))
    assert "Person2 Familie1 ausgeschieden, nachgerückt: Person4 Familie1" in shown


@pytest.mark.rules("R-END-07", "R-END-09")
def test_the_two_weeks_against_a_succession_run_from_its_own_announcement(client, election):
    succession = succession_in(election)
    address = f"{page('objection_new', election)}?nachruecken={succession.pk}"
    assert 'value="2026-' not in text(client.get(address))
    publish_members(
        election.pk,
        published_on=date(2026, 5, 7),
        today=factories.TODAY,
        actor=factories.lead(election.municipality),
    )
    assert 'value="2026-05-07"' in text(client.get(address))


@pytest.mark.rules("R-END-09")
def test_the_page_says_what_speaks_against_an_objection(client, election):
    late = received(
        election,
        received_on=date(2026, 4, 12),
        objector=Objector.SUPPORTED,
        supporters=9,
    )
    shown = text(client.get(page("objection", election, late.pk)))
    assert "Die Frist endete am 11.04.2026" in shown
    assert "mindestens 10" in shown
    assert "verspätet" in text(client.get(page("objections", election)))
    fine = received(election, reference="E 8/26")
    shown = text(client.get(page("objection", election, fine.pk)))
    assert "steht dem Einspruch nichts entgegen" in shown


@pytest.mark.rules("R-END-10")
def test_who_decides_is_an_open_point_and_only_suggested(client, election):
    shown = text(client.get(page("objection", election, received(election).pk)))
    assert "Wer entscheidet über einen Einspruch gegen die Wahl?" in shown
    assert 'value="die Gemeindevertretung"' in shown


@pytest.mark.rules("R-END-10")
def test_a_decision_is_entered_once(client, election):
    address = page("objection", election, received(election).pk)
    answer = client.post(address, DECISION)
    again = client.post(address, DECISION)
    assert (answer.status_code, again.status_code) == (302, 422)
    assert "schon am 05.05.2026 entschieden" in text(again)
    shown = text(client.get(address))
    assert "als unbegründet zurückgewiesen" in shown
    assert "Entscheidung eintragen" not in shown


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"outcome": "inadmissible"}, "er ist also nicht unzulässig"),
        ({"outcome": "seat_lost"}, "Wählen Sie die Person genau dann"),
        ({"decided_on": "2026-04-01"}, "Der Einspruch kam erst am 02.04.2026"),
        ({"decided_on": "2199-01-01"}, "liegt in der Zukunft"),
        ({"outcome": ""}, "Fehler"),
        ({"decided_by": ""}, "Fehler"),
        ({"mandate": "999999"}, "Fehler"),
    ],
    ids=[
        "inadmissible without a reason",
        "a seat that nobody named",
        "before it came",
        "in the future",
        "nothing decided",
        "by nobody",
        "no such seat",
    ],
)
def test_a_decision_that_does_not_fit_is_refused_and_what_was_typed_stays(
    values, said, client, election
):
    answer = client.post(page("objection", election, received(election).pk), {**DECISION, **values})
    assert (answer.status_code, ObjectionDecision.objects.count()) == (422, 0)
    assert said in text(answer)
    assert "Der Fehler ändert keinen Sitz." in text(answer)


@pytest.mark.rules("R-END-11")
def test_to_determine_anew_opens_the_count_and_the_members_wait(client, election):
    address = page("objection", election, received(election).pk)
    client.post(address, {**DECISION, "outcome": "redetermine"})
    assert Election.objects.get(pk=election.pk).current_phase is Phase.COUNTING
    shown = text(client.get(page("members", election)))
    assert "Das Ergebnis wird neu festgestellt" in shown
    assert "Ausscheiden<" not in shown


@pytest.mark.rules("R-END-10")
def test_a_repeat_election_is_shown_as_an_open_duty(client, election):
    address = page("objection", election, received(election).pk)
    client.post(address, {**DECISION, "outcome": "repeat"})
    assert "Wiederholungswahl anlegen" in text(client.get(address))
    assert "Pflicht offen" in text(client.get(page("objections", election)))
    assert "Wahl wiederholen" in text(client.get(page("members", election)))


@pytest.mark.rules("R-END-03", "R-END-10")
def test_the_member_who_loses_the_seat_is_chosen_with_the_day_it_became_final(client, election):
    address = page("objection", election, received(election).pk)
    seat = Mandate.objects.get(
        election=election, candidate__nomination__number=1, candidate__place=2
    )
    lost = {**DECISION, "outcome": "seat_lost", "mandate": seat.pk}
    refused = client.post(address, lost)
    assert (refused.status_code, Departure.objects.count()) == (422, 0)
    assert "rechtskräftig" in text(refused)
    answer = client.post(address, {**lost, "final_on": "2026-05-20"})
    assert (answer.status_code, Departure.objects.get().mandate) == (302, seat)
    assert "Person2 Familie1" in text(client.get(address))


READ = {Role.ELECTION_OFFICER, Role.RETURNING_OFFICER, Role.CAPTURE_CLERK, Role.AUDITOR}


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("objections", READ), ("objection", READ), ("objection_new", {Role.RETURNING_OFFICER})],
)
def test_the_town_hall_reads_and_the_wahlleitung_enters(name, allowed, client, election):
    objection = received(election)
    address = page(name, election, *([objection.pk] if name == "objection" else []))
    opened, acted = set(), set()
    for role in Role:
        state = role in {Role.STATE_ADMIN, Role.STATE_MONITOR}
        client.force_login(factories.person(role, None if state else election.municipality))
        got = client.get(address)
        if got.status_code == 200:
            opened.add(role)
        if role is not Role.RETURNING_OFFICER:
            assert "Entscheidung eintragen" not in text(got)
            if client.post(address).status_code not in {404, 405}:
                acted.add(role)
    assert (opened, acted) == (allowed, set())


def test_an_objection_of_another_election_is_not_found(client, election):
    other = received(factories.election(Phase.PUBLISHED, **BODY))
    address = page("objection", election, other.pk)
    assert (client.get(address).status_code, client.post(address, DECISION).status_code) == (
        404,
        404,
    )


@pytest.mark.rules("R-END-09")
def test_an_objection_is_entered_before_its_grounds_and_they_follow(client, election):
    client.post(page("objection_new", election), {**TYPED, "reasoned_on": ""})
    objection = Objection.objects.get()
    assert objection.reasoned_on is None
    assert "Gründe fehlen noch" in text(client.get(page("objections", election)))
    shown = text(client.get(page("objection", election, objection.pk)))
    assert "noch keine Gründe" in shown
    grounds = page("objection_grounds", election, objection.pk)
    assert grounds in shown
    wrong = client.post(grounds, {"received_on": "2026-03-01"})
    assert (wrong.status_code, "vor dem Wahltag" in text(wrong)) == (422, True)
    assert client.post(grounds, {"received_on": "2026-04-09"}).status_code == 302
    shown = text(client.get(page("objection", election, objection.pk)))
    assert "9. April 2026" in shown
    assert grounds not in shown
