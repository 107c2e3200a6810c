"""What an election knows beside the numbers of its boards: paper, registers, Wahlscheine.

All of it in a handful of statements, whatever the number of units.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from ballots.law.counting.registers import RegisterFigures, sum_of_registers, with_electors
from ballots.law.counting.report import ReportValues, UnitKind
from ballots.law.counting.town import NO_CARDS_KEPT, Cards
from ballots.models.counting.unit import CountingUnit, TakenOver, taken_over_in
from elections.models import Election, Nomination
from elections.models.course.cards_out import invalid_cards, issued_cards

NOTHING_TAKEN = TakenOver(0, None)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Paper and registers of one election; registers by the key of their Wahlbezirk.

    ``places`` are the printed places by list number, ``in_full`` the lists of which everybody is
    known. ``units`` is how many units count, ``taken_over`` what each of them took over.
    """

    seats: int
    places: Mapping[int, tuple[int, ...]]
    in_full: frozenset[int]
    registers: Mapping[int, RegisterFigures]
    units: int
    taken_over: Mapping[int, TakenOver]

    @classmethod
    def of(cls, election: Election) -> Self:
        """Read them from the approved paper and the closed registers."""
        lists = Nomination.objects.filter(election=election, known_in_full=True)
        return cls(
            seats=election.seats,
            places={entry.number: entry.places for entry in election.paper.paper().lists},
            in_full=frozenset(lists.values_list("number", flat=True)),
            registers=_registers(election),
            units=election.units.counting().count(),
            taken_over=taken_over_in(election),
        )

    @property
    def register(self) -> RegisterFigures:
        """A to A3 of all Wahlbezirke together."""
        return sum_of_registers(self.registers.values())

    def around(
        self, values: ReportValues, kind: UnitKind, districts: Iterable[int], unit: int
    ) -> ReportValues:
        """Return what one unit reported with everything that its checks need (R-CODE-01)."""
        register = sum_of_registers(
            self.registers.get(district, RegisterFigures()) for district in districts
        )
        taken = self.taken_over.get(unit, NOTHING_TAKEN)
        values = replace(
            values,
            taken_over=taken.voters,
            expected=taken.expected,
            seats=self.seats,
            kind=kind,
            valid_votes=values.votes_of_lists,
            complete_lists=self._complete(values),
            printed={number: self._persons(number) for number in self.places},
            # Only a publication tells no A1 (docs/decisions/0004): an empty B is no sign of one.
            own_count=not register.was_published,
            is_alone=self.units == 1,
            municipality_electors=self.register.electors,
        )
        return with_electors(values, register)

    def _complete(self, values: ReportValues) -> frozenset[int]:
        """Return the lists in which every person's votes are known."""
        return frozenset(
            number
            for number, places in self.places.items()
            if number in self.in_full
            and all((number, place) in values.candidate_votes for place in places)
        )

    def _persons(self, number: int) -> int | None:
        """Return how many persons a list prints; None where a source does not name them all."""
        places = self.places[number]
        unbroken = tuple(places) == tuple(range(1, len(places) + 1))
        return len(places) if number in self.in_full and unbroken else None


def surroundings_of(unit: CountingUnit, values: ReportValues) -> ReportValues:
    """Return what one unit reported with paper and registers around it (R-CODE-01)."""
    districts = unit.districts.values_list("pk", flat=True)
    return Surroundings.of(unit.election).around(values, UnitKind(unit.kind), districts, unit.pk)


def cards_of(election: Election) -> Cards:
    """Return how many Wahlscheine are out; unknown where no register is kept here (R-WS-03)."""
    try:
        return Cards(issued_cards(election), invalid_cards(election))
    except LookupError:
        return NO_CARDS_KEPT


def _registers(election: Election) -> dict[int, RegisterFigures]:
    return {
        district: RegisterFigures(
            unmarked=row["without_mark"],
            marked=row["with_mark"],
            by_card=row["special"],
            electors=row["total"],
            closed=row["closing"] is not None,
        )
        for district, row in election.districts.all().certified_each().items()
    }
