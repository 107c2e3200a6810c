"""A cell of an extract without a value."""

from __future__ import annotations

import re

from municipalities.files.encodings import is_undecoded
from municipalities.law.text import cleaned


class Unreadable(ValueError):  # noqa: N818 - a fault of the file, not of the program
    """A cell that cannot be read; its text is the sentence.

    ``word`` is the word that the office can explain once for this supplier, empty for none.
    """

    def __init__(self, sentence: str, *, word: str = ""):
        super().__init__(sentence)
        self.word = word


GUARDS = frozenset("='\\")
"""What a cell begins with that a program wrote around or in place of its text."""
NULL = "\\N"
"""What databases write for nothing."""
# „="000"“ and „'000“ keep a spreadsheet from taking a key for a number.
_GUARDED = re.compile(r"""="(?P<cell>[^"]*)"|'(?P<key>\d[^']*)""")


def unguarded(text: str) -> str:
    """Return a cell without what programs write around it; empty for their sign for nothing."""
    if text[:1] not in GUARDS:
        return text
    if text == NULL:
        return ""
    found = _GUARDED.fullmatch(text)
    return text if found is None else (found["cell"] or found["key"] or "").strip()


def seen(text: str) -> str:
    """Return a cell without the signs that nobody sees; what did not decode stays as it is."""
    return text if is_undecoded(text) else unguarded(cleaned(text))
