"""Objections: the two weeks, the support, what stands against one, and what may be decided."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ballots.law.assumptions import BallotAssumptions, DecidingBody
from ballots.law.term.objections import (
    ObjectionOutcome,
    Objector,
    check_objection_days,
    check_objection_decision,
    objection_deadline,
    objection_findings,
    objection_support_needed,
    objections_decided_by,
)
from ballots.law.term.rules import TermRule
from municipalities.law.basis import Finding, Rule, RuleViolation
from municipalities.messages import sentence


@pytest.mark.rules("R-END-09")
@pytest.mark.parametrize(
    ("electors", "needed"),
    [(0, 5), (300, 5), (500, 5), (501, 6), (640, 7), (10_000, 100), (10_001, 100), (25_000, 100)],
)
def test_f9_support_for_an_objection(electors, needed):
    assert objection_support_needed(electors) == needed


def test_a_negative_number_of_electors_is_refused():
    with pytest.raises(ValueError, match="-1 electors"):
        objection_support_needed(-1)


@pytest.mark.rules("R-END-09", "C-23")
def test_an_objection_is_due_two_weeks_after_publication():
    assert objection_deadline(date(2026, 3, 30)) == date(2026, 4, 13)


ELECTION_DAY, PUBLISHED, LAST = date(2026, 3, 15), date(2026, 3, 30), date(2026, 4, 13)
DAY = timedelta(days=1)
PLAIN: dict[str, Any] = {
    "objector": Objector.OWN_RIGHTS,
    "supporters": 0,
    "electors": 640,
    "published_on": PUBLISHED,
    "received_on": LAST,
    "reasoned_on": LAST,
    "in_form": True,
}
UNKNOWN: dict[str, Any] = {"objector": Objector.SUPPORTED, "electors": None}
OBJECTIONS: dict[str, tuple[dict[str, Any], list[TermRule]]] = {
    "on the last day, for own rights": ({}, []),
    "on the day of publication": ({"received_on": PUBLISHED}, []),
    "before the publication": ({"received_on": PUBLISHED - DAY}, [TermRule.OBJECTION_EARLY]),
    "a day late": ({"received_on": LAST + DAY}, [TermRule.OBJECTION_LATE]),
    "grounds a day late": ({"reasoned_on": LAST + DAY}, [TermRule.OBJECTION_REASONED_LATE]),
    "by telephone": ({"in_form": False}, [TermRule.OBJECTION_NOT_IN_FORM]),
    "by somebody without a vote": (
        {"objector": Objector.NO_ELECTOR},
        [TermRule.OBJECTOR_NO_ELECTOR],
    ),
    "F9 640 electors, seven support": ({"objector": Objector.SUPPORTED, "supporters": 7}, []),
    "F9 640 electors, six support": (
        {"objector": Objector.SUPPORTED, "supporters": 6},
        [TermRule.OBJECTION_SUPPORT_MISSING],
    ),
    "electors unknown, four support": (
        UNKNOWN | {"supporters": 4},
        [TermRule.OBJECTION_SUPPORT_MISSING],
    ),
    "electors unknown, five support": (
        UNKNOWN | {"supporters": 5},
        [TermRule.OBJECTION_ELECTORS_UNKNOWN],
    ),
    "electors unknown, a hundred always suffice": (UNKNOWN | {"supporters": 100}, []),
    "everything at once": (
        {
            "objector": Objector.NO_ELECTOR,
            "received_on": LAST + DAY,
            "reasoned_on": LAST + DAY,
            "in_form": False,
        },
        [
            TermRule.OBJECTION_LATE,
            TermRule.OBJECTION_REASONED_LATE,
            TermRule.OBJECTION_NOT_IN_FORM,
            TermRule.OBJECTOR_NO_ELECTOR,
        ],
    ),
}


@pytest.mark.rules("R-END-09", "C-23")
@pytest.mark.parametrize(("changed", "rules"), OBJECTIONS.values(), ids=OBJECTIONS)
def test_what_stands_against_an_objection(changed, rules):
    findings = objection_findings(**PLAIN | changed)
    assert [finding.rule for finding in findings] == rules
    assert ["§ 25 KWG" in sentence(finding) for finding in findings] == [True] * len(rules)


def test_a_negative_number_of_supporters_is_refused():
    with pytest.raises(ValueError, match="-1 supporters"):
        objection_findings(**PLAIN | {"supporters": -1})


DAYS = {
    "election_day": ELECTION_DAY,
    "published_on": PUBLISHED,
    "received_on": LAST,
    "reasoned_on": LAST,
    "today": LAST,
}
NO_DAYS = {
    "published tomorrow": ({"published_on": LAST + DAY}, TermRule.DATE_IN_FUTURE),
    "received tomorrow": ({"received_on": LAST + DAY}, TermRule.DATE_IN_FUTURE),
    "grounds tomorrow": ({"reasoned_on": LAST + DAY}, TermRule.DATE_IN_FUTURE),
    "published before the election": (
        {"published_on": ELECTION_DAY - DAY},
        TermRule.PUBLISHED_BEFORE_ELECTION,
    ),
    "received before the election": (
        {"received_on": ELECTION_DAY - DAY},
        TermRule.OBJECTION_BEFORE_ELECTION,
    ),
    "grounds before the election": (
        {"reasoned_on": ELECTION_DAY - DAY},
        TermRule.OBJECTION_BEFORE_ELECTION,
    ),
}


@pytest.mark.rules("R-END-09")
@pytest.mark.parametrize(("changed", "rule"), NO_DAYS.values(), ids=NO_DAYS)
def test_days_of_an_objection_that_cannot_be(changed, rule):
    with pytest.raises(RuleViolation) as refused:
        check_objection_days(**DAYS | changed)
    assert (refused.value.rule, refused.value.rule_id) == (rule, "R-END-09")


@pytest.mark.rules("R-END-09")
def test_a_late_objection_is_recorded():
    check_objection_days(**DAYS | {"received_on": LAST + DAY, "today": LAST + DAY})


LATE = Finding(TermRule.OBJECTION_LATE, facts={"day": LAST + DAY, "deadline": LAST})
OPEN = Finding(TermRule.OBJECTION_ELECTORS_UNKNOWN)
UPHELD = (ObjectionOutcome.REDETERMINE, ObjectionOutcome.REPEAT, ObjectionOutcome.SEAT_LOST)
DECISIONS: list[tuple[ObjectionOutcome, tuple[Finding, ...], TermRule | None]] = [
    (ObjectionOutcome.INADMISSIBLE, (), TermRule.OBJECTION_IS_ADMISSIBLE),
    (ObjectionOutcome.INADMISSIBLE, (LATE,), None),
    (ObjectionOutcome.INADMISSIBLE, (OPEN,), None),
    (ObjectionOutcome.DISMISSED, (), None),
    (ObjectionOutcome.DISMISSED, (LATE,), None),
    *((outcome, (), None) for outcome in UPHELD),
    *((outcome, (OPEN,), None) for outcome in UPHELD),
    *((outcome, (OPEN, LATE), TermRule.OBJECTION_IS_INADMISSIBLE) for outcome in UPHELD),
]


def decided(
    outcome: ObjectionOutcome, findings: tuple[Finding, ...], decided_on: date = LAST
) -> Rule | None:
    """Return the rule that refuses the decision, None where it may stand."""
    try:
        check_objection_decision(
            outcome, findings=findings, received_on=LAST, decided_on=decided_on, today=LAST
        )
    except RuleViolation as refused:
        return refused.rule
    return None


@pytest.mark.rules("R-END-09", "R-END-10", "R-END-11")
@pytest.mark.parametrize(
    ("outcome", "findings", "rule"),
    DECISIONS,
    ids=[
        f"{outcome} with {'+'.join(f.rule.name for f in found) or 'nothing against it'}"
        for outcome, found, _ in DECISIONS
    ],
)
def test_which_decision_fits_the_objection(outcome, findings, rule):
    assert decided(outcome, findings) == rule


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize(
    ("decided_on", "rule"),
    [(LAST - DAY, TermRule.DECIDED_BEFORE_OBJECTION), (LAST + DAY, TermRule.DATE_IN_FUTURE)],
    ids=["before it came in", "tomorrow"],
)
def test_no_decision_on_a_day_that_cannot_be(decided_on, rule):
    assert decided(ObjectionOutcome.DISMISSED, (), decided_on) == rule


@pytest.mark.rules("R-END-10")
def test_the_refusal_says_what_stands_against_the_objection():
    with pytest.raises(RuleViolation) as refused:
        check_objection_decision(
            ObjectionOutcome.REPEAT,
            findings=(OPEN, LATE),
            received_on=LAST,
            decided_on=LAST,
            today=LAST,
        )
    assert refused.value.facts == {"findings": (LATE,)}
    assert "Die Frist endete am" in sentence(refused.value)


@pytest.mark.rules("R-END-10")
def test_which_body_decides_is_an_open_point():
    assert objections_decided_by() is DecidingBody.MUNICIPAL_COUNCIL
    other = BallotAssumptions(objections_decided_by="foreigners_council")
    assert objections_decided_by(other) is DecidingBody.FOREIGNERS_COUNCIL
