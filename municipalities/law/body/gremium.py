"""Which body represents the foreign residents of a municipality (§§ 84 to 89 HGO)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.rules import BodyRule

THRESHOLD = 1000
"""More registered foreign residents than this make a body a duty (§ 84 Satz 1 HGO; R-BODY-01)."""

COMMISSION_SINCE = date(2020, 5, 16)
"""Day on which the law of 07.05.2020 opened the choice of a commission (§ 84 HGO; R-BODY-04)."""

NEAR = 100
"""Within this distance of the threshold the duty may soon begin or end (R-BODY-01)."""

FEWEST_SEATS, MOST_SEATS = 3, 37
"""Bounds of the Hauptsatzung for the number of members (§ 85 HGO; R-BODY-05)."""


class Body(StrEnum):
    """The two bodies between which an obliged municipality chooses (R-BODY-04)."""

    ABR = "ABR"
    IK = "IK"


class Nearness(StrEnum):
    """On which side of the threshold a municipality is close to it (R-BODY-01)."""

    APPROACHING = "approaching"
    JUST_ABOVE = "just_above"


def owes_body(foreign_residents: int | None) -> bool | None:
    """Whether the municipality must have a body (§ 84 Satz 1 HGO; R-BODY-01).

    None when nobody has stated the number of registered foreign residents.
    """
    return None if foreign_residents is None else foreign_residents > THRESHOLD


def nearness(foreign_residents: int | None) -> Nearness | None:
    """Whether a new count may soon change the duty (§ 84 Satz 1 HGO; R-BODY-01).

    None when nobody has stated the number, or when it is more than a hundred from the threshold.
    """
    if foreign_residents is None or not -NEAR < foreign_residents - THRESHOLD <= NEAR:
        return None
    return Nearness.JUST_ABOVE if owes_body(foreign_residents) else Nearness.APPROACHING


def check_seats(seats: int, body: Body = Body.ABR) -> None:
    """Refuse a number of members outside the bounds (§ 85 HGO; R-BODY-05).

    No norm bounds a commission; it is an assumption that the same numbers hold under § 72 HGO
    (R-IK-06). Raises RuleViolation SEATS_OUT_OF_RANGE or COMMISSION_SIZE_OUT_OF_RANGE.
    """
    if FEWEST_SEATS <= seats <= MOST_SEATS:
        return
    rule, norm, rule_id = {
        Body.ABR: (BodyRule.SEATS_OUT_OF_RANGE, Norm(Statute.HGO, "85"), "R-BODY-05"),
        Body.IK: (BodyRule.COMMISSION_SIZE_OUT_OF_RANGE, Norm(Statute.HGO, "72"), "R-IK-06"),
    }[body]
    raise RuleViolation(
        rule,
        norm,
        rule_id,
        minimum=FEWEST_SEATS,
        maximum=MOST_SEATS,
        seats=seats,
    )


def check_decision(
    body: Body, *, owes: bool | None, statute_provides_council: bool, commission_option: bool
) -> None:
    """Refuse a choice of body that the law does not offer (§ 84 HGO; R-BODY-03, R-BODY-04).

    ``commission_option`` comes from the version of the law that holds on the election day.
    Raises RuleViolation COMMISSION_NOT_OFFERED or COUNCIL_NEEDS_STATUTE.
    """
    if body is Body.IK and not commission_option:
        raise RuleViolation(
            BodyRule.COMMISSION_NOT_OFFERED,
            Norm(Statute.HGO, "84", sentence=3),
            "R-BODY-04",
        )
    if body is Body.ABR and owes is False and not statute_provides_council:
        raise RuleViolation(
            BodyRule.COUNCIL_NEEDS_STATUTE,
            Norm(Statute.HGO, "84", sentence=2),
            "R-BODY-03",
            threshold=THRESHOLD,
        )


def election_cancelled(admitted: Sequence[int], seats: int) -> bool:
    """Whether no election takes place (§ 86 Abs. 1 Satz 3 HGO; R-BODY-08, C-06).

    ``admitted`` holds the number of admitted candidates of each list; as many candidates as
    seats suffice.
    """
    return sum(admitted) < seats


def ends_below_minimum(
    members: int,
    *,
    from_start: bool = False,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> bool:
    """Whether the council ends for the rest of the Wahlzeit (§ 86 Abs. 1 Satz 4 HGO; R-BODY-09).

    A council that begins with too few members (``from_start``) is an open point: it is treated
    the same unless the assumption says otherwise (R-SEAT-05).
    """
    if from_start and not assumptions.start_below_minimum_ends_body:
        return False
    return members < FEWEST_SEATS


def commission_owed(
    owes: bool | None, assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS
) -> bool:
    """Whether a commission must follow a council that failed (§ 86 Abs. 1 Satz 5, 6 HGO).

    (R-BODY-10.) For a municipality that owes no body this is an open point. No day is set.
    """
    return owes is not False or assumptions.commission_owed_by_small_municipality
