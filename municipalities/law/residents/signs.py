"""The signs of official statistics in a table of residents, and the number beside them.

As the statistical offices define them: „–“ is exactly nought, „.“ unknown or kept secret, „…“ not
yet known, „/“ not certain enough, „x“ makes no sense, „( )“ uncertain, r corrected, p preliminary,
s estimated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_DIGITS = 7
LONGEST_SIGN = 6


class Meaning(StrEnum):
    """What a sign says of its cell: no person, no known number, or the number with a remark."""

    NOUGHT = "nought"
    UNKNOWN = "unknown"
    KEPT = "kept"


class Remark(StrEnum):
    """A sign that stands beside a number and stays there."""

    UNCERTAIN = "( )"
    CORRECTED = "r"
    PRELIMINARY = "p"
    ESTIMATED = "s"


NOUGHT_SIGNS = ("–", "-", "—", "−")
UNKNOWN_SIGNS = (".", "·", "•", "…", "...", "/", "x", "X", "k.A.", "k. A.")
STANDARD: Mapping[str, Meaning] = {
    **dict.fromkeys(NOUGHT_SIGNS, Meaning.NOUGHT),
    **dict.fromkeys(UNKNOWN_SIGNS, Meaning.UNKNOWN),
    **{remark.value: Meaning.KEPT for remark in Remark},
}
"""What the offices mean by each sign; a sign that is not here is asked."""

_BLANKS = "\u0020\u00a0\u2007\u2009\u202f"
_NUMBER = rf"(?:0|[1-9][0-9]{{0,2}}(?:[.{_BLANKS}'’][0-9]{{3}})+|[1-9][0-9]*)"
_MARKED = re.compile(
    rf"(?P<open>\()?[{_BLANKS}]*(?P<number>{_NUMBER})[{_BLANKS}]*(?P<close>\))?"
    rf"[{_BLANKS}]*(?P<marks>(?:[a-z]|[0-9]\)|[¹²³*†])*)",
    re.ASCII,
)
_MARK = re.compile(r"[a-z]|[0-9]\)|[¹²³*†]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: its number, None where a sign stands for it, and its signs in their order."""

    number: int | None
    signs: tuple[str, ...] = ()


def figure_in(text: str) -> Figure | None:
    """Read one cell of a table of residents (R-BODY-02): „38.123“, „(512)“, „3012r“, „–“.

    None is neither. Dots, blanks and apostrophes group thousands. An empty cell has neither number
    nor sign. A number with more digits than Hesse has people, a fraction or a negative one is none.
    """
    stripped = text.strip()
    if not stripped:
        return Figure(None)
    if match := _MARKED.fullmatch(stripped):
        return _marked(match)
    is_sign = len(stripped) <= LONGEST_SIGN and not any(
        sign.isdigit() or sign in "=+," for sign in stripped
    )
    is_word = sum(map(str.isalpha, stripped)) > 3
    return Figure(None, (stripped,)) if is_sign and not is_word else None


def _marked(match: re.Match[str]) -> Figure | None:
    digits = re.sub(r"\D", "", match["number"])
    is_open, is_closed = bool(match["open"]), bool(match["close"])
    if is_open is not is_closed or len(digits) > MOST_DIGITS:
        return None
    signs: tuple[str, ...] = (Remark.UNCERTAIN.value,) if is_open else ()
    return Figure(int(digits), (*signs, *_MARK.findall(match["marks"])))


def value_of(figure: Figure, meanings: Mapping[str, Meaning]) -> int | None:
    """Return the number that a cell states (R-BODY-02); None is unknown, never nought.

    Raises KeyError with the sign that has no meaning yet.
    """
    meant = [meanings[sign] for sign in figure.signs]
    if Meaning.UNKNOWN in meant:
        return None
    return 0 if Meaning.NOUGHT in meant and figure.number is None else figure.number


def remarks_in(mark: str) -> tuple[Remark | str, ...]:
    """Return the signs of a stored number apart (R-BODY-02); others than these stay a text."""
    known = {remark.value: remark for remark in Remark}
    signs = mark.replace(Remark.UNCERTAIN.value, "()").split()
    return tuple(known.get(sign.replace("()", Remark.UNCERTAIN.value), sign) for sign in signs)


def kept_signs(figure: Figure, meanings: Mapping[str, Meaning]) -> str:
    """Return the signs that stay beside a number (R-BODY-02), as they are written: „( ) r“."""
    return " ".join(sign for sign in figure.signs if meanings[sign] is Meaning.KEPT)
