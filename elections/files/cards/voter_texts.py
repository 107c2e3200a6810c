"""What voters read in their own language: the notice and the online form for a polling card.

The sentences lie in ``elections/data/voter``, one file per language; its README says what each is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).resolve().parents[2] / "data" / "voter"


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the electorate, with the name its speakers give it."""

    code: str
    name: str
    is_rtl: bool = False


LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        language.code: language
        for language in (
            Language("de", "Deutsch"),
            Language("en", "English"),
            Language("tr", "Türkçe"),
            Language("ar", "العربية", is_rtl=True),
            Language("uk", "Українська"),
            Language("ro", "Română"),
            Language("pl", "Polski"),
            Language("it", "Italiano"),
        )
    }
)


@cache
def voter_texts(language: str) -> Mapping[str, str]:
    """Return the sentences in ``language`` by their key, with ``{placeholders}`` still in them.

    Raises KeyError for a language that is not in LANGUAGES.
    """
    code = LANGUAGES[language].code
    content = (FOLDER / f"{code}.json").read_text(encoding="utf-8")
    texts: dict[str, str] = json.loads(content)
    return MappingProxyType(texts)
