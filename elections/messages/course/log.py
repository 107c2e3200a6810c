"""What the log says of a step of an election."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "override_reason": _("Grund für die Abweichung von der Frist"),
    "law_version": _("Fassung des Rechts"),
    "assumptions": _("Annahmen"),
    "code": _("Termin"),
    "seats_before": _("Sitze bisher"),
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "election.set_up": _("Wahl angelegt"),
    "election.open_nomination": _("Zu Wahlvorschlägen aufgefordert"),
    "election.take_back_call": _("Aufforderung zu Wahlvorschlägen zurückgenommen"),
    "election.admit": _("Zulassung der Wahlvorschläge abgeschlossen"),
    "election.cancel": _("Wahl abgesagt"),
    "election.reopen_admission": _("Zulassung der Wahlvorschläge wieder geöffnet"),
    "election.approve_paper": _("Abschnitt „Stimmzettel freigegeben“ begonnen"),
    "election.withdraw_paper": _("Abschnitt „Stimmzettel freigegeben“ zurückgenommen"),
    "election.start_count": _("Auszählung begonnen"),
    "election.determine": _("Abschnitt „Ergebnis festgestellt“ begonnen"),
    "election.publish": _("Abschnitt „Ergebnis bekannt gemacht“ begonnen"),
    "election.reopen_count": _("Auszählung wieder geöffnet"),
    "election.correct": _("Berichtigung des bekannt gemachten Ergebnisses begonnen"),
    "election.withdrawn": _("Angelegte Wahl zurückgenommen"),
    "election.seats_corrected": _("Zahl der Sitze berichtigt"),
    "election.taken_back": _("Wiederholungswahl zurückgenommen"),
    "election.day_corrected": _("Wahltag der Wiederholungswahl berichtigt"),
    "calendar.moved": _("Termin verschoben"),
}
