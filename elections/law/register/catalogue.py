"""Rules on the register (R-REG, R-DP, R-RET); texts: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Certainty, LegalRule, Norm, Statute

_SEEN, _LIKELY, _OPEN = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.UNKNOWN

REGISTER_RULES: tuple[LegalRule, ...] = (
    LegalRule("R-REG-01", (Norm(Statute.KWG, "8"),), _LIKELY),
    LegalRule("R-REG-02", (Norm(Statute.KWO, "9", 1),), _SEEN),
    LegalRule("R-REG-06", (Norm(Statute.KWO, "9"),), _LIKELY),
    LegalRule("R-REG-07", (Norm(Statute.KWO, "10"),), _SEEN),
    LegalRule("R-DP-01", (Norm(Statute.KWG, "8"),), _LIKELY),
    LegalRule("R-DP-02", (Norm(Statute.BMG, "51"),), _SEEN),
    LegalRule("R-RET-01", (Norm(Statute.KWO, "112"),), _OPEN),
)
"""Every rule on the register that this room applies (R-REG, R-DP, R-RET)."""
