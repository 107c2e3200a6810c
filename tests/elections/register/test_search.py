"""Finding a person: by parts of the name, by what is known of the birth, by both."""

from __future__ import annotations

import pytest

from elections.models.cards.listing import found_by, listed
from elections.models.register.entries import RegisterEntry
from elections.models.register.search_terms import Terms, terms_of
from municipalities.law.days import KnownDay
from tests.elections.register.identity_scene import Office
from tests.elections.register_scene import Scene, add_entry

YEAR = (KnownDay(1971), KnownDay(1971, 12, 31))
MONTH = (KnownDay(1971, 6), KnownDay(1971, 6, 30))
DAY = (KnownDay(1971, 6, 12), KnownDay(1971, 6, 12))


@pytest.mark.parametrize(
    ("text", "name", "births"),
    [
        ("Müller", "Müller", None),
        ("  ", "", None),
        ("Dr. Müller", "Müller", None),
        ("Müller, Prof. Dr. med. Eva", "Müller, Eva", None),
        ("Dipl.-Ing. Müller", "Müller", None),
        ("dr müller", "müller", None),
        ("Dr", "Dr", None),
        ("Ing Nat", "Ing Nat", None),
        ("1971", "", YEAR),
        ("06.1971", "", MONTH),
        ("02.1972", "", (KnownDay(1972, 2), KnownDay(1972, 2, 29))),
        ("12.06.1971", "", DAY),
        ("12. 6. 1971", "", DAY),
        ("Müller 12.06.1971", "Müller", DAY),
        ("1971-06-12 Müller", "Müller", DAY),
        ("Müller, Eva, geb. am 12.6.1971", "Müller, Eva,", DAY),
        ("Eva Müller *12.06.1971", "Eva Müller", DAY),
        ("Dr. Müller (1971)", "Müller", YEAR),
        ("unbekannt 12.06.????", "unbekannt", (KnownDay(0, 6, 12), KnownDay(0, 6, 12))),
        ("Am Berg", "Am Berg", None),
    ],
)
def test_what_is_typed_is_a_name_a_birth_or_both(text, name, births):
    assert terms_of(text) == Terms(name, births)


BORN = [KnownDay(1971, 6, 12), KnownDay(1971, 6), KnownDay(1971), KnownDay(1972, 6, 12)]
NAMES = [("Müller", "Eva"), ("Mueller", "Ida"), ("van der Müll", "Bo"), ("Müller", "Uwe")]


@pytest.mark.django_db
@pytest.mark.rules("R-REG-06")
def test_births_known_in_part_and_to_the_day_are_found_with_and_without_a_name():
    scene = Scene()
    for entry, born, (family, given) in zip(scene.entries, BORN, NAMES, strict=True):
        key = f"{family} {given}".lower().replace("ü", "u")
        RegisterEntry.objects.filter(pk=entry.pk).update(
            birth_date=born, family_name=family, given_names=given, sort_key=key
        )

    def search(text: str, limit: int = 51) -> list[str]:
        found = RegisterEntry.objects.search(scene.election.pk, text, limit)
        return [entry.given_names for entry in found.order_by("birth_date")]

    assert {text: search(text) for text in (
        "1971", "06.1971", "12.06.1971", "1972", "1970", "Müller 1971", "mueller 1971",
        "Dr. Muller 12.06.1971", "der mull 1971", "Eva 1972", "06.1971 Ida",
    )} == {
        "1971": ["Bo", "Ida", "Eva"],
        "06.1971": ["Ida", "Eva"],
        "12.06.1971": ["Eva"],
        "1972": ["Uwe"],
        "1970": [],
        "Müller 1971": ["Ida", "Eva"],
        "mueller 1971": ["Ida", "Eva"],
        "Dr. Muller 12.06.1971": ["Eva"],
        "der mull 1971": ["Bo"],
        "Eva 1972": [],
        "06.1971 Ida": ["Ida"],
    }  # fmt: skip
    assert search("1971", limit=2) == ["Bo", "Ida"]


@pytest.mark.django_db
@pytest.mark.rules("R-WS-03")
@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("ofarrell", True), ("O'Farrell", True), ("O’Farrell, Jörg", True),
        ("joerg o farrell", True),
        ("Farrell 3.4.1975", True), ("3.4.1975", True), ("Farrell 1976", False), ("B 1", True),
        ("B 2", False), ("A 1", False), ("Murphy", False), (",", False),
    ],
)  # fmt: skip
def test_the_holder_of_a_card_without_an_entry_is_found_in_every_writing(text, is_found):
    office = Office()
    card = office.special("O’Farrell", "Jörg")
    found = listed(office.election).filter(found_by(office.election, text))
    assert [one.pk for one in found] == [card.pk] * is_found


@pytest.mark.django_db
def test_a_name_with_a_letter_of_another_alphabet_is_found_as_it_is_romanised():
    scene = Scene()
    entry = add_entry(scene.election, scene.district, "Đorđević", "Đorđe", 900)
    for text in ("Đorđević", "dordevic", "Djordjevic", "djordje"):
        found = RegisterEntry.objects.search(scene.election.pk, text)
        assert [one.pk for one in found] == [entry.pk], text
