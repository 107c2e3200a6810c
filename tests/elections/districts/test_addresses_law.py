"""Dwellings and their Wahlbezirk: read as a whole and for certain, or left to a person.

Addresses and directory are cases of practice, invented.
"""

from __future__ import annotations

from string import ascii_letters, ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.law.districts.additions import is_addition
from elections.law.districts.house_numbers import House, read_house, split_house
from elections.law.districts.number_ranges import parse_ranges
from elections.law.districts.postcodes import read_postcode
from elections.law.districts.spans import have_all_houses
from elections.law.districts.street_names import (
    is_dwelling,
    locality_key,
    says_no_home,
    searched_keys,
    spelled_key,
    street_key,
)
from elections.law.districts.streets import StreetDirectory
from municipalities.models.sorting import sort_key

WHOLE = "z"  # a number with all its letters


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("written", "first", "last", "kept", "addition"),
    [
        pytest.param("2", "2", "2", "2", "", id="a number"),
        pytest.param("2a", "2a", "2a", "2a", "", id="a letter"),
        pytest.param(" 2  A ", "2a", "2a", "2 A", "", id="a letter apart"),
        pytest.param("0021", "21", "21", "21", "", id="noughts before it"),
        pytest.param("020C", "20c", "20c", "20C", "", id="noughts and a letter"),
        pytest.param(" Nr. 5", "5", "5", "5", "", id="the word number behind a blank"),
        pytest.param("Nr. 4", "4", "4", "4", "", id="the word number"),
        pytest.param("19-21", "19", "21", "19-21", "", id="from one house to another"),
        pytest.param("19a – 21", "19a", "21", "19a – 21", "", id="from a letter on"),
        pytest.param("12/14", "12", "14", "12/14", "", id="two houses"),
        pytest.param("12/14/16", "12", "16", "12/14/16", "", id="three houses"),
        pytest.param("12 u. 14", "12", "14", "12 u. 14", "", id="two houses in words"),
        pytest.param("2 A-C", "2a", "2c", "2 A-C", "", id="several letters"),
        pytest.param("2a/b", "2a", "2b", "2a/b", "", id="two letters"),
        pytest.param("20 1/2 a", "20", "20z", "20 1/2 a", "", id="a fraction and a letter"),
        pytest.param("20½", "20", "20z", "20½", "", id="a fraction in one sign"),
        pytest.param("20/1", "20", "20z", "20/1", "", id="a part of a house"),
        pytest.param("20/a", "20", "20z", "20/a", "", id="a part that may be a letter"),
        pytest.param("2 r", "2", "2z", "2 r", "", id="right, or a letter"),
        pytest.param("2 L", "2", "2z", "2 L", "", id="left, or a letter"),
        pytest.param("2 m HH", "2", "2z", "2 m", "HH", id="in the middle, or a letter"),
        pytest.param("2 c/o Haile", "2", "2", "2", "c/o Haile", id="with somebody"),
        pytest.param("2c/o Haile", "2", "2", "2", "c/o Haile", id="with somebody, no blank"),
        pytest.param("2 c c/o Haile", "2c", "2c", "2 c", "c/o Haile", id="c and with somebody"),
        pytest.param("4 Hinterhaus", "4", "4", "4", "Hinterhaus", id="the house behind"),
        pytest.param("4 (Hinterhaus)", "4", "4", "4", "Hinterhaus", id="in brackets"),
        pytest.param("4, Hs. 2", "4", "4", "4", "Hs. 2", id="a house of several"),
        pytest.param("12 Whg. 3", "12", "12", "12", "Whg. 3", id="a flat"),
        pytest.param("2a 3. OG", "2a", "2a", "2a", "3. OG", id="a storey"),
        pytest.param("9EG", "9", "9", "9", "EG", id="the ground floor, no blank"),
        pytest.param("5 HH links", "5", "5", "5", "HH links", id="the house behind, left"),
        pytest.param("7 Whg. (3)", "7", "7", "7", "Whg. (3)", id="brackets inside"),
        pytest.param("12-12", "12", "12", "12-12", "", id="one house twice"),
        pytest.param("2/3b/c", "2", "3c", "2/3b/c", "", id="letters of the second number"),
        pytest.param("20 1/2 A", "20", "20z", "20 1/2 A", "", id="a fraction, a large letter"),
        pytest.param("20/A", "20", "20z", "20/A", "", id="a part that may be a large letter"),
        pytest.param("2a/3b/c", "2a", "3c", "2a/3b/c", "", id="letters of two numbers"),
        pytest.param("20/20", "20", "20z", "20/20", "", id="a part of the same number"),
        pytest.param("1-41", "1", "41", "1-41", "", id="as far apart as may be"),
        pytest.param("4 Haus Nr. 3", "4", "4", "4", "Haus Nr. 3", id="a house with its number"),
        pytest.param("4 ( Hinterhaus )", "4", "4", "4", "Hinterhaus", id="brackets and blanks"),
        pytest.param("7-HH", "7", "7", "7", "HH", id="a dash before words"),
        pytest.param("7.", "7", "7", "7", "", id="a full stop"),
        pytest.param("7 2. Hinterhof", "7", "7", "7", "2. Hinterhof", id="the second yard"),
        pytest.param("7 OG 2", "7", "7", "7", "OG 2", id="a storey with its number behind"),
        pytest.param("7 Kellerwohnung", "7", "7", "7", "Kellerwohnung", id="a flat below"),
        pytest.param("7 GU Zimmer 3", "7", "7", "7", "GU Zimmer 3", id="a shelter"),
        pytest.param("7 bei Meier", "7", "7", "7", "bei Meier", id="at somebody's"),
        pytest.param("5 / W 12", "5", "5", "5", "W 12", id="a flat behind a slash"),
        pytest.param("19-21 Zi. 4", "19", "21", "19-21", "Zi. 4", id="several and a room"),
    ],
)
def test_a_house_is_read_with_what_stands_behind_it(written, first, last, kept, addition):
    def house(text):
        return int(text.rstrip("abcz")), text.lstrip("0123456789")

    found = House(*house(first), *house(last), kept, addition)
    assert read_house(written) == found
    assert found.is_certain is (first == last)
    assert split_house(written) == (kept, addition)
    assert read_house(kept) == found._replace(addition="")


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        *[pytest.param(none, ("", ""), id=f"no number: {none}") for none in (
            "", " ", "0", "000", "-", "–", "?", "ohne", "o. Nr.", "o.Nr.", "o. Hnr.", "ohne Nummer",
            "keine", "k.A.", "unbekannt",
        )],
        *[pytest.param(text, (text, ""), id=f"uncertain: {text}") for text in (
            "2 Blümchen", "7 b. Meier", "4 Haus B", "201/2", "21/2", "5/103", "1-99", "14-12",
            "23. OG", "31.OG", "2 OG", "2 W 12", "2 co Haile", "Postfach 12", "1234567", "2ab",
            "12-", "2 3", "4 Haus (B)", "2+b", "2a, xx", "12/16/14", "1/3/60", "1-42",
            "٣", "0a", "12 a b", "1-2-", "a",
        )],
        pytest.param("o. Nr. Hinterhaus", ("", "Hinterhaus"), id="no number but a house behind"),
        pytest.param("c/o Haile", ("", "c/o Haile"), id="only with somebody"),
        pytest.param("bei der alten Mühle hinten", ("", "bei der alten Mühle hinten"), id="words"),
        pytest.param("12 neben dem Turm 20", ("12 neben dem Turm 20", ""), id="twenty signs"),
        pytest.param("12 neben dem Turm 201", ("", "12 neben dem Turm 201"), id="one sign more"),
        pytest.param("entfällt", ("", ""), id="no number in a word"),
        pytest.param("12 gegenüber der Kirche", ("", "12 gegenüber der Kirche"), id="a long text"),
    ],
)  # fmt: skip
def test_what_is_no_house_for_certain_is_none_and_is_kept(written, kept):
    assert (read_house(written), split_house(written)) == (None, kept)


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("cells", "kept", "certain"),
    [
        pytest.param(("2", "A", ""), ("2 A", ""), True, id="a letter of its own"),
        pytest.param(("2", "A", "Whg. 12"), ("2 A", "Whg. 12"), True, id="letter and flat"),
        pytest.param(("02", "a HH", ""), ("2 a", "HH"), True, id="letter and words"),
        pytest.param(("2", "Hinterhaus", ""), ("2", "Hinterhaus"), True, id="words for a letter"),
        pytest.param(("2", "3. OG", ""), ("2", "3. OG"), True, id="a storey for a letter"),
        pytest.param(("4", "rotes Tor", ""), ("4", "rotes Tor"), True, id="other words"),
        pytest.param(("4", "Haus B", ""), ("4 Haus B", ""), False, id="words with a lone letter"),
        pytest.param(("20", "1/2", ""), ("20 1/2", ""), False, id="a fraction"),
        pytest.param(("20", "3", ""), ("20/3", ""), False, id="a number for a letter"),
        pytest.param(("2", "a-c", ""), ("2 a-c", ""), False, id="several letters"),
        pytest.param(("2", "ab", ""), ("2 ab", ""), False, id="two letters in one"),
        pytest.param(("2", "AA", ""), ("2 AA", ""), False, id="a letter twice in one"),
        pytest.param(("2", "abc", ""), ("2 abc", ""), False, id="three letters in one"),
        pytest.param(("2", "VH", ""), ("2", "VH"), True, id="two letters that are an addition"),
        pytest.param(("2a", "a", ""), ("2a", ""), True, id="the letter twice"),
        pytest.param(("2a", "A", ""), ("2a", ""), True, id="the letter twice, once large"),
        pytest.param(("2A", "a", ""), ("2A", ""), True, id="the letter twice, once small"),
        pytest.param(("2X", "", ""), ("2X", ""), True, id="a large letter"),
        pytest.param(("20", "3 HH", ""), ("20/3", "HH"), False, id="a number and words"),
        pytest.param(("4", "XX Tor", ""), ("4", "XX Tor"), True, id="large letters"),
        pytest.param(("4", "am Tor", ""), ("4", "am Tor"), True, id="short words"),
        pytest.param(("4", "Tor (B)", ""), ("4 Tor (B)", ""), False, id="a letter in brackets"),
        pytest.param(("4", "Tor 12", ""), ("4 Tor 12", ""), False, id="words with a number"),
        pytest.param(("19-21", "", "a"), ("19-21", "a"), False, id="a letter beside several"),
        pytest.param(("2a", "b", ""), ("2a b", ""), False, id="two letters that differ"),
        pytest.param(("2", "-", ""), ("2", ""), True, id="a filler"),
        pytest.param(("2", "o", ""), ("2 o", ""), True, id="the letter o is no filler"),
        pytest.param(("2", "n", ""), ("2 n", ""), True, id="nor is n"),
        pytest.param(("2", "000", ""), ("2", ""), True, id="noughts"),
        pytest.param(("", "a", ""), ("a", ""), False, id="a letter without number"),
        pytest.param(("2", "", "A"), ("2/A", ""), False, id="a letter among the additions"),
        pytest.param(("20", "", "1/2"), ("20 1/2", ""), False, id="a fraction among them"),
        pytest.param(("2", "r", ""), ("2r", ""), True, id="r in the cell of the letter"),
        pytest.param(("2 r", "", ""), ("2 r", ""), False, id="r behind a blank"),
        pytest.param(("2", "", "r"), ("2/r", ""), False, id="r among the additions"),
        pytest.param(("2", "H", ""), ("2H", ""), True, id="h in the cell of the letter"),
        pytest.param(("2 H", "", ""), ("2 H", ""), False, id="the house behind, perhaps"),
        pytest.param(("2 I", "", ""), ("2 I", ""), False, id="the first storey, perhaps"),
        pytest.param(("2h", "", ""), ("2h", ""), True, id="h without a blank"),
        pytest.param(("2", "", "Hinterhaus"), ("2", "Hinterhaus"), True, id="an addition"),
        pytest.param(("2 HH", "", "HH"), ("2", "HH"), True, id="the addition twice"),
        pytest.param(
            ("2 HH", "", "c/o  Tesfay Wolde-Mariam"), ("2", "HH, c/o Tesfay Wolde-Mariam"), True,
            id="two additions, one of any length",
        ),
    ],
)  # fmt: skip
def test_number_letter_and_addition_come_from_three_columns(cells, kept, certain):
    assert split_house(*cells) == kept
    house = read_house(kept[0])
    assert (house is not None and house.is_certain) is certain


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize("letter", ascii_letters)
def test_every_letter_is_itself_in_every_writing_and_before_every_addition(letter):
    # Behind a blank these may be words: right, left, in the middle, behind, before, a storey.
    blank = "" if letter.lower() in "rlmhvi" else " "
    for cells in ((f"2{letter}", ""), (f"2{blank}{letter}", ""), ("2", letter)):
        assert read_house(*cells)[:4] == (2, letter.lower(), 2, letter.lower())
    for addition in ("HH", "EG", "c/o Haile", "Whg. 3", "3. OG", "links", "bei Meier", "/ W 12"):
        house = read_house(f"2{blank}{letter} {addition}")
        assert house[:4] == (2, letter.lower(), 2, letter.lower())
        assert house.addition == addition.removeprefix("/ ")


