"""The key of a municipality, however an office writes it: one reader for every import."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

HESSE = "06"
# Behind the Kreis: municipalities have lower numbers.
_UNINCORPORATED = re.compile(rf"{HESSE}[0-9]{{3}}2[0-9]{{2}}", re.ASCII)
_FILLING = re.compile(r"[\s.,'’_\-\u200b\ufeff]+")
_WHOLE_NUMBER = re.compile(r"([0-9]+)[.,]0+", re.ASCII)


class KeyForm(StrEnum):
    """How the key of a municipality was written; all but the first are mended with a remark."""

    AGS = "ags"
    SPACED = "spaced"
    ZERO_LOST = "zero_lost"
    REGIONAL = "regional"
    WITHOUT_LAND = "without_land"


@dataclass(frozen=True, slots=True)
class MunicipalityKey:
    """An AGS of eight digits, and the form in which it was written."""

    ags: str
    form: KeyForm

    @property
    def is_mended(self) -> bool:
        """Whether it was not written as an AGS is."""
        return self.form is not KeyForm.AGS


# Digits → how the AGS follows from them. A regional key (ARS) holds the Gemeindeverband in its
# places 6 to 9; the statistics office of Hesse leaves out the Land or writes zeros for it.
_FORMS: tuple[tuple[re.Pattern[str], str, KeyForm], ...] = tuple(
    (re.compile(pattern, re.ASCII), ags, form)
    for pattern, ags, form in (
        (r"(0[1-9]|1[0-6])([0-9]{6})", r"\1\2", KeyForm.AGS),
        (r"([1-9])([0-9]{6})", r"0\1\2", KeyForm.ZERO_LOST),
        (r"((?:0[1-9]|1[0-6])[0-9]{3})[0-9]{4}([0-9]{3})", r"\1\2", KeyForm.REGIONAL),
        (r"([1-9][0-9]{3})[0-9]{4}([0-9]{3})", r"0\1\2", KeyForm.REGIONAL),
        (r"(?:000)?([1-9][0-9]{5})", rf"{HESSE}\1", KeyForm.WITHOUT_LAND),
    )
)


def municipality_key(text: str) -> MunicipalityKey | None:
    """Return the key that ``text`` writes (R-BODY-01); None where it writes none.

    Understood are an AGS of eight digits, one that lost its zero (7), a regional key (ARS, 12 or
    11), and the key within Hesse (6, or 9 with zeros for the Land), with blanks, dots or an
    apostrophe. Whether a municipality has the key is not asked here. Kreise and Länder have none.
    """
    stripped = text.strip()
    whole = _WHOLE_NUMBER.fullmatch(stripped)
    digits = whole[1] if whole else _FILLING.sub("", stripped)
    for pattern, ags, form in _FORMS:
        if match := pattern.fullmatch(digits):
            spaced = form is KeyForm.AGS and digits != text
            return MunicipalityKey(match.expand(ags), KeyForm.SPACED if spaced else form)
    return None


def is_area_above(text: str) -> bool:
    """Whether ``text`` is the key of a Kreis, a Regierungsbezirk or Hesse itself (R-BODY-01).

    A Kreis has five digits, a Regierungsbezirk three, a Land two; the first zero may be lost.
    """
    digits = _FILLING.sub("", text.strip())
    return re.fullmatch(r"0?6|0?6[0-9]|0?6[0-9]{3}|[4-6][0-9]{2}", digits, re.ASCII) is not None


def is_unincorporated(ags: str) -> bool:
    """Whether an AGS is that of a gemeindefreies Gebiet of Hesse: nobody votes (R-BODY-01)."""
    return _UNINCORPORATED.fullmatch(ags) is not None
