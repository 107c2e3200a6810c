"""What the log says of an act on Wahlbezirke, streets or polling places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "district_file.handed_in": _("Datei der Wahlbezirke hochgeladen"),
    "district_file.read": _("Gesagt, wie eine Datei der Wahlbezirke zu lesen ist"),
    "district_file.dropped": _("Datei der Wahlbezirke verworfen"),
    "polling_places.taken_in": _("Wahllokale eingelesen"),
    "streets.taken_in": _("Straßenverzeichnis eingelesen"),
    "polling_place.edited": _("Wahlraum geändert"),
    "district.renamed": _("Name eines Wahlbezirks berichtigt"),
    "postal_district.renamed": _("Name eines Briefwahlbezirks berichtigt"),
    "postal_district.removed": _("Briefwahlbezirk entfernt"),
    "district.removed": _("Wahlbezirk entfernt"),
    "postal_district.assigned": _("Briefwahlbezirk zugeordnet"),
    "register.districts_assigned": _("Personen den Wahlbezirken zugeordnet"),
    "register.district_chosen": _("Person von Hand einem Wahlbezirk zugeordnet"),
    "register.moved_together": _("Personen nach dem Straßenverzeichnis umgetragen"),
    "district.added": _("Wahlbezirk angelegt"),
    "district_file.numbers_meant": _("Nummern einer Datei als vorhandene Bezirke bestätigt"),
    "postal_room.edited": _("Raum eines Briefwahlbezirks geändert"),
    "street_row.added": _("Straße von Hand in das Straßenverzeichnis eingetragen"),
    "street_row.removed": _("Straße von Hand aus dem Straßenverzeichnis entfernt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "table": _("Art der Datei"),
    "district": _("Wahlbezirk"),
    "added_rows": _("neue Zeilen"),
    "changed_rows": _("geänderte Zeilen"),
    "gone_rows": _("weggefallene Zeilen"),
    "rows_set_aside": _("beiseitegelegte Zeilen"),
    "meant": _("gemeinte Bezirke"),
    "street": _("Straße"),
    "house_numbers": _("Hausnummern"),
    "lies_in": _("Lage"),
    "assigned": _("zugeordnet"),
    "lost": _("haben ihren Wahlbezirk verloren"),
    "unassigned": _("ohne Wahlbezirk"),
    "persons_assigned": _("zugeordnete Personen"),
    "persons_moved": _("umgetragene Personen"),
}
