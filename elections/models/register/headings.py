"""The names of columns as offices write them, in one writing (R-REG-02).

„Geb.-Dat. (TT.MM.JJJJ)“ and „Geburtsdatum“ are one name, „Geburtsname“ is another: a name counts
as a whole, nothing is recognised by its beginning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from municipalities.files.raw import folded

# Kept with a supplier's mapping, so these two are the same in every language.
_DOUBLED, _NAMELESS = "{name} (Spalte {number})", "Spalte {number} ohne Namen"
_PLACE = re.compile(r" \(Spalte \d+\)$")
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
_PARAGRAPH = re.compile(r"§.*")
_PLURAL = re.compile(r"(?<=\w)\((?:n|en|e|s)\)", re.IGNORECASE)
_FORM_WORD = r"(?:[tmjyd]{1,10}|hh|ss|datum|tag|optional|pflichtfeld)"
_CHOICE = r"(?:hw|nw|h|n|w|j|ja|nein|hauptwohnung|nebenwohnung|[012x])"
_BETWEEN = r"[\s./,;:=|-]+"
# What a cell looks like says nothing about what it means: „(TT.MM.JJJJ)“, „[HW/NW]“. One word
# alone, „(Nebenwohnung)“, does.
_FORM = re.compile(
    rf"[(\[]\s*(?:{_FORM_WORD}(?:{_BETWEEN}{_FORM_WORD})*|{_CHOICE}(?:{_BETWEEN}{_CHOICE})+)\s*[)\]]"
    r"|\bTT\.?MM\.?JJJJ\b",
    re.IGNORECASE,
)
_SILENT = frozenset(
    {
        *("am", "der", "die", "des", "das", "den", "dem", "im", "in", "vom", "zum", "zur"),
        *("lt", "laut", "aktuell", "aktuelle", "aktueller", "jetzige"),
    }
)
_WRITTEN_OUT = {
    "dat": "datum", "nr": "nummer", "num": "nummer", "no": "nummer", "str": "strasse",
    "fam": "familien", "vorn": "vornamen", "verst": "verstorben", "gest": "gestorben",
    "gebdat": "geburtsdatum", "gebdatum": "geburtsdatum", "gebtag": "geburtstag",
    "angem": "angemeldet", "abgem": "abgemeldet", "wohng": "wohnung", "whg": "wohnung",
    "wohnart": "wohnungsart", "buchst": "buchstabe", "gde": "gemeinde",
    "akad": "akademischer", "pers": "person", "adr": "adress", "anschr": "anschrift",
    "kennz": "kennzeichen", "kz": "kennzeichen", "schl": "schluessel", "zus": "zusatz",
}  # fmt: skip
_ENDINGS = (("dat", "datum"), ("nr", "nummer"), ("schl", "schluessel"), ("zus", "zusatz"))
_GEB = {"datum": "geburts", "tag": "geburts", "name": "geburts", "ort": "geburts", "am": "geboren"}


def labels(header: Sequence[str]) -> list[str]:
    """Return one name for each column: „Name (Spalte 4)“ where two have one, none at the end."""
    names = [*header]
    # Spreadsheets write separators behind the last column.
    while len(names) > 1 and not names[-1]:
        names.pop()
    count = Counter(names)
    return [
        _NAMELESS.format(number=place)
        if not name
        else _DOUBLED.format(name=name, number=place)
        if count[name] > 1
        else name
        for place, name in enumerate(names, start=1)
    ]


def named(label: str) -> str:
    """Return the name as the file has it, without the place that ``labels`` wrote behind it."""
    return _PLACE.sub("", label)


def plain(name: str) -> str:
    """Return a name in one writing: no forms, dots and filling words, nothing shortened."""
    return "".join(words_of(name))


@lru_cache(maxsize=4_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, written out."""
    text = _PARAGRAPH.sub("", _CAMEL.sub(" ", named(name)))
    found = folded(_FORM.sub(" ", _PLURAL.sub("", text))).split("_")
    words = [_written_out(word) for word in found]
    for place, (word, following) in enumerate(pairwise(words)):
        if word == "geb":
            words[place] = _GEB.get(following, word)
    return tuple(word for word in words if word not in _SILENT)


def _written_out(word: str) -> str:
    if known := _WRITTEN_OUT.get(word):
        return known
    for short, whole in _ENDINGS:
        if word.endswith(short):
            return word.removesuffix(short) + whole
    return word


_WHOLE = "staatsangehoerigkeiten"
_SHORTENED = "|".join(_WHOLE[:end] for end in range(len(_WHOLE), len("staatsan"), -1))
_NATIONALITY = re.compile(
    rf"(?:\d|zweit|dritt)?(?:{_SHORTENED}|staatsbuergerschaft|staatszugehoerigkeit"
    r"|nationalitaet(?:en)?|nationality|nationalities|nation|nat|staa|sta|staat)"
    r"(?:s?(?:schluessel|code|kennzeichen|text))?\d*"
)
_FURTHER = re.compile(
    r"\d|i{1,3}|iv|(?:erste|zweite|dritte|vierte|fuenfte|sechste|weitere|andere|zusaetzliche|sonstige"
    r"|uebrige|alle|auslaendische)[nrs]?|weit|ausl|zusatz"
)
_WRITING = re.compile(
    r"\d|i{1,3}|iv|schluessel|code|key|kennzeichen|text|klartext|bezeichnung|bez|kuerzel|kurz|lang|iso|bva"
    r"|destatis|nummer"
)


def holds_nationality(name: str) -> bool:
    """Whether a column holds one of the nationalities of a person, whichever its number is.

    „2. Staatsangehörigkeit“, „STA4“, „weitere Staatsang.“; never „frühere Staatsangehörigkeit“.
    """
    words = list(words_of(name))
    while len(words) > 1 and _FURTHER.fullmatch(words[0]):
        words.pop(0)
    first, *more = words or [""]
    return bool(_NATIONALITY.fullmatch(first)) and all(map(_WRITING.fullmatch, more))


def may_be_of_address(name: str) -> bool:
    """Whether „Staat“ may be the country of an address as well."""
    return any(word.rstrip("0123456789") == "staat" for word in words_of(name))
