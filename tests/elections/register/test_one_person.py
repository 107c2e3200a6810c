"""However a person is written or brought in: one entry and one valid Wahlschein at most."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elections.actions.cards.polling_cards import Holder, issue_special_card
from elections.actions.register.corrections import (
    add_person,
    correct_entry,
    restore_entry,
    strike_entry,
)
from elections.law.cards.issuing import SpecialGround
from elections.law.register.corrections import Basis
from elections.law.register.rules import RegisterRule
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.models.register.address import Address, PersonRecord
from elections.models.register.entries import RegisterEntry, RegisterStrike
from municipalities.law.basis import RuleViolation
from municipalities.law.days import KnownDay
from municipalities.law.text import cleaned
from tests.elections.register.extract_scene import checked, row, taken
from tests.elections.register_scene import (
    BEFORE,
    DURING,
    MONDAY,
    PersonName,
    Scene,
    at,
    elector,
    grounds,
)

pytestmark = pytest.mark.django_db
BORN = date(1975, 4, 3)
HOUSE = Address("Hauptstr.", "1", "65549", "Limburg")
NAMES = [
    ("Müller", "Ayşe"), ("MUELLER", "Ayse"), ("Muller", "AYŞE"), ("Ayşe", "Müller"),
    ("Mu\u0308ller", "Ay\u015fe"), ("Müller\u200b", "\u202eAyşe"), ("Müller ", "  Ayşe"),
]  # fmt: skip
WAYS = st.tuples(
    st.sampled_from(["extract", "twice in one extract", "by hand", "special", "special"]),
    st.sampled_from(NAMES),
    st.sampled_from(["P1", "P2"]),
)


def record(name: tuple[str, str]) -> PersonRecord:
    return PersonRecord(PersonName(*map(cleaned, name)), KnownDay.of(BORN), HOUSE)


class Town:
    """An office that is told of the same woman again and again."""

    def __init__(self) -> None:
        self.scene = Scene()
        self.day = 1

    def extract(self, name: tuple[str, str], key: str, *more: str) -> None:
        self.day += 1
        other = row("P9", family="Zoll", given="Ida", number="9", born="01.01.1960")
        line = row(key, family=name[0], given=name[1])
        taken(
            self.scene.election, line, *more, other,
            taken_on=date(2026, 2, self.day), loss_is_meant=True,
        )  # fmt: skip

    def by_hand(self, name: tuple[str, str]) -> None:
        add_person(
            self.scene.district.pk, elector(birth_date=BORN), record(name),
            grounds=grounds(Basis.EX_OFFICIO, BEFORE), actor=self.scene.officer,
        )  # fmt: skip

    def special(self, name: tuple[str, str]) -> None:
        late = CardApplication.Late.SPECIAL
        applied = self.scene.apply(None, MONDAY, applicant="Müller", late=late)
        holder = Holder(record(name), self.scene.district.pk, SpecialGround.PERIOD_MISSED)
        issue_special_card(
            applied.pk, elector(birth_date=BORN), holder, now=MONDAY, actor=self.scene.officer
        )

    def told(self, way: str, name: tuple[str, str], key: str) -> None:
        acts: dict[str, Callable[[], None]] = {
            "extract": lambda: self.extract(name, key),
            "twice in one extract": lambda: self.extract(
                name, key, row("P3", family=name[1], given=name[0])
            ),
            "by hand": lambda: self.by_hand(name),
            "special": lambda: self.special(name),
        }
        with suppress(RuleViolation), transaction.atomic():
            acts[way]()

    @property
    def standing(self) -> int:
        entries = RegisterEntry.objects.filter(election=self.scene.election, birth_date=BORN)
        return entries.standing().count()

    @property
    def cards(self) -> int:
        cards = PollingCard.objects.filter(election=self.scene.election)
        return cards.filter(invalidation=None).count()


@pytest.mark.rules("R-REG-02", "R-WS-01")
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(WAYS, min_size=2, max_size=5))
def test_nobody_stands_in_the_register_twice_or_gets_two_cards(ways):
    town = Town()
    for way in ways:
        town.told(*way)
    assert town.standing <= 1
    assert town.cards <= 1
    assert town.standing + town.cards <= 1


@pytest.mark.rules("R-WS-01")
def test_three_special_cases_of_one_person_give_one_card():
    town = Town()
    for name in NAMES[:3]:
        town.told("special", name, "")
    assert town.cards == 1


@pytest.mark.rules("R-REG-02")
def test_somebody_similar_is_entered_with_the_reason_why_it_is_another_person():
    town = Town()
    town.by_hand(("Müller", "Ayşe"))
    elsewhere = PersonRecord(
        PersonName("Müller", "Ayşe"), KnownDay.of(BORN), Address("Ringweg", "8", "65549")
    )
    facts = {"grounds": grounds(Basis.EX_OFFICIO, BEFORE), "actor": town.scene.officer}
    with pytest.raises(RuleViolation) as refusal:
        add_person(town.scene.district.pk, elector(birth_date=BORN), elsewhere, **facts)
    assert (refusal.value.rule, refusal.value.facts) == (
        RegisterRule.PERSON_LIKE,
        {"entries": "001/5", "people": "001/5 Müller, Ayşe, geboren 03.04.1975, Hauptstr. 1"},
    )  # fmt: skip
    made = add_person(
        town.scene.district.pk, elector(birth_date=BORN), elsewhere,
        is_other="anderer Pass", **facts,
    )  # fmt: skip
    assert made.corrections.get().reason == (
        "Schreibfehler im Auszug (andere Person als 001/5: anderer Pass)"
    )
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        add_person(town.scene.district.pk, elector(birth_date=BORN), elsewhere,
                   is_other="doch eine andere", **facts)  # fmt: skip
    assert refusal.value.rule is RegisterRule.PERSON_ENTERED_ALREADY


@pytest.mark.rules("R-REG-02", "R-REG-10")
def test_a_correction_or_a_strike_taken_back_makes_no_second_entry():
    town = Town()
    town.by_hand(("Müller", "Ayşe"))
    first = RegisterEntry.objects.get(family_name="Müller")
    facts = {"grounds": grounds(), "actor": town.scene.officer}
    strike_entry(first.pk, ground=RegisterStrike.Ground.MOVED_AWAY, on=DURING, remark="Irrtum",
                 actor=town.scene.officer)  # fmt: skip
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        town.by_hand(("MUELLER", "Ayşe"))
    assert refusal.value.rule is RegisterRule.PERSON_STRUCK
    other = add_person(
        town.scene.district.pk, elector(birth_date=BORN),
        PersonRecord(PersonName("Möller", "Ada"), KnownDay.of(BORN), HOUSE),
        grounds=grounds(Basis.EX_OFFICIO, BEFORE), actor=town.scene.officer,
    )  # fmt: skip
    restore_entry(first.pk, **facts)
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        correct_entry(other.pk, {"family_name": "Ayse", "given_names": "Müller"}, **facts)
    assert refusal.value.rule is RegisterRule.PERSON_ENTERED_ALREADY
    assert town.standing == 2


@pytest.mark.rules("R-REG-02")
def test_a_holder_of_a_special_card_is_a_doubt_when_an_extract_brings_the_person():
    town = Town()
    town.special(("Müller", "Ayşe"))
    check = checked(town.scene.election, row("P1", family="MUELLER", given="Ayşe"))
    doubts = check.findings.doubts.items()
    assert {str(doubt): noted.lines[0].detail for doubt, noted in doubts} == {
        "twice": "hat den Wahlschein B 1",
    }  # fmt: skip
    assert at("2026-03-02T10:00") == MONDAY
