"""Why a line of a table is no row of a municipality."""

from __future__ import annotations

from enum import StrEnum


class LeftOutAs(StrEnum):
    """Why a line of a table of residents is left out; each is named before anything is taken in."""

    AREA_ABOVE = "area_above"
    UNINCORPORATED = "unincorporated"
    OTHER_LAND = "other_land"
    HEADER = "header"
    NO_PLACE = "no_place"
    CHOSEN = "chosen"
    NOTE = "note"
