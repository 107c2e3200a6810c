"""What the log says of the acts of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "paper.approved": _("Stimmzettel freigegeben"),
    "unit.added": _("Auszählungsbezirk angelegt"),
    "report.recorded": _("Meldung eines Auszählungsbezirks eingetragen"),
    "report.corrected": _("Meldung eines Auszählungsbezirks berichtigt"),
    "lot.drawn": _("Los gezogen"),
    "result.determined": _("Ergebnis festgestellt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "approved_on": _("Freigegeben am"),
    "districts": _("Wahlbezirke"),
    "unit": _("Auszählungsbezirk"),
    "voters": _("Wählende"),
    "invalid_ballots": _("Ungültige Stimmzettel"),
    "valid_votes": _("Gültige Stimmen"),
    "lists": _("Stimmen der Listen"),
    "question": _("Worüber das Los entschied"),
    "tied": _("Gleichstand"),
    "drawn": _("Gezogen"),
    "drawn_on": _("Gezogen am"),
    "determined_on": _("Festgestellt am"),
    "votes_sha256": _("Prüfsumme der Stimmen"),
    "persons_determined": _("Personen festgestellt"),
}
