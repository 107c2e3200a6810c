"""An objection to a refused list, and until when a decision can be corrected."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elections.law.course.phases import Phase
from elections.law.nominations.objection import (
    check_decision_correctable,
    check_objection,
    is_objection_in_time,
    objections_close,
)
from tests.told import refusal

REFUSED_ON = date(2026, 1, 16)
TODAY = date(2026, 1, 20)


@pytest.mark.rules("R-LIST-15", "C-07")
def test_an_objection_to_a_list_refused_on_d_58_may_come_until_d_56():
    election_day = date(2026, 3, 15)
    assert objections_close(election_day - timedelta(days=58)) == election_day - timedelta(days=56)


@pytest.mark.rules("R-LIST-15")
@pytest.mark.parametrize(("days", "in_time"), [(0, True), (2, True), (3, False)])
def test_an_objection_after_two_days_is_late(days, in_time):
    assert is_objection_in_time(REFUSED_ON + timedelta(days=days), REFUSED_ON) is in_time


@pytest.mark.rules("R-LIST-15")
@pytest.mark.parametrize(("objected", "decided"), [(16, 16), (17, 19), (18, 20), (20, 20)], ids=str)
def test_the_new_decision_follows_the_objection_and_that_the_refusal(objected, decided):
    check_objection(
        date(2026, 1, objected),
        was_admitted=False,
        refused_on=REFUSED_ON,
        decided_on=date(2026, 1, decided),
        today=TODAY,
    )


@pytest.mark.rules("R-LIST-15")
@pytest.mark.parametrize(("objected", "decided"), [(15, 19), (19, 18), (19, 21)], ids=str)
def test_days_out_of_their_order_are_refused(objected, decided):
    days = {"decided_on": date(2026, 1, decided), "refused_on": REFUSED_ON}
    on = date(2026, 1, objected)
    assert refusal(check_objection, on, was_admitted=False, today=TODAY, **days) == (
        "OBJECTION_DAY_IMPOSSIBLE",
        "§ 15 Abs. 3 KWG R-LIST-15",
        {"objected_on": on, **days},
    )


@pytest.mark.rules("R-LIST-15")
def test_nobody_objects_to_an_admission():
    days = {"decided_on": TODAY, "refused_on": REFUSED_ON, "today": TODAY}
    assert refusal(check_objection, REFUSED_ON, was_admitted=True, **days) == (
        "OBJECTION_WITHOUT_REFUSAL",
        "§ 15 Abs. 3 KWG R-LIST-15",
        {},
    )


@pytest.mark.rules("R-LIST-12", "C-05")
@pytest.mark.parametrize("phase", Phase)
def test_a_decision_stays_once_the_admission_rests_on_it(phase):
    if phase is Phase.NOMINATION:
        check_decision_correctable(phase)
        return
    assert refusal(check_decision_correctable, phase) == (
        "DECISION_RESTS_ON_ADMISSION",
        "§ 15 Abs. 1 KWG C-05",
        {"phase": phase},
    )
