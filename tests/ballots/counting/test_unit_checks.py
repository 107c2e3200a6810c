"""Bounds of one unit: each fires beyond its limit, none at it, and none for real ballots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from ballots.law.counting.checking import CheckFinding, Level
from ballots.law.counting.checks import check_report, refused_at_once
from ballots.law.counting.report import ReportValues, UnitKind
from ballots.law.counting.validity import judge
from ballots.law.paper.paper import Paper
from municipalities.messages import sentence
from tests.ballots.counting.ballot_examples import NINE, WORKED
from tests.ballots.counting.units import unit_of, units

# 60 ballots, 58 valid, lists of 9, 5 and 2 persons, S = 9.
KINDS = unit_of(
    NINE,
    [],
    unchanged={1: 20, 2: 30, 3: 8},
)
PLAIN = replace(
    KINDS,
    electors=400,
    electors_unmarked=380,
    electors_marked=20,
    voters=60,
    voters_with_card=4,
    invalid_ballots=2,
    own_count=True,
)


def fired(values: ReportValues) -> dict[str, list[CheckFinding]]:
    found: dict[str, list[CheckFinding]] = {}
    for finding in check_report(values):
        found.setdefault(finding.code, []).append(finding)
    return found


def with_person(values: ReportValues, person: tuple[int, int], votes: int) -> ReportValues:
    """One person's number changed, and list and sum with it."""
    more = votes - values.candidate_votes[person]
    lists = {**values.list_votes, person[0]: values.list_votes[person[0]] + more}
    return replace(
        values,
        candidate_votes={**values.candidate_votes, person: votes},
        list_votes=lists,
        valid_votes=sum(lists.values()),
    )


@pytest.mark.rules("R-CODE-01")
def test_the_unit_of_the_examples_is_plain():
    assert (PLAIN.list_votes, PLAIN.valid_ballots) == ({1: 180, 2: 270, 3: 48}, 58)
    assert check_report(PLAIN) == ()


ELEVEN = Paper(15, {1: 2, 2: 15})
HUNDRED = ReportValues(
    seats=15,
    voters=102,
    invalid_ballots=2,
    list_votes={1: 600, 2: 0},
    candidate_votes={(1, 1): 300, (1, 2): 300},
    printed=ELEVEN.lists,
)


@pytest.mark.rules("R-CAST-01")
def test_nobody_has_more_than_three_votes_of_each_valid_ballot():
    assert "CODE.03" not in fired(HUNDRED)
    votes = {(1, 1): 400, (1, 2): 200}
    (found,) = fired(replace(HUNDRED, candidate_votes=votes))["CODE.03"]
    assert (found.level, found.columns) == (Level.ERROR, ("D1_1", "B", "C"))
    assert "Liste 1, Platz 1 hat 400 Stimmen: mehr als 3" in sentence(found)


@pytest.mark.rules("R-CAST-01")
def test_a_list_of_two_gets_six_votes_of_a_ballot_and_never_more_than_there_are_seats():
    assert "CODE.04" not in fired(HUNDRED)
    (found,) = fired(replace(HUNDRED, list_votes={1: 1400, 2: 0}))["CODE.04"]
    assert (found.columns, found.facts) == (
        ("D1", "B", "C"),
        {"list": 1, "d": 1400, "ballots": 100, "per_ballot": 6},
    )
    assert "CODE.04" in fired(replace(HUNDRED, list_votes={1: 601, 2: 0}))
    long = replace(HUNDRED, list_votes={1: 0, 2: 1500}, candidate_votes={})
    assert "CODE.04" not in fired(long)
    assert "CODE.04" in fired(replace(long, list_votes={1: 0, 2: 1501}))


@pytest.mark.rules("R-CAST-01")
def test_where_nobody_knows_how_many_persons_a_list_has_its_bound_is_the_seats():
    in_part = replace(HUNDRED, printed={1: None, 2: 15}, list_votes={1: 1500, 2: 0})
    assert {"CODE.04", "H5.10"} & fired(in_part).keys() == set()
    assert "CODE.04" in fired(replace(in_part, list_votes={1: 1501, 2: 0}))


