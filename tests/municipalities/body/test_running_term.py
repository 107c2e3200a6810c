"""One Wahlzeit runs; it is the default of every page, whatever else is opened (R-BODY-07)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from municipalities.doors import way_to
from municipalities.law.body.duties import DutyKind
from municipalities.law.task import TaskState
from municipalities.models import Municipality, Term
from municipalities.models.commission.duties import current_terms, open_duties
from tests import factories
from tests.municipalities.commission import commissions

OVER, RUNNING, NEXT, LATER = (date(2021, 3, 14), date(2026, 3, 15), date(2031, 3, 16),
                              date(2036, 3, 16))  # fmt: skip
NOW = date(2026, 11, 30)


def _open(*days: date) -> None:
    for day in days:
        Term.objects.create(
            starts_on=date(day.year, 4, 1), ends_on=date(day.year + 5, 3, 31), election_day=day
        )


@pytest.mark.parametrize(
    ("opened", "today", "running"),
    [
        pytest.param((), NOW, None, id="no Wahlzeit at all"),
        pytest.param((RUNNING,), NOW, RUNNING, id="the only one runs"),
        pytest.param((OVER, RUNNING, NEXT, LATER), NOW, RUNNING, id="not the newest opened"),
        pytest.param((OVER, RUNNING), date(2026, 3, 20), OVER, id="elected but not begun yet"),
        pytest.param((OVER, RUNNING), date(2026, 3, 31), OVER, id="its last day"),
        pytest.param((OVER, RUNNING), date(2026, 4, 1), RUNNING, id="its first day"),
        pytest.param((NEXT, LATER), NOW, NEXT, id="none runs: the next to begin"),
        pytest.param((OVER, NEXT), NOW, NEXT, id="a gap: the next to begin"),
        pytest.param((OVER,), NOW, OVER, id="all are over: the last that ended"),
    ],
)
@pytest.mark.django_db
def test_running_wahlzeit(opened: tuple[date, ...], today: date, running: date | None):
    _open(*opened)

    found = Term.objects.running(today)

    assert (found.election_day if found else None) == running


@pytest.mark.django_db
def test_there_is_one_on_every_day_once_one_is_opened():
    _open(OVER, RUNNING, LATER)

    for days in range(0, 6000, 61):
        today = date(2020, 1, 1) + timedelta(days=days)
        found = Term.objects.running(today)
        assert found is not None
        lies_in = Term.objects.filter(starts_on__lte=today, ends_on__gte=today)
        assert not lies_in or found == lies_in.get()


@pytest.fixture
def two_wahlzeiten(client, monkeypatch):
    """A town in the running Wahlzeit, in which the next one is opened already."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: NOW)
    running, ahead = factories.term(RUNNING), factories.term(NEXT)
    place = factories.MunicipalityFactory()
    commissions.residents(place, 2000)
    client.force_login(factories.lead(place))
    return place, running, ahead


@pytest.mark.django_db
def test_the_link_of_a_task_opens_the_form_of_its_own_wahlzeit(two_wahlzeiten, client):
    place, running, ahead = two_wahlzeiten
    one = Municipality.objects.filter(pk=place.pk)
    duties = open_duties(one, current_terms(NOW), today=NOW, overrides={})[place.pk]
    assert [(duty.what, duty.about.term, duty.state) for duty in duties] == [
        (DutyKind.CHOOSE_COMMISSION, running.pk, TaskState.UNDATED),
        (DutyKind.DECIDE_BODY, ahead.pk, TaskState.OPEN),
    ]
    for duty, term in zip(duties, (running, ahead), strict=True):
        answer = client.get(way_to(duty)[0])
        assert answer.context["form"].initial["term"] == term
        assert f"Wahlzeit {term}" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["detail", "decide", "commission_start"])
def test_every_page_about_a_wahlzeit_says_which_and_takes_the_running_one(
    page, two_wahlzeiten, client
):
    place, running, ahead = two_wahlzeiten
    url = reverse(f"municipalities:{page}", args=[place.ags])
    for asked, term in [("", running), (f"?wahlzeit={ahead.pk}", ahead)]:
        if page == "commission_start" and term == ahead:
            continue  # a commission cannot begin years ahead
        answer = client.get(f"{url}{asked}")
        header = answer.content.decode().split('class="page-header"')[1].split("</h1>")[0]
        assert f"Wahlzeit {term}" in header
        assert answer.context["term"] == term
    for nothing in ("99999", "neu", "1" * 30):
        assert client.get(f"{url}?wahlzeit={nothing}").status_code == 404


@pytest.mark.django_db
def test_the_list_of_municipalities_shows_the_running_one(two_wahlzeiten, client):
    _place, running, _ahead = two_wahlzeiten
    assert client.get(reverse("municipalities:list")).context["term"] == running
