"""Random terms through the acts, against what must hold whatever happens in five years."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ballots.actions.term.departures import pass_over, record_departure
from ballots.actions.term.successions import call_for, determine_succession, draw_successor
from ballots.law.term.mandates import LossGround
from ballots.law.term.succession import PassedOver
from ballots.models import BodyEnd, Departure, Mandate, Succession, SuccessionBar
from ballots.models.term.sitting import sitting_of
from elections.law.course.phases import Phase
from elections.models import Candidate, Election
from municipalities.law.body.standing import BodyState
from municipalities.models import Municipality
from municipalities.models.body.standing import standings
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 4)
TODAY = factories.TODAY
BODIES = {
    "two lists": {
        "seats": 5,
        "lists": {1: 5, 2: 3},
        "votes": {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 40}, 2: {1: 90, 2: 80, 3: 60}},
    },
    "one list, equal votes": {
        "seats": 4,
        "lists": {1: 8},
        "votes": {1: {1: 90, 2: 80, 3: 70, 4: 60, 5: 50, 6: 50, 7: 50, 8: 10}},
    },
    "a list with more seats than persons": {
        "seats": 6,
        "lists": {1: 3, 2: 4},
        "votes": {1: {1: 200, 2: 150, 3: 100}, 2: {1: 60, 2: 50, 3: 40, 4: 30}},
    },
}
GROUNDS = [LossGround.RESIGNATION, LossGround.DEATH, LossGround.COURT_RULING]
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["leave", "leave", "pass over", "fill", "draw"]),
        st.integers(min_value=0, max_value=50),
    ),
    max_size=25,
)


class Term:
    """One body, driven by random acts."""

    def __init__(self, election: Election, actor) -> None:
        self.election, self.actor = Election.objects.get(pk=election.pk), actor
        self.seats = sitting_of(self.election).seats

    def vacant(self) -> list[Departure]:
        return list(Departure.objects.filter(mandate__election=self.election).vacant())

    def play(self, event: str, number: int) -> None:
        {"leave": self.leave, "pass over": self.skip, "fill": self.fill, "draw": self.draw}[event](
            number
        )

    def leave(self, number: int) -> None:
        sitting = list(Mandate.objects.filter(election=self.election).sitting())
        if sitting:
            record_departure(
                sitting[number % len(sitting)].pk,
                ground=GROUNDS[number % len(GROUNDS)],
                found_on=DAY,
                effective_on=DAY,
                today=TODAY,
                actor=self.actor,
            )

    def skip(self, number: int) -> None:
        free = list(
            Candidate.objects.filter(
                nomination__election=self.election, mandates=None, succession_bar=None
            ).order_by("pk")
        )
        if free and not BodyEnd.objects.filter(election=self.election).exists():
            pass_over(
                self.election.pk,
                free[number % len(free)].pk,
                ground=list(PassedOver)[number % 4],
                noted_on=DAY,
                note="Schreiben",
                today=TODAY,
                actor=self.actor,
            )

    def fill(self, number: int) -> None:
        for departure in self.vacant():
            call = call_for(departure)
            if call.lot is None:
                determine_succession(
                    departure.pk,
                    place=call.successor,
                    determined_on=DAY,
                    today=TODAY,
                    actor=self.actor,
                )
                return

    def draw(self, number: int) -> None:
        for departure in self.vacant():
            call = call_for(departure)
            if call.lot is not None:
                draw_successor(
                    departure.pk,
                    drawn=call.lot.tied[number % len(call.lot.tied)],
                    drawn_on=DAY,
                    minutes="Gezogen im Rathaus",
                    today=TODAY,
                    actor=self.actor,
                )
                return

    def check(self) -> None:
        body = sitting_of(Election.objects.get(pk=self.election.pk))
        seated = list(self.election.mandates.values_list("candidate", flat=True))
        # No person sits twice, and nobody passed over sits.
        assert len(seated) == len(set(seated))
        barred = set(SuccessionBar.objects.values_list("candidate", flat=True))
        assert barred & set(seated) == set()
        # Every vacancy has a ground; the body shrinks exactly where nobody follows.
        without_ground = Departure.objects.filter(ground="")
        assert not without_ground.exists()
        empty = Succession.objects.filter(departure__mandate__election=self.election, mandate=None)
        assert body.seats == self.seats - empty.count()
        end = BodyEnd.objects.filter(election=self.election).first()
        if end is None:
            assert body.members + body.vacant == body.seats
            assert body.seats >= 3
            assert body.members <= body.seats
        else:
            assert end.members < 3
            assert body.members == 0
        # A seat stays vacant only while somebody can follow.
        for departure in self.vacant():
            call = call_for(departure)
            assert call.successor is not None or call.lot is not None
        one = Municipality.objects.filter(pk=self.election.municipality_id)
        (row,) = standings(one, self.election.term, today=TODAY, overrides={})
        assert (row.body.state is BodyState.IK_AFTER_DROP_BELOW_3) is (end is not None)


@pytest.mark.rules("R-END-04", "R-END-05", "R-END-06", "R-END-07", "R-END-08", "R-BODY-09")
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_whatever_happens_in_a_term(body):
    election = factories.election(Phase.PUBLISHED, **body)
    actor = factories.lead(election.municipality)

    @settings(
        max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(events=EVENTS)
    def play(events):
        with transaction.atomic():
            term = Term(election, actor)
            term.check()
            for event, number in events:
                term.play(event, number)
                term.check()
            transaction.set_rollback(True)

    play()
