"""Which municipality has which body in one Wahlzeit; the law answers for each one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.law.body.standing import BodyStanding, BodyState, NextStep
from municipalities.models import (
    GremiumDecision,
    KnownBody,
    Municipality,
    ResidentCount,
    Term,
    User,
)
from municipalities.models.body.standing import known_in, standings

Row = TypeVar("Row", GremiumDecision, KnownBody)


class Stand(models.TextChoices):
    """Where a municipality stands, in the classes of the dashboard's map and tables."""

    COUNCIL = "abr", _("Ausländerbeirat")
    COMMISSION = "ik", _("Integrations-Kommission")
    TO_FORM = "ik-zu-bilden", _("Integrations-Kommission zu bilden")
    UNDECIDED = "offen", _("noch nicht entschieden")
    OVERDUE = "kein-beschluss", _("nichts bekannt, Frist vorbei")
    UNKNOWN = "unbekannt", _("Zahl der Einwohner unbekannt")
    NONE = "keine-pflicht", _("keine Pflicht, kein Gremium")


COVERED = (Stand.COUNCIL, Stand.COMMISSION)
"""Stands in which a municipality has a body: a council resolved or elected, a commission formed."""

_STANDS = {
    BodyState.ABR_ELECTION: Stand.COUNCIL,
    BodyState.IK_BY_CHOICE: Stand.COMMISSION,
    BodyState.IK_AFTER_FAILED_ELECTION: Stand.COMMISSION,
    BodyState.IK_AFTER_DROP_BELOW_3: Stand.COMMISSION,
    BodyState.NONE_ALLOWED: Stand.NONE,
    BodyState.UNDECIDED: Stand.UNDECIDED,
    BodyState.NOT_REPORTED: Stand.OVERDUE,
    BodyState.ELECTION_UNKNOWN: Stand.OVERDUE,
    BodyState.UNKNOWN: Stand.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """One municipality, what the law says about it, and what that rests on."""

    municipality: Municipality
    residents: ResidentCount | None
    decision: GremiumDecision | None
    known: KnownBody | None
    standing: BodyStanding
    stand: Stand

    @property
    def foreign_residents(self) -> int | None:
        """The newest number; None where nobody has stated it."""
        return self.residents.foreign_residents if self.residents else None


@dataclass(frozen=True, slots=True)
class StandCount:
    """How many municipalities share one stand: those that owe a body, and the others."""

    stand: Stand
    obliged: int
    others: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.obliged + self.others


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of one Wahlzeit in figures."""

    counts: tuple[StandCount, ...]

    @property
    def obliged(self) -> int:
        """Municipalities that owe a body."""
        return sum(row.obliged for row in self.counts)

    @property
    def others(self) -> int:
        """Municipalities that owe no body, and those whose duty is unknown."""
        return sum(row.others for row in self.counts)

    @property
    def covered(self) -> int:
        """Obliged municipalities with a body."""
        return sum(row.obliged for row in self.counts if row.stand in COVERED)

    @property
    def gap(self) -> int:
        """Obliged municipalities of which no body is known."""
        return self.obliged - self.covered

    @property
    def unknown(self) -> int:
        """Municipalities whose duty is unknown."""
        return self.of(Stand.UNKNOWN).total

    @property
    def share(self) -> Fraction | None:
        """The share of the obliged municipalities that has a body."""
        return Fraction(self.covered, self.obliged) if self.obliged else None

    def of(self, stand: Stand) -> StandCount:
        """Return the row of one stand."""
        return next(row for row in self.counts if row.stand is stand)


def coverage_of(rows: Iterable[MunicipalityRow]) -> Coverage:
    """Count municipalities by stand and duty."""
    counted = Counter((row.stand, row.standing.owes is True) for row in rows)
    return Coverage(
        tuple(StandCount(stand, counted[stand, True], counted[stand, False]) for stand in Stand)
    )


def coverage_rows(user: User, term: Term, today: date) -> tuple[MunicipalityRow, ...]:
    """Return the standing of every municipality this person sees (§§ 84, 86, 89 HGO; R-BODY-01).

    The number of queries does not depend on the number of municipalities.
    """
    decisions = _newest(
        GremiumDecision.objects.filter(term=term).order_by("municipality_id", "-pk")
    )
    known = _newest(known_in(term).order_by("municipality_id", "-as_of", "-pk"))
    found = standings(
        Municipality.objects.seen_by(user),
        term,
        today=today,
        overrides=dict(settings.LAW_ASSUMPTIONS),
    )
    return tuple(
        MunicipalityRow(
            municipality=row.municipality,
            residents=row.count,
            decision=decisions.get(row.municipality.pk),
            known=known.get(row.municipality.pk),
            standing=row.body,
            stand=stand_of(row.body),
        )
        for row in found
    )


def stand_of(standing: BodyStanding) -> Stand:
    """Return the class in which the dashboard puts a standing (R-BODY-04).

    A commission counts from the day on which it is formed, whether the council chose it or it
    replaces a failed election: only then is the duty met.
    """
    if standing.next_step is NextStep.FORM_COMMISSION:
        return Stand.TO_FORM
    return _STANDS[standing.state]


def _newest(rows: models.QuerySet[Row]) -> dict[int, Row]:
    return {row.municipality_id: row for row in rows.distinct("municipality_id")}
