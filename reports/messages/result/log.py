"""What the log says of an act on the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

ACT_TEXTS: dict[str, _StrOrPromise] = {
    "protocol.requested": _("Niederschrift angefordert"),
    "protocol.issued": _("Niederschrift ausgestellt"),
}
