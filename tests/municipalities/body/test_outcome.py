"""What became of an election that this product did not keep: told, corrected, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.course.setup import set_up_election
from municipalities.actions.body.decisions import decide_body
from municipalities.actions.body.outcome import record_outcome
from municipalities.doors import way_to
from municipalities.law.body.duties import DutyKind
from municipalities.law.body.gremium import Body
from municipalities.law.body.outcome import Outcome, Told, check_outcome
from municipalities.law.body.standing import BodyState
from municipalities.law.task import TaskState
from municipalities.models import AuditEvent, BodyEvent, BodyEventKind, Municipality
from municipalities.models.body.standing import standings
from municipalities.models.commission.duties import duties_of
from tests import factories
from tests.municipalities.commission import commissions
from tests.told import refusal

DAY, TODAY = date(2026, 3, 15), date(2026, 6, 1)
SEATS = 7


def chose(residents: int = 2000, body: Body = Body.ABR):
    """A town whose council chose a body in time; nothing is known of an election."""
    place, term = factories.MunicipalityFactory(), factories.term()
    commissions.residents(place, residents)
    actor = factories.lead(place)
    decide_body(
        place, term, body=body, seats=SEATS, decided_on=date(2025, 9, 1), resolution="Nr. 1",
        in_statute=residents <= 1000, today=TODAY, actor=actor,
    )  # fmt: skip
    return place, term, actor


def tell(place, term, actor, outcome: Outcome, on: date | None = None, members=None, **more):
    return record_outcome(
        place, term, Told(outcome, on, members), source="Bekanntmachung", today=TODAY,
        actor=actor, **more,
    )  # fmt: skip


def state_of(place, term):
    one = Municipality.objects.filter(pk=place.pk)
    (row,) = standings(one, term, today=TODAY, overrides={})
    return row.body.state


def owed(place, term):
    one = Municipality.objects.filter(pk=place.pk)
    return duties_of(one, term, today=TODAY, overrides={})[0].duties


@pytest.mark.rules("R-BODY-06", "R-BODY-08")
@pytest.mark.parametrize(
    ("told", "today", "seats", "said"),
    [
        pytest.param(Told(Outcome.HELD), DAY, 7, "OUTCOME_BEFORE_ELECTION_DAY",
                     id="on the election day nobody knows it yet"),
        pytest.param(Told(Outcome.NO_LIST), date(2026, 1, 20), 7, "OUTCOME_BEFORE_ELECTION_DAY",
                     id="before the day the election itself is kept or called off here"),
        pytest.param(Told(Outcome.HELD, date(2026, 3, 14)), TODAY, 7, "OUTCOME_DAY_IMPOSSIBLE",
                     id="determined before the election day"),
        pytest.param(Told(Outcome.HELD, date(2026, 6, 2)), TODAY, 7, "OUTCOME_DAY_IMPOSSIBLE",
                     id="determined tomorrow"),
        pytest.param(Told(Outcome.NO_LIST, date(2026, 6, 2)), TODAY, 7, "OUTCOME_DAY_IMPOSSIBLE",
                     id="declared tomorrow"),
        pytest.param(Told(Outcome.HELD, None, 8), TODAY, 7, "OUTCOME_EXCEEDS_SEATS",
                     id="more elected than seats"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(told, today, seats, said):
    found = refusal(check_outcome, told, election_day=DAY, seats=seats, today=today)
    assert found[0] == said


@pytest.mark.rules("R-BODY-06", "R-BODY-08")
@pytest.mark.parametrize(
    "told",
    [
        pytest.param(Told(Outcome.HELD, DAY, 7), id="determined on the day, all seats filled"),
        pytest.param(Told(Outcome.HELD), id="neither day nor number is known"),
        pytest.param(Told(Outcome.TOO_FEW_CANDIDATES, date(2026, 1, 16)), id="declared before it"),
    ],
)
def test_what_can_be_is_taken(told):
    check_outcome(told, election_day=DAY, seats=7, today=date(2026, 3, 16))


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-06")
@pytest.mark.parametrize("residents", [2000, 900])
def test_of_an_election_that_nobody_told_of_it_is_not_known_whether_it_was_held(residents):
    place, term, _actor = chose(residents)
    (duty,) = owed(place, term)
    assert state_of(place, term) is BodyState.ELECTION_UNKNOWN
    assert (duty.what, duty.state, duty.by, duty.since) == (
        DutyKind.RECORD_ELECTION, TaskState.UNDATED, None, DAY,
    )  # fmt: skip
    page = reverse("municipalities:outcome", args=[place.ags, term.pk])
    assert way_to(duty)[0] == page


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-06", "R-BODY-08", "R-BODY-09", "R-BODY-10")
@pytest.mark.parametrize(
    ("outcome", "on", "members", "state", "duties"),
    [
        pytest.param(Outcome.HELD, None, None, BodyState.ABR_ELECTION, [],
                     id="held, of whom nobody says"),
        pytest.param(Outcome.HELD, date(2026, 3, 27), 7, BodyState.ABR_ELECTION, [],
                     id="held, seven sit"),
        pytest.param(Outcome.HELD, date(2026, 3, 27), 2, BodyState.IK_AFTER_DROP_BELOW_3,
                     [(DutyKind.FORM_COMMISSION, date(2026, 3, 27))], id="held, two sit"),
        pytest.param(Outcome.NO_LIST, date(2026, 1, 16), None, BodyState.IK_AFTER_FAILED_ELECTION,
                     [(DutyKind.FORM_COMMISSION, date(2026, 1, 16))], id="no list"),
        pytest.param(Outcome.TOO_FEW_CANDIDATES, None, None, BodyState.IK_AFTER_FAILED_ELECTION,
                     [(DutyKind.FORM_COMMISSION, None)], id="too few, the day is not known"),
    ],
)  # fmt: skip
def test_what_follows_from_what_was_told(outcome, on, members, state, duties):
    place, term, actor = chose()
    tell(place, term, actor, outcome, on, members)
    assert state_of(place, term) is state
    assert [(duty.what, duty.since) for duty in owed(place, term)] == duties
    event = AuditEvent.objects.filter(act="body.outcome_recorded").get()
    assert event.details["outcome"] == outcome.value
    assert event.details["source"] == "Bekanntmachung"


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-06")
@pytest.mark.parametrize("first", [Outcome.HELD, Outcome.NO_LIST])
def test_a_slip_is_corrected_by_one_more_row_and_can_be_taken_back(first):
    place, term, actor = chose()
    other = Outcome.NO_LIST if first is Outcome.HELD else Outcome.HELD
    states = {
        Outcome.HELD: BodyState.ABR_ELECTION,
        Outcome.NO_LIST: BodyState.IK_AFTER_FAILED_ELECTION,
        Outcome.UNKNOWN: BodyState.ELECTION_UNKNOWN,
    }
    for outcome in (first, other, Outcome.UNKNOWN, first):
        tell(place, term, actor, outcome)
        assert state_of(place, term) is states[outcome]
    assert BodyEvent.objects.count() == 4


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-04", "R-BODY-06", "R-BODY-10")
def test_what_was_told_binds_the_decision_and_the_election():
    place, term, actor = chose()
    tell(place, term, actor, Outcome.NO_LIST)
    assert refusal(set_up_election, place, term, actor=actor)[0] == "ELECTION_FAILED"
    tell(place, term, actor, Outcome.HELD)
    decision = {
        "body": Body.IK, "seats": 7, "decided_on": TODAY, "resolution": "Nr. 2", "today": TODAY,
    }  # fmt: skip
    assert refusal(decide_body, place, term, actor=actor, **decision)[0] == "ELECTION_HELD"
    set_up_election(place, term, actor=actor)
    said = refusal(
        record_outcome, place, term, Told(Outcome.HELD), source="x", today=TODAY, actor=actor
    )
    assert said[0] == "OUTCOME_IS_RECORDED_HERE"


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-10")
def test_nothing_can_be_told_anew_once_a_commission_rests_on_it():
    place, term, actor = chose()
    tell(place, term, actor, Outcome.NO_LIST)
    BodyEvent.objects.record(BodyEventKind.COMMISSION_FORMED, place, term, on=TODAY)
    said = refusal(
        record_outcome, place, term, Told(Outcome.HELD), source="x", today=TODAY, actor=actor
    )
    assert (said[0], said[1]) == ("OUTCOME_HAS_COMMISSION", "§ 86 Abs. 1 Satz 5 HGO R-BODY-10")


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-04")
def test_without_a_decision_for_a_council_there_was_nothing_to_elect():
    place, term, actor = chose(body=Body.IK)
    said = refusal(
        record_outcome, place, term, Told(Outcome.HELD), source="x", today=TODAY, actor=actor
    )
    assert said[0] == "OUTCOME_WITHOUT_DECISION"


@pytest.mark.django_db
def test_of_two_people_the_second_is_told():
    place, term, actor = chose()
    tell(place, term, actor, Outcome.HELD, seen=0)
    said = refusal(
        record_outcome, place, term, Told(Outcome.NO_LIST), source="x", today=TODAY,
        actor=actor, seen=0,
    )  # fmt: skip
    assert said[0] == "OUTCOME_NOT_NEWEST"


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-06")
def test_the_page_tells_it_corrects_it_and_takes_it_back(client, monkeypatch):
    place, term, actor = chose()
    monkeypatch.setattr(timezone, "localdate", lambda *_args: TODAY)
    client.force_login(actor)
    page = reverse("municipalities:outcome", args=[place.ags, term.pk])
    start = reverse("municipalities:detail", args=[place.ags])
    before = client.get(page).content.decode()
    assert f"Wahlzeit {term}" in before
    assert "bisherige Eintragung war falsch" not in before
    told = {"outcome": "held", "on": "2026-03-27", "members": "7", "source": "Amtsblatt"}
    answer = client.post(page, told | {"seen": "0"})
    assert (answer.status_code, answer.url) == (302, start)
    assert "gewählt, hier nicht geführt" in client.get(start).content.decode()
    refused = client.post(page, told | {"members": "8"})
    assert refused.status_code == 422
    assert "8 Gewählte" in refused.content.decode()
    client.post(page, {"outcome": "unknown", "source": "verschrieben"})
    assert state_of(place, term) is BodyState.ELECTION_UNKNOWN
    assert client.get(f"{start}verlauf/").status_code == 200