@given(st.text(max_size=12), st.text(max_size=6), st.text(max_size=12))
def test_any_text_is_kept_and_read_alike_again(number, letter, addition):
    kept, more = split_house(number, letter, addition)
    assert len(kept) <= 20
    assert split_house(kept) == (kept, "") or read_house(kept) is None
    assert all(word in f"{kept} {more}" for word in addition.split() if len(word) > 1)
    house = read_house(number, letter)
    assert house is None or 0 < house.number <= house.last_number <= house.number + 40


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("written", "code"),
    [
        *[(text, "97074") for text in (
            "97074", "97074 ", " 97074", "D-97074", "D 97074", "DE-97074", "d97074", "97074.0",
        )],
        *[(text, "") for text in ("", "-", "00000", "0", "unbekannt", "k.A.")],
        ("9707", "9707"), ("97074 Stadt", "97074 Stadt"), ("1010 Wien", "1010 Wien"),
        ("٩٧٠٧٤", "٩٧٠٧٤"),
    ],
)  # fmt: skip
def test_a_postcode_is_its_five_digits(written, code):
    assert read_postcode(written) == code


def directory(*rows, districts=(1, 2, 3), set_aside=()):
    """A directory of (street, cell, postcode, Ortsteil, Wahlbezirk)."""
    made = [
        (street_key(sort_key(street)), part.side.value, *part[1:], code, district, place, street)
        for street, cell, code, place, district in rows
        for part in parse_ranges(cell)
    ]
    return StreetDirectory(made, districts, sort_key, set_aside)


