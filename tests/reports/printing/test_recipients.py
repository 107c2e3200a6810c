"""Where a Wahlschein goes: the voter's name is on the envelope, and only once."""

from __future__ import annotations

import pytest

from elections.law.register.names import PersonName
from elections.models.register.address import Address, PersonRecord
from municipalities.law.days import KnownDay
from reports.actions.printing.recipients import recipient

HOME = Address("Zeil", "9", "65551", "Limburg")


def sent(name: PersonName, ship_to: str) -> tuple[str, ...]:
    return recipient(PersonRecord(name, KnownDay(1980, 3, 4), HOME), ship_to)


@pytest.mark.rules("R-WS-03")
@pytest.mark.parametrize(
    ("name", "ship_to"),
    [
        pytest.param(PersonName("Li", "Na"), "Familie Nagel\nLindenweg 1\n12345 Berlin",
                     id="letters inside other words"),
        pytest.param(PersonName("Li", "Na"), "Familie Li\nNa-Weg 3\n12345 Berlin",
                     id="the given name in the street"),
        pytest.param(PersonName("Li", "Na"), "Familie Li, Na-Weg, 12345 Berlin",
                     id="the given name in a street without a number"),
        pytest.param(PersonName("Berlin", "Anna"), "Anna Schmidt\nSeestr. 1\n12345 Berlin",
                     id="the family name in the place"),
        pytest.param(PersonName("Nowak", "Jan"), "bei Familie Nowak\nHauptstr. 1\n12345 Berlin",
                     id="only the family"),
        pytest.param(PersonName("Nowak", "Jan"), "Julia Nowak\nHauptstr. 1\n12345 Berlin",
                     id="somebody of the family"),
        pytest.param(PersonName("García Márquez", "Gabriel"), "Gabriel García\nSeestr. 1\nBerlin",
                     id="half of the family name"),
        pytest.param(PersonName("Şahin"), "Shelter Nord\nSeestr. 1\n12345 Berlin",
                     id="one name, not named"),
    ],
)  # fmt: skip
def test_the_name_goes_before_an_address_that_does_not_name_the_voter(name, ship_to):
    assert sent(name, ship_to)[0] == name.on_a_letter


@pytest.mark.rules("R-WS-03")
@pytest.mark.parametrize(
    ("name", "ship_to"),
    [
        pytest.param(PersonName("Silva", "Ana Maria Luisa"), "Maria Silva\nSeestr. 1\n12345 Berlin",
                     id="one of several given names"),
        pytest.param(PersonName("Silva", "Ana Maria", call_name="Mia"), "Mia Silva\nSeestr. 1",
                     id="the name that the person goes by"),
        pytest.param(PersonName("Müller", "Jörg"), "Joerg MUELLER\nSeestr. 1\n12345 Berlin",
                     id="in another writing"),
        pytest.param(PersonName("Bergh", "Pieter Jan", "Dr.", "van der"),
                     "Herrn Dr. Pieter van der Bergh\nSeestr. 1", id="with title and particle"),
        pytest.param(PersonName("Yıldız-Kaya", "Ayşe"), "c/o Ayse Yildiz Kaya\nSeestr. 1",
                     id="without marks and hyphen"),
        pytest.param(PersonName("Nowak", "Jan"), "Nowak, Jan\nSeestr. 1", id="family name first"),
        pytest.param(PersonName("Şahin"), "Sahin\nSeestr. 1", id="one name"),
        pytest.param(PersonName("O'Neil", "Sean"), "Seán O’Neil\nSeestr. 1", id="an apostrophe"),
    ],
)  # fmt: skip
def test_an_address_that_names_the_voter_stays_as_it_is(name, ship_to):
    assert sent(name, ship_to) == tuple(ship_to.split("\n"))


@pytest.mark.rules("R-WS-03")
@pytest.mark.parametrize(
    "typed", ["Nowak, Jan, Seestr. 1, 12345 Berlin", "Jan Nowak, Seestr. 1, 12345 Berlin"]
)
def test_an_address_in_one_line_names_the_voter_too(typed):
    assert sent(PersonName("Nowak", "Jan"), typed) == tuple(typed.split(", "))
