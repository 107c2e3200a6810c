"""The year of an Integrations-Kommission: four meetings and a report."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.commission.year import (
    MeetingPace,
    ReportOwed,
    meeting_due,
    meeting_pace,
    meetings_expected,
    reports_owed,
)

FORMED, ENDS = date(2026, 10, 15), date(2031, 3, 31)
START, NEW_YEAR = date(2026, 4, 1), date(2027, 1, 1)
ALWAYS_FOUR = replace(MUNICIPALITY_DEFAULTS, partial_year_meetings_pro_rata=False)
ALWAYS_REPORTS = replace(MUNICIPALITY_DEFAULTS, report_owed_for_short_year=True)


def days(*said: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in said)


@pytest.mark.rules("R-IK-05")
@pytest.mark.parametrize(
    ("formed_on", "ends_on", "year", "pro_rata", "whole"),
    [
        pytest.param(START, ENDS, 2027, 4, 4, id="a whole year asks for four"),
        pytest.param(date(2026, 3, 31), ENDS, 2026, 3, 4, id="formed on 31 March: as many"),
        pytest.param(START, ENDS, 2026, 3, 4, id="formed on 1 April: three quarters are left"),
        pytest.param(date(2026, 4, 2), ENDS, 2026, 2, 4, id="formed a day later: two"),
        pytest.param(FORMED, ENDS, 2026, 0, 4, id="formed in October: none in that year"),
        pytest.param(date(2027, 1, 1), ENDS, 2027, 4, 4, id="formed on New Year's Day"),
        pytest.param(date(2027, 1, 2), ENDS, 2027, 3, 4, id="formed on the day after it"),
        pytest.param(date(2026, 7, 1), ENDS, 2026, 2, 4, id="formed on 1 July"),
        pytest.param(date(2026, 7, 2), ENDS, 2026, 1, 4, id="formed on 2 July"),
        pytest.param(date(2026, 10, 1), ENDS, 2026, 1, 4, id="formed on 1 October"),
        pytest.param(date(2026, 10, 2), ENDS, 2026, 0, 4, id="formed on 2 October"),
        pytest.param(date(2026, 12, 31), ENDS, 2026, 0, 4, id="one day of the year"),
        pytest.param(START, ENDS, 2031, 1, 4, id="the last quarter of the Wahlzeit"),
        pytest.param(START, date(2031, 2, 15), 2031, 0, 4, id="ended within the first quarter"),
        pytest.param(START, ENDS, 2025, 0, 0, id="the year before it was formed"),
        pytest.param(START, ENDS, 2032, 0, 0, id="the year after it ended"),
    ],
)
def test_how_many_meetings_a_year_asks_for(formed_on, ends_on, year, pro_rata, whole):
    assert (
        meetings_expected(formed_on, ends_on, year),
        meetings_expected(formed_on, ends_on, year, ALWAYS_FOUR),
    ) == (pro_rata, whole)


PACES = [
    pytest.param("2027-01-04", (), (2027, 4, 0, "2027-03-31", 4), id="none yet: one by March"),
    pytest.param("2027-03-31", (), (2027, 4, 0, "2027-03-31", 4),
                 id="on the last day of a quarter it can still be held"),
    pytest.param("2027-02-15", ["2027-02-01"], (2027, 4, 1, "2027-06-30", 3),
                 id="one held: the next by June"),
    pytest.param("2027-08-15", (), (2027, 4, 0, "2027-09-30", 4),
                 id="two quarters without one: a reminder, nothing is overdue"),
    pytest.param("2027-12-31", ["2027-02-01"], (2027, 4, 1, "2027-12-31", 3),
                 id="on the last day of the year it can still be held"),
    pytest.param("2028-01-01", ["2027-02-01"], (2027, 4, 1, "2027-12-31", 3),
                 id="the year closed with too few: now it is overdue"),
    pytest.param("2027-12-31", ["2027-02-01", "2027-09-01"], (2027, 4, 2, "2027-12-31", 2),
                 id="two of four on the last day of the year: two are missing, none is overdue"),
    pytest.param("2028-01-01", ["2027-02-01", "2027-09-01"], (2027, 4, 2, "2027-12-31", 2),
                 id="the year ended with two of four: two are overdue"),
    pytest.param("2028-12-31", ["2027-02-01", "2027-09-01"], (2027, 4, 2, "2027-12-31", 2),
                 id="they stay overdue to the end of the next year"),
    pytest.param("2029-01-01", ["2027-02-01", "2027-09-01"], (2028, 4, 0, "2028-12-31", 4),
                 id="then only the year before is named"),
    pytest.param("2027-08-15", ["2027-02-01", "2027-06-01"], (2027, 4, 2, "2027-09-30", 2),
                 id="two of four in the third quarter: the third by September"),
    pytest.param("2028-01-01", ["2027-02-01", "2027-03-01", "2027-09-01", "2027-12-01"],
                 (2028, 4, 0, "2028-03-31", 4), id="the year closed with four"),
    pytest.param("2027-04-01", ["2027-01-11", "2027-02-01", "2027-02-22", "2027-03-15"],
                 (2027, 4, 4, None, 0), id="four in the first quarter: nothing more is owed"),
    pytest.param("2027-04-01", ["2027-01-11", "2027-06-01", "2026-12-01"],
                 (2027, 4, 1, "2027-06-30", 3),
                 id="neither a called meeting nor one of another year counts"),
    pytest.param("2027-01-04", ["2026-12-01"], (2027, 4, 0, "2027-03-31", 4),
                 id="a meeting before it was formed does not count"),
    pytest.param("2026-10-01", (), (2027, 4, 0, "2027-03-31", 4),
                 id="asked before it was formed"),
    pytest.param("2031-04-01", ["2030-01-11", "2030-05-01", "2030-09-22", "2030-11-15"],
                 (2031, 1, 0, "2031-03-31", 1), id="it ended without the last meeting"),
]  # fmt: skip


@pytest.mark.rules("R-IK-05")
@pytest.mark.parametrize(("today", "held", "pace"), PACES)
def test_a_meeting_a_quarter_keeps_the_pace(today, held, pace):
    year, expected, count, due, missing = pace
    assert meeting_due(NEW_YEAR, ENDS, days(*held), date.fromisoformat(today)) == MeetingPace(
        year, expected, count, due and date.fromisoformat(due), missing
    )


IN_MARCH = date(2026, 3, 31)


@pytest.mark.rules("R-IK-05")
@pytest.mark.parametrize(
    ("today", "held", "pace"),
    [
        pytest.param("2026-03-31", (), (2026, 3, 0, "2026-06-30", 3),
                     id="on that day: the quarter that ends asks for nothing"),
        pytest.param("2026-07-01", (), (2026, 3, 0, "2026-09-30", 3),
                     id="a quarter without one moves the reminder"),
        pytest.param("2026-05-01", ["2026-03-31"], (2026, 3, 1, "2026-09-30", 2),
                     id="a meeting on that day counts"),
        pytest.param("2026-05-01", ["2026-03-30"], (2026, 3, 0, "2026-06-30", 3),
                     id="one on the day before does not"),
        pytest.param("2026-12-31", ["2026-05-01", "2026-08-01"], (2026, 3, 2, "2026-12-31", 1),
                     id="two of three on the last day of the year"),
        pytest.param("2027-01-01", ["2026-05-01", "2026-08-01"], (2026, 3, 2, "2026-12-31", 1),
                     id="the year ended with two of three"),
        pytest.param("2027-01-01", ["2026-05-01", "2026-08-01", "2026-11-01"],
                     (2027, 4, 0, "2027-03-31", 4), id="the year ended with all three"),
    ],
)  # fmt: skip
def test_a_commission_formed_on_31_march_has_three_quarters_left(today, held, pace):
    year, expected, count, due, missing = pace
    found = meeting_due(IN_MARCH, ENDS, days(*held), date.fromisoformat(today))
    assert found == MeetingPace(year, expected, count, date.fromisoformat(due), missing)


@pytest.mark.rules("R-IK-05")
def test_where_each_year_asks_for_four_the_day_it_is_formed_is_one_to_meet():
    found = meeting_due(IN_MARCH, ENDS, (), IN_MARCH, ALWAYS_FOUR)
    assert found == MeetingPace(2026, 4, 0, IN_MARCH, 4)
    later = meeting_due(IN_MARCH, ENDS, (), date(2026, 4, 1), ALWAYS_FOUR)
    assert later == MeetingPace(2026, 4, 0, date(2026, 6, 30), 4)


@pytest.mark.rules("R-IK-05")
def test_a_year_of_which_one_quarter_is_left_may_ask_for_four():
    found = meeting_due(FORMED, ENDS, (), FORMED, ALWAYS_FOUR)
    assert found == MeetingPace(2026, 4, 0, date(2026, 12, 31), 4)


@pytest.mark.rules("R-IK-05")
@pytest.mark.parametrize(
    ("formed_on", "ends_on", "year", "today", "assumptions", "due", "missing"),
    [
        pytest.param(FORMED, ENDS, 2026, date(2026, 5, 1), ALWAYS_FOUR, date(2026, 12, 31), 4,
                     id="asked before it was formed: no quarter before that"),
        pytest.param(START, date(2031, 6, 30), 2031, date(2031, 1, 10), MUNICIPALITY_DEFAULTS,
                     date(2031, 3, 31), 2, id="two quarters are left: the first by March"),
        pytest.param(START, date(2031, 4, 1), 2031, date(2031, 1, 10), MUNICIPALITY_DEFAULTS,
                     date(2031, 4, 1), 1, id="it ends on the first day of a quarter"),
        pytest.param(date(2026, 12, 31), ENDS, 2026, date(2026, 12, 31), ALWAYS_FOUR,
                     date(2026, 12, 31), 4, id="formed on the last day of a quarter"),
    ],
)  # fmt: skip
def test_only_quarters_of_the_commission_are_reminded_of(
    formed_on, ends_on, year, today, assumptions, due, missing
):
    found = meeting_pace(formed_on, ends_on, (), today, year=year, assumptions=assumptions)
    assert (found.due, found.missing) == (due, missing)


@pytest.mark.rules("R-IK-05")
@pytest.mark.parametrize(
    ("ends_on", "owed"),
    [
        pytest.param(date(2031, 6, 30), [], id="it ends on 30 June: a short year"),
        pytest.param(date(2031, 7, 1), [2031], id="it ends on 1 July"),
    ],
)
def test_a_year_that_it_leaves_before_july_asks_for_no_report(ends_on, owed):
    found = reports_owed(START, ends_on, range(2026, 2031), ends_on)
    assert [one.year for one in found] == owed


@pytest.mark.rules("R-IK-05")
def test_a_part_of_a_quarter_asks_for_nothing_by_default():
    assert meeting_due(FORMED, ENDS, (), FORMED) == MeetingPace(2026, 0, 0, None, 0)


DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))


@st.composite
def asked(draw: st.DrawFn) -> dict[str, Any]:
    formed_on = draw(st.dates(START, ENDS))
    return {
        "formed_on": formed_on,
        "ends_on": ENDS,
        "held": tuple(draw(st.lists(DAYS, max_size=25, unique=True))),
        "today": draw(st.dates(formed_on, ENDS)),
        "assumptions": draw(st.sampled_from([MUNICIPALITY_DEFAULTS, ALWAYS_FOUR])),
    }


@pytest.mark.rules("R-IK-05")
@given(facts=asked())
def test_meetings_are_overdue_only_for_a_year_that_closed_with_too_few(facts):
    today = facts["today"]
    pace = meeting_pace(**facts, year=today.year)
    assert pace.missing == max(0, pace.expected - pace.held)
    assert (pace.due is None) is (pace.missing == 0)
    assert pace.due is None or today <= pace.due <= ENDS
    found = meeting_due(**facts)
    overdue = found.due is not None and found.due < today
    assert overdue is (found.year < today.year)
    assert not overdue or found.held < found.expected


@pytest.mark.rules("R-IK-05")
@given(facts=asked())
def test_a_meeting_today_never_leaves_more_missing(facts):
    today = facts["today"]
    before = meeting_pace(**facts, year=today.year)
    held = (*facts["held"], today)
    after = meeting_pace(**{**facts, "held": held}, year=today.year)
    assert (after.held, after.missing) == (before.held + 1, max(0, before.missing - 1))


@pytest.mark.rules("R-IK-05")
@pytest.mark.parametrize(
    ("formed_on", "given_years", "today", "short", "always"),
    [
        pytest.param("2026-06-30", (), "2026-07-01", [2026], [2026],
                     id="formed on 30 June: the year asks for a report"),
        pytest.param("2026-07-01", (), "2026-12-31", [], [2026],
                     id="formed after 30 June: by default it does not"),
        pytest.param("2026-07-01", (), "2027-01-01", [2027], [2026, 2027],
                     id="the first whole year"),
        pytest.param("2026-04-01", (2027,), "2028-05-01", [2026, 2028], [2026, 2028],
                     id="a missing year stays owed"),
        pytest.param("2026-04-01", (2026, 2027), "2027-05-01", [], [], id="all were given"),
        pytest.param("2026-04-01", range(2026, 2031), "2031-02-01", [], [2031],
                     id="the three months of the last year"),
        pytest.param("2026-04-01", range(2026, 2031), "2033-02-01", [], [2031],
                     id="no year after it ended"),
        pytest.param("2026-04-01", (), "2025-02-01", [], [], id="before it was formed"),
    ],
)  # fmt: skip
def test_which_years_still_ask_for_a_report(formed_on, given_years, today, short, always):
    facts = (date.fromisoformat(formed_on), ENDS, given_years, date.fromisoformat(today))
    assert [one.year for one in reports_owed(*facts)] == short
    assert [one.year for one in reports_owed(*facts, ALWAYS_REPORTS)] == always


@pytest.mark.rules("R-IK-05", "R-IK-07")
def test_a_report_is_due_by_the_end_of_the_year_and_of_the_commission():
    owed = reports_owed(START, ENDS, range(2026, 2030), ENDS, ALWAYS_REPORTS)
    assert owed == (ReportOwed(2030, date(2030, 12, 31)), ReportOwed(2031, ENDS))
