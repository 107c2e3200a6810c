"""What repeats in an extract (days, nationalities, house numbers) is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elections.files.register.extract_unreadable import Unreadable

# More than all days of a century, twice.
_REMEMBERED = 80_000


class Remembered(dict[Any, Any]):
    """Works out each value once; raises Unreadable for a text that has none."""

    def __init__(self, read: Callable[[Any], Any]):
        super().__init__()
        self._read = read
        self._reasons: dict[Any, tuple[str, str]] = {}

    def __missing__(self, text: Any) -> Any:
        if text in self._reasons:
            sentence, word = self._reasons[text]
            raise Unreadable(sentence, word=word)
        try:
            value = self._read(text)
        except Unreadable as reason:
            if len(self._reasons) >= _REMEMBERED:
                self._reasons.clear()
            self._reasons[text] = str(reason), reason.word
            raise
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = value
        return value
