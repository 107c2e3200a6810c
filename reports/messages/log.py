"""What the log says of an act of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "paper.issued": _("Schreiben oder Bekanntmachung ausgestellt"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "facts_sha256": _("Prüfsumme der Angaben"),
    "paper": _("Schriftstück"),
    "job": _("Auftrag Nummer"),
}
