"""Paper, units, result, lot and determination as the town hall meets them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ballots.actions.counting.counts import record_report
from ballots.models import BallotPaper, CountingUnit, Determination, Lot
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.models import AuditEvent, Role
from tests import factories

pytestmark = pytest.mark.django_db

# 9 seats: 4, then 2.5 and 2.5.
TIE = {
    1: {1: 160, 2: 120, 3: 80, 4: 40},
    2: {1: 100, 2: 75, 3: 50, 4: 25},
    3: {1: 100, 2: 75, 3: 50, 4: 25},
}


def page(name, election, *more):
    return reverse(f"ballots:{name}", args=[election.pk, *more])


def reported(votes, **how):
    """An election whose one unit has reported ``votes``."""
    lists = {number: len(places) for number, places in votes.items()}
    election = factories.election(Phase.COUNTING, lists=lists, **how)
    record_report(
        election.units.get().pk,
        factories.values(votes),
        source="Niederschrift",
        actor=factories.lead(election.municipality),
    )
    return election


@pytest.fixture
def lead(client):
    def sign_in(election):
        client.force_login(factories.lead(election.municipality))
        return client

    return sign_in


@pytest.mark.rules("R-BAL-02")
def test_the_paper_shows_as_many_persons_as_seats_and_says_who_is_left_out(lead):
    election = factories.election(Phase.ADMITTED, lists={1: 4, 2: 7})
    shown = lead(election).get(page("paper", election)).content.decode()
    assert shown.count('class="paper__person"') == 4 + 5
    assert "2 weitere Personen stehen nicht auf dem Stimmzettel" in shown


def test_the_paper_is_approved_once_and_then_stands(lead):
    election = factories.election(Phase.ADMITTED)
    client = lead(election)
    answer = client.post(page("approve", election))
    again = client.post(page("approve", election))
    assert (answer.status_code, again.status_code) == (302, 422)
    assert BallotPaper.objects.get().sha256 in client.get(page("paper", election)).content.decode()


def test_before_the_admission_there_is_no_paper(lead):
    election = factories.election(Phase.NOMINATION)
    assert "Noch kein Stimmzettel" in lead(election).get(page("paper", election)).content.decode()


def test_units_that_have_not_reported_stand_first(lead):
    election = reported({1: {1: 30, 2: 20}, 2: {1: 10, 2: 5}}, seats=3)
    client = lead(election)
    district = election.districts.get()
    added = client.post(
        page("add_unit", election),
        {"number": "002", "name": "Briefwahl", "kind": "postal", "districts": [district.pk]},
    )
    shown = client.get(page("units", election)).content.decode()
    assert added.status_code == 302
    assert "Gemeldet: 1 von 2" in shown
    assert shown.index("002 Briefwahl") < shown.index("001 Rathaus")
    assert '<span class="unknown">noch offen</span>' in shown


def test_a_unit_number_that_is_taken_is_refused_beside_its_field(lead):
    election = factories.election(Phase.COUNTING)
    answer = lead(election).post(
        page("add_unit", election),
        {
            "number": "001",
            "name": "Noch einmal",
            "kind": "box",
            "districts": [election.districts.get().pk],
        },
    )
    assert (answer.status_code, CountingUnit.objects.count()) == (422, 1)
    assert 'value="Noch einmal"' in answer.content.decode()


def test_a_missing_report_is_named_and_nothing_is_calculated(lead):
    election = factories.election(Phase.COUNTING)
    shown = lead(election).get(page("result", election)).content.decode()
    assert ("001 Rathaus" in shown, "Rechenweg" in shown) == (True, False)


@pytest.mark.rules("R-SEAT-02", "R-SEAT-06")
def test_the_result_is_worked_out_from_the_reports_before_it_is_determined(lead):
    election = reported({1: {1: 90, 2: 80, 3: 70, 4: 60}, 2: {1: 50, 2: 40, 3: 30, 4: 20}})
    shown = lead(election).get(page("result", election)).content.decode()
    assert "vorläufig" in shown
    assert "Zu verteilen sind 5 Sitze. Es erhalten: LV1 3, LV2 2." in shown
    assert (
        "Aus den ganzen Zahlen der Quoten: 4 Sitze. 1 weiterer Sitz geht an den höchsten Bruchteil."
        in shown
    )
    assert shown.count("<strong>gewählt</strong>") == 5


@pytest.mark.rules("R-SEAT-03")
def test_a_tie_waits_for_the_lot_that_the_wahlleitung_draws(lead):
    election = reported(TIE, seats=9)
    client = lead(election)
    shown = client.get(page("result", election)).content.decode()
    assert "1 Sitz ist noch offen: Das Los muss entscheiden" in shown
    refused = client.post(page("determine", election), {"decided_on": "2026-03-27"})
    drawn = client.post(
        page("lot", election),
        {"drawn_1": "3", "drawn_on": "2026-03-27", "minutes": "Zwei Zettel, ein Gefäß."},
    )
    shown = client.get(page("result", election)).content.decode()
    determined = client.post(page("determine", election), {"decided_on": "2026-03-27"})
    assert (refused.status_code, drawn.status_code, determined.status_code) == (422, 302, 302)
    assert Lot.objects.get().drawn == [3]
    assert "Gezogen wurde: Liste 3 LV3." in shown
    assert list(Determination.objects.get().lists.values_list("nomination__number", "seats")) == [
        (1, 4),
        (2, 2),
        (3, 3),
    ]


@pytest.mark.rules("R-SEAT-03")
def test_a_lot_that_was_recorded_wrongly_is_corrected_until_the_result_is_determined(lead):
    election = reported(TIE, seats=9)
    client = lead(election)
    lot = page("lot", election)
    typed = {"drawn_1": "3", "drawn_on": "2026-03-28", "minutes": "Zwei Zettel, ein Gefäß."}
    assert client.post(lot, typed).status_code == 302
    assert lot in client.get(page("result", election)).content.decode()
    assert 'value="2026-03-28"' in client.get(lot).content.decode()
    right = typed | {"drawn_1": "2", "drawn_on": "2026-03-27"}
    assert client.post(lot, right).status_code == 422
    # While it stands the result is not determined before it was drawn.
    early = client.post(page("determine", election), {"decided_on": "2026-03-27"})
    assert "Das Los wurde erst am 28.03.2026 gezogen" in early.content.decode()
    assert client.post(lot, right | {"reason": "verlesen"}).status_code == 302
    assert [row.drawn for row in Lot.objects.all()] == [[3], [2]]
    shown = client.get(page("result", election)).content.decode()
    assert "Gezogen wurde: Liste 2 LV2." in shown
    assert "Gezogen wurde: Liste 3 LV3." not in shown
    determined = client.post(page("determine", election), {"decided_on": "2026-03-27"})
    assert determined.status_code == 302
    result = Determination.objects.get()
    seats = dict(result.lists.values_list("nomination__number", "seats"))
    assert (seats, [one.drawn for one in result.result().lots]) == ({1: 4, 2: 3, 3: 2}, [(2,)])
    assert AuditEvent.objects.get(act="lot.corrected").details["reason"] == "verlesen"
    assert client.get(lot).status_code == 302


def test_a_lot_for_somebody_who_is_not_tied_cannot_be_chosen(lead):
    election = reported(TIE, seats=9)
    answer = lead(election).post(
        page("lot", election), {"drawn_1": "1", "drawn_on": "2026-03-27", "minutes": "…"}
    )
    assert (answer.status_code, Lot.objects.count()) == (422, 0)


def test_without_a_tie_there_is_no_lot_to_enter(lead):
    election = reported({1: {1: 30, 2: 20}, 2: {1: 10, 2: 5}}, seats=3)
    answer = lead(election).get(page("lot", election))
    assert (answer.status_code, answer.headers["Location"]) == (302, page("result", election))


@pytest.mark.parametrize(
    "day", ["", "gestern", (timezone.localdate() + timedelta(days=1)).isoformat()]
)
def test_a_meeting_that_was_not_held_yet_determines_nothing(day, lead):
    election = reported({1: {1: 30, 2: 20}, 2: {1: 10, 2: 5}}, seats=3)
    answer = lead(election).post(page("determine", election), {"decided_on": day})
    assert (answer.status_code, Determination.objects.count()) == (422, 0)


@pytest.mark.rules("R-SEAT-07", "R-CAST-04")
def test_with_one_list_the_persons_with_the_most_votes_are_elected(lead):
    election = reported({1: {1: 10, 2: 40, 3: 30, 4: 20}}, seats=3)
    shown = lead(election).get(page("result", election)).content.decode()
    assert "deshalb gilt Mehrheitswahl" in shown
    assert "Rechenweg" not in shown
    people = shown.split("<h3>Personen</h3>")[1]
    assert [people.index(name) for name in ["Person2", "Person3", "Person4", "Person1"]] == sorted(
        people.index(name) for name in ["Person2", "Person3", "Person4", "Person1"]
    )
    assert people.count("<strong>gewählt</strong>") == 3


@pytest.mark.rules("R-SEAT-05")
def test_seats_that_a_list_cannot_fill_stay_empty(lead):
    election = reported({1: {1: 300}, 2: {1: 40, 2: 30, 3: 20, 4: 10}})
    shown = lead(election).get(page("result", election)).content.decode()
    assert "3 Sitze von LV1 bleiben leer: Die Liste hat zu wenige Personen." in shown


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        (
            "paper",
            {Role.ELECTION_OFFICER, Role.RETURNING_OFFICER, Role.CAPTURE_CLERK, Role.AUDITOR},
        ),
        (
            "units",
            {Role.ELECTION_OFFICER, Role.RETURNING_OFFICER, Role.CAPTURE_CLERK, Role.AUDITOR},
        ),
        (
            "result",
            {Role.ELECTION_OFFICER, Role.RETURNING_OFFICER, Role.CAPTURE_CLERK, Role.AUDITOR},
        ),
        ("add_unit", {Role.ELECTION_OFFICER, Role.RETURNING_OFFICER}),
        ("approve", {Role.RETURNING_OFFICER}),
        ("determine", {Role.RETURNING_OFFICER}),
    ],
)
def test_each_role_opens_what_it_needs_and_nothing_else(name, allowed, client):
    election = factories.election(Phase.COUNTING)
    foreign = factories.MunicipalityFactory()
    opened = set()
    for role in Role:
        state = role in {Role.STATE_ADMIN, Role.STATE_MONITOR}
        client.force_login(factories.person(role, None if state else election.municipality))
        if client.get(page(name, election)).status_code == 200:
            opened.add(role)
        if not state:
            client.force_login(factories.person(role, foreign))
            assert client.get(page(name, election)).status_code == 404
    client.logout()
    anonymous = client.get(page(name, election))
    assert (opened, anonymous.status_code) == (allowed, 302)


def test_reading_a_page_changes_nothing(lead):
    election = factories.election(Phase.ADMITTED)
    client = lead(election)
    for name in ["paper", "approve", "units", "add_unit", "result", "lot", "determine"]:
        client.get(page(name, election))
    assert Election.objects.get(pk=election.pk).current_phase is Phase.ADMITTED
