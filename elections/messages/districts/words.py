"""Words for the values of the law on Wahlbezirke."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.districts.number_ranges import Side

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Side: {Side.ALL: _("alle"), Side.EVEN: _("gerade"), Side.ODD: _("ungerade")},
}
