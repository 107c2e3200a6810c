"""The sentences about Wahlbezirke, streets and polling places."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from elections.law.district_rules import DistrictRule
from elections.law.house_numbers import Side
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    DistrictRule.HOUSE_NUMBERS_UNCLEAR: _(
        "„%(cell)s“ ist kein Bereich von Hausnummern, der sich lesen lässt. Schreiben Sie zum "
        "Beispiel „1-99 ungerade“, „2-Ende gerade“ oder „7“; leer heißt: die ganze Straße."
    ),
    DistrictRule.HOUSE_NUMBERS_BACKWARDS: _(
        "Der Bereich „%(cell)s“ endet, bevor er beginnt. Nennen Sie die kleinere Hausnummer zuerst."
    ),
}

RULE_TEXTS: dict[str, _StrOrPromise] = {}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    Side: {Side.ALL: _("alle"), Side.EVEN: _("gerade"), Side.ODD: _("ungerade")},
}

ACT_TEXTS: dict[str, _StrOrPromise] = {}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {}
