"""What the log says of the Wahlausschuss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from elections.models.committee.meetings import KINDS
from elections.models.committee.objections import OUTCOMES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "committee.appointed": _("Mitglied des Wahlausschusses eingetragen"),
    "committee.member_corrected": _("Mitglied des Wahlausschusses berichtigt"),
    "committee.member_ended": _("Aus dem Wahlausschuss ausgeschieden"),
    "committee.member_end_taken_back": _("Ausscheiden aus dem Wahlausschuss zurückgenommen"),
    "committee.member_removed": _("Irrtümlich eingetragenes Mitglied entfernt"),
    "committee.meeting_planned": _("Sitzung des Wahlausschusses geplant"),
    "committee.meeting_changed": _("Sitzung des Wahlausschusses geändert"),
    "committee.meeting_removed": _("Irrtümlich geplante Sitzung entfernt"),
    "committee.course_recorded": _("Verlauf einer Sitzung eingetragen"),
    "committee.items_noted": _("Abstimmungen einer Sitzung eingetragen"),
    "committee.minutes_issued": _("Niederschrift einer Sitzung ausgestellt"),
    "committee.minutes_taken_back": _("Niederschrift einer Sitzung zurückgenommen"),
    "list_objection.received": _("Einspruch gegen eine Zurückweisung eingetragen"),
    "list_objection.corrected": _("Einspruch gegen eine Zurückweisung berichtigt"),
    "list_objection.removed": _("Irrtümlich eingetragener Einspruch entfernt"),
    "list_objection.decided": _("Über einen Einspruch gegen eine Zurückweisung entschieden"),
    "list_objection.decision_taken_back": _(
        "Entscheidung über einen Einspruch gegen eine Zurückweisung zurückgenommen"
    ),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "appointed_on": _("Berufen am"),
    "ended_on": _("Ausgeschieden am"),
    "meeting_kind": _("Zweck"),
    "starts_at": _("Beginn"),
    "starts_before": _("Beginn, bisher"),
    "meeting_place": _("Ort"),
    "opened_at": _("Eröffnet"),
    "closed_at": _("Geschlossen"),
    "seats_filled": _("Besetzte Sitze"),
    "points": _("Punkte der Tagesordnung"),
    "objection_outcome": _("Entscheidung"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "meeting_kind": dict(KINDS),
    "objection_outcome": dict(OUTCOMES),
    "fields": {
        "salutation": _("Anrede"),
        "proposed_by": _("Auf Vorschlag"),
        "proposal": _("Zum Vorschlag"),
        "appointed_on": _("Berufen am"),
        "committee_place": _("Platz im Ausschuss"),
        "kind": _("Zweck"),
        "meeting_place": _("Ort"),
        "starts_at": _("Beginn"),
        "why_then": _("Warum an diesem Tag"),
        "invited_on": _("Eingeladen am"),
        "announced_on": _("Bekannt gemacht am"),
        "announced_in": _("Bekannt gemacht in"),
        "opened_at": _("Eröffnet"),
        "closed_at": _("Geschlossen"),
        "was_public": _("War die Sitzung öffentlich?"),
        "clerk": _("Schriftführung"),
        "guests": _("Sonst anwesend"),
        "text": _("Verlauf"),
        "present": _("Anwesende"),
        "objector": _("Wer Einspruch erhebt"),
        "received_on": _("Eingegangen am"),
        "grounds": _("Begründung"),
        "candidate": _("Person"),
    },
}
