"""What the municipalities of the state owe, duty by duty: rows, their order, and their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.law.body.duties import Duty, Urgency, duty_order
from municipalities.law.body.gremium import Nearness, nearness
from municipalities.models import Municipality, Term, User
from municipalities.models.body.standing import Standing
from municipalities.models.commission.duties import MunicipalityDuties, duties_of
from municipalities.models.regions import ModelRegion, model_region_of


class Size(models.TextChoices):
    """How many foreign residents a municipality has, in the classes of the state's list."""

    SMALL = "bis-1000", _("bis 1.000")
    MEDIUM = "bis-5000", _("1.001 bis 5.000")
    LARGE = "bis-20000", _("5.001 bis 20.000")
    LARGEST = "ueber-20000", _("mehr als 20.000")
    UNKNOWN = "unbekannt", _("unbekannt")


_UP_TO = ((1_000, Size.SMALL), (5_000, Size.MEDIUM), (20_000, Size.LARGE))


def size_of(foreign_residents: int | None) -> Size:
    """Return the class of a municipality; what nobody has stated is a class of its own."""
    if foreign_residents is None:
        return Size.UNKNOWN
    fitting = (size for most, size in _UP_TO if foreign_residents <= most)
    return next(fitting, Size.LARGEST)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty of one municipality; ``duty`` is None where nothing is owed."""

    term: Term
    standing: Standing
    duty: Duty | None
    urgency: Urgency | None

    @property
    def municipality(self) -> Municipality:
        """Whose row this is."""
        return self.standing.municipality

    @property
    def nearness(self) -> Nearness | None:
        """Whether a new count may soon begin or end the duty to have a body (R-BODY-01)."""
        return nearness(self.standing.foreign_residents)

    @property
    def size(self) -> Size:
        """The class of its number of foreign residents."""
        return size_of(self.standing.foreign_residents)

    @property
    def region(self) -> ModelRegion | None:
        """The region of the state's programme that it belongs to."""
        return model_region_of(self.municipality)


@dataclass(frozen=True, slots=True)
class UrgencyCount:
    """How many duties are pressing alike, and of how many municipalities."""

    urgency: Urgency
    duties: int
    municipalities: int


def duty_rows(user: User, terms: Iterable[Term], today: date) -> list[DutyRow]:
    """Return the duties of all municipalities that this person sees, the most pressing first.

    (R-BODY-04, R-BODY-10.) A municipality that owes nothing has one row without a duty, at the
    end. The number of queries depends on the number of terms alone.
    """
    overrides = dict(settings.LAW_ASSUMPTIONS)
    municipalities = Municipality.objects.seen_by(user)
    rows = [
        row
        for term in terms
        for found in duties_of(municipalities, term, today=today, overrides=overrides)
        for row in _rows(found, today)
    ]
    return sorted(rows, key=lambda row: _order(row, today))


def urgency_counts(rows: Sequence[DutyRow]) -> list[UrgencyCount]:
    """Count duties and municipalities by how pressing they are."""
    duties = Counter(row.urgency for row in rows)
    places = Counter(urgency for urgency, _place in {(r.urgency, r.municipality.pk) for r in rows})
    return [UrgencyCount(urgency, duties[urgency], places[urgency]) for urgency in Urgency]


def places_of(rows: Iterable[DutyRow]) -> int:
    """Count the municipalities of these rows."""
    return len({row.municipality.pk for row in rows})


def _rows(found: MunicipalityDuties, today: date) -> list[DutyRow]:
    duties: tuple[Duty | None, ...] = found.duties or (None,)
    return [
        DutyRow(found.term, found.standing, duty, duty.urgency(today) if duty else None)
        for duty in duties
    ]


def _order(row: DutyRow, today: date) -> tuple[bool, tuple[int, date, str], str]:
    order = duty_order(row.duty, today) if row.duty else (len(Urgency), date.max, "")
    return row.duty is None, order, row.municipality.sort_key
