"""Who may be proposed for an Integrations-Kommission, by whom, and what is shown of it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.law.basis import Finding
from municipalities.law.body.rules import BodyRule
from municipalities.law.body.standing import BodyState
from municipalities.law.body.suffrage import Exclusion, Person
from municipalities.law.commission.composition import (
    check_commission_offered,
    expert_exclusion,
    own_proposal_finding,
    share,
)
from municipalities.law.commission.rules import CommissionRule
from municipalities.messages import sentence
from tests.told import refusal, told

RULE = CommissionRule
ELECTED_ON = date(2026, 6, 30)
TURKISH = Person(frozenset({"163"}), date(1980, 5, 1), date(2010, 1, 1))
GERMAN = replace(TURKISH, nationalities=frozenset({"000"}))


@pytest.mark.rules("R-IK-02", "R-ELIG-01", "R-ELIG-02", "R-ELIG-03", "R-ELIG-04")
@pytest.mark.parametrize(
    ("person", "exclusion"),
    [
        pytest.param(TURKISH, None, id="a foreign resident"),
        pytest.param(replace(TURKISH, resident_since=date(2026, 3, 30)), None,
                     id="here for exactly three months on the day of the council's election"),
        pytest.param(replace(TURKISH, resident_since=date(2026, 3, 31)),
                     Exclusion.RESIDENT_TOO_SHORT, id="one day short of three months"),
        pytest.param(replace(TURKISH, birth_date=date(2008, 6, 30)), None, id="18 on that day"),
        pytest.param(replace(TURKISH, birth_date=date(2008, 7, 1)), Exclusion.TOO_YOUNG,
                     id="18 the day after"),
        pytest.param(GERMAN, Exclusion.GERMAN, id="a German by birth"),
        pytest.param(replace(GERMAN, naturalised_here=True), None, id="naturalised in Germany"),
        pytest.param(replace(GERMAN, naturalised_here=True, ethnic_resettler=True),
                     Exclusion.GERMAN, id="a Spätaussiedler"),
        pytest.param(replace(TURKISH, ineligible_by_court=True), Exclusion.COURT,
                     id="not electable by court ruling"),
    ],
)  # fmt: skip
def test_an_expert_is_electable_on_the_day_of_the_councils_election(person, exclusion):
    assert expert_exclusion(person, ELECTED_ON) is exclusion


@pytest.mark.rules("R-BODY-04", "R-IK-01")
@pytest.mark.parametrize(
    "state",
    sorted(set(BodyState) - {BodyState.ABR_ELECTION, BodyState.ELECTION_ANNULLED}),
)
def test_a_commission_may_be_prepared_where_no_council_stands(state):
    check_commission_offered(state, commission_option=True)


@pytest.mark.rules("R-BODY-04", "R-IK-01")
@pytest.mark.parametrize(
    ("state", "option", "rule"),
    [
        pytest.param(BodyState.ABR_ELECTION, True, RULE.COUNCIL_STANDS,
                     id="nobody sits in two bodies of one Wahlzeit"),
        pytest.param(BodyState.ELECTION_ANNULLED, True, RULE.COUNCIL_STANDS,
                     id="the election was annulled, a council is elected once more"),
        pytest.param(BodyState.UNDECIDED, False, BodyRule.COMMISSION_NOT_OFFERED,
                     id="the law of 2015 knows no commission"),
    ],
)  # fmt: skip
def test_a_commission_without_room_in_the_law_is_refused(state, option, rule):
    said = refusal(check_commission_offered, state, commission_option=option)
    assert said == (rule.name, "§ 84 Satz 3 HGO R-BODY-04", {})


CLOSES = date(2026, 5, 31)
PROPOSALS = [
    pytest.param(None, 0, date(2026, 6, 1), RULE.OWN_PROPOSAL_WITHOUT_CALL,
                 {"received": 0, "experts": 6}, id="nobody was asked"),
    pytest.param(CLOSES, 3, CLOSES, RULE.OWN_PROPOSAL_EARLY,
                 {"received": 3, "experts": 6, "closes_on": CLOSES}, id="the last day still runs"),
    pytest.param(CLOSES, 6, date(2026, 6, 1), RULE.OWN_PROPOSAL_NEEDLESS,
                 {"received": 6, "experts": 6}, id="as many proposals as seats suffice"),
    pytest.param(CLOSES, 7, CLOSES, RULE.OWN_PROPOSAL_NEEDLESS,
                 {"received": 7, "experts": 6}, id="more proposals than seats before the end"),
]  # fmt: skip


@pytest.mark.rules("R-IK-01")
@pytest.mark.parametrize(("closes_on", "received", "today", "rule", "facts"), PROPOSALS)
def test_the_council_proposes_only_after_the_organisations(closes_on, received, today, rule, facts):
    found = own_proposal_finding(closes_on, received, 6, today)
    assert isinstance(found, Finding)
    assert told(found) == (rule.name, "§ 89 Abs. 1 HGO R-IK-01", facts)
    assert "§ 89 Abs. 1 HGO" in sentence(found)


@pytest.mark.rules("R-IK-01")
def test_the_council_proposes_when_too_few_proposals_came_in():
    assert own_proposal_finding(CLOSES, 5, 6, date(2026, 6, 1)) is None


@pytest.mark.rules("R-IK-03")
@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        pytest.param(3, 6, Fraction(1, 2), id="three of six"),
        pytest.param(3, 3, Fraction(1), id="all of three: nobody else can be told apart"),
        pytest.param(2, 6, None, id="two women would be known"),
        pytest.param(4, 6, None, id="the two others would be known"),
        pytest.param(5, 6, None, id="the one other would be known"),
        pytest.param(0, 6, None, id="none of six"),
        pytest.param(0, 0, None, id="nobody at all"),
    ],
)
def test_a_share_is_shown_where_it_points_at_nobody(part, whole, shown):
    assert share(part, whole) == shown


@pytest.mark.rules("R-IK-03")
@given(whole=st.integers(0, 60), data=st.data())
def test_a_share_never_reveals_a_group_of_one_or_two(whole, data):
    part = data.draw(st.integers(0, whole))
    shown = share(part, whole)
    groups = {part, whole - part}
    assert (shown is None) is (part == 0 or bool(groups & {1, 2}))
    assert shown is None or shown * whole == part
