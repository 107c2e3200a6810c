"""What the log says of an announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "result.published": _("Ergebnis bekannt gemacht"),
    "result.announced": _("Tag der öffentlichen Bekanntmachung eingetragen"),
}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {
    "published_on": _("Bekannt gemacht am"),
    "announced_on": _("Öffentlich bekannt gemacht am"),
    "medium": _("Wo bekannt gemacht"),
}
