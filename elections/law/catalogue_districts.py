"""The rules on Wahlbezirke (R-DIST) with norm and certainty; German texts: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import LegalRule

DISTRICT_RULES: tuple[LegalRule, ...] = ()
"""Every rule on Wahlbezirke (R-DIST) that this room applies."""
