"""How a municipality stands, as the law sees what the database holds."""

from __future__ import annotations

import pytest

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result
from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step
from municipalities.law.body.standing import BodyState, NextStep
from municipalities.models import Municipality
from municipalities.models.body.standing import standings
from tests import factories

pytestmark = pytest.mark.django_db

# One person stands on list 1, which wins two of three seats: two members are left.
TOO_FEW = {"seats": 3, "lists": {1: 1, 2: 4}, "votes": {1: {1: 300}, 2: {1: 80, 2: 40, 3: 20}}}
DAY = factories.TODAY


def standing_of(election, **overrides):
    one = Municipality.objects.filter(pk=election.municipality.pk)
    (row,) = standings(one, election.term, today=DAY, overrides=overrides)
    return row.body


@pytest.mark.rules("R-BODY-09", "R-BODY-10", "R-SEAT-05")
@pytest.mark.parametrize("phase", [Phase.DETERMINED, Phase.PUBLISHED])
def test_a_council_that_begins_with_two_members_gives_way_to_a_commission(phase):
    body = standing_of(factories.election(phase, **TOO_FEW))
    assert (body.state, body.next_step) == (
        BodyState.IK_AFTER_DROP_BELOW_3,
        NextStep.FORM_COMMISSION,
    )


@pytest.mark.rules("R-SEAT-05")
def test_a_council_that_begins_with_two_members_stays_where_the_assumption_says_so():
    election = factories.election(Phase.DETERMINED, **TOO_FEW)
    body = standing_of(election, start_below_minimum_ends_body=False)
    assert body.state is BodyState.ABR_ELECTION


@pytest.mark.rules("R-BODY-09")
def test_three_members_are_enough():
    election = factories.election(Phase.DETERMINED, **TOO_FEW | {"lists": {1: 2, 2: 4}})
    assert standing_of(election).state is BodyState.ABR_ELECTION


@pytest.mark.rules("R-BODY-09")
def test_a_result_that_is_counted_anew_says_nothing_of_the_members():
    election = factories.election(Phase.DETERMINED, **TOO_FEW)
    lead = factories.lead(election.municipality)
    take_step(election.pk, Step.REOPEN_COUNT, actor=lead)
    assert standing_of(election).state is BodyState.ABR_ELECTION


@pytest.mark.rules("R-BODY-09")
def test_the_newest_determination_counts():
    election = factories.election(Phase.DETERMINED, **TOO_FEW)
    lead = factories.lead(election.municipality)
    take_step(election.pk, Step.REOPEN_COUNT, actor=lead)
    votes = {1: {1: 80}, 2: {1: 80, 2: 40, 3: 20}}
    record_report(
        election.units.get().pk,
        factories.values(votes),
        source="Niederschrift",
        based_on=1,
        reason="Zahlendreher",
        actor=lead,
    )
    determine_result(election.pk, decided_on=DAY, actor=lead)
    assert standing_of(election).state is BodyState.ABR_ELECTION


@pytest.mark.rules("R-BODY-09")
def test_who_is_elected_may_be_open():
    election = factories.election(Phase.COUNTING, seats=3, lists={1: 1, 2: 4})
    lead = factories.lead(election.municipality)
    values = factories.values(TOO_FEW["votes"])
    del values.candidate_votes[2, 3]
    record_report(election.units.get().pk, values, source="Niederschrift", actor=lead)
    determination = determine_result(election.pk, decided_on=DAY, actor=lead)
    assert determination.persons_determined is False
    assert standing_of(election).state is BodyState.ABR_ELECTION


def test_many_municipalities_are_asked_with_three_queries(django_assert_num_queries):
    term = factories.election(Phase.DETERMINED, **TOO_FEW).term
    factories.election(Phase.DETERMINED)
    with django_assert_num_queries(3):
        found = standings(Municipality.objects.all(), term, today=DAY, overrides={})
    assert sorted(row.body.state for row in found) == [
        BodyState.ABR_ELECTION,
        BodyState.IK_AFTER_DROP_BELOW_3,
    ]
