"""How one ballot is read: valid or not, and which votes it gives (KWG §§ 20a, 21; R-HEAL).

The order is that of the law: what makes the whole paper invalid, struck names, three votes at
most, list marks, too many votes, votes left over. Nothing here knows who cast the ballot.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ballots.law.assumptions import DEFAULT, BallotAssumptions, Treatment
from ballots.law.paper.paper import MAX_VOTES_PER_CANDIDATE, Candidate, Paper

AS_MARKED = "R-CAST-01"
NOT_A_BALLOT = "R-HEAL-01"
UNCLEAR_VOTES = "R-HEAL-02"
STRUCK = "R-HEAL-03"
CAPPED = "R-HEAL-04"
REDUCED = "R-HEAL-05"
TOO_MANY_IN_SEVERAL_LISTS = "R-HEAL-06"
UNCHANGED = "R-HEAL-07"
REST_TO_MARKED_LIST = "R-HEAL-08"
MARKS_IGNORED = "R-HEAL-09"
SEVERAL_MARKS = "R-HEAL-10"
REDUCED_BESIDE_MARK = "R-HEAL-11"
UNUSED_LOST = "R-HEAL-12"
STRIKES_ONLY = "R-HEAL-13"
ENVELOPE = "R-HEAL-14"
OTHER_ELECTION = "R-HEAL-16"
SINGLE_LIST = "R-HEAL-17"


class Verdict(StrEnum):
    """What became of a ballot; NEEDS_DECISION is for the board (Beschluss des Wahlvorstands)."""

    VALID = "VALID"
    INVALID = "INVALID"
    NEEDS_DECISION = "NEEDS_DECISION"


class Flag(StrEnum):
    """What the board saw on the paper besides marks (§ 21 Abs. 1 KWG; R-HEAL-01, 02, 16).

    UNCLEAR: at least one mark was in doubt; its votes are not among ``Ballot.votes``.
    """

    NOT_OFFICIAL = "not_official"
    OTHER_ELECTION = "other_election"
    ADDITION = "addition"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot as marked: ``votes`` are the numbers written, so 4 or 5 may stand there."""

    list_marks: frozenset[int] = frozenset()
    votes: Mapping[Candidate, int] = field(default_factory=dict)
    strikes: frozenset[Candidate] = frozenset()
    flags: frozenset[Flag] = frozenset()

    @property
    def marked(self) -> bool:
        """Whether the voter put anything on the paper."""
        return bool(
            self.list_marks
            or self.strikes
            or any(self.votes.values())
            or self.flags & {Flag.ADDITION, Flag.UNCLEAR}
        )


class Judgment(NamedTuple):
    """What a ballot gives: its verdict, its votes, the rules in the order they applied.

    With NEEDS_DECISION ``votes`` are what counts unless the board decides otherwise. ``lost`` are
    the votes of a valid ballot that nobody gets.
    """

    verdict: Verdict
    votes: dict[Candidate, int]
    rules: tuple[str, ...]
    lost: int = 0


class _Reading(NamedTuple):
    """Votes after strikes and the limit of three, before marks and totals are looked at."""

    votes: dict[Candidate, int]
    total: int
    capped: bool
    struck_with_votes: bool


class _Outcome(NamedTuple):
    verdict: Verdict
    votes: dict[Candidate, int]
    rule: str


def judge(ballot: Ballot, paper: Paper, assumptions: BallotAssumptions = DEFAULT) -> Judgment:
    """Judge one ballot (§§ 20a, 21 KWG; R-HEAL-01..13, R-HEAL-16, R-HEAL-17, R-CAST-01).

    Where votes are left over and nothing healed the ballot, ``rules`` is R-HEAL-12; where all are
    used as marked, R-CAST-01. R-HEAL-03 is named where a strike took effect. A list mark whose
    persons are all struck gives nobody a vote and is treated like strikes alone (R-HEAL-13).

    Raises ValueError when a mark, vote or strike is not on the paper or a number is negative.
    """
    if ballot.flags and (flagged := _judge_flags(ballot.flags, assumptions)):
        return flagged
    only_marks = not (ballot.votes or ballot.strikes or ballot.flags or paper.majority)
    if only_marks and len(ballot.list_marks) == 1:
        return _accept_unchanged(next(iter(ballot.list_marks)), paper)
    _check_marks(ballot, paper)
    reading = _read_votes(ballot, paper)
    marks = () if paper.majority else tuple(ballot.list_marks)
    outcome = _decide(marks, reading, ballot, paper, assumptions)
    rules = _rules(marks, reading, outcome.rule, ballot)
    verdict = outcome.verdict
    too_many = verdict is Verdict.INVALID and reading.total > paper.seats
    if reading.struck_with_votes and not too_many:
        verdict = _unless_open(verdict, assumptions.struck_with_votes)
    if paper.majority:
        rules = _single_list_rules(rules, ballot)
        if ballot.list_marks:
            verdict = _unless_open(verdict, assumptions.header_mark_on_single_list)
    lost = paper.seats - sum(outcome.votes.values()) if verdict is Verdict.VALID else 0
    return Judgment(verdict, outcome.votes, rules, lost)


