"""The days of an extract: to the day, in part, or a filler that says nothing.

Registers write „00.00.1975“ for people whose day of birth is not known, and many fillers for what
they do not know at all. Nothing is invented for them: the person becomes a doubtful case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from elections.files.register.extract_day_writing import plain_day, without_century
from elections.files.register.extract_unreadable import Unreadable, seen
from elections.models.register.reading import DATE_FORMS
from municipalities.law.body.suffrage import months_before
from municipalities.law.days import KnownDay

TWO_DIGITS, SERIAL, MONTH_FIRST, DAY_FIRST = "dd.mm.yy", "excel", "mm/dd/yyyy", "dd/mm/yyyy"
DATE_PATTERNS = {
    "dd.mm.yyyy": re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
    "yyyy-mm-dd": re.compile(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"),
    "yyyymmdd": re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    DAY_FIRST: re.compile(r"(?P<d>\d{1,2})(?P<s>[/-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})"),
    "ddmmyyyy": re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})"),
    MONTH_FIRST: re.compile(r"(?P<m>\d{1,2})(?P<s>[/-])(?P<d>\d{1,2})(?P=s)(?P<y>\d{4})"),
    TWO_DIGITS: re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{2})"),
    # Four digits below 3000 are a year.
    SERIAL: re.compile(r"(?P<n>\d{5}|[3-9]\d{3})(?:[.,]0+)?"),
}
# These cannot be taken for another form, eight digits only where the year is one of our time.
_NEVER_AMBIGUOUS = ("dd.mm.yyyy", "yyyy-mm-dd", "yyyymmdd", "ddmmyyyy")
_OUR_TIME = range(1901, 2100)
_CLOCK = re.compile(
    r"(?P<day>.*[\d?xX*])(?:\s*,?\s+|T)(?P<h>[01]?\d|2[0-4])[:.](?P<m>[0-5]\d)(?:[:.][0-5]\d)?"
    r"(?:[.,]\d+)?(?:\s*(?P<half>[AP]M))?(?:\s*Uhr)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
# Databases append midnight to a day; summer time makes one or two o'clock of it.
_AROUND_MIDNIGHT = ((0, 0), (2, 0))
_U = r"[0xX?*_-]"
# The parts of a day that is known in part, whatever the form of the others: „xx.xx.1980“, „00.06.“,
# „06.1971“, „1971“. A day and a month have two signs, so that „1.2.71“ is no part of anything.
_PARTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<d>\d{{1,2}}|{_U}{{1,2}})[./-](?P<m>\d{{1,2}}|{_U}{{1,2}})[./-](?P<y>\d{{4}}|{_U}{{2,4}})?",
        rf"(?P<y>\d{{4}}|{_U}{{4}})-(?P<m>\d{{2}}|{_U}{{2}})-(?P<d>\d{{2}}|{_U}{{2}})",
        rf"(?P<m>\d{{1,2}}|{_U}{{1,2}})[./-](?P<y>\d{{4}})",
        r"(?P<y>\d{4})(?:-(?P<m>\d{2}))?",
    )
)
_NOTHING = frozenset(
    [
        *("unbekannt", "nicht bekannt", "unbek.", "unbek", "ohne angabe", "o.a.", "k.a.", "k. a."),
        *("keine angabe", "leer", "null", "(null)", "none", "nan", "n/a", "#n/a", "#nv", "unknown"),
        *("seit geburt", "geburt", "von geburt an", "99.99.9999", "9999-99-99", "99999999"),
        *("99/99/9999", "2958465"),
    ]
)
_FILLING = re.compile(r"[0xX?*_.,/\s–—-]*")
# What programs write for no day: .NET, Windows, SQL Server, Excel, OLE. From 2999 on it is „never“.
_ZERO_DAYS = frozenset(
    KnownDay(*parts)
    for parts in (
        *((1, 1, 1), (1601, 1, 1), (1753, 1, 1)),
        *((1899, 12, 30), (1899, 12, 31), (1900, 1, 0), (1900, 1, 1)),
    )
)
_NEVER = 2999
_EXCEL_ZERO = date(1899, 12, 30)
_CENTURIES = (1800, 1900, 2000, 2100)


class ReadDay(NamedTuple):
    """A day as an extract has it; ``is_unsure`` where somebody has to look at what stands there.

    ``latest`` and ``earliest`` are the last and the first day that it can be.
    """

    day: KnownDay
    is_unsure: bool
    latest: date | None
    earliest: date | None


def read_day(known: KnownDay, *, is_unsure: bool = False) -> ReadDay:
    """Return a day with the bounds that its known parts set."""
    return ReadDay(known, is_unsure or known.exact is None, known.latest, known.earliest)


NO_DAY = read_day(KnownDay())
Span = tuple[date, date]
"""The first and the last day that a year of two digits can mean."""


def span_of(last: date, years: int = 100) -> Span:
    """Return so many years up to a day; with a hundred each year of two digits means one."""
    return months_before(last, 12 * years) + timedelta(days=1), last


_ANY: Span = (date.min, date.max)


def day_reader(date_format: str, span: Span = _ANY) -> Callable[[str], ReadDay]:
    """Return a reader for days of this form: exact, in part, or nothing known (R-REG-06).

    „31.12.1975“ and „1975-12-31“ are read in every form, for they mean one day only. An empty
    cell and a filler say nothing; a time behind the day makes it unsure, as a year of two digits
    does that can mean two years of ``span``. Raises Unreadable for any other text and for a day
    that no calendar has.
    """

    # Nearly every cell is a day of our time in the form of the file.
    usual = DATE_PATTERNS[date_format] if date_format not in (TWO_DIGITS, SERIAL) else None

    def read(text: str) -> ReadDay:
        if usual is not None and (found := usual.fullmatch(text)):
            exact = _of_our_time(*map(int, found.group("y", "m", "d")))
            if exact is not None:
                return ReadDay(KnownDay.of(exact), False, exact, exact)
        text = seen(text)
        if says_no_day(text):
            return NO_DAY
        day, is_late = _without_clock(text)
        day = plain_day(day)
        known = (
            _without_century(day, date_format, span)
            or _whole(day, date_format, span)
            or _in_part(day, date_format)
        )
        if known is None:
            raise Unreadable(
                _("„%(text)s“ ist kein Tag in der Form %(form)s.")
                % {"text": text[:20], "form": DATE_FORMS[date_format]}
            )
        if known in _ZERO_DAYS or known.year >= _NEVER:
            return NO_DAY
        return read_day(known, is_unsure=is_late)

    return read


def _of_our_time(year: int, month: int, day: int) -> date | None:
    """Return a day that no program writes for none, None for any other."""
    try:
        return date(year, month, day) if year in _OUR_TIME else None
    except ValueError:
        return None


def says_no_day(text: str) -> bool:
    """Whether a cell for a day only fills its place: empty, „00.00.0000“, „unbekannt“, „-“."""
    bare, _is_late = _without_clock(text)
    return _FILLING.fullmatch(bare) is not None or bare.casefold() in _NOTHING


def forms_of(text: str) -> frozenset[str]:
    """Return the forms in which a cell is a day of the calendar; none for a filler."""
    day, _is_late = _without_clock(seen(text))
    if says_no_day(day):
        return frozenset()
    day, fitting = plain_day(day), set()
    for name in DATE_PATTERNS:
        try:
            if _whole_as(day, name, _ANY) is not None:
                fitting.add(name)
        except ValueError:
            continue
    return frozenset(fitting)


def _without_clock(text: str) -> tuple[str, bool]:
    """Return a text without the time behind its day, and whether that is not about midnight."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return text, False
    hour = int(found["h"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].casefold() == "pm" else 0)
    first, last = _AROUND_MIDNIGHT
    return found["day"].rstrip(" ,"), not first <= (hour, int(found["m"])) <= last


