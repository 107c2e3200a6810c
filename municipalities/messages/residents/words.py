"""Words for the values of the law on foreign residents."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.keys import KeyForm
from municipalities.law.residents.counts import DutyChange
from municipalities.law.residents.rows import LeftOutAs
from municipalities.law.residents.signs import Meaning, Remark

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    DutyChange: {
        DutyChange.BEGINS: _("Pflicht entsteht"),
        DutyChange.ENDS: _("Pflicht entfällt"),
        DutyChange.IS_NEAR: _("nahe an der Schwelle"),
        DutyChange.STAYS: _("unverändert"),
    },
    Meaning: {
        Meaning.NOUGHT: _("genau null (niemand)"),
        Meaning.UNKNOWN: _("unbekannt, keine Zahl"),
        Meaning.KEPT: _("die Zahl gilt, das Zeichen bleibt bei ihr stehen"),
    },
    Remark: {
        Remark.UNCERTAIN: _("unsicherer Wert"),
        Remark.CORRECTED: _("berichtigt"),
        Remark.PRELIMINARY: _("vorläufig"),
        Remark.ESTIMATED: _("geschätzt"),
    },
    LeftOutAs: {
        LeftOutAs.AREA_ABOVE: _("Land, Regierungsbezirk oder Kreis"),
        LeftOutAs.UNINCORPORATED: _("gemeindefreies Gebiet"),
        LeftOutAs.OTHER_LAND: _("Gemeinde eines anderen Landes"),
        LeftOutAs.HEADER: _("Kopfzeile, die sich wiederholt"),
        LeftOutAs.NO_PLACE: _("Zeile mit einer Zahl, die keine Gemeinde nennt"),
        LeftOutAs.CHOSEN: _("nach Ihrer Entscheidung weggelassen"),
        LeftOutAs.NOTE: _("Anmerkung oder Zeile ohne Zahl"),
    },
    KeyForm: {
        KeyForm.AGS: _("Gemeindeschlüssel (AGS)"),
        KeyForm.SPACED: _("Im Schlüssel stehen Leerzeichen oder Punkte; gelesen sind die Ziffern."),
        KeyForm.ZERO_LOST: _("Die führende Null des Schlüssels fehlt; sie ist ergänzt."),
        KeyForm.REGIONAL: _(
            "Der Schlüssel ist ein Regionalschlüssel (ARS); gelesen ist der Gemeindeschlüssel "
            "darin."
        ),
        KeyForm.WITHOUT_LAND: _(
            "Dem Schlüssel fehlt das Land; gelesen ist der hessische Schlüssel (06…)."
        ),
    },
}