@pytest.mark.rules("R-CAST-01")
def test_more_invalid_ballots_than_voters_say_nothing_of_a_person():
    wrong = replace(HUNDRED, invalid_ballots=103, list_votes={}, candidate_votes={(1, 1): 0})
    assert list(fired(wrong)) == ["CODE.02"]


@pytest.mark.rules("R-CODE-01")
def test_more_votes_than_ballots_allow_need_no_sum_to_be_noticed():
    many = replace(HUNDRED, list_votes={2: 1501}, candidate_votes={})
    (found,) = fired(many)["H5.04"]
    assert found.facts == {"d": 1501, "most": 1500}
    assert "H5.04" not in fired(replace(HUNDRED, list_votes={}, candidate_votes={}))


EMPTY = {
    "A": {"electors": None},
    "B": {"voters": None},
    "C": {"invalid_ballots": None},
    "D2": {"list_votes": {1: 180, 3: 48}},
}


@pytest.mark.rules("R-CNT-09")
@pytest.mark.parametrize("column", EMPTY)
def test_a_report_of_the_own_count_lacks_no_compulsory_figure(column):
    changed: dict[str, Any] = EMPTY[column]
    (found,) = fired(replace(PLAIN, **changed))["H0.01"]
    assert (found.columns, found.level, refused_at_once(found)) == ((column,), Level.ERROR, False)
    # Others publish what they like: unknown is not wrong (docs/decisions/0004).
    assert "H0.01" not in fired(replace(PLAIN, own_count=False, **changed))


@pytest.mark.rules("R-CNT-09")
def test_a_postal_unit_has_no_register_to_fill_in():
    values = replace(PLAIN, kind=UnitKind.POSTAL, voters_with_card=60)
    nobody = dict.fromkeys(["electors", "electors_unmarked", "electors_marked"], None)
    assert fired(replace(values, electors_by_card=None, **nobody)) == {}


@pytest.mark.rules("R-CODE-01")
def test_a_value_beyond_the_municipality_is_misread():
    town = replace(PLAIN, municipality_electors=400)
    assert "H0.02" not in fired(town)
    (found,) = fired(replace(town, voters_with_card=601))["H0.02"]
    assert (found.columns, found.facts) == (("B1",), {"column": "B1", "value": 601})
    assert "H0.02" not in fired(replace(town, voters_with_card=600))
    # Votes are no persons: every voter has as many as there are seats.
    assert "H0.02" not in fired(replace(town, list_votes={**town.list_votes, 1: 601}))


@pytest.mark.rules("R-CODE-01")
def test_what_is_no_whole_number_is_misread_and_not_empty():
    values = replace(PLAIN, voters=None, misread={"B": "-3"})
    assert {code: found[0].columns for code, found in fired(values).items()} == {"H0.02": ("B",)}


@pytest.mark.rules("R-CODE-01")
def test_a_sum_is_missing_where_its_parts_are_there():
    no_sum = replace(PLAIN, own_count=False, electors=None)
    assert [found.columns for found in fired(no_sum)["H0.03"]] == [("A",)]
    no_list = replace(PLAIN, own_count=False, list_votes={1: 180, 2: 270})
    assert [found.columns for found in fired(no_list)["H0.03"]] == [("D3",)]
    nothing = dict.fromkeys(["electors_unmarked", "electors_marked", "electors_by_card"], None)
    assert "H0.03" not in fired(replace(no_sum, **nothing))
    zeros = {person: 0 for person in PLAIN.candidate_votes if person[0] == 3}
    assert "H0.03" not in fired(
        replace(no_list, candidate_votes={**PLAIN.candidate_votes, **zeros})
    )


