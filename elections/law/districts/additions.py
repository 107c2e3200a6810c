"""What stands behind a house number on the envelope and does not belong to it (R-REG-02).

„c/o Haile“, „Hinterhaus“, „Whg. 3“, „2. OG links“. Only what is plainly an addition is known
here; everything else leaves a house number unread.
"""

from __future__ import annotations

import re

_CARE_OF = r"c\s?[/.\\]\s?o\b\.?|℅|bei|p\.?\s?a\.|p\.?\s?adr\.?|z\.\s?hd|zu\s+händen"
_HOUSES = (
    r"(?:\d\.\s?)?(?:(?:hinter|vorder|seiten|mittel|garten|quer|neben|hof|rück|nord|süd|ost|west)"
    r"(?:haus|hs|hof|geb|gebäude|bau|flügel|fl|trakt)|hinterh|vorderh|anbau|hof"
    r"|hh|vh|sh|gh|rg|hhs|vhs|hths|rgb|hgb)"
)
# „Haus B“ may be the house number 4 b: with a lone letter these say nothing for certain.
_PARTS = (
    r"(?:haus|hs|block|bau|gebäude|geb|eingang|hauseingang|aufgang|treppe|stiege)"
    r"(?![\s.,:;()-]*[a-z](?![^\W\d_]))"
)
_FLATS = (
    r"[^\W\d_]*wohnung|whng|whg|wohng|wohneinheit|we|wg|app|ap|appartement|apartment|apt"
    r"|zimmer|zi|raum|tür|top|studio|penthouse|mansarde|container|wohngruppe"
    r"|[^\W\d_]*heim|[^\W\d_]*unterkunft|gu|hotel|pension"
)
# Without its number „OG“ may have taken that of the house: „2 OG“.
_STOREYS = (
    r"(?:\d{1,2}|[ivx]{1,4})\.?\s?"
    r"(?:og|ug|stock|stockwerk|stw|etage|et|(?:ober|unter)gescho(?:ss|ß))"
    r"|(?:og|ug|stock|stockwerk|stw|etage|et)\.?\s?\d{1,2}"
    r"|(?:\d{1,2}|[ivx]{1,4})\.\s?st|eg|dg|kg|hp|(?:erd|dach|keller)gescho(?:ss|ß)"
)
_PLACES = (
    r"links|rechts|mitte|li|re|vorne|hinten|oben|unten|parterre|part|pt|souterrain|sout|keller"
    r"|im\s+hof"
)
_WORD = rf"(?:{_CARE_OF}|{_HOUSES}|{_PARTS}|{_FLATS}|{_STOREYS}|{_PLACES})(?![^\W\d_])"
_BETWEEN = r"(?:\s*[,;/(]{1,3}\s*|\s+[-–]\s+|\s*[-–](?=[^\W\d_])|\s+|(?<=\d)(?=[^\W\d_]))"
_SPLIT = re.compile(
    # Behind a slash even „W 12“ is a dwelling: „5 / W 12“.
    rf"(?P<head>.+?)(?:{_BETWEEN}(?P<addition>{_WORD}.*)|\s*/\s*(?P<flat>w\.?\s?\d.*))",
    re.IGNORECASE,
)
_ADDITION = re.compile(rf"{_WORD}.*", re.IGNORECASE)


def is_addition(text: str) -> bool:
    """Whether a text is plainly an addition and nothing else (R-REG-02)."""
    return _ADDITION.fullmatch(text) is not None


def split_addition(text: str) -> tuple[str, str]:
    """Return what stands before an addition, and the addition; both may be empty (R-REG-02)."""
    text = " ".join(text.split())
    if not text[:1].isdigit() and is_addition(text):
        return "", text
    match = _SPLIT.fullmatch(text)
    if match is None:
        return text, ""
    addition = match["addition"] or match["flat"]
    if "(" not in addition:
        addition = addition.removesuffix(")")
    return match["head"], addition.strip()
