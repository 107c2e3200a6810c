"""Streets, house numbers, planned sizes: the law of the Wahlbezirke, without a database."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elections.law.districts.number_ranges import NumberRange, Side, parse_ranges
from elections.law.districts.planning import (
    counted_together,
    has_too_few_letters,
    planned,
    should_be_divided,
    turnout_share,
)
from elections.law.districts.rules import DistrictRule
from elections.law.districts.street_names import street_key
from elections.law.districts.street_overlaps import Stretch, overlaps
from elections.law.districts.streets import StreetDirectory
from municipalities.law.basis import RuleViolation
from municipalities.models.sorting import sort_key

WHOLE = NumberRange()


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Hauptstraße", "hauptstrasse"),
        ("HAUPTSTRASSE", "hauptstrasse"),
        ("Haupt-Str.", "hauptstrasse"),
        ("Hauptstr", "hauptstrasse"),
        ("Berliner Str.", "berlinerstrasse"),
        ("Konrad Adenauer Straße", "konradadenauerstrasse"),
        ("Straße des 17. Juni", "strassedes17juni"),
        ("St.-Georg-Pl.", "sanktgeorgplatz"),
        ("Dr.-Ernst-Str.", "doktorernststrasse"),
        ("Am Mühlgäßchen", "ammuhlgasschen"),
        ("Strauchweg", "strauchweg"),
        ("Prof.-Meyer-Weg", "professormeyerweg"),
        ("Bgm.-Schmidt-Pl.", "burgermeisterschmidtplatz"),
        ("Str. am Bach", "strasseambach"),
        ("a" * 141, "a" * 140),
    ],
)
def test_a_street_is_the_same_however_it_is_spelled(written, key):
    assert street_key(sort_key(written)) == key


@pytest.mark.parametrize(
    ("written", "ranges"),
    [
        ("", (WHOLE,)),
        ("alle", (WHOLE,)),
        ("ganze Straße", (WHOLE,)),
        ("1-99 ungerade", (NumberRange(Side.ODD, 1, "", 99),)),
        ("ungerade Nr. 1 - 99", (NumberRange(Side.ODD, 1, "", 99),)),
        ("alle geraden", (NumberRange(Side.EVEN),)),
        ("1 - 15b", (NumberRange(Side.ALL, 1, "", 15, "b"),)),
        ("2-Ende gerade", (NumberRange(Side.EVEN, 2),)),
        ("ab 17", (NumberRange(Side.ALL, 17),)),
        ("von 3 b bis 15", (NumberRange(Side.ALL, 3, "b", 15),)),
        ("bis 15", (NumberRange(Side.ALL, None, "", 15),)),
        ("Hausnummern 001–009", (NumberRange(Side.ALL, 1, "", 9),)),
        ("7", (NumberRange(Side.ALL, 7, "", 7),)),
        ("12 a-e", (NumberRange(Side.ALL, 12, "a", 12, "e"),)),
        ("1-9, 13-15", (NumberRange(Side.ALL, 1, "", 9), NumberRange(Side.ALL, 13, "", 15))),
        ("  ", (WHOLE,)),
        ("1-9 (u)", (NumberRange(Side.ODD, 1, "", 9),)),
        ("1-9 (f)", (NumberRange(Side.ALL, 1, "", 9),)),
        ("2-8 (gerade)", (NumberRange(Side.EVEN, 2, "", 8),)),
        ("gerade: 2-8", (NumberRange(Side.EVEN, 2, "", 8),)),
        ("7 u. 9", (NumberRange(Side.ALL, 7, "", 7), NumberRange(Side.ALL, 9, "", 9))),
        ("(1)-(9)", (NumberRange(Side.ALL, 1, "", 9),)),
        ("12-e", (NumberRange(Side.ALL, 12),)),
        ("15b-15", (NumberRange(Side.ALL, 15, "b", 15),)),
        ("2-8 (g) und 7", (NumberRange(Side.EVEN, 2, "", 8), NumberRange(Side.ALL, 7, "", 7))),
        ("54-60 ger.,83-95 ung.",
         (NumberRange(Side.EVEN, 54, "", 60), NumberRange(Side.ODD, 83, "", 95))),
        ("101-116,120", (NumberRange(Side.ALL, 101, "", 116), NumberRange(Side.ALL, 120, "", 120))),
        ("94A-123", (NumberRange(Side.ALL, 94, "a", 123),)),
        ("1-9999", (NumberRange(Side.ALL, 1, "", 9999),)),
        ("0-999", (NumberRange(Side.ALL, 0, "", 999),)),
        ("1-Ende", (NumberRange(Side.ALL, 1),)),
        ("2 - 48 (gerade)", (NumberRange(Side.EVEN, 2, "", 48),)),
        ("1 bis 9 u. 11", (NumberRange(Side.ALL, 1, "", 9), NumberRange(Side.ALL, 11, "", 11))),
        ("gerade", (NumberRange(Side.EVEN),)),
        ("nur gerade", (NumberRange(Side.EVEN),)),
        ("ungerade Seite", (NumberRange(Side.ODD),)),
        ("alle geraden Hausnummern", (NumberRange(Side.EVEN),)),
        ("15a-c", (NumberRange(Side.ALL, 15, "a", 15, "c"),)),
        ("15A - 15C", (NumberRange(Side.ALL, 15, "a", 15, "c"),)),
        ("15a, b", (NumberRange(Side.ALL, 15, "a", 15, "a"),
                    NumberRange(Side.ALL, 15, "b", 15, "b"))),
        ("7,7A", (NumberRange(Side.ALL, 7, "", 7), NumberRange(Side.ALL, 7, "a", 7, "a"))),
        ("2,6-10 ger.", (NumberRange(Side.ALL, 2, "", 2), NumberRange(Side.EVEN, 6, "", 10))),
        ("1,2A-3A,5-19B ung.",
         (NumberRange(Side.ALL, 1, "", 1), NumberRange(Side.ALL, 2, "a", 3, "a"),
          NumberRange(Side.ODD, 5, "", 19, "b"))),
        ("gerade: 2-8, 14-20",
         (NumberRange(Side.EVEN, 2, "", 8), NumberRange(Side.EVEN, 14, "", 20))),
        ("1-5 (nur ungerade)", (NumberRange(Side.ODD, 1, "", 5),)),
        ("1-9 ungerade, alle geraden", (NumberRange(Side.ODD, 1, "", 9), NumberRange(Side.EVEN))),
        ("gerade, ungerade", (NumberRange(Side.EVEN), NumberRange(Side.ODD))),
        *((written, (NumberRange(Side.ALL, 1, "", 20),)) for written in (
            "1-20 gerade und ungerade", "1-20 (gerade und ungerade)", "1-20 ungerade und gerade",
            "1-20 gerade + ungerade", "1-20 gerade+ungerade", "1-20 gerade/ungerade",
            "1-20 gerade & ungerade", "1-20 ger. u. ung.", "1-20 (ger., ung.)", "1-20 (g+u)",
            "1-20 (u. + g.)", "gerade und ungerade: 1-20")),
        ("2-20 gerade und ungerade 1-19",
         (NumberRange(Side.EVEN, 2, "", 20), NumberRange(Side.ODD, 1, "", 19))),
        ("1-20 gerade und ungerade, 25",
         (NumberRange(Side.ALL, 1, "", 20), NumberRange(Side.ALL, 25, "", 25))),
        ("20+", (NumberRange(Side.ALL, 20),)),
        ("20 a +", (NumberRange(Side.ALL, 20, "a"),)),
        ("1-9, 20+", (NumberRange(Side.ALL, 1, "", 9), NumberRange(Side.ALL, 20))),
        ("20+ gerade", (NumberRange(Side.EVEN, 20),)),
        ("20+22", (NumberRange(Side.ALL, 20, "", 20), NumberRange(Side.ALL, 22, "", 22))),
        ("1-47 (u.)", (NumberRange(Side.ODD, 1, "", 47),)),
        ("ab Nr. 17", (NumberRange(Side.ALL, 17),)),
        ("bis Nr. 15", (NumberRange(Side.ALL, None, "", 15),)),
        ("Nr. 1 bis Nr. 9", (NumberRange(Side.ALL, 1, "", 9),)),
        ("1-9 beidseitig", (NumberRange(Side.ALL, 1, "", 9),)),
        ("15a, 17b, c", tuple(NumberRange(Side.ALL, *one, *one)
                              for one in [(15, "a"), (17, "b"), (17, "c")])),
        ("gerade:", (NumberRange(Side.EVEN),)),
        ("gerade: ", (NumberRange(Side.EVEN),)),
        ("gerade: 2-8, 1-9 ungerade",
         (NumberRange(Side.EVEN, 2, "", 8), NumberRange(Side.ODD, 1, "", 9))),
        ("17 ff.", (NumberRange(Side.ALL, 17),)),
        ("Hs.-Nr. 1−9", (NumberRange(Side.ALL, 1, "", 9),)),
        ("12 g", (NumberRange(Side.ALL, 12, "g", 12, "g"),)),
        ("1-15g fortlaufend", (NumberRange(Side.ALL, 1, "", 15, "g"),)),
    ],
)  # fmt: skip
def test_ranges_are_read_as_town_halls_write_them(written, ranges):
    assert parse_ranges(written) == ranges


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("links", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("1-5-9", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("1-x9", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        (", ;", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("7 gerade", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("gerade 2-8 gerade", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("=1+1", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("8-24Stw. 3", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("3 1.OG", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("1-9 außer 5", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("alle ohne 5", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("1-47 u.", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("2-48 g", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("2-48G", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("7/9", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("20 1/2", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("-", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("b, 15a", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("gerade: 7", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("gerade 2-8: 14-20", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("15, b", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("2-48, gerade", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("nur ungerade, 1-9", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("ungerade (u)", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        ("1-9 ungerade (g)", DistrictRule.HOUSE_NUMBERS_UNCLEAR),
        *(
            (written, DistrictRule.HOUSE_NUMBERS_UNCLEAR)
            for written in (
                "1-9 ungerade, gerade",
                "1-20 ger., ung.",
                "1-20 gerade; ungerade",
                "1-20 (g, u)",
                "gerade, 1-9 ungerade",
                "gerade und ungerade 1-20",
                "1-9 ungerade, alle",
                "alle, 1-9",
                "1-9 +",
                "0",
                "0-0",
                "0a",
                "bis 0",
                "2-0",
                "u. 1-9",
                "2-10 ger., u. 1-9",
                "2-10 ger. und u. 1-9",
            )
        ),
        ("15-1", DistrictRule.HOUSE_NUMBERS_BACKWARDS),
        ("3b-3a", DistrictRule.HOUSE_NUMBERS_BACKWARDS),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_cell(written, rule):
    with pytest.raises(RuleViolation) as refusal:
        parse_ranges(written)
    assert (refusal.value.rule, refusal.value.facts) == (rule, {"cell": written})
    with pytest.raises(RuleViolation) as again:
        parse_ranges(f"  {written} ")
    assert again.value.facts == {"cell": written}


@given(st.text("0123456789 abz-–,;()ung.erad§bisEdNr\u0660"), st.integers(0, 10**7))
def test_any_text_is_a_range_or_refused(written, number):
    with suppress(RuleViolation):
        parts = parse_ranges(written)
        assert all(part.holds(number, "") <= part.reaches(number, "") for part in parts)
        assert parse_ranges(", ".join(map(str, parts)) or "alle") == parts


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        (WHOLE, ""),
        (NumberRange(Side.EVEN), "gerade"),
        (NumberRange(Side.ODD, 1, "", 99), "1-99 ungerade"),
        (NumberRange(Side.EVEN, 2), "2-Ende gerade"),
        (NumberRange(Side.ALL, 17), "17-Ende"),
        (NumberRange(Side.ALL, None, "", 15, "b"), "bis 15b"),
        (NumberRange(Side.ALL, 1, "", 15, "b"), "1-15b"),
        (NumberRange(Side.ALL, 3, "b", 3, "b"), "3b"),
        (NumberRange(Side.ALL, 1, "", 15, "g"), "1-15g fortlaufend"),
        (NumberRange(Side.ALL, 12, "g", 12, "g"), "12g"),
        (NumberRange(Side.EVEN, 2, "", 14, "u"), "2-14u gerade"),
    ],
    ids=lambda value: str(value) or "whole",
)
def test_what_is_written_is_read_again(numbers, written):
    assert str(numbers) == written
    assert parse_ranges(written) == (numbers,)
    assert numbers.is_whole == (numbers == WHOLE)


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("numbers", "house", "holds", "reaches"),
    [
        pytest.param(NumberRange(Side.ODD, 1, "", 9), (8, ""), False, False, id="other side"),
        pytest.param(NumberRange(Side.ODD, 1, "", 9), (9, "a"), False, True, id="its letters"),
        pytest.param(NumberRange(Side.ALL, 1, "", 9, "b"), (9, "c"), False, False,
                     id="a letter after the last"),
        pytest.param(NumberRange(Side.ALL, 1, "", 9, "b"), (9, "b"), True, True, id="the last"),
        pytest.param(NumberRange(Side.ALL, 3, "b"), (3, "a"), False, False, id="before it"),
        pytest.param(NumberRange(Side.ALL, 3, "b", 9), (9, "a"), False, True, id="not written"),
        pytest.param(NumberRange(Side.ALL, 1, "", 9, "b"), (5, "c"), True, True, id="inside"),
        pytest.param(NumberRange(Side.ALL, 15, "b", 15), (15, "c"), True, True,
                     id="from a letter to the end of its number"),
    ],
)  # fmt: skip
def test_which_houses_a_range_has(numbers, house, holds, reaches):
    assert (numbers.holds(*house), numbers.reaches(*house)) == (holds, reaches)


ROWS = [
    ("hauptstrasse", "odd", 1, "", 15, "", "", 1),
    ("hauptstrasse", "odd", 15, "a", None, "", "", 2),
    ("hauptstrasse", "even", None, "", None, "", "", 3),
    ("ringstrasse", "all", None, "", None, "", "65549", 1),
    ("ringstrasse", "all", None, "", None, "", "65550", 2),
    ("muhlweg", "all", 1, "", 9, "", "", 1),
    ("muhlweg", "all", 9, "", 20, "", "", 2),
    ("hof", "all", None, "", None, "", "", 3),
    ("gasse", "all", 1, "", 15, "b", "", 1),
    ("platz", "all", None, "", None, "", "65549", 2),
]


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("address", "district"),
    [
        pytest.param(("Hauptstr.", "7", ""), 1, id="odd side, first part"),
        pytest.param(("Hauptstraße", "15", ""), 1, id="the last number of a part"),
        pytest.param(("Hauptstraße", "15 a", ""), 2, id="a letter that another part names"),
        pytest.param(("Hauptstraße", "13b", ""), 1, id="a letter inside a part"),
        pytest.param(("Hauptstraße", "8", ""), 3, id="even side"),
        pytest.param(("Hauptstraße", "", ""), None, id="no number in a divided street"),
        pytest.param(("Ring-Str.", "1", "65550"), 2, id="one name in two postcodes"),
        pytest.param(("Ringstraße", "1", ""), None, id="one name, postcode unknown"),
        pytest.param(("Ringstraße", "1", "60311"), None, id="a postcode the street has not"),
        pytest.param(("Mühlweg", "9", ""), None, id="a house in two districts"),
        pytest.param(("Mühlweg", "20 c", ""), 2, id="a letter after the last number"),
        pytest.param(("Mühlweg", "21", ""), None, id="a house in no district"),
        pytest.param(("Hof", "", "65549"), 3, id="no number in an undivided street"),
        pytest.param(("Nirgendwo", "1", ""), None, id="a street nobody knows"),
        pytest.param(("Gasse", "15 b", ""), 1, id="the last letter of a part"),
        pytest.param(("Gasse", "15 c", ""), None, id="a letter after the last of a part"),
        pytest.param(("Platz", "1", ""), 2, id="the only postcode, and none is known"),
    ],
)
def test_an_address_belongs_to_one_district_or_to_none(address, district):
    directory = StreetDirectory(ROWS, [1, 2, 3], sort_key)
    assert [directory.district_of(*address) for _again in range(2)] == [district, district]


@pytest.mark.rules("R-REG-02")
def test_neighbours_of_one_street_each_have_their_district():
    directory = StreetDirectory(ROWS, [1, 2, 3], sort_key)
    numbers = ["7", "8", "15 a", "7"]
    assert [directory.district_of("Hauptstr.", one, "") for one in numbers] == [1, 3, 2, 1]


@pytest.mark.parametrize(("districts", "answer"), [([7], 7), ([7, 8], None), ([], None)])
def test_without_a_directory_only_one_district_is_certain(districts, answer):
    directory = StreetDirectory([], districts, sort_key)
    assert (len(directory), directory.district_of("Weg", "1", "")) == (0, answer)


def test_what_was_answered_is_kept_for_a_bounded_number_of_addresses(monkeypatch):
    monkeypatch.setattr("elections.law.districts.streets._MOST_CACHED", 2)
    directory = StreetDirectory(ROWS, [1, 2, 3], sort_key)
    streets = ["Hof", "Hauptstraße", "Mühlweg", "Nirgendwo"]
    found, kept = [], []
    for street in streets:
        found.append(directory.district_of(street, "1", ""))
        kept.append((len(directory._answers), len(directory._known)))
    assert found == [3, 1, 1, None]
    assert kept == [(1, 1), (2, 2), (1, 1), (2, 2)]


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("street", "number", "district"),
    [
        pytest.param("Q5, 1", "", None, id="Q 51, or number 1 of Q 5"),
        pytest.param("Q 5 1", "", None, id="the same without a comma"),
        pytest.param("Q 5 14", "", 1, id="there is no Q 514"),
        pytest.param("Q5", "1", 1, id="the number in a cell of its own"),
        pytest.param("Q 51", "", 2, id="the street alone"),
        pytest.param("Q51", "3", 2, id="the street with its number"),
        pytest.param("Straße 1 12", "", None, id="Straße 112, or number 12 of Straße 1"),
        pytest.param("Straße 1 12", "12", None, id="said twice, and still either"),
        pytest.param("Straße 112", "4", 4, id="one number in a name"),
    ],
)
def test_numbers_of_a_name_and_of_a_house_that_meet_are_not_guessed(street, number, district):
    names = ["Q 5", "Q 51", "Straße 1", "Straße 112"]
    rows = [
        (street_key(sort_key(name)), "all", None, "", None, "", "", pk, "", name)
        for pk, name in enumerate(names, start=1)
    ]
    directory = StreetDirectory(rows, [1, 2, 3, 4], sort_key)
    assert directory.district_of(street, number, "") == district


def test_a_street_is_folded_once_while_it_is_remembered():
    asked = []
    directory = StreetDirectory(ROWS, [1, 2, 3], lambda name: asked.append(name) or sort_key(name))
    for street, number in [("Hof", "1"), ("Mühlweg", "2"), ("Hof", "1"), ("Hof", "3")]:
        directory.district_of(street, number, "")
    assert asked == ["Hof", "Mühlweg"]


def stretch(cell, district, postcode="", locality=""):
    (numbers,) = parse_ranges(cell)
    return Stretch("weg", postcode, numbers, district, locality)


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("stretches", "shared"),
    [
        pytest.param(
            [("1-15 ungerade", "1"), ("15a-99 ungerade", "2"), ("gerade", "3")], 0, id="all apart"
        ),
        pytest.param([("1-10", "1"), ("10-20", "2")], 1, id="one house twice"),
        pytest.param(
            [("1-10 ungerade", "1"), ("10-20 ungerade", "2")], 0, id="a bound of the other side"
        ),
        pytest.param([("", "1"), ("7", "2")], 1, id="the whole street and one house of it"),
        pytest.param([("1-99", "1"), ("2-5", "1")], 0, id="one district twice"),
        pytest.param([("1-99", "1"), ("2-5", "1"), ("50-60", "2")], 1, id="behind a shorter part"),
        pytest.param([("1-9", "1", "65549"), ("1-9", "2", "65550")], 0, id="two postcodes"),
        pytest.param([("1-9 ungerade", "1"), ("9-21 ungerade", "2")], 1, id="an odd house twice"),
        pytest.param([("1-9", "1"), ("2 gerade", "2")], 1, id="the first even house"),
        pytest.param([("1-9", "1"), ("8 gerade", "2")], 1, id="the last even house"),
        pytest.param([("2-10", "1"), ("3 ungerade", "2")], 1, id="the first odd house"),
        pytest.param([("2-10", "1"), ("9 ungerade", "2")], 1, id="the last odd house"),
        pytest.param([("2-10", "1"), ("11 ungerade", "2")], 0, id="behind the last odd house"),
        pytest.param([("bis 10", "1"), ("0-1", "2")], 1, id="from house 0"),
        pytest.param([("gerade", "1"), ("7", "2")], 0, id="an odd house beside the even side"),
        pytest.param([("1-9 ungerade", "1"), ("4", "2")], 0, id="an even house among odd ones"),
        pytest.param([("10-20", "1"), ("1-5", "2")], 0, id="written from the end"),
        pytest.param([("", "1"), ("ab 1", "2")], 1, id="the whole street twice"),
        pytest.param([("1-3", "1"), ("2-9", "2"), ("5-20", "1")], 2, id="one after the other"),
        pytest.param([("1-9", "1"), ("5-9", "2"), ("6-8", "2")], 2, id="two inside one"),
        pytest.param([("3b-d", "1"), ("3e", "2")], 0, id="letters of one number"),
        pytest.param([("8-10", "1"), ("7", "2")], 0, id="X-Weg 8 to 10 and 7"),
        pytest.param([("8-10 gerade", "1"), ("7", "2")], 0, id="X-Weg 8 to 10 even and 7"),
        pytest.param([("15b-15", "1"), ("1-15a", "2")], 0, id="the letters behind the last one"),
        pytest.param([("1-9", "1"), ("1-9", "2", "65550")], 1, id="a part without postcode"),
        pytest.param([("1-9", "1", "", "a"), ("1-9", "2", "", "b")], 0, id="two Ortsteile"),
        pytest.param([("1-9", "1", "", "a"), ("1-9", "2")], 1, id="a part without Ortsteil"),
        pytest.param([("1-20", "1"), ("2-30", "2"), ("5-6", "2")], 2, id="a short one inside"),
        pytest.param([], 0, id="no street"),
    ],
)
def test_a_house_in_two_districts_is_found(stretches, shared):
    found = overlaps([stretch(*row) for row in stretches])
    assert len(found) == shared
    assert all(pair.one.district != pair.other.district for pair in found)


BOUNDS = st.tuples(st.integers(0, 40), st.sampled_from(["", "a", "b", "c"]))
HOUSES = [(number, letter) for number in range(43) for letter in ("", "a", "b", "c", "d", "z")]
PLACES = st.tuples(st.sampled_from(["", "65549", "65550"]), st.sampled_from(["", "x", "y"]))


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    first, last = sorted([draw(BOUNDS), draw(BOUNDS)])
    begin = draw(st.sampled_from([first, first, first, (None, "")]))
    end = draw(st.sampled_from([last, last, last, (None, "")]))
    postcode, locality = draw(PLACES)
    numbers = NumberRange(draw(st.sampled_from(Side)), *begin, *end)
    return Stretch("weg", postcode, numbers, draw(st.sampled_from("123")), locality)


def has(part, house):
    """Whether a part holds a house, said in other words than the product's."""
    number, letter = house
    numbers = part.numbers
    return (
        numbers.side is not (Side.ODD if number % 2 == 0 else Side.EVEN)
        and (numbers.first is None or [numbers.first, numbers.first_letter] <= [number, letter])
        and (
            numbers.last is None
            or [number, letter] <= [numbers.last, numbers.last_letter]
            or (
                (numbers.first, numbers.last_letter, number) == (numbers.last, "", numbers.last)
                and numbers.first_letter > ""
            )
        )
    )


