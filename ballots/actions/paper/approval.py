"""The ballot paper is approved, and with it what can be voted for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from django.db import transaction

from ballots.law.assumptions import DEFAULT
from ballots.law.paper.approved import ApprovedPaper, PrintedList, PrintedPerson
from ballots.law.paper.paper import printed
from ballots.models import BallotPaper
from elections.actions.course.phases import take_step
from elections.law.course.phases import Step
from elections.models import Election, Nomination
from municipalities.law.basis import with_overrides
from municipalities.models import AuditEvent, User
from municipalities.models.canonical import canonical_sha256


def paper_of(election: Election) -> ApprovedPaper:
    """Return what the paper shows: seats, lists in order, at most S persons each (R-BAL-01, 02)."""
    lists = list(
        Nomination.objects.filter(election=election).admitted().prefetch_related("candidates")
    )
    assumptions = with_overrides(DEFAULT, election.assumptions)
    limit = partial(
        printed, seats=election.seats, majority=len(lists) == 1, assumptions=assumptions
    )
    return ApprovedPaper(
        ags=election.municipality.ags,
        day=election.day,
        seats=election.seats,
        lists=tuple(_printed_list(nomination, limit) for nomination in lists),
    )


def _printed_list(nomination: Nomination, limit: Callable[[int], int]) -> PrintedList:
    candidates = sorted(nomination.candidates.all(), key=lambda person: person.place)
    return PrintedList(
        number=nomination.number,
        name=nomination.name,
        short_name=nomination.short_name,
        persons=tuple(
            PrintedPerson(person.place, str(person))
            for person in candidates[: limit(len(candidates))]
        ),
    )


@transaction.atomic
def approve_paper(election_id: int, *, approved_on: date, actor: User) -> BallotPaper:
    """Approve the ballot paper; afterwards it cannot change (§ 16 KWG; R-BAL-01, R-BAL-02)."""
    election = take_step(election_id, Step.APPROVE_PAPER, actor=actor, on=approved_on)
    facts = paper_of(election).as_json()
    paper = BallotPaper.objects.create(
        election=election,
        facts=facts,
        sha256=canonical_sha256(facts),
        approved_on=approved_on,
        approved_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "paper.approved",
        paper,
        election.municipality,
        sha256=paper.sha256,
        approved_on=approved_on,
    )
    return paper
