"""From the cells of an extract to values; a cell without a value says why in one sentence."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.translation import gettext as _

from elections.models.register.reading import DATE_FORMS
from municipalities.files.nationalities import nationalities
from municipalities.files.raw import folded

# Databases append midnight to a day.
_MIDNIGHT = r"(?:[T ]00:00(?::00(?:\.0+)?)?)?"
DATE_PATTERNS = {
    "dd.mm.yyyy": re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})" + _MIDNIGHT),
    "yyyy-mm-dd": re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})" + _MIDNIGHT),
    "yyyymmdd": re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    "dd/mm/yyyy": re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"),
    "ddmmyyyy": re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})"),
}
_MAIN = frozenset(
    [
        "h",
        "hw",
        "hauptwohnung",
        "haupt",
        "hauptwohnsitz",
        "einzige",
        "einzige_wohnung",
        "alleinige",
        "alleinige_wohnung",
        "ew",
        "aw",
        "ja",
        "j",
        "true",
        "main",
        "primary",
    ]
)
_SECONDARY = frozenset(
    ["n", "nw", "nebenwohnung", "neben", "nebenwohnsitz", "nein", "false", "secondary"]
)
_NO = frozenset({"", "0", "n", "nein", "no", "false", "f", "-", "–", "keine", "kein", "00"})
_YES = frozenset({"1", "j", "ja", "x", "yes", "y", "true", "t", "w"})
_APART = re.compile(r"[,/|+&;]+")
_YEAR_ONLY = re.compile(r"\d{4}")


class Unreadable(ValueError):  # noqa: N818 - a fault of the file, not of the program
    """A cell that cannot be read; its text is the sentence."""


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day as an extract has it; ``is_unsure`` if day or month are not known."""

    day: date
    is_unsure: bool = False


def day_reader(date_format: str) -> Callable[[str], ReadDay]:
    """Return a reader for days of this form; incomplete ones become the latest possible day.

    Registers write „00.00.1975“ for people whose day of birth is not known. Raises Unreadable.
    """
    pattern = DATE_PATTERNS[date_format]

    def read(text: str) -> ReadDay:
        if _YEAR_ONLY.fullmatch(text):
            return _incomplete(int(text), 0, text)
        found = pattern.fullmatch(text)
        if found is None:
            raise Unreadable(_no_day(text, date_format))
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        if not day or not month:
            return _incomplete(year, month, text)
        try:
            return ReadDay(date(year, month, day))
        except ValueError:
            raise Unreadable(_no_calendar_day(text)) from None

    return read


def _incomplete(year: int, month: int, text: str) -> ReadDay:
    if not year or month > 12:
        raise Unreadable(_no_calendar_day(text))
    month = month or 12
    return ReadDay(date(year, month, monthrange(year, month)[1]), is_unsure=True)


def _no_calendar_day(text: str) -> str:
    return _("„%(text)s“ ist kein Tag des Kalenders.") % {"text": text[:20]}


def _no_day(text: str, date_format: str) -> str:
    if not text:
        return _("Der Tag fehlt.")
    return _("„%(text)s“ ist kein Tag in der Form %(form)s.") % {
        "text": text[:20],
        "form": DATE_FORMS[date_format],
    }


@cache
def _codes() -> dict[str, str]:
    """Every way to write a nationality, folded, with its key of the statistics office."""
    known: dict[str, str] = {}
    for entry in nationalities():
        for name in (entry.name, *entry.adjective.split("/"), entry.iso2, entry.iso3, entry.code):
            if name:
                known.setdefault(folded(name), entry.code)
    return known


def nationality_keys(text: str) -> frozenset[str]:
    """Return the keys of all nationalities in one cell: „163“, „163,137“, „TR/IT“, „türkisch“.

    Raises Unreadable for a key or a name that the statistics office does not know.
    """
    found = set()
    for part in _APART.split(text):
        plain = folded(part)
        if not plain:
            continue
        code = _codes().get(plain.zfill(3) if plain.isdigit() else plain)
        if code is None:
            raise Unreadable(
                _("Die Staatsangehörigkeit „%(text)s“ ist nicht bekannt.") % {"text": part[:40]}
            )
        found.add(code)
    return frozenset(found)


_ASKS = frozenset({"hauptwohnung", "main_dwelling"})


def dwelling_reader(column: str) -> Callable[[str], bool]:
    """Return a reader for the main dwelling; a column „Hauptwohnung“ says 1 for yes, 0 for no."""
    if folded(column) not in _ASKS:
        return is_main_dwelling
    return lambda text: text != "0" and is_main_dwelling(text)


def is_main_dwelling(text: str) -> bool:
    """Tell main from secondary dwelling; empty is the main one. Raises Unreadable."""
    plain = folded(text)
    if not text or plain in _MAIN:
        return True
    if plain in _SECONDARY:
        return False
    # Some suppliers write the keys of the DSMeld: 0 only, 1 main, 2 secondary dwelling.
    if plain in ("0", "1", "2"):
        return plain != "2"
    raise Unreadable(
        _("„%(text)s“ ist weder Haupt- noch Nebenwohnung (erwartet: H oder N).")
        % {"text": text[:20]}
    )


def is_blocked(text: str) -> bool:
    """Tell whether an Auskunftssperre is noted; whatever does not say no protects the person."""
    return text.casefold() not in _NO


def is_excluded_by_court(text: str) -> bool:
    """Tell whether the right to vote was lost by court ruling. Raises Unreadable."""
    plain = text.casefold()
    if plain in _NO:
        return False
    if plain in _YES:
        return True
    raise Unreadable(
        _("„%(text)s“ ist weder ja noch nein (Ausschluss durch Richterspruch).")
        % {"text": text[:20]}
    )
