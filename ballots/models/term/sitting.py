"""The body as it stands: seats, members, vacancies, and who comes next on which list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ballots.law.term.mandates import LossGround
from ballots.law.term.succession import PassedOver
from ballots.models.result.determination import CandidateResult, Determination
from ballots.models.term.mandate import Departure, Mandate, SuccessionBar
from elections.models import Election
from municipalities.models import Term

CORRECTED = LossGround.RESULT_CORRECTED.value


@dataclass(frozen=True, slots=True)
class Sitting:
    """The body of one election today.

    ``begun`` counts the seats that the valid result filled. ``seats`` is the statutory number of
    members, which shrinks with every seat that stays empty. ``vacant`` counts the seats for which
    nobody has determined yet who follows.
    """

    begun: int
    seats: int
    members: int
    vacant: int
    ended: bool


def sitting_of(election: Election) -> Sitting:
    """Return how the body stands (R-SEAT-05, R-END-04); before the result nobody sits.

    While it is open who is elected there are no seats, even if those of the lists are known. What
    happened to a seat that a corrected result took away no longer counts.
    """
    elected = elected_in(election) if election.mandates.exists() else frozenset()
    ended = hasattr(election, "body_end") or election.annulments.exists()
    stands = {pk for pk, root in roots_of(election).items() if root in elected}
    left = Departure.objects.filter(mandate__in=stands)
    empty = left.filter(succession__isnull=False, succession__mandate=None).count()
    return Sitting(
        begun=len(elected),
        seats=len(elected) - empty,
        members=election.mandates.sitting().count(),
        vacant=0 if ended else left.vacant().count(),
        ended=ended,
    )


def seats_of(term: Term, family_name: str, given_name: str, birth_date: date) -> int:
    """Count the seats of ``term`` that this person holds in councils that have not ended."""
    return (
        Mandate.objects.sitting()
        .filter(
            election__term=term,
            candidate__family_name=family_name,
            candidate__given_name=given_name,
            candidate__birth_date=birth_date,
        )
        .count()
    )


def roots_of(election: Election) -> dict[int, int]:
    """Map every seat to the elected person it rests on: its member, or the first before them."""
    rows = election.mandates.values_list("pk", "candidate", "succession__departure__mandate")
    people = {pk: candidate for pk, candidate, _ in rows}
    followed = {pk: before for pk, _, before in rows if before is not None}
    first = dict.fromkeys(people, 0)
    for pk in people:
        seat = pk
        while seat in followed:
            seat = followed[seat]
        first[pk] = people[seat]
    return first


def rests_on_result(election: Election) -> bool:
    """Whether the seats that are held are those of the newest result (§ 31 KWG; R-END-11)."""
    return not election.mandates.exists() or not (unfounded(election) or unseated(election))


def unfounded(election: Election) -> list[int]:
    """Return the seats held that the newest result does not give (§ 31 KWG; R-END-11).

    A successor who is now elected has a seat of their own, and loses the one they followed on.
    """
    elected, roots = elected_in(election), roots_of(election)
    held = election.mandates.sitting().values_list("pk", "candidate", "succession")
    return [
        pk
        for pk, candidate, succession in held
        if roots[pk] not in elected or (succession is not None and candidate in elected)
    ]


def unseated(election: Election) -> frozenset[int]:
    """Return the elected who have no seat of their own yet (§§ 23, 31 KWG; R-END-01, R-END-11).

    An elected person who left has had a seat; a seat that a corrected result took away does not
    count.
    """
    own = election.mandates.filter(succession=None).exclude(departure__ground=CORRECTED)
    return elected_in(election) - set(own.values_list("candidate", flat=True))


def elected_in(election: Election) -> frozenset[int]:
    """Return the candidates whom the newest determination names as elected."""
    determination = election.determinations.first()
    return elected_by(determination) if determination else frozenset()


def elected_by(determination: Determination) -> frozenset[int]:
    """Return the candidates whom one determination names as elected."""
    found = determination.candidates.filter(elected=True)
    return frozenset(found.values_list("candidate_id", flat=True))


@dataclass(frozen=True, slots=True)
class Queue:
    """Who may follow on one list: places in order, equal votes of a Mehrheitswahl as one group.

    ``called`` had a seat before; a seat that a corrected result took away does not count.
    ``barred`` are passed over, each with its ground. ``rows`` are the results behind the places.
    """

    groups: tuple[tuple[int, ...], ...]
    called: frozenset[int]
    barred: Mapping[int, PassedOver]
    rows: Mapping[int, CandidateResult]

    @property
    def free(self) -> tuple[int, ...]:
        """Everybody who may still be called, in order."""
        everybody = (place for group in self.groups for place in group)
        return tuple(
            place for place in everybody if place not in self.called and place not in self.barred
        )


def queue_of(nomination_id: int, determination: Determination) -> Queue:
    """Return who follows on one list, by the newest determination (§ 34 KWG; R-END-04..06)."""
    found = determination.candidates.filter(candidate__nomination=nomination_id)
    rows = list(
        found.filter(elected=False, order__isnull=False)
        .order_by("order")
        .select_related("candidate__nomination")
    )
    groups = (
        tuple(tuple(row.candidate.place for row in level) for _, level in groupby(rows, _votes))
        if determination.majority_vote
        else tuple((row.candidate.place,) for row in rows)
    )
    on_list = {"candidate__nomination": nomination_id}
    return Queue(
        groups=groups,
        called=frozenset(
            Mandate.objects.filter(**on_list)
            .exclude(departure__ground=CORRECTED)
            .values_list("candidate__place", flat=True)
        ),
        barred={
            place: PassedOver(ground)
            for place, ground in SuccessionBar.objects.filter(**on_list).values_list(
                "candidate__place", "ground"
            )
        },
        rows={row.candidate.place: row for row in rows},
    )


def _votes(row: CandidateResult) -> int | None:
    return row.votes  # None: not printed, so behind everybody who was (R-BAL-02)
