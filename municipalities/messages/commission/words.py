"""Words for the values of the law on the commission."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.commission.composition import Capacity, Gender
from municipalities.law.commission.way import CommissionStep

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Capacity: {
        Capacity.CHAIR: _("Vorsitz"),
        Capacity.EXECUTIVE: _("Gemeindevorstand"),
        Capacity.COUNCIL: _("Gemeindevertretung"),
        Capacity.EXPERT: _("sachkundige Einwohnerin, sachkundiger Einwohner"),
    },
    Gender: {
        Gender.FEMALE: _("weiblich"),
        Gender.MALE: _("männlich"),
        Gender.DIVERSE: _("divers"),
        Gender.UNSTATED: _("keine Angabe"),
    },
    CommissionStep: {
        CommissionStep.FIX_SEATS: _("Sitze festlegen"),
        CommissionStep.CALL_FOR_PROPOSALS: _("Vereinigungen zu Vorschlägen aufrufen"),
        CommissionStep.RECEIVE_PROPOSALS: _("Vorschläge entgegennehmen"),
        CommissionStep.ELECT_EXPERTS: _("Sachkundige Einwohnerinnen und Einwohner wählen"),
        CommissionStep.ENTER_CHAIR: _("Vorsitz eintragen"),
        CommissionStep.ENTER_EXECUTIVES: _("Mitglieder des Gemeindevorstands eintragen"),
        CommissionStep.ENTER_COUNCILLORS: _("Mitglieder der Gemeindevertretung eintragen"),
        CommissionStep.FORM: _("Kommission bilden"),
    },
}

STEP_TEXTS: dict[StrEnum, _StrOrPromise] = {
    CommissionStep.RECEIVE_PROPOSALS: _(
        "Gehen zu wenige Vorschläge ein, soll die Gemeindevertretung selbst vorschlagen."
    ),
}
"""What else is to be said of a step that comes next."""
