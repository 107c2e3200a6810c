"""Received = acknowledged = in the register: the arithmetic of the receipts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.law.cards.reconciliation import DayBalance, ReceiptFacts, reconcile

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)

pytestmark = pytest.mark.rules("R-WS-02")


def receipt(number, day=MONDAY, *, acknowledged=True, recorded=True):
    return ReceiptFacts(number, day, acknowledged, recorded)


def test_nothing_received_is_balanced():
    found = reconcile([])
    assert (found.days, found.gaps, found.balanced) == ((), (), True)


def test_days_stand_newest_first_and_name_what_is_missing():
    found = reconcile(
        [
            receipt(1),
            receipt(2, acknowledged=False),
            receipt(3, TUESDAY, recorded=False),
            receipt(5, TUESDAY),
        ]
    )
    assert found.days == (
        DayBalance(TUESDAY, 2, 2, 1, unacknowledged=(), unrecorded=(3,)),
        DayBalance(MONDAY, 2, 1, 2, unacknowledged=(2,), unrecorded=()),
    )
    assert (found.gaps, found.balanced) == ((4,), False)
    assert (found.unacknowledged, found.unrecorded) == ((2,), (3,))


def test_numbers_stand_in_their_order_whatever_the_order_of_the_receipts():
    found = reconcile(
        [
            receipt(4, MONDAY, acknowledged=False, recorded=False),
            receipt(2, MONDAY, acknowledged=False, recorded=False),
            receipt(3, TUESDAY, acknowledged=False, recorded=False),
            receipt(1, TUESDAY, acknowledged=False, recorded=False),
        ]
    )
    assert [(row.unacknowledged, row.unrecorded) for row in found.days] == [
        ((1, 3), (1, 3)),
        ((2, 4), (2, 4)),
    ]
    assert (found.unacknowledged, found.unrecorded) == ((1, 2, 3, 4), (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("receipts", "balanced"),
    [
        pytest.param([receipt(1), receipt(2, TUESDAY)], True, id="all arrived"),
        pytest.param([receipt(1, acknowledged=False), receipt(2, recorded=False)], False,
                     id="two differences do not cancel each other"),
        pytest.param([receipt(2)], False, id="the first number is missing"),
    ],
)  # fmt: skip
def test_when_it_is_balanced(receipts, balanced):
    assert reconcile(receipts).balanced is balanced


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 3)), max_size=30))
def test_nothing_is_lost_in_the_sums(rows):
    days = [MONDAY, TUESDAY, date(2026, 3, 4), date(2026, 3, 5)]
    receipts = [
        receipt(number, days[day], acknowledged=told, recorded=taken)
        for number, (told, taken, day) in enumerate(rows, start=1)
    ]
    found = reconcile(receipts)
    assert sum(row.received for row in found.days) == len(rows)
    assert sum(row.acknowledged for row in found.days) == sum(told for told, _, _ in rows)
    assert sum(row.recorded for row in found.days) == sum(taken for _, taken, _ in rows)
    assert found.balanced is all(told and taken for told, taken, _ in rows)
