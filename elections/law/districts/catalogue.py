"""The rules on Wahlbezirke (R-DIST) with norm and certainty; German texts: ``messages``.

R-DIST-03 stands with the count, which applies it.
"""

from __future__ import annotations

from municipalities.law.basis import Certainty, LegalRule, Norm, Statute

_SEEN, _LIKELY = Certainty.CONFIRMED, Certainty.LIKELY
_KWO, _LWO = Statute.KWO, Statute.LWO

DISTRICT_RULES: tuple[LegalRule, ...] = (
    LegalRule("R-DIST-01", (Norm(_KWO, "5", 1),), _SEEN),
    LegalRule("R-DIST-02", (Norm(_KWO, "5", 2, 2), Norm(_KWO, "86", 1)), _SEEN),
    LegalRule("R-DIST-04", (Norm(_KWO, "91", 3, number=2),), _SEEN),
    LegalRule("R-DIST-05", (Norm(_KWO, "47", 2),), _LIKELY),
    LegalRule("R-DIST-06", (Norm(_LWO, "23"),), _LIKELY),
)
"""Every rule on Wahlbezirke (R-DIST) that this room applies."""
