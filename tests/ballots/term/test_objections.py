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
from tests.told import Told, refusal, told


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
    "today": LAST + 30 * DAY,
}
UNKNOWN: dict[str, Any] = {"objector": Objector.SUPPORTED, "electors": None}
OBJECTIONS: dict[str, tuple[dict[str, Any], list[TermRule]]] = {
    "on the last day, for own rights": ({}, []),
    "on the day of publication": ({"received_on": PUBLISHED}, []),
    "before the publication": ({"received_on": PUBLISHED - DAY}, [TermRule.OBJECTION_EARLY]),
    "a day late": ({"received_on": LAST + DAY}, [TermRule.OBJECTION_LATE]),
    "grounds a day late": ({"reasoned_on": LAST + DAY}, [TermRule.OBJECTION_REASONED_LATE]),
    "grounds may still come": (
        {"reasoned_on": None, "today": LAST},
        [TermRule.OBJECTION_GROUNDS_AWAITED],
    ),
    "grounds never came": (
        {"reasoned_on": None, "today": LAST + DAY},
        [TermRule.OBJECTION_NOT_REASONED],
    ),
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
    "electors unknown, ninety-nine support": (
        UNKNOWN | {"supporters": 99},
        [TermRule.OBJECTION_ELECTORS_UNKNOWN],
    ),
    "supported by nobody, for own rights": ({"electors": None}, []),
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


PERIOD = {"published_on": PUBLISHED, "deadline": LAST}
FINDINGS_SAY: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "before the publication": [("OBJECTION_EARLY", PERIOD | {"day": PUBLISHED - DAY})],
    "F9 640 electors, six support": [
        ("OBJECTION_SUPPORT_MISSING", {"supporters": 6, "needed": 7}),
    ],
    "electors unknown, four support": [
        ("OBJECTION_SUPPORT_MISSING", {"supporters": 4, "needed": 5}),
    ],
    "electors unknown, five support": [
        ("OBJECTION_ELECTORS_UNKNOWN", {"supporters": 5, "enough": 100}),
    ],
    "electors unknown, ninety-nine support": [
        ("OBJECTION_ELECTORS_UNKNOWN", {"supporters": 99, "enough": 100}),
    ],
    "grounds may still come": [("OBJECTION_GROUNDS_AWAITED", PERIOD)],
    "grounds never came": [("OBJECTION_NOT_REASONED", PERIOD)],
    "everything at once": [
        ("OBJECTION_LATE", PERIOD | {"day": LAST + DAY}),
        ("OBJECTION_REASONED_LATE", PERIOD | {"day": LAST + DAY}),
        ("OBJECTION_NOT_IN_FORM", {}),
        ("OBJECTOR_NO_ELECTOR", {}),
    ],
}


@pytest.mark.rules("R-END-09", "C-23")
@pytest.mark.parametrize("name", FINDINGS_SAY)
def test_a_finding_says_its_norm_and_its_facts(name):
    changed, _ = OBJECTIONS[name]
    found = [told(finding) for finding in objection_findings(**PLAIN | changed)]
    assert found == [(rule, "§ 25 KWG R-END-09", facts) for rule, facts in FINDINGS_SAY[name]]


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
    (day,) = changed.values()
    beside = "today" if rule is TermRule.DATE_IN_FUTURE else "election_day"
    facts = {"day": day, beside: DAYS[beside]}
    said = refusal(check_objection_days, **DAYS | changed)
    assert said == (rule.name, "§ 25 KWG R-END-09", facts)


@pytest.mark.rules("R-END-09")
def test_everything_on_the_election_day_may_be():
    check_objection_days(**dict.fromkeys(DAYS, ELECTION_DAY))


@pytest.mark.rules("R-END-09")
def test_an_objection_whose_grounds_are_still_to_come_is_recorded():
    check_objection_days(**DAYS | {"reasoned_on": None})


@pytest.mark.rules("R-END-09")
def test_a_late_objection_is_recorded():
    check_objection_days(**DAYS | {"received_on": LAST + DAY, "today": LAST + DAY})


LATE = Finding(TermRule.OBJECTION_LATE, facts={"day": LAST + DAY, "deadline": LAST})
OPEN = Finding(TermRule.OBJECTION_ELECTORS_UNKNOWN)
AWAITED = Finding(TermRule.OBJECTION_GROUNDS_AWAITED, facts={"deadline": LAST})
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
    # Grounds may come until the period ends; what fails anyway need not wait for them.
    *((outcome, (AWAITED,), AWAITED.rule) for outcome in ObjectionOutcome),
    (ObjectionOutcome.INADMISSIBLE, (AWAITED, LATE), None),
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


DECISION = {"findings": (), "received_on": LAST, "decided_on": LAST, "today": LAST}
NO_DECISIONS: dict[str, tuple[ObjectionOutcome, dict[str, Any], Told]] = {
    "decided tomorrow": (
        ObjectionOutcome.DISMISSED,
        {"decided_on": LAST + DAY},
        (
            "DATE_IN_FUTURE",
            "§ 26 Abs. 1 KWG R-END-10",
            {"day": LAST + DAY, "today": LAST},
        ),
    ),
    "decided before it came in": (
        ObjectionOutcome.DISMISSED,
        {"decided_on": LAST - DAY},
        (
            "DECIDED_BEFORE_OBJECTION",
            "§ 26 Abs. 1 KWG R-END-10",
            {"day": LAST - DAY, "received_on": LAST},
        ),
    ),
    "nothing stands against it": (
        ObjectionOutcome.INADMISSIBLE,
        {},
        ("OBJECTION_IS_ADMISSIBLE", "§ 25 KWG R-END-09", {}),
    ),
    "its grounds may still come": (
        ObjectionOutcome.DISMISSED,
        {"findings": (AWAITED,)},
        ("OBJECTION_GROUNDS_AWAITED", "§ 25 KWG R-END-09", {"deadline": LAST}),
    ),
    "it came late": (
        ObjectionOutcome.REPEAT,
        {"findings": (OPEN, LATE)},
        ("OBJECTION_IS_INADMISSIBLE", "§ 25 KWG R-END-09", {"findings": (LATE,)}),
    ),
}


@pytest.mark.rules("R-END-09", "R-END-10")
@pytest.mark.parametrize(("outcome", "changed", "said"), NO_DECISIONS.values(), ids=NO_DECISIONS)
def test_a_refused_decision_says_its_norm_and_its_facts(outcome, changed, said):
    assert refusal(check_objection_decision, outcome, **DECISION | changed) == said


AGAINST = [
    TermRule.OBJECTION_LATE,
    TermRule.OBJECTION_REASONED_LATE,
    TermRule.OBJECTION_NOT_REASONED,
    TermRule.OBJECTION_NOT_IN_FORM,
    TermRule.OBJECTOR_NO_ELECTOR,
    TermRule.OBJECTION_SUPPORT_MISSING,
]


@pytest.mark.rules("R-END-09", "R-END-10")
@pytest.mark.parametrize("rule", AGAINST, ids=[rule.name for rule in AGAINST])
def test_each_of_these_alone_makes_an_objection_inadmissible(rule):
    assert decided(ObjectionOutcome.REPEAT, (Finding(rule),)) == TermRule.OBJECTION_IS_INADMISSIBLE


@pytest.mark.rules("R-END-10")
def test_which_body_decides_is_an_open_point():
    assert objections_decided_by() is DecidingBody.MUNICIPAL_COUNCIL
    other = BallotAssumptions(objections_decided_by="foreigners_council")
    assert objections_decided_by(other) is DecidingBody.FOREIGNERS_COUNCIL
