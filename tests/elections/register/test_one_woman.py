"""Whatever an office is told of one woman, and decides, there is one entry and one valid card.

Extracts under several ids, decisions and their withdrawals, corrections, strikes, cards of both
series: the histories that made two of her once stand here as examples.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from elections.actions.cards.polling_cards import issue_card
from elections.actions.register.case_facts import case_facts
from elections.actions.register.cases import Choice, Decided, decide_cases
from elections.actions.register.corrections import correct_entry, restore_entry, strike_entry
from elections.models.register.cases import CaseDecision
from elections.models.register.entries import RegisterStrike
from municipalities.law.basis import RuleViolation
from municipalities.law.text import cleaned
from tests.elections.register.extract_scene import NOW, row
from tests.elections.register.identity_scene import ELSEWHERE, HOME, Office
from tests.elections.register.test_one_person import NAMES
from tests.elections.register_scene import DURING, MONDAY, grounds

pytestmark = pytest.mark.django_db
# A slip beside a missing name in another house is another person: no „Muler, Ayşe“ (R-REG-02).
WRITINGS = [*NAMES, ("Müller", "Ayşe Nur"), ("Mʿüller", "Ayşeʾ")]
ROWS = st.tuples(
    st.sampled_from(["A", "B", "C"]),
    st.sampled_from(WRITINGS),
    st.sampled_from([HOME, ELSEWHERE]),
    st.sampled_from(["163", "163", "163", "998"]),
)
STEPS = st.one_of(
    st.tuples(st.just("extract"), st.lists(ROWS, max_size=3, unique_by=lambda row: row[0])),
    st.tuples(st.just("decide"), st.sampled_from(["same_person", "leave_out", "enter"])),
    st.tuples(
        st.sampled_from(["by hand", "special", "card", "strike", "restore", "withdraw", "correct"]),
        st.tuples(st.sampled_from(WRITINGS), st.sampled_from([HOME, ELSEWHERE])),
    ),
)


class Woman:
    """What an office does with one woman of whom nobody ever says that she is another person."""

    def __init__(self) -> None:
        self.office = Office()

    def step(self, act: str, facts: Any) -> None:
        with suppress(RuleViolation), transaction.atomic():
            getattr(self, act.replace(" ", "_"))(facts)

    def extract(self, rows: list[Any]) -> None:
        self.office.extract(*(
            row(key, family=name[0], given=name[1], nationality=nationality,
                street=home[0], number=home[1])
            for key, name, home, nationality in rows
        ))  # fmt: skip

    def decide(self, decided: str) -> None:
        """Decide every open case: likeness is never called another person."""
        for case in self.office.open_cases():
            facts = case_facts(case)
            chosen = Decided(decided)
            if chosen is Decided.ENTER and (facts.likes or facts.cards or case.kind == "twice"):
                chosen = Decided.SAME_PERSON
            if chosen not in facts.possible:
                chosen = Decided.LEAVE_OUT
            like = facts.likes[0].pk if facts.likes else None
            choice = Choice(chosen, "Pass vorgelegt", like=like)
            with suppress(RuleViolation), transaction.atomic():
                decide_cases(
                    self.office.election.pk, [case.pk], choice, now=NOW,
                    actor=self.office.scene.officer,
                )  # fmt: skip

    def by_hand(self, facts: Any) -> None:
        self.office.by_hand(*facts[0], facts[1])

    def special(self, facts: Any) -> None:
        self.office.special(*facts[0], facts[1])

    def card(self, _facts: Any) -> None:
        for entry in self.office.people:
            applied = self.office.scene.apply(entry)
            with suppress(RuleViolation), transaction.atomic():
                issue_card(applied.pk, now=MONDAY, actor=self.office.scene.officer)

    def strike(self, _facts: Any) -> None:
        for entry in self.office.people:
            with suppress(RuleViolation), transaction.atomic():
                strike_entry(
                    entry.pk, ground=RegisterStrike.Ground.MOVED_AWAY, on=DURING, remark="",
                    actor=self.office.scene.officer,
                )  # fmt: skip

    def restore(self, _facts: Any) -> None:
        for entry in self.office.people:
            with suppress(RuleViolation), transaction.atomic():
                restore_entry(entry.pk, grounds=grounds(), actor=self.office.scene.officer)

    def correct(self, facts: Any) -> None:
        (family, given), (street, number) = facts
        changes = {"family_name": cleaned(family), "given_names": cleaned(given),
                   "street": street, "house_number": number}  # fmt: skip
        for entry in self.office.people:
            with suppress(RuleViolation), transaction.atomic():
                correct_entry(entry.pk, changes, grounds=grounds(), actor=self.office.scene.officer)

    def withdraw(self, _facts: Any) -> None:
        for decision in CaseDecision.objects.filter(withdrawal=None).order_by("-pk")[:1]:
            self.office.withdraw(decision)


@pytest.mark.rules("R-REG-02", "R-REG-10", "R-WS-01")
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(STEPS, min_size=3, max_size=8))
# Each of these made two entries or two cards once.
@example([
    ("extract", [("A", NAMES[0], HOME, "163")]),
    ("extract", [("A", NAMES[0], HOME, "163"), ("B", NAMES[0], HOME, "163")]),
    ("decide", "same_person"),
    ("extract", [("A", NAMES[0], HOME, "163"), ("B", NAMES[0], HOME, "163")]),
    ("decide", "same_person"),
    ("extract", [("A", NAMES[0], HOME, "163"), ("B", NAMES[0], HOME, "163")]),
])  # fmt: skip
@example([
    ("extract", [("A", NAMES[0], HOME, "998")]), ("decide", "enter"),
    ("extract", [("A", NAMES[0], HOME, "998"), ("B", NAMES[0], HOME, "163")]),
    ("decide", "same_person"),
    ("extract", [("A", NAMES[0], HOME, "998"), ("B", NAMES[0], HOME, "163")]),
])  # fmt: skip
@example([
    ("extract", [("A", NAMES[0], HOME, "163")]), ("extract", []),
    ("extract", [("B", NAMES[0], ELSEWHERE, "163")]),
    ("extract", [("A", NAMES[0], ELSEWHERE, "163"), ("B", NAMES[0], ELSEWHERE, "163")]),
])  # fmt: skip
def test_no_history_of_one_woman_makes_two_of_her(steps):
    woman = Woman()
    for act, facts in steps:
        woman.step(act, facts)
        special = [card for card in woman.office.cards if card.startswith("B")]
        assert len(woman.office.standing) + len(special) <= 1, steps
        assert len(woman.office.cards) <= 1
