"""A place is found however its name is written: with umlauts, written out, bare, in part."""

from __future__ import annotations

import csv

import pytest
from django.urls import reverse

from municipalities.files.reference import MUNICIPALITIES, SHIPPED
from municipalities.models import Municipality, Role
from municipalities.models.sorting import is_found, search_key
from tests import factories

_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_BARE = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"})


def names() -> list[str]:
    with (SHIPPED / MUNICIPALITIES).open(encoding="utf-8", newline="") as lines:
        kinds = [(row["name"], row["type"]) for row in csv.DictReader(lines)]
    return [name for name, kind in kinds if kind != "gemeindefreies Gebiet"]


def writings(name: str) -> set[str]:
    """However a person types the name of a municipality."""
    short = name.split(",", maxsplit=1)[0]
    return {
        writing
        for text in (name, short, short.split(" (")[0])
        for spelled in (text, text.translate(_OUT), text.translate(_BARE))
        for writing in (
            spelled,
            spelled.upper(),
            spelled.lower(),
            spelled.replace("-", " "),
            spelled.replace("-", ""),
            spelled.replace(" ", ""),
        )
    }


def test_every_municipality_of_hesse_is_found_by_each_of_its_writings() -> None:
    known = names()
    assert len(known) == 421
    missed = [(name, text) for name in known for text in writings(name) if not is_found(text, name)]
    assert missed == []


def test_a_whole_name_finds_no_other_municipality_than_those_that_contain_it() -> None:
    known = names()
    # What is found although the letters as typed are no part of the name would be harm.
    strange = [
        (sought, name)
        for sought in (*known[::12], "Elz", "Münster (Hessen)")
        for name in known
        if is_found(sought.split(",")[0], name)
        and search_key(sought.split(",")[0]).replace(" ", "")
        not in search_key(name).replace(" ", "")
    ]
    assert strange == []


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        pytest.param("Gross-Umstadt", "Groß-Umstadt, Stadt", True, id="ss for ß"),
        pytest.param("Ruesselsheim", "Rüsselsheim am Main, Stadt", True, id="ue for ü"),
        pytest.param("Buttelborn", "Büttelborn", True, id="u for ü"),
        pytest.param("Buettelborn", "Büttelborn", True, id="written out"),
        pytest.param("Münster", "Muenster", True, id="ü for a real ue"),
        pytest.param("Muenster", "Münster (Hessen)", True, id="a real ue for ü"),
        pytest.param("Neuental", "Neuental", True, id="e and u of two syllables"),
        pytest.param("ental", "Neuental", True, id="a part of such a name"),
        pytest.param("Frankfurt Main", "Frankfurt am Main, Stadt", True, id="a word left out"),
        pytest.param("grossumstadt", "Groß-Umstadt, Stadt", True, id="joined"),
        pytest.param("", "Groß-Umstadt, Stadt", True, id="nothing finds all"),
        pytest.param("Hanau", "Groß-Umstadt, Stadt", False, id="another place"),
        pytest.param("Umstadt Klein", "Groß-Umstadt, Stadt", False, id="a word too many"),
    ],
)
def test_a_search(text: str, name: str, found: bool) -> None:
    assert is_found(text, name) is found


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["Gross-Gerau", "grossgerau", "06433003", "6433003", "433003", "064330003003", "064330"]
)
def test_the_list_of_municipalities_finds_name_and_key_however_written(client, text: str) -> None:
    factories.KreisFactory()
    factories.term()
    factories.MunicipalityFactory(ags="06433003", name="Groß-Gerau, Kreisstadt")
    factories.MunicipalityFactory(ags="06411000", name="Darmstadt, Wissenschaftsstadt")
    assert [place.ags for place in Municipality.objects.found_by(text)] == ["06433003"]
    client.force_login(factories.person(Role.STATE_MONITOR))
    page = client.get(reverse("municipalities:list"), {"suche": text}).content.decode()
    assert ("Groß-Gerau, Kreisstadt</a>" in page, "Darmstadt, W" in page) == (True, False)