@pytest.mark.rules("R-REG-02")
@settings(deadline=None)
@given(st.lists(stretches(), max_size=6, unique=True))
def test_overlaps_are_those_that_comparing_house_by_house_finds(parts):
    shared = {
        frozenset((one, other))
        for one, other in combinations(parts, 2)
        if one.district != other.district
        and (one.postcode == other.postcode or "" in (one.postcode, other.postcode))
        and (one.locality == other.locality or "" in (one.locality, other.locality))
        and any(has(one, house) and has(other, house) for house in HOUSES)
    }
    found = overlaps(parts)
    assert {frozenset(pair) for pair in found} == shared
    assert len(found) == len(shared)


def test_so_many_overlaps_are_not_all_named():
    parts = [stretch("1-9", str(number)) for number in range(60)]
    assert (len(overlaps(parts)), len(overlaps(parts, most=5))) == (1000, 5)


@pytest.mark.rules("R-DIST-03")
@pytest.mark.parametrize(
    ("figures", "share"),
    [
        pytest.param((1000, 105, Decimal("9.9")), Fraction(21, 200), id="counted persons first"),
        pytest.param((None, 105, Decimal("10.5")), Fraction(21, 200), id="a stated turnout"),
        pytest.param((0, 0, None), None, id="nobody was entitled"),
        pytest.param((1000, None, None), None, id="voters unknown"),
    ],
)
def test_a_turnout_is_an_exact_share_or_unknown(figures, share):
    assert turnout_share(*figures) == share


