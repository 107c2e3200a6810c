"""The words of what a municipality owes: duties, who has them, how pressing they are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.body.duties import DutyKind, Urgency, Who
from municipalities.law.body.gremium import Nearness

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    DutyKind: {
        DutyKind.STATE_RESIDENTS: _("Zahl der gemeldeten ausländischen Einwohner eintragen"),
        DutyKind.DECIDE_BODY: _("Über Ausländerbeirat oder Integrations-Kommission entscheiden"),
        DutyKind.HOLD_ELECTION: _("Ausländerbeirat wählen lassen"),
        DutyKind.FORM_COMMISSION: _("Integrations-Kommission bilden"),
        DutyKind.FILL_SEATS: _("Freie Sitze mit sachkundigen Einwohnern besetzen"),
        DutyKind.ELECT_CO_CHAIR: _("Zweite Person in den gemeinsamen Vorsitz wählen"),
        DutyKind.HOLD_MEETING: _("Sitzung der Integrations-Kommission abhalten"),
        DutyKind.GIVE_REPORT: _("Jahresbericht der Integrations-Kommission vorlegen"),
    },
    Who: {
        Who.COUNCIL: _("Gemeindevertretung"),
        Who.EXECUTIVE: _("Gemeindevorstand"),
        Who.RETURNING_OFFICER: _("Wahlleitung"),
        Who.CHAIR: _("Vorsitz der Integrations-Kommission"),
        Who.EXPERTS: _("sachkundige Mitglieder der Integrations-Kommission"),
    },
    Urgency: {
        Urgency.OVERDUE: _("überfällig"),
        Urgency.DUE: _("in den nächsten 30 Tagen fällig"),
        Urgency.UNDATED: _("zu erledigen, das Gesetz nennt keinen Termin"),
        Urgency.OPEN: _("später fällig"),
    },
    Nearness: {
        Nearness.APPROACHING: _("nahe unter der Grenze von 1000: die Pflicht kann bald beginnen"),
        Nearness.JUST_ABOVE: _("nahe über der Grenze von 1000: die Pflicht kann bald enden"),
    },
}

RULE_TEXTS: dict[str, _StrOrPromise] = {}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {}

ACT_TEXTS: dict[str, _StrOrPromise] = {}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {}
