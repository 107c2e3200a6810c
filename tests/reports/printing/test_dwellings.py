"""The printed register says the place only where it is not the municipality's own."""

from __future__ import annotations

import pytest

from elections.models.register.entries import RegisterEntry
from municipalities.models import Municipality
from reports.actions.printing.dwellings import dwellings_in

LIMBURG = Municipality(name="Limburg a. d. Lahn, Kreisstadt")
HOMBERG = Municipality(name="Homberg (Efze)")


def lives(place: str, street: str = "Zeil", locality: str = "", postcode: str = "65549"):
    return RegisterEntry(
        street=street, house_number="9" if street else "", postcode=postcode, place=place,
        locality=locality,
    )  # fmt: skip


@pytest.mark.rules("R-REG-06")
@pytest.mark.parametrize(
    ("town", "entry", "said"),
    [
        pytest.param(LIMBURG, lives("Limburg a. d. Lahn"), "Zeil 9", id="as it is called"),
        pytest.param(LIMBURG, lives("Limburg an der Lahn"), "Zeil 9", id="written out"),
        pytest.param(LIMBURG, lives("LIMBURG A.D. LAHN"), "Zeil 9", id="in capitals"),
        pytest.param(LIMBURG, lives("Limburg"), "Zeil 9", id="without the river"),
        pytest.param(LIMBURG, lives(""), "Zeil 9", id="no place is given"),
        pytest.param(HOMBERG, lives("Homberg"), "Zeil 9", id="without what is in brackets"),
        pytest.param(
            LIMBURG, lives("Limburgerhof"), "Zeil 9, 65549 Limburgerhof",
            id="another place that begins alike",
        ),
        pytest.param(LIMBURG, lives("Elz"), "Zeil 9, 65549 Elz", id="another place"),
        pytest.param(LIMBURG, lives("Limburg", street=""), "65549 Limburg", id="no street"),
        pytest.param(
            LIMBURG, lives("Limburg", locality="Eschhofen"), "Zeil 9", id="an Ortsteil alone"
        ),
    ],
)  # fmt: skip
def test_a_dwelling_is_street_and_house_number(town, entry, said):
    assert dwellings_in(town, [entry]).of(entry) == said


def test_the_ortsteil_is_said_where_the_same_street_lies_in_two_of_them():
    people = [
        lives("Limburg", street, locality)
        for street, locality in [
            ("Hauptstraße", "Eschhofen"), ("Hauptstr.", "Staffel"), ("Hauptstraße", "Staffel"),
            ("Zeil", "Staffel"),
        ]
    ]  # fmt: skip
    said = dwellings_in(LIMBURG, people)
    assert [said.of(person) for person in people] == [
        "Hauptstraße 9 (Eschhofen)", "Hauptstr. 9 (Staffel)", "Hauptstraße 9 (Staffel)", "Zeil 9",
    ]  # fmt: skip
