"""What the log says of an act of counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "unit.added": _("Auszählungsbezirk angelegt"),
    "unit.handed_over": _("Auszählungsbezirk an einen anderen abgegeben"),
    "unit.taken_back": _("Abgabe eines Auszählungsbezirks zurückgenommen"),
    "unit.corrected": _("Auszählungsbezirk berichtigt"),
    "unit.removed": _("Auszählungsbezirk entfernt"),
    "report.recorded": _("Meldung eines Auszählungsbezirks eingetragen"),
    "report.corrected": _("Meldung eines Auszählungsbezirks berichtigt"),
    "report.withdrawn": _("Meldung eines Auszählungsbezirks zurückgenommen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "districts": _("Wahlbezirke"),
    "unit": _("Auszählungsbezirk"),
    "to_unit": _("Zählt mit"),
    "electors": _("Wahlberechtigte"),
    "ordered_on": _("Angeordnet am"),
    "number_before": _("Nummer bisher"),
    "voters": _("Wählende"),
    "invalid_ballots": _("Ungültige Stimmzettel"),
    "valid_votes": _("Gültige Stimmen"),
    "lists": _("Stimmen der Listen"),
    "persons": _("Stimmen der Personen"),
    "voters_with_card": _("Wählende mit Wahlschein"),
}
