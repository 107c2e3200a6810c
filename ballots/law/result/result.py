"""The result of an election: one shape from the outcome to the public page (R-CNT-11).

The outcome, the stored rows, the protocol, the snapshot, the pages and the API read it. None is
unknown and is shown as „unbekannt“ or „noch offen“, never as 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self

from ballots.law.counting.report import valid_ballots
from ballots.law.result.seats import ListShare
from ballots.law.result.standing import Standing, standing_of


class LotQuestion(StrEnum):
    """What a lot decides (R-SEAT-03, R-SEAT-07)."""

    LISTS = "lists"
    PERSONS = "persons"


@dataclass(frozen=True, slots=True)
class ElectionFacts:
    """Which election a result is of; ``ags`` is the key of the municipality."""

    ags: str
    municipality: str
    kreis: str
    day: date
    seats: int
    law_version: str


@dataclass(frozen=True, slots=True)
class ResultPerson:
    """One person of a list; ``order`` counts from 1: the elected first, then the successors.

    ``standing`` is OPEN while votes are missing or a lot has to be drawn.
    """

    place: int
    name: str
    votes: int | None
    printed: bool
    standing: Standing
    order: int | None = None

    @property
    def elected(self) -> bool:
        """Whether the person takes a seat."""
        return self.standing is Standing.ELECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultList(ListShare):
    """One list: its row of the worked calculation and its people in the order of the result.

    ``vacant`` counts the seats for which the list has nobody (R-SEAT-05). A list that is not
    ``known_in_full`` may have more persons than its source names. ``persons_determined`` says that
    everybody is known who takes its seats, once no lot is open.
    """

    number: int
    name: str
    short_name: str
    known_in_full: bool
    vacant: int | None
    candidates: tuple[ResultPerson, ...]
    persons_determined: bool = True

    @property
    def title(self) -> str:
        """The short name, which fits into tables; the full name where there is none."""
        return self.short_name or self.name

    @property
    def elected(self) -> tuple[ResultPerson, ...]:
        """The persons who take the seats."""
        return tuple(person for person in self.candidates if person.elected)


@dataclass(frozen=True, slots=True)
class DrawnLot:
    """A lot as the Wahlleitung drew it; its minutes and who recorded it are not public.

    ``tied`` and ``drawn`` are list numbers, or places of the single list in a Mehrheitswahl.
    """

    question: LotQuestion
    tied: tuple[int, ...]
    drawn: tuple[int, ...]
    drawn_on: date
    recorded_by: str = ""
    minutes: str = ""


@dataclass(frozen=True, slots=True)
class OpenLot:
    """A lot that must still be drawn: ``open_seats`` go to some of ``tied``."""

    question: LotQuestion
    tied: tuple[int, ...]
    open_seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an election gave; ``version`` and ``decided_on`` are None until it is determined.

    ``persons_determined`` is true when that is so of every list: the body is then known as a whole.
    ``electors`` is A, ``voters`` B, ``voters_with_card`` B1, ``invalid_ballots`` C and
    ``valid_votes`` D of R-CODE-01. ``sources`` are the papers that the figures rest on.
    """

    election: ElectionFacts
    majority_vote: bool
    persons_determined: bool
    electors: int | None
    voters: int | None
    voters_with_card: int | None
    invalid_ballots: int | None
    valid_votes: int
    lists: tuple[ResultList, ...]
    lots: tuple[DrawnLot, ...] = ()
    open_lot: OpenLot | None = None
    sources: tuple[str, ...] = ()
    invented_names: bool = False
    version: int | None = None
    decided_on: date | None = None

    @property
    def seats(self) -> int:
        """S: how many seats there are."""
        return self.election.seats

    @property
    def valid_ballots(self) -> int | None:
        """G: ballots that are valid."""
        return valid_ballots(self.voters, self.invalid_ballots)

    @property
    def persons_open(self) -> bool:
        """Whether it is still open who takes the seats."""
        return not self.persons_determined or self.open_lot is not None

    def as_json(self) -> dict[str, Any]:
        """Return the facts that are published; persons carry their printed name only."""
        election = self.election
        return {
            "municipality": {
                "ags": election.ags,
                "name": election.municipality,
                "kreis": election.kreis,
            },
            "day": election.day.isoformat(),
            "seats": election.seats,
            "law_version": election.law_version,
            "version": self.version,
            "decided_on": self.decided_on.isoformat() if self.decided_on else None,
            "majority_vote": self.majority_vote,
            "persons_determined": self.persons_determined,
            "electors": self.electors,
            "voters": self.voters,
            "voters_with_card": self.voters_with_card,
            "invalid_ballots": self.invalid_ballots,
            "valid_ballots": self.valid_ballots,
            "valid_votes": self.valid_votes,
            "lists": [_list_json(entry) for entry in self.lists],
            "lots": [
                {
                    "question": lot.question.value,
                    "tied": list(lot.tied),
                    "drawn": list(lot.drawn),
                    "drawn_on": lot.drawn_on.isoformat(),
                }
                for lot in self.lots
            ],
            "sources": list(self.sources),
            "invented_names": self.invented_names,
        }

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> Self:
        """Read a snapshot; one of an earlier edition does not say who was printed."""
        place, decided_on = facts["municipality"], facts["decided_on"]
        return cls(
            election=ElectionFacts(
                ags=place["ags"],
                municipality=place["name"],
                kreis=place["kreis"],
                day=date.fromisoformat(facts["day"]),
                seats=facts["seats"],
                law_version=facts["law_version"],
            ),
            version=facts["version"],
            decided_on=date.fromisoformat(decided_on) if decided_on else None,
            majority_vote=facts["majority_vote"],
            persons_determined=facts["persons_determined"],
            electors=facts["electors"],
            voters=facts["voters"],
            voters_with_card=facts["voters_with_card"],
            invalid_ballots=facts["invalid_ballots"],
            valid_votes=facts["valid_votes"],
            lists=tuple(_list_of(entry, facts) for entry in facts["lists"]),
            lots=tuple(_lot_of(lot) for lot in facts["lots"]),
            sources=tuple(facts["sources"]),
            invented_names=facts["invented_names"],
        )


