"""The facts of the minutes on the admission of the lists; None is „nobody entered it“."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from elections.law.assumptions import OrderBasis
from reports.pdf.letters import SenderFacts
from reports.pdf.nominations.facts import GroupFacts


class Decision(StrEnum):
    """What the Wahlausschuss decided on one list (§§ 14, 15 KWG; R-LIST-11, R-LIST-14)."""

    ADMITTED = "admitted"
    ADMITTED_WITHOUT_PERSONS = "admitted_without_persons"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AttendeeFacts:
    """Somebody of the committee: name, function, and for whom a deputy came (R-ORG-03)."""

    name: str
    function: str
    deputy_for: str = ""
    present: bool = True


@dataclass(frozen=True, slots=True)
class VoteFacts:
    """How the committee voted."""

    in_favour: int
    against: int
    abstained: int = 0


@dataclass(frozen=True, slots=True)
class StruckPersonFacts:
    """A person without whom a list is admitted, and why (§ 14 KWG; R-LIST-11)."""

    place: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class DecidedListFacts:
    """One list before the committee; ``persons`` counts all on it, struck ones among them.

    ``findings`` are sentences on what the examination found and what became of it.
    """

    group: GroupFacts
    persons: int
    decision: Decision
    received: str = ""
    findings: tuple[str, ...] = ()
    reason: str = ""
    struck: tuple[StruckPersonFacts, ...] = ()
    vote: VoteFacts | None = None

    @property
    def admitted_persons(self) -> int:
        """How many persons are admitted with this list."""
        return 0 if self.decision is Decision.REFUSED else self.persons - len(self.struck)


@dataclass(frozen=True, slots=True)
class ListOrderFacts:
    """How the order of the lists was set; ``names`` in the order of the ballot paper (R-LIST-17).

    ``how`` tells what was done: „Gleiche Zettel in einer Urne, gezogen von …“.
    """

    basis: OrderBasis
    names: tuple[str, ...]
    how: str = ""


@dataclass(frozen=True, slots=True)
class AdmissionMinutesFacts:
    """Everything the minutes say (§ 15 KWG; R-LIST-14, R-ORG-03, R-BODY-08).

    ``notice`` says how the meeting was made public: „im Musterstädter Anzeiger“, on ``noticed_on``.
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

    @property
    def admitted(self) -> tuple[DecidedListFacts, ...]:
        """The lists that were admitted."""
        return tuple(one for one in self.lists if one.decision is not Decision.REFUSED)

    @property
    def candidates(self) -> int:
        """Admitted persons of all lists together: the figure of the cancel test (R-BODY-08)."""
        return sum(one.admitted_persons for one in self.lists)
