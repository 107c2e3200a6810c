"""What the checks notice about a result, where it is shown, and what it stops."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result
from ballots.actions.result.outcome import outcome_of, refuse_faults
from ballots.law.counting.rules import CheckRule
from ballots.law.result.checks import check_result
from ballots.law.result.rules import ResultRule
from elections.law.course.phases import Phase
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from reports.actions.result.protocol_facts import protocol_facts
from tests import factories

pytestmark = pytest.mark.django_db

DAY = factories.TODAY
# One person stands on list 1, which wins two of three seats: two members are left.
TOO_FEW = {1: {1: 300}, 2: {1: 80, 2: 40, 3: 20}}
SENTENCE = (
    "Der Ausländerbeirat hätte nur 2 von mindestens 3 nötigen Mitgliedern: Er kommt für diese "
    "Wahlzeit nicht zustande, und an seiner Stelle ist eine Integrations-Kommission zu bilden "
    "(§ 86 Abs. 1 Satz 4 HGO, entsprechend angewandt)."
)


def counted(votes, seats, lists):
    made = factories.election(Phase.COUNTING, seats=seats, lists=lists)
    lead = factories.lead(made.municipality)
    record_report(made.units.get().pk, factories.values(votes), source="Niederschrift", actor=lead)
    return made, lead


TWO_LISTS = {1: {1: 90, 2: 80, 3: 70}, 2: {1: 50, 2: 40, 3: 30}}
FOUND = {
    "too few members are noticed": (TOO_FEW, 3, {1: 1, 2: 4}, [CheckRule.H9_09]),
    "a full council is not": (TWO_LISTS, 5, {1: 3, 2: 3}, []),
    "a seat that stays empty is no fault": (TOO_FEW, 5, {1: 1, 2: 4}, []),
    "an open lot is no result yet": (
        {1: {1: 50, 2: 50}, 2: {1: 50, 2: 50}},
        3,
        {1: 2, 2: 2},
        [],
    ),
    "one person with votes of a single list is too few": (
        {1: {1: 90, 2: 80, 3: 0, 4: 0}},
        3,
        {1: 4},
        [CheckRule.H9_09],
    ),
    "a single list by majority": ({1: {1: 90, 2: 80, 3: 70, 4: 1}}, 3, {1: 4}, []),
}


@pytest.mark.rules("R-SEAT-05", "R-BODY-09")
@pytest.mark.parametrize(("votes", "seats", "lists", "rules"), FOUND.values(), ids=FOUND)
def test_findings_before_and_after_the_determination(votes, seats, lists, rules):
    made, lead = counted(votes, seats, lists)
    result = outcome_of(made)
    assert [found.rule for found in check_result(result)] == rules
    if result.open_lot is None:
        determined = determine_result(made.pk, decided_on=DAY, actor=lead).result()
        assert [found.rule for found in check_result(determined)] == rules


@pytest.mark.rules("R-SEAT-05", "R-BODY-09")
def test_the_office_reads_before_and_after_that_a_commission_is_owed(client):
    made, lead = counted(TOO_FEW, 3, {1: 1, 2: 4})
    client.force_login(lead)
    path = reverse("ballots:result", args=[made.pk])
    rule = reverse("reports:rule", args=["R-BODY-09"])
    before = client.get(path).content.decode()
    determination = determine_result(made.pk, decided_on=DAY, actor=lead)
    after = client.get(path).content.decode()
    assert [(page.count(SENTENCE), page.count(f'href="{rule}"')) for page in (before, after)] == [
        (1, 1),
        (1, 1),
    ]
    assert protocol_facts(determination).remarks == (SENTENCE,)


def one_seat_more(result):
    return replace(result, election=replace(result.election, seats=6))


def an_empty_seat(result):
    return replace(result, lists=(replace(result.lists[0], vacant=1), *result.lists[1:]))


FAULTS = {
    "a seat more than there are": (one_seat_more, CheckRule.H9_01),
    "an empty seat that is not entered": (an_empty_seat, CheckRule.H9_02),
}


@pytest.mark.rules("R-SEAT-02", "R-SEAT-05")
@pytest.mark.parametrize(("change", "rule"), FAULTS.values(), ids=FAULTS)
def test_a_result_worked_out_wrongly_is_not_determined(change, rule):
    made, _ = counted(TWO_LISTS, 5, {1: 3, 2: 3})
    with pytest.raises(RuleViolation) as caught:
        refuse_faults(change(outcome_of(made)))
    assert caught.value.rule is ResultRule.RESULT_INCONSISTENT
    assert [found.rule for found in caught.value.facts["findings"]] == [rule]
    assert sentence(caught.value).endswith(
        "Festgestellt wurde nichts. Melden Sie diesen Fehler der Software, bevor Sie weitermachen."
    )


@pytest.mark.rules("R-CAST-04")
def test_a_single_list_by_proportion_is_not_determined():
    made, _ = counted({1: {1: 90, 2: 80, 3: 70, 4: 1}}, 3, {1: 4})
    with pytest.raises(RuleViolation) as caught:
        refuse_faults(replace(outcome_of(made), majority_vote=False))
    assert CheckRule.H9_08 in [found.rule for found in caught.value.facts["findings"]]
