"""What the log says of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "nomination.received": _("Wahlvorschlag entgegengenommen"),
    "nomination.corrected": _("Wahlvorschlag berichtigt"),
    "candidates.entered": _("Bewerberinnen und Bewerber eingetragen"),
    "candidate.corrected": _("Person einer Liste berichtigt"),
    "candidate.removed": _("Person von einer Liste genommen"),
    "nomination.decision_corrected": _("Entscheidung über einen Wahlvorschlag berichtigt"),
    "nomination.decision_taken_back": _("Entscheidung über einen Wahlvorschlag zurückgenommen"),
    "nomination.withdrawn": _("Wahlvorschlag zurückgenommen"),
    "nomination.removed": _("Irrtümlich eingetragener Wahlvorschlag entfernt"),
    "nomination.admitted": _("Wahlvorschlag zugelassen"),
    "nomination.refused": _("Wahlvorschlag zurückgewiesen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "received_at": _("Eingegangen"),
    "in_time": _("Rechtzeitig"),
    "received_before": _("Eingegangen, bisher"),
    "places": _("Plätze"),
    "place_before": _("Platz, bisher"),
    "admitted": _("Zugelassen"),
    "admitted_before": _("Zugelassen, bisher"),
    "decided_before": _("Tag der Entscheidung, bisher"),
    "persons": _("Personen"),
    "declared_on": _("Tag der Erklärung"),
    "objected_on": _("Tag des Einspruchs"),
    "reason_before": _("Grund der Entscheidung, bisher"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "fields": {
        "number": _("Listennummer"),
        "short_name": _("Kurzbezeichnung"),
        "received_at": _("Eingegangen"),
        "place": _("Platz"),
        "family_name": _("Familienname"),
        "given_name": _("Rufname"),
        "title": _("Doktorgrad"),
        "birth_date": _("Geburtsdatum"),
        "occupation": _("Beruf oder Stand"),
    },
}