@pytest.mark.rules("R-CODE-01")
def test_nothing_but_noughts_is_no_count():
    zeros = replace(
        PLAIN,
        voters=0,
        voters_with_card=0,
        invalid_ballots=0,
        valid_votes=0,
        list_votes=dict.fromkeys(PLAIN.list_votes, 0),
        candidate_votes=dict.fromkeys(PLAIN.candidate_votes, 0),
        unchanged=dict.fromkeys(PLAIN.unchanged, 0),
    )
    found = fired(zeros)
    assert list(found) == ["H0.04", "H3.09"]
    assert refused_at_once(found["H0.04"][0])
    assert found["H0.04"][0].columns == ("B", "C", "D1", "D2", "D3")
    all_invalid = replace(zeros, voters=60, invalid_ballots=60)
    still_open = replace(zeros, invalid_ballots=None)
    assert [("H0.04" in fired(one)) for one in (all_invalid, still_open)] == [False, False]


@pytest.mark.rules("R-DIST-03")
@pytest.mark.parametrize(
    ("voters", "kind", "code"),
    [
        (49, UnitKind.BALLOT_BOX, "H1.09"),
        (49, UnitKind.JOINT, "H1.09"),
        (50, UnitKind.BALLOT_BOX, None),
        (1, UnitKind.BALLOT_BOX, "H1.09"),
        (0, UnitKind.BALLOT_BOX, None),
        (49, UnitKind.POSTAL, "CODE.06"),
        (50, UnitKind.POSTAL, None),
    ],
)
def test_few_voters_are_not_counted_alone(voters, kind, code):
    values = replace(PLAIN, voters=voters, kind=kind)
    found = fired(values)
    assert {"H1.09", "CODE.06"} & found.keys() == ({code} if code else set())
    if code:
        assert [one.level for one in found[code]] == [
            Level.ERROR if code == "H1.09" else Level.WARNING
        ]
        assert not refused_at_once(found[code][0])
    # A published result of others cannot be joined any more.
    assert {"H1.09", "CODE.06"} & fired(replace(values, own_count=False)).keys() == set()


@pytest.mark.rules("R-DIST-03")
def test_the_only_unit_of_a_municipality_is_counted_as_it_is_and_flagged():
    few = replace(PLAIN, voters=49, is_alone=True)
    (found,) = fired(few)["CODE.07"]
    assert (found.level, "H1.09" in fired(few)) == (Level.WARNING, False)
    assert "mit der Aufsichtsbehörde klären" in sentence(found)
    by_post = replace(few, kind=UnitKind.POSTAL)
    assert {"H1.09", "CODE.06", "CODE.07"} & fired(by_post).keys() == {"CODE.07"}
    enough = (replace(few, voters=50), replace(few, own_count=False), replace(few, is_alone=False))
    assert ["CODE.07" in fired(one) for one in enough] == [False] * 3


@pytest.mark.rules("R-DIST-03")
@pytest.mark.parametrize(
    ("voters", "expected", "codes"),
    [
        pytest.param(60, None, set(), id="nothing was reported before"),
        pytest.param(60, 60, set(), id="both together"),
        pytest.param(60, 90, {"CODE.09"}, id="as many as before: those taken over are missing"),
        pytest.param(30, None, set(), id="only those that were taken over"),
        pytest.param(29, None, {"CODE.08"}, id="fewer than were taken over"),
        pytest.param(None, 90, set(), id="not yet known"),
    ],
)
def test_whoever_was_taken_over_is_counted(voters, expected, codes):
    found = fired(replace(PLAIN, voters=voters, taken_over=30, expected=expected))
    assert {"CODE.08", "CODE.09"} & found.keys() == codes
    levels = {"CODE.08": (Level.ERROR, True), "CODE.09": (Level.WARNING, False)}
    for code in codes:
        assert (found[code][0].level, refused_at_once(found[code][0])) == levels[code]
        assert "übernommen" in sentence(found[code][0])
    alone = replace(PLAIN, voters=voters, expected=expected)
    assert not {"CODE.08", "CODE.09"} & fired(alone).keys()


