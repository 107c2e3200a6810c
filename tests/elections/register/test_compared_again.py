"""Who is compared with whom: in a file, beside the register, after a change (R-REG-02, R-WS-01)."""

from __future__ import annotations

import pytest
from django.db import transaction

from elections.actions.register.cases import Decided
from elections.actions.register.corrections import correct_entry, move_entry
from elections.actions.register.identity import Answer
from elections.law.register.rules import RegisterRule
from elections.models.register.address import Address
from elections.models.register.entries import RegisterEntry, RegisterStrike
from municipalities.law.basis import RuleViolation
from municipalities.law.days import KnownDay
from tests.elections.register.extract_scene import row
from tests.elections.register.identity_scene import ELSEWHERE, HOME, Office
from tests.elections.register_scene import grounds

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-REG-02", "R-WS-01")]
AWAY = {"street": ELSEWHERE[0], "number": ELSEWHERE[1]}
A = row("A")


def refused(office: Office, rule: RegisterRule, act: object) -> RuleViolation:
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        act()  # type: ignore[operator] # a lambda
    assert refusal.value.rule is rule
    return refusal.value


# --- New data of a known id, and strikes that an extract takes back -------------------------------


def test_a_birth_that_an_extract_corrects_into_somebody_elses_is_asked_about():
    office = Office().extract(row("A", born="03.04.1957"))
    office.by_hand("Yılmaz", "Ayşe", ELSEWHERE)
    office.extract(row("A", **AWAY))
    assert (len(office.standing), office.open) == (
        2, [("twice", "ähnlich wie 001/11 im Verzeichnis")],
    )  # fmt: skip
    assert str(office.entry("A").birth_date) == "03.04.1957"


def test_a_name_that_an_extract_makes_the_holders_of_a_special_card_is_asked_about():
    office = Office().extract(row("A", family="Müller"))
    office.special("Schmidt", "Ayşe")
    office.extract(row("A", family="Schmidt"))
    assert office.open == [("twice", "hat den Wahlschein B 1")]
    assert office.standing == ["A Müller, Ayşe"]


@pytest.mark.parametrize("how", ["card", "entry"])
def test_whoever_returns_while_somebody_similar_came_is_asked_about(how):
    office = Office().extract(A).extract()
    if how == "card":
        office.special("Yılmaz", "Ayşe", ELSEWHERE, is_other="die Gestrichene ist weg")
    else:
        office.by_hand("Yılmaz", "Ayşe", ELSEWHERE, is_other="die Gestrichene ist weg")
    before = len(office.standing)
    office.extract(row("A", **AWAY))
    assert (len(office.standing), office.kinds) == (before, ["twice"])


def test_whoever_returns_under_another_name_than_the_cards_holder_is_asked_about():
    office = Office().extract(A).extract()
    office.special("Schmidt", "Ayşe")
    office.extract(row("A", family="Schmidt"))
    assert (office.standing, office.kinds) == ([], ["twice"])


def test_people_who_were_as_much_alike_before_are_not_asked_about_again():
    twins = [row("A", given="Fatma"), row("B", given="Fatima")]
    office = Office().extract(*twins)
    office.decide(Decided.ENTER)
    moved = [row("A", given="Fatma", **AWAY), row("B", given="Fatima", **AWAY)]
    office.extract(*moved)
    assert (office.open, len(office.standing)) == ([], 2)
    assert {one.street for one in office.people} == {"Ringweg"}


def test_two_names_that_become_one_in_one_extract_are_asked_about():
    office = Office().extract(row("A", given="Elif"), row("B", given="Zehra", **AWAY))
    office.extract(row("A", given="Nur"), row("B", given="Nur", **AWAY))
    assert office.kinds == ["twice", "twice"]


def test_unchanged_namesakes_stay_and_a_moved_one_too():
    office = Office().extract(A, row("B", **AWAY))
    office.decide(Decided.ENTER)
    office.extract(A, row("B", street="Feldweg", number="9"))
    assert (office.open, len(office.standing)) == ([], 2)


# --- The same answer in a file and beside the register --------------------------------------------

PAIRS = {
    "umlaut written out and a name more": (
        {"family": "Müller", "given": "Anna"}, {"family": "Mueller", "given": "Anna Maria"}),
    "a slip in the family name": ({}, {"family": "Yilmas"}),
    "a slip in the first letter": ({}, {"family": "Jilmaz"}),
    "in another order and a name more": ({}, {"family": "Ayşe", "given": "Yilmaz Nur"}),
    "a particle in front": ({}, {"family": "Al Yılmaz"}),
    "the first name left out": ({"given": "Nur Ayşe"}, {"family": "Ayşe", "given": "Yılmaz"}),
    "signs of transliteration": (
        {"family": "Saʿīd", "given": "ʿUmar"}, {"family": "Said", "given": "Umar"}),
    "an apostrophe of its own": (
        {"family": "OʼFarrell", "given": "Ann"}, {"family": "O'Farrell", "given": "Ann"}),
    "a soft sign": (
        {"family": "Ivanovʹ", "given": "Tatʹjana"}, {"family": "Ivanov", "given": "Tatjana"}),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAIRS.values(), ids=PAIRS)
