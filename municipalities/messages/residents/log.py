"""What the log says of a count of foreign residents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "residents.recorded": _("Zahl der ausländischen Einwohner eingetragen"),
    "residents.file_handed_in": _("Datei mit Einwohnerzahlen abgegeben, noch nicht gelesen"),
    "residents.file_read": _("Datei mit Einwohnerzahlen hochgeladen"),
    "residents.file_taken_in": _("Einwohnerzahlen aus einer Datei übernommen"),
    "residents.file_dropped": _("Datei mit Einwohnerzahlen verworfen"),
    "residents.duty_began": _("Pflicht zu einem Gremium entsteht durch eine neue Einwohnerzahl"),
    "residents.duty_ended": _("Pflicht zu einem Gremium entfällt durch eine neue Einwohnerzahl"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "foreign_residents": _("Ausländische Einwohner"),
    "as_of": _("Stand"),
    "foreign_residents_before": _("Ausländische Einwohner vorher"),
    "memory": _("Lesart gemerkt als"),
    "new": _("Neue Zahlen"),
    "unchanged": _("Schon eingetragene Zahlen"),
    "without_number": _("Zeilen ohne Zahl"),
    "duty_begins": _("Gemeinden, deren Pflicht entsteht"),
    "duty_ends": _("Gemeinden, deren Pflicht entfällt"),
}
