"""What a result says about one person, and of a list whether its persons are known (R-CNT-11)."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """What a result says about one person."""

    ELECTED = "elected"
    NOT_ELECTED = "not_elected"
    NOT_PRINTED = "not_printed"
    OPEN = "open"


def standing_of(*, determined: bool, elected: bool, printed: bool) -> Standing:
    """Return the standing of one person; a person not printed could not get votes (R-BAL-02)."""
    if determined and elected:
        return Standing.ELECTED
    if not printed:
        return Standing.NOT_PRINTED
    return Standing.NOT_ELECTED if determined else Standing.OPEN


def persons_known(*, everywhere: bool, seats: int, elected: bool) -> bool:
    """Whether stored rows of one list say who takes its seats (R-SEAT-06).

    Everybody of the body is known, or the list has no seat to give, or somebody is named: of a list
    that is open nobody is.
    """
    return everywhere or not seats or elected
