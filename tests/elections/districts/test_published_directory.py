"""A directory of 1,358 rows, in kind that of a real city, with invented streets.

Each row knows which houses it means without the product reading it: the numbers are drawn first,
the cell is written from them. Some bounds hold storeys; nobody can read those.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from elections.files.districts.streets import read_streets
from elections.law.districts.streets import StreetDirectory, StreetRow
from elections.models.districts.district import key_of_street
from municipalities.models.sorting import sort_key

AGS = "06413000"
ROWS, LAST = 1_358, 130
DISTRICTS = [f"{number:03}" for number in range(1, 90)]
LETTERS = ("", "a", "b", "c")
HEADER = "datum;ags;Strassen-Name;Hausnummern-Bereich;PLZ;Ortsteil;Bezirk-Nr"
FIRST = ("Ahorn", "Birken", "Dach", "Eichen", "Falken", "Ginster", "Hafen", "Igel", "Kirsch")
SECOND = ("steig", "weg", "gasse", "str.", "-Platz", "ring", "hof", "allee", "-Ufer")
BAD = ("{}-{}Stw. 3", "{} 1.OG", "{}-{} 2. OG", "{} EG,{}", "{}-{} außer 3", "{}-{} u.")


@dataclass
class Part:
    """One row: its cell, the houses that it names, and those that it includes with its last one."""

    cell: str
    district: str
    named: set[tuple[int, str]] = field(default_factory=set)
    included: set[tuple[int, str]] = field(default_factory=set)
    is_good: bool = True


def numbers(first: int, last: int, side: str, letters=("", "")) -> tuple[set, set]:
    """Houses from first to last, counted one by one; letters of the last number come with it."""
    step = 1 if side == "" else 2
    named = {
        (number, letter)
        for number in range(first, last + 1, step)
        for letter in LETTERS
        if (number, letter) >= (first, letters[0])
        and (number < last or letter <= letters[1])
    }  # fmt: skip
    included = set() if letters[1] else {(last, letter) for letter in LETTERS}
    return named, included - named


def street(chance: random.Random) -> list[Part]:
    """The rows of one street, drawn along its numbers."""
    kind = chance.choice(["whole", "open", "sides", "along", "mixed", "list", "bad"])
    pick = lambda: chance.choice(DISTRICTS)  # noqa: E731
    everything = {(number, letter) for number in range(1, LAST + 1) for letter in LETTERS}
    if kind == "whole":
        cell = chance.choice(["", "alle", "ganze Straße"])
        return [Part(cell, pick(), everything)]
    if kind == "open":
        return [Part(chance.choice(["1-9999", "0-999", "1-Ende", "ab 1"]), pick(), everything)]
    if kind == "list":
        number = chance.randrange(1, 40)
        district = pick()
        return [
            Part(f"{number},{number}A,{number}B", district,
                 {(number, ""), (number, "a"), (number, "b")}, {(number, "c")}),
            Part(f"{number + 2}a-c", pick(), {(number + 2, one) for one in "abc"}),
        ]  # fmt: skip
    if kind == "along":
        bound = chance.randrange(20, 90)
        letter = chance.choice(LETTERS[1:])
        first, second = numbers(1, bound, ""), numbers(bound, LAST, "", (letter, ""))
        return [
            Part(f"1-{bound}", pick(), *first),
            Part(f"{bound}{letter.upper()}-{LAST}", pick(), *second),
        ]
    if kind == "mixed":
        even, odd = numbers(54, 60, "ger."), numbers(83, 95, "ung.")
        both = even[0] | odd[0], even[1] | odd[1]
        rest = numbers(101, 116, "")
        return [
            Part("54-60 ger.,83-95 ung.", pick(), *both),
            Part("101-116,120", pick(), rest[0] | {(120, "")},
                 rest[1] | {(120, letter) for letter in "abc"}),
        ]  # fmt: skip
    bound = 2 * chance.randrange(10, 40)
    rows = [
        Part(f"2-{bound} {chance.choice(['ger.', 'gerade', '(g)'])}", pick(),
             *numbers(2, bound, "ger.")),
        Part(f"1 - {bound + 1} ({chance.choice(['ungerade', 'ung.', 'u'])})", pick(),
             *numbers(1, bound + 1, "ung.")),
    ]  # fmt: skip
    if kind == "bad":
        first = chance.randrange(100, 110)
        cell = chance.choice(BAD).format(first, first + 8)
        rows.append(Part(cell, pick(), is_good=False))
    return rows


def city() -> dict[str, list[Part]]:
    chance = random.Random(20250914)
    streets: dict[str, list[Part]] = {}
    left = ROWS
    while left:
        parts = street(chance)[:left]
        name = f"{chance.choice(FIRST)}{chance.choice(SECOND)} {chance.choice('ABC')}{len(streets)}"
        streets[name] = parts
        left -= len(parts)
    return streets


def expected(parts: list[Part], house: tuple[int, str]) -> str | None:
    """The Wahlbezirk of a house, read from the facts of the rows one after the other."""
    good = [part for part in parts if part.is_good]
    found = {part.district for part in good if house in part.named}
    if not found and len(good) == len(parts):
        found = {part.district for part in good if house in part.included}
    return found.pop() if len(found) == 1 else None


@pytest.mark.rules("R-REG-02")
def test_every_house_of_a_published_directory_has_the_district_of_its_row():
    streets = city()
    lines = [
        f"14.09.2025;{AGS};{name};{part.cell};97070;;{part.district}"
        for name, parts in streets.items()
        for part in parts
    ]
    bad = [part.cell for parts in streets.values() for part in parts if not part.is_good]
    table = read_streets("\n".join([HEADER, *lines]).encode(), keys=[AGS], districts=DISTRICTS)
    assert (len(lines), len(table.set_aside), len(bad)) == (1_358, 95, 95)
    assert [row.houses for row in table.set_aside] == bad
    good = [part.cell for parts in streets.values() for part in parts if part.is_good]
    assert len(table.entries) == sum(cell.count(",") + 1 for cell in good) == 1_667
    directory = StreetDirectory(
        (
            StreetRow(key_of_street(one.street), *one.numbers, one.postcode, int(one.district))
            for one in table.entries
        ),
        [*map(int, DISTRICTS)],
        sort_key,
        {key_of_street(row.street) for row in table.set_aside},
    )
    wrong = [
        (name, number, letter)
        for name, parts in streets.items()
        for number in range(1, LAST + 1)
        for letter in LETTERS
        if directory.district_of(name, f"{number}{letter}", "97070")
        != (int(found) if (found := expected(parts, (number, letter))) else None)
    ]
    assert wrong == []
