"""What the log says of printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "print.ordered": _("Druck der Wahlbenachrichtigungen gestartet"),
    "print.replacements_ordered": _("Neudruck von Wahlbenachrichtigungen gestartet"),
    "print.registers_ordered": _("Druck der Wählerverzeichnisse gestartet"),
    "print.part_made": _("Teil eines Druckauftrags gedruckt"),
    "print.resumed": _("Fehlende Teile eines Druckauftrags neu gestartet"),
    "print.cancelled": _("Druckauftrag verworfen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "notices": _("Wahlbenachrichtigungen"),
    "causes": _("Gründe"),
    "skipped": _("Personen ohne Brief"),
    "parts": _("Teile"),
    "part": _("Teil"),
    "print_orders": _("Druckaufträge"),
    "printed_letters": _("gedruckte Briefe: was in ihnen stand"),
    "printed_parts": _("gedruckte Teile mit Namen und Anschriften"),
}
