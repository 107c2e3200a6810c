"""Lists before the Wahlausschuss: in time, supported, decided on their day (§§ 11 to 15 KWG)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from elections.law.assumptions import ELECTION_DEFAULTS, ElectionAssumptions
from elections.law.nominations.rules import NominationRule
from municipalities.law.basis import Norm, RuleViolation, Statute

SIGNATURES_PER_SEAT = 2
"""Support signatures for each seat to be filled (§ 11 KWG; R-LIST-06)."""

TRUST_PERSONS = 2
"""The Vertrauensperson and its deputy, who both sign the list (§ 11 KWG; R-LIST-05)."""


def is_in_time(received_at: datetime, closes: datetime) -> bool:
    """Whether a list came before submission ended, usually D−69, 18:00 in Hesse (R-LIST-10, C-03).

    (§ 13 Abs. 1 KWG.) 18:00:00 is in time, any later moment is late. Raises ValueError for a naive
    moment.
    """
    if received_at.utcoffset() is None:
        raise ValueError("received_at must carry its time zone")
    return received_at <= closes


def check_online(now: datetime, closes: datetime) -> None:
    """Refuse that a list goes on online once submission ended (§§ 13, 14 KWG; R-LIST-10, 11).

    From then on only what a valid list lacks is mended, and that goes through the office. Raises
    RuleViolation ONLINE_CLOSED.
    """
    if not is_in_time(now, closes):
        raise RuleViolation(
            NominationRule.ONLINE_CLOSED, Norm(Statute.KWG, "13", 1), "R-LIST-10", closes=closes
        )


def places_in_order(places: Collection[int]) -> bool:
    """Whether the places of a list are 1 to n, each once (§ 11 KWG; R-LIST-03)."""
    return sorted(places) == list(range(1, len(places) + 1))


def is_represented(
    *, in_council: bool, in_landtag: bool, in_bundestag: bool, had_commission: bool = False
) -> bool:
    """Whether a group needs no support signatures (§ 11 KWG; R-LIST-06).

    Each value means represented without interruption in the running Wahlzeit, in the Bundestag
    through a Hessian list. Where a commission took the council's place, the council exempts nobody.
    """
    return in_landtag or in_bundestag or (in_council and not had_commission)


def support_signatures_needed(
    seats: int, represented: bool, assumptions: ElectionAssumptions = ELECTION_DEFAULTS
) -> int:
    """Return how many electors must sign in support of a list (§ 11 KWG; R-LIST-06)."""
    if represented:
        return assumptions.signatures_of_represented_groups
    return SIGNATURES_PER_SEAT * seats


def check_meeting_day(
    decided_on: date, *, closes: datetime, meets_on: date, why_then: str = ""
) -> None:
    """Refuse a decision on a day on which the committee cannot have decided (R-LIST-14, C-05).

    (§ 15 Abs. 1 KWG.) The committee decides on D−58, ``meets_on`` of the calendar: earlier it would
    take away the right to mend, before the end of submission even that to hand in. A decision of
    another day is a fact like any other once it is written down ``why_then``.

    Raises RuleViolation LISTS_STILL_COMING or MEETING_ON_OTHER_DAY.
    """
    if decided_on <= closes.date():
        raise RuleViolation(
            NominationRule.LISTS_STILL_COMING, Norm(Statute.KWG, "13", 1), "C-03", closes=closes
        )
    if decided_on != meets_on and not why_then.strip():
        raise RuleViolation(
            NominationRule.MEETING_ON_OTHER_DAY,
            Norm(Statute.KWG, "15", 1),
            "R-LIST-14",
            day=decided_on,
            meets_on=meets_on,
        )


def members_missing(admitted: Collection[int], seats: int) -> int:
    """Return how many persons all lists together lack for an election (R-BODY-08).

    (§ 86 Abs. 1 Satz 3 HGO.) 0 says that it takes place; equality is enough.
    """
    return max(0, seats - sum(admitted))
