"""The keys of nationalities, as the federal statistics office gives them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from municipalities.law.body.suffrage import STATELESS, UNCLEAR
from municipalities.models.sorting import sort_key

FILE = Path(__file__).parent.parent / "data" / "staatsangehoerigkeit_destatis.csv"
INTERNAL = "910"
"""A key for the statistics office's own use; no person has it."""

# Usual names of states and their adjectives beside those of the office's table, each used for one
# nationality only: from the „Verzeichnis der Staatennamen“ of the Auswärtiges Amt and its earlier
# editions, and the Duden. What several go by („Korea“) or a former state too („Russland“) is asked.
ALSO_CALLED = {
    "122": "Bosnien-Herzegowina|Bosnien|bosnisch",
    "144": "Mazedonien|Makedonien|nordmazedonisch|makedonisch",
    "146": "Moldawien|Moldova|Republik Moldau|moldawisch",
    "148": "Holland|holländisch",
    "167": "Vatikan|Heiliger Stuhl",
    "168": "Großbritannien|UK|Vereinigtes Königreich Großbritannien und Nordirland|"
           "Großbritannien und Nordirland|United Kingdom",
    "169": "Weißrussland|weißrussisch|belarusisch",
    "181": "zypriotisch",
    "163": "Türkiye|Republik Türkei",
    "231": "Elfenbeinküste|Cote d'Ivoire",
    "242": "Kap Verde|Kapverden|kapverdisch",
    "245": "Republik Kongo|Kongo-Brazzaville|Kongo (Brazzaville)",
    "246": "DR Kongo|DRK|Kongo DR|Kongo (DR)|Kongo-Kinshasa|Kongo (Kinshasa)",
    "268": "Sao Tome und Principe",
    "281": "Swasiland|swasiländisch",
    "364": "Surinam",
    "368": "Vereinigte Staaten von Amerika|U.S.A.|US-amerikanisch|United States",
    "411": "Hong Kong",
    "412": "Macao",
    "427": "Birma|Burma|birmanisch|burmesisch",
    "429": "Brunei",
    "431": "srilankisch",
    "432": "Viet Nam",
    "434": "Nordkorea|nordkoreanisch",
    "448": "Kuweit",
    "450": "Kirgistan",
    "459": "Palästina|palästinensisch|Palästinensische Autonomiegebiete",
    "460": "Bangladesh",
    "467": "Südkorea|südkoreanisch",
    "469": "VAE",
    "483": "Osttimor",
    "531": "Nauru|nauruisch",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Nationality:
    """One nationality: three-digit key, name, and whether it is in use today.

    ``adjective`` („türkisch“) and the ISO codes are empty where the office gives none.
    """

    code: str
    name: str
    is_in_use: bool
    adjective: str = ""
    iso2: str = ""
    iso3: str = ""


@cache
def nationalities() -> tuple[Nationality, ...]:
    """Return every nationality in the order of the file that the product ships."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Nationality(
                row["code"],
                row["name"],
                row["status"] != "former_or_collective",
                row["adjective"],
                row["iso2"],
                row["iso3"],
            )
            for row in csv.DictReader(lines)
        )


def nationality_choices() -> list[tuple[str, str]]:
    """Return the choices: key and name, sorted by name, those without a country last."""
    chosen = [entry for entry in nationalities() if entry.is_in_use and entry.code != INTERNAL]
    last = {STATELESS, *UNCLEAR}
    chosen.sort(key=lambda entry: (entry.code in last, sort_key(entry.name)))
    return [(entry.code, entry.name) for entry in chosen]