TOWN = (
    ("Keesburgstr.", "2,4-54 ger.", "97074", "", 81),
    ("Keesburgstr.", "1,2A-3A,5-19B ung.", "97074", "", 79),
    ("Akaziensteige", "1-99 ungerade", "97084", "", 1),
    ("Akaziensteige", "2-98 gerade", "97084", "", 2),
    ("Abtsleitenweg", "alle", "97074", "", 3),
    ("Straße des 17. Juni", "1-9999", "97070", "", 4),
    ("Straße 12", "", "", "", 7),
    ("Alte Mainbrücke", "1-9", "97070", "", 5),
    ("Alfons-M.-Mitnacht-Straße", "", "97076", "", 6),
    ("Reihe", "1-19", "", "", 1),
    ("Reihe", "20-20", "", "", 2),
    ("Reihe", "21-40", "", "", 1),
    ("Mühlweg", "", "", "", 8),
    ("Goethestr.", "0-999", "", "", 8),
    ("Zeile", "1-17, 20-30", "", "", 8),
    ("Hof X", "", "", "", 8),
    ("Gasse", "19,21", "", "", 8),
)


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("address", "district"),
    [
        pytest.param(("Keesburgstr.", "2", "97074"), 81, id="A01 an even number"),
        pytest.param(("Keesburgstr.", "2 c/o Haile", "97074"), 81, id="A02 with somebody"),
        pytest.param(("Keesburgstr.", "2 Hinterhaus", "97074"), 81, id="A04 the house behind"),
        pytest.param(("Keesburgstraße", "2a", "97074"), 79, id="A07 a letter"),
        pytest.param(("Keesburgstr", "2 A", "97074"), 79, id="A08 a letter apart"),
        pytest.param(("Keesburgstr", "2/A", "97074"), None, id="a flat or a letter"),
        pytest.param(("Keesburgstr", "2-4", "97074"), None, id="houses of two Wahlbezirke"),
        pytest.param(("Keesburgstr", "2 Blümchen", "97074"), None, id="not by its beginning"),
        pytest.param(("Akaziensteige", "19-21", "97084"), 1, id="A09 two of one side"),
        pytest.param(("Akaziensteige", "19-22", "97084"), None, id="two of both sides"),
        pytest.param(("Akaziensteige", "97-101", "97084"), None, id="one of two is not listed"),
        pytest.param(("Akaziensteige", "20 1/2 a", "97084"), 2, id="A10 a fraction"),
        pytest.param(("Akaziensteige", "20/1", "97084"), 2, id="A11 a part of a house"),
        pytest.param(("Akaziensteige", "0", "97084"), None, id="A12 nought in a divided street"),
        pytest.param(("Alte Mainbrücke", "o. Nr.", "97070"), None, id="A14 only 1 to 9 are listed"),
        pytest.param(("Postfach 12 34", "", "97070"), None, id="A15 no dwelling"),
        pytest.param(("Straße des 17. Juni", "135 1/2 a", "97070"), 4, id="A16 a street with 17"),
        pytest.param(("Alfons M Mitnacht Str.", "2", "97076"), 6, id="A18 without hyphens"),
        pytest.param(("Abtsleitenweg 4", "", "97074"), 3, id="A19 street and number in one"),
        pytest.param(("Abtsleitenweg Nr. 4", "4", "97074"), 3, id="the number twice"),
        pytest.param(("Abtsleitenweg 4", "-", "97074"), 3, id="a filler for the number"),
        pytest.param(("Abtsleitenweg 4", "5", "97074"), None, id="two numbers"),
        pytest.param(("Abtsleitenweg", "4", "97074 "), 3, id="A20 a blank behind the postcode"),
        pytest.param(("Abtsleitenweg", "4", "D-97074"), 3, id="A21 a country"),
        pytest.param(("Abtsleitenweg", "4", "97070"), None, id="another postcode"),
        pytest.param(("Akaziensteige", "20C", "97084"), 2, id="A22 a capital"),
        pytest.param(("Akaziensteige", "0021", "97084"), 1, id="A23 noughts"),
        pytest.param(("", "", "97084"), None, id="A24 nothing"),
        pytest.param(("Akaziensteige 20c", "", "97084"), 2, id="number and letter behind"),
        pytest.param(("Straße 12", "", ""), 7, id="a name that ends in a number"),
        pytest.param(("Straße 12 5", "", ""), 7, id="such a name and a number"),
        pytest.param(("Straße 13", "", ""), None, id="a name that is not known"),
        pytest.param(("Reihe", "19-21", ""), None, id="a house between lies elsewhere"),
        pytest.param(("Akaziensteige", "3-4", "97084"), None, id="neighbours across the street"),
        pytest.param(("Gasse", "19-21", ""), 8, id="nobody lives between"),
        pytest.param(("Hof X 4", "", ""), 8, id="a name of two words and a number"),
        pytest.param(("Reihe", "5-7", ""), 1, id="all houses between lie there too"),
        pytest.param(("Reihe", "", ""), None, id="no number, two Wahlbezirke"),
        pytest.param(("Abtsleitenweg", "o. Nr.", ""), 3, id="no number in a whole street"),
        pytest.param(("Straße des 17. Juni", "Haus B", ""), 4, id="unread, listed to 9999"),
        pytest.param(("Goethestr.", "-", ""), 8, id="no number, listed from 0 to 999"),
        pytest.param(("Zeile", "-", ""), None, id="no number, and 18 is not listed"),
        pytest.param(("Muehlweg", "1", ""), 8, id="ue for ü"),
        pytest.param(("MUEHLWEG", "1", ""), 8, id="capitals, ue for ü"),
    ],
)
def test_an_address_of_practice_has_its_district_or_waits(address, district):
    assert directory(*TOWN).district_of(*address) == district


