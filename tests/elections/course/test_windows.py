"""Windows to the second, in and out of summer time, over a calendar that may have been moved."""

from __future__ import annotations

import time as clock
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from elections.law.course.calendar import HESSE, calendar_for
from elections.law.course.rules import CourseRule
from elections.law.course.windows import WINDOWS, Day, Timed, bounds, check, outside
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from tests.told import Told, told

WINTER, SUMMER = date(2026, 3, 15), date(2026, 3, 29)  # the clocks change on the second


def calendar(day=WINTER, **moved):
    days = {one.code: Day(one.on, one.until, one.at) for one in calendar_for(day) if one.on}
    return days | {code.replace("_", "-"): change for code, change in moved.items()}


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HESSE)


EDGES = [
    # act, the last second before, the first second in, the last in, the first after
    (Timed.INSPECT, "2026-02-22T23:59:59", "2026-02-23T00:00:00", "2026-02-27T23:59:59",
     "2026-02-28T00:00:00"),
    (Timed.OBJECT, "2026-02-22T23:59:59", "2026-02-23T00:00:00", "2026-02-27T23:59:59",
     "2026-02-28T00:00:00"),
    (Timed.SERVE_DECISION, None, "2025-01-01T00:00:00", "2026-03-05T23:59:59",
     "2026-03-06T00:00:00"),
    (Timed.APPLY, None, "2025-12-01T00:00:00", "2026-03-13T13:00:00", "2026-03-13T13:00:01"),
    (Timed.APPLY_ONLINE, "2026-02-01T23:59:59", "2026-02-02T00:00:00", "2026-03-13T13:00:00",
     "2026-03-13T13:00:01"),
    (Timed.APPLY_LATE, None, "2025-12-01T00:00:00", "2026-03-15T15:00:00", "2026-03-15T15:00:01"),
    (Timed.ISSUE, None, "2025-12-01T00:00:00", "2026-03-15T18:00:00", "2026-03-15T18:00:01"),
    (Timed.CLOSE, "2026-03-11T23:59:59", "2026-03-12T00:00:00", "2026-03-14T23:59:59",
     "2026-03-15T00:00:00"),
]  # fmt: skip


@pytest.mark.rules("C-10", "C-14", "C-15", "C-16", "C-17", "C-18", "C-20")
@pytest.mark.parametrize("edges", EDGES, ids=lambda edges: edges[0].value)
def test_a_window_opens_and_closes_to_the_second(edges):
    act, before, first, last, after = edges
    moments = [before, first, last, after]
    found = [None if one is None else outside(act, at(one), calendar()) is None for one in moments]
    assert found == [None if before is None else False, True, True, False]


def test_the_table_of_edges_knows_every_act():
    assert [edges[0] for edges in EDGES] == list(Timed) == list(WINDOWS)


@pytest.mark.rules("C-16")
def test_parts_of_the_last_second_are_in_time():
    late = at("2026-03-13T13:00:00").replace(microsecond=999_999)
    assert outside(Timed.APPLY, late, calendar()) is None


@pytest.mark.rules("C-16", "C-17")
@pytest.mark.parametrize(
    ("day", "act", "last"),
    [
        pytest.param(WINTER, Timed.APPLY, "2026-03-13T12:00:00", id="13:00 in winter is 12:00 UTC"),
        pytest.param(SUMMER, Timed.APPLY, "2026-03-27T12:00:00", id="two days before the change"),
        pytest.param(SUMMER, Timed.APPLY_LATE, "2026-03-29T13:00:00",
                     id="15:00 on the day of the change is 13:00 UTC"),
    ],
)  # fmt: skip
def test_the_clock_is_that_of_hesse(day, act, last):
    moment = datetime.fromisoformat(last).replace(tzinfo=UTC)
    assert bounds(act, calendar(day)).closes == moment
    second = timedelta(seconds=1)
    found = [
        outside(act, moment + step, calendar(day)) is None for step in (-second, 0 * second, second)
    ]
    assert found == [True, True, False]


@pytest.mark.rules("C-14", "C-18")
def test_a_range_that_was_moved_by_hand_moves_the_window():
    moved = calendar(C_18=Day(date(2026, 3, 10), date(2026, 3, 12)))
    found = [
        outside(Timed.CLOSE, at(f"2026-03-{day:02}T12:00"), moved) is None
        for day in (9, 10, 12, 13)
    ]
    assert found == [False, True, True, False]


def test_an_hour_that_was_taken_away_leaves_the_whole_day():
    kept = calendar()["C-16"]
    whole = calendar(C_16=replace(kept, at=None))
    assert bounds(Timed.APPLY, whole).closes.time() == time(23, 59, 59)


