"""The language of a notice beside German (R-REG-07, R-DP-01).

No norm prescribes a language: the German text is what counts, the other one helps to understand.
The nationality decides it while an extract is read, and only the language is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class NoticeLanguage(StrEnum):
    """The languages that the product has sentences for."""

    GERMAN = "de"
    ENGLISH = "en"
    TURKISH = "tr"
    ARABIC = "ar"
    UKRAINIAN = "uk"
    ROMANIAN = "ro"
    POLISH = "pl"
    ITALIAN = "it"


FALLBACK = NoticeLanguage.ENGLISH.value
"""For every nationality that has no row in DEFAULTS."""

NO_CHOICES: Mapping[str, str] = MappingProxyType({})

# Keys of the federal statistics office (municipalities/data/staatsangehoerigkeit_destatis.csv):
# the official language of the state, where the product has it. German also where it is unknown.
_NATIONALITIES = {
    NoticeLanguage.GERMAN: [
        "000",  # Deutschland
        "141",  # Liechtenstein
        "143",  # Luxemburg
        "151",  # Österreich
        "158",  # Schweiz
        "910",  # key of the statistics office itself
        "997",  # staatenlos
        "998",  # ungeklärt
        "999",  # ohne Angabe
    ],
    NoticeLanguage.TURKISH: ["163"],
    NoticeLanguage.ARABIC: [
        "221",  # Algerien
        "239",  # Mauretanien
        "248",  # Libyen
        "252",  # Marokko
        "276",  # Sudan (einschließlich Südsudan)
        "277",  # Sudan
        "285",  # Tunesien
        "287",  # Ägypten
        "421",  # Jemen
        "424",  # Bahrain
        "438",  # Irak
        "445",  # Jordanien
        "447",  # Katar
        "448",  # Kuwait
        "451",  # Libanon
        "456",  # Oman
        "459",  # Palästinensische Gebiete
        "469",  # Vereinigte Arabische Emirate
        "472",  # Saudi-Arabien
        "475",  # Syrien
    ],
    NoticeLanguage.UKRAINIAN: ["166"],
    NoticeLanguage.ROMANIAN: ["146", "154"],  # Moldau, Rumänien
    NoticeLanguage.POLISH: ["152"],
    NoticeLanguage.ITALIAN: ["137", "156", "167"],  # Italien, San Marino, Vatikanstadt
}

DEFAULTS: Mapping[str, str] = MappingProxyType(
    {key: language.value for language, keys in _NATIONALITIES.items() for key in keys}
)
"""Nationality → language, where the office chose nothing else."""

# How extracts write a language: code of two or three letters, German name, adjective.
_HINTS: Mapping[str, str] = MappingProxyType(
    {
        hint: language.value
        for language, hints in {
            NoticeLanguage.GERMAN: "de deu ger deutsch",
            NoticeLanguage.ENGLISH: "en eng englisch english",
            NoticeLanguage.TURKISH: "tr tur türkisch tuerkisch türkçe",
            NoticeLanguage.ARABIC: "ar ara arabisch العربية",
            NoticeLanguage.UKRAINIAN: "uk ukr ukrainisch українська",
            NoticeLanguage.ROMANIAN: "ro ron rum rumänisch rumaenisch română",
            NoticeLanguage.POLISH: "pl pol polnisch polski",
            NoticeLanguage.ITALIAN: "it ita italienisch italiano",
        }.items()
        for hint in hints.split()
    }
)


def default_language(nationality: str) -> str:
    """Return the language for one nationality before any choice of the office (R-DP-01)."""
    return DEFAULTS.get(nationality, FALLBACK)


def hinted_language(hint: str) -> str | None:
    """Return the language that an extract names (R-DP-01): „tr“, „TR“, „tr-TR“, „Türkisch“.

    None for a language that the product does not have.
    """
    plain = hint.strip().casefold()
    return _HINTS.get(plain) or _HINTS.get(plain.replace("_", "-").partition("-")[0])


def language_of(
    nationalities: Iterable[str], hint: str = "", choices: Mapping[str, str] = NO_CHOICES
) -> str:
    """Return the language of a person's notice (R-DP-01).

    The hint of the extract wins, then what the office chose for a nationality, then the default
    of the first nationality whose language is not the fallback. Whoever has none gets German.
    """
    if hint and (hinted := hinted_language(hint)):
        return hinted
    held = sorted(nationalities)
    if choices:
        for nationality in held:
            if nationality in choices:
                return choices[nationality]
    for nationality in held:
        if (language := default_language(nationality)) != FALLBACK:
            return language
    return FALLBACK if held else NoticeLanguage.GERMAN.value
