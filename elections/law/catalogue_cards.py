"""Rules on inspection, polling cards, closing (R-REG, R-WS); texts: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import LegalRule

CARD_RULES: tuple[LegalRule, ...] = ()
"""Every rule on inspection, polling cards and the closing (R-REG, R-WS) that this room applies."""
