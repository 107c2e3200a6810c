"""The facts of the protocol of the final result: what stands in it, and nothing looked up later.

None is „unbekannt“: a figure that nobody has reported is not zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class CandidateFacts:
    """One person of a Wahlvorschlag at the place of the ballot paper."""

    place: int
    name: str
    votes: int | None
    elected: bool


@dataclass(frozen=True, slots=True)
class ListFacts:
    """One Wahlvorschlag: its votes, its row of the seat calculation, its people.

    ``quota`` is exact (votes × seats ÷ all votes), ``whole`` + ``majority`` + ``remainder`` =
    ``seats``; ``vacant`` of these stay empty. Under Mehrheitswahl ``quota`` is None.
    ``elected_open`` says that nobody is determined because candidate votes are missing.
    """

    number: int
    name: str
    short_name: str
    votes: int
    quota: Fraction | None
    whole: int
    majority: int
    remainder: int
    seats: int
    vacant: int | None
    candidates: tuple[CandidateFacts, ...]
    elected_open: bool = False


@dataclass(frozen=True, slots=True)
class LotFacts:
    """A lot drawn by the Wahlleiter (§ 22 Abs. 3 KWG; R-SEAT-03): who was tied, who was drawn."""

    question: str
    tied: tuple[str, ...]
    drawn: tuple[str, ...]
    drawn_on: date
    minutes: str


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
    """An open point of the law, in a sentence, with the value this election was held under."""

    rule_id: str
    sentence: str
    value: str


@dataclass(frozen=True, slots=True)
class ProtocolFacts:
    """Everything the protocol says (§ 54 Abs. 2 KWO; R-CNT-11)."""

    municipality: str
    ags: str
    election_day: date
    law_version: str
    rule_version: str
    issued_on: date
    seats: int
    electors: int | None
    voters: int | None
    voters_with_card: int | None
    invalid_ballots: int | None
    valid_ballots: int | None
    valid_votes: int | None
    lists: tuple[ListFacts, ...]
    majority_vote: bool = False
    lots: tuple[LotFacts, ...] = ()
    meeting_day: date | None = None
    meeting_place: str = ""
    members: tuple[MemberFacts, ...] = ()
    remarks: tuple[str, ...] = ()
    warnings: tuple[WarningFacts, ...] = ()
    assumptions: tuple[AssumptionFacts, ...] = ()
    sources: tuple[str, ...] = ()
    invented_names: bool = False

    @property
    def vacant(self) -> int:
        """Seats that stay empty, as far as known."""
        return sum(entry.vacant or 0 for entry in self.lists)

    @property
    def elected_complete(self) -> bool:
        """Whether the elected persons of every list are determined."""
        return not any(entry.elected_open for entry in self.lists)