def _list_json(entry: ResultList) -> dict[str, Any]:
    return {
        "number": entry.number,
        "name": entry.name,
        "short_name": entry.short_name,
        "known_in_full": entry.known_in_full,
        "persons_determined": entry.persons_determined,
        "votes": entry.votes,
        "quota": [entry.quota.numerator, entry.quota.denominator]
        if entry.quota is not None
        else None,
        "whole_seats": entry.whole_seats,
        "majority_seats": entry.majority_seats,
        "remainder_seats": entry.remainder_seats,
        "seats": entry.seats,
        "vacant": entry.vacant,
        "candidates": [
            {
                "place": person.place,
                "name": person.name,
                "printed": person.printed,
                "votes": person.votes,
                "elected": person.elected,
                "order": person.order,
            }
            for person in entry.candidates
        ],
    }


def _list_of(entry: Mapping[str, Any], facts: Mapping[str, Any]) -> ResultList:
    """Read one list; in an earlier edition all persons were open as soon as one was."""
    determined = entry.get("persons_determined", facts["persons_determined"])
    return ResultList(
        number=entry["number"],
        name=entry["name"],
        short_name=entry["short_name"],
        known_in_full=entry["known_in_full"],
        votes=entry["votes"],
        quota=Fraction(*entry["quota"]) if entry["quota"] else None,
        whole_seats=entry["whole_seats"],
        majority_seats=entry["majority_seats"],
        remainder_seats=entry["remainder_seats"],
        vacant=entry["vacant"],
        candidates=tuple(
            _person_of(person, determined=determined) for person in entry["candidates"]
        ),
        persons_determined=determined,
    )


def _person_of(person: Mapping[str, Any], *, determined: bool) -> ResultPerson:
    printed = person.get("printed", True)
    return ResultPerson(
        place=person["place"],
        name=person["name"],
        votes=person["votes"],
        printed=printed,
        standing=standing_of(determined=determined, elected=person["elected"], printed=printed),
        order=person["order"],
    )


def _lot_of(lot: Mapping[str, Any]) -> DrawnLot:
    return DrawnLot(
        question=LotQuestion(lot["question"]),
        tied=tuple(lot["tied"]),
        drawn=tuple(lot["drawn"]),
        drawn_on=date.fromisoformat(lot["drawn_on"]),
    )
