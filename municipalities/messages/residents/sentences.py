"""The words of the tables of foreign residents that the state takes in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.body.rules import MunicipalityRule
from municipalities.law.residents.counts import DutyChange

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    MunicipalityRule.RESIDENT_FILE_TAKEN_IN: _(
        "Diese Zahlen hat %(person)s schon übernommen (%(moment)s). Sie müssen nichts mehr tun."
    ),
    MunicipalityRule.RESIDENT_FILE_DROPPED: _(
        "Diese Datei hat %(person)s verworfen (%(moment)s). Laden Sie die Datei neu hoch, wenn die "
        "Zahlen doch gelten sollen."
    ),
    MunicipalityRule.RESIDENT_FILE_HAS_FAULTS: _(
        "Zeilen mit Fehlern: %(rows)s. Solange eine Zeile fehlerhaft ist, wird keine Zahl "
        "übernommen. %(first)s Berichtigen Sie die Datei und laden Sie sie neu hoch."
    ),
    MunicipalityRule.RESIDENT_FILE_NOTHING_NEW: _(
        "Die Datei enthält keine neue Zahl; schon eingetragen: %(rows)s. Prüfen Sie Datei, Stand "
        "und Quelle."
    ),
    MunicipalityRule.RESIDENT_FILE_OVERTAKEN: _(
        "Eine dieser Zahlen wurde im selben Augenblick von Hand eingetragen (%(norm)s). Es ist "
        "nichts übernommen. Laden Sie die Seite neu und prüfen Sie den Vergleich."
    ),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    DutyChange: {
        DutyChange.BEGINS: _("Pflicht entsteht"),
        DutyChange.ENDS: _("Pflicht entfällt"),
        DutyChange.IS_NEAR: _("nahe an der Schwelle"),
        DutyChange.STAYS: _("unverändert"),
    },
}

RULE_TEXTS: dict[str, _StrOrPromise] = {}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "residents.file_read": _("Datei mit Einwohnerzahlen hochgeladen"),
    "residents.file_taken_in": _("Einwohnerzahlen aus einer Datei übernommen"),
    "residents.file_dropped": _("Datei mit Einwohnerzahlen verworfen"),
    "residents.duty_began": _("Pflicht zu einem Gremium entsteht durch eine neue Einwohnerzahl"),
    "residents.duty_ended": _("Pflicht zu einem Gremium entfällt durch eine neue Einwohnerzahl"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "foreign_residents_before": _("Ausländische Einwohner vorher"),
    "new": _("Neue Zahlen"),
    "unchanged": _("Schon eingetragene Zahlen"),
    "without_number": _("Zeilen ohne Zahl"),
    "duty_begins": _("Gemeinden, deren Pflicht entsteht"),
    "duty_ends": _("Gemeinden, deren Pflicht entfällt"),
}
