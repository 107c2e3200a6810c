"""Rules on the register (R-REG, R-DP, R-RET); texts: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import LegalRule

REGISTER_RULES: tuple[LegalRule, ...] = ()
"""Every rule on the register (R-REG, R-DP, R-RET) that this room applies."""
