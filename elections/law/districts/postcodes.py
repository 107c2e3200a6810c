"""Postcodes, however they are written (R-REG-02)."""

from __future__ import annotations

import re
from functools import lru_cache

_FORM = re.compile(r"(?:d|de|ger)?[\s.–-]*(\d{5})(?:[.,]0+)?", re.ASCII | re.IGNORECASE)
_NONE = re.compile(r"[-–.0?\s]*|unbekannt|ohne|k\.?\s?a\.?", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def read_postcode(written: str) -> str:
    """Return the five digits of a postcode: „D-97074“ and „97074 “ are 97074 (R-REG-02).

    Empty where none is stated. What is no German postcode stays as it is written: it fits no
    street.
    """
    text = " ".join(written.split())
    if _NONE.fullmatch(text):
        return ""
    match = _FORM.fullmatch(text)
    return text if match is None else match[1]
