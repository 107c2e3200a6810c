"""The rules of this room with norm and certainty; German texts: ``messages.RULE_TEXTS``."""

from __future__ import annotations

from elections.law.course.deadlines import DEADLINES
from municipalities.law.basis import Certainty, LegalRule, Norm, Statute

_SEEN, _LIKELY, _OPEN = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.UNKNOWN


def _kwg(section: str, paragraph: int | None = None) -> Norm:
    return Norm(Statute.KWG, section, paragraph)


def _kwo(
    section: str,
    paragraph: int | None = None,
    sentence: int | None = None,
    number: int | None = None,
) -> Norm:
    return Norm(Statute.KWO, section, paragraph, sentence, number)


RULES: tuple[LegalRule, ...] = (
    LegalRule("R-LAW-03", (_kwg("58"),), _SEEN),
    LegalRule("R-CAL-01", (), _SEEN),
    LegalRule("R-ORG-02", (_kwg("4"),), _SEEN),
    LegalRule("R-ORG-03", (_kwg("5", 3), _kwg("5", 5), _kwo("3", 1)), _SEEN),
    LegalRule("R-ORG-04", (_kwg("60", 1),), _LIKELY),
    LegalRule("R-LIST-02", (_kwg("11", 1),), _SEEN),
    LegalRule("R-LIST-03", (_kwg("11", 2),), _SEEN),
    LegalRule("R-LIST-04", (_kwo("23", 1),), _SEEN),
    LegalRule("R-LIST-05", (_kwg("11"),), _SEEN),
    LegalRule("R-LIST-06", (_kwg("11"),), _LIKELY),
    LegalRule("R-LIST-07", (_kwg("11"),), _OPEN),
    LegalRule("R-LIST-08", (_kwo("23", 2, number=1),), _SEEN),
    LegalRule("R-LIST-10", (_kwg("13", 1),), _SEEN),
    LegalRule("R-LIST-11", (_kwg("14"),), _SEEN),
    LegalRule("R-LIST-12", (_kwg("14", 3),), _SEEN),
    LegalRule("R-LIST-13", (_kwg("13", 3),), _LIKELY),
    LegalRule("R-LIST-14", (_kwg("15", 1),), _SEEN),
    LegalRule("R-LIST-15", (_kwg("15", 3),), _LIKELY),
    LegalRule("R-LIST-17", (_kwg("15", 4),), _OPEN),
    *(
        LegalRule(
            entry.code,
            (*(() if entry.norm is None else (entry.norm,)), *entry.also),
            entry.certainty,
        )
        for entry in DEADLINES
    ),
    # R-DIST-03 stands in the catalogue of ``ballots``, which applies it.
    LegalRule("R-REG-01", (_kwg("8"),), _LIKELY),
    LegalRule("R-REG-02", (_kwo("9", 1),), _SEEN),
    LegalRule("R-REG-03", (_kwo("9", 2),), _SEEN),
    LegalRule("R-REG-04", (_kwo("9"),), _LIKELY),
    LegalRule("R-REG-05", (_kwo("9", 5), _kwo("16a", 2)), _OPEN),
    LegalRule("R-REG-06", (_kwo("9"),), _LIKELY),
    LegalRule("R-REG-07", (_kwo("10"),), _SEEN),
    LegalRule("R-REG-08", (_kwg("8"),), _SEEN),
    LegalRule("R-REG-09", (_kwg("8"),), _LIKELY),
    LegalRule("R-REG-10", (_kwo("13"), _kwo("14")), _LIKELY),
    LegalRule("R-REG-11", (_kwo("15"),), _LIKELY),
    LegalRule("R-DP-01", (_kwg("8"),), _LIKELY),
    LegalRule("R-DP-02", (Norm(Statute.BMG, "51"),), _SEEN),
    LegalRule("R-DP-05", (), _LIKELY),
    LegalRule("R-RET-01", (_kwo("112"),), _OPEN),
    LegalRule("R-DIST-01", (_kwo("5", 1),), _SEEN),
    LegalRule("R-DIST-02", (_kwo("5", 2, 2), _kwo("86", 1)), _SEEN),
    LegalRule("R-DIST-04", (_kwo("91", 3, number=2),), _SEEN),
    LegalRule("R-DIST-05", (_kwo("47", 2),), _LIKELY),
    LegalRule("R-DIST-06", (Norm(Statute.LWO, "23"),), _LIKELY),
    LegalRule("R-WS-01", (_kwg("9"), _kwo("16a")), _SEEN),
    LegalRule("R-WS-02", (_kwo("17"),), _SEEN),
    LegalRule("R-WS-03", (_kwo("18", 6),), _OPEN),
    LegalRule("R-WS-04", (_kwo("18"),), _LIKELY),
    LegalRule("R-WS-05", (_kwo("18"),), _LIKELY),
    LegalRule("R-WS-06", (_kwo("91"),), _LIKELY),
    LegalRule("R-WS-07", (_kwg("58"),), _SEEN),
    # The day and hour of C-20 are asked where letters are received, so here and not in ``ballots``.
    LegalRule("R-CAST-06", (_kwg("19"),), _SEEN),
    LegalRule("R-WS-08", (_kwo("53"),), _LIKELY),
)
"""Every rule that this room applies (R-LAW, R-CAL, R-LIST, C, R-REG, R-DIST, R-WS, R-DP, R-RET)."""
