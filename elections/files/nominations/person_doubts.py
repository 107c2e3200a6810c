"""What is doubtful about a person of a table, and what the text of an entry betrays."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from elections.files.nominations.person_fields import FAMILY, GIVEN, SALUTATION, STANDING
from municipalities.files.encodings import letter_is_lost
from municipalities.files.letters import stray_sign

_LONGEST = {"title": 40, "particle": 60, FAMILY: 120, GIVEN: 120, "occupation": 120}
_LONGEST_OTHER = 200
_IN_NAMES = {FAMILY, GIVEN, "particle", "title"}
_NO_LETTERS = {"So", "Cn", "Co", "Cs"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What somebody has to look at: where, what stood there, why, and what can be done.

    The row is read all the same. ``column`` is the column's name in the file, empty for the line.
    """

    line: int
    column: str
    cell: str
    reason: str
    remedy: str


def doubts_about(key: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield reason and remedy of what is wrong with an entry: length, lost letters, emoji."""
    longest = _LONGEST.get(key, _LONGEST_OTHER)
    if len(text) > longest:
        yield (
            _("Der Eintrag ist länger als %(longest)s Zeichen.") % {"longest": longest},
            _("Kürzen Sie ihn, bevor die Liste eingereicht wird."),
        )
    if stray_sign(text) or letter_is_lost(text):
        yield (
            _("Ein Buchstabe ist vermutlich verloren oder falsch gelesen."),
            _("Wählen Sie einen anderen Zeichensatz, oder berichtigen Sie den Eintrag."),
        )
    if key in _IN_NAMES and not text.isascii() and not _NO_LETTERS.isdisjoint(_kinds(text)):
        yield (
            _("Hier stehen Zeichen, die in keinem Namen vorkommen."),
            _("Löschen Sie sie, bevor die Liste eingereicht wird."),
        )


def _kinds(text: str) -> set[str]:
    return {unicodedata.category(sign) for sign in text}


def not_chosen(key: str) -> tuple[str, str]:
    """Return reason and remedy of a word that is none of the choices of a field."""
    return {
        SALUTATION: (
            _("Diese Anrede gibt es hier nicht; sie ist leer eingelesen."),
            _("Tragen Sie „Frau“ oder „Herr“ ein, oder lassen Sie das Feld leer."),
        ),
        STANDING: (
            _("Diesen Status gibt es nicht; er ist als unbekannt eingelesen."),
            _("Möglich sind: ausländisch, eingebürgert, auch deutsch, unbekannt."),
        ),
    }[key]


def no_postcode(written: str) -> str:
    """Say why a text is no postcode."""
    if len(written) == 4 and written.isdecimal():
        return _("Die Postleitzahl hat nur vier Ziffern; Excel lässt eine führende Null weg.")
    return _("Eine Postleitzahl hat fünf Ziffern.")
