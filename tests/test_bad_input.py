"""Days, numbers and addresses that nobody can mean: refused, and nothing breaks or is written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from elections.actions.course.setup import add_district
from elections.law.course.phases import Phase
from elections.models import CalendarEntry, Election
from elections.models.register.entries import RegisterClosing
from municipalities.models import AuditEvent, Role, Term
from tests import factories
from tests.database import by_owner

pytestmark = pytest.mark.django_db

IMPOSSIBLE_DAYS = [
    pytest.param("0001-01-01", id="the first day of the calendar"),
    pytest.param("1899-12-31", id="the day before the first that can be meant"),
    pytest.param("2200-01-01", id="the day after the last that can be meant"),
    pytest.param("9999-12-31", id="the last day of the calendar"),
]
HUGE = "9999999"
TOO_LARGE = "10000000"


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def lead_of(election: Election) -> Client:
    return signed_in(factories.lead(election.municipality))


def test_an_appointment_that_is_moved_onto_its_own_day_is_not_moved():
    election = factories.election()
    client = lead_of(election)
    entry = CalendarEntry.objects.get(election=election, code="C-03")
    logged = AuditEvent.objects.count()
    address = reverse("elections:move", args=[election.pk, entry.pk])
    answer = client.post(address, {"on": str(entry.on), "reason": "Feiertag"}, follow=True)
    assert "Es ist nichts geändert." in answer.content.decode()
    entry.refresh_from_db()
    assert (entry.edited, AuditEvent.objects.count()) == (False, logged)
    day = str(entry.on + timedelta(days=1))
    client.post(address, {"on": day, "reason": "Feiertag"})
    assert AuditEvent.objects.count() == logged + 1


@pytest.mark.parametrize("day", IMPOSSIBLE_DAYS)
@pytest.mark.parametrize("code", ["C-03", "C-14", "C-21"])
def test_an_appointment_is_not_moved_out_of_the_calendar(code, day):
    election = factories.election()
    client = lead_of(election)
    entry = CalendarEntry.objects.get(election=election, code=code)
    moved = client.post(
        reverse("elections:move", args=[election.pk, entry.pk]), {"on": day, "reason": "Tippfehler"}
    )
    pages = ["elections:calendar", "elections:calendar_file", "elections:detail"]
    shown = [client.get(reverse(name, args=[election.pk])).status_code for name in pages]
    assert (moved.status_code, shown) == (422, [200, 200, 200])
    assert CalendarEntry.objects.get(pk=entry.pk).on == entry.on


@pytest.mark.parametrize(
    "day",
    [
        pytest.param("0001-03-04", id="the year 1"),
        pytest.param("1999-03-14", id="before the oldest rule set"),
        pytest.param("9999-03-28", id="the year 9999"),
    ],
)
def test_an_election_day_without_law_opens_no_term(day):
    client = signed_in(factories.person(Role.STATE_ADMIN))
    answer = client.post(reverse("municipalities:terms"), {"election_day": day})
    assert (answer.status_code, Term.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00", "1899-12-31T12:00", "2200-01-01T00:00", "9999-12-31T23:59"]
)
def test_a_list_is_not_received_in_an_impossible_year(moment):
    election = factories.election(Phase.NOMINATION)
    client = lead_of(election)
    answer = client.post(
        reverse("elections:receive", args=[election.pk]),
        {"number": 1, "name": "Vielfalt", "short_name": "", "received_at": moment},
    )
    assert (answer.status_code, election.nominations.count()) == (422, 0)
    assert client.get(reverse("elections:lists", args=[election.pk])).status_code == 200


def test_the_log_shows_what_nobody_did_and_what_one_did_each_alone():
    election = factories.election()
    place, one = election.municipality, factories.person(Role.AUDITOR, election.municipality)
    AuditEvent.objects.record(None, "role.granted", one, place)
    client = lead_of(election)
    address = reverse("municipalities:log", args=[place.ags])
    offered = dict(client.get(address).context["form"].fields["person"].choices)
    keys = {str(word): key for key, word in offered.items()}
    accounts = AuditEvent.objects.filter(chain=place.ags).values_list("actor_name", flat=True)
    found = {}
    for word, key in keys.items():
        found[word] = client.get(address, {"person": key}).context["page"].paginator.count
    counted = {"alle": len(accounts), "System": sum(not name for name in accounts)}
    assert {word: found[word] for word in counted} == counted
    assert 0 < counted["System"] < counted["alle"] == sum(found.values()) - found["alle"]


@pytest.mark.parametrize("field", ["von", "bis"])
@pytest.mark.parametrize("day", IMPOSSIBLE_DAYS)
def test_the_log_leaves_out_a_filter_with_an_impossible_day(field, day):
    election = factories.election()
    address = reverse("municipalities:log", args=[election.municipality.ags])
    answer = lead_of(election).get(address, {field: day})
    assert answer.status_code == 200
    assert (
        answer.context["page"].paginator.count
        == AuditEvent.objects.filter(chain=election.municipality.ags).count()
    )


@pytest.mark.parametrize(
    "address",
    [
        "/gemeinden/%00/",
        "/gemeinden/%00/log/",
        "/gemeinden/%00/einwohner/",
        "/gemeinden/%00/wahl/1/",
        "/wahlen/99999999999999999999/",
        "/wahlen/1/schritt/%00/",
        "/ergebnisse/%00/2026-03-15/",
        "/ergebnisse/06533001/9999-12-31/",
        "/recht/%00/",
    ],
)
def test_an_address_that_means_nothing_is_not_found(address):
    assert signed_in(factories.person(Role.STATE_ADMIN)).get(address).status_code == 404


def reported(client, election, unit, votes):
    lists = {f"list_{number}": votes for number in (1, 2, 3)}
    return client.post(
        reverse("ballots:report", args=[election.pk, unit.pk]),
        {"source": "Niederschrift", "based_on": 0, **lists},
    ).status_code


def test_the_largest_numbers_that_can_be_typed_can_be_added_up():
    election = factories.election(Phase.COUNTING, lists={1: 3, 2: 3, 3: 3}, seats=3)
    client = lead_of(election)
    unit = election.units.get()
    # Taken over from a publication: only there may B and C be unknown, so that nothing bounds D.
    by_owner(
        "UPDATE elections_registerclosing"
        " SET without_mark = NULL, with_mark = NULL, special = NULL, total = NULL"
    )
    assert reported(client, election, unit, TOO_LARGE) == 422
    assert reported(client, election, unit, HUGE) == 302
    determined = client.post(
        reverse("ballots:determine", args=[election.pk]), {"decided_on": "2026-03-27"}
    )
    assert determined.status_code == 302
    assert election.determinations.get().valid_votes == 3 * int(HUGE)


def test_a_register_closes_with_numbers_that_its_columns_hold():
    election = factories.election()
    client = lead_of(election)
    district = add_district(
        election.pk, number="001", name="Rathaus", actor=factories.lead(election.municipality)
    )
    address = reverse("elections:close_register", args=[election.pk, district.pk])
    typed = {"with_mark": 0, "special": 0, "closed_on": date(2026, 3, 14).isoformat()}
    refused = client.post(address, {**typed, "without_mark": TOO_LARGE})
    closed = client.post(address, {**typed, "without_mark": HUGE})
    assert (refused.status_code, closed.status_code) == (422, 302)
    assert RegisterClosing.objects.get().total == int(HUGE)
