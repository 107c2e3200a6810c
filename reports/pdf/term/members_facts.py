"""The facts of the announcement: who sits in the Ausländerbeirat, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ballots.law.term.mandates import LossGround
from ballots.law.term.succession import PassedOver
from municipalities.law.anchors import Anchor
from reports.pdf.letters import SenderFacts


class CallReason(StrEnum):
    """Why this person follows (§ 34 Abs. 1, 1a KWG; R-END-04, R-END-05)."""

    MOST_VOTES = "most_votes"
    BETTER_PLACE = "better_place"
    MAJORITY = "majority"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class SuccessorFacts:
    """The successor; ``votes`` is None where the candidate votes are unknown."""

    name: str
    list_name: str
    votes: int | None
    reason: CallReason
    starts_on: date


@dataclass(frozen=True, slots=True)
class PassedOverFacts:
    """A person passed over in the succession, and the ground (§ 34 Abs. 2 KWG; R-END-06)."""

    name: str
    list_name: str
    ground: PassedOver


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """One vacated seat: who held it, why it is vacant, who follows (§ 34 Abs. 3 KWG; R-END-07).

    Without a ``successor`` the seat stays empty; ``size`` is the statutory number afterwards.
    """

    name: str
    list_name: str
    ground: LossGround
    effective_on: date
    determined_on: date
    successor: SuccessorFacts | None
    passed_over: tuple[PassedOverFacts, ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True)
class SeatedFacts:
    """A present member; ``starts_on`` is the day on which the mandate was acquired."""

    name: str
    starts_on: date


@dataclass(frozen=True, slots=True)
class MemberListFacts:
    """The present members of one Wahlvorschlag, in the order in which they were elected."""

    number: int
    name: str
    members: tuple[SeatedFacts, ...]


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """The notice on objections: last day, addressee, and the electors that the support rests on.

    ``support`` is None where the number of electors is unknown.
    """

    until: date
    to: tuple[str, ...]
    support: int | None


@dataclass(frozen=True, slots=True)
class MembersFacts:
    """Everything the announcement says; the first one of a term has no ``changes``.

    Names are written as they are spoken („Alex Beispiel“), for they stand in sentences.

    ``seats`` is the number of the Hauptsatzung, ``ended_on`` the day on which the body ended
    because fewer than three of ``lists``'s members were left (R-BODY-09).
    """

    sender: SenderFacts
    election_day: date
    seats: int
    term_ends_on: date
    published_on: date
    lists: tuple[MemberListFacts, ...]
    changes: tuple[ChangeFacts, ...] = ()
    objection: ObjectionFacts | None = None
    ended_on: date | None = None
    commission_owed: bool = True
    invented_names: bool = False
    anchor: Anchor | None = None

    @property
    def members(self) -> int:
        """How many sit now."""
        return sum(len(entry.members) for entry in self.lists)
