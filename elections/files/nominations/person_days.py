"""The day of birth as a list writes it: read where it means one day, else kept as it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from elections.files.register.extract_day_writing import plain_day
from municipalities.law.days import KnownDay, typed_day

_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*", re.ASCII)
_BORN = re.compile(r"(?:geb(?:oren)?\.?\s*(?:am)?|am|\*)\s*(?=\d)", re.IGNORECASE)
_BLANKS = re.compile(r"(?<=[./-])\s+|\s+(?=[./-])")
_TWO_DIGITS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}")
_SERIAL = re.compile(r"\d{5}")
_WHOLE = re.compile(r"\d{1,4}[^\w]+\d{1,2}[^\w]+\d{1,4}")
_FIRST_YEAR, _LAST_YEAR, _MONTHS = 1901, 2100, 12


class Birth(NamedTuple):
    """A day of birth; ``text`` is what stood there where it is no whole day.

    ``reason`` and ``remedy`` say what somebody has to look at, empty where nothing is doubtful.
    """

    day: KnownDay
    text: str = ""
    reason: str = ""
    remedy: str = ""


def read_birth(written: str) -> Birth:
    """Read a day of birth: „31.01.1988“, „1988-01-31“, „31. Januar 1988“, the day of a workbook.

    A year of two digits, a number of Excel and what can be two days are asked, never guessed.
    """
    if not written:
        return Birth(KnownDay())
    text = _BLANKS.sub("", _CLOCK.sub(r"\1", _BORN.sub("", plain_day(written), count=1)))
    text = plain_day(text)
    if reason := _unclear(text):
        return _kept(KnownDay(), written, reason)
    day = typed_day(text)
    if day is None or day == KnownDay():
        return _kept(KnownDay(), written, _why_none(text))
    if day.exact is None:
        return _kept(day, written, _("Das Geburtsdatum ist nur zum Teil bekannt."))
    if not _FIRST_YEAR <= day.year < _LAST_YEAR:
        return Birth(
            day,
            "",
            _("Das Geburtsjahr kann nicht stimmen."),
            _("Prüfen Sie das Jahr; das Datum ist so eingelesen, wie es dort steht."),
        )
    return Birth(day)


def _unclear(text: str) -> str:
    """Say why a text can mean several days; empty where it cannot."""
    if _TWO_DIGITS.fullmatch(text):
        return _("Das Jahr hat nur zwei Ziffern.")
    found = _SLASHES.fullmatch(text)
    if found is not None and int(found[1]) <= _MONTHS and found[1] != found[2]:
        return _("Tag und Monat können vertauscht sein.")
    if _SERIAL.fullmatch(text):
        return _("Hier steht eine Zahl statt eines Datums; so speichert Excel ein Datum intern.")
    return ""


def _why_none(text: str) -> str:
    if _WHOLE.fullmatch(text):
        return _("Diesen Tag gibt es nicht im Kalender.")
    return _("Das ist kein Datum.")


def _kept(day: KnownDay, written: str, reason: str) -> Birth:
    remedy = _(
        "Der Text bleibt stehen. Tragen Sie den Tag als TT.MM.JJJJ nach, wenn Sie ihn kennen."
    )
    return Birth(day, written, reason, remedy)
