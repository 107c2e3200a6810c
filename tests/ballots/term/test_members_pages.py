"""The body in its term as the town hall meets it: members, departures, successors."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ballots.actions.term.departures import record_departure
from ballots.law.term.mandates import LossGround
from ballots.models import (
    BodyEnd,
    Departure,
    IncompatibilityNotice,
    IncompatibilityProof,
    Mandate,
    Succession,
    SuccessionBar,
    SuccessionLot,
)
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.models import Role
from tests import factories

pytestmark = pytest.mark.django_db

LATER = date(2026, 5, 4)
# Three seats for list 1 (places 1, 2, 3), two for list 2.
BODY = {
    "seats": 5,
    "lists": {1: 5, 2: 3},
    "votes": {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 40}, 2: {1: 90, 2: 80, 3: 60}},
}
# One list: the votes decide; equal votes need a lot.
MAJORITY = {
    "seats": 3,
    "lists": {1: 6},
    "votes": {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 50, 6: 10}},
}
# Nobody is left to follow.
SHORT = {"seats": 3, "lists": {1: 3}, "votes": {1: {1: 50, 2: 40, 3: 30}}}


def page(name, election, *more):
    return reverse(f"ballots:{name}", args=[election.pk, *more])


def mandate(election, number, place):
    return Mandate.objects.get(
        election=election, candidate__nomination__number=number, candidate__place=place
    )


def candidate(election, number, place):
    return election.nominations.get(number=number).candidates.get(place=place)


def left(election, number, place, on=LATER):
    """Somebody resigned, as an act and not as a page."""
    return record_departure(
        mandate(election, number, place).pk,
        ground=LossGround.RESIGNATION,
        found_on=on,
        effective_on=on,
        today=factories.TODAY,
        actor=factories.lead(election.municipality),
    )


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def lead(client):
    def sign_in(election):
        client.force_login(factories.lead(election.municipality))
        return client

    return sign_in


@pytest.fixture(scope="module")
def published(once):
    return once(lambda: factories.election(Phase.PUBLISHED, **BODY).pk)


@pytest.fixture(autouse=True)
def election(published, db):
    return Election.objects.get(pk=published)


@pytest.fixture
def body(election, lead):
    return election, lead(election)


@pytest.mark.rules("R-END-01")
def test_the_page_says_who_sits_since_when_and_that_they_were_elected(body):
    election, client = body
    shown = text(client.get(page("members", election)))
    assert shown.count("gewählt") == 5
    assert "Person1 Familie1" in shown
    assert "5, zu Beginn 5" in shown
    assert "01.04.2026" in shown


def test_the_tabs_lead_to_members_and_objections_once_the_result_is_published(lead):
    published = factories.election(Phase.PUBLISHED)
    determined = factories.election(Phase.DETERMINED)
    tab = '<a href="{}"'
    for election, has_tabs in [(published, True), (determined, False)]:
        shown = text(lead(election).get(reverse("elections:detail", args=[election.pk])))
        for name in ["members", "objections"]:
            assert (tab.format(page(name, election)) in shown) is has_tabs


def test_before_the_result_nobody_sits_and_the_page_says_when_they_will(lead):
    election = factories.election(Phase.COUNTING)
    assert "Noch keine Mitglieder" in text(lead(election).get(page("members", election)))


def test_a_result_from_before_seats_were_recorded_is_taken_over_with_one_button(lead):
    election = factories.election(Phase.DETERMINED)
    Election.objects.filter(pk=election.pk).update(phase=Phase.PUBLISHED.value)
    client = lead(election)
    assert "Sitze übernehmen" in text(client.get(page("members", election)))
    answer = client.post(page("members", election))
    again = client.post(page("members", election))
    assert (answer.status_code, again.status_code) == (302, 302)
    assert election.mandates.count() == 5
    assert "Sitze übernehmen" not in text(client.get(page("members", election)))


def test_an_undetermined_result_is_not_taken_over(lead):
    election = factories.election(Phase.COUNTING)
    answer = lead(election).post(page("members", election))
    assert (answer.status_code, election.mandates.count()) == (422, 0)
    assert "Nichts gespeichert" in text(answer)


@pytest.mark.rules("R-END-03", "R-END-04")
def test_before_a_departure_the_page_says_who_would_follow_and_why(body):
    election, client = body
    shown = text(client.get(page("depart", election, mandate(election, 1, 2).pk)))
    assert (
        "Platz 4 hat mit 50 Stimmen die meisten unter denen von LV1, die noch nicht berufen sind."
        in shown
    )
    assert "Person4 Familie1 nachrückt" in shown
    assert "Damit endet der Ausländerbeirat" not in shown


@pytest.mark.rules("R-END-03")
def test_a_resignation_needs_no_day_of_loss_and_leads_to_the_succession(body):
    election, client = body
    seat = mandate(election, 1, 2)
    answer = client.post(
        page("depart", election, seat.pk),
        {"ground": "resignation", "found_on": "2026-05-04", "note": "Az. 12"},
    )
    departure = Departure.objects.get()
    assert answer.status_code == 302
    assert (departure.effective_on, departure.note) == (LATER, "Az. 12")
    shown = text(client.get(page("members", election)))
    assert "Nachrücken für Person2 Familie1 feststellen: Person4 Familie1" in shown
    assert page("succession", election, departure.pk) in shown


@pytest.mark.rules("R-END-03")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"ground": "death", "found_on": "2026-05-04"}, "Bei diesem Grund fehlt der Tag"),
        (
            {"ground": "resignation", "found_on": "2026-05-04", "effective_on": "2026-05-03"},
            "sobald es festgestellt ist",
        ),
        (
            {"ground": "death", "found_on": "2026-05-04", "effective_on": "2026-05-05"},
            "liegt nach dem Tag der Feststellung",
        ),
        ({"ground": "resignation", "found_on": "2026-03-01"}, "ist zu früh"),
        ({"ground": "resignation", "found_on": "2199-01-01"}, "liegt in der Zukunft"),
        ({"ground": "resignation", "found_on": "gestern"}, "Das ist kein Tag"),
        ({"ground": "never_acquired", "found_on": "2026-05-04"}, "Das steht hier nicht zur Wahl"),
        ({"ground": "result_corrected", "found_on": "2026-05-04"}, "Das steht hier nicht zur Wahl"),
        ({}, "Fehler"),
    ],
    ids=[
        "a death without its day",
        "a resignation before the finding",
        "a death after the finding",
        "before the mandate",
        "in the future",
        "no day",
        "never acquired without a notice",
        "corrected by hand",
        "nothing typed",
    ],
)
def test_a_departure_that_cannot_be_is_refused_and_what_was_typed_stays(typed, said, body):
    election, client = body
    answer = client.post(
        page("depart", election, mandate(election, 1, 2).pk), {**typed, "note": "Az. 12"}
    )
    assert (answer.status_code, Departure.objects.count()) == (422, 0)
    assert said in text(answer)
    assert 'value="Az. 12"' in text(answer)


def test_who_left_cannot_leave_again_and_the_page_says_so(body):
    election, client = body
    left(election, 1, 2)
    address = page("depart", election, mandate(election, 1, 2).pk)
    answer = client.post(address, {"ground": "resignation", "found_on": "2026-05-05"})
    assert answer.status_code == 422
    assert "schon am 04.05.2026 ausgeschieden" in text(answer)
    assert "lässt sich nichts mehr eintragen" in text(client.get(address))


@pytest.mark.rules("R-END-08", "R-BODY-09")
def test_the_last_departure_warns_before_the_button_and_then_a_commission_is_owed(lead):
    election = factories.election(Phase.PUBLISHED, **SHORT)
    client = lead(election)
    assert "Es sind nur noch drei" in text(client.get(page("members", election)))
    address = page("depart", election, mandate(election, 1, 2).pk)
    before = text(client.get(address))
    assert before.index("Damit endet der Ausländerbeirat") < before.index("Ausscheiden feststellen")
    client.post(address, {"ground": "resignation", "found_on": "2026-05-04"})
    assert BodyEnd.objects.get().members == 2
    shown = text(client.get(page("members", election)))
    assert "Integrations-Kommission bilden" in shown
    assert "Das Gesetz nennt keinen Tag" in shown
    assert "Mitglieder bis zum Ende" in shown
    assert page("depart", election, mandate(election, 1, 1).pk) not in shown


@pytest.mark.rules("R-END-04")
def test_a_seat_that_stays_empty_is_named_with_its_reason(lead):
    election = factories.election(
        Phase.PUBLISHED, seats=5, lists={1: 5}, votes={1: dict.fromkeys(range(1, 6), 9)}
    )
    left(election, 1, 2)
    shown = text(lead(election).get(page("members", election)))
    assert "Sitz von Person2 Familie1 (Liste 1): auf der Liste ist niemand mehr." in shown
    assert "4, zu Beginn 5" in shown


@pytest.mark.rules("R-SEAT-05")
def test_seats_that_were_empty_from_the_start_are_named(lead):
    election = factories.election(
        Phase.PUBLISHED,
        lists={1: 3, 2: 4},
        votes={1: {1: 300, 2: 200, 3: 100}, 2: dict.fromkeys(range(1, 5), 9)},
    )
    shown = text(lead(election).get(page("members", election)))
    assert "2 von 5 Sitzen waren von Anfang an leer" in shown


@pytest.mark.rules("R-END-02", "C-24")
def test_an_incompatible_post_runs_one_week_and_is_overdue_afterwards(body):
    election, client = body
    seat = mandate(election, 1, 1)
    answer = client.post(
        page("incompatibility", election, seat.pk),
        {"post": "civil_servant", "served_on": "2026-04-02"},
    )
    assert (answer.status_code, IncompatibilityNotice.objects.get().mandate) == (302, seat)
    shown = text(client.get(page("members", election)))
    assert "Nachweis möglich bis 09.04.2026" in shown
    assert "Frist abgelaufen" in shown
    assert "Feststellen, dass ein Sitz nicht erworben ist" in shown
    late = client.post(page("post_ended", election, seat.pk), {"proven_on": "2026-04-10"})
    assert (late.status_code, IncompatibilityProof.objects.count()) == (422, 0)
    assert 'value="2026-04-10"' in text(late)
    form = text(client.get(page("depart", election, seat.pk)))
    assert "leer von Anfang an" in form
    lost = client.post(
        page("depart", election, seat.pk), {"ground": "never_acquired", "found_on": "2026-04-10"}
    )
    assert (lost.status_code, Departure.objects.get().effective_on) == (302, date(2026, 4, 1))


@pytest.mark.rules("R-END-02", "C-24")
def test_a_proof_in_time_keeps_the_seat(body):
    election, client = body
    seat = mandate(election, 1, 1)
    client.post(
        page("incompatibility", election, seat.pk),
        {"post": "civil_servant", "served_on": "2026-04-02"},
    )
    answer = client.post(page("post_ended", election, seat.pk), {"proven_on": "2026-04-09"})
    again = client.post(page("post_ended", election, seat.pk), {"proven_on": "2026-04-09"})
    assert (answer.status_code, again.status_code) == (302, 422)
    shown = text(client.get(page("members", election)))
    assert "Nachweis liegt vor" in shown
    assert "never_acquired" not in text(client.get(page("depart", election, seat.pk)))


@pytest.mark.parametrize(
    "typed",
    [
        {"post": "civil_servant", "served_on": "2026-03-01"},
        {"post": "civil_servant", "served_on": "2199-01-01"},
        {"post": "civil_servant", "served_on": ""},
        {"post": "king", "served_on": "2026-04-02"},
        {},
    ],
    ids=["before the result", "in the future", "no day", "no such post", "nothing"],
)
def test_a_notice_that_cannot_be_is_refused(typed, body):
    election, client = body
    answer = client.post(page("incompatibility", election, mandate(election, 1, 1).pk), typed)
    assert (answer.status_code, IncompatibilityNotice.objects.count()) == (422, 0)
    if typed.get("served_on"):
        assert f'value="{typed["served_on"]}"' in text(answer)


def test_a_proof_without_a_notice_is_refused(body):
    election, client = body
    answer = client.post(
        page("post_ended", election, mandate(election, 1, 1).pk), {"proven_on": "2026-04-09"}
    )
    assert (answer.status_code, IncompatibilityProof.objects.count()) == (422, 0)
    assert "noch nicht auf einen Hinderungsgrund hingewiesen" in text(answer)


@pytest.mark.rules("R-END-04", "R-END-07")
def test_the_succession_shows_the_order_of_the_list_and_determines_the_next_one(body):
    election, client = body
    departure = left(election, 1, 2)
    address = page("succession", election, departure.pk)
    shown = text(client.get(address))
    assert "Person4 Familie1 rückt als Nächstes nach" in shown
    for word in [
        "hat einen Sitz",
        "ausgeschieden",
        "rückt als Nächstes nach",
        "noch nicht berufen",
    ]:
        assert word in shown
    answer = client.post(address, {"place": "4", "determined_on": "2026-05-05"})
    assert answer.status_code == 302
    assert Succession.objects.get().mandate == mandate(election, 1, 4)
    assert "nachgerückt für Person2 Familie1" in text(client.get(page("members", election)))
    assert "nachgerückt: Person4 Familie1" in text(client.get(address))
    again = client.post(address, {"place": "5", "determined_on": "2026-05-05"})
    assert (again.status_code, Succession.objects.count()) == (422, 1)
    assert "schon entschieden" in text(again)


@pytest.mark.rules("R-END-04")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"place": "5", "determined_on": "2026-05-05"}, "Auf Platz 5 steht nicht mehr"),
        ({"place": "", "determined_on": "2026-05-05"}, "wer als Nächstes an der Reihe ist"),
        ({"place": "4", "determined_on": "2026-05-03"}, "Möglich sind Tage"),
        ({"place": "4", "determined_on": "2199-01-01"}, "liegt in der Zukunft"),
        ({"place": "vier", "determined_on": "2026-05-05"}, "Fehler"),
    ],
    ids=["somebody else", "nobody", "before the departure", "in the future", "no place"],
)
def test_a_succession_that_does_not_fit_is_refused(typed, said, body):
    election, client = body
    departure = left(election, 1, 2)
    answer = client.post(page("succession", election, departure.pk), typed)
    assert (answer.status_code, Succession.objects.count()) == (422, 0)
    assert said in text(answer)
    assert f'value="{typed["determined_on"]}"' in text(answer)


@pytest.mark.rules("R-END-06")
def test_who_is_passed_over_is_skipped_with_ground_and_evidence(body):
    election, client = body
    departure = left(election, 1, 2)
    address = page("pass_over", election, departure.pk, candidate(election, 1, 4).pk)
    assert "Das lässt sich nicht rückgängig machen." in text(client.get(address))
    typed = {"ground": "waived", "noted_on": "2026-05-05", "note": "Schreiben vom 5. Mai"}
    answer = client.post(address, typed)
    again = client.post(address, typed)
    assert (answer.status_code, again.status_code, SuccessionBar.objects.count()) == (302, 422, 1)
    assert 'value="Schreiben vom 5. Mai"' in text(again)
    shown = text(client.get(page("succession", election, departure.pk)))
    assert "Person5 Familie1 rückt als Nächstes nach" in shown
    assert "übergangen: schriftlich verzichtet" in shown
    assert "Davor steht Platz 4, Person4 Familie1" in shown


@pytest.mark.rules("R-END-06")
@pytest.mark.parametrize(
    "typed",
    [
        {"ground": "waived", "noted_on": "2026-05-05", "note": ""},
        {"ground": "waived", "noted_on": "2199-01-01", "note": "Brief"},
        {"ground": "tired", "noted_on": "2026-05-05", "note": "Brief"},
    ],
    ids=["without evidence", "in the future", "no such ground"],
)
def test_a_person_is_not_passed_over_without_ground_and_evidence(typed, body):
    election, client = body
    departure = left(election, 1, 2)
    address = page("pass_over", election, departure.pk, candidate(election, 1, 4).pk)
    answer = client.post(address, typed)
    assert (answer.status_code, SuccessionBar.objects.count()) == (422, 0)


@pytest.mark.rules("R-END-06")
def test_who_sits_cannot_be_passed_over(body):
    election, client = body
    departure = left(election, 1, 2)
    address = page("pass_over", election, departure.pk, candidate(election, 1, 1).pk)
    answer = client.post(
        address, {"ground": "waived", "noted_on": "2026-05-05", "note": "Schreiben"}
    )
    assert (answer.status_code, SuccessionBar.objects.count()) == (422, 0)
    assert "hat oder hatte schon einen Sitz" in text(answer)


@pytest.mark.rules("R-END-05")
def test_equal_votes_in_a_majority_vote_wait_for_the_lot(lead):
    election = factories.election(Phase.PUBLISHED, **MAJORITY)
    departure = left(election, 1, 1)
    client = lead(election)
    assert "Platz 4 und Platz 5 haben gleich viele Stimmen (50)" in text(
        client.get(page("succession", election, departure.pk))
    )
    address = page("successor_lot", election, departure.pk)
    assert address in text(client.get(page("members", election)))
    draw = {"drawn_on": "2026-05-05", "minutes": "Zwei Zettel, ein Gefäß."}
    refused = client.post(address, {**draw, "drawn_1": "6"})
    early = client.post(address, {**draw, "drawn_1": "5", "drawn_on": "2026-05-01"})
    assert (refused.status_code, early.status_code) == (422, 422)
    assert "Zwei Zettel, ein Gefäß." in text(early)
    drawn = client.post(address, {**draw, "drawn_1": "5"})
    assert (drawn.status_code, SuccessionLot.objects.get().drawn) == (302, 5)
    shown = text(client.get(page("succession", election, departure.pk)))
    assert "Person5 Familie1 rückt als Nächstes nach" in shown
    assert "Bei gleicher Stimmenzahl hat das Los diese Person bestimmt." in shown
    assert "wurde Platz 5 gezogen" in shown
    client.post(
        page("succession", election, departure.pk), {"place": "5", "determined_on": "2026-05-05"}
    )
    assert Succession.objects.get().mandate == mandate(election, 1, 5)


@pytest.mark.rules("R-END-05")
def test_without_a_tie_there_is_no_lot_to_draw(body):
    election, client = body
    departure = left(election, 1, 2)
    address = page("successor_lot", election, departure.pk)
    for answer in [client.get(address), client.post(address, {"drawn_1": "4"})]:
        assert answer.status_code == 302
        assert answer.headers["Location"] == page("succession", election, departure.pk)
    assert SuccessionLot.objects.count() == 0


@pytest.mark.rules("R-END-04")
def test_equal_votes_on_a_list_go_by_the_place(lead):
    votes = {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 50}, 2: BODY["votes"][2]}
    election = factories.election(Phase.PUBLISHED, **{**BODY, "votes": votes})
    departure = left(election, 1, 2)
    shown = text(lead(election).get(page("succession", election, departure.pk)))
    assert "Ebenso viele Stimmen: Platz 5." in shown


@pytest.mark.rules("R-END-04", "R-BAL-02")
def test_h14_who_was_not_printed_follows_in_the_order_of_the_list(lead):
    election = factories.election(
        Phase.PUBLISHED,
        seats=3,
        lists={1: 5, 2: 3},
        votes={1: {1: 300, 2: 200, 3: 100}, 2: {1: 1, 2: 1, 3: 1}},
    )
    departure = left(election, 1, 2)
    shown = text(lead(election).get(page("succession", election, departure.pk)))
    assert "Person4 Familie1 rückt als Nächstes nach" in shown
    assert "Platz 4 ist der erste" in shown


def test_after_the_term_nothing_is_open_any_more(lead):
    votes = {1: {1: 90, 2: 80, 3: 70, 4: 50}, 2: {1: 90, 2: 80, 3: 60}}
    election = factories.election(Phase.PUBLISHED, seats=5, lists={1: 4, 2: 3}, votes=votes)
    left(election, 1, 2)
    type(election.term).objects.filter(pk=election.term_id).update(ends_on=date(2026, 5, 31))
    shown = text(lead(election).get(page("members", election)))
    assert "Diese Wahlzeit ist zu Ende" in shown
    assert "Nächster Schritt" not in shown


READ = {Role.ELECTION_OFFICER, Role.RETURNING_OFFICER, Role.CAPTURE_CLERK, Role.AUDITOR}
ACT = {Role.RETURNING_OFFICER}


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("members", READ),
        ("succession", READ),
        ("depart", ACT),
        ("incompatibility", ACT),
        ("post_ended", ACT),
        ("pass_over", ACT),
        ("successor_lot", ACT),
    ],
)
def test_each_role_opens_what_it_needs_and_only_the_wahlleitung_acts(name, allowed, client):
    election = factories.election(Phase.PUBLISHED, **MAJORITY)
    departure = left(election, 1, 1)
    more = {
        "members": [],
        "succession": [departure.pk],
        "successor_lot": [departure.pk],
        "pass_over": [departure.pk, candidate(election, 1, 6).pk],
    }.get(name, [mandate(election, 1, 2).pk])
    address = page(name, election, *more)
    opened, acted = set(), set()
    for role in Role:
        state = role in {Role.STATE_ADMIN, Role.STATE_MONITOR}
        client.force_login(factories.person(role, None if state else election.municipality))
        if client.get(address).status_code == 200:
            opened.add(role)
        if role not in ACT and client.post(address).status_code != 404:
            acted.add(role)
    assert (opened, acted) == (allowed, set())


def test_a_row_of_another_election_is_not_found(body):
    election, client = body
    other = factories.election(Phase.PUBLISHED, **BODY)
    departure, foreign = left(election, 1, 2), left(other, 1, 2)
    for name, *more in [
        ("depart", mandate(other, 1, 1).pk),
        ("incompatibility", mandate(other, 1, 1).pk),
        ("post_ended", mandate(other, 1, 1).pk),
        ("succession", foreign.pk),
        ("successor_lot", foreign.pk),
        ("pass_over", foreign.pk, candidate(election, 1, 4).pk),
        ("pass_over", departure.pk, candidate(other, 1, 4).pk),
        ("pass_over", departure.pk, candidate(election, 2, 3).pk),
    ]:
        assert client.get(page(name, election, *more)).status_code == 404
        assert client.post(page(name, election, *more)).status_code == 404


def test_reading_changes_nothing(body):
    election, client = body
    departure = left(election, 1, 2)
    seat = mandate(election, 1, 1).pk
    for name, *more in [
        ("members",),
        ("depart", seat),
        ("incompatibility", seat),
        ("post_ended", seat),
        ("succession", departure.pk),
        ("pass_over", departure.pk, candidate(election, 1, 4).pk),
    ]:
        client.get(page(name, election, *more))
    assert (Departure.objects.count(), Succession.objects.count()) == (1, 0)
