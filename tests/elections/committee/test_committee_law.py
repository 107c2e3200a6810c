"""Who may be in the Wahlausschuss, what is missing, and what can be written down of a meeting."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from elections.law.committee import meeting as law
from elections.law.committee.meeting import AGENDAS, Item, MeetingKind
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.seats import (
    Listed,
    Place,
    Position,
    check_end,
    check_free,
    doubled,
    entanglements,
    gaps,
)
from elections.law.register.identity import Identity
from municipalities.law.basis import RuleViolation
from municipalities.law.days import KnownDay
from tests.told import refusal

ALL = set(Place.all())
MEMBER, DEPUTY = Position.MEMBER, Position.DEPUTY
BORN = KnownDay(1980, 5, 1)


def who(names: str) -> Identity:
    return Identity(names, KnownDay())


def rule_of(call, *args, **facts):
    try:
        call(*args, **facts)
    except RuleViolation as violation:
        return violation.rule
    return None


@pytest.mark.rules("R-ORG-03")
def test_the_committee_has_fourteen_places():
    assert (len(ALL), Place.all()[0], str(Place(3, DEPUTY))) == (14, Place(0, MEMBER), "3-deputy")


@pytest.mark.rules("R-ORG-03")
@pytest.mark.parametrize(
    ("taken", "found"),
    [
        pytest.param(ALL, [], id="a full committee lacks nothing"),
        pytest.param(ALL - {Place(0, DEPUTY)}, [], id="the chair need not have a deputy here"),
        pytest.param(
            ALL - {Place(0, MEMBER)}, [(CommitteeRule.CHAIR_MISSING, None)], id="without a chair"
        ),
        pytest.param(
            ALL - {Place(2, MEMBER), Place(5, MEMBER)},
            [(CommitteeRule.SEATS_EMPTY, {"seats": [2, 5], "there": 4})],
            id="four Beisitzer are too few",
        ),
        pytest.param(
            ALL - {Place(6, DEPUTY)},
            [(CommitteeRule.DEPUTIES_MISSING, {"seats": [6]})],
            id="a Beisitzer without deputy",
        ),
    ],
)
def test_what_is_missing(taken, found):
    assert [(one.rule, one.facts) for one in gaps(taken)] == found


@pytest.mark.rules("R-ORG-02")
@pytest.mark.parametrize(
    ("names", "trust", "found"),
    [
        pytest.param("kaya deniz", False, CommitteeRule.MEMBER_STANDS, id="the same names"),
        pytest.param("deniz kaya", False, CommitteeRule.MEMBER_STANDS, id="in another order"),
        pytest.param("kaya deniz", True, CommitteeRule.MEMBER_IS_TRUST_PERSON, id="trust person"),
        pytest.param("kaja deniz", False, CommitteeRule.MEMBER_LIKE, id="another writing"),
        pytest.param("oztürk ali", False, None, id="somebody else"),
        pytest.param("", False, None, id="a person without a name is nobody"),
    ],
)
def test_who_stands_or_is_trust_person_is_found(names, trust, found):
    listed = [Listed("Liste 1 LV1, Platz 2", Identity(names, BORN), trust)]
    rules = [one.rule for one in entanglements("Deniz Kaya", who("kaya deniz"), listed)]
    assert rules == ([found] if found else [])


@pytest.mark.rules("R-ORG-02")
def test_one_person_on_two_places_is_found_once():
    people = [("Deniz Kaya", who("kaya deniz"))] * 3 + [("Ali Öz", who("oz ali"))]
    assert [(one.rule, one.facts) for one in doubled(people)] == [
        (CommitteeRule.MEMBER_TWICE, {"name": "Deniz Kaya"})
    ]


@pytest.mark.rules("R-ORG-03")
def test_a_place_is_given_once():
    assert rule_of(check_free, Place(1, MEMBER), {Place(1, DEPUTY)}) is None
    assert rule_of(check_free, Place(1, MEMBER), ALL) is CommitteeRule.SEAT_TAKEN


@pytest.mark.rules("R-ORG-03")
@pytest.mark.parametrize(
    ("ended_on", "last_attended", "rule"),
    [
        (date(2025, 11, 3), None, None),
        (date(2025, 11, 2), None, CommitteeRule.END_DAY_IMPOSSIBLE),
        (date(2026, 1, 16), date(2026, 1, 16), None),
        (date(2026, 1, 15), date(2026, 1, 16), CommitteeRule.END_DAY_IMPOSSIBLE),
    ],
)
def test_nobody_ends_before_the_appointment_or_the_last_meeting(ended_on, last_attended, rule):
    appointed = date(2025, 11, 3)
    found = rule_of(check_end, ended_on, appointed_on=appointed, last_attended=last_attended)
    assert found is rule


@pytest.mark.rules("R-LIST-14", "R-LIST-15", "R-LIST-17", "R-BODY-08", "C-21")
def test_each_kind_of_meeting_has_its_agenda():
    assert dict(AGENDAS) == {
        MeetingKind.ADMISSION: (Item.LIST, Item.ORDER, Item.CANCEL_TEST),
        MeetingKind.OBJECTION: (Item.OBJECTION, Item.ORDER, Item.CANCEL_TEST),
        MeetingKind.DETERMINATION: (Item.RESULT,),
    }


NOW = datetime(2026, 1, 16, 20, tzinfo=UTC)
MEETS = date(2026, 1, 16)
EARLIER, BEFORE = NOW - timedelta(hours=2), NOW - timedelta(hours=1)


@pytest.mark.rules("R-LIST-14")
@pytest.mark.parametrize(
    ("opened", "closed", "rule"),
    [
        (None, None, None),
        (EARLIER, None, None),
        (EARLIER, BEFORE, None),
        (BEFORE, EARLIER, CommitteeRule.MEETING_TIMES),
        (None, BEFORE, CommitteeRule.MEETING_TIMES),
        (EARLIER, NOW + timedelta(minutes=1), CommitteeRule.MEETING_TIMES),
        (EARLIER - timedelta(days=7), BEFORE, CommitteeRule.MEETING_TIMES),
        (EARLIER - timedelta(days=1), None, CommitteeRule.MEETING_TIMES),
    ],
)
def test_a_meeting_begins_before_it_ends_and_not_in_the_future(opened, closed, rule):
    assert rule_of(law.check_times, opened, closed, meets_on=MEETS, now=NOW) is rule


@pytest.mark.rules("R-LIST-14")
@pytest.mark.parametrize(
    ("hours", "rule"), [(3, None), (23, None), (24, CommitteeRule.MEETING_TIMES)]
)
def test_a_meeting_may_pass_midnight_and_lasts_no_day(hours, rule):
    end = NOW + timedelta(hours=hours)
    assert rule_of(law.check_times, NOW, end, meets_on=MEETS, now=end) is rule


@pytest.mark.rules("R-LIST-14")
def test_nothing_is_decided_before_the_day_of_the_meeting():
    day = date(2026, 1, 16)
    assert rule_of(law.check_begun, day, day) is None
    assert rule_of(law.check_begun, day, day - timedelta(days=1)) is CommitteeRule.MEETING_NOT_BEGUN


@pytest.mark.rules("R-LIST-14", "R-LIST-15")
@pytest.mark.parametrize("kind", MeetingKind)
@pytest.mark.parametrize("item", Item)
def test_a_meeting_decides_what_is_on_its_agenda(kind, item):
    rule = None if item in AGENDAS[kind] else CommitteeRule.MEETING_DECIDES_NOT
    assert rule_of(law.check_decides, kind, item) is rule


@pytest.mark.rules("R-LIST-14")
@pytest.mark.parametrize("lacks", ["", "opened", "closed", "chair", "clerk", "undecided"])
def test_minutes_are_issued_when_nothing_is_missing(lacks):
    facts = {"opened": True, "closed": True, "chair": True, "clerk": True, "undecided": 0}
    if not lacks:
        assert rule_of(law.check_complete, **facts) is None
        return
    facts[lacks] = 1 if lacks == "undecided" else False
    rule, _norm, said = refusal(law.check_complete, **facts)
    part = law.MinutesPart.DECISIONS if lacks == "undecided" else law.MinutesPart(lacks)
    assert (rule, said["lacking"]) == ("MINUTES_INCOMPLETE", (part,))


@pytest.mark.rules("R-LIST-14")
def test_issued_minutes_stay():
    assert rule_of(law.check_open, False) is None
    assert rule_of(law.check_open, True) is CommitteeRule.MINUTES_ISSUED


@pytest.mark.rules("R-LIST-14")
@pytest.mark.parametrize(
    ("before", "after", "reason", "found"),
    [
        pytest.param("", "x", "", ("votes",), id="what was empty is filled in"),
        pytest.param(None, 3, "", ("votes",), id="so is a seat on which nobody sat"),
        pytest.param("x", "x", "", (), id="what stays needs no reason"),
        pytest.param("x", "y", "verlesen", ("votes",), id="what stood changes with a reason"),
        pytest.param("x", "", " ", None, id="without one it does not"),
    ],
)
def test_what_stood_there_changes_with_a_reason_only(before, after, reason, found):
    typed = {"votes": before}, {"votes": after}, reason
    if found is None:
        assert rule_of(law.check_explained, *typed) is CommitteeRule.CORRECTION_UNEXPLAINED
    else:
        assert law.check_explained(*typed) == found
