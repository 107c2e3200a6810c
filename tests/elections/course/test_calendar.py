"""The calendar of an election."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.course.calendar import (
    Appointment,
    calendar_for,
    deadline,
    moment,
    on_day,
    period,
)
from elections.law.course.deadlines import DEADLINES, POLLING_NOT_BEFORE, Anchor
from municipalities.law.basis import Certainty

D2026, D2021, D2015 = date(2026, 3, 15), date(2021, 3, 14), date(2015, 11, 29)
SEEN, LIKELY, OPEN = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.UNKNOWN
CODES = tuple(f"C-{number:02}" for number in range(1, 27))


def row(code: str, day: date) -> Appointment:
    return next(entry for entry in calendar_for(day) if entry.code == code)


TABLE_2026 = [
    ("C-01", date(2025, 12, 15), None, None, None, "§ 86 Abs. 3 HGO", SEEN),
    ("C-02", date(2025, 12, 26), None, None, None, "§ 22 Abs. 1 KWO", SEEN),
    ("C-03", date(2026, 1, 5), None, time(18), None, "§ 13 Abs. 1 KWG", SEEN),
    ("C-04", date(2026, 1, 5), None, None, None, "§ 110 Abs. 2 KWO", SEEN),
    ("C-05", date(2026, 1, 16), None, None, None, "§ 15 Abs. 1 KWG", SEEN),
    ("C-06", date(2026, 1, 16), None, None, None, "§ 86 Abs. 1 Satz 3 HGO", SEEN),
    ("C-07", date(2026, 1, 18), None, None, None, "§ 15 Abs. 3 KWG", LIKELY),
    ("C-08", date(2026, 1, 26), None, None, None, "§ 15 Abs. 4 KWG", LIKELY),
    ("C-09", date(2026, 2, 1), None, None, None, "§ 9 Abs. 1 KWO", SEEN),
    ("C-10", date(2026, 2, 2), None, None, None, "None", LIKELY),
    ("C-11", date(2026, 2, 19), None, None, None, "§ 11 Abs. 1 KWO", SEEN),
    ("C-12", date(2026, 2, 19), None, None, None, "§ 8 KWG", OPEN),
    ("C-13", date(2026, 2, 22), None, None, None, "§ 10 Abs. 1 KWO", SEEN),
    ("C-14", date(2026, 2, 23), date(2026, 2, 27), None, None, "§ 8 KWG", LIKELY),
    ("C-15", date(2026, 3, 5), None, None, None, "§ 13 KWO", OPEN),
    ("C-16", date(2026, 3, 13), None, time(13), None, "§ 17 KWO", SEEN),
    ("C-17", date(2026, 3, 15), None, time(15), None, "§ 17 KWO", SEEN),
    ("C-18", date(2026, 3, 12), date(2026, 3, 14), None, None, "§ 15 KWO", LIKELY),
    ("C-19", date(2026, 3, 15), None, time(8), time(18), "§ 33 KWO", SEEN),
    ("C-20", date(2026, 3, 15), None, time(18), None, "§ 19 KWG", SEEN),
    ("C-21", date(2026, 3, 27), None, None, None, "§ 54 Abs. 2 KWO", SEEN),
    ("C-22", None, None, None, None, "§ 55 KWO", SEEN),
    ("C-23", None, None, None, None, "§ 25 KWG", SEEN),
    ("C-24", None, None, None, None, "§ 23 Abs. 2 KWG", SEEN),
    ("C-25", date(2026, 4, 1), None, None, None, "§ 2 KWG", SEEN),
    ("C-26", date(2025, 3, 31), None, None, None, "§ 16 Abs. 2 KWG", SEEN),
]


@pytest.mark.rules("R-CAL-01", "C-01..C-26")
@pytest.mark.parametrize(
    ("code", "on", "until", "at", "until_at", "norm", "certainty"),
    TABLE_2026,
    ids=lambda value: value if str(value).startswith("C-") else "",
)
def test_each_row_of_the_calendar_of_15_march_2026(code, on, until, at, until_at, norm, certainty):
    found = row(code, D2026)
    assert (
        found.on,
        found.until,
        found.at,
        found.until_at,
        str(found.norm),
        found.certainty,
    ) == (on, until, at, until_at, norm, certainty)


ACTING = """
C-01 candidate_residence_starts candidates
C-02 lists_called_for returning_officer
C-03 nominations_close groups
C-04 sample_districts_named statistics_office
C-05 admission_decided election_committee
C-06 cancellation_tested returning_officer
C-07 admission_objections_close groups
C-08 lists_published returning_officer, § 26 KWO
C-09 register_day registration_office, § 86 Abs. 2 HGO
C-10 polling_cards_start electors
C-11 election_announced executive
C-12 register_inspection_announced executive, § 11 KWO
C-13 notices_sent executive
C-14 register_inspected electors
C-15 register_objections_decided executive
C-16 polling_cards_close electors
C-17 late_polling_cards_close electors, § 16a Abs. 2 KWO, § 18 KWO
C-18 register_closed executive
C-19 polling polling_board
C-20 postal_ballots_due electors
C-21 result_determined election_committee
C-22 result_published returning_officer
C-23 objections_close electors
C-24 incompatibility_ended candidates
C-25 term_begins council
C-26 ballot_data_resolved council
"""


@pytest.mark.rules("R-CAL-01", "C-01..C-26")
def test_each_row_says_what_it_is_who_acts_and_its_further_norms():
    rows = [
        ", ".join([f"{one.code} {one.name_key} {one.who.value}", *map(str, one.also)])
        for one in DEADLINES
    ]
    assert rows == ACTING.strip().splitlines()
    shown = [(one.name_key, one.who) for one in calendar_for(D2026)]
    assert shown == [(one.name_key, one.who) for one in DEADLINES]


@pytest.mark.rules("C-01", "C-22", "C-23", "C-24", "C-25", "C-26")
def test_what_is_not_counted_from_the_election_day_says_from_what():
    counted = {one.code: one.anchor for one in DEADLINES if one.anchor is not Anchor.ELECTION_DAY}
    assert counted == {
        "C-01": Anchor.CANDIDATE_RESIDENCE,
        "C-22": Anchor.DETERMINATION,
        "C-23": Anchor.PUBLICATION,
        "C-24": Anchor.SERVICE,
        "C-25": Anchor.TERM_START,
        "C-26": Anchor.RUNNING_TERM_END,
    }


@pytest.mark.rules("R-CAL-01")
def test_the_calendar_holds_every_deadline_once_in_order():
    assert tuple(entry.code for entry in calendar_for(D2026)) == CODES


@pytest.mark.rules("C-02", "C-03", "C-05", "C-08", "C-09", "C-11", "C-13", "C-14", "C-16", "C-21")
@pytest.mark.parametrize(
    ("code", "on", "until", "at"),
    [
        pytest.param("C-02", date(2020, 12, 25), None, None, id="F7: D−79"),
        pytest.param("C-03", date(2021, 1, 4), None, time(18), id="F7: D−69"),
        pytest.param("C-05", date(2021, 1, 15), None, None, id="F7: D−58"),
        pytest.param("C-08", date(2021, 1, 25), None, None, id="F7: D−48"),
        pytest.param("C-09", date(2021, 1, 31), None, None, id="F7: D−42"),
        pytest.param("C-11", date(2021, 2, 18), None, None, id="F7: D−24"),
        pytest.param("C-13", date(2021, 2, 21), None, None, id="F7: D−21"),
        pytest.param("C-14", date(2021, 2, 22), date(2021, 2, 26), None, id="F7: D−20…−16"),
        pytest.param("C-16", date(2021, 3, 12), None, time(13), id="F7: D−2 13:00"),
        pytest.param("C-21", date(2021, 3, 26), None, None, id="F7: D+12"),
    ],
)
def test_each_known_row_of_the_calendar_of_14_march_2021(code, on, until, at):
    found = row(code, D2021)
    assert (found.on, found.until, found.at) == (on, until, at)


@pytest.mark.rules("C-01", "R-LAW-03")
@pytest.mark.parametrize(
    ("day", "start"),
    [
        pytest.param(D2026, date(2025, 12, 15), id="three months in 2026"),
        pytest.param(D2021, date(2020, 12, 14), id="three months in 2021"),
        pytest.param(D2015, date(2015, 5, 29), id="six months in 2015"),
    ],
)
def test_residence_of_candidates_follows_the_rule_set_of_the_day(day, start):
    assert row("C-01", day).on == start


@pytest.mark.rules("R-CAL-01", "C-07", "C-13")
@pytest.mark.parametrize(
    ("code", "day", "on"),
    [
        pytest.param("C-13", D2026, date(2026, 2, 22), id="D−21 of 2026"),
        pytest.param("C-07", D2015, date(2015, 10, 4), id="D−56 of 2015"),
    ],
)
def test_a_deadline_on_a_sunday_is_not_moved(code, day, on):
    assert (on_day(code, day), on.isoweekday()) == (on, 7)


@pytest.mark.rules("C-12", "C-15")
def test_open_days_follow_the_assumption_of_the_election():
    otherwise = replace(
        ELECTION_DEFAULTS, register_notice_days_before=30, objection_decision_days_before=4
    )
    assert (on_day("C-12", D2026, otherwise), on_day("C-15", D2026, otherwise)) == (
        date(2026, 2, 13),
        date(2026, 3, 11),
    )


@pytest.mark.rules("C-23", "C-24")
@pytest.mark.parametrize(("code", "weeks"), [("C-23", 2), ("C-24", 1)])
def test_a_period_runs_whole_weeks_from_its_event(code, weeks):
    assert period(code) == timedelta(weeks=weeks)


@pytest.mark.rules("C-22", "C-23", "C-24")
@pytest.mark.parametrize("code", ["C-22", "C-23", "C-24"])
def test_a_deadline_that_waits_for_an_event_has_no_day_yet(code):
    with pytest.raises(ValueError, match=f"{code} waits"):
        on_day(code, D2026)


def test_a_code_that_no_deadline_has_is_an_error():
    with pytest.raises(KeyError):
        deadline("C-27")


@pytest.mark.rules("C-19")
def test_single_districts_may_start_at_five():
    assert time(5) == POLLING_NOT_BEFORE


@pytest.mark.rules("C-03", "C-20")
@pytest.mark.parametrize(
    ("on", "at", "utc"),
    [
        pytest.param(date(2026, 1, 5), time(18), datetime(2026, 1, 5, 17, tzinfo=UTC),
                     id="in winter"),
        pytest.param(date(2026, 3, 28), time(18), datetime(2026, 3, 28, 17, tzinfo=UTC),
                     id="the evening before summer time"),
        pytest.param(date(2026, 3, 29), time(18), datetime(2026, 3, 29, 16, tzinfo=UTC),
                     id="an election on the day summer time begins"),
        pytest.param(date(2026, 3, 29), time(8), datetime(2026, 3, 29, 6, tzinfo=UTC),
                     id="its polls open after a short night"),
    ],
)  # fmt: skip
def test_clock_times_are_those_of_hesse(on, at, utc):
    assert moment(on, at) == utc


@pytest.mark.rules("C-20", "C-21")
def test_a_calendar_across_the_change_to_summer_time_counts_days():
    assert [row(code, date(2031, 3, 30)).on for code in ("C-03", "C-09", "C-20", "C-21")] == [
        date(2031, 1, 20),
        date(2031, 2, 16),
        date(2031, 3, 30),
        date(2031, 4, 11),
    ]


ELECTION_DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
IN_ORDER = (
    "C-02", "C-03", "C-04", "C-05", "C-06", "C-07", "C-08", "C-09", "C-10", "C-11", "C-12",
    "C-13", "C-14", "C-15", "C-18", "C-16", "C-17", "C-19", "C-20", "C-21",
)  # fmt: skip


@pytest.mark.rules("R-CAL-01")
@given(ELECTION_DAYS)
def test_the_deadlines_of_every_election_day_follow_one_another(day):
    days = [on_day(code, day) for code in IN_ORDER]
    assert days == sorted(days)


@pytest.mark.rules("R-CAL-01", "C-25", "C-26")
@given(ELECTION_DAYS)
def test_every_term_begins_after_its_election_and_a_year_after_the_last_resolution(day):
    begins, resolved = on_day("C-25", day), on_day("C-26", day)
    assert resolved < day < begins
    assert resolved == date(begins.year - 1, 3, 31)


@pytest.mark.rules("C-01")
@given(ELECTION_DAYS)
def test_residence_of_candidates_begins_at_least_89_days_before(day):
    assert timedelta(days=89) <= day - on_day("C-01", day) <= timedelta(days=184)


def test_a_calendar_needs_a_known_law():
    with pytest.raises(ValueError, match="1999"):
        calendar_for(date(1999, 3, 7))


def test_every_open_day_is_an_assumption_and_every_row_names_who_acts():
    assert [entry.code for entry in DEADLINES if entry.certainty is OPEN] == [
        entry.code for entry in DEADLINES if entry.assumption
    ]
    assert all(isinstance(entry, Appointment) and entry.who for entry in calendar_for(D2026))
