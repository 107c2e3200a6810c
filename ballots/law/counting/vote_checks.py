"""What the checks ask of a unit's ballots and votes (H4, H5, H8; R-CAST-01, R-HEAL-07)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ballots.law.counting.checking import Answer, known
from ballots.law.counting.report import ReportValues
from ballots.law.counting.tally import list_votes, most_votes
from ballots.law.counting.unit_checks import counted_numbers, electors_add_up, list_columns
from ballots.law.paper.paper import MAX_VOTES_PER_CANDIDATE, unchanged_vector

ROUND = 5
FEWEST_ROUND_NUMBERS = 4
"""So many numbers above 0 that are all multiples of 5 are no accident any more (H8.08)."""
FEWEST_ALIKE = 3
"""So many persons of one list with the same number are worth a look (H5.15)."""


def votes_add_up(v: ReportValues) -> Iterator[Answer]:
    """H5.01 (R-CODE-01): D is the sum of the lists."""
    complete = set(v.lists) <= v.list_votes.keys() and bool(v.lists)
    facts = {"d": v.valid_votes, "sum": v.votes_of_lists if complete else None}
    yield known(facts, lambda d, total: d != total, ("D", *list_columns(v)))


def list_votes_add_up(v: ReportValues) -> Iterator[Answer]:
    """H5.02 (R-CODE-01): the votes of a list are those of its persons."""
    sums = list_votes(v.candidate_votes)
    for number, votes in v.list_votes.items():
        persons = sums.get(number, 0)
        # A sum that is too large already stays so: unknown votes could only add to it.
        is_told = number in v.complete_lists or persons > votes
        facts = {"list": number, "d": votes, "sum": persons if is_told else None}
        answer = known(facts, lambda _, d, total: d != total, (f"D{number}",))
        if answer.fires:
            answer = answer._replace(columns=(*answer.columns, *_person_columns(v, number)))
        yield answer


def _person_columns(v: ReportValues, number: int) -> tuple[str, ...]:
    return tuple(f"D{of}_{place}" for of, place in sorted(v.candidate_votes) if of == number)


def votes_within_ballots(v: ReportValues) -> Iterator[Answer]:
    """H5.04 (R-CODE-01): D ≤ S·(B − C); a sum of known lists that is larger stays so."""
    most = most_votes(v)
    lists = v.votes_of_lists if v.list_votes else None
    votes = [count for count in (v.valid_votes, lists) if count is not None]
    columns = ("D", *list_columns(v), "B", "C")
    yield known({"d": max(votes, default=None), "most": most}, lambda d, most: d > most, columns)


def list_within_ballots(v: ReportValues) -> Iterator[Answer]:
    """CODE.04: D_l ≤ (B − C)·min(S, 3·n_l) (R-CAST-01)."""
    for number, votes in v.list_votes.items():
        per_ballot = v.most_for_a_list(number)
        facts = {
            "list": number,
            "d": votes,
            "ballots": _ballots(v),
            "per_ballot": per_ballot,
        }
        columns = (f"D{number}", "B", "C")
        yield known(facts, lambda _, d, ballots, each: d > ballots * each, columns)


def person_within_ballots(v: ReportValues) -> Iterator[Answer]:
    """CODE.03: D_lk ≤ 3·(B − C) (R-CAST-01)."""
    for (number, place), votes in sorted(v.candidate_votes.items()):
        facts = {
            "list": number,
            "place": place,
            "d": votes,
            "ballots": _ballots(v),
            "per_ballot": MAX_VOTES_PER_CANDIDATE,
        }
        columns = (f"D{number}_{place}", "B", "C")
        yield known(facts, lambda _, __, d, ballots, each: d > ballots * each, columns)


def _ballots(v: ReportValues) -> int | None:
    """Return B − C; None where C > B, which says no more than that one of them is wrong."""
    ballots = v.valid_ballots
    return None if ballots is None or ballots < 0 else ballots


def votes_on_the_paper(v: ReportValues) -> Iterator[Answer]:
    """H5.10 (R-CAST-01): only who is printed has votes."""
    if v.printed is None:
        yield Answer(None, {})
        return
    for number, votes in v.list_votes.items():
        if votes and number not in v.printed:
            yield Answer(True, {"subject": str(number), "votes": votes}, (f"D{number}",))
    for (number, place), votes in v.candidate_votes.items():
        persons = v.printed.get(number, 0)
        if votes and persons is not None and not 0 < place <= persons:
            subject = f"{number}-{place}"
            yield Answer(True, {"subject": subject, "votes": votes}, (f"D{number}_{place}",))


def few_votes_per_ballot(v: ReportValues) -> Iterator[Answer]:
    """H5.13 (R-CODE-01): less than half of the votes that the ballots allow."""
    complete = bool(v.lists) and set(v.lists) <= v.list_votes.keys()
    votes = v.votes_of_lists if v.valid_votes is None and complete else v.valid_votes
    facts = {"d": votes, "ballots": v.valid_ballots, "seats": v.seats}
    columns = ("D", *list_columns(v), "B", "C")
    yield known(facts, lambda d, ballots, seats: ballots > 0 and 2 * d < ballots * seats, columns)


def all_alike(v: ReportValues) -> Iterator[Answer]:
    """H5.15 (R-HEAL-07): all persons of a list have one number that U does not explain.

    Where the unchanged ballots are not known, they could explain it only if such a ballot gives
    every person the same.
    """
    of_list: dict[int, set[int]] = {number: set() for number in v.lists}
    for (number, _), count in v.candidate_votes.items():
        of_list.setdefault(number, set()).add(count)
    for number in v.lists:
        votes = of_list[number]
        persons = (v.printed or {}).get(number) or 0
        if number not in v.complete_lists or persons < FEWEST_ALIKE or len(votes) != 1:
            continue
        (each,) = votes
        given = set(unchanged_vector(persons, v.seats))
        explained: bool | None = len(given) == 1 and each == v.unchanged.get(number, 0) * max(given)
        if len(given) == 1 and number not in v.unchanged:
            explained = None
        facts = {"list": number, "d": each, "persons": persons}
        columns = _person_columns(v, number)
        yield Answer(None if explained is None else each > 0 and not explained, facts, columns)


def all_round(v: ReportValues) -> Iterator[Answer]:
    """H8.08 (R-CODE-01): all sums are right and every number ends in 0 or 5."""
    numbers = counted_numbers(v)
    above = [count for count in numbers.values() if count]
    sums: tuple[Callable[[ReportValues], Iterator[Answer]], ...] = (
        electors_add_up, votes_add_up, list_votes_add_up,
    )  # fmt: skip
    if len(above) < FEWEST_ROUND_NUMBERS or any(count % ROUND for count in above):
        return
    if not any(answer.fires for ask in sums for answer in ask(v)):
        yield Answer(True, {"count": len(above)}, tuple(numbers))


def kinds_add_up(v: ReportValues) -> Iterator[Answer]:
    """H4.01 (R-CODE-01): unchanged, changed and mixed ballots are all that are valid."""
    facts = {
        "u": _all_of(v, "unchanged"),
        "ae": _all_of(v, "changed"),
        "x": v.mixed_ballots,
        "ballots": v.valid_ballots,
    }
    columns = (*_kind_columns(v, "unveraendert", "veraendert"), "X", "B", "C")
    yield known(facts, lambda u, ae, x, ballots: u + ae + x != ballots, columns)


def mixed_ballots(v: ReportValues) -> Iterator[Answer]:
    """H4.06 (R-CODE-01): a ballot across lists counts once for each list, and for at least two."""
    facts = {"sum": _all_of(v, "mixed"), "x": v.mixed_ballots}
    columns = (*_kind_columns(v, "panasch"), "X")
    yield known(facts, lambda total, x: total < 2 * x, columns)
    for number, count in v.mixed.items():
        facts = {"sum": count, "x": v.mixed_ballots}
        yield known(facts, lambda total, x: total > x, (f"panasch_{number}", "X"))


def mixed_with_one_list(v: ReportValues) -> Iterator[Answer]:
    """H4.08 (R-CODE-01): with one list there is no other to vote for."""
    if v.printed is not None and len(v.printed) == 1:
        yield known({"x": v.mixed_ballots}, lambda x: x > 0, ("X",))


def _all_of(v: ReportValues, kind: str) -> int | None:
    table = getattr(v, kind)
    return sum(table.values()) if v.lists and set(v.lists) <= table.keys() else None


def _kind_columns(v: ReportValues, *names: str) -> tuple[str, ...]:
    return tuple(f"{name}_{number}" for name in names for number in v.lists)
