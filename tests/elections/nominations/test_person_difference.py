"""What a new table of a list changes: who is new, who is missing, what differs."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest

from elections.law.nominations.person_rows import FIELDS, PersonRow, difference
from municipalities.law.days import KnownDay

KAYA = PersonRow(1, family_name="Kaya", given_name="Deniz", birth=KnownDay(1988, 1, 31))
OEZ = PersonRow(2, family_name="Öztürk", given_name="Can", birth=KnownDay(1975, 6, 5))
FATHER = PersonRow(3, family_name="Demir", given_name="Ali", birth=KnownDay(1950, 1, 1))
SON = PersonRow(4, family_name="Demir", given_name="Ali", birth=KnownDay(1980, 1, 1))
ONE_NAME = PersonRow(5, given_name="Suprihatin")


def told(known, read, named=FIELDS):
    """Added, changed with their fields, missing, unchanged: as places and changes."""
    found = difference(known, read, named)
    changed = {
        one.known.place: [astuple(change) for change in one.changes] for one in found.changed
    }
    return (
        [row.place for row in found.added],
        [*changed.items()],
        [row.place for row in found.missing],
        [row.place for row in found.unchanged],
    )


@pytest.mark.rules("R-LIST-03", "R-LIST-04")
@pytest.mark.parametrize(
    ("known", "read", "expected"),
    [
        pytest.param([], [KAYA], ([1], [], [], []), id="the first table"),
        pytest.param([KAYA, OEZ], [KAYA, OEZ], ([], [], [], [1, 2]), id="the same table again"),
        pytest.param([KAYA, OEZ], [KAYA], ([], [], [2], [1]), id="somebody is missing"),
        pytest.param(
            [KAYA, OEZ],
            [replace(OEZ, place=1), replace(KAYA, place=2)],
            ([], [(2, [("place", "2", "1")]), (1, [("place", "1", "2")])], [], []),
            id="two change their places",
        ),
        pytest.param(
            [KAYA],
            [replace(KAYA, occupation="Ärztin")],
            ([], [(1, [("occupation", "", "Ärztin")])], [], []),
            id="an entry is filled in",
        ),
        pytest.param(
            [OEZ],
            [replace(OEZ, place=9, family_name="Oeztürk")],
            ([], [(2, [("place", "2", "9"), ("family_name", "Öztürk", "Oeztürk")])], [], []),
            id="a name in another writing",
        ),
        pytest.param(
            [OEZ],
            [replace(OEZ, place=9, family_name="Özturkk")],
            ([], [(2, [("place", "2", "9"), ("family_name", "Öztürk", "Özturkk")])], [], []),
            id="a slip in a name",
        ),
        pytest.param(
            [replace(KAYA, birth=KnownDay(), birth_text="ca. 1988")],
            [replace(KAYA, place=7)],
            ([], [(1, [("place", "1", "7"), ("birth", "ca. 1988", "31.01.1988")])], [], []),
            id="the day of birth becomes known",
        ),
        pytest.param(
            [KAYA],
            [replace(KAYA, birth=KnownDay(1988, 1, 13))],
            ([], [(1, [("birth", "31.01.1988", "13.01.1988")])], [], []),
            id="another day of birth at the same place",
        ),
        pytest.param(
            [KAYA],
            [replace(KAYA, family_name="Yıldız")],
            ([], [(1, [("family_name", "Kaya", "Yıldız")])], [], []),
            id="a new family name at the same place",
        ),
        pytest.param(
            [KAYA], [replace(OEZ, place=1)], ([1], [], [1], []), id="somebody else at the place"
        ),
        pytest.param(
            [FATHER], [SON], ([4], [], [3], []), id="father and son are two, whatever their name"
        ),
        pytest.param(
            [FATHER, SON],
            [replace(SON, place=3), replace(FATHER, place=4)],
            ([], [(4, [("place", "4", "3")]), (3, [("place", "3", "4")])], [], []),
            id="father and son change their places",
        ),
        pytest.param([KAYA], [KAYA, KAYA], ([1], [], [], [1]), id="a person twice is one added"),
        pytest.param(
            [replace(KAYA, place=3), KAYA],
            [KAYA],
            ([], [], [3], [1]),
            id="of two alike the one at the same place is meant",
        ),
        pytest.param([ONE_NAME], [ONE_NAME], ([], [], [], [5]), id="one name and no birth"),
        pytest.param(
            [PersonRow(1), PersonRow(2)],
            [PersonRow(1), PersonRow(2)],
            ([1, 2], [], [1, 2], []),
            id="two without any name are nobody's",
        ),
    ],
)  # fmt: skip
def test_who_is_new_missing_or_changed(known, read, expected):
    assert told(known, read) == expected


def test_what_a_table_does_not_name_it_does_not_change():
    known = [replace(KAYA, occupation="Ärztin", town="Ort")]
    named = ("place", "family_name", "given_name", "birth", "town")
    assert told(known, [KAYA], named) == ([], [(1, [("town", "Ort", "")])], [], [])


def test_a_line_of_the_file_is_no_difference():
    assert told([replace(KAYA, line=2)], [replace(KAYA, line=9)]) == ([], [], [], [1])


def test_two_tables_of_other_people_are_compared_at_once():
    known = [replace(KAYA, place=at, family_name=f"Kaya{'a' * (at % 40)}") for at in range(500)]
    read = [replace(OEZ, place=at, given_name=f"Can{'n' * (at % 40)}") for at in range(500)]
    assert [len(part) for part in told(known, read)] == [500, 0, 500, 0]
