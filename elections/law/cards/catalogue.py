"""Rules on inspection, polling cards, closing (R-REG, R-WS); texts: ``messages``."""

from __future__ import annotations

from municipalities.law.basis import Certainty, LegalRule, Norm, Statute

_SEEN, _LIKELY, _OPEN = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.UNKNOWN


def _kwg(section: str, paragraph: int | None = None) -> Norm:
    return Norm(Statute.KWG, section, paragraph)


def _kwo(section: str, paragraph: int | None = None) -> Norm:
    return Norm(Statute.KWO, section, paragraph)


CARD_RULES: tuple[LegalRule, ...] = (
    LegalRule("R-REG-03", (_kwo("9", 2),), _SEEN),
    LegalRule("R-REG-04", (_kwo("9"),), _LIKELY),
    LegalRule("R-REG-05", (_kwo("9", 5), _kwo("16a", 2)), _OPEN),
    LegalRule("R-REG-08", (_kwg("8"),), _SEEN),
    LegalRule("R-REG-09", (_kwg("8"),), _LIKELY),
    LegalRule("R-REG-10", (_kwo("13"), _kwo("14")), _LIKELY),
    LegalRule("R-REG-11", (_kwo("15"),), _LIKELY),
    LegalRule("R-WS-01", (_kwg("9"), _kwo("16a")), _SEEN),
    LegalRule("R-WS-02", (_kwo("17"),), _SEEN),
    LegalRule("R-WS-03", (_kwo("18", 6),), _OPEN),
    LegalRule("R-WS-04", (_kwo("18"),), _LIKELY),
    LegalRule("R-WS-05", (_kwo("18"),), _LIKELY),
    LegalRule("R-WS-06", (_kwo("91"),), _LIKELY),
    LegalRule("R-WS-07", (_kwg("58"),), _SEEN),
    LegalRule("R-WS-08", (_kwo("53"),), _LIKELY),
)
"""Every rule on inspection, polling cards and the closing (R-REG, R-WS) that this room applies."""
