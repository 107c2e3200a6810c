"""Places of a list are given anew, so that each stands once at every moment (R-LIST-03)."""

from __future__ import annotations

from collections.abc import Mapping

from elections.models import Candidate, Nomination

_ASIDE = 10_000
"""Places are given anew by way of numbers that no list has."""


def places_of(nomination: Nomination) -> set[int]:
    """Return the places that somebody has."""
    return set(nomination.candidates.values_list("place", flat=True))


def move(nomination: Nomination, moves: Mapping[int, int]) -> None:
    """Give everybody at a place of ``moves`` the new one."""
    people = Candidate.objects.filter(nomination=nomination)
    for before, after in moves.items():
        people.filter(place=before).update(place=after + _ASIDE)
    for after in moves.values():
        people.filter(place=after + _ASIDE).update(place=after)
