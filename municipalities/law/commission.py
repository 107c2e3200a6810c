"""The Integrations-Kommission: composition, chair, meetings, report (§§ 72, 89 HGO; R-IK)."""

from __future__ import annotations

from enum import StrEnum


class Capacity(StrEnum):
    """As what a person belongs to the commission (§§ 72, 89 HGO; R-IK-01, R-IK-04, R-IK-06)."""

    CHAIR = "chair"
    EXECUTIVE = "executive"
    COUNCIL = "council"
    EXPERT = "expert"


class Gender(StrEnum):
    """What the rule on women asks of a person (§ 89 Abs. 1 HGO; R-IK-03)."""

    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"
    UNSTATED = "unstated"