VILLAGES = (
    ("Bergstraße", "", "64999", "Halgenau", 1),
    ("Bergstraße", "", "64999", "Löhlfeld", 2),
    ("Schulstraße", "", "64999", "Halgenau", 1),
    ("Dorfstr.", "1-20", "64999", "OT Halgenau", 1),
    ("Dorfstr.", "1-30", "64999", "Löhlfeld", 1),
    ("Lange Str.", "1-50", "64999", "Halgenau", 1),
    ("Lange Str.", "51-Ende", "64999", "Löhlfeld", 2),
    ("Ring", "1-9", "64999", "Halgenau", 1),
    ("Ring", "1-9", "", "", 2),
    ("Tal", "1-9", "64998", "Halgenau", 1),
    ("Tal", "1-9", "", "Löhlfeld", 2),
    ("Tal", "10-20", "64999", "", 3),
    ("Berg", "1-50", "64999", "Halgenau", 1),
    ("Berg", "51-Ende", "64999", "Löhlfeld", 2),
    ("Berg", "1-3", "64999", "", 1),
    ("Eck", "1-9", "64999", "Halgenau", 1),
    ("Eck", "1-9", "64999", "Löhlfeld", 2),
    ("Eck", "10-20", "64999", "", 3),
    ("Rain", "1-9", "64998", "Halgenau", 1),
    ("Rain", "1-9", "64998", "Löhlfeld", 2),
    ("Rain", "10-20", "64999", "", 3),
    ("Am Rain", "", "64998", "Halgenau", 1),
    ("Am Rain", "", "64999", "Löhlfeld", 3),
)


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("address", "locality", "district"),
    [
        pytest.param("Bergstraße 4", "Halgenau", 1, id="the Ortsteil decides"),
        pytest.param("Bergstraße 9", "Löhlfeld", 2, id="the other one"),
        pytest.param("Bergstraße 9", "LOEHLFELD", 2, id="in another spelling"),
        pytest.param("Bergstraße 9", "Ortsteil Halgenau", 1, id="with the word Ortsteil"),
        pytest.param("Bergstraße 9", "", None, id="without it nobody knows"),
        pytest.param("Bergstraße 9", "Dodenau", None, id="with an unknown one neither"),
        pytest.param("Bergstraße", "Löhlfeld", 2, id="a whole street of one Ortsteil"),
        pytest.param("Schulstraße 1", "", 1, id="only one Ortsteil has it"),
        pytest.param("Schulstraße 1", "Kernstadt", 1, id="an Ortsteil of other names"),
        pytest.param("Schulstraße 1", "Löhlfeld", None, id="an Ortsteil that has not this street"),
        pytest.param("Dorfstr. 5", "", 1, id="two streets of one Wahlbezirk"),
        pytest.param("Dorfstr. 25", "", None, id="only one of the two goes so far"),
        pytest.param("Lange Str. 5", "", 1, id="one street through two Ortsteile"),
        pytest.param("Lange Str. 99", "", 2, id="its other end"),
        pytest.param("Lange Str. 99", "Halgenau", None, id="its other end contradicts"),
        pytest.param("Tal 5", "", 2, id="the postcode leaves one Ortsteil"),
        pytest.param("Tal 12", "", 3, id="and what lies in every one"),
        pytest.param("Berg 60", "", 2, id="a row without Ortsteil makes no second street"),
        pytest.param("Eck 12", "", 3, id="a house that both Ortsteile share"),
        pytest.param("Eck 5", "Halgenau", 1, id="and its own beside what both share"),
        pytest.param("Rain 12", "", 3, id="the postcode leaves no Ortsteil"),
        pytest.param("Eck 5", "", None, id="a house that each has"),
        pytest.param("Ring 4", "Halgenau", None, id="a row without Ortsteil lies everywhere"),
    ],
)
def test_the_ortsteil_decides_where_streets_have_one_name(address, locality, district):
    street, _blank, number = address.rpartition(" ") if address[-1].isdigit() else (address, "", "")
    assert directory(*VILLAGES).district_of(street, number, "64999", locality) == district


