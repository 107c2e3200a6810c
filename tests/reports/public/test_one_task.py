"""Start page, overview, register, municipality: all say the same about one election's needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ballots.actions.term.objections import ObjectionEntry, decide_objection, receive_objection
from ballots.actions.term.repeats import annul_election
from ballots.law.term.objections import ObjectionOutcome, Objector
from ballots.law.term.work import TermWork
from elections.actions.course.phases import cancel_election
from elections.actions.course.setup import add_district
from elections.actions.nominations.deciding import decide_nomination
from elections.law.course.agenda import Work
from elections.law.course.calendar import HESSE
from elections.law.course.phases import Phase
from municipalities.actions.body.decisions import decide_body
from municipalities.doors import way_to
from municipalities.law.body.duties import DutyKind
from municipalities.law.body.gremium import Body
from municipalities.law.task import Task, TaskState
from municipalities.messages import word
from municipalities.messages.task import task_title, until_when, until_when_in_full
from municipalities.models import BodyEvent, BodyEventKind, Role
from reports.actions.public.publication import publish_result
from reports.actions.result.protocol import issue_protocol
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
    for text in (task_title(task), word(task.who), str(task.norm or "")):
        assert (text in start_page, text in page) == (True, True)
    assert until_when(task) in start_page
    assert until_when_in_full(task) in page


DAYS = [
    pytest.param(datetime(2025, 11, 3, 9, tzinfo=HESSE), id="before the call"),
    pytest.param(datetime(2025, 12, 30, 9, tzinfo=HESSE), id="after the call"),
    pytest.param(datetime(2026, 1, 5, 18, 1, tzinfo=HESSE), id="a minute after the lists"),
    pytest.param(datetime(2026, 2, 2, 9, tzinfo=HESSE), id="after the register day"),
    pytest.param(datetime(2026, 2, 20, 9, tzinfo=HESSE), id="the notices are due"),
    pytest.param(datetime(2026, 2, 25, 9, tzinfo=HESSE), id="during the inspection"),
    pytest.param(datetime(2026, 3, 14, 9, tzinfo=HESSE), id="the last day to close"),
    pytest.param(datetime(2026, 3, 15, 19, tzinfo=HESSE), id="the evening of the poll"),
    pytest.param(datetime(2026, 3, 16, 9, tzinfo=HESSE), id="the day after"),
    pytest.param(AFTER, id="long after"),
    pytest.param(datetime(2031, 4, 1, 9, tzinfo=HESSE), id="the Wahlzeit is over"),
]


def tasks_shown(client, election) -> list[Task | None]:
    """The next step of the election on the five pages that name it, without its link.

    Where it leads depends on what the reader may open; what is to be done does not.
    """
    start, _page = shown(client, "reports:start")
    found = [one for one in start["town_hall"]["tasks"] if one.about.election == election.pk]
    overview, _page = shown(client, "elections:detail", election.pk)
    register, _page = shown(client, "elections:register", election.pk)
    municipality, _page = shown(client, "municipalities:detail", election.municipality.ags)
    listed, _page = shown(client, "municipalities:list")
    (row,) = listed["rows"]
    tasks = [found[0] if found else None]
    tasks += [page["next_task"] for page in (overview, register, municipality, row)]
    assert len(found) < 2
    return [replace(task, where=None) if task else None for task in tasks]


RUNNING = [phase for phase in Phase if phase is not Phase.CANCELLED]


@pytest.mark.parametrize("phase", RUNNING)
def test_start_page_overview_and_register_have_the_same_task_on_every_day(phase, client, at):
    """Every second day, another half for every second phase: five pages of each take long."""
    election = factories.election(phase)
    lead = factories.lead(election.municipality)
    for param in DAYS[RUNNING.index(phase) % 2 :: 2]:
        (now,) = param.values
        at(now)
        client.force_login(lead)  # a session does not last for years
        first, *others = tasks_shown(client, election)
        assert others == [first] * 4, param.id


@pytest.mark.rules("R-END-02")
def test_after_the_publication_the_letters_come_next_and_nothing_is_red(client, at):
    election = factories.election(Phase.PUBLISHED)
    lead = factories.lead(election.municipality)
    client.force_login(lead)
    at(AFTER)
    first, *others = tasks_shown(client, election)
    assert first is not None
    assert (first.what, first.state, others) == (
        Work.NOTIFY_ELECTED, TaskState.UNDATED, [first] * 4,
    )  # fmt: skip
    overview, page = shown(client, "elections:detail", election.pk)
    assert overview["tasks"] == []
    assert way_to(overview["next_task"])[0] == (
        reverse("reports:members_papers", args=[election.pk]) + "#schreiben"
    )
    assert "überfällig" not in page
    assert "Die Frist für Einsprüche gegen die Gültigkeit der Wahl endete am 11. April 2026" in page
    client.post(reverse("reports:members_papers", args=[election.pk]), {"letters": "1"})
    assert tasks_shown(client, election) == [None] * 5


@pytest.mark.rules("C-22", "C-23")
def test_a_published_result_without_its_day_asks_for_the_day_once_the_letters_are_out(client, at):
    election = factories.election(Phase.DETERMINED)
    lead = factories.lead(election.municipality)
    issue_protocol(election.determinations.latest().pk, actor=lead)
    publish_result(election.pk, published_on=date(2026, 3, 28), actor=lead)
    at(AFTER)
    client.force_login(lead)
    assert {task.what for task in tasks_shown(client, election)} == {Work.NOTIFY_ELECTED}
    client.post(reverse("reports:members_papers", args=[election.pk]), {"letters": "1"})
    assert {task.what for task in tasks_shown(client, election)} == {Work.ENTER_ANNOUNCEMENT}
    overview, page = shown(client, "elections:detail", election.pk)
    entry = reverse("reports:announcement", args=[election.pk])
    assert way_to(overview["next_task"])[0] == entry
    assert "ihr Tag ist noch nicht eingetragen" in page
    typed = {"announced_on": "2026-05-25", "medium": "Amtsblatt Nr. 14"}
    assert client.post(entry, typed).status_code == 302
    assert tasks_shown(client, election) == [None] * 5
    _overview, page = shown(client, "elections:detail", election.pk)
    assert "kann bis 8. Juni 2026 erhoben werden" in page


@pytest.mark.rules("R-END-10")
def test_what_is_open_in_the_term_is_next_on_every_page_until_the_election_is_annulled(client, at):
    election = factories.election(Phase.PUBLISHED)
    lead = factories.lead(election.municipality)
    at(AFTER)
    client.force_login(lead)
    client.post(reverse("reports:members_papers", args=[election.pk]), {"letters": "1"})
    objection = objected(election, lead)
    assert {task.what for task in tasks_shown(client, election)} == {TermWork.DECIDE_OBJECTION}
    overview, _page = shown(client, "elections:detail", election.pk)
    here = reverse("ballots:objection", args=[election.pk, objection.pk])
    start, _page = shown(client, "reports:start")
    (found,) = of_election(start["town_hall"]["tasks"], election)
    assert {way_to(task)[0] for task in (found, overview["next_task"])} == {here}
    client.force_login(factories.officer(election.municipality))
    overview, _page = shown(client, "elections:detail", election.pk)
    members = reverse("ballots:members", args=[election.pk])
    assert way_to(overview["next_task"])[0] == members
    client.force_login(lead)
    decided_to_repeat(objection, lead)
    start, _page = shown(client, "reports:start")
    owed = {task.what for task in of_election(start["town_hall"]["tasks"], election)}
    assert owed == {TermWork.REPEAT_ELECTION, TermWork.ENTER_FINALITY}
    annul_election(objection.pk, final_on=DECIDED, today=AFTER.date(), actor=lead)
    overview, page = shown(client, "elections:detail", election.pk)
    assert overview["next_task"].what is TermWork.REPEAT_ELECTION
    assert "Die Entscheidung ist seit dem 20. Mai 2026 rechtskräftig" in page
    assert "Das Ergebnis ist bekannt gemacht" not in page


DECIDED = date(2026, 5, 20)


def objected(election, actor):
    entry = ObjectionEntry(
        reference="E 1/26",
        objector=Objector.OWN_RIGHTS,
        supporters=0,
        published_on=date(2026, 3, 28),
        received_on=date(2026, 4, 2),
        reasoned_on=date(2026, 4, 2),
        in_form=True,
        subject="Eine Urne blieb ungezählt.",
    )
    return receive_objection(election.pk, entry, today=AFTER.date(), actor=actor)


def decided_to_repeat(objection, actor):
    decide_objection(
        objection.pk,
        outcome=ObjectionOutcome.REPEAT,
        decided_on=DECIDED,
        decided_by="die Gemeindevertretung",
        reasons="Elf statt neun Personen gedruckt.",
        today=AFTER.date(),
        actor=actor,
    )


@pytest.mark.rules("R-BODY-04", "R-BODY-06", "R-BODY-10")
@pytest.mark.parametrize("residents", [None, 900, 2000])
@pytest.mark.parametrize("chosen", [None, Body.ABR, Body.IK])
@pytest.mark.parametrize(
    "now",
    [
        datetime(2024, 6, 1, 12, tzinfo=HESSE),
        datetime(2026, 1, 2, 12, tzinfo=HESSE),
        datetime(2026, 3, 15, 12, tzinfo=HESSE),
        datetime(2026, 3, 20, 12, tzinfo=HESSE),
        AFTER,
        datetime(2031, 3, 31, 12, tzinfo=HESSE),
    ],
    ids=["years before", "the call is over", "the day", "before the Wahlzeit", "in it", "its end"],
)
def test_start_page_municipality_and_list_have_the_same_task(residents, chosen, now, client, at):
    place, term = factories.MunicipalityFactory(), factories.term()
    lead = factories.lead(place)
    if residents:
        commissions.residents(place, residents)
    if chosen:
        decide_body(
            place, term, body=chosen, seats=7, decided_on=date(2024, 5, 1), resolution="Nr. 1",
            in_statute=True, today=date(2024, 5, 2), actor=lead,
        )  # fmt: skip
    at(now)
    client.force_login(lead)
    start, _page = shown(client, "reports:start")
    municipality, _page = shown(client, "municipalities:detail", place.ags)
    listed, _page = shown(client, "municipalities:list")
    (row,) = listed["rows"]
    tasks = start["town_hall"]["tasks"]
    assert (municipality["next_task"], row["next_task"]) == ((tasks or [None])[0],) * 2
    assert all(task.state is not TaskState.OVERDUE for task in tasks)


@pytest.mark.rules("C-18")
@pytest.mark.parametrize(
    ("now", "state"),
    [(BEFORE, TaskState.DUE), (BEFORE - timedelta(9), TaskState.OPEN), (AFTER, TaskState.OVERDUE)],
    ids=["in its last week", "earlier", "too late"],
)
def test_the_register_page_ends_with_what_start_page_and_overview_ask_for(now, state, client, at):
    election = factories.election(Phase.PAPER_APPROVED)
    lead = factories.lead(election.municipality)
    add_district(election.pk, number="001", name="Rathaus", actor=lead)
    client.force_login(lead)
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


def test_the_municipality_page_leads_to_the_task_for_whoever_may_do_it(client, at):
    election = factories.election(Phase.NOMINATION)
    place = election.municipality
    for number in (1, 2):
        key = factories.receive_list(election, number, 4, factories.lead(place))
        decide_nomination(
            key, admitted=True, decided_on=date(2026, 1, 16), reason="", actor=factories.lead(place)
        )
    factories.draw(election, factories.lead(place))
    at(datetime(2026, 1, 17, 9, tzinfo=HESSE))
    detail = reverse("elections:detail", args=[election.pk])
    step = reverse("elections:step", args=[election.pk, "admit"])
    for person, leads_to in [(factories.lead(place), step), (factories.officer(place), detail)]:
        client.force_login(person)
        municipality, page = shown(client, "municipalities:detail", place.ags)
        listed, _page = shown(client, "municipalities:list")
        (row,) = listed["rows"]
        tasks = [municipality["next_task"], row["next_task"]]
        assert [(task.what, way_to(task)[0]) for task in tasks] == [
            (Work.CLOSE_ADMISSION, leads_to)
        ] * 2
        assert "Zulassung abschließen (Wahl am 15.03.2026)" in page
    client.force_login(factories.person(Role.STATE_MONITOR))
    municipality, _page = shown(client, "municipalities:detail", place.ags)
    assert municipality["next_task"].what is DutyKind.HOLD_ELECTION
