"""The sentences about Wahlbezirke, streets and polling places."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.districts.house_numbers import Side
from elections.law.districts.rules import DistrictRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    DistrictRule.HOUSE_NUMBERS_UNCLEAR: _(
        "„%(cell)s“ ist kein Bereich von Hausnummern, der sich lesen lässt. Schreiben Sie zum "
        "Beispiel „1-99 ungerade“, „2-Ende gerade“ oder „7“; leer heißt: die ganze Straße."
    ),
    DistrictRule.HOUSE_NUMBERS_BACKWARDS: _(
        "Der Bereich „%(cell)s“ endet, bevor er beginnt. Nennen Sie die kleinere Hausnummer zuerst."
    ),
    DistrictRule.STREETS_AFTER_CLOSING: _(
        "Das Wählerverzeichnis von %(district)s ist abgeschlossen (%(norm)s). Das "
        "Straßenverzeichnis lässt sich nicht mehr austauschen; ordnen Sie einzelne Personen von "
        "Hand zu."
    ),
    DistrictRule.DISTRICT_FILE_GONE: _(
        "Diese Datei wurde schon übernommen oder verworfen. Laden Sie sie neu hoch, wenn sie "
        "gelten soll."
    ),
    DistrictRule.DISTRICT_FILE_REPLACED: _(
        "Inzwischen liegt eine andere Datei vor, hochgeladen von %(person)s. Sehen Sie sich an, "
        "was sie ändern würde, und bestätigen Sie dann."
    ),
    DistrictRule.DISTRICT_CLOSED: _(
        "Das Wählerverzeichnis von %(district)s ist abgeschlossen (%(norm)s). Niemand wird dort "
        "noch zugeordnet; wählen Sie einen anderen Wahlbezirk."
    ),
    DistrictRule.DISTRICT_CHOSEN_ALREADY: _(
        "Diese Person gehört schon zum Wahlbezirk %(district)s. Wer im Verzeichnis eines "
        "Wahlbezirks steht, bleibt darin, auch nach einem Umzug (%(norm)s)."
    ),
    DistrictRule.ENTRY_STRUCK: _(
        "Diese Person ist gestrichen. Gestrichene brauchen keinen Wahlbezirk."
    ),
    DistrictRule.DISTRICT_IN_USE: _(
        "Der Wahlbezirk %(district)s lässt sich nicht entfernen. Zu ihm gehören noch: Personen "
        "%(persons)s, Straßenabschnitte %(streets)s, Auszählungsbezirke %(units)s, abgeschlossene "
        "Verzeichnisse %(closings)s. Nur ein Wahlbezirk, zu dem nichts gehört, kann weg."
    ),
    DistrictRule.POSTAL_NUMBER_NEEDS_NAME: _(
        "Den Briefwahlbezirk %(number)s gibt es noch nicht. Geben Sie ihm einen Namen."
    ),
}

RULE_TEXTS: dict[str, _StrOrPromise] = {
    "R-DIST-01": _(
        "Hat eine Gemeinde mehr als 2.500 Einwohner, wird sie in der Regel in mehrere Wahlbezirke "
        "geteilt. Darüber entscheidet der Gemeindevorstand."
    ),
    "R-DIST-02": _(
        "Die Wahlbezirke der Ausländerbeiratswahl sind die der Gemeindewahl. Deshalb dürfen darin "
        "wenige Wahlberechtigte wohnen; das Wahlgeheimnis schützt die gemeinsame Auszählung."
    ),
    "R-DIST-04": _(
        "Was zusammen ausgezählt wird, zählt bei der Ausländerbeiratswahl ein "
        "Auszählungswahlvorstand."
    ),
    "R-DIST-05": _(
        "Für einen Wahlbezirk mit weniger als 50 Stimmzetteln werden nie eigene Stimmenzahlen "
        "gezeigt, sondern nur die der gemeinsamen Auszählung."
    ),
    "R-DIST-06": _("Ein Briefwahlvorstand soll mindestens 50 Wahlbriefe erhalten."),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Side: {Side.ALL: _("alle"), Side.EVEN: _("gerade"), Side.ODD: _("ungerade")},
}

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "district_file.handed_in": _("Datei der Wahlbezirke hochgeladen"),
    "district_file.dropped": _("Datei der Wahlbezirke verworfen"),
    "polling_places.taken_in": _("Wahllokale eingelesen"),
    "streets.taken_in": _("Straßenverzeichnis eingelesen"),
    "polling_place.edited": _("Wahlraum geändert"),
    "district.removed": _("Wahlbezirk entfernt"),
    "postal_district.assigned": _("Briefwahlbezirk zugeordnet"),
    "register.districts_assigned": _("Personen den Wahlbezirken zugeordnet"),
    "register.district_chosen": _("Person von Hand einem Wahlbezirk zugeordnet"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "table": _("Art der Datei"),
    "district": _("Wahlbezirk"),
    "added_rows": _("neue Zeilen"),
    "changed_rows": _("geänderte Zeilen"),
    "gone_rows": _("weggefallene Zeilen"),
    "assigned": _("zugeordnet"),
    "unassigned": _("ohne Wahlbezirk"),
    "persons_assigned": _("zugeordnete Personen"),
}
