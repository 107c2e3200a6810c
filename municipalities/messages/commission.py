"""The words of the Integrations-Kommission: refusals, findings, rules, acts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from municipalities.law.basis import Rule
from municipalities.law.commission_rules import CommissionRule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    CommissionRule.EXPERTS_BELOW_HALF: _(
        "Weniger als die Hälfte der Mitglieder sind sachkundige Einwohner (%(norm)s)."
    ),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {}

RULE_TEXTS: dict[str, _StrOrPromise] = {}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {}

ACT_TEXTS: dict[str, _StrOrPromise] = {}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {}
