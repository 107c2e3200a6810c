"""What the log says of an act on the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.messages.body.words import OUTCOMES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "term.opened": _("Wahlzeit eröffnet"),
    "term.day_corrected": _("Wahltag einer Wahlzeit berichtigt"),
    "term.taken_back": _("Eröffnete Wahlzeit zurückgenommen"),
    "body.decided": _("Entscheidung über das Gremium eingetragen"),
    "body.outcome_recorded": _("Eingetragen, was aus der Wahl wurde"),
    "body.document_attached": _("Dokument zur Entscheidung über das Gremium abgelegt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "body": _("Gremium"),
    "seats": _("Sitze"),
    "decided_on": _("Beschlossen am"),
    "resolution": _("Beschluss"),
    "election_day": _("Wahltag"),
    "election_day_before": _("Wahltag, bisher"),
    "size": _("Größe in Byte"),
    "decision": _("Entscheidung Nummer"),
    "outcome": _("Ausgang der Wahl"),
    "outcome_on": _("Festgestellt oder abgesagt am"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "outcome": {outcome.value: text for outcome, text in OUTCOMES.items()},
}
