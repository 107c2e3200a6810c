"""The master data as import resources, one per kind of fact; each class names its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model

from municipalities.law.body.terms import term_of
from municipalities.models import Kreis, Municipality, ResidentCount, Term
from municipalities.models.sorting import sort_key
from municipalities.resources.base import Idempotent, OfMunicipality, ReferenceResource
from municipalities.resources.cells import Cells, Count, Day, as_it_is, column

CENSUS_DAY = date(2022, 5, 15)
CENSUS_SOURCE = (
    "Zensus 2022: Ausländeranteil mal Bevölkerung, gerundet. "
    "Statistische Ämter des Bundes und der Länder, dl-de/by-2-0"
)
POPULATION_DAY = date(2022, 12, 31)
CITY_KREIS = "kreisfreie Stadt"
UNINHABITED = "gemeindefreies Gebiet"


class KreisResource(ReferenceResource):
    """kreise_hessen.csv."""

    key = column("key", "kreis_ags")
    name = column("name", "name")
    kind = column("kind", "type")

    class Meta(Idempotent):
        model = Kreis
        fields = ("key", "name", "kind")
        import_id_fields = ("key",)


class MunicipalityResource(ReferenceResource):
    """gemeinden_hessen.csv; the key is that of 2026, an earlier one is kept beside it."""

    ags = column("ags", "ags_2026")
    previous_ags = as_it_is("previous_ags")
    name = column("name", "name")
    sort_key = as_it_is("sort_key")
    kind = as_it_is("kind")
    kreis = as_it_is("kreis_id")
    population = column("population", "population_2022_12_31", Count())
    population_as_of = as_it_is("population_as_of")

    class Meta(Idempotent):
        model = Municipality
        fields = (
            "ags",
            "previous_ags",
            "name",
            "sort_key",
            "kind",
            "kreis",
            "population",
            "population_as_of",
        )
        import_id_fields = ("ags",)

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return earlier key, sort key, and Kreis and kind as they follow from the key of 2026."""
        return {
            "previous_ags": lambda row: row["ags"] if row["ags"] != row["ags_2026"] else "",
            "sort_key": lambda row: sort_key(row["name"]),
            "kind": lambda row: CITY_KREIS if has_left_its_kreis(row) else row["type"],
            "kreis_id": lambda row: row["ags_2026"][:5],
            "population_as_of": lambda row: POPULATION_DAY,
        }

    def left_out(self, row: Cells) -> bool:
        """Whether the row is a gemeindefreies Gebiet: no municipality, nobody votes there."""
        return bool(row["type"] == UNINHABITED)


class ResidentCountResource(OfMunicipality):
    """gemeinden_hessen.csv: the census' estimate of foreign residents."""

    as_of = as_it_is("as_of")
    foreign_residents = column(
        "foreign_residents", "foreign_population_estimate_census_2022", Count()
    )
    status = as_it_is("status")
    source = as_it_is("source")

    class Meta(Idempotent):
        model = ResidentCount
        fields = ("municipality", "as_of", "foreign_residents", "status", "source")
        import_id_fields = ("municipality", "as_of", "source")

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return what is the same for every estimate of the census."""
        return {
            **super().derived(),
            "as_of": lambda row: CENSUS_DAY,
            "status": lambda row: ResidentCount.Status.ESTIMATE.value,
            "source": lambda row: CENSUS_SOURCE,
        }

    def left_out(self, row: Cells) -> bool:
        """Whether the place has no estimate: empty is unknown, not zero."""
        return super().left_out(row) or not row["foreign_population_estimate_census_2022"]


class TermResource(ReferenceResource):
    """terms.csv: the election days that are known; a term that exists stays as it is."""

    starts_on = as_it_is("starts_on")
    ends_on = as_it_is("ends_on")
    election_day = column("election_day", "election_day", Day())

    class Meta(Idempotent):
        model = Term
        fields = ("starts_on", "ends_on", "election_day")
        import_id_fields = ("starts_on",)

    def derived(self) -> Mapping[str, Callable[[Cells], Any]]:
        """Return first and last day of the term as they follow from its election day."""
        return {
            "starts_on": lambda row: _span(row)[0],
            "ends_on": lambda row: _span(row)[1],
        }

    def skip_row(
        self, instance: Model, original: Model, row: Cells, import_validation_errors: Any = None
    ) -> bool:
        """Skip a term that somebody opened already, whatever its election day."""
        return original.pk is not None or super().skip_row(
            instance, original, row, import_validation_errors
        )


def _span(row: Cells) -> tuple[date, date] | tuple[None, None]:
    """Return the days of a row's term; None for an invalid day, which the column itself refuses."""
    try:
        return term_of(Day().clean(row["election_day"]))
    except ValueError:
        return None, None


def has_left_its_kreis(row: Cells) -> bool:
    """Whether a row of gemeinden_hessen.csv is a town that has become a Kreis of its own."""
    return bool(row["ags"][:5] != row["ags_2026"][:5])
