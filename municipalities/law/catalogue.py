"""The rules of this room with norm and certainty; German texts: ``messages.RULE_TEXTS``."""

from __future__ import annotations

from municipalities.law.basis import Awaited, Certainty, LegalRule, Norm, Statute

_SEEN, _LIKELY, _OPEN = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.UNKNOWN


def _hgo(section: str, paragraph: int | str | None = None, sentence: int | None = None) -> Norm:
    return Norm(Statute.HGO, section, paragraph, sentence)


RULES: tuple[LegalRule, ...] = (
    LegalRule("R-BODY-01", (_hgo("84", sentence=1),), _SEEN),
    LegalRule("R-BODY-02", (_hgo("84", sentence=1),), _LIKELY),
    LegalRule("R-BODY-03", (_hgo("84", sentence=2),), _SEEN),
    LegalRule("R-BODY-04", (_hgo("84", sentence=3), _hgo("89")), _SEEN),
    LegalRule("R-BODY-05", (_hgo("85"),), _SEEN),
    LegalRule("R-BODY-06", (_hgo("86", 1, 1),), _SEEN),
    LegalRule("R-BODY-07", (Norm(Statute.KWG, "2"),), _SEEN),
    LegalRule("R-BODY-08", (_hgo("86", 1, 3),), _SEEN),
    LegalRule("R-BODY-09", (_hgo("86", 1, 4),), _SEEN),
    LegalRule("R-BODY-10", (_hgo("86", 1, 5), _hgo("86", 1, 6)), _SEEN),
    LegalRule("R-BODY-11", (Norm(Statute.KWO, "86a"),), _SEEN),
    LegalRule("R-BODY-12", (_hgo("88"),), _LIKELY),
    LegalRule("R-BODY-13", (_hgo("86", 6),), _LIKELY),
    LegalRule("R-VOTE-01", (_hgo("86", 2),), _SEEN),
    LegalRule("R-VOTE-02", (_hgo("86", 2),), _SEEN),
    LegalRule("R-VOTE-03", (_hgo("86", 2),), _LIKELY),
    LegalRule("R-VOTE-04", (_hgo("86", 5), _hgo("31")), _SEEN),
    LegalRule("R-VOTE-05", (_hgo("86", 2),), _SEEN),
    LegalRule("R-VOTE-06", (_hgo("86", 2),), _OPEN),
    LegalRule("R-VOTE-07", (_hgo("86", 2),), _LIKELY),
    LegalRule("R-ELIG-01", (_hgo("86", 3),), _SEEN),
    LegalRule("R-ELIG-02", (_hgo("86", 4),), _SEEN),
    LegalRule("R-ELIG-03", (_hgo("86", 4),), _SEEN),
    LegalRule("R-ELIG-04", (_hgo("32", 2),), _SEEN),
    LegalRule("R-ELIG-05", (_hgo("86", 5), _hgo("37"), _hgo("65", 2)), _LIKELY),
    LegalRule("R-ELIG-06", (_hgo("33"),), _SEEN, Awaited.MEMBERS),
    LegalRule("R-IK-01", (_hgo("89", 1), _hgo("72")), _SEEN),
    LegalRule("R-IK-02", (_hgo("89", 1), _hgo("86", 3), _hgo("86", 4)), _SEEN),
    LegalRule("R-IK-03", (_hgo("89", 1),), _SEEN),
    LegalRule("R-IK-04", (_hgo("89", 2),), _SEEN),
    LegalRule("R-IK-05", (_hgo("89", 3), _hgo("89", 4)), _SEEN),
    LegalRule("R-IK-06", (_hgo("72"),), _LIKELY),
    LegalRule("R-IK-07", (_hgo("89"), _hgo("86", 1, 5)), _LIKELY),
)
"""Every rule on the body, who may vote and stand, the commission (R-BODY, VOTE, ELIG, IK)."""
