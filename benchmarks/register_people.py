"""Invented people for measurements: as many as asked for, the same ones in every run.

Names are put together from syllables, so that there are many different ones, as in a real city.
Four in five may vote; the others are excluded for one of the law's reasons.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

HEADER = (
    "Personen-ID;Familienname;Vornamen;Geburtsdatum;Staatsangehörigkeit 1;Staatsangehörigkeit 2;"
    "Einzugsdatum;Wohnungsart;Straße;Hausnummer;Hausnummernzusatz;PLZ;Ort;AGS;Auskunftssperre;"
    "Ausschluss\n"
)
SYLLABLES = (
    "al an ar ba be bo ca ci da de do el en fa fe ga gi ha he ho ia il in ja jo ka ke ki ko la "
    "le li lo ma me mi mo na ne no ol or pa pe po ra re ri ro sa se si so ta te ti to va ve vi "
    "wa we ya yi za ze zo"
).split(" ")
ENDINGS = ("ov ić oğlu ska ez idis yan ulescu owski ini ahmed nguyen").split(" ")
GIVEN = (
    "Mohammed Ali Fatma Elif Anna Maria Olena Ivan Petra Giulia Marco Ana Ion Andrei Katarzyna "
    "Piotr Ayşe Mehmet Sofia Nikos Amira Omar Ljubica Dragan Chen Wei Nguyen Thi João Inês"
).split(" ")
NATIONALITIES = ("163", "137", "152", "154", "166", "475", "122", "130", "134", "423", "168")
STREETS = 2_000
PLACES = ("60311", "60313", "60320", "60385", "60439", "60528", "65929")


def street(number: int) -> str:
    """Return the name of one of the invented streets."""
    first, second = SYLLABLES[number % 64], SYLLABLES[(number // 64) % 64]
    return f"{first}{second}{number % 7}er Straße".capitalize()


def rows(
    count: int, *, ags: str = "06412000", seed: int = 2026, everybody: bool = False
) -> Iterator[str]:
    """Yield the lines of an extract of one municipality, header first.

    With ``everybody`` all of them may vote.
    """
    chance = random.Random(seed)
    yield HEADER
    day = date(2026, 3, 15)
    for number in range(count):
        name = "".join(chance.choices(SYLLABLES, k=3)).capitalize() + chance.choice(ENDINGS)
        given = f"{chance.choice(GIVEN)} {chance.choice(GIVEN)}"
        of_age = chance.random() < 0.9 or everybody
        age = chance.randint(18 * 366, 90 * 365) if of_age else 5_000
        born = day - timedelta(days=age)
        stays = chance.random() < 0.95 or everybody
        days = chance.randint(45, 9_000) if stays else 20
        since = max(born, day - timedelta(days=days))
        german = "000" if chance.random() < 0.05 and not everybody else ""
        dwelling = "N" if chance.random() < 0.03 and not everybody else "H"
        place = chance.randrange(STREETS)
        yield (
            f"P{number:09d};{name};{given};{born:%d.%m.%Y};{chance.choice(NATIONALITIES)};{german};"
            f"{since:%d.%m.%Y};{dwelling};{street(place)};{chance.randint(1, 180)};"
            f"{chance.choice(('', '', '', 'a', 'b'))};{PLACES[place % len(PLACES)]};"
            f"Frankfurt am Main;{ags};{'1' if chance.random() < 0.005 else ''};\n"
        )
