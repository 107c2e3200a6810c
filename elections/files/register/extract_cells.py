"""The names and the address of a person, without fillers (R-REG-02, R-REG-06).

What cannot be a name or an address is a sign of cells that stand in the wrong column. Nobody is
entered from such a row: a day of death may stand where nobody reads it.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from elections.files.register.extract_faults import RowFault
from elections.files.register.extract_unreadable import unguarded
from elections.files.register.extract_values import said, whole_number
from elections.law.districts.house_numbers import split_house
from elections.law.districts.street_names import says_no_home
from elections.law.register.names import UNKNOWN_NAMES, says_nothing
from municipalities.files.encodings import is_undecoded, letter_is_lost
from municipalities.files.letters import stray_sign

# „D-65549“ and „65 549“ are German postcodes, too.
_POSTCODE = re.compile(r"(?:DE?[\s-]*)?(\d{2})\s?(\d{3})", re.ASCII | re.IGNORECASE)
_DAY_OF_A_SHEET = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}(?:[ T].*)?"
    r"|\d{1,2}[.\s-]{1,2}(?:jan|feb|mär|mrz|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[^\W\d_]*"
    r"\.?(?:[\s-]?\d{2,4})?|(?:jan|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)\.?[\s-]\d{2}",
    re.IGNORECASE,
)
# A number of its own: „Weg 5“, „01.01.1980“, „12345“. „Name3“ is a name with a slip.
_NUMBER_WORD = re.compile(r"\d\d|\d+\s*[./-]|.*[\s(]\d")


def name_of(text: str) -> str | None:
    """Return a name, empty for a filler, None for a number, a day, an address and stray signs.

    A comma that stood between two names is no part of either. What did not decode is refused
    later, by its column.
    """
    text = unguarded(text)
    if stray_sign(text):
        return None
    text = text.strip(" ,;")
    if not text:
        return ""
    if text.isalpha() and text.casefold() not in UNKNOWN_NAMES:
        return text
    if says_nothing(text) and not is_undecoded(text) and not letter_is_lost(text):
        return ""
    return None if _NUMBER_WORD.match(text) else text


def unknown_names(family: str, given: str, written: tuple[str, str]) -> tuple[str, str, bool]:
    """Return names that may be fillers, and whether they are; then they stay as ``written``.

    Refuses a row in which no letter names anybody.
    """
    if any(map(str.isalpha, family + given)) and not (
        family == given and family.casefold() in UNKNOWN_NAMES
    ):
        return family, given, False
    family, given = written
    if not any(map(str.isalpha, family + given)):
        raise RowFault("family_name", _("Es steht kein Name da."))
    return family, given, True


def call_name(text: str) -> str:
    """Return the Rufname; empty for a filler, as it stands for its place among the given names."""
    found = name_of(text) if said(text) else ""
    return text if found is None else found


def house(cells: tuple[str, str, str]) -> tuple[str, str] | None:
    """Return number and addition; a spreadsheet writes „5.0“.

    None for a day: „05. Jul“ and „05.07.2026“ are what a spreadsheet makes of „5-7“ or „5/7“, or
    the day of another column.
    """
    number, letter, addition = cells
    if not number.isdecimal() and _DAY_OF_A_SHEET.fullmatch(unguarded(number)):
        return None
    return split_house(said(whole_number(number)), said(whole_number(letter)), said(addition))


def postcode(text: str) -> str | None:
    """Return a German postcode, empty for a filler, None for what is none."""
    plain = said(whole_number(text))
    found = _POSTCODE.fullmatch(plain)
    return f"{found[1]}{found[2]}" if found else (None if plain else "")


def words(text: str) -> str | None:
    """Return a street or a place, empty for a filler.

    None for digits only and stray signs, and for „ohne festen Wohnsitz“.
    """
    plain = said(unguarded(text))
    if stray_sign(plain) or says_no_home(plain):
        return None
    return None if plain[:1].isdecimal() and not any(map(str.isalpha, plain)) else plain


def shifted(key: str, text: str) -> RowFault:
    """Return the fault of a cell that cannot stand in its column, or was not decoded."""
    if stray_sign(text):
        sentence = _(
            "In „%(text)s“ steht ein Zeichen, das kein Name hat; der Zeichensatz ist vermutlich "
            "ein anderer."
        )
        return RowFault(key, sentence % {"text": text[:60]})
    if key == "street" and says_no_home(said(unguarded(text))):
        sentence = _(
            "„%(text)s“ ist keine Wohnung. Wer keine hat, wird nur auf Antrag eingetragen."
        )
        return RowFault(key, sentence % {"text": text[:40]})
    sentence = {
        "postcode": _(
            "„%(text)s“ ist keine deutsche Postleitzahl; vermutlich sind Spalten verschoben."
        ),
        "street": _("„%(text)s“ ist keine Straße; vermutlich sind Spalten verschoben."),
        "place": _("„%(text)s“ ist kein Ort; vermutlich sind Spalten verschoben."),
        "house_number": _(
            "„%(text)s“ ist ein Tag und keine Hausnummer; eine Tabellenkalkulation macht ihn aus "
            "„5-7“."
        ),
    }.get(key, _("„%(text)s“ ist kein Name; vermutlich sind Spalten verschoben."))
    return RowFault(key, sentence % {"text": text[:40]})
