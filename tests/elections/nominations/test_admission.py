"""Lists before the Wahlausschuss."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from elections.law.assumptions import ELECTION_DEFAULTS, OrderBasis
from elections.law.course.calendar import moment
from elections.law.course.versions import version
from elections.law.nominations.admission import (
    check_meeting_day,
    check_online,
    is_in_time,
    is_represented,
    members_missing,
    support_signatures_needed,
)
from elections.law.nominations.list_order import ListOrder, number_lists, record_order
from elections.law.register.verdict import candidate_exclusion, register_day, register_exclusion
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.body.suffrage import Exclusion, Person
from tests.told import refusal

DAY = date(2026, 3, 15)
HESSE = ZoneInfo("Europe/Berlin")
CLOSE = datetime(2026, 1, 5, 18, tzinfo=HESSE)


@pytest.mark.rules("R-LIST-10", "C-03")
@pytest.mark.parametrize(
    ("received_at", "in_time"),
    [
        pytest.param(CLOSE, True, id="at 18:00:00"),
        pytest.param(CLOSE + timedelta(microseconds=1), False, id="a moment later"),
        pytest.param(CLOSE - timedelta(days=30), True, id="before the public call"),
        pytest.param(datetime(2026, 1, 5, 17, tzinfo=UTC), True, id="17:00 in Greenwich"),
        pytest.param(datetime(2026, 1, 5, 17, 0, 1, tzinfo=UTC), False, id="17:00:01 in Greenwich"),
    ],
)
def test_a_list_is_in_time_until_six_in_the_evening_of_the_69th_day(received_at, in_time):
    assert is_in_time(received_at, CLOSE) is in_time


@pytest.mark.rules("R-LIST-10")
def test_a_moment_without_time_zone_is_an_error():
    with pytest.raises(ValueError, match="time zone"):
        is_in_time(datetime(2026, 1, 5, 18), CLOSE)


@pytest.mark.rules("R-LIST-06")
@pytest.mark.parametrize(
    ("seats", "represented", "needed"),
    [
        pytest.param(9, False, 18, id="F8: 9 seats"),
        pytest.param(31, False, 62, id="F8: 31 seats"),
        pytest.param(3, False, 6, id="F8: 3 seats"),
        pytest.param(9, True, 0, id="F8: represented in the old council all term"),
    ],
)
def test_a_new_list_needs_two_signatures_for_each_seat(seats, represented, needed):
    assert support_signatures_needed(seats, represented) == needed


@pytest.mark.rules("R-LIST-06")
def test_a_represented_group_may_have_to_bring_five_signatures():
    old_text = replace(ELECTION_DEFAULTS, signatures_of_represented_groups=5)
    assert support_signatures_needed(9, represented=True, assumptions=old_text) == 5


@pytest.mark.rules("R-LIST-06")
@pytest.mark.parametrize(
    ("given_facts", "represented"),
    [
        pytest.param({"in_council": True}, True, id="in the council"),
        pytest.param({"in_council": True, "had_commission": True}, False,
                     id="a commission exempts nobody through the council"),
        pytest.param({"in_landtag": True, "had_commission": True}, True, id="in the Landtag"),
        pytest.param({"in_bundestag": True}, True, id="in the Bundestag"),
        pytest.param({}, False, id="nowhere"),
    ],
)  # fmt: skip
def test_who_sits_somewhere_needs_no_signatures(given_facts, represented):
    nowhere = {"in_council": False, "in_landtag": False, "in_bundestag": False}
    assert is_represented(**{**nowhere, **given_facts}) is represented


MEETS_ON = date(2026, 1, 16)


@pytest.mark.rules("R-LIST-14", "C-05")
@pytest.mark.parametrize(
    ("decided_on", "why_then", "rule"),
    [
        pytest.param(MEETS_ON, "", None, id="on the day of the calendar"),
        pytest.param(date(2026, 1, 5), "eilig", "LISTS_STILL_COMING", id="on the last day"),
        pytest.param(date(2025, 12, 20), "", "LISTS_STILL_COMING", id="weeks before it"),
        pytest.param(date(2026, 1, 6), "", "MEETING_ON_OTHER_DAY", id="the day after it"),
        pytest.param(date(2026, 1, 20), "", "MEETING_ON_OTHER_DAY", id="later, without a word"),
        pytest.param(date(2026, 1, 20), "Schneechaos", None, id="later, and it says why"),
        pytest.param(date(2026, 1, 20), "  ", "MEETING_ON_OTHER_DAY", id="blanks are no word"),
    ],
)  # fmt: skip
def test_the_committee_decides_on_its_day(decided_on, why_then, rule):
    days = {"closes": CLOSE, "meets_on": MEETS_ON, "why_then": why_then}
    if rule is None:
        check_meeting_day(decided_on, **days)
        return
    assert refusal(check_meeting_day, decided_on, **days)[0] == rule


@pytest.mark.rules("R-LIST-10", "R-LIST-11")
@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        pytest.param(CLOSE, True, id="18:00:00"),
        pytest.param(CLOSE + timedelta(seconds=1), False, id="18:00:01"),
        pytest.param(datetime(2026, 1, 5, 17, tzinfo=UTC), True, id="17:00:00 in Greenwich"),
        pytest.param(datetime(2026, 1, 5, 17, 0, 1, tzinfo=UTC), False, id="17:00:01 in Greenwich"),
    ],
)
def test_a_list_goes_on_online_until_the_second(now, is_open):
    if is_open:
        check_online(now, CLOSE)
        return
    assert refusal(check_online, now, CLOSE) == (
        "ONLINE_CLOSED", "§ 13 Abs. 1 KWG R-LIST-10", {"closes": CLOSE},
    )  # fmt: skip


@pytest.mark.rules("R-LIST-10", "C-03")
@pytest.mark.parametrize(
    ("day", "utc"),
    [
        pytest.param(date(2026, 1, 5), 17, id="in winter it is 17:00 in Greenwich"),
        pytest.param(date(2026, 7, 6), 16, id="in summer it is 16:00 in Greenwich"),
        pytest.param(date(2026, 3, 29), 16, id="on the day on which summer time begins"),
        pytest.param(date(2026, 10, 25), 17, id="on the day on which it ends"),
    ],
)
def test_six_in_the_evening_is_that_of_hesse_across_the_change_of_time(day, utc):
    closes = moment(day, time(18))
    at = datetime.combine(day, time(utc), UTC)
    assert (is_in_time(at, closes), is_in_time(at + timedelta(seconds=1), closes)) == (True, False)


@pytest.mark.rules("R-BODY-08")
@pytest.mark.parametrize(
    ("admitted", "missing"),
    [
        pytest.param([5, 3], 1, id="F3: 5 + 3 for 9 seats lack one"),
        pytest.param([5, 4], 0, id="F3: 5 + 4 are enough"),
        pytest.param([2], 7, id="F3: Nauheim"),
        pytest.param([], 9, id="no list"),
        pytest.param([20, 20], 0, id="more than enough"),
    ],
)
def test_how_many_persons_all_lists_lack(admitted, missing):
    assert members_missing(admitted, 9) == missing


@pytest.mark.rules("R-LIST-17")
def test_the_order_of_the_lists_is_recorded_with_its_minutes():
    assert record_order(
        [12, 7, 9], {7, 9, 12}, basis=OrderBasis.LOT, minutes=" Sitzung vom 16.01.2026 "
    ) == ListOrder({12: 1, 7: 2, 9: 3}, OrderBasis.LOT, "Sitzung vom 16.01.2026")


@pytest.mark.rules("R-LIST-17")
@pytest.mark.parametrize(
    ("drawn", "minutes"),
    [
        pytest.param([12, 7], "Sitzung", id="a list is missing"),
        pytest.param([12, 7, 9, 9], "Sitzung", id="a list is there twice"),
        pytest.param([12, 7, 8], "Sitzung", id="a list that was not admitted"),
        pytest.param([12, 7, 9], " ", id="no minutes"),
    ],
)
def test_an_order_that_the_minutes_cannot_carry_is_refused(drawn, minutes):
    given_order = {"basis": OrderBasis.RESOLUTION, "minutes": minutes}
    assert refusal(record_order, drawn, {7, 9, 12}, **given_order) == (
        "LIST_ORDER_INCOMPLETE",
        "§ 15 Abs. 4 KWG R-LIST-17",
        {"admitted": 3, "drawn": len(drawn)},
    )


@pytest.mark.rules("R-LIST-17")
@pytest.mark.parametrize(
    ("numbers", "fits"),
    [
        pytest.param({7: 1, 9: 2, 12: 3}, True, id="one after the other"),
        pytest.param({7: 1, 9: 4, 12: 2}, True, id="a number is left out"),
        pytest.param({7: 1, 9: 1, 12: 2}, False, id="a number twice"),
        pytest.param({7: 0, 9: 1, 12: 2}, False, id="no number"),
        pytest.param({7: 1, 9: 2}, False, id="a list is missing"),
        pytest.param({7: 1, 9: 2, 8: 3}, False, id="a list that was not admitted"),
    ],
)
def test_numbers_that_the_committee_gives_itself_need_not_follow_each_other(numbers, fits):
    said = {"basis": OrderBasis.RESOLUTION, "minutes": "Beschluss"}
    if fits:
        assert number_lists(numbers, {7, 9, 12}, **said).numbers == numbers
        return
    assert refusal(number_lists, numbers, {7, 9, 12}, **said)[0] == "LIST_ORDER_INCOMPLETE"


RESIDENT = Person(frozenset({"163"}), date(1990, 1, 1), date(2010, 1, 1))


@pytest.mark.rules("C-09", "R-VOTE-03")
def test_the_register_is_made_of_the_registrations_of_the_42nd_day():
    assert register_day(DAY) == date(2026, 2, 1)


@pytest.mark.rules("R-VOTE-01", "R-VOTE-03", "R-VOTE-06", "R-LAW-03")
@pytest.mark.parametrize(
    ("who", "day", "key", "exclusion"),
    [
        pytest.param(replace(RESIDENT, resident_since=date(2026, 2, 1)), DAY, "2026", None,
                     id="six weeks in 2026"),
        pytest.param(replace(RESIDENT, resident_since=date(2015, 8, 29)), date(2015, 11, 29),
                     "2015", None, id="three months in 2015"),
        pytest.param(replace(RESIDENT, resident_since=date(2015, 8, 30)), date(2015, 11, 29),
                     "2015", Exclusion.RESIDENT_TOO_SHORT, id="a day less in 2015"),
        pytest.param(replace(RESIDENT, homeless=True), DAY, "2026", None,
                     id="a homeless person in 2026, as assumed"),
        pytest.param(replace(RESIDENT, homeless=True), date(2021, 3, 14), "2021",
                     Exclusion.HOMELESS, id="a homeless person in 2021"),
    ],
)  # fmt: skip
def test_the_rule_set_of_the_day_decides_who_is_entered(who, day, key, exclusion):
    assert register_exclusion(who, day, version(key)) is exclusion


@pytest.mark.rules("R-VOTE-06")
def test_homeless_persons_are_left_out_when_so_assumed():
    assumed = replace(MUNICIPALITY_DEFAULTS, homeless_may_vote=False)
    homeless = replace(RESIDENT, homeless=True)
    assert register_exclusion(homeless, DAY, version("2026"), assumed) is Exclusion.HOMELESS


@pytest.mark.rules("R-ELIG-01", "R-LAW-03")
@pytest.mark.parametrize(
    ("since", "day", "key", "exclusion"),
    [
        pytest.param(date(2025, 12, 15), DAY, "2026", None, id="three months in 2026"),
        pytest.param(date(2015, 5, 30), date(2015, 11, 29), "2015", Exclusion.RESIDENT_TOO_SHORT,
                     id="a day less than six months in 2015"),
    ],
)  # fmt: skip
def test_the_rule_set_of_the_day_decides_who_may_stand(since, day, key, exclusion):
    who = replace(RESIDENT, resident_since=since)
    assert candidate_exclusion(who, day, version(key)) is exclusion
