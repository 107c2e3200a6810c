"""Postcodes, however they are written (R-REG-02)."""

from __future__ import annotations

import re

_FORM = re.compile(r"(?:d|de|ger)?[\s.–-]*(\d{5})(?:[.,]0+)?", re.ASCII | re.IGNORECASE)
_NONE = re.compile(r"[-–.0?\s]*|unbekannt|ohne|k\.?\s?a\.?", re.IGNORECASE)


def read_postcode(written: str) -> str:
    """Return the five digits of a postcode: „D-97074“ and „97074 “ are 97074 (R-REG-02).

    Empty where none is stated. What is no German postcode stays as it is written: it fits no
    street.
    """
    if len(written) == 5 and written.isascii() and written.isdigit() and written != "00000":
        return written
    text = " ".join(written.split())
    if _NONE.fullmatch(text):
        return ""
    match = _FORM.fullmatch(text)
    return text if match is None else match[1]
