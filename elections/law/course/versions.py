"""Which rule set applies to which election day (R-LAW-03). Nothing else branches on years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from municipalities.law.body.gremium import COMMISSION_SINCE
from municipalities.law.body.suffrage import Residence


class PostalVote(StrEnum):
    """Whether electors may vote by post (§ 58 Satz 2 KWG old; since 2025 always)."""

    BY_STATUTE = "by_statute"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class LawVersion:
    """One rule set; ``valid_from`` is the first election day it applies to."""

    key: str
    valid_from: date
    voter_residence: Residence
    candidate_residence: Residence
    postal_vote: PostalVote
    commission_option: bool
    candidate_addresses_published: bool
    homeless_vote: bool
    seat_method: Literal["hare-niemeyer"] = "hare-niemeyer"


EDITION = "2026-11-22"
"""Day on which the rules were last compared with public copies of the norms (R-LAW-03)."""

VERSIONS: tuple[LawVersion, ...] = (
    LawVersion(
        key="2015",
        valid_from=date(2001, 1, 1),
        voter_residence=Residence(months=3),
        candidate_residence=Residence(months=6),
        postal_vote=PostalVote.BY_STATUTE,
        commission_option=False,
        candidate_addresses_published=True,
        homeless_vote=False,
    ),
    LawVersion(
        key="2021",
        valid_from=COMMISSION_SINCE,
        voter_residence=Residence(weeks=6),
        candidate_residence=Residence(months=3),
        postal_vote=PostalVote.BY_STATUTE,
        commission_option=True,
        candidate_addresses_published=True,
        homeless_vote=False,
    ),
    LawVersion(
        key="2026",
        valid_from=date(2025, 4, 5),
        voter_residence=Residence(weeks=6),
        candidate_residence=Residence(months=3),
        postal_vote=PostalVote.ALWAYS,
        commission_option=True,
        candidate_addresses_published=False,
        homeless_vote=True,
    ),
)
"""The rule sets of the elections of 2015, 2021 and 2026 (R-LAW-03, table 2.3).

The bounds are the days on which the laws of 07.05.2020 and of 01.04.2025 came into force. It
is assumed that the shorter residence came with the first of them: it changed between the
elections of 2015 and 2021. Elections from 2001 on use the oldest set; their seats were
distributed by Hare/Niemeyer, as published results show.
"""


def version_on(day: date) -> LawVersion:
    """Return the rule set for an election on ``day`` (R-LAW-03).

    Raises ValueError for a day before 2001: no rule set is known for it.
    """
    for candidate in reversed(VERSIONS):
        if candidate.valid_from <= day:
            return candidate
    raise ValueError(f"no rule set is known for {day.isoformat()}")


def version(key: str) -> LawVersion:
    """Return the rule set stored with an election under ``key`` (R-LAW-03).

    Raises ValueError for a key that no rule set has.
    """
    for candidate in VERSIONS:
        if candidate.key == key:
            return candidate
    raise ValueError(f"no rule set has the key {key!r}")
