"""What the law refuses about Wahlscheine and Wahlbriefe, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from elections.law.cards.balance import PostalCounts, check_board_meets, check_hour_has_come
from elections.law.cards.issuing import (
    LateGround,
    ReplacedCard,
    check_invalidation,
    check_late_ground,
)
from elections.law.cards.rules import CardRule, LetterRule
from elections.law.register.closing import RegisterCounts, check_counts_seen
from elections.law.register.rules import RegisterRule
from municipalities.law.basis import Norm, RowsRefused, RuleViolation, Statute

DAY = date(2026, 3, 15)
DUE = datetime(2026, 3, 15, 17, tzinfo=UTC)
ISSUED = datetime(2026, 3, 2, 9, 30, 20, tzinfo=UTC)
LATER = datetime(2026, 3, 14, 10, tzinfo=UTC)


def refused(check, *args, **facts):
    """The rule for which ``check`` refuses, None where it does not."""
    try:
        check(*args, **facts)
    except RuleViolation as violation:
        return violation.rule
    return None


CARD = ReplacedCard("A 1", ISSUED)
LATE = {
    # id: (ground, card, received, rule)
    "ill": (LateGround.ILLNESS, None, LATER, None),
    "in time": (None, None, LATER, None),
    "not registered, but in the register": (
        LateGround.SPECIAL, None, LATER, CardRule.STANDS_IN_REGISTER,
    ),
    "not arrived": (LateGround.NOT_ARRIVED, CARD, LATER, None),
    "asked for again in the minute of the issue": (
        LateGround.NOT_ARRIVED, CARD, ISSUED.replace(second=0), None,
    ),
    "asked for again before it was issued": (
        LateGround.NOT_ARRIVED, CARD, ISSUED.replace(minute=29), CardRule.MISSED_BEFORE_ISSUED,
    ),
    "never had one": (LateGround.NOT_ARRIVED, None, LATER, CardRule.NO_CARD_TO_REPLACE),
    "took it along": (
        LateGround.NOT_ARRIVED, ReplacedCard("A 1", ISSUED, date(2026, 3, 2)), LATER,
        CardRule.HANDED_OVER,
    ),
}  # fmt: skip


@pytest.mark.rules("C-16", "C-17", "R-WS-01", "R-WS-05")
@pytest.mark.parametrize(("ground", "card", "received", "rule"), LATE.values(), ids=LATE)
def test_a_late_ground_that_the_register_disproves_is_refused(ground, card, received, rule):
    assert refused(check_late_ground, ground, card, received) is rule


@pytest.mark.rules("R-WS-05")
@pytest.mark.parametrize(
    ("valid", "on", "rule"),
    [
        (True, date(2026, 3, 2), None),
        (True, date(2026, 3, 1), CardRule.INVALID_BEFORE_ISSUED),
        (False, date(2026, 3, 2), CardRule.CARD_INVALID),
        (True, date(2026, 3, 15), None),
        (True, date(2026, 3, 16), CardRule.INVALID_AFTER_THE_VOTE),
    ],
    ids=["on the day of its issue", "before its issue", "twice", "on the election day", "after it"],
)
def test_when_a_card_can_become_invalid(valid, on, rule):
    days = {"issued_on": date(2026, 3, 2), "letters_due": date(2026, 3, 15)}
    assert refused(check_invalidation, valid=valid, on=on, **days) is rule


@pytest.mark.rules("R-CAST-06", "C-20")
@pytest.mark.parametrize(
    ("after", "now", "rule"),
    [
        (True, DUE, None),
        (True, DUE.replace(hour=16, minute=59), LetterRule.LATE_BEFORE_THE_HOUR),
        (False, DUE.replace(hour=9), None),
    ],
    ids=["at the hour", "a minute before", "not said to be late"],
)
def test_nothing_is_after_the_hour_before_it_struck(after, now, rule):
    assert refused(check_hour_has_come, after_the_hour=after, now=now, due=DUE) is rule


@pytest.mark.rules("R-WS-08")
@pytest.mark.parametrize(
    ("today", "rule"),
    [(DAY, None), (date(2026, 3, 14), LetterRule.DECIDED_BEFORE_THE_DAY)],
    ids=["on the day", "the day before"],
)
def test_a_postal_board_decides_on_the_election_day(today, rule):
    assert refused(check_board_meets, today, DAY) is rule


@pytest.mark.rules("R-WS-08")
def test_what_nobody_counted_is_neither_nought_nor_known():
    assert PostalCounts(0, 0).is_nought
    assert not PostalCounts(0, 0, accepted=1).is_nought
    assert PostalCounts(9, 2, rejected=4, with_invalid_card=1).rejected_otherwise == 3
    assert PostalCounts(9, 2, rejected=4).rejected_otherwise is None
    assert PostalCounts(9, 2, with_invalid_card=1).rejected_otherwise is None


@pytest.mark.rules("R-REG-11")
def test_only_the_figures_that_were_shown_are_certified():
    shown = RegisterCounts(900, 100, 0)
    assert refused(check_counts_seen, shown, RegisterCounts(900, 100, 0)) is None
    with pytest.raises(RuleViolation) as refusal:
        check_counts_seen(shown, RegisterCounts(899, 101, 0))
    assert refusal.value.rule is RegisterRule.CLOSING_COUNTS_CHANGED
    assert refusal.value.facts == {"seen": "900 + 100 + 0", "now": "899 + 101 + 0"}


def test_rows_that_are_refused_together_name_their_places():
    fault = RuleViolation(RegisterRule.REASON_MISSING, Norm(Statute.KWO, "14"), "R-REG-10")
    assert RowsRefused({3: fault}).rows == {3: fault}
