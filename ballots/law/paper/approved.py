"""The approved ballot paper: whom it prints, in which order (§ 16 KWG; R-BAL-01, R-BAL-02)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from ballots.law.paper.paper import Candidate


@dataclass(frozen=True, slots=True)
class PrintedPerson:
    """One person as the paper names them."""

    place: int
    name: str


@dataclass(frozen=True, slots=True)
class PrintedList:
    """One list with the persons whom the paper has room for (R-BAL-02)."""

    number: int
    name: str
    short_name: str
    persons: tuple[PrintedPerson, ...]

    @property
    def places(self) -> tuple[int, ...]:
        """The places that are printed, from the top."""
        return tuple(person.place for person in self.persons)


@dataclass(frozen=True, slots=True)
class ApprovedPaper:
    """What the Wahlleitung approved; ``seats`` is also the number of votes per voter (R-CAST-01).

    ``ags`` is the key of the municipality.
    """

    ags: str
    day: date
    seats: int
    lists: tuple[PrintedList, ...]

    @property
    def candidates(self) -> frozenset[Candidate]:
        """List number and place of everybody who can have votes (R-CAST-01, R-BAL-02)."""
        return frozenset((entry.number, place) for entry in self.lists for place in entry.places)

    def places_of(self, number: int) -> tuple[int, ...]:
        """Return the printed places of one list; none for a list that is not on the paper."""
        return next((entry.places for entry in self.lists if entry.number == number), ())

    def as_json(self) -> dict[str, Any]:
        """Return the facts that are stored, hashed and printed on the paper."""
        return {
            "municipality": self.ags,
            "day": self.day.isoformat(),
            "seats": self.seats,
            "lists": [
                {
                    "number": entry.number,
                    "name": entry.name,
                    "short_name": entry.short_name,
                    "candidates": [
                        {"place": person.place, "name": person.name} for person in entry.persons
                    ],
                }
                for entry in self.lists
            ],
        }

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> Self:
        """Read what :meth:`as_json` wrote; KeyError where something is missing."""
        return cls(
            ags=facts["municipality"],
            day=date.fromisoformat(facts["day"]),
            seats=facts["seats"],
            lists=tuple(
                PrintedList(
                    number=entry["number"],
                    name=entry["name"],
                    short_name=entry["short_name"],
                    persons=tuple(
                        PrintedPerson(person["place"], person["name"])
                        for person in entry["candidates"]
                    ),
                )
                for entry in facts["lists"]
            ),
        )
