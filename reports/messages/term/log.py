"""What the log says of an act on the body in its term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "members.published": _("Mitglieder des Ausländerbeirats bekannt gemacht"),
}
