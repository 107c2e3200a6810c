"""The law until the closing: corrections, inspection, cards, figures, reconciliation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import date

import pytest

from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.cards.issuing import (
    SERIES_REGISTER,
    SERIES_SPECIAL,
    CardFacts,
    PostalRejection,
    SpecialGround,
    check_channel,
    check_issue,
    check_replacement,
    postal_vote_is_certain,
    proves_birth,
)
from elections.law.cards.rules import CardRule
from elections.law.course.versions import version
from elections.law.register.closing import (
    LateChange,
    OpenPoints,
    RegisterCounts,
    check_open_points,
    corrected,
)
from elections.law.register.corrections import (
    ALLOWED,
    RIGHT_LOST_GROUNDS,
    Basis,
    Change,
    Stage,
    bases,
    check_application,
    check_birth_date,
    check_correction,
    stage_of,
    strike_basis,
)
from elections.law.register.inspection import check_decision, check_inspection, check_objection
from elections.law.register.rules import RegisterRule
from elections.models.register.entries import RegisterStrike
from municipalities.law.basis import RuleViolation
from municipalities.law.body.suffrage import Exclusion
from municipalities.law.days import KnownDay
from municipalities.messages.speaking import TABLES
from tests.told import Told, refusal

BEGINS = date(2026, 2, 23)
B = Basis


def refused(act) -> CardRule | None:
    try:
        act()
    except RuleViolation as violation:
        return violation.rule
    return None


# --- Corrections ------------------------------------------------------------------------------


@pytest.mark.rules("R-REG-10", "C-14", "C-18")
@pytest.mark.parametrize(
    ("on", "closed", "stage"),
    [
        pytest.param(date(2026, 2, 22), False, Stage.BEING_MADE, id="the day before"),
        pytest.param(BEGINS, False, Stage.INSPECTED, id="the first day of the inspection"),
        pytest.param(date(2026, 2, 22), True, Stage.CLOSED, id="closed, whatever the day"),
    ],
)
def test_the_stage_of_a_register(on, closed, stage):
    assert stage_of(on, BEGINS, closed=closed) is stage


@pytest.mark.rules("R-REG-03", "R-REG-04", "R-REG-10")
@pytest.mark.parametrize(
    ("stage", "change", "allowed"),
    [
        pytest.param(Stage.BEING_MADE, Change.ENTER,
                     (B.EX_OFFICIO, B.OBVIOUS_ERROR, B.OBJECTION, B.APPLICATION),
                     id="being made: entering rests on anything"),
        pytest.param(Stage.BEING_MADE, Change.STRIKE, tuple(Basis), id="being made: striking too"),
        pytest.param(Stage.INSPECTED, Change.ENTER, (B.OBVIOUS_ERROR, B.OBJECTION),
                     id="inspected: nobody comes in just so, nor on application"),
        pytest.param(Stage.INSPECTED, Change.STRIKE, (B.OBVIOUS_ERROR, B.OBJECTION, B.RIGHT_LOST),
                     id="inspected: who dies or moves away is struck"),
        pytest.param(Stage.INSPECTED, Change.MOVE, (B.EX_OFFICIO, B.OBVIOUS_ERROR, B.OBJECTION),
                     id="inspected: a move inside is noted"),
        pytest.param(Stage.CLOSED, Change.ENTER, (), id="closed: nobody comes in"),
        pytest.param(Stage.CLOSED, Change.CORRECT, (), id="closed: nothing is corrected"),
        pytest.param(Stage.CLOSED, Change.STRIKE, (B.RIGHT_LOST,), id="closed: a lost right only"),
        pytest.param(Stage.CLOSED, Change.RESTORE, (), id="closed: nobody comes back"),
    ],
)  # fmt: skip
def test_what_a_change_may_rest_on(stage, change, allowed):
    assert bases(stage, change) == allowed
    for basis in Basis:
        expected = None if basis in allowed else RegisterRule.CORRECTION_NOT_NOW
        assert refused(lambda at=basis: check_correction(stage, change, at)) is expected


ANY = (B.EX_OFFICIO, B.OBVIOUS_ERROR, B.OBJECTION, B.APPLICATION)
KNOWN = (B.EX_OFFICIO, B.OBVIOUS_ERROR, B.OBJECTION)
LATER = (B.OBVIOUS_ERROR, B.OBJECTION)
TABLE = {
    Stage.BEING_MADE: [ANY, KNOWN, KNOWN, tuple(Basis), ANY],
    Stage.INSPECTED: [
        LATER,
        LATER,
        (B.EX_OFFICIO, *LATER),
        (*LATER, B.RIGHT_LOST),
        LATER,
    ],
    Stage.CLOSED: [(), (), (), (B.RIGHT_LOST,), ()],
}


@pytest.mark.rules("R-REG-03", "R-REG-04", "R-REG-10")
@pytest.mark.parametrize("stage", Stage)
def test_the_whole_table_of_what_rests_on_what(stage):
    assert [bases(stage, change) for change in Change] == TABLE[stage]


def test_a_right_never_lost_lets_nobody_in():
    lost = [key for key, allowed in ALLOWED.items() if B.RIGHT_LOST in allowed]
    assert {change for _, change in lost} == {Change.STRIKE}


@pytest.mark.rules("R-REG-10")
@pytest.mark.parametrize(
    ("stage", "basis", "since", "rule"),
    [
        pytest.param(Stage.CLOSED, B.OBVIOUS_ERROR, True, None, id="struck after the closing"),
        pytest.param(Stage.CLOSED, B.OBVIOUS_ERROR, False, RegisterRule.CORRECTION_NOT_NOW,
                     id="struck before it"),
        pytest.param(Stage.CLOSED, B.EX_OFFICIO, True, RegisterRule.CORRECTION_NOT_NOW,
                     id="for no error"),
    ],
)  # fmt: skip
def test_a_strike_is_taken_back_after_the_closing(stage, basis, since, rule):
    act = lambda: check_correction(stage, Change.RESTORE, basis, struck_since_closing=since)  # noqa: E731
    assert refused(act) is rule


@pytest.mark.rules("R-REG-05")
@pytest.mark.parametrize(
    ("applied", "rule"),
    [(date(2026, 2, 22), None), (date(2026, 2, 23), RegisterRule.APPLICATION_FOR_ENTRY_LATE)],
    ids=["on the last day", "a day later"],
)
def test_an_application_for_an_entry_has_a_last_day(applied, rule):
    assert refused(lambda: check_application(applied, date(2026, 3, 15))) is rule


@pytest.mark.rules("R-REG-04", "R-REG-10")
@pytest.mark.parametrize(
    ("ground", "on_objection", "basis"),
    [
        ("died", False, B.RIGHT_LOST),
        ("twice", False, B.OBVIOUS_ERROR),
        ("twice", True, B.OBJECTION),
    ],
    ids=["the right is lost", "it never was there", "somebody objected"],
)
def test_what_a_strike_rests_on(ground, on_objection, basis):
    assert strike_basis(ground, on_objection=on_objection) is basis


@pytest.mark.rules("R-REG-04")
def test_on_which_grounds_a_right_is_lost():
    assert {"moved_away", "died", "german", "secondary", "court", "gone"} == RIGHT_LOST_GROUNDS


def test_every_ground_that_takes_the_right_is_one_of_the_register():
    assert {ground.value for ground in RegisterStrike.Ground} >= RIGHT_LOST_GROUNDS


@pytest.mark.rules("R-VOTE-01")
@pytest.mark.parametrize(
    ("day", "rule"),
    [(15, None), (16, RegisterRule.NOT_ENTITLED)],
    ids=["18 that day", "a day less"],
)
def test_no_correction_makes_anybody_too_young(day, rule):
    act = lambda: check_birth_date(KnownDay(2008, 3, day), date(2026, 3, 15))  # noqa: E731
    assert refused(act) is rule


# --- Inspection and objections ----------------------------------------------------------------


@pytest.mark.rules("R-REG-09")
@pytest.mark.parametrize(
    ("own", "grounds", "rule"),
    [
        (True, "", None),
        (False, "Nachbar ist verzogen", None),
        (False, "  ", RegisterRule.INSPECTION_WITHOUT_GROUNDS),
    ],
    ids=["own data", "others' data with grounds", "others' data without"],
)
def test_who_may_look(own, grounds, rule):
    assert refused(lambda: check_inspection(own_data=own, grounds=grounds)) is rule


@pytest.mark.rules("R-REG-08")
def test_only_who_wants_to_be_entered_needs_no_entry():
    cases = [(False, False), (False, True), (True, True), (True, False)]
    found = [
        refused(lambda n=needs, h=has: check_objection(needs_entry=n, has_entry=h))
        for needs, has in cases
    ]
    assert found == [None, None, None, RegisterRule.OBJECTION_WITHOUT_ENTRY]


@pytest.mark.rules("C-15")
@pytest.mark.parametrize(
    ("days", "rule"),
    [
        ((24, 24, 24), None),
        ((24, 25, None), None),
        ((24, 23, 25), RegisterRule.DECISION_BEFORE_OBJECTION),
        ((24, 26, 25), RegisterRule.DECISION_BEFORE_OBJECTION),
    ],
    ids=["all on one day", "not served yet", "decided before it came", "served before decided"],
)
def test_the_days_of_an_objection_follow_each_other(days, rule):
    received, decided, served = (None if day is None else date(2026, 2, day) for day in days)
    assert refused(lambda: check_decision(received, decided, served)) is rule


# --- Cards ------------------------------------------------------------------------------------

PLAIN = {"settled": False, "matched": True, "struck": False, "has_card": False}


@pytest.mark.rules("R-WS-01", "R-WS-03", "R-WS-04", "R-WS-05", "C-17")
@pytest.mark.parametrize(
    ("change", "rule"),
    [
        pytest.param({}, None, id="an elector needs no reason"),
        pytest.param({"settled": True}, CardRule.APPLICATION_SETTLED, id="settled"),
        pytest.param({"matched": False}, CardRule.APPLICATION_NOT_MATCHED, id="nobody chosen"),
        pytest.param({"struck": True}, CardRule.CARD_FOR_STRUCK, id="struck"),
        pytest.param({"has_card": True}, CardRule.CARD_EXISTS, id="has one"),
        pytest.param({"has_card": True, "not_arrived": True}, None, id="the first did not arrive"),
        pytest.param({"struck": True, "not_arrived": True}, CardRule.CARD_FOR_STRUCK,
                     id="struck, and it did not arrive"),
    ],
)  # fmt: skip
def test_who_gets_a_card(change, rule):
    assert refused(lambda: check_issue(CardFacts(**PLAIN | change))) is rule


@pytest.mark.rules("R-WS-02")
def test_nobody_applies_by_telephone():
    found = [refused(lambda way=way: check_channel(way)) for way in ["letter", "telephone"]]
    assert found == [None, CardRule.TELEPHONE]


@pytest.mark.rules("R-WS-02")
@pytest.mark.parametrize(
    ("known", "enough", "too_little"),
    [
        ("1980-03-04", ["1980-03-04"],
         ["1980-00-00", "1980-03-00", "1980-00-04", "1980-03-05", "1981-03-04", "0000-03-04"]),
        ("1971-06-00", ["1971-06-00", "1971-06-12"], ["1971-00-00", "1971-07-00", "0000-06-12"]),
        ("1971-00-00", ["1971-00-00", "1971-06-12"], ["1972-00-00", "0000-06-12"]),
        ("0000-06-12", [], ["0000-06-12", "1971-06-12"]),
        ("0000-00-00", [], ["0000-00-00", "1971-06-12"]),
    ],
    ids=["the day is known", "the month is known", "the year is known", "no year is known",
         "nothing is known"],
)  # fmt: skip
def test_a_birth_is_proved_by_all_that_the_register_knows(known, enough, too_little):
    day = KnownDay.from_text
    found = [one for one in enough + too_little if proves_birth(day(one), day(known))]
    assert found == enough


@pytest.mark.rules("R-WS-05")
def test_a_lost_card_is_not_replaced():
    cases = [(True, False), (True, True), (False, False)]
    found = [
        refused(lambda v=valid, lost=lost: check_replacement(valid=v, lost=lost))
        for valid, lost in cases
    ]
    assert found == [None, CardRule.CARD_LOST, CardRule.CARD_INVALID]


@pytest.mark.rules("R-WS-07")
def test_since_2025_a_card_always_opens_the_postal_vote():
    assert [postal_vote_is_certain(version(key)) for key in ("2015", "2021", "2026")] == [
        False,
        False,
        True,
    ]


@pytest.mark.rules("R-WS-03", "R-WS-06")
def test_the_two_series_of_cards():
    assert (SERIES_REGISTER, SERIES_SPECIAL) == ("A", "B")


@pytest.mark.rules("R-WS-01", "R-WS-03", "R-WS-06", "R-WS-08")
def test_the_reasons_have_their_words():
    for table in (SpecialGround, PostalRejection, Stage, Change, Basis, LateChange):
        assert set(TABLES.words[table]) == set(table)


# --- Closing ----------------------------------------------------------------------------------


@pytest.mark.rules("R-REG-11", "C-17")
@pytest.mark.parametrize(
    ("change", "figures"),
    [
        (LateChange.CARD_ISSUED, (899, 101, 2)),
        (LateChange.CARD_WITHDRAWN, (901, 99, 2)),
        (LateChange.SPECIAL_ISSUED, (900, 100, 3)),
        (LateChange.SPECIAL_WITHDRAWN, (900, 100, 1)),
    ],
    ids=lambda value: value.value if isinstance(value, LateChange) else "",
)
def test_a_late_card_moves_the_certified_figures(change, figures):
    after = corrected(RegisterCounts(900, 100, 2), change)
    assert (after.without_mark, after.with_mark, after.special) == figures
    assert after.total == sum(figures)


@pytest.mark.rules("R-REG-11")
def test_figures_never_fall_below_nothing():
    act = lambda: corrected(RegisterCounts(0, 5, 0), LateChange.CARD_ISSUED)  # noqa: E731
    assert refused(act) is RegisterRule.CLOSING_MOVED_ON


@pytest.mark.rules("R-REG-11", "C-17")
@pytest.mark.parametrize("change", LateChange, ids=lambda change: change.value)
def test_the_last_one_of_a_figure_may_move(change):
    assert min(astuple(corrected(RegisterCounts(1, 1, 1), change))) == (
        1 if change is LateChange.SPECIAL_ISSUED else 0
    )


@pytest.mark.rules("R-REG-11")
@pytest.mark.parametrize("point", ["without_district", "doubtful", "objections", "applications"])
def test_each_open_point_has_to_be_acknowledged(point):
    points = OpenPoints(**{point: 1})
    none_open = {"without_district": 0, "doubtful": 0, "objections": 0, "applications": 0}
    assert refusal(check_open_points, points, acknowledged=False) == (
        "CLOSING_OPEN_POINTS",
        "§ 15 KWO R-REG-11",
        none_open | {point: 1},
    )


@pytest.mark.rules("R-REG-11")
def test_open_points_have_to_be_acknowledged():
    cases = [({}, False), ({"doubtful": 1}, True), ({"doubtful": 1}, False)]
    found = [
        refused(lambda p=points, a=known: check_open_points(OpenPoints(**p), acknowledged=a))
        for points, known in cases
    ]
    assert found == [None, None, RegisterRule.CLOSING_OPEN_POINTS]


# --- What a refusal says ----------------------------------------------------------------------

DAY = date(2026, 3, 15)
EARLY, LATE = date(2026, 2, 20), date(2026, 2, 23)
REFUSALS: dict[str, tuple[Callable[[], object], Told]] = {
    "nobody comes in after the closing": (
        lambda: check_correction(Stage.CLOSED, Change.ENTER, B.OBJECTION),
        (
            "CORRECTION_NOT_NOW",
            "§ 15 KWO R-REG-10",
            {"stage": Stage.CLOSED, "change": Change.ENTER, "basis": B.OBJECTION},
        ),
    ),
    "no entry on application during the inspection": (
        lambda: check_correction(Stage.INSPECTED, Change.ENTER, B.APPLICATION),
        (
            "CORRECTION_NOT_NOW",
            "§ 14 KWO R-REG-10",
            {"stage": Stage.INSPECTED, "change": Change.ENTER, "basis": B.APPLICATION},
        ),
    ),
    "an application for an entry came late": (
        lambda: check_application(LATE, DAY),
        (
            "APPLICATION_FOR_ENTRY_LATE",
            "§ 9 Abs. 5 KWO R-REG-05",
            {"applied_on": LATE, "last": date(2026, 2, 22)},
        ),
    ),
    "too young": (
        lambda: check_birth_date(KnownDay(2008, 3, 16), DAY),
        ("NOT_ENTITLED", "§ 86 Abs. 2 HGO R-VOTE-01", {"reason": Exclusion.TOO_YOUNG}),
    ),
    "an inspection without grounds": (
        lambda: check_inspection(own_data=False, grounds=""),
        ("INSPECTION_WITHOUT_GROUNDS", "§ 8 KWG R-REG-09", {}),
    ),
    "an objection without an entry": (
        lambda: check_objection(needs_entry=True, has_entry=False),
        ("OBJECTION_WITHOUT_ENTRY", "§ 8 KWG R-REG-08", {}),
    ),
    "decided before it came": (
        lambda: check_decision(LATE, EARLY, None),
        (
            "DECISION_BEFORE_OBJECTION",
            "§ 13 KWO C-15",
            {"received_on": LATE, "decided_on": EARLY},
        ),
    ),
    "a settled application": (
        lambda: check_issue(CardFacts(**PLAIN | {"settled": True})),
        ("APPLICATION_SETTLED", "§ 16a KWO R-WS-03", {}),
    ),
    "an application of nobody": (
        lambda: check_issue(CardFacts(**PLAIN | {"matched": False})),
        ("APPLICATION_NOT_MATCHED", "§ 16a KWO R-WS-01", {}),
    ),
    "an application of a struck person": (
        lambda: check_issue(CardFacts(**PLAIN | {"struck": True})),
        ("CARD_FOR_STRUCK", "§ 16a KWO R-WS-01", {}),
    ),
    "a second card": (
        lambda: check_issue(CardFacts(**PLAIN | {"has_card": True})),
        ("CARD_EXISTS", "§ 16a KWO R-WS-05", {}),
    ),
    "by telephone": (
        lambda: check_channel("telephone"),
        ("TELEPHONE", "§ 17 KWO R-WS-02", {}),
    ),
    "a lost card": (
        lambda: check_replacement(valid=True, lost=True),
        ("CARD_LOST", "§ 18 KWO R-WS-05", {}),
    ),
    "an invalid card": (
        lambda: check_replacement(valid=False, lost=False),
        ("CARD_INVALID", "§ 18 KWO R-WS-05", {}),
    ),
    "figures that do not hold the person": (
        lambda: corrected(RegisterCounts(0, 5, 0), LateChange.CARD_ISSUED),
        ("CLOSING_MOVED_ON", "§ 15 KWO R-REG-11", {"change": LateChange.CARD_ISSUED}),
    ),
}


@pytest.mark.rules("R-REG-05", "R-REG-08", "R-REG-09", "R-REG-10", "R-REG-11", "R-VOTE-01", "C-15")
@pytest.mark.rules("R-WS-01", "R-WS-02", "R-WS-03", "R-WS-05")
@pytest.mark.parametrize(("act", "said"), REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_says_norm_rule_and_facts(act, said):
    assert refusal(act) == said


@pytest.mark.rules("R-REG-05")
def test_the_last_day_to_apply_for_an_entry_is_an_assumption():
    sooner = replace(ELECTION_DEFAULTS, register_application_days_before=30)
    assert refusal(check_application, EARLY, DAY, sooner)[2] == {
        "applied_on": EARLY,
        "last": date(2026, 2, 13),
    }
