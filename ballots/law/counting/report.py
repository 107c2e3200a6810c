"""The values of a Niederschrift: one counting unit, or the sum of several (R-CODE-01).

None, or no key in a mapping, is „not yet known“ and never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ballots.law.paper.paper import Candidate


class UnitKind(StrEnum):
    """Where the ballots of a unit come from; JOINT units hold both, as a municipality does."""

    BALLOT_BOX = "box"
    POSTAL = "postal"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class ReportValues:
    """Values of one unit by the code letters of the published files (R-CODE-01).

    ``seats`` is S. ``list_votes`` is D_l by list number; ``candidate_votes`` D_lk by list number
    and place. ``complete_lists`` are the lists in which every person's votes are known;
    ``printed`` holds the printed persons by list number, if the paper is at hand.
    """

    seats: int
    electors: int | None = None  # A
    electors_unmarked: int | None = None  # A1
    electors_marked: int | None = None  # A2
    electors_by_card: int | None = None  # A3
    voters: int | None = None  # B
    voters_with_card: int | None = None  # B1
    invalid_ballots: int | None = None  # C
    valid_votes: int | None = None  # D
    list_votes: Mapping[int, int] = field(default_factory=dict)
    candidate_votes: Mapping[Candidate, int] = field(default_factory=dict)
    complete_lists: frozenset[int] = frozenset()
    printed: Mapping[int, int] | None = None
    kind: UnitKind = UnitKind.JOINT

    @property
    def valid_ballots(self) -> int | None:
        """G = B − C: the published files have no column for the valid ballots."""
        return valid_ballots(self.voters, self.invalid_ballots)

    @property
    def votes_of_lists(self) -> int:
        """Σ D_l: the votes of the lists whose votes are known."""
        return sum(self.list_votes.values())


def valid_ballots(voters: int | None, invalid: int | None) -> int | None:
    """Return G = B − C (R-CODE-01); None when one is not known."""
    return None if voters is None or invalid is None else voters - invalid


LETTERS = {
    "A1": "electors_unmarked",
    "A2": "electors_marked",
    "A3": "electors_by_card",
    "A": "electors",
    "B": "voters",
    "B1": "voters_with_card",
    "C": "invalid_ballots",
    "D": "valid_votes",
}
"""Code letter of the published files → field of :class:`ReportValues` (R-CODE-01)."""


def missing_values(values: ReportValues) -> tuple[str, ...]:
    """Return what a report still lacks (§ 49 Abs. 2 KWO; R-CNT-09): letters, lists, persons.

    A report gives electors, voters, invalid ballots, valid votes, and the votes of every printed
    list (``D1``) and person (``D1_3``). Where the paper is not at hand, lists and persons are
    not asked for.
    """
    letters = [
        letter for letter in ("A", "B", "C", "D") if getattr(values, LETTERS[letter]) is None
    ]
    for number, count in (values.printed or {}).items():
        if number not in values.list_votes:
            letters.append(f"D{number}")
        letters += [
            f"D{number}_{place}"
            for place in range(1, count + 1)
            if (number, place) not in values.candidate_votes
        ]
    return tuple(letters)
