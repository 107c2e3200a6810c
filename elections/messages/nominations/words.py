"""Words for the values of the law on lists."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.assumptions import OrderBasis

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    OrderBasis: {
        OrderBasis.LOT: _("Los im Wahlausschuss"),
        OrderBasis.RESOLUTION: _("Beschluss des Wahlausschusses"),
    },
}
