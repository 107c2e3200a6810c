"""Which body a municipality has or owes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.body import gremium, rights, terms
from municipalities.law.body.gremium import Body, Nearness
from municipalities.law.body.standing import (
    COMMISSION_STATES,
    BodyFacts,
    BodyStanding,
    BodyState,
    NextStep,
    body_standing,
)
from tests.told import refusal

DAY = date(2026, 3, 15)
LAST_START = date(2025, 12, 26)
NEVER_OWES = replace(MUNICIPALITY_DEFAULTS, commission_owed_by_small_municipality=False)
STARTS_ANYHOW = replace(MUNICIPALITY_DEFAULTS, start_below_minimum_ends_body=False)


@pytest.mark.rules("R-BODY-01")
@pytest.mark.parametrize(
    ("residents", "owed"),
    [
        pytest.param(1000, False, id="F1: 1000 foreign residents owe nothing"),
        pytest.param(1001, True, id="F1: 1001 foreign residents owe a body"),
        pytest.param(0, False, id="nobody foreign lives there"),
        pytest.param(None, None, id="an unknown number is not zero"),
    ],
)
def test_more_than_a_thousand_foreign_residents_owe_a_body(residents, owed):
    assert gremium.owes_body(residents) is owed


@pytest.mark.rules("R-BODY-01")
@pytest.mark.parametrize(
    ("residents", "near"),
    [
        pytest.param(None, None, id="nobody knows the number"),
        pytest.param(0, None, id="nobody foreign lives there"),
        pytest.param(900, None, id="more than a hundred are missing"),
        pytest.param(901, Nearness.APPROACHING, id="a hundred more make it a duty"),
        pytest.param(1000, Nearness.APPROACHING, id="F1: one more makes it a duty"),
        pytest.param(1001, Nearness.JUST_ABOVE, id="F1: one fewer ends the duty"),
        pytest.param(1100, Nearness.JUST_ABOVE, id="a hundred fewer end the duty"),
        pytest.param(1101, None, id="more than a hundred above"),
    ],
)
def test_a_municipality_near_the_threshold_sees_it_coming(residents, near):
    assert gremium.nearness(residents) is near


@pytest.mark.rules("R-BODY-05")
@pytest.mark.parametrize("seats", [3, 7, 9, 13, 19, 21, 31, 37])
def test_seats_within_the_bounds_are_taken(seats):
    gremium.check_seats(seats)


@pytest.mark.rules("R-BODY-05")
@pytest.mark.parametrize("seats", [2, 38, 0, -1])
def test_seats_outside_the_bounds_are_refused(seats):
    assert refusal(gremium.check_seats, seats) == (
        "SEATS_OUT_OF_RANGE",
        "§ 85 HGO R-BODY-05",
        {"minimum": 3, "maximum": 37, "seats": seats},
    )


@pytest.mark.rules("R-IK-06")
@pytest.mark.parametrize("seats", [2, 38])
def test_the_size_of_a_commission_is_bounded_by_assumption_under_section_72(seats):
    assert refusal(gremium.check_seats, seats, Body.IK) == (
        "COMMISSION_SIZE_OUT_OF_RANGE",
        "§ 72 HGO R-IK-06",
        {"minimum": 3, "maximum": 37, "seats": seats},
    )
    gremium.check_seats(3, Body.IK)


@pytest.mark.rules("R-BODY-04", "R-BODY-10")
@given(
    st.builds(
        BodyFacts,
        st.none() | st.integers(0, 5000),
        st.sampled_from([None, *Body]),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.none() | st.integers(0, 9),
        st.none() | st.integers(0, 9),
        st.booleans(),
    ),
    st.dates(date(2025, 1, 1), date(2031, 3, 31)),
)
def test_only_an_election_ahead_has_a_day_and_after_it_no_council_is_asked_for(facts, today):
    found = standing(facts, today=today)
    if found.next_step is NextStep.HOLD_ELECTION:
        assert (found.due, found.due_known) == (DAY, True)
        assert today <= DAY
    else:
        assert found.due is None
        assert found.due_known is (found.next_step is None)
    if today > DAY:
        assert found.next_step not in {NextStep.DECIDE_BODY, NextStep.HOLD_ELECTION}


@pytest.mark.rules("R-BODY-08", "R-BODY-10", "C-06")
@pytest.mark.parametrize(
    ("admitted", "seats", "cancelled"),
    [
        pytest.param([5, 3], 9, True, id="F3: 5 and 3 candidates do not fill 9 seats"),
        pytest.param([5, 4], 9, False, id="F3: 5 and 4 candidates fill 9 seats"),
        pytest.param([9], 9, False, id="F3: one list of 9 fills 9 seats"),
        pytest.param([2], 9, True, id="F3: Nauheim 2026, one list with 2 candidates"),
        pytest.param([5], 5, False, id="M4: 5 candidates for 5 seats"),
        pytest.param([4], 5, True, id="M4: 4 candidates for 5 seats"),
        pytest.param([], 3, True, id="no list was admitted"),
    ],
)
def test_an_election_needs_as_many_candidates_as_seats(admitted, seats, cancelled):
    assert gremium.election_cancelled(admitted, seats) is cancelled


@pytest.mark.rules("R-BODY-08")
@given(st.lists(st.integers(0, 60), max_size=12), st.integers(3, 37), st.integers(0, 60))
def test_one_more_list_never_cancels_an_election(admitted, seats, more):
    cancelled = gremium.election_cancelled([*admitted, more], seats)
    assert not cancelled or gremium.election_cancelled(admitted, seats)


@pytest.mark.rules("R-BODY-09", "R-SEAT-05")
@pytest.mark.parametrize(
    ("members", "from_start", "assumptions", "ends"),
    [
        pytest.param(2, False, MUNICIPALITY_DEFAULTS, True, id="Rosbach 2023: two are left"),
        pytest.param(3, False, MUNICIPALITY_DEFAULTS, False, id="three are enough"),
        pytest.param(2, True, MUNICIPALITY_DEFAULTS, True, id="two from the start, as assumed"),
        pytest.param(2, True, STARTS_ANYHOW, False, id="two from the start, assumed otherwise"),
        pytest.param(2, False, STARTS_ANYHOW, True, id="the assumption is about the start only"),
    ],
)
def test_a_council_ends_with_fewer_than_three_members(members, from_start, assumptions, ends):
    assert (
        gremium.ends_below_minimum(members, from_start=from_start, assumptions=assumptions) is ends
    )


@pytest.mark.rules("R-BODY-09", "R-SEAT-05")
def test_without_a_word_the_council_had_begun_with_enough_members():
    assert gremium.ends_below_minimum(2, assumptions=STARTS_ANYHOW) is True


@pytest.mark.rules("R-BODY-04")
def test_in_which_states_there_is_a_commission():
    assert {
        BodyState.IK_BY_CHOICE,
        BodyState.IK_AFTER_FAILED_ELECTION,
        BodyState.IK_AFTER_DROP_BELOW_3,
        BodyState.IK_GROUND_UNKNOWN,
    } == COMMISSION_STATES


@pytest.mark.rules("R-BODY-06", "R-BODY-07", "C-25")
@pytest.mark.parametrize(
    ("day", "term"),
    [
        pytest.param(DAY, (date(2026, 4, 1), date(2031, 3, 31)), id="elected in March 2026"),
        pytest.param(
            date(2021, 3, 14), (date(2021, 4, 1), date(2026, 3, 31)), id="elected in March 2021"
        ),
        pytest.param(
            date(2015, 11, 29), (date(2016, 4, 1), date(2021, 3, 31)), id="elected in autumn 2015"
        ),
        pytest.param(
            date(2026, 4, 1), (date(2027, 4, 1), date(2032, 3, 31)), id="on a first day itself"
        ),
    ],
)
def test_a_term_lasts_five_years_from_the_first_of_april(day, term):
    assert terms.term_of(day) == term


@pytest.mark.rules("R-BODY-07")
@pytest.mark.parametrize(
    ("day", "regular"),
    [
        pytest.param(DAY, True, id="a Sunday in March"),
        pytest.param(date(2026, 3, 16), False, id="a Monday in March"),
        pytest.param(date(2015, 11, 29), False, id="a Sunday in November"),
    ],
)
def test_general_elections_are_on_a_sunday_in_march(day, regular):
    assert terms.is_regular_election_day(day) is regular


@pytest.mark.rules("R-BODY-04", "C-02")
def test_an_election_can_be_started_until_the_79th_day_before():
    assert terms.last_start(DAY) == LAST_START


@pytest.mark.rules("R-BODY-03", "R-BODY-04")
@pytest.mark.parametrize(
    ("body", "owes", "provided", "option", "said"),
    [
        pytest.param(Body.IK, True, False, False,
                     ("COMMISSION_NOT_OFFERED", "§ 84 Satz 3 HGO R-BODY-04", {}),
                     id="2015 knew no commission"),
        pytest.param(Body.ABR, False, False, True,
                     ("COUNCIL_NEEDS_STATUTE", "§ 84 Satz 2 HGO R-BODY-03", {"threshold": 1000}),
                     id="a small municipality without Hauptsatzung"),
    ],
)  # fmt: skip
def test_a_choice_that_the_law_does_not_offer_is_refused(body, owes, provided, option, said):
    given_facts = {"statute_provides_council": provided, "commission_option": option}
    assert refusal(gremium.check_decision, body, owes=owes, **given_facts) == said


@pytest.mark.rules("R-BODY-03", "R-BODY-04")
@pytest.mark.parametrize(
    ("body", "owes", "provided", "option"),
    [
        pytest.param(Body.ABR, True, False, True, id="an obliged municipality takes the council"),
        pytest.param(Body.ABR, None, False, True, id="the number of residents is not known"),
        pytest.param(Body.ABR, False, True, True, id="a small municipality with Hauptsatzung"),
        pytest.param(Body.IK, True, False, True, id="an obliged municipality takes the commission"),
        pytest.param(Body.ABR, True, False, False, id="before 2020 the council was the only one"),
        pytest.param(Body.IK, False, False, True, id="the Hauptsatzung is asked for a council"),
    ],
)
def test_a_choice_that_the_law_offers_is_taken(body, owes, provided, option):
    gremium.check_decision(
        body, owes=owes, statute_provides_council=provided, commission_option=option
    )


def standing(facts: BodyFacts, **given_facts: Any) -> BodyStanding:
    return body_standing(
        facts,
        election_day=given_facts.pop("election_day", DAY),
        today=given_facts.pop("today", LAST_START),
        **given_facts,
    )


STANDINGS = [
    pytest.param(BodyFacts(1500), {}, BodyState.UNDECIDED, "R-BODY-04", "§ 84 Satz 1 HGO",
                 NextStep.DECIDE_BODY, None, False, id="obliged, undecided: no norm sets a day"),
    pytest.param(BodyFacts(1500), {"today": DAY}, BodyState.UNDECIDED,
                 "R-BODY-04", "§ 84 Satz 1 HGO", NextStep.DECIDE_BODY, None, False,
                 id="obliged, undecided on the election day itself"),
    pytest.param(BodyFacts(1500), {"today": DAY + timedelta(days=1)}, BodyState.NOT_REPORTED,
                 "R-BODY-04", "§ 84 Satz 3 HGO", NextStep.CHOOSE_COMMISSION, None, False,
                 id="after the election day only a commission remains"),
    pytest.param(BodyFacts(1500), {"today": DAY + timedelta(days=1), "commission_option": False},
                 BodyState.NOT_REPORTED, "R-BODY-01", "§ 84 Satz 1 HGO", None, None, True,
                 id="2015: after the election day nothing remains"),
    pytest.param(BodyFacts(None), {}, BodyState.UNKNOWN, "R-BODY-01", "§ 84 HGO",
                 NextStep.STATE_RESIDENTS, None, False,
                 id="nobody stated the number of residents: neither sentence is cited"),
    pytest.param(BodyFacts(1000), {}, BodyState.NONE_ALLOWED, "R-BODY-01", "§ 84 Satz 1 HGO",
                 None, None, True, id="F1: 1000 residents, nothing provided, nothing owed"),
    pytest.param(BodyFacts(1001, Body.ABR), {}, BodyState.ABR_ELECTION, "R-BODY-01",
                 "§ 84 Satz 1 HGO", NextStep.HOLD_ELECTION, DAY, True,
                 id="F1: 1001 residents, the council was chosen"),
    pytest.param(BodyFacts(800, statute_provides_council=True), {"today": DAY},
                 BodyState.ABR_ELECTION, "R-BODY-03", "§ 84 Satz 2 HGO", NextStep.HOLD_ELECTION,
                 DAY, True, id="a voluntary council on the election day"),
    pytest.param(BodyFacts(None, Body.ABR), {}, BodyState.ABR_ELECTION, "R-BODY-01",
                 "§ 84 HGO", NextStep.HOLD_ELECTION, DAY, True,
                 id="the council was chosen, the number of residents is not known"),
    pytest.param(BodyFacts(1500, Body.ABR), {"today": DAY + timedelta(days=1)},
                 BodyState.ABR_ELECTION, "R-BODY-01", "§ 84 Satz 1 HGO", None, None, True,
                 id="the day after the election nothing is due"),
    pytest.param(BodyFacts(1500, Body.ABR, members=9), {}, BodyState.ABR_ELECTION, "R-BODY-01",
                 "§ 84 Satz 1 HGO", None, None, True, id="a council of nine sits"),
    pytest.param(BodyFacts(1500, Body.IK, commission_formed=True), {}, BodyState.IK_BY_CHOICE,
                 "R-BODY-04", "§ 84 Satz 3 HGO", None, None, True,
                 id="F2: 1500 residents, the commission is formed, no election"),
    pytest.param(BodyFacts(1500, Body.IK), {}, BodyState.IK_BY_CHOICE, "R-BODY-04",
                 "§ 84 Satz 3 HGO", NextStep.FORM_COMMISSION, None, False,
                 id="the commission was chosen and is not formed yet: no statutory date"),
    pytest.param(BodyFacts(1500, commission_formed=True), {}, BodyState.IK_GROUND_UNKNOWN,
                 "R-BODY-04", "§ 84 HGO", None, None, True,
                 id="a commission exists, and nobody said why"),
    pytest.param(BodyFacts(1500, commission_formed=True,
                           commission_ground=BodyState.IK_AFTER_DROP_BELOW_3), {},
                 BodyState.IK_AFTER_DROP_BELOW_3, "R-BODY-10", "§ 86 Abs. 1 Satz 6 HGO",
                 None, None, True, id="Rosbach: the source says why there is a commission"),
    pytest.param(BodyFacts(1500, Body.IK, commission_formed=True,
                           commission_ground=BodyState.IK_AFTER_FAILED_ELECTION), {},
                 BodyState.IK_BY_CHOICE, "R-BODY-04", "§ 84 Satz 3 HGO", None, None, True,
                 id="the municipality's own decision outweighs the source's reason"),
    pytest.param(BodyFacts(1500, Body.IK, commission_formed=True), {"commission_option": False},
                 BodyState.UNDECIDED, "R-BODY-04", "§ 84 Satz 1 HGO", NextStep.DECIDE_BODY,
                 None, False, id="before 2020 a commission did not end the duty"),
    pytest.param(BodyFacts(1500, Body.ABR, election_cancelled=True), {},
                 BodyState.IK_AFTER_FAILED_ELECTION, "R-BODY-10", "§ 86 Abs. 1 Satz 5 HGO",
                 NextStep.FORM_COMMISSION, None, False,
                 id="F3: cancelled, a commission is owed without a date"),
    pytest.param(BodyFacts(1500, Body.ABR, election_cancelled=True, commission_formed=True), {},
                 BodyState.IK_AFTER_FAILED_ELECTION, "R-BODY-10", "§ 86 Abs. 1 Satz 5 HGO",
                 None, None, True, id="cancelled, and the commission is formed"),
    pytest.param(BodyFacts(800, Body.ABR, True, election_cancelled=True), {},
                 BodyState.IK_AFTER_FAILED_ELECTION, "R-BODY-10", "§ 86 Abs. 1 Satz 5 HGO",
                 NextStep.FORM_COMMISSION, None, False,
                 id="a voluntary council was cancelled, as assumed"),
    pytest.param(BodyFacts(800, Body.ABR, True, election_cancelled=True),
                 {"assumptions": NEVER_OWES}, BodyState.IK_AFTER_FAILED_ELECTION, "R-BODY-10",
                 "§ 86 Abs. 1 Satz 5 HGO", None, None, True,
                 id="a voluntary council was cancelled, assumed otherwise"),
    pytest.param(BodyFacts(1500, Body.ABR, election_cancelled=True),
                 {"commission_option": False}, BodyState.IK_AFTER_FAILED_ELECTION, "R-BODY-10",
                 "§ 86 Abs. 1 Satz 5 HGO", None, None, True,
                 id="cancelled in 2015: no commission existed"),
    pytest.param(BodyFacts(1500, Body.ABR, election_known=False), {"today": date(2026, 3, 16)},
                 BodyState.ELECTION_UNKNOWN, "R-BODY-06", "§ 86 Abs. 1 Satz 1 HGO",
                 NextStep.RECORD_ELECTION, None, False,
                 id="a council was chosen and no election is known after the day"),
    pytest.param(BodyFacts(1500, Body.ABR, election_known=False), {"today": DAY},
                 BodyState.ABR_ELECTION, "R-BODY-01", "§ 84 Satz 1 HGO",
                 NextStep.HOLD_ELECTION, DAY, True, id="on the day itself it may be held yet"),
    pytest.param(BodyFacts(900, Body.ABR, True, election_known=False),
                 {"today": date(2026, 3, 16)}, BodyState.ELECTION_UNKNOWN, "R-BODY-06",
                 "§ 86 Abs. 1 Satz 1 HGO", NextStep.RECORD_ELECTION, None, False,
                 id="nor of a council that was chosen freely"),
    pytest.param(BodyFacts(1500, Body.ABR, members=2, members_at_start=5), {},
                 BodyState.IK_AFTER_DROP_BELOW_3, "R-BODY-10", "§ 86 Abs. 1 Satz 6 HGO",
                 NextStep.FORM_COMMISSION, None, False, id="F4: Rosbach 2023, two are left"),
    pytest.param(BodyFacts(1500, Body.ABR, members=2, members_at_start=2), {},
                 BodyState.IK_AFTER_DROP_BELOW_3, "R-BODY-10", "§ 86 Abs. 1 Satz 6 HGO",
                 NextStep.FORM_COMMISSION, None, False, id="began with two, as assumed"),
    pytest.param(BodyFacts(1500, Body.ABR, election_cancelled=True),
                 {"assumptions": NEVER_OWES}, BodyState.IK_AFTER_FAILED_ELECTION, "R-BODY-10",
                 "§ 86 Abs. 1 Satz 5 HGO", NextStep.FORM_COMMISSION, None, False,
                 id="the assumption is about who owes nothing"),
    pytest.param(BodyFacts(None, Body.ABR, election_cancelled=True),
                 {"assumptions": NEVER_OWES}, BodyState.IK_AFTER_FAILED_ELECTION, "R-BODY-10",
                 "§ 86 Abs. 1 Satz 5 HGO", NextStep.FORM_COMMISSION, None, False,
                 id="an unknown number is not taken for a small one"),
    pytest.param(BodyFacts(1500, election_known=False), {"today": date(2026, 3, 16)},
                 BodyState.NOT_REPORTED, "R-BODY-04", "§ 84 Satz 3 HGO",
                 NextStep.CHOOSE_COMMISSION, None, False,
                 id="no election is missed where none was decided"),
    pytest.param(BodyFacts(1500, Body.ABR, members=2, members_at_start=3),
                 {"assumptions": STARTS_ANYHOW}, BodyState.IK_AFTER_DROP_BELOW_3, "R-BODY-10",
                 "§ 86 Abs. 1 Satz 6 HGO", NextStep.FORM_COMMISSION, None, False,
                 id="began with three, two are left"),
    pytest.param(BodyFacts(1500, Body.ABR, members=2, members_at_start=2),
                 {"assumptions": STARTS_ANYHOW}, BodyState.ABR_ELECTION, "R-BODY-01",
                 "§ 84 Satz 1 HGO", None, None, True, id="began with two, assumed otherwise"),
    pytest.param(BodyFacts(1500, Body.ABR, election_annulled=True),
                 {"today": date(2026, 6, 1)}, BodyState.ELECTION_ANNULLED, "R-END-10",
                 "§ 26 Abs. 1 KWG", NextStep.HOLD_ELECTION, None, False,
                 id="annulled finally: elected once more, no norm sets the day"),
    pytest.param(BodyFacts(1500, Body.ABR, election_cancelled=True, election_annulled=True),
                 {"today": date(2026, 10, 1)}, BodyState.IK_AFTER_FAILED_ELECTION, "R-BODY-10",
                 "§ 86 Abs. 1 Satz 5 HGO", NextStep.FORM_COMMISSION, None, False,
                 id="annulled, and no list came for the repeat"),
]  # fmt: skip


@pytest.mark.rules("R-BODY-01", "R-BODY-03", "R-BODY-04", "R-BODY-08", "R-BODY-09", "R-BODY-10")
@pytest.mark.parametrize(
    ("facts", "given_facts", "state", "rule_id", "norm", "step", "due", "due_known"), STANDINGS
)
def test_every_municipality_has_exactly_one_standing(
    facts, given_facts, state, rule_id, norm, step, due, due_known
):
    found = standing(facts, **given_facts)
    assert (
        found.state,
        found.rule_id,
        str(found.norm),
        found.owes,
        found.next_step,
        found.due,
        found.due_known,
    ) == (state, rule_id, norm, gremium.owes_body(facts.foreign_residents), step, due, due_known)


@pytest.mark.rules("R-BODY-11")
def test_a_cancellation_is_declared_published_and_reported():
    assert rights.CANCELLATION_DUTIES == ("declare", "publish", "inform_supervision")


@pytest.mark.rules("R-BODY-12")
def test_the_council_advises_proposes_and_moves_motions():
    assert rights.COUNCIL_RIGHTS == (
        "represents_foreign_residents",
        "advises_all_organs",
        "is_informed_in_time",
        "may_propose",
        "is_heard_in_important_matters",
        "may_move_motions",
    )


@pytest.mark.rules("R-BODY-13")
def test_members_are_honorary():
    assert rights.MEMBERS_ARE_HONORARY is True


ENDED = date(2031, 4, 1)
PAST = {
    "nothing was recorded": (BodyFacts(1500), BodyState.NOT_REPORTED),
    "a council was chosen and never told of": (
        BodyFacts(1500, Body.ABR, election_known=False),
        BodyState.ELECTION_UNKNOWN,
    ),
    "no body was owed": (BodyFacts(900), BodyState.NONE_ALLOWED),
    "a council was elected": (BodyFacts(1500, Body.ABR, members=7), BodyState.ABR_ELECTION),
    "a commission was never formed": (
        BodyFacts(1500, Body.ABR, election_cancelled=True),
        BodyState.IK_AFTER_FAILED_ELECTION,
    ),
}


@pytest.mark.rules("R-BODY-04", "R-BODY-07")
@pytest.mark.parametrize(("facts", "state"), PAST.values(), ids=PAST)
def test_when_a_term_is_over_nothing_is_due_and_what_is_not_recorded_is_unknown(facts, state):
    last = date(2031, 3, 31)
    found = body_standing(facts, election_day=DAY, today=ENDED, ends_on=last)
    assert (found.state, found.next_step, found.due) == (state, None, None)
    assert found.due_known is True


@pytest.mark.rules("R-BODY-04", "R-BODY-07")
def test_on_the_last_day_of_a_term_everything_is_as_before():
    facts = BodyFacts(1500, Body.ABR, election_cancelled=True)
    last = date(2031, 3, 31)
    found = [
        body_standing(facts, election_day=DAY, today=last, ends_on=ends) for ends in (None, last)
    ]
    assert found[0] == found[1]
    assert found[1].next_step is NextStep.FORM_COMMISSION


@pytest.mark.rules("R-BODY-07")
def test_a_wahlzeit_is_corrected_until_something_rests_on_it():
    terms.check_term_correctable([])
    uses = (terms.TermUse.DECISION, terms.TermUse.SOURCE)
    assert refusal(terms.check_term_correctable, uses) == (
        "TERM_RESTS_ON",
        "§ 2 KWG R-BODY-07",
        {"uses": list(uses)},
    )


@pytest.mark.rules("R-BODY-07")
def test_another_day_is_refused_for_general_elections():
    terms.check_regular_election_day(date(2031, 3, 16))
    day = date(2031, 3, 17)
    assert refusal(terms.check_regular_election_day, day) == (
        "ELECTION_DAY_IRREGULAR",
        "§ 2 KWG R-BODY-07",
        {"day": day},
    )
