"""Numbers, fractions and dates as German documents write them.

Unknown is „unbekannt“ and never 0: nobody has reported the figure.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from math import floor

UNKNOWN = "unbekannt"
_CITATION = re.compile(r"(?<=§|\.|z) (?=\d)|(?<=[\da-z]) (?=HGO|KWG|KWO|Abs\.|Satz\b)")
_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def number(value: int | None) -> str:
    """Return 63200 as „63.200“, None as „unbekannt“."""
    return UNKNOWN if value is None else f"{value:,}".replace(",", ".")


def decimal(value: Fraction, places: int = 3) -> str:
    """Return an exact fraction rounded half up: 931/143 is „6,510“."""
    scaled = floor(value * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    return f"{number(whole)},{rest:0{places}d}"


def mixed_fraction(value: Fraction) -> str:
    """Return an exact fraction with its whole part: 931/143 is „6 + 73/143“, 1/2 „1/2“."""
    whole, rest = divmod(value.numerator, value.denominator)
    if rest == 0:
        return number(whole)
    broken = f"{number(rest)}/{number(value.denominator)}"
    return f"{number(whole)} + {broken}" if whole else broken


def percent(part: int | None, total: int | None, places: int = 2) -> str:
    """Return the share „5,77 %“; „unbekannt“ when a figure is missing or the total is 0."""
    if part is None or not total:
        return UNKNOWN
    return f"{decimal(Fraction(part * 100, total), places)}\N{NO-BREAK SPACE}%"


def long_date(day: date) -> str:
    """Return „15. März 2026“."""
    return f"{day.day}.\N{NO-BREAK SPACE}{_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return „15.03.2026“."""
    return f"{day:%d.%m.}{day.year:04d}"


def count_of(value: int, one: str, many: str) -> str:
    """Return „1 Sitz“ or „3 Sitze“."""
    return f"{number(value)}\N{NO-BREAK SPACE}{one if value == 1 else many}"


def unbroken(content: str) -> str:
    """Return the text with citations held together: no line breaks inside „§ 86 Abs. 1 Satz 3“."""
    return _CITATION.sub("\N{NO-BREAK SPACE}", content)
