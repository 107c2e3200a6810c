"""The rules of this room with norm and certainty; German texts: ``messages.RULE_TEXTS``."""

from __future__ import annotations

from elections.law.cards.catalogue import CARD_RULES
from elections.law.course.deadlines import DEADLINES
from elections.law.districts.catalogue import DISTRICT_RULES
from elections.law.register.catalogue import REGISTER_RULES
from municipalities.law.basis import Certainty, LegalRule, Norm, Statute

_SEEN, _LIKELY, _OPEN = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.UNKNOWN


def _kwg(section: str, paragraph: int | None = None) -> Norm:
    return Norm(Statute.KWG, section, paragraph)


RULES: tuple[LegalRule, ...] = (
    LegalRule("R-LAW-03", (_kwg("58"),), _SEEN),
    LegalRule("R-CAL-01", (), _SEEN),
    LegalRule("R-LIST-03", (_kwg("11", 2),), _SEEN),
    LegalRule("R-LIST-05", (_kwg("11"),), _SEEN),
    LegalRule("R-LIST-06", (_kwg("11"),), _LIKELY),
    LegalRule("R-LIST-10", (_kwg("13", 1),), _SEEN),
    LegalRule("R-LIST-11", (_kwg("14"),), _SEEN),
    LegalRule("R-LIST-12", (_kwg("14", 3),), _SEEN),
    LegalRule("R-LIST-17", (_kwg("15", 4),), _OPEN),
    *(
        LegalRule(
            entry.code,
            (*(() if entry.norm is None else (entry.norm,)), *entry.also),
            entry.certainty,
        )
        for entry in DEADLINES
    ),
    *REGISTER_RULES,
    *DISTRICT_RULES,
    *CARD_RULES,
)
"""Every rule that this room applies (R-LAW, R-CAL, R-LIST, C, R-REG, R-DIST, R-WS, R-DP, R-RET)."""
