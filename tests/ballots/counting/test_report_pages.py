"""The sheet of a counting unit: input is kept, misfits are named, 0 is not empty."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.models import CandidateVotes, UnitReport
from elections.law.course.phases import Phase
from municipalities.forms.fields import CountField
from municipalities.models import Role
from tests import factories

pytestmark = pytest.mark.django_db

VOTES = {1: {1: 90, 2: 80, 3: 70, 4: 60}, 2: {1: 50, 2: 40, 3: 30, 4: 20}}


@pytest.fixture
def election():
    return factories.election(Phase.COUNTING)


@pytest.fixture
def clerk(election, client):
    person = factories.person(Role.CAPTURE_CLERK, election.municipality)
    client.force_login(person)
    return client


def sheet(election):
    return reverse("ballots:report", args=[election.pk, election.units.get().pk])


def typed(votes=VOTES, **changed):
    """What a board's form sends for ``votes``; ``changed`` fields replace or empty some."""
    fields = {
        "based_on": "0",
        "voters": "300",
        "voters_with_card": "40",
        "invalid_ballots": "10",
        "source": "Niederschrift",
        "reason": "",
    }
    for number, places in votes.items():
        fields[f"list_{number}"] = str(sum(places.values()))
        fields |= {f"person_{number}_{place}": str(count) for place, count in places.items()}
    return fields | changed


def value_of(page, name):
    """The value that stands in one field of the page."""
    control = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert control is not None
    found = re.search(r'value="([^"]*)"', control.group())
    return found.group(1) if found else ""


def test_what_a_board_reports_is_recorded(election, clerk):
    answer = clerk.post(sheet(election), typed())
    report = UnitReport.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        reverse("ballots:units", args=[election.pk]),
    )
    assert (report.version, report.voters, report.valid_votes) == (1, 300, 440)


@pytest.mark.rules("R-CODE-01")
def test_an_empty_field_is_unknown_and_a_typed_0_is_0(election, clerk):
    votes = {1: {1: 90, 2: 80, 3: 70, 4: 60}, 2: {1: 140, 2: 0, 3: 0}}
    clerk.post(sheet(election), typed(votes, voters_with_card="", person_2_4=""))
    report = UnitReport.objects.get()
    of_list_2 = CandidateVotes.objects.filter(report=report, candidate__nomination__number=2)
    assert report.voters_with_card is None
    assert dict(of_list_2.values_list("candidate__place", "votes")) == {1: 140, 2: 0, 3: 0}


@pytest.mark.parametrize(
    ("text", "number"),
    [("1234", 1234), (" 1.234 ", 1234), ("1.000", 1000), ("12 345", 12345), ("0", 0), ("", None)],
    ids=["digits", "dot and spaces", "a thousand is not one", "blank", "zero", "empty"],
)
def test_a_number_is_read_as_german_boards_write_it(text, number):
    assert CountField(required=False).clean(text) == number


@pytest.mark.parametrize(
    "text", ["-1", "1,5", "1.5", "12.34", "1e3", "zwölf", "٣", "9" * 13, "3000000000", "1.2345"]
)
def test_what_is_no_count_is_refused_and_stays(text, election, clerk):
    answer = clerk.post(sheet(election), typed(list_1=text))
    page = answer.content.decode()
    assert (answer.status_code, value_of(page, "list_1"), UnitReport.objects.count()) == (
        422,
        text,
        0,
    )


CODE_03 = {"person_1_1", "voters", "invalid_ballots"}


@pytest.mark.parametrize(
    ("changed", "code", "marked"),
    [
        ({"voters": "2000"}, "H2.07", {"voters"}),
        ({"voters_with_card": "301"}, "CODE.01", {"voters", "voters_with_card"}),
        (
            {"invalid_ballots": "301"},
            "CODE.02",
            {"voters", "invalid_ballots", "list_1", "list_2"},
        ),
        ({"list_1": "301"}, "H5.02", {"list_1"}),
        ({"person_1_1": "901", "list_1": "1111"}, "CODE.03", CODE_03),
        (
            {"voters": "90", "voters_with_card": "0"},
            "H5.04",
            {"voters", "invalid_ballots", "list_1", "list_2"},
        ),
    ],
    ids=[
        "more voters than electors",
        "more cards than voters",
        "more invalid ballots than voters",
        "a list unlike its persons",
        "more than three votes a ballot for one person",
        "more votes than the ballots allow",
    ],
)
@pytest.mark.rules("R-CODE-01")
def test_a_check_that_fires_is_named_and_marks_its_fields(changed, code, marked, election, clerk):
    answer = clerk.post(sheet(election), typed(**changed))
    page = answer.content.decode()
    fields = re.findall(r'<input[^>]*name="(\w+)"[^>]*aria-invalid="true"', page)
    assert (answer.status_code, f"Prüfung {code}:" in page, set(fields)) == (422, True, marked)
    assert [value_of(page, name) for name in changed] == list(changed.values())
    assert UnitReport.objects.count() == 0