def test_streets_of_one_name_in_two_postcodes_need_no_ortsteil():
    villages = directory(*VILLAGES)
    codes = ("64998", "64999", "")
    assert [villages.district_of("Am Rain", "1", code) for code in codes] == [1, 3, None]


@pytest.mark.rules("R-REG-02")
def test_of_a_street_with_a_row_set_aside_only_houses_that_are_written_are_certain():
    rows = ("Chaussee", "1-7", "", "", 1), ("Weg", "", "", "", 2)
    streets = directory(*rows, set_aside={"chaussee"})
    assert [streets.district_of("Chaussee", one, "") for one in ("7", "7a", "10", "")] == [
        1, None, None, None,
    ]  # fmt: skip
    assert streets.district_of("Weg", "", "") == 2
    assert directory(*rows, set_aside={"weg"}).district_of("Weg", "", "") is None
    assert directory(*rows).district_of("Chaussee", "7a", "") == 1


@pytest.mark.parametrize(
    ("name", "number", "district"),
    [
        ("Hochstraße", "5", 1),
        ("Hochstr.", "35", None),
        ("Höchstraße", "35", 2),
        ("Höchstr.", "5", None),
        ("Hoechstraße", "35", 2),
        ("Brühlweg", "1", 1),
        ("Bruhlweg", "1", 2),
        ("BRUEHLWEG", "1", 1),
        ("Müllerweg", "1", 1),
        ("Mullerweg", "1", 1),
        ("Hóchstraße", "5", 1),
        ("Mühlbühl", "1", 1),
        ("Muhlbuhl", "1", None),
    ],
)
def test_streets_that_only_an_umlaut_tells_apart_are_two(name, number, district):
    streets = directory(
        ("Hochstraße", "1-20", "", "", 1),
        ("Höchstraße", "30-50", "", "", 2),
        ("Brühlweg", "", "", "", 1),
        ("Bruhlweg", "", "", "", 2),
        ("Müllerweg", "", "", "", 1),
        ("Mühlbühl", "", "", "", 1),
        ("Mühlbuhl", "", "", "", 2),
    )
    assert streets.district_of(name, number, "") == district
    assert len(streets) == 7