def test_two_rows_of_one_file_are_compared_like_a_row_and_the_register(one, other):
    first, second = row("A", **one), row("B", **other, **AWAY)
    together = Office().extract(first, second)
    later = Office().extract(first).extract(first, second)
    assert (together.kinds, later.kinds) == (["twice", "twice"], ["twice"])


def test_twins_with_names_of_their_own_and_strangers_of_one_birthday_enter():
    office = Office().extract(
        row("A", given="Ali"), row("B", given="Veli"), row("C", given="Fatma"),
        row("D", family="Kaya", given="Ayla", **AWAY),
        row("E", family="Kaya", given="Aylin", **AWAY),
        row("F", given="Hasan", born="03.04.1950"),
    )  # fmt: skip
    assert (office.open, len(office.standing)) == ([], 6)


# --- By hand --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "name", "born"),
    [
        (("Yılmaz", "Ayşe Nur"), ("Yılmaz", "Ayşe"), KnownDay()),
        (("Yılmaz", "Ayşe"), ("Yilmaz", "Ayse Nur"), KnownDay()),
        (("Al Amrani", "Karim"), ("Alamrani", "Karim"), KnownDay()),
        (("Yılmaz", "Ayşe"), ("Yılmas", "Ayşe"), KnownDay(0, 4, 3)),
        (("Müller", "Ayşe Nur"), ("Muler", "Ayşe"), KnownDay(1975, 4, 3)),
        (("Al Amrani", "Karim"), ("Alamrani", "Karim Hassan"), KnownDay(1975, 4, 3)),
    ],
)
def test_a_birth_that_nobody_knows_or_a_name_that_differs_twice_is_asked_about(known, name, born):
    office = Office().extract(row("A", family=known[0], given=known[1]))
    refused(office, RegisterRule.PERSON_LIKE, lambda: office.by_hand(*name, born=born))
    office.by_hand(*name, born=born, is_other="anderer Pass")
    assert len(office.standing) == 2


def test_a_case_of_an_unknown_birth_is_asked_about():
    office = Office().extract(row("A", given="Ayşe Nur"))
    office.extract(row("A", given="Ayşe Nur"), row("B", born="00.00.0000"))
    refused(office, RegisterRule.PERSON_LIKE, lambda: office.decide(Decided.ENTER))
    office.decide(Decided.ENTER, is_other="andere Eltern")
    assert office.entry("B").corrections.get().reason == (
        "Pass vorgelegt (andere Person als 001/5: andere Eltern)"
    )


def test_a_correction_names_whom_the_new_data_are_like():
    office = Office().extract(A, row("B", family="Bauer", given="Max", **AWAY))
    facts = {"grounds": grounds(reason="Name laut Pass"), "actor": office.scene.officer}
    key = office.entry("B").pk
    new = {"family_name": "Yılmaz", "given_names": "Ayşe"}
    found = refused(office, RegisterRule.PERSON_LIKE, lambda: correct_entry(key, new, **facts))
    assert found.facts["people"] == "001/6 Yılmaz, Ayşe, geboren 03.04.1975, Hauptstr. 1"
    correct_entry(key, new, others=[Answer("anderer Pass")], **facts)
    assert RegisterEntry.objects.get(pk=key).corrections.get().reason == (
        "Name laut Pass (andere Person als 001/6: anderer Pass)"
    )
    # What is not more alike than before is not asked again, a common home is.
    correct_entry(key, {"call_name": "Ayşe"}, **facts)
    home = Address(*HOME, "65549", "Limburg")
    refused(office, RegisterRule.PERSON_LIKE, lambda: move_entry(key, home, **facts))
    move_entry(key, home, others=[Answer("Zwillinge")], **facts)
    assert RegisterEntry.objects.get(pk=key).street == HOME[0]


def test_a_strike_is_taken_back_beside_somebody_similar_only_with_a_reason():
    office = Office().extract(A)
    office.strike("A", RegisterStrike.Ground.MOVED_AWAY)
    office.by_hand("Yılmaz", "Ayşe", ELSEWHERE, is_other="ist neu")
    refused(office, RegisterRule.PERSON_LIKE, lambda: office.restore("A"))
    office.restore("A", others=[Answer("zwei Pässe")])
    assert (
        office.entry("A")
        .corrections.first()
        .reason.endswith("(andere Person als 001/11: zwei Pässe)")
    )


def test_a_reason_holds_for_everybody_whom_the_case_named_and_for_nobody_else():
    office = Office()
    office.by_hand("Yılmaz", "Ayşe Nur", ELSEWHERE)
    office.special("Yılmaz", "Ayşe Can", ("Feldweg", "2"), is_other="andere")
    office.extract(A)
    assert office.open == [("twice", "ähnlich wie 001/5 im Verzeichnis; hat den Wahlschein B 1")]
    office.by_hand("Yılmas", "Ayşe", ("Bachweg", "3"), is_other="laut Pass")
    found = refused(office, RegisterRule.PERSON_LIKE, lambda: office.decide(Decided.ENTER))
    assert found.facts["entries"] == "001/11"
    office.decide(Decided.ENTER, reason="Zwilling", is_other="siehe Pass")
    reason = office.entry("A").corrections.get().reason
    assert reason == (
        "Zwilling (andere Person als 001/5, 001/11, Wahlschein B 1: siehe Pass; Zwilling)"
    )
