"""The days of an extract: to the day, in part, or a filler that says nothing.

Registers write „00.00.1975“ for people whose day of birth is not known, and many fillers for what
they do not know at all. Nothing is invented for them: the person becomes a doubtful case.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from elections.files.register.extract_unreadable import Unreadable
from elections.models.register.reading import DATE_FORMS
from municipalities.law.days import KnownDay

# Databases append midnight to a day.
_MIDNIGHT = r"(?:[T ]00:00(?::00(?:[.,]0+)?)?Z?)?"
DATE_PATTERNS = {
    "dd.mm.yyyy": re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})" + _MIDNIGHT),
    "yyyy-mm-dd": re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})" + _MIDNIGHT),
    "yyyymmdd": re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    "dd/mm/yyyy": re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"),
    "ddmmyyyy": re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})"),
}
_TIME = re.compile(
    r"(.*\d)[T ]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?Z?(?:\s*Uhr)?", re.IGNORECASE
)
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
        *("keine angabe", "leer", "null", "none", "nan", "n/a", "unknown"),
        *("seit geburt", "geburt", "von geburt an", "99.99.9999", "9999-99-99", "99999999"),
        *("31.12.9999", "9999-12-31", "01.01.0001", "0001-01-01"),
    ]
)
_FILLING = re.compile(r"[0xX?*_.,/\s–—-]*")


@dataclass(frozen=True, slots=True)
class ReadDay:
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


def day_reader(date_format: str) -> Callable[[str], ReadDay]:
    """Return a reader for days of this form: exact, in part, or nothing known (R-REG-06).

    An empty cell and a filler say nothing; a time behind the day makes it unsure. Raises
    Unreadable for any other text, for another form and for a day that no calendar has.
    """
    pattern = DATE_PATTERNS[date_format]

    def read(text: str) -> ReadDay:
        found = pattern.fullmatch(text)
        if found is not None and text not in _NOTHING:
            return _day(found["y"], found["m"], found["d"], text)
        if says_no_day(text):
            return NO_DAY
        if timed := _TIME.fullmatch(text):
            return read_day(read(timed[1].strip(" ,")).day, is_unsure=True)
        for parts in _PARTS:
            if found := parts.fullmatch(text):
                named = found.groupdict()
                in_part = _day(named.get("y"), named.get("m"), named.get("d"), text)
                if in_part.is_unsure:
                    return in_part
        raise Unreadable(
            _("„%(text)s“ ist kein Tag in der Form %(form)s.")
            % {"text": text[:20], "form": DATE_FORMS[date_format]}
        )

    return read


def says_no_day(text: str) -> bool:
    """Whether a cell for a day only fills its place: empty, „00.00.0000“, „unbekannt“, „-“."""
    return _FILLING.fullmatch(text) is not None or text.casefold() in _NOTHING


def _day(year: str | None, month: str | None, day: str | None, text: str) -> ReadDay:
    parts = [int(part) if part and part.isdecimal() else 0 for part in (year, month, day)]
    try:
        known = KnownDay(*parts)
        if all(parts):
            exact = date(*parts)
            return ReadDay(known, is_unsure=False, latest=exact, earliest=exact)
    except ValueError:
        raise Unreadable(
            _("„%(text)s“ ist kein Tag des Kalenders.") % {"text": text[:20]}
        ) from None
    return read_day(known)