def test_a_list_without_a_number_is_asked_for(election, clerk):
    page = clerk.post(sheet(election), typed(list_2="")).content.decode()
    assert page.count("Tragen Sie 0 nur ein, wenn in der Niederschrift 0 steht.") == 2


def test_the_sum_of_the_people_stands_beside_each_list(election, clerk):
    page = clerk.post(sheet(election), typed(list_1="299", person_2_4="")).content.decode()
    assert "Summe der Personen: 300." in page
    assert "Sie stimmt nicht mit den Stimmen der Liste überein." in page
    assert "1 Person hat noch keine Zahl." in page


def test_a_correction_needs_its_reason(election, clerk):
    clerk.post(sheet(election), typed())
    refused = clerk.post(sheet(election), typed(based_on="1", voters="299"))
    accepted = clerk.post(sheet(election), typed(based_on="1", voters="299", reason="verlesen"))
    assert (refused.status_code, accepted.status_code) == (422, 302)
    assert list(UnitReport.objects.order_by("version").values_list("version", "voters")) == [
        (1, 300),
        (2, 299),
    ]


def test_of_two_people_at_once_the_second_is_told_and_keeps_what_was_typed(election, clerk):
    record_report(
        election.units.get().pk,
        factories.values(VOTES),
        source="Niederschrift",
        actor=factories.officer(election.municipality),
    )
    answer = clerk.post(sheet(election), typed(voters="299"))
    page = answer.content.decode()
    assert (answer.status_code, UnitReport.objects.count()) == (422, 1)
    assert "Inzwischen liegt eine neuere Meldung vor" in page
    assert (value_of(page, "voters"), value_of(page, "based_on")) == ("299", "1")
    assert page.count("Gespeichert ist jetzt:") == 1
    again = clerk.post(
        sheet(election), typed(voters="299", based_on="1", reason="nachgezählt: 299")
    )
    assert again.status_code == 302


@pytest.mark.parametrize("version", ["", "-1", "x", "7", "9999999999"])
def test_a_form_that_starts_from_no_version_is_refused(version, election, clerk):
    assert clerk.post(sheet(election), typed(based_on=version)).status_code == 422


def test_a_stored_report_stands_in_the_form_with_what_the_checks_notice(election, clerk):
    few = {1: {1: 4, 2: 3, 3: 2, 4: 1}, 2: {1: 0, 2: 0, 3: 0, 4: 0}}
    clerk.post(sheet(election), typed(few))
    page = clerk.get(sheet(election)).content.decode()
    assert (value_of(page, "person_1_1"), value_of(page, "person_2_1")) == ("4", "0")
    assert "Prüfung H5.13:" in page
    assert "Berichtigung speichern" in page


def test_after_the_determination_the_sheet_is_only_read(client):
    election = factories.election(Phase.DETERMINED)
    client.force_login(factories.lead(election.municipality))
    page = client.get(sheet(election)).content.decode()
    answer = client.post(sheet(election), typed(based_on="1", reason="zu spät"))
    assert ("Meldung speichern" in page, answer.status_code) == (False, 422)
    assert UnitReport.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CAPTURE_CLERK, 200),
        (Role.ELECTION_OFFICER, 200),
        (Role.RETURNING_OFFICER, 200),
        (Role.AUDITOR, 404),
        (Role.STATE_ADMIN, 404),
        (Role.STATE_MONITOR, 404),
    ],
)
def test_who_may_type_counted_values(role, status, election, client):
    state = role in {Role.STATE_ADMIN, Role.STATE_MONITOR}
    client.force_login(factories.person(role, None if state else election.municipality))
    assert client.get(sheet(election)).status_code == status


def test_a_clerk_of_another_town_finds_nothing(election, client):
    client.force_login(factories.person(Role.CAPTURE_CLERK, factories.MunicipalityFactory()))
    assert [client.get(sheet(election)).status_code, client.post(sheet(election)).status_code] == [
        404,
        404,
    ]


def test_a_unit_of_another_election_is_not_reached_through_the_own_one(election, clerk):
    other = factories.election(Phase.COUNTING)
    path = reverse("ballots:report", args=[election.pk, other.units.get().pk])
    assert clerk.get(path).status_code == 404
