"""An election that is set up late: what is over already stands on the page before it is done."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.law.course.calendar import HESSE
from elections.law.course.late_start import late_start
from elections.models import Election
from municipalities.actions.body.decisions import decide_body
from municipalities.law.body.gremium import Body
from tests import factories

DAY = date(2026, 3, 15)


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HESSE)


CALL, CLOSE = "elections.call_is_over", "elections.lists_are_over"


@pytest.mark.rules("C-02", "C-03", "R-BODY-04")
@pytest.mark.parametrize(
    ("now", "over"),
    [
        pytest.param(at(date(2025, 12, 26), 23, 59), [], id="D−79 to its last minute"),
        pytest.param(at(date(2025, 12, 27), 0), [CALL], id="D−78: the call is over"),
        pytest.param(at(date(2026, 1, 5), 18), [CALL], id="D−69 at 18:00 a list can still come"),
        pytest.param(at(date(2026, 1, 5), 18, 1), [CALL, CLOSE], id="one minute later none can"),
        pytest.param(at(DAY - timedelta(1)), [CALL, CLOSE], id="the day before the election"),
        pytest.param(at(DAY, 23, 59), [CALL, CLOSE], id="the election day"),
        pytest.param(at(DAY + timedelta(1)), [], id="afterwards it is told of, not prepared"),
    ],
)
def test_what_is_over_already(now, over):
    found = late_start(DAY, now)
    assert [one.rule for one in found] == over
    assert [str(one.norm) for one in found] == ["§ 22 Abs. 1 KWO", "§ 13 Abs. 1 KWG"][: len(over)]


def _chosen(client):
    place, term = factories.MunicipalityFactory(), factories.term(DAY)
    actor = factories.lead(place)
    decide_body(
        place, term, body=Body.ABR, seats=7, decided_on=date(2025, 9, 1), resolution="Nr. 1",
        today=DAY, actor=actor,
    )  # fmt: skip
    client.force_login(actor)
    return place, reverse("elections:set_up", args=[place.ags, term.pk]), term


@pytest.mark.django_db
@pytest.mark.rules("C-02", "C-03", "R-BODY-04")
@pytest.mark.parametrize(
    ("day", "warned"),
    [(date(2025, 12, 1), False), (date(2026, 1, 2), True), (DAY - timedelta(1), True)],
)
def test_the_officer_sees_it_before_confirming(day, warned, client, monkeypatch):
    _place, page, term = _chosen(client)
    monkeypatch.setattr(timezone, "now", lambda: at(day))
    text = client.get(page).content.decode()
    assert f"Wahlzeit {term}" in text
    assert ("Für diese Wahl ist es zu spät" in text) is warned
    assert ("Es kann keine Liste mehr kommen" in text) is (day > date(2026, 1, 5))
    assert client.post(page).status_code == 302
    assert Election.objects.get().day == DAY


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-06")
def test_after_the_day_only_an_election_that_was_held_is_set_up(client, monkeypatch):
    place, page, term = _chosen(client)
    monkeypatch.setattr(timezone, "now", lambda: at(DAY + timedelta(1)))
    text = client.get(page).content.decode()
    assert reverse("municipalities:outcome", args=[place.ags, term.pk]) in text
    assert client.post(page).status_code == 422
    assert not Election.objects.exists()
    assert client.post(page, {"held": "on"}).status_code == 302
    assert Election.objects.get().day == DAY


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-04", "R-BODY-06")
@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 12, 26), ""),
        (DAY - timedelta(1), "Für eine Wahl ist es spät"),
        (DAY + timedelta(1), "Beschließen lässt sich jetzt nur noch eine Integrations-Kommission"),
    ],
)
def test_the_form_for_the_decision_says_so_too(day, said, client, monkeypatch):
    place, _page, term = _chosen(client)
    monkeypatch.setattr(timezone, "now", lambda: at(day))
    page = reverse("municipalities:decide", args=[place.ags])
    text = " ".join(client.get(f"{page}?wahlzeit={term.pk}").content.decode().split())
    assert said in text
    assert f"Wahlzeit {term}" in text
