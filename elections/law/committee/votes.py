"""How the committee voted on a point: not more votes than members who were there (§ 5 KWG)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from elections.law.committee.rules import CommitteeRule
from elections.law.committee.seats import SEATS
from municipalities.law.basis import Finding, Norm, RuleViolation, Statute

_BODY = Norm(Statute.KWG, "5", 3)


@dataclass(frozen=True, slots=True)
class Votes:
    """How many voted for a decision, against it, and neither; all three are known, or none is."""

    in_favour: int
    against: int
    abstained: int

    @property
    def cast(self) -> int:
        """How many took part."""
        return self.in_favour + self.against + self.abstained


def most_votes(present: int | None) -> int:
    """Return how many may vote: the Wahlleiter and each Beisitzer present (§ 5 Abs. 3 KWG).

    (R-ORG-03.) Whoever sits for an absent member votes instead of it. ``present`` is None as long
    as nobody wrote down who was there: then no more than the committee has seats.
    """
    return len(SEATS) if present is None else present


def check_votes(votes: Votes | None, present: int | None, point: Any) -> None:
    """Refuse more votes than members who were there (§ 5 Abs. 3 KWG; R-ORG-03, R-LIST-14).

    ``point`` says in the sentence what was voted on. Raises RuleViolation VOTES_EXCEED_PRESENT.
    """
    most = most_votes(present)
    if votes is not None and votes.cast > most:
        raise RuleViolation(
            CommitteeRule.VOTES_EXCEED_PRESENT,
            _BODY,
            "R-ORG-03",
            point=point,
            votes=votes.cast,
            present=most,
        )


def not_voted(votes: Votes | None, present: int | None) -> Finding | None:
    """Return a hint where fewer voted than were there (§ 5 Abs. 3 KWG; R-ORG-03, R-LIST-14).

    Somebody may have come later or left earlier, so it is no refusal.
    """
    if votes is None or present is None or votes.cast >= present:
        return None
    facts = {"votes": votes.cast, "present": present}
    return Finding(CommitteeRule.VOTES_BELOW_PRESENT, _BODY, "R-ORG-03", facts)
