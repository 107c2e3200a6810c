"""The facts of the protocol are those of the determination, in German, whoever asks."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.utils.translation import override

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result, record_lot
from ballots.models import Determination
from elections.law.course.phases import Phase
from municipalities.models import Kreis, User
from reports.actions.result.protocol_facts import protocol_facts
from tests import factories

pytestmark = pytest.mark.django_db

TIE = {
    1: {1: 160, 2: 120, 3: 80, 4: 40},
    2: {1: 100, 2: 75, 3: 50, 4: 25},
    3: {1: 100, 2: 75, 3: 50, 4: 25},
}
LEVEL = {
    1: {1: 300, 2: 0, 3: 0, 4: 0},
    2: {1: 100, 2: 0, 3: 0, 4: 0},
    3: {1: 100, 2: 0, 3: 0, 4: 0},
}
DAY = factories.TODAY


@pytest.mark.rules("R-CNT-11", "R-SEAT-03")
def test_quota_seats_and_the_lot_stand_in_the_protocol():
    election = factories.election(Phase.COUNTING, seats=9, lists={1: 4, 2: 4, 3: 4})
    lead = factories.lead(election.municipality)
    record_report(election.units.get().pk, factories.values(TIE), source="Blatt", actor=lead)
    record_lot(election.pk, drawn=[3], drawn_on=DAY, minutes="Zwei Zettel.", actor=lead)
    determination = determine_result(election.pk, decided_on=DAY, actor=lead)
    facts = protocol_facts(determination)
    assert [(row.quota, row.seats) for row in facts.result.lists] == [
        (Fraction(4), 4),
        (Fraction(5, 2), 2),
        (Fraction(5, 2), 3),
    ]
    (lot,) = facts.result.lots
    assert (lot.tied, lot.drawn, lot.drawn_on, lot.minutes) == (
        (2, 3),
        (3,),
        DAY,
        "Zwei Zettel.",
    )


@pytest.mark.rules("R-SEAT-08")
def test_a_corrected_report_is_a_remark_with_its_reason():
    election = factories.election(Phase.COUNTING)
    lead = factories.lead(election.municipality)
    unit = election.units.get()
    votes = {1: {1: 30, 2: 20, 3: 10, 4: 5}, 2: {1: 9, 2: 8, 3: 7, 4: 6}}
    record_report(unit.pk, factories.values(votes), source="Blatt", actor=lead)
    record_report(
        unit.pk,
        factories.values(votes, voters=200),
        source="Blatt",
        based_on=1,
        reason="B verlesen",
        actor=lead,
    )
    facts = protocol_facts(determine_result(election.pk, decided_on=DAY, actor=lead))
    assert (facts.result.voters, facts.remarks) == (
        200,
        (
            "Die Meldung des Auszählungsbezirks 001 Rathaus wurde berichtigt (2. Fassung): "
            "B verlesen",
        ),
    )


def test_assumptions_are_said_in_german_words_in_every_language():
    determination = factories.election(Phase.DETERMINED).determinations.get()
    with override("en"):
        facts = protocol_facts(determination)
    values = {entry.rule_id: entry.value for entry in facts.assumptions}
    assert (values["R-SEAT-04"], values["R-SEAT-06"], values["R-HEAL-03"]) == (
        "ja",
        "Reihenfolge auf der Liste",
        "der Wahlvorstand beschließt",
    )
    assert [rule for rule in values if rule.startswith("R-CAST")] == []


@pytest.mark.rules("R-CNT-11", "R-SEAT-03")
def test_the_same_determination_gives_the_same_facts_whoever_is_renamed_since():
    election = factories.election(Phase.COUNTING, seats=4, lists={1: 4, 2: 4, 3: 4})
    lead = factories.lead(election.municipality)
    record_report(election.units.get().pk, factories.values(LEVEL), source="Blatt", actor=lead)
    record_lot(election.pk, drawn=[3], drawn_on=DAY, minutes="Los", actor=lead)
    made = determine_result(election.pk, decided_on=DAY, actor=lead)
    before = protocol_facts(made)
    User.objects.filter(pk=lead.pk).update(first_name="Erika", last_name="Neu")
    Kreis.objects.filter(pk=election.municipality.kreis_id).update(name="Neukreis")
    assert protocol_facts(Determination.objects.get(pk=made.pk)) == before
    assert before.result.lots[0].drawn == (3,)