BROKEN_KINDS = {
    "H4.01 a pile too many": (
        replace(PLAIN, changed={1: 1, 2: 0, 3: 0}),
        "H4.01",
        ("unveraendert_1", "unveraendert_2", "unveraendert_3", "veraendert_1", "veraendert_2",
         "veraendert_3", "X", "B", "C"),
    ),
    "H4.06 a ballot across lists is for two": (
        replace(PLAIN, mixed={1: 1, 2: 0, 3: 0}, mixed_ballots=1),
        "H4.06",
        ("panasch_1", "panasch_2", "panasch_3", "X"),
    ),
    "H4.06 none counts twice for one list": (
        replace(PLAIN, mixed={1: 2, 2: 0, 3: 0}, mixed_ballots=1),
        "H4.06",
        ("panasch_1", "X"),
    ),
    "H4.08 one list alone": (
        replace(PLAIN, printed={1: 9}, mixed_ballots=1),
        "H4.08",
        ("X",),
    ),
    "H5.06 an unchanged ballot is missing": (
        replace(PLAIN, unchanged={**PLAIN.unchanged, 1: 21}),
        "H5.06",
        ("D1", "unveraendert_1", "veraendert_1", "panasch_1"),
    ),
    "H5.07 an unchanged ballot too few": (
        replace(PLAIN, unchanged={**PLAIN.unchanged, 1: 19}),
        "H5.07",
        ("D1", "unveraendert_1", "veraendert_1", "panasch_1"),
    ),
    "H5.08 not spread by the rule": (
        with_person(PLAIN, (2, 5), 29),
        "H5.08",
        ("D2_5", "unveraendert_2"),
    ),
    "H5.09 more than three of a ballot": (
        with_person(PLAIN, (2, 5), 31),
        "H5.09",
        ("D2_5", "unveraendert_2", "veraendert_2", "panasch_2"),
    ),
    "H5.11 votes without a ballot": (
        replace(PLAIN, unchanged={**PLAIN.unchanged, 3: 0}),
        "H5.11",
        ("D3", "unveraendert_3", "veraendert_3", "panasch_3"),
    ),
    "H5.12 the rest was forgotten": (
        replace(with_person(PLAIN, (1, 1), 21), changed={1: 1, 2: 0, 3: 0}),
        "H5.12",
        ("D1", "unveraendert_1", "veraendert_1", "panasch_1"),
    ),
    "H5.15 everybody alike": (
        replace(
            PLAIN,
            candidate_votes=PLAIN.candidate_votes | {(2, place): 54 for place in range(1, 6)},
        ),
        "H5.15",
        ("D2_1", "D2_2", "D2_3", "D2_4", "D2_5"),
    ),
}  # fmt: skip


@pytest.mark.rules("R-CAST-01", "R-HEAL-07", "R-CODE-01")
@pytest.mark.parametrize(("values", "code", "columns"), BROKEN_KINDS.values(), ids=BROKEN_KINDS)
def test_ballots_by_kind_bound_the_votes(values, code, columns):
    found = fired(values)
    assert columns in [one.columns for one in found[code]]
    assert all(sentence(one) for one in found[code])
    unknown = replace(values, unchanged={}, changed={}, mixed={}, mixed_ballots=None)
    if code != "H5.15":
        assert code not in fired(unknown)


@pytest.mark.rules("R-HEAL-07")
def test_unchanged_ballots_may_explain_that_all_are_alike():
    alike = {(1, place): 20 for place in range(1, 10)}
    assert {count for person, count in PLAIN.candidate_votes.items() if person[0] == 1} == {20}
    assert "H5.15" not in fired(PLAIN)
    assert "H5.15" not in fired(replace(PLAIN, unchanged={}))
    other = replace(PLAIN, unchanged={**PLAIN.unchanged, 1: 19})
    assert "H5.15" in fired(other)
    assert "H5.15" not in fired(replace(other, complete_lists=frozenset()))
    assert alike.items() <= PLAIN.candidate_votes.items()


@pytest.mark.rules("R-CODE-01")
def test_round_numbers_are_a_hint_and_a_wrong_sum_is_none():
    values = ReportValues(
        seats=9,
        voters=60,
        invalid_ballots=5,
        list_votes={1: 300, 2: 150},
        printed={1: 9, 2: 9},
    )
    (found,) = fired(values)["H8.08"]
    assert (found.level, found.columns) == (Level.HINT, ("B", "C", "D1", "D2"))
    assert "H8.08" not in fired(replace(values, list_votes={1: 300, 2: 151}))
    assert "H8.08" not in fired(replace(values, valid_votes=500))
    assert "H8.08" not in fired(replace(values, invalid_ballots=0))


