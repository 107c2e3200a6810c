"""What every rule is written with."""

from dataclasses import dataclass, field

import pytest

from municipalities.law.basis import (
    Assumption,
    Certainty,
    Finding,
    Norm,
    Rule,
    RuleViolation,
    Statute,
    assumed,
    assumptions_of,
    with_overrides,
)


class SomeRule(Rule):
    REFUSED = "some.refused"


@dataclass(frozen=True)
class SomeAssumptions:
    days: int = field(default=24, metadata=assumed("C-12", Certainty.UNKNOWN, 24, 30))


@pytest.mark.parametrize(
    ("norm", "text"),
    [
        pytest.param(Norm(Statute.KWG, "22"), "§ 22 KWG", id="a section"),
        pytest.param(Norm(Statute.KWG, "22", "3, 4"), "§ 22 Abs. 3, 4 KWG", id="two paragraphs"),
        pytest.param(Norm(Statute.HGO, "86", 1, 3), "§ 86 Abs. 1 Satz 3 HGO", id="a sentence"),
        pytest.param(
            Norm(Statute.KWG, "21", 1, number=4), "§ 21 Abs. 1 Nr. 4 KWG", id="a numbered item"
        ),
        pytest.param(
            Norm(Statute.HGO, "84", sentence=1), "§ 84 Satz 1 HGO", id="no paragraphs in between"
        ),
    ],
)
def test_a_norm_reads_as_lawyers_cite_it(norm, text):
    assert str(norm) == text


def test_a_refusal_carries_rule_norm_and_facts():
    refusal = RuleViolation(SomeRule.REFUSED, Norm(Statute.KWG, "13"), "R-LIST-10", hours=18)
    assert (refusal.rule, str(refusal.norm), refusal.rule_id, refusal.facts, str(refusal)) == (
        SomeRule.REFUSED,
        "§ 13 KWG",
        "R-LIST-10",
        {"hours": 18},
        "some.refused",
    )


def test_without_a_norm_a_finding_and_a_refusal_say_nothing_of_rules():
    finding, refusal = Finding(SomeRule.REFUSED), RuleViolation(SomeRule.REFUSED)
    assert (finding.norm, finding.rule_id, finding.facts) == (None, "", None)
    assert (refusal.norm, refusal.rule_id, refusal.facts) == (None, "", {})


def test_assumptions_are_listed_with_rule_value_and_choices():
    assert list(assumptions_of(SomeAssumptions())) == [
        Assumption("days", "C-12", Certainty.UNKNOWN, 24, (24, 30))
    ]


def test_an_override_of_this_room_is_taken_and_others_are_left_alone():
    assert with_overrides(SomeAssumptions(), {"days": 30, "foreign": 1}) == SomeAssumptions(30)


def test_a_value_that_is_no_choice_is_refused():
    with pytest.raises(ValueError, match=r"days: 31 is none of \(24, 30\)"):
        with_overrides(SomeAssumptions(), {"days": 31})