def _without_century(text: str, date_format: str, span: Span) -> KnownDay | None:
    """Return a day in part of which two digits of the year are known, None for any other.

    In a file of such years they mean what they mean there; elsewhere they are no year.
    """
    found = without_century(text)
    if found is None:
        return None
    year, month, day = found
    try:
        meant = list(_of_two_digits(year, month, day, span)) if date_format == TWO_DIGITS else []
        return meant[0] if len(meant) == 1 else KnownDay(0, month, day)
    except ValueError:
        raise _no_day(text) from None


def _whole(text: str, date_format: str, span: Span) -> KnownDay | None:
    """Return a day with all its parts; raise Unreadable for one that no calendar has."""
    is_no_day = False
    for name in dict.fromkeys((date_format, *_NEVER_AMBIGUOUS)):
        try:
            known = _whole_as(text, name, span)
        except ValueError:
            is_no_day = True
            continue
        is_mine = name == date_format or not text.isdecimal()
        if known is not None and (is_mine or known.year in _OUR_TIME):
            return known
    if is_no_day:
        raise _no_day(text)
    return None


def _whole_as(text: str, name: str, span: Span) -> KnownDay | None:
    """Return the day that ``text`` is in one form; raise ValueError for what no calendar has."""
    found = DATE_PATTERNS[name].fullmatch(text)
    if found is None:
        return None
    if name == SERIAL:
        return KnownDay.of(_EXCEL_ZERO + timedelta(days=int(found["n"])))
    year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
    if name != TWO_DIGITS:
        return KnownDay(year, month, day)
    meant = list(_of_two_digits(year, month, day, span))
    if not meant:
        raise ValueError(text)
    return meant[0] if len(meant) == 1 else KnownDay(0, month, day)


def _of_two_digits(year: int, month: int, day: int, span: Span) -> Iterator[KnownDay]:
    """Yield the days of ``span`` whose year ends with two digits."""
    first, last = span
    for century in _CENTURIES:
        try:
            known = KnownDay(century + year, month, day)
        except ValueError:
            continue
        earliest, latest = known.earliest, known.latest
        if earliest is not None and latest is not None and latest >= first and earliest <= last:
            yield known


def _in_part(text: str, date_format: str) -> KnownDay | None:
    """Return a day of which some parts are known, None for what is none."""
    for parts in _PARTS:
        if found := parts.fullmatch(text):
            named = found.groupdict()
            day, month = _number(named.get("d")), _number(named.get("m"))
            if date_format == MONTH_FIRST and "." not in text and "d" in named:
                day, month = month, day
            try:
                known = KnownDay(_number(named.get("y")), month, day)
            except ValueError:
                raise _no_day(text) from None
            if known.exact is None:
                return known
    return None


def _number(part: str | None) -> int:
    return int(part) if part and part.isdecimal() else 0


def _no_day(text: str) -> Unreadable:
    return Unreadable(_("„%(text)s“ ist kein Tag des Kalenders.") % {"text": text[:20]})
