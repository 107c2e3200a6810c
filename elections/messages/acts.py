"""What was done in this room, in the words of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "election.set_up": _("Wahl angelegt"),
    "election.open_nomination": _("Zu Wahlvorschlägen aufgefordert"),
    "election.admit": _("Zulassung der Wahlvorschläge abgeschlossen"),
    "election.cancel": _("Wahl abgesagt"),
    "election.approve_paper": _("Abschnitt „Stimmzettel freigegeben“ begonnen"),
    "election.start_count": _("Auszählung begonnen"),
    "election.determine": _("Abschnitt „Ergebnis festgestellt“ begonnen"),
    "election.publish": _("Abschnitt „Ergebnis bekannt gemacht“ begonnen"),
    "election.reopen_count": _("Auszählung wieder geöffnet"),
    "election.correct": _("Berichtigung des bekannt gemachten Ergebnisses begonnen"),
    "calendar.moved": _("Termin verschoben"),
    "district.added": _("Wahlbezirk angelegt"),
    "register.entered": _("Person in das Wählerverzeichnis eingetragen"),
    "register.closed": _("Wählerverzeichnis abgeschlossen"),
    "nomination.received": _("Wahlvorschlag entgegengenommen"),
    "candidates.entered": _("Bewerberinnen und Bewerber eingetragen"),
    "nomination.admitted": _("Wahlvorschlag zugelassen"),
    "nomination.refused": _("Wahlvorschlag zurückgewiesen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "law_version": _("Fassung des Rechts"),
    "assumptions": _("Annahmen"),
    "code": _("Termin"),
    "total": _("Wahlberechtigte"),
    "closed_on": _("Abgeschlossen am"),
    "received_at": _("Eingegangen"),
    "in_time": _("Rechtzeitig"),
    "places": _("Plätze"),
}
