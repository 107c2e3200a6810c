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
    "nomination.admitted": _("Wahlvorschlag zugelassen"),
    "nomination.refused": _("Wahlvorschlag zurückgewiesen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "received_at": _("Eingegangen"),
    "in_time": _("Rechtzeitig"),
    "received_before": _("Eingegangen, bisher"),
    "places": _("Plätze"),
}