def test_a_name_without_umlauts_that_fits_two_streets_is_not_guessed():
    rows = ("Mühlweg", "", "", "", 1), ("Mühl-Weg", "", "", "", 1), ("Müehlweg", "", "", "", 2)
    assert directory(*rows[:2]).district_of("Muehlweg", "1", "") == 1
    assert directory(("Mu\u0308hlweg", "", "", "", 1)).district_of("Muehlweg", "1", "") == 1
    twice = StreetDirectory(
        [(key, "all", None, "", None, "", "", 1, "", "Mühlweg") for key in ("one", "two")],
        [1],
        sort_key,
    )
    assert twice.district_of("Muehlweg", "1", "") is None


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Müll", {"muell", "mull"}),
        ("Muell", {"muell", "mull"}),
        ("Mull", {"mull"}),
        ("Große", {"grosse"}),
        ("Äöü", {"aeoeue", "aeoeu", "aeoue", "aoeue", "aeou", "aoeu", "aoue", "aou"}),
        ("Ä" * 9, {"a" * 9, "ae" * 9}),
        ("Äb" * 5, {"ab" * 5, "aeb" * 5}),
    ],
)
def test_a_search_finds_umlauts_in_both_spellings(name, keys):
    assert set(searched_keys(name, sort_key)) == keys


