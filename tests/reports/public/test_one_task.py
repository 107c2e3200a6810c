"""Start page, overview, register, municipality: all say the same about one election's needs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.course.phases import cancel_election
from elections.law.course.agenda import Work
from elections.law.course.calendar import HESSE
from elections.law.course.phases import Phase
from municipalities.law.body.duties import DutyKind
from municipalities.law.task import Task, TaskState
from municipalities.messages import word
from municipalities.messages.task import task_title, until_when, until_when_in_full
from municipalities.models import BodyEvent, BodyEventKind
from tests import factories
from tests.municipalities.commission import commissions

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 3, 9, 12, tzinfo=HESSE)
AFTER = datetime(2026, 6, 1, 12, tzinfo=HESSE)
PHASES = [phase for phase in Phase if phase not in {Phase.PUBLISHED, Phase.CANCELLED}]


@pytest.fixture
def at(monkeypatch):
    """Set the clock of the pages."""
    return lambda now: monkeypatch.setattr(timezone, "now", lambda: now)


def core(task: Task | None) -> tuple[object, ...] | None:
    """What two pages must say in the same way."""
    if task is None:
        return None
    return task.what, task.who, task.norm, task.rule_id, task.by, task.since, task.state


def shown(client, name: str, *keys: object):
    answer = client.get(reverse(name, args=keys))
    return answer.context, " ".join(answer.content.decode().split())


def of_election(tasks: list[Task], election) -> list[Task]:
    return [task for task in tasks if task.about.election == election.pk]


@pytest.mark.parametrize("now", [BEFORE, AFTER], ids=["before the election day", "long after"])
@pytest.mark.parametrize("phase", PHASES)
def test_start_page_and_overview_tell_the_same_of_an_election(phase, now, client, at):
    election = factories.election(phase)
    client.force_login(factories.lead(election.municipality))
    at(now)
    start, start_page = shown(client, "reports:start")
    overview, page = shown(client, "elections:detail", election.pk)
    (task,) = of_election(start["town_hall"]["tasks"], election)
    assert core(task) == core(overview["next_task"])
    for text in (task_title(task), word(task.who), str(task.norm)):
        assert (text in start_page, text in page) == (True, True)
    assert until_when(task) in start_page
    assert until_when_in_full(task) in page


@pytest.mark.rules("C-18")
@pytest.mark.parametrize(
    ("now", "state"),
    [(BEFORE, TaskState.DUE), (BEFORE - timedelta(9), TaskState.OPEN), (AFTER, TaskState.OVERDUE)],
    ids=["in its last week", "earlier", "too late"],
)
def test_the_register_page_ends_with_what_start_page_and_overview_ask_for(now, state, client, at):
    election = factories.election(Phase.PAPER_APPROVED)
    client.force_login(factories.lead(election.municipality))
    at(now)
    register, page = shown(client, "elections:register", election.pk)
    closing = register["steps"][-1]
    start, _page = shown(client, "reports:start")
    (asked,) = of_election(start["town_hall"]["tasks"], election)
    overview, _page = shown(client, "elections:detail", election.pk)
    assert core(closing) == core(asked) == core(overview["next_task"])
    assert (closing.what, closing.state) == (Work.CLOSE_REGISTERS, state)
    assert task_title(closing) in page


def everywhere(client, election) -> list[tuple[object, ...] | None]:
    """What start page, overview and municipality page say about the commission that is owed."""
    place = election.municipality
    start, _page = shown(client, "reports:start")
    owed = [task for task in start["town_hall"]["tasks"] if task.what == DutyKind.FORM_COMMISSION]
    overview, _page = shown(client, "elections:detail", election.pk)
    municipality, _page = shown(client, "municipalities:detail", place.ags)
    found = [owed[0] if owed else None, overview["next_task"], municipality["next_task"]]
    return [core(task) for task in found]


@pytest.mark.rules("R-BODY-10")
def test_a_cancelled_election_leaves_one_duty_on_all_pages_until_it_is_met(client, at):
    election = factories.election(Phase.NOMINATION, seats=9)
    lead = factories.lead(election.municipality)
    cancel_election(election.pk, decided_on=date(2026, 1, 16), actor=lead)
    client.force_login(lead)
    at(AFTER)
    first, *others = everywhere(client, election)
    assert first is not None
    assert (first[0], first[5], others) == (
        DutyKind.FORM_COMMISSION,
        date(2026, 1, 16),
        [first, first],
    )
    BodyEvent.objects.record(
        BodyEventKind.COMMISSION_FORMED, election.municipality, election.term, on=AFTER.date()
    )
    assert everywhere(client, election) == [None, None, None]


@pytest.mark.rules("R-BODY-09", "R-BODY-10")
def test_a_body_that_ended_leaves_the_same_duty_on_the_page_of_its_members(client, at):
    election = factories.election(Phase.PUBLISHED)
    lead = factories.lead(election.municipality)
    factories.end_body(election, date(2026, 5, 7), 2, lead)
    client.force_login(lead)
    at(AFTER)
    members, _page = shown(client, "ballots:members", election.pk)
    municipality, _page = shown(client, "municipalities:detail", election.municipality.ags)
    start, _page = shown(client, "reports:start")
    (asked,) = start["town_hall"]["tasks"]
    assert core(members["next_step"][0]) == core(municipality["next_task"]) == core(asked)


@pytest.mark.rules("R-IK-05")
def test_the_page_of_a_commission_and_that_of_its_municipality_tell_the_same(client, at):
    place = factories.MunicipalityFactory()
    commissions.residents(place, 2000)
    commission = commissions.formed(place, factories.term(), women=2, men=2)
    at(datetime(2027, 2, 1, 12, tzinfo=HESSE))
    client.force_login(factories.lead(place))
    own, _page = shown(client, "municipalities:commission", commission.pk)
    other, _page = shown(client, "municipalities:detail", place.ags)
    start, _page = shown(client, "reports:start")
    tasks = [own["next_task"], *own["owed_tasks"]]
    assert tasks == [other["next_task"], *other["other_duties"]] == start["town_hall"]["tasks"]
    assert len(tasks) == 4
