"""The sentences of this room."""

import pytest

from elections import messages
from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.cards.rules import CardRule
from elections.law.catalogue import RULES
from elections.law.course.deadlines import DEADLINES, Responsible
from elections.law.course.phases import Phase, Step, advance
from elections.law.course.rules import ElectionRule
from elections.law.course.versions import PostalVote
from elections.law.districts.rules import DistrictRule
from elections.law.nominations.list_order import OrderBasis
from elections.law.register.rules import RegisterRule
from municipalities.law.basis import RuleViolation, assumptions_of
from municipalities.messages import rule_text, sentence, word


def test_a_step_that_is_not_open_is_refused_with_a_sentence():
    with pytest.raises(RuleViolation) as refusal:
        advance(Phase.SETUP, Step.PUBLISH)
    assert sentence(refusal.value) == (
        "Der Schritt „Ergebnis bekannt machen“ ist jetzt nicht möglich. "
        "Die Wahl steht bei „Vorbereitung“."
    )


def test_every_refusal_has_a_sentence():
    assert set(messages.MESSAGES) == {*ElectionRule, *RegisterRule, *DistrictRule, *CardRule}


def test_every_rule_has_a_text():
    assert sorted(messages.RULE_TEXTS) == sorted(rule.id for rule in RULES)


def test_every_deadline_has_a_name():
    assert list(messages.CALENDAR_TEXTS) == [entry.name_key for entry in DEADLINES]


def test_every_assumption_has_a_text():
    assert list(messages.ASSUMPTION_TEXTS) == [one.key for one in assumptions_of(ELECTION_DEFAULTS)]


@pytest.mark.parametrize("table", [Phase, Step, Responsible, OrderBasis, PostalVote])
def test_every_value_of_the_law_has_a_german_word(table):
    assert set(messages.WORDS[table]) == set(table)


@pytest.mark.rules("C-03")
def test_a_deadline_reads_as_an_office_writes_it():
    entry = next(one for one in DEADLINES if one.code == "C-03")
    said = f"{messages.CALENDAR_TEXTS[entry.name_key]} – {entry.norm} – {word(entry.who)}"
    assert (said, rule_text("C-03")) == (
        "Ende der Einreichungsfrist für Wahlvorschläge – § 13 Abs. 1 KWG – "
        "Parteien und Wählergruppen",
        "Danach eingehende Wahlvorschläge werden zurückgewiesen. Es gilt die Uhrzeit.",
    )