def test_a_search_for_four_umlauts_knows_every_spelling():
    assert len(searched_keys("Äb" * 4, sort_key)) == 16


def test_a_name_is_spelled_without_umlauts():
    assert spelled_key("ÄäÖöÜü Straße", sort_key) == "aeaeoeoeueuestrasse"


@pytest.mark.parametrize(
    "name",
    ["Löhlfeld", "LOEHLFELD", "OT Löhlfeld", "Ortsteil Löhlfeld", "Stadtteil Löhlfeld",
     "Stt. Löhlfeld", "Gemarkung Löhlfeld", "Löhl-Feld"],
)  # fmt: skip
def test_an_ortsteil_is_the_same_however_it_is_named(name):
    assert locality_key(name, sort_key) == "loehlfeld"


@pytest.mark.parametrize(
    ("street", "lives"),
    [
        (" Postfach 12 34 ", False), ("PF 1234", False), ("Packstation 101", False),
        ("Postfachweg 3", True), ("Am Postfach 3", True), ("Pfarrgasse", True), ("", True),
    ],
)  # fmt: skip
def test_nobody_lives_in_a_box(street, lives):
    assert is_dwelling(street) is lives


@pytest.mark.rules("R-VOTE-06")
@pytest.mark.parametrize(
    ("street", "nowhere"),
    [
        ("ohne festen Wohnsitz", True), ("(o. f. W.)", True), ("OFW", True), ("ohne Wohnung", True),
        ("kein fester Wohnsitz", True), ("nicht sesshaft", True), ("obdachlos", True),
        ("Obdachlosenweg", False), ("Hofweg", False), ("Am Wohnungsbau", False), ("", False),
    ],
)  # fmt: skip
def test_who_says_to_have_no_dwelling_lives_in_no_street(street, nowhere):
    assert says_no_home(street) is nowhere


