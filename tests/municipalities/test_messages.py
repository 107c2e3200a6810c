"""The sentences of all rooms, and how facts are spoken."""

from datetime import UTC, date, datetime
from enum import StrEnum
from fractions import Fraction

import pytest

from elections.law.course.phases import Phase
from elections.law.nominations.rules import NominationRule
from municipalities import messages
from municipalities.law.basis import (
    Certainty,
    Finding,
    Norm,
    RuleViolation,
    Statute,
)
from municipalities.law.body.duties import DutyKind
from municipalities.law.body.gremium import Body, Nearness, check_seats
from municipalities.law.body.rights import CANCELLATION_DUTIES, COUNCIL_RIGHTS
from municipalities.law.body.rules import BodyRule
from municipalities.law.body.standing import BodyState, NextStep
from municipalities.law.body.suffrage import Exclusion, Incompatibility
from municipalities.law.commission.composition import Capacity, Gender
from municipalities.law.commission.way import CommissionStep
from municipalities.law.task import TaskState, Who
from municipalities.messages.body.words import CANCELLATION_DUTY_TEXTS, COUNCIL_RIGHT_TEXTS
from municipalities.messages.speaking import TABLES

LATE = Finding(
    NominationRule.NOMINATION_LATE,
    Norm(Statute.KWG, "13", 1),
    "R-LIST-10",
    {"closes": datetime(2026, 1, 5, 17, tzinfo=UTC)},
)
LATE_SENTENCE = (
    "Der Wahlvorschlag ging nach Ablauf der Frist ein; sie endete am 05.01.2026, 18:00 Uhr "
    "(§ 13 Abs. 1 KWG). Das lässt sich nicht beheben."
)


@pytest.mark.rules("R-BODY-05")
def test_a_refusal_is_a_sentence_with_norm_and_facts():
    with pytest.raises(RuleViolation) as refusal:
        check_seats(38)
    assert messages.sentence(refusal.value) == (
        "Der Ausländerbeirat hat mindestens 3 und höchstens 37 Mitglieder (§ 85 HGO). "
        "Eingegeben sind 38. Tragen Sie die Zahl aus der Hauptsatzung ein."
    )


def test_a_finding_of_another_room_is_a_sentence_too():
    assert messages.sentence(LATE) == LATE_SENTENCE


def test_a_refusal_without_norm_and_facts_is_a_sentence():
    assert messages.sentence(Finding(BodyRule.COMMISSION_NOT_OFFERED)) == (
        "Für diese Wahlzeit kennt das Gesetz die Integrations-Kommission noch nicht (). "
        "Wählen Sie den Ausländerbeirat."
    )


class Unspoken(StrEnum):
    NAME = "D'Hondt"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param(Phase.COUNTING, "Auszählung", id="a value of the law"),
        pytest.param(Unspoken.NAME, "D'Hondt", id="a value that is a name already"),
        pytest.param(date(2026, 3, 5), "05.03.2026", id="a day"),
        pytest.param(datetime(2026, 3, 5, 17, 30), "05.03.2026, 17:30 Uhr", id="a local moment"),
        pytest.param(datetime(2026, 7, 1, 16, tzinfo=UTC), "01.07.2026, 18:00 Uhr",
                     id="a moment in summer"),
        pytest.param((1, 2), "1, 2", id="several values"),
        pytest.param([LATE, LATE], f"{LATE_SENTENCE} {LATE_SENTENCE}", id="several findings"),
        pytest.param(LATE, LATE_SENTENCE, id="a finding"),
        pytest.param(Fraction(1, 2), "1/2", id="anything else"),
    ],
)  # fmt: skip
def test_facts_are_spoken_as_people_read_them(value, said):
    assert messages.spoken(value) == said


@pytest.mark.parametrize("table", [Certainty, Statute, Body, BodyState, Nearness, NextStep,
                                   Exclusion, Incompatibility, Capacity, Gender, DutyKind, Who,
                                   TaskState, CommissionStep])  # fmt: skip
def test_every_value_of_the_law_has_a_german_word(table):
    assert set(TABLES.words[table]) == set(table)


def test_a_rule_and_an_open_point_are_told_in_german():
    assert messages.rule_text("R-BODY-13") == "Die Mitglieder sind ehrenamtlich tätig."
    assert messages.assumption_text("homeless_may_vote") == (
        "Wählen wohnungslose Menschen den Ausländerbeirat mit?"
    )


@pytest.mark.rules("R-BODY-11", "R-BODY-12")
def test_every_right_and_duty_has_a_text():
    assert (tuple(COUNCIL_RIGHT_TEXTS), tuple(CANCELLATION_DUTY_TEXTS)) == (
        COUNCIL_RIGHTS,
        CANCELLATION_DUTIES,
    )
