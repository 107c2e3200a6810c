"""The body as it stands: seats, members, vacancies, and who comes next on which list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from ballots.law.succession import PassedOver
from ballots.models.mandate import Departure, Mandate, SuccessionBar
from ballots.models.result import CandidateResult, Determination
from elections.models import Election


@dataclass(frozen=True, slots=True)
class Sitting:
    """The body of one election today.

    ``seats`` is the statutory number of members, which shrinks with every seat that stays empty;
    ``vacant`` are seats of which nobody has determined yet who follows.
    """

    seats: int
    members: int
    vacant: int
    ended: bool


def sitting_of(election: Election) -> Sitting:
    """Return how the body stands (R-SEAT-05, R-END-04); before the result nobody sits.

    Who was elected may be open although the seats of the lists are known: then there are none.
    """
    determination = election.determinations.first()
    mandates = Mandate.objects.filter(election=election)
    begun = 0
    if determination is not None and mandates.exists():
        begun = determination.candidates.filter(elected=True).count()
    stayed_empty = Departure.objects.filter(
        mandate__election=election, succession__isnull=False, succession__mandate=None
    ).count()
    return Sitting(
        seats=begun - stayed_empty,
        members=mandates.sitting().count(),
        vacant=Departure.objects.filter(mandate__election=election).vacant().count(),
        ended=hasattr(election, "body_end"),
    )


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
