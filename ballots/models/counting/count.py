"""The rows of a count, gathered for the law: units with their newest reports, registers, cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ballots.law.counting.noticed import CountedUnit, UnitFindings, noticed_in
from ballots.law.counting.registers import RegisterFigures
from ballots.law.counting.report import UnitKind
from ballots.law.counting.town import Cards
from ballots.models.counting.surroundings import Surroundings, cards_of
from ballots.models.counting.unit import UnitReport, reported
from elections.models import Election


@dataclass(frozen=True, slots=True)
class Count:
    """The units that count, A to A3 of all Wahlbezirke, and the Wahlscheine that are out.

    ``marked`` are the names of the Wahlbezirke with Wahlscheine, by key.
    """

    units: tuple[CountedUnit, ...]
    register: RegisterFigures
    cards: Cards
    marked: Mapping[int, str]

    def noticed(self) -> tuple[UnitFindings, ...]:
        """Return what the checks notice about the reports so far, unit by unit and together."""
        return noticed_in(self.units, self.register, self.cards, self.marked)


def count_of(election: Election) -> Count:
    """Gather the count of one election in a handful of statements, whatever its units."""
    around = Surroundings.of(election)
    awaited = set(election.units.awaited().values_list("pk", flat=True))
    reports = list(UnitReport.objects.latest_of(election).exclude(unit__in=awaited))
    values = dict(
        zip(
            (report.unit_id for report in reports),
            reported(reports, election.seats),
            strict=True,
        )
    )
    units = []
    for unit in election.units.counting().prefetch_related("districts"):
        kind, districts = UnitKind(unit.kind), [one.pk for one in unit.districts.all()]
        known = values.get(unit.pk)
        units.append(
            CountedUnit(
                key=unit.pk,
                name=str(unit),
                kind=kind,
                districts=frozenset(districts),
                values=None if known is None else around.around(known, kind, districts, unit.pk),
            )
        )
    marked = {
        district.pk: str(district)
        for district in election.districts.all()
        if around.registers[district.pk].marked
    }
    return Count(tuple(units), around.register, cards_of(election), marked)
