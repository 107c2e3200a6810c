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
    "mandates.begun": _("Sitze nach dem festgestellten Ergebnis erworben"),
    "mandate.incompatible": _("Auf Hinderungsgrund hingewiesen"),
    "mandate.post_ended": _("Ende des Hinderungsgrunds nachgewiesen"),
    "mandate.lost": _("Ausscheiden eines Mitglieds festgestellt"),
    "succession.passed_over": _("Person vermerkt, die nicht nachrückt"),
    "succession.drawn": _("Los über das Nachrücken gezogen"),
    "succession.determined": _("Nachrücken oder leeren Sitz festgestellt"),
    "body.ended": _("Ausländerbeirat beendet, weniger als drei Mitglieder"),
    "objection.received": _("Einspruch eingegangen"),
    "objection.decided": _("Über Einspruch entschieden"),
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
    "members": _("Mitglieder"),
    "starts_on": _("Mitglied seit"),
    "ground": _("Grund"),
    "list": _("Liste"),
    "place": _("Platz"),
    "post": _("Hinderungsgrund"),
    "served_on": _("Zugestellt am"),
    "proven_on": _("Nachgewiesen am"),
    "found_on": _("Festgestellt am"),
    "effective_on": _("Wirksam seit"),
    "noted_on": _("Bekannt seit"),
    "skipped": _("Übergangene Plätze"),
    "reference": _("Aktenzeichen"),
    "objector": _("Wer Einspruch erhebt"),
    "supporters": _("Unterstützende"),
    "received_on": _("Eingegangen am"),
    "outcome": _("Entscheidung"),
}
