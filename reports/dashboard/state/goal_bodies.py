"""Goal 1 in figures: who has a body, who provably owes one, who said nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.body.known import BodyKnown
from municipalities.models.body.figures import CoverageFigures, Tally

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LABELS: dict[BodyKnown, StrOrPromise] = {
    BodyKnown.HAS_BODY: _("verpflichtete Gemeinden mit Gremium"),
    BodyKnown.OWES_BODY: _("schulden nachweislich ein Gremium"),
    BodyKnown.NOT_REPORTED: _("nicht gemeldet"),
    BodyKnown.DUTY_UNKNOWN: _("Pflicht unbekannt"),
}
"""The figures of the state, as every page names them."""

_UNKNOWN = {BodyKnown.NOT_REPORTED, BodyKnown.DUTY_UNKNOWN}


@dataclass(frozen=True, slots=True)
class GoalFigure:
    """One figure of the goal; ``tally`` is None where nobody knows it."""

    known: BodyKnown
    tally: Tally | None

    @property
    def label(self) -> StrOrPromise:
        """Its name."""
        return LABELS[self.known]

    @property
    def tone(self) -> str:
        """Red for a proven breach, grey for what nobody knows; nothing where there is none."""
        if self.tally is None or not self.tally.municipalities:
            return ""
        if self.known in _UNKNOWN:
            return "neutral"
        return "danger" if self.known is BodyKnown.OWES_BODY else ""


def goal_figures(figures: CoverageFigures) -> tuple[GoalFigure, ...]:
    """Return the figures of a Wahlzeit in the order of every page."""
    return tuple(GoalFigure(known, figures.told(known)) for known in LABELS)


def own_row(figures: CoverageFigures) -> tuple[tuple[StrOrPromise, str, Tally | None], ...]:
    """Return what this system knows as cells of the history: label, filter of its rows, tally."""
    return (
        (_("verpflichtet"), "pflicht=ja", figures.obliged if figures.is_duty_known else None),
        (_("mit Gremium"), "gremium=has_body", figures.told(BodyKnown.HAS_BODY)),
        (_("nachweislich ohne"), "gremium=owes_body", figures.told(BodyKnown.OWES_BODY)),
        (_("nicht gemeldet"), "gremium=not_reported", figures.told(BodyKnown.NOT_REPORTED)),
    )
