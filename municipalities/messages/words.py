"""Words for the values of the law that every subject shares."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Awaited, Certainty, Statute

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Certainty: {
        Certainty.CONFIRMED: _("belegt"),
        Certainty.LIKELY: _("wahrscheinlich"),
        Certainty.UNKNOWN: _("ungeklärt"),
    },
    Awaited: {
        Awaited.LISTS: _("die Arbeit mit Wahlvorschlägen von der Aufforderung bis zur Zulassung"),
        Awaited.BALLOT_PAPER: _("den Stimmzettel mit seinen Erklärungen und den Probestimmzettel"),
        Awaited.CAPTURE: _("die Erfassung einzelner Stimmzettel"),
        Awaited.DETERMINATION: _("die Berichtigung von Feststellungen durch den Wahlausschuss"),
        Awaited.CHECK_NOTES: _("die Vermerke zu den Prüfungen vor der Feststellung"),
        Awaited.MEMBERS: _("den Abgleich der Mitglieder mit dem Melderegister"),
    },
    Statute: {
        Statute.HGO: _("Hessische Gemeindeordnung"),
        Statute.KWG: _("Hessisches Kommunalwahlgesetz"),
        Statute.KWO: _("Kommunalwahlordnung"),
        Statute.HKO: _("Hessische Landkreisordnung"),
        Statute.GG: _("Grundgesetz"),
        Statute.BMG: _("Bundesmeldegesetz"),
        Statute.LWO: _("Landeswahlordnung"),
    },
}
