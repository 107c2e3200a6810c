"""From the cells of an extract to values; a cell without a value says why in one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

from elections.files.register.extract_days import ReadDay, says_no_day
from elections.files.register.extract_unreadable import Unreadable, seen, unguarded
from municipalities.files.encodings import is_undecoded
from municipalities.files.raw import folded
from municipalities.law.days import KnownDay

_MAIN = frozenset(
    [
        *("h", "hw", "hauptwohnung", "haupt", "hauptwohnsitz", "einzige", "einzige_wohnung"),
        *("alleinige", "alleinige_wohnung", "ew", "aw", "ja", "j", "true", "wahr", "main"),
        "primary",
    ]
)
_SECONDARY = frozenset(
    [
        *("n", "nw", "nebenwohnung", "neben", "nebenwohnsitz", "nein", "false", "falsch"),
        "secondary",
    ]
)
_BLANK = re.compile(r"[.,/–—_\s-]*")
_BLANK_WORDS = frozenset(
    [
        *("null", "(null)", "<null>", "none", "nan", "<na>", "n/a", "leer", "#nv", "#n/a"),
        *("#wert!", "#bezug!", "#name?", "#div/0!", "#zahl!", "#null!", "#value!", "#ref!"),
    ]
)
_NO = frozenset({"n", "nein", "no", "false", "falsch", "f", "keine", "kein", "nicht"})
_YES = frozenset({"1", "j", "ja", "x", "yes", "y", "true", "wahr", "t", "w"})
_UNKNOWN = frozenset({"unbekannt", "nicht bekannt", "unbek.", "unbek", "unknown", "ungeklärt",
                      "?", "??", "???"})  # fmt: skip
_NOUGHT = re.compile(r"[0.,/–—_\s-]*")
# „1.000“ is no number with a fraction.
_WHOLE_NUMBER = re.compile(r"(\d+)[.,]0{1,2}")


def word_of(text: str) -> str:
    """Return a cell in one spelling: „FALSCH“ is „falsch“, „1.0“ is „1“, a filler is empty."""
    plain = seen(text).casefold()
    whole = _WHOLE_NUMBER.fullmatch(plain)
    if whole is not None:
        return whole[1]
    return "" if _BLANK.fullmatch(plain) or plain in _BLANK_WORDS else plain


_NOT_SAID = frozenset(
    [
        *("unbekannt", "nicht bekannt", "ohne angabe", "keine angabe", "k.a.", "k. a.", "k.a"),
        *("keine", "keiner", "kein", "ohne", "entfällt", "nicht vorhanden", "nein", "false"),
        "falsch",
    ]
)


def said(text: str) -> str:
    """Return a text of which nothing decides (title, particle, addition); empty for a filler."""
    plain = word_of(text)
    is_filler = not plain.strip("0?*") or plain in _NOT_SAID
    return "" if is_filler and not is_undecoded(text) else unguarded(text)


def whole_number(text: str) -> str:
    """Return a number without the fraction that a spreadsheet gave it: „5“ for „5.0“."""
    plain = unguarded(text)
    found = _WHOLE_NUMBER.fullmatch(plain)
    return found[1] if found else plain


_ASKS = frozenset({"hauptwohnung", "main_dwelling"})


def dwelling_reader(column: str, values: Mapping[str, str]) -> Callable[[str], bool]:
    """Return a reader for the main dwelling; a column „Hauptwohnung“ says 1 for yes, 0 for no.

    ``values`` says what this supplier's own words stand for: „H“ or „N“.
    """
    asks = folded(column) in _ASKS

    def read(text: str) -> bool:
        meant = values.get(folded(text), text) if text else text
        return not (asks and word_of(meant) == "0") and is_main_dwelling(meant)

    return read


def is_main_dwelling(text: str) -> bool:
    """Tell main from secondary dwelling; empty is the main one. Raises Unreadable."""
    word = word_of(text)
    plain = folded(word)
    if not word or plain in _MAIN:
        return True
    if plain in _SECONDARY:
        return False
    # Some suppliers write the keys of the DSMeld: 0 only, 1 main, 2 secondary dwelling.
    if plain in ("0", "1", "2"):
        return plain != "2"
    raise Unreadable(
        _("„%(text)s“ ist weder Haupt- noch Nebenwohnung (erwartet: H oder N).")
        % {"text": text[:20]},
        word=text,
    )


class Block(NamedTuple):
    """Whether an Auskunftssperre protects somebody; ``word`` is to be asked, empty for none."""

    protects: bool
    word: str


NO_BLOCK = Block(protects=False, word="")
_SAYS_NO_BLOCK = frozenset(
    [
        *("keine sperre", "keine auskunftssperre", "ohne sperre", "nicht gesperrt", "ohne"),
        *("kein sperrvermerk", "nicht vorhanden", "entfällt"),
    ]
)
_BLOCK = frozenset(
    [
        *("sperre", "gesperrt", "auskunftssperre", "sperrvermerk", "übermittlungssperre"),
        *("bedingter sperrvermerk", "vorhanden", "liegt vor"),
    ]
)
# A key, a paragraph of the BMG, or the day since when or until when.
_BLOCK_KEY = re.compile(r"\d{1,3}|§+\s*5[0-3].*|[as]{1,2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def block_reader(values: Mapping[str, str]) -> Callable[[str], Block]:
    """Return a reader for the Auskunftssperre: whatever does not say no protects (R-DP-01).

    A word that nobody knows protects too, and is asked; ``values`` maps own words to j or n.
    """

    def read(text: str) -> Block:
        word = word_of(values.get(folded(text), text) if text else text)
        if _NOUGHT.fullmatch(word) or word in _NO or word in _SAYS_NO_BLOCK:
            return NO_BLOCK
        is_known = word in _YES or word in _BLOCK or _BLOCK_KEY.fullmatch(word)
        return Block(protects=True, word="" if is_known or is_undecoded(text) else seen(text))

    return read


def is_excluded_by_court(text: str) -> bool:
    """Tell whether the right to vote was lost by court ruling. Raises Unreadable."""
    plain = word_of(text)
    if plain in _NO or _NOUGHT.fullmatch(plain):
        return False
    if plain in _YES:
        return True
    raise Unreadable(
        _("„%(text)s“ ist weder ja noch nein (Ausschluss durch Richterspruch).")
        % {"text": text[:20]},
        word=text,
    )


def court_reader(values: Mapping[str, str]) -> Callable[[str], bool]:
    """Return a reader for the loss of the right by court; ``values`` maps own words to j or n."""
    return lambda text: is_excluded_by_court(values.get(folded(text), text) if text else text)


class Death(NamedTuple):
    """What a column about death says; somebody has to look at one that is not ``certain``."""

    is_certain: bool
    day: KnownDay


_DEAD = frozenset({"verstorben", "gestorben", "tot"})
_ALIVE = frozenset({"lebt", "lebend", "am leben"})
_GONE = frozenset(
    [
        *("verzogen", "weggezogen", "fortgezogen", "abgemeldet", "ausgezogen", "von amts wegen"),
        *("unbekannt verzogen", "nach unbekannt", "nach unbekannt verzogen"),
    ]
)
# What some programs write for no day may be a real one of somebody old.
_UNIX_ZERO = KnownDay(1970, 1, 1)


def death_reader(read_day: Callable[[str], ReadDay]) -> Callable[[str], Death | None]:
    """Return a reader for a column about death: a day, in part or not, or yes (R-REG-04).

    None for somebody who lives. „Unbekannt“, and a day without its year, are not certain. Raises
    Unreadable for what says neither.
    """

    def read(text: str) -> Death | None:
        plain = word_of(text)
        if plain in _YES or plain in _DEAD:
            return Death(is_certain=True, day=KnownDay())
        if plain in _UNKNOWN:
            return Death(is_certain=False, day=KnownDay())
        if says_no_day(seen(text)) or plain in _NO or plain in _ALIVE:
            return None
        day = read_day(text).day
        if day == KnownDay():
            return None
        return Death(is_certain=bool(day.year) and day != _UNIX_ZERO, day=day)

    return read


def leaving_reader(read_day: Callable[[str], ReadDay]) -> Callable[[str], KnownDay | None]:
    """Return a reader for the day of moving out; None for nobody who moves out (R-REG-04).

    A mere yes, and „unbekannt“, are a day of which nothing is known. Raises Unreadable.
    """

    def read(text: str) -> KnownDay | None:
        plain = word_of(text)
        if plain in _YES or plain in _UNKNOWN or plain in _GONE:
            return KnownDay()
        if says_no_day(seen(text)) or plain in _NO:
            return None
        day = read_day(text).day
        if day == KnownDay():
            return None
        return KnownDay() if day == _UNIX_ZERO else day

    return read
