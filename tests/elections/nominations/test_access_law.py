"""An invitation opens one list, once, as long as it is the newest; places of a table stay clear."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from elections.law.nominations.access import Invited, check_invitation
from elections.law.nominations.places import (
    places_in_table,
    places_of_the_rest,
    places_without,
)
from tests.told import refusal

ENDS = datetime(2026, 1, 5, 17, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


@pytest.mark.rules("R-LIST-05")
@pytest.mark.parametrize(
    ("invited", "now", "rule"),
    [
        pytest.param(Invited(ENDS), ENDS - MOMENT, None, id="to the last moment"),
        pytest.param(Invited(ENDS), ENDS, "INVITATION_EXPIRED", id="over"),
        pytest.param(
            Invited(ENDS, is_newest=False), ENDS - MOMENT, "INVITATION_REPLACED", id="a newer one"
        ),
        pytest.param(
            Invited(ENDS, is_newest=False, is_used=True), ENDS, "INVITATION_USED", id="used up"
        ),
    ],
)
def test_what_an_invitation_opens(invited, now, rule):
    if rule is None:
        assert check_invitation(invited, now) is None
    else:
        assert refusal(lambda: check_invitation(invited, now))[0] == rule


@pytest.mark.rules("R-LIST-03")
@pytest.mark.parametrize(
    ("stated", "places"),
    [
        pytest.param([], (), id="nobody"),
        pytest.param([None, None], (1, 2), id="none stated: the order of the table"),
        pytest.param([2, None, 1, None], (2, 3, 1, 4), id="behind the last one stated"),
        pytest.param([7, 7], (7, 7), id="what is doubled stays doubled"),
    ],
)
def test_the_places_of_a_table(stated, places):
    assert places_in_table(stated) == places


@pytest.mark.rules("R-LIST-03")
@pytest.mark.parametrize(
    ("taken", "rest", "moves"),
    [
        pytest.param({1, 2}, {3}, {}, id="a place of one's own stays"),
        pytest.param({1, 2}, {1, 2, 4}, {1: 5, 2: 6}, id="pushed behind everybody, in order"),
        pytest.param((), (), {}, id="nobody"),
    ],
)
def test_who_is_pushed_stands_behind_everybody(taken, rest, moves):
    assert places_of_the_rest(taken, rest) == moves


@pytest.mark.rules("R-LIST-11")
@pytest.mark.parametrize(
    ("places", "removed", "moves"),
    [
        pytest.param({1, 2, 3, 4}, {2}, {3: 2, 4: 3}, id="one falls out"),
        pytest.param({1, 2, 3, 4}, {1, 3}, {2: 1, 4: 2}, id="two fall out"),
        pytest.param({1, 2}, set(), {}, id="nobody falls out"),
    ],
)
def test_those_behind_move_up(places, removed, moves):
    assert places_without(places, removed) == moves
