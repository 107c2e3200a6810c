"""When a slip in what was entered of a commission can still be corrected."""

from collections.abc import Callable
from datetime import date

import pytest

from municipalities.law.basis import RuleViolation
from municipalities.law.commission.composition import Capacity, Gender, Seat, Split, compose
from municipalities.law.commission.corrections import (
    Attended,
    Stay,
    check_attended,
    check_formed_on,
    check_not_reported,
    check_seat_free,
)
from municipalities.law.commission.rules import CommissionRule

MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))
GIVEN = {2026: date(2026, 12, 1), 2028: date(2028, 12, 1)}
SUCCESSOR = Stay(MAY, None, "Kim Nachrücker")


def refusal(act: Callable[[], None]) -> RuleViolation | None:
    try:
        act()
    except RuleViolation as refused:
        return refused
    return None


@pytest.mark.rules("R-IK-05")
@pytest.mark.parametrize(
    ("years", "first"),
    [
        pytest.param([], None, id="no year is touched"),
        pytest.param([2025, 2027], None, id="none of the years was reported on"),
        pytest.param([2026], 2026, id="the year was reported on"),
        pytest.param(range(2027, 2029), 2028, id="one of two years was reported on"),
        pytest.param([2028, 2026], 2026, id="of two reports the first is named"),
    ],
)
def test_what_a_report_was_given_on_stays(years, first):
    found = refusal(lambda: check_not_reported(years, GIVEN))
    told = None if found is None else (found.rule, found.facts["year"], found.facts["given_on"])
    assert told == (first and (CommissionRule.RESTS_REPORT, first, GIVEN[first]))


@pytest.mark.rules("R-IK-06")
@pytest.mark.parametrize(
    ("seats", "before", "after", "others", "day"),
    [
        pytest.param(1, Stay(MARCH, APRIL), Stay(MARCH), [], None, id="nobody followed"),
        pytest.param(1, Stay(MARCH, APRIL), Stay(MARCH), [SUCCESSOR], MAY,
                     id="sits again though somebody followed"),
        pytest.param(2, Stay(MARCH, APRIL), Stay(MARCH), [SUCCESSOR], None,
                     id="sits again beside the follower: there is a second seat"),
        pytest.param(1, Stay(MARCH, APRIL), Stay(MARCH, MAY), [SUCCESSOR], None,
                     id="left on the day on which the follower came"),
        pytest.param(1, Stay(MARCH, APRIL), Stay(MARCH, JUNE), [SUCCESSOR], MAY,
                     id="left after the follower came"),
        pytest.param(1, Stay(MARCH, JUNE), Stay(MARCH, MAY), [SUCCESSOR], None,
                     id="left earlier, though the follower had come before"),
        pytest.param(1, Stay(MAY), Stay(APRIL), [Stay(MARCH, APRIL)], None,
                     id="came on the day on which the predecessor left"),
        pytest.param(1, Stay(MAY), Stay(APRIL), [Stay(MARCH, MAY, "Kim Vor")], APRIL,
                     id="came while the predecessor was there"),
        pytest.param(1, Stay(MAY), Stay(JUNE), [Stay(MARCH)], None, id="came later"),
        pytest.param(1, None, Stay(MARCH), [Stay(MARCH, APRIL)], MARCH, id="a new stay"),
        pytest.param(1, None, Stay(APRIL), [Stay(MARCH, APRIL)], None, id="a new stay afterwards"),
        pytest.param(0, None, Stay(APRIL), [], APRIL, id="no seat of this kind"),
    ],
)  # fmt: skip
def test_a_longer_stay_needs_a_free_seat(seats, before, after, others, day):
    found = refusal(lambda: check_seat_free(seats, before, after, others))
    told = None if found is None else (found.rule, found.facts["day"])
    assert told == (day and (CommissionRule.RESTS_SUCCESSOR, day))


@pytest.mark.rules("R-IK-06")
def test_who_has_the_seat_is_named():
    others = [Stay(MARCH, None, "Kim Früher"), SUCCESSOR]
    found = refusal(lambda: check_seat_free(2, Stay(MARCH, APRIL), Stay(MARCH), others))
    assert found is not None
    assert found.facts["name"] == "Kim Nachrücker"
    nobody = refusal(lambda: check_seat_free(0, None, Stay(MARCH), []))
    assert nobody is not None
    assert nobody.facts["name"] == ""


@pytest.mark.rules("R-IK-05")
@pytest.mark.parametrize(
    ("present", "before", "after", "refused"),
    [
        pytest.param(3, 4, 3, False, id="as many members as came"),
        pytest.param(4, 4, 3, True, id="one member fewer than came"),
        pytest.param(4, 3, 3, False, id="it did not fit before"),
        pytest.param(5, 3, 2, True, id="it did not fit before and fits still less"),
        pytest.param(4, 3, 4, False, id="it fits now"),
    ],
)
def test_a_meeting_keeps_its_members(present, before, after, refused):
    found = refusal(lambda: check_attended([Attended(MAY, present, before, after)]))
    assert (found is not None) is refused


@pytest.mark.rules("R-IK-01", "R-IK-04")
def test_a_commission_is_formed_on_a_day_on_which_it_was_complete():
    chair = Seat(Capacity.CHAIR, Gender.UNSTATED)
    expert = Seat(Capacity.EXPERT, Gender.FEMALE)
    complete, alone = (
        compose(Split(2, 0, 1), seats, co_chair=False) for seats in ([chair, expert], [chair])
    )
    assert refusal(lambda: check_formed_on(MAY, complete)) is None
    found = refusal(lambda: check_formed_on(MAY, alone))
    assert found is not None
    assert [one.rule for one in found.facts["findings"]] == [CommissionRule.EXPERTS_BELOW_HALF]
