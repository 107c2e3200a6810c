"""Which municipality has which body in one Wahlzeit; the law answers for each one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.law.body.gremium import Body
from municipalities.law.body.known import BodyKnown
from municipalities.law.body.standing import BodyState
from municipalities.models import GremiumDecision, KnownBody, Municipality, Term, User
from municipalities.models.body.figures import CoverageFigures, coverage_figures
from municipalities.models.body.standing import Standing, standings


class Stand(models.TextChoices):
    """Where a municipality stands, in the classes of the dashboard's map and tables."""

    COUNCIL = "abr", _("Ausländerbeirat")
    COMMISSION = "ik", _("Integrations-Kommission")
    TO_FORM = "ik-zu-bilden", _("schuldet nachweislich eine Integrations-Kommission")
    TO_REPEAT = "wahl-zu-wiederholen", _("Wahl für ungültig erklärt, Wiederholung steht aus")
    PLANNED = "beschlossen", _("beschlossen; Wahl oder Bildung nicht gemeldet")
    ANNOUNCED = "angekuendigt", _("von einer Quelle angekündigt")
    INFERRED = "erschlossen", _("aus einer Quelle erschlossen")
    UNDECIDED = "offen", _("noch nicht entschieden, Zeit bis zur Wahl")
    NOT_REPORTED = "nicht-gemeldet", _("nichts gemeldet")
    UNKNOWN = "unbekannt", _("Zahl der Einwohner unbekannt")
    NONE = "keine-pflicht", _("keine Pflicht, kein Gremium bekannt")


_BODIES = {Body.ABR: Stand.COUNCIL, Body.IK: Stand.COMMISSION}
_SAID = {
    KnownBody.Certainty.ANNOUNCED: Stand.ANNOUNCED,
    KnownBody.Certainty.INFERRED: Stand.INFERRED,
}


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """One municipality, what the law says about it, and what that rests on."""

    term: Term
    found: Standing
    decision: GremiumDecision | None
    stand: Stand

    @property
    def municipality(self) -> Municipality:
        """Whose row this is."""
        return self.found.municipality

    @property
    def source(self) -> KnownBody | None:
        """The source on which the stand rests: one that states it, else the newest of all."""
        sources = self.found.sources
        return next((one for one in sources if one.is_stated), sources[0] if sources else None)


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
    """The state of one Wahlzeit: its figures, and the same municipalities by stand."""

    figures: CoverageFigures
    counts: tuple[StandCount, ...]

    @property
    def obliged(self) -> int:
        """Municipalities that owe a body."""
        return self.figures.obliged.municipalities

    @property
    def others(self) -> int:
        """Municipalities that owe no body, and those whose duty is unknown."""
        return self.figures.all.municipalities - self.obliged

    def of(self, stand: Stand) -> StandCount:
        """Return the row of one stand."""
        return next(row for row in self.counts if row.stand is stand)


def coverage_of(rows: Sequence[MunicipalityRow]) -> Coverage:
    """Count municipalities by what is known, and by stand and duty."""
    counted = Counter((row.stand, row.found.owes) for row in rows)
    return Coverage(
        coverage_figures(row.found for row in rows),
        tuple(StandCount(stand, counted[stand, True], counted[stand, False]) for stand in Stand),
    )


def coverage_rows(user: User, term: Term, today: date) -> tuple[MunicipalityRow, ...]:
    """Return the standing of every municipality this person sees (§§ 84, 86, 89 HGO; R-BODY-01).

    The number of queries does not depend on the number of municipalities.
    """
    newest = GremiumDecision.objects.filter(term=term).order_by("municipality_id", "-pk")
    decisions = {row.municipality_id: row for row in newest.distinct("municipality_id")}
    found = standings(
        Municipality.objects.seen_by(user),
        term,
        today=today,
        overrides=dict(settings.LAW_ASSUMPTIONS),
    )
    return tuple(
        MunicipalityRow(term, row, decisions.get(row.municipality.pk), stand_of(row))
        for row in found
    )


def stand_of(row: Standing) -> Stand:
    """Return the class in which the dashboard puts a municipality (R-BODY-04).

    What is there comes first, then what provably is not, then what was decided here, then what
    sources announce or let conclude; silence is a class of its own and no breach.
    """
    if row.existing is not None:
        return _BODIES[row.existing]
    if row.known is BodyKnown.OWES_BODY:
        annulled = row.body.state is BodyState.ELECTION_ANNULLED
        return Stand.TO_REPEAT if annulled else Stand.TO_FORM
    if row.decided_on is not None or row.course.elections:
        return Stand.PLANNED
    said = {one.certainty for one in row.sources}
    for certainty, stand in _SAID.items():
        if certainty in said:
            return stand
    return _silent(row)


def _silent(row: Standing) -> Stand:
    """Return the class of a municipality of whose body nobody said anything."""
    if row.known is BodyKnown.DUTY_UNKNOWN:
        return Stand.UNKNOWN
    if row.known is BodyKnown.NO_DUTY:
        return Stand.NONE
    return Stand.UNDECIDED if row.body.state is BodyState.UNDECIDED else Stand.NOT_REPORTED
