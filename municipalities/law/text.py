"""Text as it is kept, whoever typed it: form, file or interface."""

from __future__ import annotations

import unicodedata

# Of the control signs these separate words.
_BLANKS = frozenset("\t\n\v\f\r\x85")


def cleaned(text: str, *, lines: bool = False) -> str:
    """Return a text in composed letters (NFC), without signs that nobody sees, blanks made one.

    Direction marks, zero-width and control signs go, for they separate no words; ends of lines and
    all kinds of blanks become one blank. With ``lines`` the ends of lines stay (R-REG-06).
    """
    if lines:
        return "\n".join(cleaned(line) for line in text.splitlines()).strip()
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = "".join(map(_seen, text))
    return " ".join(text.split())


def _seen(sign: str) -> str:
    if sign.isprintable():
        return sign
    is_blank = sign in _BLANKS or unicodedata.category(sign) not in {"Cc", "Cf"}
    return " " if is_blank else ""
