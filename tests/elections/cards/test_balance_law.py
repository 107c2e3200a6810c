"""The balance of the Wahlbriefe without a database: what adds up, what is open, what cannot be."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.law.cards.balance import (
    BOARD_GROUNDS,
    PostalCounts,
    balance,
    check_board_meets,
    check_decision,
    check_hour_has_come,
    check_open,
    check_received,
    check_unchanged,
    is_late,
    is_unclear,
    noticed,
)
from elections.law.cards.issuing import PostalRejection, check_dispatch
from elections.law.cards.rules import LetterRule
from elections.law.course.phases import Phase
from tests.told import refusal, told

DAY = date(2026, 3, 15)
SETTLED = PostalCounts(100, 4, received=80, late=3, accepted=75, rejected=5, with_invalid_card=1)


@pytest.mark.rules("R-WS-08")
@pytest.mark.parametrize(
    ("counts", "undecided", "not_returned"),
    [
        pytest.param(SETTLED, 0, 14, id="everything counted: 96 valid, 79 of them back, 3 late"),
        pytest.param(PostalCounts(100, 4), None, None, id="nothing counted yet is not nought"),
        pytest.param(PostalCounts(100, 4, received=80), None, None, id="only what came in"),
        pytest.param(PostalCounts(100, 4, received=80, late=0), None, None, id="no decision yet"),
        pytest.param(PostalCounts(100, 4, 80, None, 75, 5, 1), 0, None, id="late ones unknown"),
        pytest.param(PostalCounts(100, 4, None, 3, 75, 5, 1), None, None, id="arrivals unknown"),
        pytest.param(PostalCounts(100, 4, 80, 3, 70, 5, 1), 5, 14, id="five not decided yet"),
        pytest.param(PostalCounts(100, 4, 80, 3, 70), None, None, id="only accepted counted"),
        pytest.param(PostalCounts(100, 4, 80, 3, None, 5), None, None, id="only rejected counted"),
        pytest.param(PostalCounts(0, 0, 0, 0, 0, 0, 0), 0, 0, id="nought where nought was counted"),
        pytest.param(PostalCounts(10, 2, 8, 0, 8, 0, 0), 0, 0, id="every valid card is back"),
        pytest.param(PostalCounts(10, 2, 8, 1, 8, 0, 0), 0, None, id="a letter more than cards"),
        pytest.param(PostalCounts(10, 0, 5, 0, 6, 0, 0), None, 5, id="more decided than came in"),
    ],
)
def test_what_is_open_and_what_did_not_come_back(counts, undecided, not_returned):
    assert (counts.undecided, counts.not_returned) == (undecided, not_returned)


@pytest.mark.rules("R-WS-08")
@given(*[st.integers(0, 9999)] * 5, st.integers(0, 99))
def test_every_card_is_accepted_rejected_late_not_returned_or_invalid(
    accepted, rejected, late, not_returned, more_invalid, with_invalid
):
    with_invalid = min(with_invalid, rejected)
    invalid = more_invalid + with_invalid
    issued = accepted + (rejected - with_invalid) + late + not_returned + invalid
    one = PostalCounts(issued, invalid, accepted + rejected, late, accepted, rejected, with_invalid)
    found = balance({1: one})
    assert (found.not_returned, found.total) == (not_returned, one)
    assert found.is_settled


@pytest.mark.rules("R-WS-08")
@pytest.mark.parametrize(
    ("counts", "rules"),
    [
        pytest.param(SETTLED, [], id="nothing"),
        pytest.param(PostalCounts(10, 0, 6, 0, 5, 1, 0), [], id="as many decided as came in"),
        pytest.param(PostalCounts(10, 0, 6, 0, 5, 2, 0), [LetterRule.MORE_DECIDED_THAN_RECEIVED],
                     id="one more decided than came in"),
        pytest.param(PostalCounts(10, 2, 8), [], id="every valid card is back"),
        pytest.param(PostalCounts(10, 2, 8, 1), [LetterRule.MORE_LETTERS_THAN_CARDS],
                     id="one letter more than valid cards"),
        pytest.param(PostalCounts(10, 2, 8, 1, 7, 1, 1), [],
                     id="the letter more held an invalid card"),
        pytest.param(PostalCounts(99, 6, 50, 0, 40, 10, 6), [], id="every invalid card came back"),
        pytest.param(PostalCounts(99, 6, 50, 0, 40, 10, 10), [LetterRule.MORE_INVALID_THAN_CARDS],
                     id="more letters with an invalid card than invalid cards"),
        pytest.param(PostalCounts(99, 0, 5, unclear=2), [LetterRule.CLASSED_BY_ANOTHER_DAY],
                     id="counted for another day"),
        pytest.param(PostalCounts(0, 0, 1, 0, 1, 1, 0),
                     [LetterRule.MORE_DECIDED_THAN_RECEIVED, LetterRule.MORE_LETTERS_THAN_CARDS],
                     id="both"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_noticed_and_not_refused(counts, rules):
    findings = tuple(noticed(counts))
    assert [finding.rule for finding in findings] == rules
    assert balance({7: counts}).findings == {7: findings}
    assert not (rules and balance({7: counts}).is_settled)


def test_a_finding_says_both_numbers():
    assert [told(one) for one in noticed(PostalCounts(1, 0, 3, 0, 4, 1, 0))] == [
        ("MORE_DECIDED_THAN_RECEIVED", "§ 53 KWO R-WS-08", {"decided": 5, "received": 3}),
        ("MORE_LETTERS_THAN_CARDS", "§ 53 KWO R-WS-08", {"letters": 3, "cards": 1}),
    ]


@pytest.mark.rules("R-WS-08")
@pytest.mark.parametrize(
    "districts",
    [
        pytest.param({1: PostalCounts(10, 0, 5, None, 5, 0, 0)}, id="late ones unknown"),
        pytest.param({1: PostalCounts(10, 0, 5, 0, 4, 0, 0)}, id="one letter not decided"),
        pytest.param(
            {1: PostalCounts(10, 0, 5, 0, 4, 0, 0), 2: PostalCounts(10, 0, 5, 0, 6, 0, 0)},
            id="one board decided too few, the other too many",
        ),
    ],
)
def test_a_balance_is_not_settled_as_long_as_anything_is_open(districts):
    assert not balance(districts).is_settled


@pytest.mark.rules("R-WS-08")
def test_together_what_came_in_is_known_so_far_and_a_decision_only_when_all_have_decided():
    started = PostalCounts(50, 0, received=12)
    waiting, empty = PostalCounts(30, 1), PostalCounts(0, 0)
    found = balance({1: SETTLED, 2: started, 3: waiting, None: empty})
    assert found.total == PostalCounts(180, 5, received=92, late=3)
    assert (found.not_returned, found.is_settled) == (None, False)
    both = balance({1: SETTLED, 2: SETTLED, None: empty})
    assert both.total == PostalCounts(200, 8, 160, 6, 150, 10, 2)
    assert (both.not_returned, both.is_settled) == (28, True)
    assert list(both.districts) == [1, 2, None]
    nobody = balance({None: empty})
    assert (nobody.total, nobody.is_settled) == (empty, False)


@pytest.mark.rules("R-WS-08")
def test_what_one_board_has_too_many_hides_nothing_of_another():
    too_many, three_at_home = PostalCounts(5, 0, 8, 0, 8, 0, 0), PostalCounts(5, 0, 2, 0, 2, 0, 0)
    found = balance({1: too_many, 2: three_at_home})
    assert [one.not_returned for one in found.districts.values()] == [None, 3]
    assert (found.not_returned, found.is_settled) == (None, False)


@pytest.mark.rules("C-20", "R-CAST-06")
@pytest.mark.parametrize(
    ("day", "after", "late"),
    [
        (date(2026, 3, 14), False, False),
        (DAY, False, False),
        (DAY, True, True),
        (date(2026, 3, 16), False, True),
        (date(2026, 3, 16), True, True),
    ],
    ids=["the day before", "on the day", "after the hour", "a day later", "later and ticked"],
)
def test_what_is_late(day, after, late):
    assert is_late(day, after_the_hour=after, due_on=DAY) is late


@pytest.mark.rules("C-20", "R-CAST-06")
@pytest.mark.parametrize(
    ("day", "late", "moved", "unclear"),
    [
        pytest.param(date(2026, 3, 14), False, True, False, id="in time before and after"),
        pytest.param(date(2026, 3, 14), True, True, True, id="late, and due later by now"),
        pytest.param(date(2026, 3, 16), False, True, True, id="in time, and due earlier by now"),
        pytest.param(date(2026, 3, 16), True, True, False, id="late before and after"),
        pytest.param(DAY, False, True, True, id="on the new day: the hour decides"),
        pytest.param(DAY, True, False, False, id="on the day, which nobody moved"),
    ],
)
def test_what_a_moved_deadline_makes_unclear(day, late, moved, unclear):
    assert is_unclear(day, late=late, due_on=DAY, moved_since=moved) is unclear


SAYS = "§ 53 KWO R-WS-08"
HOUR = datetime(2026, 3, 15, 18, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.rules("R-WS-08", "R-CAST-06")
@pytest.mark.parametrize(
    ("act", "said"),
    [
        pytest.param(
            lambda: is_late(date(2026, 3, 14), after_the_hour=True, due_on=DAY),
            ("LATE_BEFORE_THE_DAY", "§ 19 KWG R-CAST-06", {"day": DAY}),
            id="late before the day",
        ),
        pytest.param(
            lambda: check_hour_has_come(
                after_the_hour=True, now=HOUR - timedelta(seconds=1), due=HOUR
            ),
            ("LATE_BEFORE_THE_HOUR", "§ 19 KWG R-CAST-06", {"at": HOUR}),
            id="late before the hour",
        ),
        pytest.param(
            lambda: check_board_meets(date(2026, 3, 14), DAY),
            ("DECIDED_BEFORE_THE_DAY", SAYS, {"day": DAY}),
            id="decided before the day",
        ),
        pytest.param(
            lambda: check_received(DAY, None),
            ("BEFORE_THE_FIRST_CARD", SAYS, {}),
            id="no card was issued",
        ),
        pytest.param(
            lambda: check_received(date(2026, 3, 1), date(2026, 3, 2)),
            ("BEFORE_THE_FIRST_CARD", SAYS, {}),
            id="the day before the first card",
        ),
        pytest.param(
            lambda: check_open(Phase.DETERMINED), ("COUNT_FINAL", SAYS, {}), id="determined"
        ),
        pytest.param(
            lambda: check_open(Phase.PUBLISHED), ("COUNT_FINAL", SAYS, {}), id="published"
        ),
        pytest.param(
            lambda: check_decision({PostalRejection.NO_VALID_CARD: 2}, 3),
            ("TOO_MANY_INVALID_CARDS", SAYS, {}),
            id="more invalid cards than letters without a valid one",
        ),
        pytest.param(
            lambda: check_decision({}, 1),
            ("TOO_MANY_INVALID_CARDS", SAYS, {}),
            id="an invalid card and nobody rejected",
        ),
        pytest.param(
            lambda: check_unchanged(3, 4), ("CHANGED_MEANWHILE", SAYS, {}), id="changed meanwhile"
        ),
        pytest.param(
            lambda: check_dispatch(valid=True, on=date(2026, 3, 14), issued_on=DAY),
            ("LEFT_BEFORE_ISSUED", "§ 18 KWO R-WS-03", {"day": DAY}),
            id="a card left a day before it was issued",
        ),
        pytest.param(
            lambda: check_dispatch(valid=False, on=DAY, issued_on=DAY),
            ("CARD_INVALID", "§ 18 KWO R-WS-05", {}),
            id="an invalid card left the house",
        ),
    ],
)
def test_what_is_refused_with_norm_rule_and_facts(act, said):
    assert refusal(act) == said


@pytest.mark.rules("R-WS-03", "R-WS-08")
def test_what_is_allowed_is_not_refused():
    check_received(DAY, DAY)
    check_unchanged(3, 3)
    check_decision({PostalRejection.NO_VALID_CARD: 2}, 2)
    check_decision(dict.fromkeys(BOARD_GROUNDS, 1), 1)
    check_dispatch(valid=True, on=DAY, issued_on=DAY)
    for phase in set(Phase) - {Phase.DETERMINED, Phase.PUBLISHED}:
        check_open(phase)


def test_a_board_does_not_reject_what_is_late():
    assert set(BOARD_GROUNDS) == set(PostalRejection) - {PostalRejection.LATE}
    with pytest.raises(ValueError, match="when they come in"):
        check_decision({PostalRejection.LATE: 1}, 0)
