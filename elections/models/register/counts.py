"""How many people stand in the register, per Wahlbezirk and in all, in few queries at any size."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from elections.models.course.election import Election
from elections.models.register.cases import DoubtfulCase
from elections.models.register.entries import RegisterEntry, RegisterStrike
from elections.models.register.imports import (
    RegisterImport,
)


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """Standing entries by the key of their Wahlbezirk; None for those without one."""

    by_district: dict[int | None, int]
    doubtful: int
    newest: RegisterImport | None

    @property
    def standing(self) -> int:
        """Everybody who is not struck."""
        return sum(self.by_district.values())

    @property
    def unassigned(self) -> int:
        """Those without a Wahlbezirk."""
        return self.by_district.get(None, 0)


def register_count(election: Election) -> RegisterCount:
    """Count the register of one election (R-REG-01)."""
    entries = RegisterEntry.objects.filter(election=election)
    # This reads the index alone; the struck are few and are subtracted.
    districts = RegisterEntry.objects.filter(district__election=election)
    counts: dict[int | None, int] = dict(
        districts.order_by().values_list("district").annotate(Count("district"))
    )
    if unassigned := entries.filter(district=None).count():
        counts[None] = unassigned
    strikes = RegisterStrike.objects.open().filter(entry__election=election)
    for district, count in strikes.order_by().values_list("entry__district").annotate(Count("pk")):
        counts[district] = counts.get(district, 0) - count
    return RegisterCount(
        by_district=counts,
        doubtful=DoubtfulCase.objects.filter(election=election, decision=None).count(),
        newest=RegisterImport.objects.filter(election=election, outcome__taken_in=True).first(),
    )