def judge_envelope(
    ballots: Sequence[Ballot], paper: Paper, assumptions: BallotAssumptions = DEFAULT
) -> Judgment:
    """Judge what one postal Stimmzettelumschlag holds, as one ballot (§ 21 Abs. 3 KWG; R-HEAL-14).

    Several ballots count as one when they are alike or when only one is marked.
    """
    if len(ballots) == 1:
        return judge(ballots[0], paper, assumptions)
    marked = [ballot for ballot in ballots if ballot.marked]
    alike = bool(ballots) and all(ballot == ballots[0] for ballot in ballots)
    if not alike and len(marked) != 1:
        return Judgment(Verdict.INVALID, {}, (ENVELOPE,))
    judgment = judge(ballots[0] if alike else marked[0], paper, assumptions)
    return judgment._replace(rules=(ENVELOPE, *judgment.rules))


def _judge_flags(flags: frozenset[Flag], assumptions: BallotAssumptions) -> Judgment | None:
    if Flag.NOT_OFFICIAL in flags or Flag.ADDITION in flags:
        return Judgment(Verdict.INVALID, {}, (NOT_A_BALLOT,))
    if Flag.OTHER_ELECTION in flags:
        verdict = _unless_open(Verdict.INVALID, assumptions.ballot_of_another_election)
        return Judgment(verdict, {}, (OTHER_ELECTION,))
    return None


def _unless_open(verdict: Verdict, treatment: str) -> Verdict:
    """Leave an open question to the board; otherwise keep the verdict."""
    return Verdict.NEEDS_DECISION if treatment == Treatment.BOARD_DECIDES else verdict


def _accept_unchanged(number: int, paper: Paper) -> Judgment:
    try:
        votes = dict(paper.unchanged[number])
    except KeyError:
        raise ValueError(f"list {number} is not on the paper") from None
    return Judgment(Verdict.VALID, votes, (UNCHANGED,), paper.seats - sum(votes.values()))


def _check_marks(ballot: Ballot, paper: Paper) -> None:
    if not ballot.list_marks <= paper.lists.keys():
        raise ValueError(f"marked lists {sorted(ballot.list_marks)} are not all on the paper")
    for candidate in ballot.strikes:
        if not paper.shows(candidate):
            raise ValueError(f"struck candidate {candidate} is not on the paper")


def _read_votes(ballot: Ballot, paper: Paper) -> _Reading:
    """Take strikes and the limit of three into account (§ 20a Abs. 1, 2 KWG)."""
    lists, strikes = paper.lists, ballot.strikes
    votes: dict[Candidate, int] = {}
    total = 0
    capped = struck = False
    for candidate, written in ballot.votes.items():
        if written < 0 or not 0 < candidate[1] <= lists.get(candidate[0], 0):
            raise ValueError(f"{written} votes for candidate {candidate}: not on the paper")
        if candidate in strikes:
            struck = struck or written > 0
        elif written:
            counted = min(written, MAX_VOTES_PER_CANDIDATE)
            capped = capped or counted < written
            votes[candidate] = counted
            total += counted
    return _Reading(votes, total, capped, struck)


def _decide(
    marks: Sequence[int],
    reading: _Reading,
    ballot: Ballot,
    paper: Paper,
    assumptions: BallotAssumptions,
) -> _Outcome:
    if reading.total > paper.seats:
        return _with_too_many_votes(marks, reading, paper, assumptions)
    if len(marks) > 1:
        if not reading.total:
            return _Outcome(Verdict.INVALID, {}, SEVERAL_MARKS)
        return _Outcome(Verdict.VALID, reading.votes, MARKS_IGNORED)
    if marks:
        _give_rest(reading, marks[0], ballot.strikes, paper)
        rule = REST_TO_MARKED_LIST
    else:
        rule = AS_MARKED if reading.total == paper.seats else UNUSED_LOST
    if reading.votes:
        return _Outcome(Verdict.VALID, reading.votes, rule)
    return _without_votes(reading, ballot, assumptions)


