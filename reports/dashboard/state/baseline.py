"""Where the reform of 2020 began: coverage of the state as public sources state it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class CoverageTotal:
    """Municipalities that owed a body at one time, and those that had one.

    ``commissions`` is None where the law did not know that body yet.
    """

    as_of: date
    obliged: int
    councils: int
    commissions: int | None
    source: str
    url: str
    note: Promise

    @property
    def covered(self) -> int:
        """Obliged municipalities that had a body."""
        return self.councils + (self.commissions or 0)

    @property
    def gap(self) -> int:
        """Obliged municipalities without a body."""
        return self.obliged - self.covered


COVERAGE_HISTORY = (
    CoverageTotal(
        as_of=date(2015, 11, 29),
        obliged=119,
        councils=76,
        commissions=None,
        source="Hessischer Landtag, Drucksache 20/1644",
        url=(
            "https://fdokument.com/document/hessischer-das-land-hessen-verffentlichtaoe-2-in-8b-"
            "abs-2-nr-4-wird-nach-dem.html"
        ),
        note=_("119 verpflichtete Gemeinden, in 43 fiel die Wahl mangels Wahlvorschlägen aus."),
    ),
    CoverageTotal(
        as_of=date(2021, 3, 14),
        obliged=173,
        councils=86,
        commissions=87,
        source="Integrationskompass Hessen",
        url=(
            "https://integrationskompass.hessen.de/integration/"
            "kommunaler-auslaenderbeirat-integrationskommission"
        ),
        note=_(
            "Stand nach der Wahl: 86 Gemeinden mit Ausländerbeirat, 87 mit "
            "Integrations-Kommission, nach Angabe des Ministeriums."
        ),
    ),
)
"""Two earlier points in time, as public sources state them, not counted by municipality."""

TURNOUT_BASELINE = (date(2015, 11, 29), date(2021, 3, 14))
"""The elections that „höhere Wahlbeteiligung“ is measured against: before and after the reform."""
