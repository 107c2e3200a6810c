"""Words for the values of the law on foreign residents."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.residents.counts import DutyChange

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    DutyChange: {
        DutyChange.BEGINS: _("Pflicht entsteht"),
        DutyChange.ENDS: _("Pflicht entfällt"),
        DutyChange.IS_NEAR: _("nahe an der Schwelle"),
        DutyChange.STAYS: _("unverändert"),
    },
}
