"""The sentences about Wahlbezirke, streets and polling places."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from municipalities.law.basis import Rule

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MESSAGES: dict[Rule, _StrOrPromise] = {}

RULE_TEXTS: dict[str, _StrOrPromise] = {}

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {}

ACT_TEXTS: dict[str, _StrOrPromise] = {}

DETAIL_TEXTS: dict[str, _StrOrPromise] = {}
