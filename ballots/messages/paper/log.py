"""What the log says of an act on the ballot paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "paper.approved": _("Stimmzettel freigegeben"),
    "paper.withdrawn": _("Freigabe des Stimmzettels zurückgenommen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "approved_on": _("Freigegeben am"),
}
