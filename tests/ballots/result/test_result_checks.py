"""What the checks of the catalogue say of a result (H9), and what stops its determination."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ballots.law.counting.checks import Level, check_report
from ballots.law.counting.report import ReportValues
from ballots.law.result.checks import check_result, stops_determination
from ballots.law.result.result import LotQuestion, OpenLot, Result
from municipalities.messages import sentence
from tests.ballots.result.result_examples import people, result, result_list


def lists_of(
    *rows: tuple[int, int | None, int | None], seats: int, majority_vote: bool = False
) -> Result:
    """A result of lists, given as (seats won, vacant, persons; None where not all are known)."""
    return result(
        *(
            result_list(
                number,
                100 * won,
                None if majority_vote else Fraction(won),
                (won, 0, 0),
                vacant=vacant,
                known_in_full=persons is not None,
                candidates=people([1] * (persons or 1), set(), "A"),
            )
            for number, (won, vacant, persons) in enumerate(rows, start=1)
        ),
        seats=seats,
        majority_vote=majority_vote,
    )


H11 = lists_of((7, 3, 4), (2, 0, 6), seats=9)
RESULTS = {
    "H11 three seats stay empty": (H11, []),
    "H9.01 a seat is missing": (lists_of((7, 3, 4), (2, 0, 6), seats=10), ["H9.01"]),
    "H9.02 no vacancy entered": (lists_of((7, 0, 4), (2, 0, 6), seats=9), ["H9.02"]),
    "H9.02 is not asked where persons are not known": (
        lists_of((7, 3, None), (2, 0, 6), seats=9),
        [],
    ),
    "H9.08 one list by proportion": (lists_of((9, 0, 9), seats=9), ["H9.08"]),
    "one list by majority, where votes and not persons fill seats": (
        lists_of((9, 4, 9), seats=9, majority_vote=True),
        [],
    ),
    "H9.09 fewer than three members": (lists_of((2, 1, 1), (1, 0, 4), seats=3), ["H9.09"]),
    "three members are enough": (lists_of((2, 1, 1), (2, 0, 4), seats=4), []),
    "H9.09 is not asked where vacancies are not known": (
        lists_of((1, None, None), (1, 0, 4), seats=2),
        [],
    ),
    "an open lot is no result yet": (
        result(
            result_list(1, 100, Fraction(1), (1, 0, 0)),
            seats=2,
            open_lot=OpenLot(LotQuestion.LISTS, (1, 2), 1),
        ),
        [],
    ),
}


@pytest.mark.rules("R-SEAT-02", "R-SEAT-05", "R-CAST-04")
@pytest.mark.parametrize(("found", "expected"), RESULTS.values(), ids=RESULTS)
def test_checks_of_a_result(found, expected):
    findings = check_result(found)
    assert [finding.code for finding in findings] == expected
    assert all(sentence(finding) for finding in findings)


@pytest.mark.rules("R-SEAT-02", "R-SEAT-05", "R-CAST-04", "R-BODY-09")
@pytest.mark.parametrize(
    ("name", "stops"),
    [
        ("H9.01 a seat is missing", [True]),
        ("H9.02 no vacancy entered", [True]),
        ("H9.08 one list by proportion", [True]),
        ("H9.09 fewer than three members", [False]),
    ],
)
def test_a_fault_stops_the_determination_and_too_few_members_do_not(name, stops):
    found, _ = RESULTS[name]
    assert [stops_determination(finding) for finding in check_result(found)] == stops


RESULT_SAID = {
    "H9.01 a seat is missing": ("H9.01 F § 22 Abs. 3 KWG R-SEAT-02", {"sum": 9, "seats": 10}),
    "H9.02 no vacancy entered": (
        "H9.02 F § 22 KWG R-SEAT-05",
        {"list": 1, "won": 7, "candidates": 4, "vacant": 0},
    ),
    "H9.08 one list by proportion": ("H9.08 F § 18 Abs. 3 KWG R-CAST-04", {}),
    "H9.09 fewer than three members": (
        "H9.09 F § 86 Abs. 1 Satz 4 HGO R-BODY-09",
        {"members": 2, "minimum": 3},
    ),
}


@pytest.mark.rules("R-SEAT-02", "R-SEAT-05", "R-CAST-04", "R-BODY-09")
@pytest.mark.parametrize("name", RESULT_SAID)
def test_a_check_of_a_result_says_its_norm_and_its_numbers(name):
    found, _ = RESULTS[name]
    (finding,) = check_result(found)
    said = f"{finding.code} {finding.level.value} {finding.norm} {finding.rule_id}"
    assert (said, finding.facts) == RESULT_SAID[name]
    assert finding.rule.name == finding.code.replace(".", "_")


@pytest.mark.rules("R-SEAT-02")
def test_a_warning_does_not_stop_the_determination():
    (warning,) = check_report(ReportValues(seats=9, voters=0))
    assert (warning.level, stops_determination(warning)) == (Level.WARNING, False)
