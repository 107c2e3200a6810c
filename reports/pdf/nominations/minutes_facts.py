"""The facts of the minutes on lists and on objections to them; None is „nobody entered it“."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from elections.law.assumptions import OrderBasis
from elections.law.committee.meeting import MeetingKind, ObjectionOutcome
from reports.pdf.letters import SenderFacts
from reports.pdf.nominations.facts import GroupFacts


class Decision(StrEnum):
    """What the Wahlausschuss decided on one list (§§ 14, 15 KWG; R-LIST-11, R-LIST-14)."""

    ADMITTED = "admitted"
    ADMITTED_WITHOUT_PERSONS = "admitted_without_persons"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AttendeeFacts:
    """Somebody of the committee: name, function, and for whom a deputy came (R-ORG-03).

    Before anybody wrote down who is there, ``present`` is None.
    """

    name: str
    function: str
    deputy_for: str = ""
    present: bool | None = True


@dataclass(frozen=True, slots=True)
class VoteFacts:
    """How the committee voted; ``present`` is how many were there where fewer of them voted."""

    in_favour: int
    against: int
    abstained: int = 0
    present: int | None = None


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """Votes and remarks of a point that is about no list."""

    vote: VoteFacts | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class StruckPersonFacts:
    """A person without whom a list is admitted, and why (§ 14 KWG; R-LIST-11)."""

    place: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """An objection to a refusal (§ 15 Abs. 3 KWG; R-LIST-15, C-07).

    ``about`` names the person it is about, empty where it is the whole list. ``outcome`` is None
    while it is open.
    """

    objector: str
    received_on: date
    last_day: date
    in_time: bool
    about: str = ""
    grounds: str = ""
    outcome: ObjectionOutcome | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecidedListFacts:
    """One list before the committee; ``persons`` counts all on it, struck ones among them.

    ``findings`` are sentences on what the examination found and what became of it. ``decision`` is
    None as long as nothing is decided; with ``is_postponed`` a later meeting did.
    """

    group: GroupFacts
    persons: int
    decision: Decision | None
    received: str = ""
    findings: tuple[str, ...] = ()
    reason: str = ""
    struck: tuple[StruckPersonFacts, ...] = ()
    vote: VoteFacts | None = None
    objections: tuple[ObjectionFacts, ...] = ()
    remarks: str = ""
    is_postponed: bool = False

    @property
    def admitted_persons(self) -> int:
        """How many persons are admitted with this list."""
        if self.decision in (None, Decision.REFUSED):
            return 0
        return self.persons - len(self.struck)


@dataclass(frozen=True, slots=True)
class ListOrderFacts:
    """How the order of the lists was set; ``names`` in the order of the ballot paper (R-LIST-17).

    ``how`` tells what was done: „Gleiche Zettel in einer Urne, gezogen von …“. ``set_on`` is there
    where an earlier meeting set it, so that this one leaves it as it is.
    """

    basis: OrderBasis
    names: tuple[str, ...]
    how: str = ""
    set_on: date | None = None


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """Everything the minutes say (§ 15 KWG; R-LIST-14, R-LIST-15, R-ORG-03, R-BODY-08).

    ``notice`` says how the meeting was made public: „im Musterstädter Anzeiger“, on ``noticed_on``.
    ``others`` are lists on which it did not decide, as they stood then: they count for the test. A
    ``draft`` is filled in by hand; as long as somebody writes on it, it is no document.
    """

    sender: SenderFacts
    election_day: date
    seats: int
    lists: tuple[DecidedListFacts, ...]
    issued_on: date
    meeting_day: date | None = None
    place: str = ""
    opens_at: time | None = None
    closes_at: time | None = None
    noticed_on: date | None = None
    notice: str = ""
    was_public: bool | None = None
    attendees: tuple[AttendeeFacts, ...] = ()
    order: ListOrderFacts | None = None
    remarks: tuple[str, ...] = ()
    invented_names: bool = False
    kind: MeetingKind = MeetingKind.ADMISSION
    others: tuple[DecidedListFacts, ...] = ()
    invited_on: date | None = None
    why_then: str = ""
    guests: str = ""
    order_note: NoteFacts = NoteFacts()
    test_note: NoteFacts = NoteFacts()
    draft: bool = False

    @property
    def standing(self) -> tuple[DecidedListFacts, ...]:
        """Every list that came in, as it stands after the meeting."""
        return (*self.lists, *self.others)

    @property
    def admitted(self) -> tuple[DecidedListFacts, ...]:
        """The lists that are admitted."""
        return tuple(one for one in self.standing if one.decision not in (None, Decision.REFUSED))

    @property
    def is_decided(self) -> bool:
        """Whether nothing is open any more, so that the test can be made."""
        return all(one.decision is not None for one in self.standing)

    @property
    def is_postponed(self) -> bool:
        """Whether a later meeting decides on a list, and so makes the test."""
        return any(one.is_postponed for one in self.standing)

    @property
    def candidates(self) -> int:
        """Admitted persons of all lists together: the figure of the cancel test (R-BODY-08)."""
        return sum(one.admitted_persons for one in self.standing)