@pytest.mark.rules("R-DIST-02", "R-DIST-03")
@pytest.mark.parametrize(
    ("electors", "share", "is_small"),
    [
        (500, Fraction(1, 10), False),
        (499, Fraction(1, 10), True),
        (49, None, True),
        (50, None, None),
        (None, Fraction(1, 10), None),
    ],
)
def test_a_district_is_small_by_its_voters_and_not_by_its_electors(electors, share, is_small):
    (unit,) = planned({1: electors}, share)
    assert unit.is_small is is_small


@pytest.mark.rules("R-DIST-03", "R-DIST-04", "R-DIST-05")
@pytest.mark.parametrize(
    ("electors", "groups"),
    [
        pytest.param([600, 700], (), id="all large"),
        pytest.param([300, 900, 250], ((1, 3),), id="two small ones reach the floor"),
        pytest.param([300, 250, 100], ((1, 2, 3),), id="a rest goes to the group before it"),
        pytest.param([100, 900, 600], ((2, 1),), id="a rest goes to the first large one"),
        pytest.param([100, None], (), id="nothing to join with"),
        pytest.param([300, 250, 260, 240], ((1, 2), (3, 4)), id="two groups"),
        pytest.param([300, 250, 260, 240, 90], ((1, 2), (3, 4, 5)), id="a rest after two groups"),
        pytest.param([490, 0], (), id="a district without electors brings nobody"),
    ],
)
def test_small_districts_are_joined_until_nobody_is_recognisable(electors, groups):
    units = planned(dict(enumerate(electors, start=1)), Fraction(1, 10))
    assert counted_together(units) == groups


@pytest.mark.rules("R-DIST-06")
def test_a_postal_board_should_get_fifty_letters():
    assert [has_too_few_letters(letters) for letters in (49, 50)] == [True, False]


@pytest.mark.rules("R-DIST-01")
@pytest.mark.parametrize(
    ("inhabitants", "districts", "divided"),
    [(2500, 1, False), (2501, 1, True), (2501, 2, False), (None, 1, False)],
)
def test_a_large_municipality_normally_has_several_districts(inhabitants, districts, divided):
    assert should_be_divided(inhabitants, districts) is divided
