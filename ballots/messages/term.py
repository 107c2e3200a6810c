"""The words of the term: mandates, departures, successors, objections."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ballots.law.term_rules import TermRule
from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {
    TermRule.DATE_IN_FUTURE: _("Der %(day)s liegt in der Zukunft."),
}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {}

RULE_TEXTS: dict[str, _StrOrPromise] = {}

ASSUMPTION_TEXTS: dict[str, _StrOrPromise] = {}

ACT_TEXTS: dict[str, _StrOrPromise] = {}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {}
