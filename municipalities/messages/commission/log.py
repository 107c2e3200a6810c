"""What the log says of an act on the commission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.commission.composition import Capacity

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "organisation.added": _("Vereinigung in das Verzeichnis aufgenommen"),
    "organisation.changed": _("Angaben einer Vereinigung geändert"),
    "organisation.removed": _("Vereinigung wird nicht mehr angeschrieben"),
    "commission.planned": _("Sitze der Integrations-Kommission festgelegt"),
    "commission.called": _("Zu Vorschlägen für die Kommission aufgerufen"),
    "commission.proposal_received": _("Vorschlag für die Kommission eingegangen"),
    "commission.proposal_withdrawn": _("Vorschlag zurückgezogen und gelöscht"),
    "commission.member_elected": _("Mitglied der Kommission gewählt"),
    "commission.member_left": _("Mitglied der Kommission ausgeschieden"),
    "commission.co_chair_elected": _("Mitvorsitz der Kommission gewählt"),
    "commission.formed": _("Integrations-Kommission gebildet"),
    "commission.meeting_called": _("Sitzung der Kommission angesetzt"),
    "commission.meeting_recorded": _("Eingetragen, ob die Sitzung stattgefunden hat"),
    "commission.reported": _("Jahresbericht der Kommission vorgelegt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "fields": _("Geänderte Angaben"),
    "removed_on": _("Nicht mehr seit"),
    "experts": _("Sachkundige Einwohner"),
    "executives": _("Aus dem Gemeindevorstand"),
    "councillors": _("Aus der Gemeindevertretung"),
    "issued_on": _("Aufgerufen am"),
    "closes_on": _("Vorschläge bis"),
    "organisations": _("Angeschriebene Vereinigungen"),
    "organisation": _("Vereinigung"),
    "received_on": _("Eingegangen am"),
    "capacity": _("Mitglied als"),
    "elected_on": _("Gewählt am"),
    "ground": _("Grund"),
    "left_on": _("Ausgeschieden am"),
    "formed_on": _("Gebildet am"),
    "members": _("Mitglieder"),
    "held": _("Hat stattgefunden"),
    "present": _("Anwesende"),
    "year": _("Jahr"),
    "given_on": _("Vorgelegt am"),
}

DETAIL_VALUES: dict[str, dict[str, _StrOrPromise]] = {
    "capacity": {
        Capacity.CHAIR.value: _("Vorsitz"),
        Capacity.EXECUTIVE.value: _("Gemeindevorstand"),
        Capacity.COUNCIL.value: _("Gemeindevertretung"),
        Capacity.EXPERT.value: _("sachkundige Einwohnerin, sachkundiger Einwohner"),
    },
    "ground": {
        "resigned": _("Niederlegung"),
        "died": _("Tod"),
        "not_electable": _("Wählbarkeit verloren"),
        "left_organ": _("gehört dem entsendenden Organ nicht mehr an"),
        "recalled": _("Abberufung"),
    },
    "fields": {
        "name": _("Name"),
        "contact": _("Ansprechperson"),
        "address": _("Anschrift"),
        "email": _("E-Mail"),
        "phone": _("Telefon"),
        "returning_officer": _("Name der Wahlleitung"),
        "mayor": _("Name der Bürgermeisterin oder des Bürgermeisters"),
        "authority": _("Anschrift der Aufsichtsbehörde"),
    },
}
