"""What the municipalities of the state owe, duty by duty: rows, their order, and their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.law.body.duties import DutyKind
from municipalities.law.body.gremium import Nearness, nearness
from municipalities.law.task import Task, TaskState, task_order
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
    """Return the class of a municipality; an unknown number is a class of its own."""
    if foreign_residents is None:
        return Size.UNKNOWN
    fitting = (size for most, size in _UP_TO if foreign_residents <= most)
    return next(fitting, Size.LARGEST)


class Urgency(models.TextChoices):
    """How pressing a duty is, in the words of the filter and the files."""

    OVERDUE = "overdue", _("überfällig")
    DUE = "due", _("in den nächsten 30 Tagen fällig")
    UNDATED = "undated", _("zu erledigen, das Gesetz nennt keinen Termin")
    UNREPORTED = "unreported", _("nicht gemeldet, ob es erledigt ist")
    OPEN = "open", _("später fällig")


_URGENCY = {
    TaskState.OVERDUE: Urgency.OVERDUE,
    TaskState.DUE: Urgency.DUE,
    TaskState.UNDATED: Urgency.UNDATED,
    TaskState.OPEN: Urgency.OPEN,
}
_UNREPORTED = {
    DutyKind.STATE_RESIDENTS,
    DutyKind.DECIDE_BODY,
    DutyKind.CHOOSE_COMMISSION,
    DutyKind.RECORD_ELECTION,
}
"""What is asked of a municipality that has said nothing: it may have done it long ago."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty of one municipality; ``duty`` is None where nothing is owed."""

    term: Term
    standing: Standing
    duty: Task | None

    @property
    def urgency(self) -> Urgency | None:
        """How pressing it is, as far as anybody knows that it is still open."""
        if self.duty is None:
            return None
        unreported = self.duty.state is TaskState.UNDATED and self.duty.what in _UNREPORTED
        return Urgency.UNREPORTED if unreported else _URGENCY[self.duty.state]

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
        """The class of the municipality's number of foreign residents."""
        return size_of(self.standing.foreign_residents)

    @property
    def region(self) -> ModelRegion | None:
        """The region of the state's programme that the municipality belongs to."""
        return model_region_of(self.municipality)


@dataclass(frozen=True, slots=True)
class UrgencyCount:
    """How many duties are equally pressing, and in how many municipalities."""

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
        for row in _rows(found)
    ]
    return sorted(rows, key=_order)


def urgency_counts(rows: Sequence[DutyRow]) -> list[UrgencyCount]:
    """Count duties and municipalities by how pressing they are."""
    duties = Counter(row.urgency for row in rows)
    places = Counter(urgency for urgency, _place in {(r.urgency, r.municipality.pk) for r in rows})
    return [UrgencyCount(urgency, duties[urgency], places[urgency]) for urgency in Urgency]


def places_of(rows: Iterable[DutyRow]) -> int:
    """Count the municipalities of these rows."""
    return len({row.municipality.pk for row in rows})


def _rows(found: MunicipalityDuties) -> list[DutyRow]:
    duties: tuple[Task | None, ...] = found.duties or (None,)
    return [DutyRow(found.term, found.standing, duty) for duty in duties]


def _order(row: DutyRow) -> tuple[bool, tuple[int, date, str], str]:
    order = task_order(row.duty) if row.duty else (len(TaskState), date.max, "")
    return row.duty is None, order, row.municipality.sort_key
