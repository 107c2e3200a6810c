"""What the checks ask of a list whose ballots are known by kind (H5.06 to H5.12; R-HEAL-07).

Unchanged ballots of a list give its persons fixed votes; what is left came from changed ballots and
from those across lists, and has its own bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ballots.law.counting.checking import Answer, known
from ballots.law.counting.report import ReportValues
from ballots.law.paper.paper import MAX_VOTES_PER_CANDIDATE, unchanged_vector

FEWEST_VOTES_PER_CHANGED_BALLOT = 2
"""Below this average the rest votes of the list mark may have been forgotten (H5.12)."""


@dataclass(frozen=True, slots=True)
class _Kinds:
    """One list: its ballots by kind, its votes, and what an unchanged ballot gives it."""

    number: int
    votes: int
    unchanged: int
    others: int
    per_ballot: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that take part."""
        kinds = (f"{name}_{self.number}" for name in ("unveraendert", "veraendert", "panasch"))
        return (f"D{self.number}", *kinds)

    def answer(self, fires: bool, bound: int) -> Answer:
        """Say whether a bound is broken, with the numbers of the sentence."""
        facts = {"list": self.number, "d": self.votes, "bound": bound}
        return Answer(fires, facts, self.columns)


def _known_kinds(v: ReportValues) -> Iterator[_Kinds | None]:
    """Yield each list of which everything is known; None for one of which it is not."""
    for number in v.lists:
        counts = [table.get(number) for table in (v.unchanged, v.changed, v.mixed)]
        votes, persons = v.list_votes.get(number), (v.printed or {}).get(number)
        unchanged, changed, mixed = counts
        if unchanged is None or changed is None or mixed is None or votes is None or not persons:
            yield None
        else:
            yield _Kinds(number, votes, unchanged, changed + mixed, v.most_for_a_list(number))


def too_few_votes(v: ReportValues) -> Iterator[Answer]:
    """H5.06 (R-HEAL-07): unchanged ballots give all their votes, every other one at least one."""
    for one in _known_kinds(v):
        if one is None:
            yield Answer(None, {})
        else:
            least = one.unchanged * one.per_ballot + one.others
            yield one.answer(one.votes < least, least)


def too_many_votes(v: ReportValues) -> Iterator[Answer]:
    """H5.07 (R-CAST-01): no ballot gives a list more than min(S, 3·n)."""
    for one in _known_kinds(v):
        if one is None:
            yield Answer(None, {})
        else:
            most = (one.unchanged + one.others) * one.per_ballot
            yield one.answer(one.votes > most, most)


def person_below_unchanged(v: ReportValues) -> Iterator[Answer]:
    """H5.08 (R-HEAL-07): nobody has fewer votes than the unchanged ballots give."""
    for number in v.lists:
        persons, unchanged = (v.printed or {}).get(number), v.unchanged.get(number)
        if persons is None or unchanged is None:
            yield Answer(None, {})
            continue
        for place, share in enumerate(unchanged_vector(persons, v.seats), start=1):
            votes, least = v.candidate_votes.get((number, place)), unchanged * share
            facts = {"list": number, "place": place, "d": votes, "bound": least}
            columns = (f"D{number}_{place}", f"unveraendert_{number}")
            yield known(facts, lambda _, __, d, bound: d < bound, columns)


def person_above_ballots(v: ReportValues) -> Iterator[Answer]:
    """H5.09 (R-CAST-01): beyond the unchanged ballots, three votes a ballot at most."""
    for one in _known_kinds(v):
        if one is None:
            yield Answer(None, {})
            continue
        given = unchanged_vector((v.printed or {})[one.number] or 1, v.seats)
        for place, share in enumerate(given, start=1):
            votes = v.candidate_votes.get((one.number, place))
            most = one.unchanged * share + MAX_VOTES_PER_CANDIDATE * one.others
            facts = {"list": one.number, "place": place, "d": votes, "bound": most}
            columns = (f"D{one.number}_{place}", *one.columns[1:])
            yield known(facts, lambda _, __, d, bound: d > bound, columns)


def votes_without_ballots(v: ReportValues) -> Iterator[Answer]:
    """H5.11 (R-HEAL-07): a list has votes and not one ballot that gives them."""
    for one in _known_kinds(v):
        if one is None:
            yield Answer(None, {})
        else:
            yield one.answer(not (one.unchanged or one.others) and one.votes > 0, 0)


def few_votes_per_changed_ballot(v: ReportValues) -> Iterator[Answer]:
    """H5.12 (R-HEAL-07): changed ballots and those across lists gave fewer than two votes each."""
    for one in _known_kinds(v):
        if one is None:
            yield Answer(None, {})
            continue
        left = one.votes - one.unchanged * one.per_ballot
        fewest = FEWEST_VOTES_PER_CHANGED_BALLOT * one.others
        facts = {"list": one.number, "left": left, "ballots": one.others}
        yield Answer(one.others > 0 and left < fewest, facts, one.columns)
