"""Received = acknowledged = in the register, every day; a difference is an alarm (R-WS-02).

An online application is written down before anything else happens to it. So whatever is lost
on the way becomes visible: a receipt that nobody was shown, a receipt without an application, or a
missing number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """One receipt: its number, the day it came in, and what became of it."""

    number: int
    received_on: date
    acknowledged: bool
    recorded: bool


@dataclass(frozen=True, slots=True)
class DayBalance:
    """One day: how many came in, were acknowledged, stand in the register, and which did not."""

    day: date
    received: int
    acknowledged: int
    recorded: int
    unacknowledged: tuple[int, ...]
    unrecorded: tuple[int, ...]

    @property
    def balanced(self) -> bool:
        """Whether the three figures are equal."""
        return self.received == self.acknowledged == self.recorded


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """All days, newest first, and the numbers that are missing."""

    days: tuple[DayBalance, ...]
    gaps: tuple[int, ...]

    @property
    def unrecorded(self) -> tuple[int, ...]:
        """Numbers of receipts that led to no application."""
        return tuple(sorted(number for row in self.days for number in row.unrecorded))

    @property
    def unacknowledged(self) -> tuple[int, ...]:
        """Numbers of receipts that nobody was shown."""
        return tuple(sorted(number for row in self.days for number in row.unacknowledged))

    @property
    def balanced(self) -> bool:
        """Whether nothing is missing anywhere."""
        return not self.gaps and all(row.balanced for row in self.days)


def reconcile(receipts: Iterable[ReceiptFacts]) -> Reconciliation:
    """Compare what came in online with what was acknowledged and recorded (R-WS-02).

    Receipts are numbered from 1 without gaps; a missing number is a difference as well.
    """
    by_day: dict[date, list[ReceiptFacts]] = defaultdict(list)
    numbers = set()
    for receipt in receipts:
        by_day[receipt.received_on].append(receipt)
        numbers.add(receipt.number)
    last = max(numbers, default=0)
    return Reconciliation(
        days=tuple(_balance(day, by_day[day]) for day in sorted(by_day, reverse=True)),
        gaps=tuple(number for number in range(1, last + 1) if number not in numbers),
    )


def _balance(day: date, receipts: list[ReceiptFacts]) -> DayBalance:
    unacknowledged = tuple(sorted(one.number for one in receipts if not one.acknowledged))
    unrecorded = tuple(sorted(one.number for one in receipts if not one.recorded))
    return DayBalance(
        day=day,
        received=len(receipts),
        acknowledged=len(receipts) - len(unacknowledged),
        recorded=len(receipts) - len(unrecorded),
        unacknowledged=unacknowledged,
        unrecorded=unrecorded,
    )
