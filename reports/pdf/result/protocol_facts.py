"""The facts of the protocol of the final result: all that it says, with nothing looked up later.

None is „unbekannt“: a figure that nobody has reported is not zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ballots.law.result.result import Result
from municipalities.law.anchors import Anchor


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A member of the Wahlausschuss present at the meeting, and the function."""

    name: str
    function: str


@dataclass(frozen=True, slots=True)
class WarningFacts:
    """Something a check noticed, and how it was explained before the result was determined."""

    finding: str
    explanation: str


@dataclass(frozen=True, slots=True)
class AssumptionFacts:
    """An open point of the law in a sentence, with the value that applied to this election."""

    rule_id: str
    sentence: str
    value: str


@dataclass(frozen=True, slots=True)
class ProtocolFacts:
    """Everything the protocol says (§ 54 Abs. 2 KWO; R-CNT-11).

    ``municipality`` is its full name, as papers write it; ``anchor`` is that of the log before the
    paper was issued.
    """

    municipality: str
    result: Result
    rule_version: str
    issued_on: date
    meeting_day: date | None = None
    meeting_place: str = ""
    members: tuple[MemberFacts, ...] = ()
    remarks: tuple[str, ...] = ()
    warnings: tuple[WarningFacts, ...] = ()
    assumptions: tuple[AssumptionFacts, ...] = ()
    anchor: Anchor | None = None
