"""An office that is told of the same people again and again: extracts, pages, cards, decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from elections.actions.cards.polling_cards import Holder, issue_card, issue_special_card
from elections.actions.register.case_withdrawal import withdraw_decision
from elections.actions.register.cases import Choice, Decided, decide_cases
from elections.actions.register.corrections import add_person, restore_entry, strike_entry
from elections.law.cards.issuing import SpecialGround
from elections.law.register.corrections import Basis
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.models.register.address import Address, PersonRecord
from elections.models.register.cases import CaseDecision, DoubtfulCase
from elections.models.register.entries import RegisterEntry, RegisterStrike
from municipalities.law.days import KnownDay
from municipalities.law.text import cleaned
from tests.elections.register.extract_scene import NOW, row, taken
from tests.elections.register_scene import (
    BEFORE,
    MONDAY,
    NAMES,
    PersonName,
    Scene,
    elector,
    grounds,
)

BORN = date(1975, 4, 3)
HOME, ELSEWHERE = ("Hauptstr.", "1"), ("Ringweg", "7")
# Somebody stays in every extract, so that none of them is empty.
OTHERS = [
    row(f"Z{number}", family=family, given="Ida", number="9", born=f"0{number}.01.196{number}")
    for number, family in enumerate(("Zacharias", "Zeller", "Zimmer", "Zorn", "Zwick"), start=1)
]
OUTSIDERS = {family for family, _given in NAMES} | {
    "Zacharias", "Zeller", "Zimmer", "Zorn", "Zwick",
}  # fmt: skip


class Office:
    """One election, an extract every day, and what becomes of the people in it."""

    def __init__(self) -> None:
        self.scene = Scene()
        self.election = self.scene.election
        self.day = 1

    def extract(self, *rows: str) -> Office:
        self.day += 1
        taken(self.election, *rows, *OTHERS, taken_on=date(2026, 2, self.day), loss_is_meant=True)
        return self

    def by_hand(
        self,
        family: str,
        given: str,
        home: tuple[str, str] = HOME,
        *,
        born: date | KnownDay = BORN,
        is_other: str = "",
    ) -> RegisterEntry:
        known = born if isinstance(born, KnownDay) else KnownDay.of(born)
        return add_person(
            self.scene.district.pk,
            elector(birth_date=known.latest or date(1970, 1, 1)),
            PersonRecord(
                PersonName(cleaned(family), cleaned(given)),
                known,
                Address(*home, "65549", "Limburg"),
            ),
            grounds=grounds(Basis.EX_OFFICIO, BEFORE),
            is_other=is_other,
            actor=self.scene.officer,
        )

    def special(
        self, family: str, given: str, home: tuple[str, str] = HOME, *, is_other: str = ""
    ) -> PollingCard:
        late = CardApplication.Late.SPECIAL
        applied = self.scene.apply(None, MONDAY, applicant="Müller", late=late)
        record = PersonRecord(
            PersonName(cleaned(family), cleaned(given)),
            KnownDay.of(BORN),
            Address(*home, "65549", "Limburg"),
        )
        holder = Holder(record, self.scene.district.pk, SpecialGround.PERIOD_MISSED, is_other)
        return issue_special_card(
            applied.pk, elector(birth_date=BORN), holder, now=MONDAY, actor=self.scene.officer
        )

    def card(self, key: str) -> PollingCard:
        applied = self.scene.apply(self.entry(key))
        return issue_card(applied.pk, now=MONDAY, actor=self.scene.officer)

    def open_cases(self) -> list[DoubtfulCase]:
        return list(DoubtfulCase.objects.filter(election=self.election, decision=None))

    def decide(self, decided: Decided, **more: Any) -> list[CaseDecision]:
        choice = Choice(decided, more.pop("reason", "Pass vorgelegt"), **more)
        keys = [case.pk for case in self.open_cases()]
        assert keys, "nothing to decide"
        return decide_cases(self.election.pk, keys, choice, now=NOW, actor=self.scene.officer)

    def withdraw(self, decision: CaseDecision) -> None:
        withdraw_decision(decision.pk, reason="verwechselt", now=NOW, actor=self.scene.officer)

    def entry(self, key: str) -> RegisterEntry:
        return RegisterEntry.objects.get(election=self.election, registration_id=key)

    def strike(self, key: str, ground: RegisterStrike.Ground = RegisterStrike.Ground.TWICE) -> None:
        strike_entry(
            self.entry(key).pk,
            ground=ground,
            on=date(2026, 2, 2),
            remark="",
            actor=self.scene.officer,
        )

    def restore(self, key: str, **more: Any) -> None:
        facts = {"grounds": grounds(reason="Irrtum, Pass liegt vor"), "actor": self.scene.officer}
        restore_entry(self.entry(key).pk, **facts, **more)

    @property
    def people(self) -> list[RegisterEntry]:
        """Everybody whom a test brought, struck or not."""
        entries = RegisterEntry.objects.filter(election=self.election)
        return list(entries.exclude(family_name__in=OUTSIDERS).order_by("pk"))

    @property
    def standing(self) -> list[str]:
        """Who stands, by id and name."""
        return [
            f"{one.registration_id} {one.listed_name}".strip()
            for one in self.people
            if one.open_strike is None
        ]

    @property
    def open(self) -> list[tuple[str, str]]:
        return sorted((case.kind, case.detail) for case in self.open_cases())

    @property
    def kinds(self) -> list[str]:
        return sorted(case.kind for case in self.open_cases())

    @property
    def cards(self) -> list[str]:
        return [
            str(card)
            for card in PollingCard.objects.filter(election=self.election, invalidation=None)
        ]
