"""Handing a Wahlbezirk with few voters over to another board (§ 47 Abs. 2 KWO; R-DIST-03).

The Wahlleiter orders it; a certificate on voters and electors goes with the ballots, and the other
board counts both together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ballots.law.counting.rules import CountingRule
from ballots.law.counting.unit_checks import must_be_counted_jointly
from elections.law.districts.planning import FEWEST_VOTERS_COUNTED_ALONE
from municipalities.law.basis import Norm, RuleViolation, Statute

HAND_OVER = Norm(Statute.KWO, "47", 2)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What goes with the ballots: how many voted and how many could; ``electors`` may be unknown.

    A postal unit has voters and no electors of its own.
    """

    voters: int
    electors: int | None
    ordered_on: date


def check_hand_over(
    certificate: Certificate, *, election_day: date, reported: int | None, unit: object
) -> None:
    """Refuse a hand-over that the law does not know (§ 47 Abs. 2 KWO; R-DIST-03).

    ``reported`` is B of the unit's own report, None where it has none or does not say.

    Raises RuleViolation when the day lies before the election, when 50 or more voted, when more
    voted than could, or when the report has another number than the certificate.
    """
    if certificate.ordered_on < election_day:
        raise _refusal(
            CountingRule.HAND_OVER_TOO_EARLY, day=certificate.ordered_on, election_day=election_day
        )
    if not must_be_counted_jointly(certificate.voters):
        raise _refusal(
            CountingRule.HAND_OVER_NOT_NEEDED,
            voters=certificate.voters,
            fewest=FEWEST_VOTERS_COUNTED_ALONE,
        )
    if certificate.electors is not None and certificate.voters > certificate.electors:
        raise _refusal(
            CountingRule.HAND_OVER_MORE_VOTERS,
            voters=certificate.voters,
            electors=certificate.electors,
        )
    if reported is not None and reported != certificate.voters:
        raise _refusal(
            CountingRule.HAND_OVER_OTHER_NUMBER,
            unit=unit,
            reported=reported,
            voters=certificate.voters,
        )


def check_taken_back(version: int, newest: int, *, unit: object) -> None:
    """Refuse to take a hand-over back once the other board has counted both (R-DIST-03).

    ``version`` is the report that the receiving unit had when it took the other over, ``newest``
    the one it has now.
    """
    if newest > version:
        raise _refusal(CountingRule.HAND_OVER_COUNTED, unit=unit)


def _refusal(rule: CountingRule, **facts: object) -> RuleViolation:
    return RuleViolation(rule, HAND_OVER, "R-DIST-03", **facts)
