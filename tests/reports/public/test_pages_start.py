"""The start page: for everybody what this is, for each role what is due."""

from __future__ import annotations

import pytest
from django.urls import reverse

from ballots.models import CountingUnit
from elections.law.course.phases import Phase
from municipalities.models import AuditChain, Role
from tests import factories

pytestmark = pytest.mark.django_db


def start(client, person=None):
    if person is not None:
        client.force_login(person)
    answer = client.get(reverse("reports:start"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_public_reads_what_this_is_and_the_newest_results(client):
    election = factories.election(Phase.PUBLISHED)
    page = start(client)
    path = reverse("reports:result", args=[election.municipality.ags, election.day.isoformat()])
    assert (path in page, reverse("account_login") in page) == (True, True)


def test_the_public_reads_nothing_of_what_is_not_published(client):
    election = factories.election(Phase.DETERMINED)
    assert election.municipality.short_name not in start(client)


@pytest.mark.parametrize(
    ("phase", "title", "view"),
    [
        (Phase.SETUP, "Zu Wahlvorschlägen auffordern", "elections:detail"),
        (Phase.NOMINATION, "Wahl absagen, weil zu wenige", "elections:detail"),
        (Phase.ADMITTED, "Stimmzettel freigeben", "ballots:paper"),
        (Phase.PAPER_APPROVED, "Wahlbezirke, Wahlräume, Straßen", "elections:districts"),
        (Phase.COUNTING, "Zählung erfassen und Ergebnis feststellen", "ballots:result"),
        (Phase.DETERMINED, "Niederschrift erstellen", "elections:detail"),
        (Phase.PUBLISHED, "Gewählte benachrichtigen", "reports:members_papers"),
    ],
)
def test_the_town_hall_reads_the_next_step_of_its_election(phase, title, view, client):
    election = factories.election(phase)
    page = start(client, factories.officer(election.municipality))
    tasks = page.split('id="tasks-title"')[1].split("</section>")[0]
    assert (title in tasks, reverse(view, args=[election.pk]) in tasks) == (True, True)


def test_what_is_overdue_stands_before_what_has_no_day(client):
    place = factories.MunicipalityFactory()
    factories.election(Phase.COUNTING, municipality=place)
    lead = factories.lead(place)
    other = factories.MunicipalityFactory()
    factories.election(Phase.DETERMINED, municipality=other)
    lead.memberships.create(role=Role.RETURNING_OFFICER, municipality=other)
    page = start(client, lead)
    assert page.index("Zählung erfassen und Ergebnis feststellen") < page.index(
        "Niederschrift erstellen"
    )


def test_the_clerk_reads_which_units_have_not_reported(client):
    election = factories.election(Phase.COUNTING)
    page = start(client, factories.person(Role.CAPTURE_CLERK, election.municipality))
    unit = CountingUnit.objects.get()
    assert "1 Auszählungsbezirk hat noch nicht gemeldet." in page
    assert reverse("ballots:report", args=[election.pk, unit.pk]) in page


def test_a_clerk_reads_nothing_of_the_count_next_door(client):
    election = factories.election(Phase.COUNTING)
    page = start(client, factories.person(Role.CAPTURE_CLERK, factories.MunicipalityFactory()))
    assert f"/wahlen/{election.pk}/" not in page


def test_the_auditor_is_led_to_the_log_and_told_its_length(client):
    election = factories.election(Phase.COUNTING)
    auditor = factories.person(Role.AUDITOR, election.municipality)
    page = start(client, auditor)
    length = AuditChain.objects.get(key=election.municipality.ags).length
    log = reverse("municipalities:log", args=[election.municipality.ags])
    assert (log in page, f"{length} Vorgänge" in page) == (True, True)


@pytest.mark.parametrize("role", [Role.STATE_ADMIN, Role.STATE_MONITOR])
def test_the_state_reads_counts_and_late_results(role, client):
    election = factories.election(Phase.COUNTING)
    page = start(client, factories.person(role))
    assert reverse("reports:dashboard") in page
    assert reverse("elections:detail", args=[election.pk]) in page
    assert "Ergebnis überfällig" in page


def test_the_state_is_answered_with_few_questions(client, django_assert_max_num_queries):
    for _number in range(3):
        factories.election(Phase.COUNTING)
    client.force_login(factories.person(Role.STATE_MONITOR))
    with django_assert_max_num_queries(14):
        client.get(reverse("reports:start"))
