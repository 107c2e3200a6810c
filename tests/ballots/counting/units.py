"""Units built from ballots that were judged one by one: whatever they hold, they are consistent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from ballots.law.counting.report import ReportValues, UnitKind
from ballots.law.counting.tally import list_votes
from ballots.law.counting.validity import UNCHANGED, Ballot, Judgment, Verdict, judge
from ballots.law.paper.paper import Paper


def unit_of(
    paper: Paper,
    judgments: Iterable[Judgment],
    *,
    stayed_home: int = 0,
    unchanged: Mapping[int, int],
) -> ReportValues:
    """The report of a ballot box from its judged ballots and its pile of unchanged ones."""
    judged = [one for one in judgments if one.verdict is not Verdict.NEEDS_DECISION]
    valid = [one for one in judged if one.verdict is Verdict.VALID]
    votes: Counter[tuple[int, int]] = Counter()
    kept = Counter(dict(unchanged))
    changed: Counter[int] = Counter()
    mixed: Counter[int] = Counter()
    across = 0
    for number, count in unchanged.items():
        for person, each in paper.unchanged[number].items():
            votes[person] += each * count
    for one in valid:
        votes.update(one.votes)
        touched = {number for number, _ in one.votes}
        if one.rules == (UNCHANGED,):
            kept.update(touched)
        elif len(touched) == 1:
            changed.update(touched)
        else:
            across += 1
            mixed.update(touched)
    counted = {one: votes[one] for places in paper.places.values() for one in places}
    voters = len(judged) + sum(unchanged.values())
    lists = list_votes(counted)
    return ReportValues(
        seats=paper.seats,
        electors=voters + stayed_home,
        electors_unmarked=voters + stayed_home,
        electors_marked=0,
        electors_by_card=0,
        voters=voters,
        voters_with_card=0,
        invalid_ballots=len(judged) - len(valid),
        valid_votes=sum(lists.values()),
        list_votes=lists,
        candidate_votes=counted,
        complete_lists=frozenset(lists),
        printed=paper.lists,
        kind=UnitKind.BALLOT_BOX,
        unchanged={number: kept[number] for number in paper.lists},
        changed={number: changed[number] for number in paper.lists},
        mixed={number: mixed[number] for number in paper.lists},
        mixed_ballots=across,
    )


PAPERS = (
    Paper(9, {1: 9, 2: 5, 3: 2}),
    Paper(3, {1: 1, 2: 3}),
    Paper(5, {1: 8}),
    Paper(7, {4: 7, 9: 3}),
    Paper(19, {1: 19, 2: 7, 3: 1, 5: 6}),
    Paper(37, {1: 12, 2: 13, 8: 2}),
)


def _unit_on(paper: Paper) -> st.SearchStrategy[ReportValues]:
    persons = [one for places in paper.places.values() for one in places]
    ballots = st.builds(
        Ballot,
        st.frozensets(st.sampled_from(sorted(paper.lists)), max_size=2),
        st.dictionaries(st.sampled_from(persons), st.integers(1, 4), max_size=4),
        st.frozensets(st.sampled_from(persons), max_size=1),
    )
    return st.builds(
        lambda marked, stayed_home, number, pile: unit_of(
            paper,
            [judge(one, paper) for one in marked],
            stayed_home=stayed_home,
            unchanged={number: pile},
        ),
        st.lists(ballots, max_size=12),
        st.integers(0, 40),
        st.sampled_from(sorted(paper.lists)),
        st.integers(1, 20),
    )


units = st.one_of([_unit_on(paper) for paper in PAPERS])
"""Any ballots on one of several papers, and a pile of unchanged ones."""
