"""The duties of one municipality on its page and on the start page of its town hall."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from ballots.actions.term.departures import record_departure
from ballots.law.term.mandates import LossGround
from elections.law.course.phases import Phase
from municipalities.doors import way_to
from municipalities.law.body.duties import DutyKind
from municipalities.law.commission.duties import COMMISSION_RULES
from municipalities.law.task import Task, TaskState, Who
from municipalities.messages.task import no_day, task_title, until_when
from municipalities.models import ResidentCount, Role
from tests import factories
from tests.municipalities.commission import commissions

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(monkeypatch):
    day = date(2027, 2, 1)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: day)
    return day


def page_of(client, place, role=Role.ELECTION_OFFICER):
    client.force_login(factories.person(role, None if role == Role.STATE_MONITOR else place))
    return client.get(reverse("municipalities:detail", args=[place.ags]))


def formed():
    place = factories.MunicipalityFactory()
    commissions.residents(place, 2000)
    return place, commissions.formed(place, factories.term(), women=2, men=2)


@pytest.mark.rules("R-BODY-04", "R-IK-05")
def test_one_duty_stands_on_top_and_the_others_below(client, today):
    place, commission = formed()
    answer = page_of(client, place)
    tasks = [answer.context["next_task"], *answer.context["other_duties"]]
    report, meetings = (
        reverse(f"municipalities:{page}", args=[commission.pk])
        for page in ("annual_report", "meetings")
    )
    assert [(task_title(task), task.state, way_to(task)[0]) for task in tasks] == [
        ("Jahresbericht der Integrations-Kommission vorlegen (2026)", "overdue", report),
        ("Sitzung der Integrations-Kommission abhalten (noch 2 in 2026)", "overdue", meetings),
        ("Sitzung der Integrations-Kommission abhalten (noch 4 in 2027)", "open", meetings),
        ("Jahresbericht der Integrations-Kommission vorlegen (2027)", "open", report),
    ]
    assert "Außerdem zu tun" in answer.content.decode()


@pytest.mark.rules("R-BODY-10")
def test_the_state_reads_the_duties_and_finds_no_door_to_persons(client, today):
    place, commission = formed()
    answer = page_of(client, place, Role.STATE_MONITOR)
    tasks = answer.context["other_duties"]
    assert [task.where for task in tasks] == [None] * 3
    assert f"/kommissionen/{commission.pk}/" not in answer.content.decode()


@pytest.mark.rules("R-BODY-01", "R-BODY-04")
@pytest.mark.parametrize(
    ("residents", "chosen", "view"),
    [
        pytest.param(None, False, "municipalities:residents", id="a number is missing"),
        pytest.param(2000, False, "municipalities:decide", id="nothing is decided"),
        pytest.param(2000, True, "municipalities:commission_start", id="a commission is to form"),
    ],
)
def test_the_way_to_a_duty_is_shown_to_those_who_lead(client, residents, chosen, view):
    place, term = factories.MunicipalityFactory(), factories.term()
    if residents:
        commissions.residents(place, residents)
    if chosen:
        commissions.choose_commission(place, term)
    asks_for_a_wahlzeit = view != "municipalities:residents"
    query = f"?wahlzeit={term.pk}" if asks_for_a_wahlzeit else ""
    url = f"{reverse(view, args=[place.ags])}{query}"
    assert way_to(page_of(client, place).context["next_task"])[0] == url
    assert page_of(client, place, Role.AUDITOR).context["next_task"].where is None


def test_with_two_wahlzeiten_each_duty_names_its_own(client, today):
    place, _commission = formed()
    factories.term(date(2031, 3, 16))
    answer = page_of(client, place)
    tasks = [answer.context["next_task"], answer.context["other_duties"][-1]]
    titles = [task_title(task, term=answer.context["several_terms"]) for task in tasks]
    assert [title.split("Wahlzeit ")[1] for title in titles] == ["2026–2031", "2031–2036"]


@pytest.mark.rules("R-BODY-01")
@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(900, "", id="too far below"),
        pytest.param(901, "fehlten 99.", id="the first near one"),
        pytest.param(1000, "fehlten 0.", id="exactly at the threshold"),
        pytest.param(1001, "das sind 1 mehr als 1000", id="one above"),
        pytest.param(1100, "das sind 100 mehr als 1000", id="the last near one"),
        pytest.param(1101, "", id="too far above"),
    ],
)
def test_who_is_near_the_threshold_reads_what_it_would_mean(client, number, said):
    place = factories.MunicipalityFactory()
    factories.term()
    commissions.residents(place, number)
    answer = page_of(client, place)
    assert said in answer.context["near"]
    assert ("Nahe der Grenze zur Pflicht" in answer.content.decode()) is bool(said)


@pytest.mark.rules("R-BODY-01")
def test_a_count_after_the_election_changes_what_comes_and_not_what_was(client):
    place = factories.MunicipalityFactory()
    factories.term()
    commissions.residents(place, 2000)
    commissions.residents(place, 1010, as_of=date(2026, 5, 31))
    answer = page_of(client, place)
    assert answer.context["standing"].foreign_residents == 2000
    assert "Am 31. Mai 2026 waren es 1010" in answer.context["near"]
    assert ResidentCount.objects.count() == 2


# --- The start page -----------------------------------------------------------------------------


def start_tasks(client, person):
    client.force_login(person)
    return client.get(reverse("reports:start")).context["town_hall"]["tasks"]


@pytest.mark.rules("R-IK-05")
def test_the_start_page_shows_what_a_commission_owes(client):
    place, _commission = formed()
    titles = [task_title(task) for task in start_tasks(client, factories.officer(place))]
    assert any("Jahresbericht der Integrations-Kommission" in title for title in titles)


@pytest.mark.rules("R-BODY-04")
def test_the_start_page_says_that_the_law_names_no_day(client):
    place = factories.MunicipalityFactory()
    commissions.residents(place, 2000)
    commissions.choose_commission(place, factories.term())
    (task,) = start_tasks(client, factories.officer(place))
    assert (task.state, task.who, until_when(task)) == (
        TaskState.UNDATED,
        Who.EXECUTIVE,
        "das Gesetz nennt keinen Tag, offen seit 10. April 2026",
    )
    page = client.get(reverse("reports:start")).content.decode()
    assert "das Gesetz nennt keinen Tag, offen seit 10. April 2026" in page


@pytest.mark.rules("R-END-07")
def test_the_start_page_shows_a_seat_that_waits_for_its_successor(client):
    election = factories.election(Phase.PUBLISHED)
    lead = factories.lead(election.municipality)
    record_departure(
        election.mandates.first().pk,
        ground=LossGround.RESIGNATION,
        found_on=date(2026, 5, 4),
        effective_on=date(2026, 5, 4),
        today=factories.TODAY,
        actor=lead,
    )
    departure = election.mandates.first().departure.pk
    tasks = {way_to(task)[0]: task for task in start_tasks(client, lead)}
    task = tasks[reverse("ballots:succession", args=[election.pk, departure])]
    assert (task_title(task, election=True), task.state) == (
        "Feststellen, wer nachrückt (Wahl am 15.03.2026)",
        TaskState.UNDATED,
    )
    assert until_when(task) == "das Gesetz nennt keinen Tag, offen seit 4. Mai 2026"


# --- Words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "facts", "missing", "title"),
    [
        pytest.param(DutyKind.FILL_SEATS, {}, 1,
                     "Freie Sitze mit sachkundigen Einwohnern besetzen", id="one seat"),
        pytest.param(DutyKind.FILL_SEATS, {}, 3,
                     "Freie Sitze mit sachkundigen Einwohnern besetzen (noch 3)", id="three seats"),
        pytest.param(DutyKind.HOLD_MEETING, {"year": 2026}, 1,
                     "Sitzung der Integrations-Kommission abhalten (2026)", id="one meeting"),
    ],
)  # fmt: skip
def test_a_title_says_how_many_and_which_year(kind, facts, missing, title):
    task = Task(kind, COMMISSION_RULES[kind], TaskState.OPEN, missing=missing, facts=facts)
    assert task_title(task) == title


def test_since_when_may_be_unknown():
    assert no_day(None) == "das Gesetz nennt keinen Tag"
