"""Every norm that the code cites is one of the norms of its rule.

The table was written from the collection of norms that the rules were numbered in, and is kept by
hand: a section or paragraph that is changed in the code alone no longer stands in it.
"""

import csv
from pathlib import Path

import pytest

from config.law_walk import catalogue
from tests.config.norm_walk import citations, citations_in, parts

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "data" / "norms_of_rules.csv"


def table() -> dict[str, list[str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {row["rule"]: [one for one in row["norms"].split(" | ") if one] for row in rows}


def is_within(norm: str, whole: str) -> bool:
    """Whether ``norm`` says what ``whole`` says, or less: § 84 HGO for § 84 Satz 3 HGO."""
    place, statute = norm.rsplit(" ", 1)
    return whole == norm or (whole.startswith(f"{place} ") and whole.endswith(f" {statute}"))


def test_the_catalogue_cites_the_norms_of_the_table():
    norms = table()
    stray = [
        f"{rule.id}: {norm}"
        for rule in catalogue()
        for norm in map(str, rule.norms)
        if norm not in norms[rule.id]
    ]
    assert stray == []


def test_a_norm_is_cited_for_a_rule_that_rests_on_it():
    norms = table()
    stray = [
        f"{one.where}: {one.norm} für {', '.join(one.rule_ids) or 'keine Regel'}"
        for one in citations(ROOT)
        if not any(is_within(one.norm, whole) for rule in one.rule_ids for whole in norms[rule])
    ]
    assert stray == []


SOURCE = '''
LOT = Norm(Statute.KWG, "34", "1a")
SEATS, CHAIR = Norm(Statute.HGO, "72"), Norm(Statute.HGO, "89", 2)
WHO = "R-END-06"


def refuse(late):
    """Refuse (R-LIST-10)."""
    raise RuleViolation(Rule.LATE, Norm(Statute.KWG, "13" if late else "11", 1))


def draw():
    raise RuleViolation(Rule.LOT, LOT, "R-END-05")


def page(request):
    return {"citation": "§§ 26, 27 KWG", "rule_id": "R-END-10"}


ROWS = ((SEATS, "R-IK-06"), (CHAIR, "R-IK-04"), (Norm(Statute.KWG, "34", 2), WHO))
'''


def test_a_norm_is_found_with_its_rules_where_it_stands_or_is_used():
    found = {(one.norm, one.rule_ids) for one in citations_in(SOURCE, "a.py")}
    assert found == {
        ("§ 34 Abs. 1a KWG", ("R-END-05",)),
        ("§ 72 HGO", ("R-IK-06",)),
        ("§ 89 Abs. 2 HGO", ("R-IK-04",)),
        ("§ 13 Abs. 1 KWG", ("R-LIST-10",)),
        ("§ 11 Abs. 1 KWG", ("R-LIST-10",)),
        ("§ 34 Abs. 2 KWG", ("R-END-06",)),
        ("§ 26 KWG", ("R-END-10",)),
        ("§ 27 KWG", ("R-END-10",)),
    }


def test_several_norms_are_each_one():
    assert parts("§§ 26, 27 KWG") == ["§ 26 KWG", "§ 27 KWG"]
    assert parts("§ 86 Abs. 3, 4 HGO") == ["§ 86 Abs. 3 HGO", "§ 86 Abs. 4 HGO"]
    assert parts("§ 22 KWG") == ["§ 22 KWG"]


@pytest.mark.parametrize(
    ("norm", "whole", "within"),
    [
        ("§ 84 HGO", "§ 84 Satz 3 HGO", True),
        ("§ 84 Satz 3 HGO", "§ 84 Satz 3 HGO", True),
        ("§ 84 Satz 2 HGO", "§ 84 Satz 3 HGO", False),
        ("§ 8 HGO", "§ 84 Satz 3 HGO", False),
        ("§ 84 KWG", "§ 84 Satz 3 HGO", False),
        ("§ 84 Satz 3 HGO", "§ 84 HGO", False),
    ],
)
def test_less_exact_is_within_and_another_place_is_not(norm, whole, within):
    assert is_within(norm, whole) is within
