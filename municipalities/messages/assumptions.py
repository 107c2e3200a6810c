"""A question for each open point of this room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.assumptions import DecidingCount, ReportDue

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    DecidingCount: {
        DecidingCount.NEWEST_BY_ELECTION_DAY: _(
            "der neueste bis zum Wahltag, sonst der erste danach in der Wahlzeit"
        ),
    },
    ReportDue: {
        ReportDue.END_OF_YEAR: _("31. Dezember, im letzten Jahr bis zum Ende der Kommission"),
    },
}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {
    "deciding_count": _(
        "Welcher Stand der gemeldeten ausländischen Einwohner entscheidet für eine Wahlzeit, ob "
        "ein Gremium Pflicht ist?"
    ),
    "report_due": _(
        "Bis wann legt die Integrations-Kommission den Bericht für ein Jahr vor? § 89 HGO verlangt "
        "ihn einmal im Jahr und nennt keinen Tag."
    ),
    "commission_owed_by_small_municipality": _(
        "Muss eine Gemeinde ohne Pflicht zu einem Gremium eine Integrations-Kommission bilden, "
        "wenn ihr freiwilliger Ausländerbeirat nicht gewählt wurde?"
    ),
    "start_below_minimum_ends_body": _(
        "Endet ein Ausländerbeirat sofort, der schon mit weniger als drei Mitgliedern beginnt?"
    ),
    "homeless_may_vote": _("Wählen wohnungslose Menschen den Ausländerbeirat mit?"),
    "unclear_nationality_counts_as_foreign": _(
        "Gilt eine ungeklärte Staatsangehörigkeit ohne Prüfung als ausländische?"
    ),
    "partial_year_meetings_pro_rata": _(
        "Muss die Integrations-Kommission im Jahr, in dem sie beginnt oder endet, nur für jedes "
        "volle Vierteljahr eine Sitzung abhalten?"
    ),
    "report_owed_for_short_year": _(
        "Schuldet die Integrations-Kommission einen Jahresbericht auch für ein Jahr, in dem sie "
        "erst nach dem 30. Juni gebildet wurde oder schon vor dem 1. Juli endet?"
    ),
    "commission_has_bounds_of_council": _(
        "Gelten für die Zahl der Mitglieder der Integrations-Kommission dieselben Grenzen wie beim "
        "Ausländerbeirat, 3 bis 37? § 72 HGO nennt keine."
    ),
    "commission_ends_with_term": _(
        "Endet die Integrations-Kommission am letzten Tag der Wahlzeit?"
    ),
}