def test_without_a_directory_the_only_district_is_not_that_of_a_box():
    assert StreetDirectory([], [7], sort_key).district_of("Postfach 12", "", "") is None


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("cell", "whole"),
    [
        ("alle", True), ("1-9999", True), ("0-999", True), ("1-Ende", True), ("1-998", False),
        ("gerade, ungerade", True), ("gerade", False), ("2-9998 gerade, 1-9999 ungerade", True),
        ("1-9, 10-Ende", True), ("1-9, 12-Ende", False), ("3-Ende", False), ("1-9", False),
        ("1-9a, 9b-Ende", False), ("1-9a, 9-Ende", True), ("bis 20, 15-999", True),
        ("1-999, 2000-3000", True), ("1a-Ende", False), ("ungerade", False), ("10-Ende, 1-9", True),
        ("20-999, 5-30, 1-7", True), ("2-9, 1-1, 9-999", True),
    ],
)  # fmt: skip
def test_a_street_is_whole_when_every_house_is_listed(cell, whole):
    assert have_all_houses(parse_ranges(cell)) is whole


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        *[(text, True) for text in (
            "3. OG", "zu Händen Meier", "p. A. Meier", "z. Hd. Meier", "℅ Meier", "Hgb.", "HH1",
            "Pension Sonne", "Dachgeschoß", "im Hof", "Treppe 3", "OG 12", "II. Stock", "3. St.",
        )],
        *[(text, False) for text in (
            "3", "Haus B", "Stiege (C)", "OG", "Pensionat", "Hofweg", "beim Bäcker", "x HH",
        )],
    ],
)  # fmt: skip
def test_a_text_is_plainly_an_addition_or_not(text, plain):
    assert is_addition(text) is plain


def test_several_houses_are_counted_one_by_one():
    house = House(2, "y", 4, "a", "", "")
    between = [(3, letter) for letter in ("", *ascii_lowercase)]
    assert list(house.houses()) == [(2, "y"), (2, "z"), *between, (4, ""), (4, "a")]
    assert list(house.houses(of_side=True)) == [(2, "y"), (2, "z"), (4, ""), (4, "a")]
    assert list(house.houses(of_side=False)) == between
    assert len(list(House(1, "", 4, "", "", "").houses(of_side=True))) == 2 * 27
    assert len(list(House(2, "", 2, "z", "", "").houses())) == 27


@pytest.mark.rules("R-REG-02")
@given(st.integers(1, 60), st.integers(0, 20), st.sampled_from(["-", "/", " - ", " und "]))
def test_several_houses_are_certain_only_together(number, more, between):
    reihe = directory(("Reihe", "1-19", "", "", 1), ("Reihe", "20-Ende", "", "", 2))
    written = f"{number}{between}{number + more}" if more else f"{number}"
    houses = {1 if one < 20 else 2 for one in range(number, number + more + 1)}
    assert reihe.district_of("Reihe", written, "") == (houses.pop() if len(houses) == 1 else None)