@pytest.mark.parametrize(
    ("act", "moment", "rule", "said"),
    [
        (Timed.INSPECT, "2026-02-20T09:00", CourseRule.TOO_EARLY,
         "Einsicht in das Verzeichnis: Das geht erst ab 23.02.2026 und bis 27.02.2026 "
         "(§ 8 KWG). Angegeben ist 20.02.2026. Nur die Wahlleitung kann davon abweichen, mit "
         "einem Grund."),
        (Timed.APPLY, "2026-03-13T13:00:01", CourseRule.TOO_LATE,
         "Antrag auf einen Wahlschein: Die Frist endete am 13.03.2026, 13:00 Uhr (§ 17 KWO). "
         "Angegeben ist 13.03.2026, 13:00 Uhr. Nur die Wahlleitung kann davon abweichen, mit "
         "einem Grund."),
    ],
    ids=["before", "after"],
)  # fmt: skip
def test_outside_its_window_an_act_is_refused_with_norm_and_days(act, moment, rule, said):
    with pytest.raises(RuleViolation) as refusal:
        check(act, at(moment), calendar())
    assert (refusal.value.rule, sentence(refusal.value)) == (rule, said)


@pytest.mark.rules("C-15")
def test_a_day_that_is_not_known_only_warns():
    late = at("2026-03-06T00:00")
    check(Timed.SERVE_DECISION, late, calendar())
    warned = outside(Timed.SERVE_DECISION, late, calendar())
    assert warned is not None
    assert warned.rule is CourseRule.SERVED_LATE


TABLE = """
inspect: C-14 to C-14, § 8 KWG C-14
object: C-14 to C-14, § 8 KWG C-14
serve_decision: to C-15, § 13 KWO C-15, warns
apply: to C-16, § 17 KWO C-16
apply_online: C-10 to C-16, § 17 KWO C-16
apply_late: to C-17, § 17 KWO C-17
issue: to C-20, § 19 KWG C-20
close: C-18 to C-18, § 15 KWO C-18
"""


@pytest.mark.rules("C-10", "C-14", "C-15", "C-16", "C-17", "C-18", "C-20")
def test_the_table_of_windows():
    rows = [
        f"{one.act.value}: {one.first} to {one.last}, {one.norm} {one.rule_id}"
        f"{', warns' * one.warns}".replace(":  to", ": to")
        for one in WINDOWS.values()
    ]
    assert rows == TABLE.strip().splitlines()


SAID: dict[str, tuple[Timed, str, Told]] = {
    "a day early, where days count": (
        Timed.INSPECT,
        "2026-02-20T09:00",
        (
            "TOO_EARLY",
            "§ 8 KWG C-14",
            {"at": date(2026, 2, 20), "opens": date(2026, 2, 23), "closes": date(2026, 2, 27)},
        ),
    ),
    "a second late, where the hour counts": (
        Timed.APPLY,
        "2026-03-13T13:00:01",
        (
            "TOO_LATE",
            "§ 17 KWO C-16",
            {
                "at": at("2026-03-13T13:00:01"),
                "opens": None,
                "closes": at("2026-03-13T13:00:00"),
            },
        ),
    ),
    "late, and it only warns": (
        Timed.SERVE_DECISION,
        "2026-03-06T00:00",
        (
            "SERVED_LATE",
            "§ 13 KWO C-15",
            {"at": date(2026, 3, 6), "opens": None, "closes": date(2026, 3, 5)},
        ),
    ),
}


@pytest.mark.rules("C-14", "C-15", "C-16")
@pytest.mark.parametrize(("act", "moment", "said"), SAID.values(), ids=SAID)
def test_what_is_said_outside_a_window(act, moment, said):
    found = outside(act, at(moment), calendar())
    assert found is not None
    rule, basis, facts = said
    assert told(found) == (rule, basis, {"act": act, **facts})


@pytest.fixture
def elsewhere(monkeypatch):
    """The clock of the machine is that of another continent."""
    monkeypatch.setenv("TZ", "America/New_York")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.rules("C-14")
def test_the_day_is_told_as_it_is_in_hesse(elsewhere):
    late = datetime(2026, 2, 27, 23, 30, tzinfo=UTC)
    found = outside(Timed.INSPECT, late, calendar())
    assert found is not None
    assert found.facts["at"] == date(2026, 2, 28)


def test_inside_its_window_nothing_is_refused():
    assert check(Timed.CLOSE, at("2026-03-13T12:00"), calendar()) is None
