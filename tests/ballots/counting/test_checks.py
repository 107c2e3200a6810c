"""Plausibility checks: a consistent unit fires none, one broken field fires its check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest

from ballots.law.counting.checking import CheckFinding, Level
from ballots.law.counting.checks import REPORT_CHECKS, check_report, checks_not_asked
from ballots.law.counting.report import ReportValues, UnitKind
from ballots.law.counting.rules import CheckRule
from ballots.law.counting.town import TOWN_CHECKS
from ballots.law.result.checks import RESULT_CHECKS
from municipalities.messages import sentence
from tests.ballots.counting.test_tally import F11

BOX = replace(F11, kind=UnitKind.BALLOT_BOX)
POSTAL = replace(
    F11,
    kind=UnitKind.POSTAL,
    electors=0,
    electors_unmarked=0,
    electors_marked=0,
    electors_by_card=0,
    voters_with_card=60,
)
NOTHING = ReportValues(seats=9)
KINDS_UNKNOWN = ("H4.01", "H4.06", "H5.06", "H5.07", "H5.08", "H5.09", "H5.11", "H5.12")


def codes(findings: Iterable[CheckFinding]) -> list[str]:
    return [finding.code for finding in findings]


BROKEN = {
    "H2.01 the sum of electors": (replace(F11, electors=1001), ["H2.01"]),
    "H2.02 more without card than unmarked": (
        replace(BOX, electors_unmarked=34, electors=134),
        ["H2.02"],
    ),
    "H2.03 a postal unit with voters without card": (
        replace(POSTAL, voters_with_card=59),
        ["H2.03"],
    ),
    "H2.03 a postal unit with electors": (
        replace(POSTAL, electors=1, electors_unmarked=1),
        ["H2.03"],
    ),
    "H2.04 more cards than issued": (
        replace(BOX, electors_marked=24, electors=924),
        ["H2.04"],
    ),
    "H0.03 no sum of the electors": (replace(BOX, electors=None), ["H0.03", "H2.06"]),
    "H2.06 no electors given": (
        replace(
            BOX,
            electors=None,
            electors_unmarked=None,
            electors_marked=None,
            electors_by_card=None,
        ),
        ["H2.06"],
    ),
    "H2.07 more voters than electors": (
        replace(F11, electors=59, electors_unmarked=50, electors_marked=9),
        ["H2.07"],
    ),
    "CODE.01 more with card than voters": (replace(F11, voters_with_card=61), ["CODE.01"]),
    "CODE.02 more invalid ballots than voters": (
        replace(F11, invalid_ballots=61, valid_votes=0, list_votes={}, candidate_votes={}),
        ["CODE.02", "H5.04"],
    ),
    "H3.09 nobody voted": (
        replace(
            F11,
            voters=0,
            voters_with_card=0,
            invalid_ballots=0,
            valid_votes=0,
            list_votes={1: 0, 2: 0},
            candidate_votes=dict.fromkeys(F11.candidate_votes, 0),
        ),
        ["H0.04", "H3.09"],
    ),
    "H5.01 the sum of lists": (replace(F11, valid_votes=521), ["H5.01"]),
    "H5.02 the sum of persons": (
        replace(F11, candidate_votes={**F11.candidate_votes, (1, 2): 131}),
        ["H5.02"],
    ),
    "H5.02 one person alone has more votes than the list": (
        replace(
            F11,
            list_votes={1: 100, 2: 422},
            candidate_votes={(1, 1): 101},
            complete_lists=frozenset(),
            printed={1: 4, 2: 4},
        ),
        ["H5.02"],
    ),
    "H5.04 more votes than ballots allow": (replace(F11, invalid_ballots=3), ["H5.04"]),
    "H5.10 votes for a list not on the paper": (
        replace(F11, list_votes={1: 500, 3: 22}, candidate_votes={}, complete_lists=frozenset()),
        ["H5.10"],
    ),
    "H5.10 votes for a person not on the paper": (
        replace(
            F11,
            candidate_votes={(1, 1): 170, (1, 2): 130, (1, 3): 120, (1, 5): 80, (2, 1): 22},
        ),
        ["H5.10"],
    ),
    "H5.10 votes for place 0": (
        replace(
            F11,
            candidate_votes={(1, 0): 80, (1, 1): 170, (1, 2): 130, (1, 3): 120, (2, 1): 22},
        ),
        ["H5.10"],
    ),
    "H5.10 votes for the first person of a list not on the paper": (
        replace(F11, candidate_votes={**F11.candidate_votes, (3, 1): 1}),
        ["H5.10"],
    ),
    "H5.13 one ballot with few votes": (
        replace(
            F11,
            voters=3,
            voters_with_card=3,
            valid_votes=4,
            list_votes={1: 4, 2: 0},
            candidate_votes={},
            complete_lists=frozenset(),
        ),
        ["H5.13"],
    ),
    "H5.13 few votes per ballot": (
        replace(
            F11,
            valid_votes=260,
            list_votes={1: 260, 2: 0},
            candidate_votes={},
            complete_lists=frozenset(),
        ),
        ["H5.13"],
    ),
}


@pytest.mark.rules("R-CODE-01")
@pytest.mark.parametrize(("values", "expected"), BROKEN.values(), ids=BROKEN)
def test_one_broken_field_fires_its_check(values, expected):
    findings = check_report(values)
    assert codes(findings) == expected
    assert all(sentence(finding) for finding in findings)


CONSISTENT = {
    "joint": F11,
    "ballot box": BOX,
    "postal": POSTAL,
    "H2.01 electors by card are electors": replace(F11, electors=1005, electors_by_card=5),
    "H2.02 nobody unmarked stayed at home": replace(BOX, electors_unmarked=35, electors=135),
    "H2.04 every card that was issued came": replace(
        BOX, electors_marked=20, electors_by_card=5, electors=925
    ),
    "H2.07 everybody voted": replace(
        F11, electors=60, electors_unmarked=35, electors_marked=25, electors_by_card=0
    ),
    "CODE.01 everybody with a card": replace(F11, voters_with_card=60),
    "H5.04 as many votes as ballots allow": replace(F11, invalid_ballots=2),
    "H5.10 the last person of each list": replace(
        F11, candidate_votes={(1, 1): 152, (1, 2): 1, (1, 3): 173, (1, 4): 174, (2, 1): 22}
    ),
    "H5.10 no votes for a list not on the paper": replace(F11, list_votes={1: 500, 2: 22, 3: 0}),
    "H5.10 no votes for persons not on the paper": replace(
        F11, candidate_votes={**F11.candidate_votes, (1, 0): 0, (1, 5): 0, (3, 1): 0}
    ),
    "H5.13 half of the votes that the ballots allow": replace(
        F11,
        valid_votes=261,
        list_votes={1: 261, 2: 0},
        candidate_votes={},
        complete_lists=frozenset(),
    ),
}


@pytest.mark.rules("R-CODE-01")
@pytest.mark.parametrize("values", CONSISTENT.values(), ids=CONSISTENT)
def test_f11_a_consistent_unit_fires_no_check(values):
    assert check_report(values) == ()


@pytest.mark.rules("R-CODE-01")
def test_what_is_not_known_is_not_asked():
    assert check_report(NOTHING) == ()
    assert checks_not_asked(NOTHING) == (
        "H0.02",
        "H0.04",
        "H2.01",
        "H2.07",
        "CODE.01",
        "CODE.02",
        "H3.09",
        "H4.01",
        "H4.06",
        "H5.01",
        "H5.04",
        "H5.10",
        "H5.13",
    )
    assert checks_not_asked(F11) == ("H0.02", *KINDS_UNKNOWN)
    in_part = replace(F11, complete_lists=frozenset({2}))
    assert set(checks_not_asked(in_part)) - set(checks_not_asked(F11)) == {"H5.02"}


@pytest.mark.rules("R-CODE-01")
def test_votes_without_any_list_are_not_summed():
    values = replace(F11, list_votes={}, candidate_votes={}, printed=None)
    assert check_report(values) == ()
    assert checks_not_asked(values) == ("H0.02", "H4.01", "H4.06", "H5.01", "H5.10")


@pytest.mark.rules("R-CODE-01")
def test_a_missing_list_is_not_zero():
    values = replace(F11, list_votes={1: 500}, candidate_votes={})
    assert [finding.code for finding in check_report(values)] == ["H5.02"]
    values = replace(values, complete_lists=frozenset())
    assert check_report(values) == ()
    assert checks_not_asked(values) == (
        "H0.02",
        *KINDS_UNKNOWN[:2],
        "H5.01",
        "H5.02",
        *KINDS_UNKNOWN[2:],
    )


def test_a_finding_names_code_level_norm_and_numbers():
    (finding,) = check_report(replace(F11, invalid_ballots=3))
    assert (finding.code, finding.level, finding.is_error) == ("H5.04", Level.ERROR, True)
    assert (str(finding.norm), finding.rule_id) == ("§ 18 Abs. 1 KWG", "R-CODE-01")
    assert finding.facts == {"d": 522, "most": 513}
    assert sentence(finding) == (
        "D ist 522, die gültigen Stimmzettel erlauben höchstens 513 Stimmen (§ 18 Abs. 1 KWG). "
        "Stimmen, B und C neu ablesen."
    )


SAID = {
    # example: what its finding says; level, norm and rule are those of the protocol
    "H2.01 the sum of electors": (
        "H2.01 F § 15 KWO R-CODE-01",
        {"a": 1001, "a1": 900, "a2": 100, "a3": 0},
    ),
    "H2.02 more without card than unmarked": (
        "H2.02 F § 47 Abs. 1 KWO R-CODE-01",
        {"b": 60, "b1": 25, "a1": 34},
    ),
    "H2.03 a postal unit with voters without card": (
        "H2.03 F § 47 Abs. 1 KWO R-CODE-01",
        {"b": 60, "b1": 59},
    ),
    "H2.03 a postal unit with electors": (
        "H2.03 F § 47 Abs. 1 KWO R-CODE-01",
        {"b": 60, "b1": 60},
    ),
    "H2.04 more cards than issued": (
        "H2.04 W § 47 Abs. 1 KWO R-CODE-01",
        {"b1": 25, "a2": 24, "a3": 0},
    ),
    "H2.06 no electors given": ("H2.06 W § 15 KWO R-CODE-01", {}),
    "H2.07 more voters than electors": (
        "H2.07 F § 47 Abs. 1 KWO R-CODE-01",
        {"b": 60, "a": 59},
    ),
    "CODE.01 more with card than voters": (
        "CODE.01 F § 47 Abs. 1 KWO R-CODE-01",
        {"b1": 61, "b": 60},
    ),
    "CODE.02 more invalid ballots than voters": (
        "CODE.02 F § 49 Abs. 2 KWO R-CODE-01",
        {"c": 61, "b": 60},
    ),
    "H3.09 nobody voted": (
        "H0.04 F § 49 Abs. 2 KWO R-CODE-01",
        {"b": 0, "c": 0, "votes": 0},
    ),
    "H5.01 the sum of lists": ("H5.01 F § 49 Abs. 2 KWO R-CODE-01", {"d": 521, "sum": 522}),
    "H5.02 the sum of persons": (
        "H5.02 F § 49 Abs. 2 KWO R-CODE-01",
        {"list": 1, "d": 500, "sum": 501},
    ),
    "H5.04 more votes than ballots allow": (
        "H5.04 F § 18 Abs. 1 KWG R-CODE-01",
        {"d": 522, "most": 513},
    ),
    "H5.10 votes for a list not on the paper": (
        "H5.10 F § 18 Abs. 1 KWG R-CAST-01",
        {"subject": "3", "votes": 22},
    ),
    "H5.10 votes for a person not on the paper": (
        "H5.10 F § 18 Abs. 1 KWG R-CAST-01",
        {"subject": "1-5", "votes": 80},
    ),
    "H5.13 few votes per ballot": (
        "H5.13 W § 18 Abs. 1 KWG R-CODE-01",
        {"d": 260, "ballots": 58, "seats": 9},
    ),
}


def said(finding: CheckFinding) -> str:
    return f"{finding.code} {finding.level.value} {finding.norm} {finding.rule_id}"


@pytest.mark.rules("R-CODE-01")
@pytest.mark.parametrize("name", SAID)
def test_a_check_of_a_report_says_its_norm_and_its_numbers(name):
    values, _ = BROKEN[name]
    finding = check_report(values)[0]
    assert (said(finding), finding.facts) == SAID[name]
    assert finding.rule.name == finding.code.replace(".", "_")


ROWS = """
H0.01 A B C D_l: A (nicht Brief), B, C oder D_l leer
H0.02 A B B1 C: keine ganze Zahl ab 0, oder > 1,5 · A der Gemeinde
H0.03 A D_l: A leer, aber A1, A2 oder A3 > 0; D_l leer, aber D_lk > 0
H0.04 B C D_l: gemeldet, aber B = C = Σ D_l = 0
H1.09 B: nicht Brief: 0 < B < 50 und nicht abgegeben
CODE.06 B: Brief: 0 < B < 50
CODE.07 B: einziger Auszählungsbezirk: 0 < B < 50
CODE.08 B: B < Wählende der übernommenen Bezirke
CODE.09 B: B ≠ vorher gemeldet + seitdem übernommen
H2.01 A A1 A2 A3: A ≠ A1 + A2 + A3
H2.02 B B1 A1: Urne: B − B1 > A1
H2.03 B B1 A1 A2 A3: Brief: B ≠ B1, oder A1, A2, A3 ≠ 0
H2.04 B1 A2 A3: Urne: B1 > A2 + A3
H2.06 A: Urne: A leer oder 0
H2.07 B A: nicht Brief: B > A
CODE.01 B1 B: B1 > B
CODE.02 C B: C > B
H3.09 B: B = 0
H4.01 U_l Ä_l X B C: Σ U_l + Σ Ä_l + X ≠ B − C
H4.06 P_l X: Σ P_l < 2 · X, oder P_l > X
H4.08 X: eine Liste, aber X > 0
H5.01 D D_l: D ≠ Σ D_l
H5.02 D_l D_lk: D_l ≠ Σ D_lk
H5.04 D B C: D > (B − C) · S
CODE.03 D_lk B C: D_lk > 3 · (B − C)
CODE.04 D_l B C: D_l > (B − C) · min(S; 3 · n_l)
H5.06 D_l U_l Ä_l P_l: D_l < U_l · min(S; 3 · n_l) + Ä_l + P_l
H5.07 D_l U_l Ä_l P_l: D_l > (U_l + Ä_l + P_l) · min(S; 3 · n_l)
H5.08 D_lk U_l: D_lk < U_l · s_k
H5.09 D_lk U_l Ä_l P_l: D_lk > U_l · s_k + 3 · (Ä_l + P_l)
H5.10 D_l D_lk: D_l > 0 oder D_lk > 0, nicht auf dem Stimmzettel
H5.11 D_l U_l Ä_l P_l: U_l + Ä_l + P_l = 0, aber D_l > 0
H5.12 D_l U_l Ä_l P_l: D_l − U_l · min(S; 3 · n_l) < 2 · (Ä_l + P_l)
H5.13 D B C: D / (B − C) < S / 2
H5.15 D_lk U_l: alle D_lk einer Liste gleich, und U_l erklärt es nicht
H8.08 B C D_l D_lk: alle Summen stimmen, und jede Zahl endet auf 0 oder 5
H2.05 B1: Gemeinde: Σ B1 > ausgestellte − ungültige Wahlscheine
CODE.05 B1 A2 A3: Gemeinde: Σ B1 > A2 + A3
H7.09 B A: Gemeinde: B > A
H7.10 A2: Gemeinde: A2 > 0 und kein Briefwahlbezirk hat gemeldet
CODE.10 A2: Wahlbezirk: A2 > 0 und kein Auszählungsbezirk zählt seine Briefe
H9.01 seats: Σ Sitze ≠ S
H9.02 seats candidates vacant: unbesetzt ≠ max(0; Sitze − Personen)
H9.08 lists: eine Liste, aber Verhältniswahl
H9.09 seats vacant: Sitze − unbesetzt < 3
"""


@pytest.mark.rules("R-CODE-01", "R-SEAT-05")
def test_a_row_names_the_values_that_take_part_and_its_formula():
    rows = [*REPORT_CHECKS, *TOWN_CHECKS, *RESULT_CHECKS]
    told = [f"{row.code} {' '.join(row.fields)}: {row.formula}" for row in rows]
    assert told == ROWS.strip().splitlines()


def test_every_check_has_one_row():
    rows = [(check.code, check.formula, check.fields) for check in REPORT_CHECKS]
    rows += [(check.code, check.formula, check.fields) for check in TOWN_CHECKS]
    rows += [(check.code, check.formula, check.fields) for check in RESULT_CHECKS]
    assert Counter(code for code, _, _ in rows).most_common(1)[0][1] == 1
    assert all(formula and fields for _, formula, fields in rows)


def test_a_finding_that_says_no_level_is_an_error():
    finding = CheckFinding(CheckRule.H2_01)
    assert (finding.code, finding.level, finding.is_error) == ("", Level.ERROR, True)
