"""Days as registers know them: to the day, in part, or not at all (R-REG-06).

The residents' registration writes „00.00.1971“ for somebody whose day of birth nobody knows. What
is unknown stays unknown: no day is invented for it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True, order=True)
class KnownDay:
    """A day of the calendar as far as it is known; 0 stands for the part that nobody knows.

    ``text`` is the day as it is stored, sorts and is compared: „1971-06-00“. Raises ValueError for
    what no calendar has: month 13, the 31st of April, year 10000.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.year and self.month and self.day:
            object.__setattr__(self, "text", date(self.year, self.month, self.day).isoformat())
            return
        object.__setattr__(self, "text", f"{self.year:04}-{self.month:02}-{self.day:02}")
        if not (0 <= self.year <= 9999 and 0 <= self.month <= 12):
            raise ValueError(f"no day of the calendar: {self.year}-{self.month}-{self.day}")
        longest = monthrange(self.year or _LEAP_YEAR, self.month)[1] if self.month else 31
        if not 0 <= self.day <= longest:
            raise ValueError(f"no day of the calendar: {self.year}-{self.month}-{self.day}")

    @classmethod
    def of(cls, day: date) -> KnownDay:
        """Return a day that is known (R-REG-06)."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_text(cls, text: str) -> KnownDay:
        """Return what ``text`` gave away: „1971-06-00“. Raises ValueError for anything else."""
        year, month, day = (int(part) for part in text.split("-"))
        return cls(year, month, day)

    @property
    def exact(self) -> date | None:
        """The day, None where a part of it is unknown."""
        if self.year and self.month and self.day:
            return date(self.year, self.month, self.day)
        return None

    @property
    def earliest(self) -> date | None:
        """The first day that it can be; None where the year is unknown."""
        if not self.year:
            return None
        month = self.month or 1
        return date(self.year, month, min(self.day or 1, monthrange(self.year, month)[1]))

    @property
    def latest(self) -> date | None:
        """The last day that it can be; None where the year is unknown."""
        if not self.year:
            return None
        month = self.month or 12
        last = monthrange(self.year, month)[1]
        return date(self.year, month, min(self.day or last, last))

    def agrees_with(self, other: KnownDay) -> bool:
        """Whether both can be one day: what both know is the same (R-REG-02)."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine == theirs or not mine or not theirs for mine, theirs in pairs)

    def __str__(self) -> str:
        """Return „31.12.1971“, „06.1971“, „1971“, „31.12.????“, „unbekannt“."""
        if not (self.year or self.month or self.day):
            return "unbekannt"
        year = f"{self.year:04}" if self.year else "????"
        if not self.month and not self.day:
            return year
        month = f"{self.month:02}" if self.month else "??"
        return f"{self.day:02}.{month}.{year}" if self.day else f"{month}.{year}"


_UNKNOWN = r"[?xX*]"
_PARTS = re.compile(
    rf"(\d{{1,4}}|{_UNKNOWN}{{1,4}})[^\w?*]+(\d{{1,2}}|{_UNKNOWN}{{1,2}})[^\w?*]+(\d{{1,4}}|{_UNKNOWN}{{1,4}})"
)
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_MONTH = re.compile(rf"(\d{{1,2}}|{_UNKNOWN}{{1,2}})[./]\s*(\d{{4}})")
_YEAR = re.compile(r"\d{4}")


def typed_day(text: str) -> KnownDay | None:
    """Return the day that somebody typed, known in part where they say so; None for no day.

    „24.08.1985“, „24/8/1985“, „1985-08-24“, „24081985“; „00.00.1971“, „xx.06.1971“, „06.1971“,
    „1971“. Digits of other scripts count as well. A year has four digits (R-REG-06).
    """
    text = text.strip()
    if _YEAR.fullmatch(text):
        return _day(text, "0", "0")
    if found := _MONTH.fullmatch(text):
        return _day(found[2], found[1], "0")
    match = _PARTS.fullmatch(text) or _RUN.fullmatch(text)
    if match is None:
        return None
    first, month, last = match.groups()
    return _day(first, month, last) if len(first) == 4 else _day(last, month, first)


def _day(year: str, month: str, day: str) -> KnownDay | None:
    parts = [int(part) if part.isdecimal() else 0 for part in (year, month, day)]
    if len(year) != 4 or len(day) > 2 or 0 < parts[0] < 1000:
        return None
    try:
        return KnownDay(*parts)
    except ValueError:
        return None
