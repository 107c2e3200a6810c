"""Random terms, played on pure data with the law alone, keep what must hold for every body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.law.result.elected import MajorityElection, elect_by_majority, elect_from_list
from ballots.law.result.seats import LotRequired
from ballots.law.term.mandates import LossGround
from ballots.law.term.succession import Call, PassedOver, call_next, replacement

FEWEST = 3
Person = tuple[int, int]
Groups = tuple[tuple[int, ...], ...]


@dataclass
class Body:
    """A council on paper: who sits, who left and why, which seats wait for a successor."""

    queues: dict[int, Groups]
    seats: int
    sitting: list[Person]
    ever: list[Person] = field(default_factory=list)
    left: dict[Person, LossGround] = field(default_factory=dict)
    barred: dict[Person, PassedOver] = field(default_factory=dict)
    skipped: set[Person] = field(default_factory=set)
    vacant: list[Person] = field(default_factory=list)
    exhausted: int = 0
    ended: bool = False

    def __post_init__(self) -> None:
        self.ever = list(self.sitting)
        self.begun = self.seats

    def next_on(self, number: int, drawn: int | None = None) -> Call:
        return call_next(
            self.queues[number],
            called={place for on, place in self.ever if on == number},
            barred={place: why for (on, place), why in self.barred.items() if on == number},
            drawn=drawn,
        )

    def leave(self, person: Person, ground: LossGround) -> None:
        self.sitting.remove(person)
        self.left[person] = ground
        self.vacant.append(person)

    def fill(self, gone: Person, draw: Callable[[Sequence[int]], int]) -> None:
        """Determine who follows, after a lot where the law asks for one."""
        number = gone[0]
        call = self.next_on(number)
        if call.lot:
            call = self.next_on(number, draw(call.lot.tied))
        self.vacant.remove(gone)
        self.exhausted += call.exhausted
        self.skipped |= {(number, one.place) for one in call.skipped}
        after = replacement(
            call.successor, self.seats, len(self.sitting) + 1, pending=len(self.vacant)
        )
        if call.successor is not None:
            self.sitting.append((number, call.successor))
            self.ever.append((number, call.successor))
            assert self._stood_first(number, call)
        assert after.members == len(self.sitting)
        self.seats, self.ended = after.statutory_seats, after.body_ends

    def _stood_first(self, number: int, call: Call) -> bool:
        """Whether all who stood before the successor had a seat or were skipped."""
        before: list[int] = []
        for group in self.queues[number]:
            if call.successor in group:
                break
            before += group
        skipped = {one.place for one in call.skipped}
        return all((number, place) in self.ever or place in skipped for place in before)

    def waiting(self) -> list[Person]:
        """Who could still be called or passed over."""
        behind = [
            (number, place)
            for number, groups in self.queues.items()
            for group in groups
            for place in group
        ]
        return [one for one in behind if one not in self.ever and one not in self.barred]


def check(body: Body) -> None:
    """What must hold after every act."""
    assert len(body.sitting) + len(body.vacant) == body.seats
    assert len(set(body.ever)) == len(body.ever)
    assert set(body.ever) == {*body.sitting, *body.left}
    assert body.skipped <= set(body.barred)
    assert not body.skipped & set(body.ever)
    assert body.begun - body.seats == body.exhausted
    assert body.ended is (body.seats < FEWEST)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """A council after its election by lists or by majority, with three members or more."""
    if draw(st.booleans()):
        return draw(by_majority())
    queues: dict[int, Groups] = {}
    sitting: list[Person] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        votes = draw(st.lists(st.integers(0, 9), min_size=3, max_size=7))
        seats = draw(st.integers(3 if number == 1 else 0, 4))
        found = elect_from_list(dict(enumerate(votes, 1)), seats, range(1, len(votes) + 1))
        sitting += [(number, place) for place in found.elected]
        queues[number] = tuple((place,) for place in found.successors)
    return Body(queues, len(sitting), sitting)


@st.composite
def by_majority(draw: st.DrawFn) -> Body:
    """One list; few different numbers of votes, so that many are equal."""
    votes = dict(enumerate(draw(st.lists(st.integers(1, 3), min_size=3, max_size=9)), 1))
    seats = draw(st.integers(3, 5))
    found = elect_by_majority(votes, seats)
    if isinstance(found, LotRequired):
        drawn = draw(st.permutations(found.tied))[: found.open_seats]
        found = elect_by_majority(votes, seats, drawn)
    assert isinstance(found, MajorityElection)
    elected = [(1, place) for place in found.elected]
    return Body({1: found.successor_groups}, len(elected), elected)


def play(body: Body, data: st.DataObject) -> None:
    """One act, as far as there is anybody to whom it can happen."""
    act = data.draw(st.sampled_from(["leave", "leave", "pass over", "fill", "fill"]))
    if act == "leave" and body.sitting:
        ground = data.draw(st.sampled_from(LossGround))
        body.leave(data.draw(st.sampled_from(sorted(body.sitting))), ground)
    elif act == "pass over" and (waiting := body.waiting()):
        body.barred[data.draw(st.sampled_from(waiting))] = data.draw(st.sampled_from(PassedOver))
    elif act == "fill" and body.vacant:
        gone = data.draw(st.sampled_from(sorted(body.vacant)))
        body.fill(gone, lambda tied: data.draw(st.sampled_from(tied)))


@pytest.mark.rules("R-END-04", "R-END-05", "R-END-06", "R-END-07", "R-END-08", "R-BODY-09")
@given(body=bodies(), data=st.data())
def test_in_every_term_the_body_keeps_the_law(body: Body, data: st.DataObject):
    check(body)
    for _ in range(data.draw(st.integers(1, 25))):
        play(body, data)
        check(body)
        if body.ended:
            return


@pytest.mark.rules("R-END-04", "R-END-08", "R-BODY-09")
@given(body=bodies(), data=st.data())
def test_when_nobody_stays_every_body_ends_with_two_members(body: Body, data: st.DataObject):
    """Successors leave too; once every list is exhausted, the body has shrunk below three."""
    while not body.ended:
        body.leave(data.draw(st.sampled_from(sorted(body.sitting))), LossGround.RESIGNATION)
        body.fill(body.vacant[0], lambda tied: data.draw(st.sampled_from(tied)))
        check(body)
    assert body.seats == len(body.sitting) == FEWEST - 1
