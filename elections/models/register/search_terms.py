"""What somebody types to find a person: words of a name, a day of birth, or both."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from municipalities.law.days import KnownDay, typed_day

_BLANK_IN_A_DAY = re.compile(r"(?<=\d[./-])\s+(?=\d)")
_BESIDE_A_DAY = frozenset({"geb", "geb.", "geboren", "am", "*"})
_TITLE = re.compile(
    r"(?:dr|prof|doktor|professor|dipl|mag"
    r"|(?:(?:dr|prof|dipl|mag|med|phil|jur|iur|rer|nat|ing|pol|oec|theol|h|c|habil|univ|mult|dent|vet)"
    r"[.-]+)+(?:ing)?)",
    re.IGNORECASE,
)


class Terms(NamedTuple):
    """The words of a name, and the first and the last birth that is meant; None for none."""

    name: str
    births: tuple[KnownDay, KnownDay] | None


def terms_of(text: str) -> Terms:
    """Return what is asked for: „Dr. Müller 01.01.1980“ is Müller, born on that day.

    „1971“ is every birth in that year, „06.1971“ every one in that month, known in part or not.
    """
    words = _BLANK_IN_A_DAY.sub("", text).split()
    days = [(word, day) for word in words if (day := typed_day(word.strip("*,;()"))) is not None]
    if days:
        words = [word for word in words if word != days[0][0] and word.lower() not in _BESIDE_A_DAY]
    # Who types „Dr“ alone may mean the beginning of a name.
    name = [word for word in words if not _TITLE.fullmatch(word.strip(","))] or words
    return Terms(" ".join(name), _births(days[0][1]) if days else None)


def _births(day: KnownDay) -> tuple[KnownDay, KnownDay]:
    if not day.year or day.day:
        return day, day
    last_month = day.month or 12
    last = KnownDay(day.year, last_month, monthrange(day.year, last_month)[1])
    return day, last
