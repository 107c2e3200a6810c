"""A cell of an extract without a value."""

from __future__ import annotations

from municipalities.files.encodings import is_undecoded
from municipalities.law.text import cleaned


class Unreadable(ValueError):  # noqa: N818 - a fault of the file, not of the program
    """A cell that cannot be read; its text is the sentence.

    ``word`` is the word that the office can explain once for this supplier, empty for none.
    """

    def __init__(self, sentence: str, *, word: str = ""):
        super().__init__(sentence)
        self.word = word


def seen(text: str) -> str:
    """Return a cell without the signs that nobody sees; what did not decode stays as it is."""
    return text if is_undecoded(text) else cleaned(text)