def test_the_worked_ballots_make_a_consistent_unit():
    judged = [judge(example[0], NINE) for example in WORKED.values()]
    values = unit_of(NINE, judged, unchanged={2: 40}, stayed_home=10)
    assert (values.mixed_ballots or 0) > 0
    assert [one.code for one in check_report(values) if one.is_error] == []


def _more(name: str) -> Callable[[ReportValues], dict[str, Any]]:
    return lambda v: {name: getattr(v, name) + 1}


def _list_more(v: ReportValues) -> dict[str, Any]:
    number = min(v.lists)
    return {"list_votes": {**v.list_votes, number: v.list_votes[number] + 1}}


def _kind_more(name: str) -> Callable[[ReportValues], dict[str, Any]]:
    def change(v: ReportValues) -> dict[str, Any]:
        number = min(v.lists)
        table = getattr(v, name)
        return {name: {**table, number: table[number] + 1}}

    return change


def _person(v: ReportValues) -> tuple[int, int]:
    return min(v.candidate_votes)


CHANGES: dict[str, tuple[Callable[[ReportValues], dict[str, Any]], set[str]]] = {
    "A": (_more("electors"), {"H2.01"}),
    "A1": (_more("electors_unmarked"), {"H2.01"}),
    "B beyond A": (lambda v: {"voters": v.electors + 1}, {"H2.07", "H4.01"}),
    "B1 beyond B": (lambda v: {"voters_with_card": v.voters + 1}, {"CODE.01"}),
    "C": (_more("invalid_ballots"), {"H4.01"}),
    "D": (_more("valid_votes"), {"H5.01"}),
    "D beyond the ballots": (
        lambda v: {"valid_votes": v.voters * v.seats + 1},
        {"H5.01", "H5.04"},
    ),
    "D1": (_list_more, {"H5.01", "H5.02"}),
    "a person beyond three": (
        lambda v: {"candidate_votes": {**v.candidate_votes, _person(v): 3 * v.voters + 1}},
        {"H5.02", "CODE.03", "H5.09"},
    ),
    "a person not printed": (
        lambda v: {"candidate_votes": {**v.candidate_votes, (max(v.lists) + 1, 1): 1}},
        {"H5.10"},
    ),
    "U": (_kind_more("unchanged"), {"H4.01"}),
    "U beyond the votes": (
        lambda v: {"unchanged": {**v.unchanged, min(v.lists): v.list_votes[min(v.lists)] + 1}},
        {"H4.01", "H5.06"},
    ),
    "Ä": (_kind_more("changed"), {"H4.01"}),
    "X": (_more("mixed_ballots"), {"H4.01"}),
    "P beyond X": (
        lambda v: {"mixed": {**v.mixed, min(v.lists): v.mixed_ballots + 1}},
        {"H4.06"},
    ),
    "all noughts": (
        lambda v: {
            "voters": 0,
            "invalid_ballots": 0,
            "list_votes": dict.fromkeys(v.list_votes, 0),
            "candidate_votes": dict.fromkeys(v.candidate_votes, 0),
        },
        {"H0.04"},
    ),
    "no C": (lambda _: {"invalid_ballots": None}, {"H0.01"}),
}


@pytest.mark.rules("R-CODE-01", "R-CAST-01", "R-HEAL-07")
@given(units)
def test_whatever_was_on_the_ballots_no_error_fires(values):
    own = replace(values, own_count=True)
    assert {one.code for one in check_report(own) if one.is_error} <= {"H1.09"}


@pytest.mark.rules("R-CODE-01", "R-CAST-01", "R-HEAL-07")
@given(units)
def test_one_broken_field_is_noticed(values):
    own = replace(values, own_count=True)
    missed = {
        name: codes - fired(replace(own, **change(own))).keys()
        for name, (change, codes) in CHANGES.items()
    }
    assert {name: codes for name, codes in missed.items() if codes} == {}
