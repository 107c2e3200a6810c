"""A question for each open point of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {
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
        "Ausländerbeirat, 3 bis 37?"
    ),
    "commission_ends_with_term": _(
        "Endet die Integrations-Kommission am letzten Tag der Wahlzeit?"
    ),
}
