"""The body as it stands: seats, members, vacancies, and who comes next on which list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from ballots.law.succession import PassedOver
from ballots.models.mandate import Departure, Mandate, Succession, SuccessionBar
from ballots.models.result import CandidateResult, Determination
from elections.models import Election


@dataclass(frozen=True, slots=True)
class Sitting:
    """The body of one election today.

    ``begun`` seats were filled by the result that stands; ``seats`` is the statutory number of
    members, which shrinks with every seat that stays empty; ``vacant`` are seats of which nobody
    has determined yet who follows.
    """

    begun: int
    seats: int
    members: int
    vacant: int
    ended: bool


def sitting_of(election: Election) -> Sitting:
    """Return how the body stands (R-SEAT-05, R-END-04); before the result nobody sits.

    Who was elected may be open although the seats of the lists are known: then there are none.
    What happened to a seat that a corrected result took away no longer counts.
    """
    mandates = election.mandates
    elected = elected_in(election) if mandates.exists() else frozenset()
    ended = hasattr(election, "body_end")
    left = Departure.objects.filter(mandate__election=election).select_related("succession")
    valid = [departure for departure in left if seat_stands(departure.mandate, elected)]
    empty = sum(
        hasattr(departure, "succession") and departure.succession.mandate_id is None
        for departure in valid
    )
    return Sitting(
        begun=len(elected),
        seats=len(elected) - empty,
        members=mandates.sitting().count(),
        vacant=0 if ended else sum(not hasattr(departure, "succession") for departure in valid),
        ended=ended,
    )


def elected_in(election: Election) -> frozenset[int]:
    """Return the candidates whom the newest determination names as elected."""
    determination = election.determinations.first()
    if determination is None:
        return frozenset()
    found = determination.candidates.filter(elected=True)
    return frozenset(found.values_list("candidate_id", flat=True))


def seat_stands(mandate: Mandate, elected: frozenset[int]) -> bool:
    """Whether a seat rests on the result that stands: of the elected, or of who followed them."""
    followed: Succession | None = getattr(mandate, "succession", None)
    while followed is not None:
        mandate = followed.departure.mandate
        followed = getattr(mandate, "succession", None)
    return mandate.candidate_id in elected


@dataclass(frozen=True, slots=True)
class Queue:
    """Who may follow on one list: places in order, equal votes of a Mehrheitswahl as one group.

    ``called`` had a seat before; ``barred`` are passed over, each with its ground. ``rows`` are
    the results behind the places.
    """

    groups: tuple[tuple[int, ...], ...]
    called: frozenset[int]
    barred: Mapping[int, PassedOver]
    rows: Mapping[int, CandidateResult]


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
            Mandate.objects.filter(**on_list).values_list("candidate__place", flat=True)
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
    return row.votes
