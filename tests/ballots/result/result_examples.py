"""Results for tests, built list by list; each list has its people in the order of the law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from ballots.law.result.result import ElectionFacts, Result, ResultList, ResultPerson
from ballots.law.result.standing import standing_of


def people(
    votes: Iterable[int | None], elected: Iterable[int], names: Mapping[int, str] | str
) -> tuple[ResultPerson, ...]:
    """One printed person per entry of ``votes``; ``elected`` are places.

    The elected come first, then the others, each by votes and place. Where votes are missing,
    everybody stays open and stands by place.
    """
    by_place = dict(enumerate(votes, start=1))
    determined = None not in by_place.values()
    chosen = set(elected)
    order = sorted(by_place, key=lambda at: (at not in chosen, -(by_place[at] or 0), at))
    if not determined:
        order = sorted(by_place)
    return tuple(
        ResultPerson(
            place=place,
            name=f"Beispiel-{names}{place}, Alex" if isinstance(names, str) else names[place],
            votes=by_place[place],
            printed=True,
            standing=standing_of(determined=determined, elected=place in chosen, printed=True),
            order=position if determined else None,
        )
        for position, place in enumerate(order, start=1)
    )


def result_list(
    number: int, votes: int, quota: Fraction | None, parts: tuple[int, int, int], **facts: Any
) -> ResultList:
    """Return a list whose seats are ``parts``: whole, majority, remainder."""
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number - 1]
    defaults: dict[str, Any] = {
        "name": f"Liste {letter}",
        "short_name": letter,
        "known_in_full": True,
        "vacant": 0,
        "candidates": people([votes], {1} if sum(parts) else set(), letter),
    }
    return ResultList(
        number=number,
        votes=votes,
        quota=quota,
        whole_seats=parts[0],
        majority_seats=parts[1],
        remainder_seats=parts[2],
        **(defaults | facts),
    )


def result(*lists: ResultList, seats: int, **facts: Any) -> Result:
    """Return a determined result of ``lists`` with plain values for everything else."""
    defaults: dict[str, Any] = {
        "version": 1,
        "decided_on": date(2026, 3, 20),
        "majority_vote": False,
        "persons_determined": True,
        "electors": 2500,
        "voters": 160,
        "voters_with_card": 60,
        "invalid_ballots": 10,
        "valid_votes": sum(entry.votes for entry in lists),
    }
    election = ElectionFacts(
        ags="06999001",
        municipality="Musterstadt",
        kreis="Musterkreis",
        day=date(2026, 3, 15),
        seats=seats,
        law_version="2026",
    )
    return Result(election=election, lists=lists, **(defaults | facts))
