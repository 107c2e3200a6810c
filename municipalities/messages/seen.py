"""Of two people at one page the second is told what the first changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.seen import SeenRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    SeenRule.CHANGED_MEANWHILE: _(
        "Das hat inzwischen jemand anderes geändert. Laden Sie die Seite neu."
    ),
}
