"""What a refusal or a finding of the law says, in one piece, for tests that compare all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from municipalities.law.basis import Finding, RuleViolation

Told = tuple[str, str, dict[str, Any]]


def told(found: Finding | RuleViolation) -> Told:
    """The name of the rule, norm and rule id as they are printed, and the facts."""
    return found.rule.name, f"{found.norm} {found.rule_id}", dict(found.facts or {})


def refusal(act: Callable[..., object], *values: Any, **named: Any) -> Told:
    """What ``act`` says when it refuses these values."""
    with pytest.raises(RuleViolation) as refused:
        act(*values, **named)
    return told(refused.value)
