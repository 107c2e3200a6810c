"""The sentences of this room."""

import pytest

from elections.law.assumptions import OrderBasis
from elections.law.course.deadlines import DEADLINES, Responsible
from elections.law.course.phases import Phase, Step, advance
from elections.law.course.versions import PostalVote
from elections.messages.course.words import CALENDAR_TEXTS
from municipalities.law.basis import RuleViolation
from municipalities.messages import rule_text, sentence, word
from municipalities.messages.speaking import TABLES


def test_a_step_that_is_not_open_is_refused_with_a_sentence():
    with pytest.raises(RuleViolation) as refusal:
        advance(Phase.SETUP, Step.PUBLISH)
    assert sentence(refusal.value) == (
        "Der Schritt „Ergebnis bekannt machen“ ist jetzt nicht möglich. "
        "Die Wahl steht bei „Vorbereitung“."
    )


def test_every_deadline_has_a_name():
    assert list(CALENDAR_TEXTS) == [entry.name_key for entry in DEADLINES]


@pytest.mark.parametrize("table", [Phase, Step, Responsible, OrderBasis, PostalVote])
def test_every_value_of_the_law_has_a_german_word(table):
    assert set(TABLES.words[table]) == set(table)


@pytest.mark.rules("C-03")
def test_a_deadline_reads_as_an_office_writes_it():
    entry = next(one for one in DEADLINES if one.code == "C-03")
    said = f"{CALENDAR_TEXTS[entry.name_key]} – {entry.norm} – {word(entry.who)}"
    assert (said, rule_text("C-03")) == (
        "Ende der Einreichungsfrist für Wahlvorschläge – § 13 Abs. 1 KWG – "
        "Parteien und Wählergruppen",
        "Danach eingehende Wahlvorschläge werden zurückgewiesen. Es gilt die Uhrzeit.",
    )
