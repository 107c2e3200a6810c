"""The values of a Niederschrift: one counting unit, or the sum of several (R-CODE-01).

None, or no key in a mapping, is „not yet known“ and never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ballots.law.paper.paper import MAX_VOTES_PER_CANDIDATE, Candidate


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
    ``printed`` holds how many persons of each list are printed, if the paper is at hand; None of a
    list of which a source does not name everybody.

    By list, ``unchanged`` (U), ``changed`` (Ä, inside the list only) and ``mixed`` (P, across
    lists with votes for this one) count ballots; ``mixed_ballots`` (X) are all across lists.

    ``own_count`` says that a board of this election counted: every compulsory figure must be there
    and the secret of a few voters kept. What was taken over from a published result may leave
    figures unknown (docs/decisions/0004). ``is_alone`` says that no other unit is there to count
    with. ``taken_over`` counts the voters whose ballots were handed over to this unit, by their
    certificates; ``expected`` is what it had reported before and took over since, None where it had
    not reported. ``municipality_electors`` is A of the municipality;
    ``misread`` holds by column what is no whole number from 0 up.
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
    printed: Mapping[int, int | None] | None = None
    kind: UnitKind = UnitKind.JOINT
    unchanged: Mapping[int, int] = field(default_factory=dict)  # U
    changed: Mapping[int, int] = field(default_factory=dict)  # Ä
    mixed: Mapping[int, int] = field(default_factory=dict)  # P
    mixed_ballots: int | None = None  # X
    own_count: bool = False
    is_alone: bool = False
    taken_over: int = 0
    expected: int | None = None
    municipality_electors: int | None = None
    misread: Mapping[str, str] = field(default_factory=dict)

    @property
    def valid_ballots(self) -> int | None:
        """G = B − C: the published files have no column for the valid ballots."""
        return valid_ballots(self.voters, self.invalid_ballots)

    @property
    def votes_of_lists(self) -> int:
        """Σ D_l: the votes of the lists whose votes are known."""
        return sum(self.list_votes.values())

    @property
    def lists(self) -> tuple[int, ...]:
        """The numbers of the lists: those printed, else those that have votes."""
        return tuple(self.printed if self.printed is not None else self.list_votes)

    def most_for_a_list(self, number: int) -> int:
        """min(S, 3·n): the votes that one ballot can give a list of n printed persons.

        S where the number of its persons is not known (§ 18 Abs. 1 KWG; R-CAST-01).
        """
        persons = None if self.printed is None else self.printed.get(number)
        if persons is None:
            return self.seats
        return min(self.seats, MAX_VOTES_PER_CANDIDATE * persons)


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
            for place in range(1, (count or 0) + 1)
            if (number, place) not in values.candidate_votes
        ]
    return tuple(letters)
