"""The rules of this room with norm and certainty; German texts: ``messages.RULE_TEXTS``."""

from __future__ import annotations

from municipalities.law.basis import Awaited, Certainty, LegalRule, Norm, Statute

_SEEN, _LIKELY, _OPEN = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.UNKNOWN


def _kwg(
    section: str,
    paragraph: int | str | None = None,
    sentence: int | None = None,
    number: int | None = None,
) -> Norm:
    return Norm(Statute.KWG, section, paragraph, sentence, number)


def _kwo(section: str, paragraph: int | None = None) -> Norm:
    return Norm(Statute.KWO, section, paragraph)


RULES: tuple[LegalRule, ...] = (
    LegalRule("R-BAL-02", (_kwg("16", 2, 5),), _SEEN),
    LegalRule("R-CAST-01", (_kwg("1", 4), _kwg("18", 1)), _SEEN),
    LegalRule("R-CAST-02", (_kwg("18", 1, number=5),), _SEEN, Awaited.BALLOT_PAPER),
    LegalRule("R-CAST-03", (_kwg("18"),), _LIKELY, Awaited.CAPTURE),
    LegalRule("R-CAST-04", (_kwg("1", 2), _kwg("18", 3)), _SEEN),
    LegalRule("R-CAST-05", (_kwg("18", 2),), _SEEN, Awaited.BALLOT_PAPER),
    LegalRule("R-CAST-07", (_kwg("17a"),), _LIKELY, Awaited.BALLOT_PAPER),
    LegalRule(
        "R-HEAL-01",
        (_kwg("21", 1, number=1), _kwg("21", 1, number=2), _kwg("21", 1, number=4)),
        _SEEN,
    ),
    LegalRule("R-HEAL-02", (_kwg("21", 1, number=3),), _SEEN),
    LegalRule("R-HEAL-03", (_kwg("20a", 1),), _SEEN),
    LegalRule("R-HEAL-04", (_kwg("20a", 2),), _SEEN),
    LegalRule("R-HEAL-05", (_kwg("20a", 3),), _SEEN),
    LegalRule("R-HEAL-06", (_kwg("21", 2, number=2),), _SEEN),
    LegalRule("R-HEAL-07", (_kwg("20a", 4),), _SEEN),
    LegalRule("R-HEAL-08", (_kwg("20a", 5),), _SEEN),
    LegalRule("R-HEAL-09", (_kwg("20a", 6),), _SEEN),
    LegalRule("R-HEAL-10", (_kwg("21", 2, number=1),), _SEEN),
    LegalRule("R-HEAL-11", (_kwg("20a", 3),), _LIKELY),
    LegalRule("R-HEAL-12", (_kwg("20a"),), _SEEN),
    LegalRule("R-HEAL-13", (_kwg("21", 1, number=2),), _OPEN),
    LegalRule("R-HEAL-14", (_kwg("21", 3),), _SEEN, Awaited.CAPTURE),
    LegalRule("R-HEAL-15", (_kwg("21", 4),), _SEEN, Awaited.CAPTURE),
    LegalRule("R-HEAL-16", (_kwg("21", 1, number=1),), _LIKELY),
    LegalRule("R-HEAL-17", (_kwg("18", 3), _kwg("20a")), _LIKELY),
    LegalRule("R-SEAT-00", (_kwg("22", 1), _kwg("22", 2)), _SEEN),
    LegalRule("R-SEAT-01", (_kwg("22", 3),), _SEEN),
    LegalRule("R-SEAT-02", (_kwg("22", 3),), _SEEN),
    LegalRule("R-SEAT-03", (_kwg("22", 3, 4),), _SEEN),
    LegalRule("R-SEAT-04", (_kwg("22", 4),), _LIKELY),
    LegalRule("R-SEAT-05", (_kwg("22"),), _SEEN),
    LegalRule("R-SEAT-06", (_kwg("22"), _kwg("34", 1)), _LIKELY),
    LegalRule("R-SEAT-07", (_kwg("22"), _kwg("34", "1a")), _LIKELY),
    LegalRule("R-SEAT-08", (_kwo("54", 3),), _SEEN, Awaited.DETERMINATION),
    LegalRule("R-END-01", (_kwg("23", 1),), _SEEN),
    LegalRule("R-END-02", (_kwg("23", 2),), _SEEN),
    LegalRule("R-END-03", (_kwg("33"),), _SEEN),
    LegalRule("R-END-04", (_kwg("34", 1),), _SEEN),
    LegalRule("R-END-05", (_kwg("34", "1a"),), _SEEN),
    LegalRule("R-END-06", (_kwg("34", 2),), _SEEN),
    LegalRule("R-END-07", (_kwg("34", 3),), _SEEN),
    LegalRule("R-END-08", (Norm(Statute.HGO, "86", 1, 4),), _SEEN),
    LegalRule("R-END-09", (_kwg("25"),), _SEEN),
    LegalRule("R-CNT-08", (_kwo("48", 1),), _LIKELY, Awaited.CAPTURE),
    LegalRule("R-CNT-09", (_kwo("49", 2),), _SEEN),
    LegalRule("R-CNT-10", (_kwo("54", 1),), _SEEN),
    LegalRule("R-CNT-11", (_kwo("54", 2),), _SEEN),
    LegalRule("R-CNT-12", (_kwo("55"), _kwg("25")), _SEEN),
    LegalRule("R-CODE-01", (_kwo("49", 2),), _LIKELY),
    LegalRule("R-DIST-03", (_kwo("47", 2),), _SEEN),
    LegalRule("R-END-10", (_kwg("26", 1), _kwg("27")), _SEEN),
    LegalRule("R-END-11", (_kwg("31"),), _SEEN),
)
"""Every rule on paper, votes, healing, seats and term that this room applies."""