def _without_votes(reading: _Reading, ballot: Ballot, assumptions: BallotAssumptions) -> _Outcome:
    """Judge a ballot that gives nobody a vote: empty, all doubtful, or nothing but strikes."""
    if reading.struck_with_votes:
        return _Outcome(Verdict.INVALID, {}, STRUCK)
    if ballot.strikes:
        return _Outcome(_unless_open(Verdict.INVALID, assumptions.strikes_only), {}, STRIKES_ONLY)
    if Flag.UNCLEAR in ballot.flags:
        return _Outcome(Verdict.INVALID, {}, UNCLEAR_VOTES)
    return _Outcome(Verdict.INVALID, {}, NOT_A_BALLOT)


def _with_too_many_votes(
    marks: Sequence[int], reading: _Reading, paper: Paper, assumptions: BallotAssumptions
) -> _Outcome:
    """Judge a ballot with more votes than the voter has (§ 20a Abs. 3, § 21 Abs. 2 KWG)."""
    touched = {number for number, _ in reading.votes}
    rule, treatment = REDUCED, str(Treatment.REDUCE)
    if len(marks) > 1:
        rule = SEVERAL_MARKS
        treatment = assumptions.too_many_votes_under_several_marks_in_one_list
    elif marks and marks[0] not in touched:
        rule, treatment = REDUCED_BESIDE_MARK, assumptions.too_many_votes_in_another_list
    if len(touched) > 1:
        rule = SEVERAL_MARKS if len(marks) > 1 else TOO_MANY_IN_SEVERAL_LISTS
        return _Outcome(Verdict.INVALID, {}, rule)
    if treatment == Treatment.INVALID:
        return _Outcome(Verdict.INVALID, {}, rule)
    return _Outcome(Verdict.VALID, _reduced(reading, paper.seats), rule)


def _reduced(reading: _Reading, seats: int) -> dict[Candidate, int]:
    """Take surplus votes away from the bottom of the list upward (§ 20a Abs. 3 KWG).

    Each pass takes one vote per person, first from those with one vote, then two, then three. The
    next pass begins with those who had two, the last with those who had three.
    """
    votes = dict(reading.votes)
    surplus = reading.total - seats
    upward = sorted(votes, reverse=True)
    for passed in range(MAX_VOTES_PER_CANDIDATE):
        for held in range(passed + 1, MAX_VOTES_PER_CANDIDATE + 1):
            for candidate in upward:
                if surplus and reading.votes[candidate] == held:
                    votes[candidate] -= 1
                    surplus -= 1
    return {candidate: count for candidate, count in votes.items() if count}


def _give_rest(
    reading: _Reading, number: int, strikes: Collection[Candidate], paper: Paper
) -> None:
    """Give what is left to the marked list, round by round from the top (§ 20a Abs. 5 KWG)."""
    votes = reading.votes
    rest = paper.seats - reading.total
    waiting = [
        candidate
        for candidate in paper.places[number]
        if candidate not in strikes and votes.get(candidate, 0) < MAX_VOTES_PER_CANDIDATE
    ]
    while rest and waiting:
        served = waiting[:rest]
        for candidate in served:
            votes[candidate] = votes.get(candidate, 0) + 1
        rest -= len(served)
        waiting = [c for c in waiting if votes.get(c, 0) < MAX_VOTES_PER_CANDIDATE]


def _rules(
    marks: Sequence[int], reading: _Reading, decided_by: str, ballot: Ballot
) -> tuple[str, ...]:
    """The rules in the order they applied; one that healed nothing is named only when alone."""
    if not (reading.capped or ballot.strikes or ballot.flags):
        return (decided_by,)
    healed = []
    if ballot.flags:
        healed.append(UNCLEAR_VOTES)
    struck_there = decided_by == REST_TO_MARKED_LIST and any(
        number == marks[0] for number, _ in ballot.strikes
    )
    if reading.struck_with_votes or struck_there:
        healed.append(STRUCK)
    if reading.capped:
        healed.append(CAPPED)
    if decided_by in healed or (healed and decided_by in (AS_MARKED, UNUSED_LOST)):
        return tuple(healed)
    return (*healed, decided_by)


def _single_list_rules(rules: tuple[str, ...], ballot: Ballot) -> tuple[str, ...]:
    """In the Mehrheitswahl the healing rules apply through R-HEAL-17."""
    if not ballot.list_marks:
        return rules if rules == (AS_MARKED,) else (*rules, SINGLE_LIST)
    nothing_else = rules == (NOT_A_BALLOT,)
    return (SINGLE_LIST,) if nothing_else else (*rules, SINGLE_LIST)
