"""What many municipalities owe, as the database answers it: what, since when, at which price."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections.actions.course.phases import cancel_election
from elections.law.course.phases import Phase
from municipalities.law.body.duties import DutyKind
from municipalities.law.task import TaskState
from municipalities.models import BodyEvent, BodyEventKind, KnownBody, Municipality, ResidentCount
from municipalities.models.commission.duties import current_terms, duties_of
from municipalities.models.commission.timeline import timeline
from tests import factories
from tests.municipalities.commission import commissions
from tests.municipalities.commission.commissions import COUNTED, DECIDED, FORMED, TODAY

pytestmark = pytest.mark.django_db
# One person stands on list 1, which wins two of three seats: two members are left.
TOO_FEW = {"seats": 3, "lists": {1: 1, 2: 4}, "votes": {1: {1: 300}, 2: {1: 80, 2: 40, 3: 20}}}


def owed(place, term, today=TODAY):
    """Kind and day „since“ of every duty of one municipality."""
    one = Municipality.objects.filter(pk=place.pk)
    (found,) = duties_of(one, term, today=today, overrides={})
    return [(duty.what, duty.since) for duty in found.duties]


def nobody_counted(term):
    return factories.MunicipalityFactory()


def counted(term):
    place = factories.MunicipalityFactory()
    commissions.residents(place, 2000)
    return place


def chosen(term):
    place = counted(term)
    commissions.choose_commission(place, term)
    return place


def cancelled(term):
    held = factories.election(Phase.NOMINATION, seats=9)
    lead = factories.lead(held.municipality)
    cancel_election(held.pk, decided_on=date(2026, 1, 16), actor=lead)
    return held.municipality


def begun_with_too_few(term):
    return factories.election(Phase.DETERMINED, **TOO_FEW).municipality


def dropped_below_three(term):
    held = factories.election(Phase.PUBLISHED, lists={1: 4, 2: 4})
    factories.end_body(held, date(2026, 5, 7), 2, factories.lead(held.municipality))
    return held.municipality


def known(term):
    place = counted(term)
    KnownBody.objects.create(
        municipality=place, body="IK", as_of=term.election_day, source="Zeitung"
    )
    return place


def formed(term):
    place = counted(term)
    commissions.formed(place, term, women=2, men=2)
    return place


@pytest.mark.rules("R-BODY-01", "R-BODY-04", "R-BODY-08", "R-BODY-09", "R-BODY-10", "R-IK-05")
@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(nobody_counted, [(DutyKind.STATE_RESIDENTS, None)],
                     id="since when a number is missing nobody knows"),
        pytest.param(counted, [(DutyKind.CHOOSE_COMMISSION, None)],
                     id="since when a body is owed no count says"),
        pytest.param(chosen, [(DutyKind.FORM_COMMISSION, DECIDED)],
                     id="a commission by choice since the resolution"),
        pytest.param(cancelled, [(DutyKind.FORM_COMMISSION, date(2026, 1, 16))],
                     id="one after a failed election since its cancellation"),
        pytest.param(begun_with_too_few, [(DutyKind.FORM_COMMISSION, date(2026, 3, 27))],
                     id="one for a council that began too small since its result"),
        pytest.param(dropped_below_three, [(DutyKind.FORM_COMMISSION, date(2026, 5, 7))],
                     id="one for a council that ended since that day"),
        pytest.param(known, [], id="a body that a source names owes nothing that is known"),
        pytest.param(formed, [(DutyKind.HOLD_MEETING, FORMED), (DutyKind.GIVE_REPORT, FORMED)],
                     id="a formed commission owes meetings and a report"),
    ],
)  # fmt: skip
def test_a_duty_says_since_when_it_is_owed(made, expected):
    term = factories.term()
    assert owed(made(term), term) == expected


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-05")
def test_what_a_commission_did_is_no_duty_any_more():
    term = factories.term()
    place = counted(term)
    commission = commissions.formed(place, term, women=2, men=2)
    for day in [date(2026, 7, 3), date(2026, 8, 3)]:
        commissions.meet(commission, day)
    commissions.meet(commission, date(2026, 9, 3), held=False)
    commissions.report(commission, 2026, date(2026, 11, 2))
    assert owed(place, term, date(2026, 11, 22)) == []


@pytest.mark.rules("R-IK-07")
def test_a_wahlzeit_that_ended_owes_nothing():
    term = factories.term()
    place, chose = counted(term), chosen(term)
    assert owed(place, term, term.ends_on) != []
    after = term.ends_on.replace(month=4, day=1)
    assert (owed(place, term, after), owed(chose, term, after)) == ([], [])
    assert (current_terms(term.ends_on), current_terms(after)) == ([term], [])


@pytest.mark.rules("R-BODY-10")
def test_the_duties_of_one_municipality_come_the_most_pressing_first():
    term = factories.term()
    place = counted(term)
    commissions.formed(place, term, women=2, men=2)
    (found,) = duties_of(
        Municipality.objects.filter(pk=place.pk), term, today=date(2027, 2, 1), overrides={}
    )
    urgencies = [duty.state for duty in found.duties]
    assert urgencies == [TaskState.OVERDUE] * 2 + [TaskState.OPEN] * 2


@pytest.mark.rules("R-BODY-08", "R-BODY-10")
def test_what_was_written_down_later_was_not_known_then():
    term = factories.term()
    place = counted(term)
    for kind, day in [
        (BodyEventKind.ELECTION_SET_UP, datetime(2025, 9, 1, 12, tzinfo=UTC)),
        (BodyEventKind.ELECTION_CANCELLED, datetime(2026, 1, 17, 12, tzinfo=UTC)),
    ]:
        BodyEvent.objects.create(
            municipality=place, term=term, kind=kind, on=date(2026, 1, 16), members=9,
            election_day=term.election_day, election_key=1, recorded_at=day,
        )  # fmt: skip
    one = Municipality.objects.filter(pk=place.pk)

    def known(day):
        (row,) = duties_of(one, term, today=TODAY, overrides={}, known_on=day)
        (chapter,) = timeline(place, known_on=day)
        stages = [(election.day, election.stage) for election in chapter.elections]
        return [(duty.what, duty.since) for duty in row.duties], stages

    assert [known(date(2025, 8, 31)), known(date(2026, 1, 16)), known(date(2026, 1, 17))] == [
        ([(DutyKind.STATE_RESIDENTS, None)], []),
        ([(DutyKind.CHOOSE_COMMISSION, None)], [(factories.DAY, BodyEventKind.ELECTION_SET_UP)]),
        (
            [(DutyKind.FORM_COMMISSION, date(2026, 1, 16))],
            [(factories.DAY, BodyEventKind.ELECTION_CANCELLED)],
        ),
    ]
    assert known(None) == known(date(2026, 1, 17))


def many(count: int) -> None:
    """Municipalities with a number of residents."""
    kreis = factories.KreisFactory()
    made = Municipality.objects.bulk_create(
        Municipality(ags=f"069{n:05}", name=f"Ort {n}", sort_key=f"{n:05}", kreis=kreis)
        for n in range(count)
    )
    ResidentCount.objects.bulk_create(
        ResidentCount(
            municipality=one,
            as_of=COUNTED,
            foreign_residents=1500,
            status=ResidentCount.Status.ESTIMATE,
            source="Zensus 2022",
        )
        for one in made
    )


def queries(term) -> int:
    with CaptureQueriesContext(connection) as asked:
        duties_of(Municipality.objects.all(), term, today=TODAY, overrides={})
    return len(asked)


def test_421_municipalities_cost_as_many_queries_as_three():
    term = factories.term()
    cancelled(term)
    formed(term)
    few = queries(term)
    many(421)
    for _number in range(3):
        cancelled(term)
        formed(term)
    assert (queries(term), few) == (few, 9)
