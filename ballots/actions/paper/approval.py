"""The ballot paper is approved, and with it what can be voted for; or the approval is withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from django.db import transaction

from ballots.law.assumptions import DEFAULT
from ballots.law.paper.approved import ApprovedPaper, PrintedList, PrintedPerson
from ballots.law.paper.paper import printed
from ballots.models import BallotPaper, WithdrawnPaper
from elections.actions.course.phases import take_step
from elections.law.course.phases import Step
from elections.models import Election, Nomination
from elections.models.course.body_rows import admission_closed_on, write_row
from municipalities.law.basis import with_overrides
from municipalities.models import AuditEvent, BodyEventKind, User
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
    """Approve the ballot paper (§ 16 KWG; R-BAL-01, R-BAL-02).

    Afterwards it does not change: a mistake on it is mended by ``withdraw_paper`` and a new one.
    """
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


@transaction.atomic
def withdraw_paper(election_id: int, *, reason: str, now: datetime, actor: User) -> WithdrawnPaper:
    """Withdraw the approval of a paper that no elector has yet (§ 16 KWG; R-BAL-01, R-BAL-02).

    The election stands at the admission again: lists and decisions can be mended there, and the
    paper is approved anew. That none was handed out, the Wahlleitung has declared. Raises
    RuleViolation STEP_NOT_OPEN once the count has begun.
    """
    election = take_step(election_id, Step.WITHDRAW_PAPER, actor=actor, reason=reason)
    closed_on = admission_closed_on(election)
    write_row(election, BodyEventKind.LISTS_ADMITTED, on=closed_on)
    paper = BallotPaper.objects.get(election=election)
    kept = WithdrawnPaper.objects.create(
        election=election,
        facts=paper.facts,
        sha256=paper.sha256,
        approved_on=paper.approved_on,
        approved_by=paper.approved_by,
        reason=reason,
        withdrawn_at=now,
        withdrawn_by=actor,
    )
    paper.delete()
    AuditEvent.objects.record(
        actor,
        "paper.withdrawn",
        kept,
        election.municipality,
        sha256=kept.sha256,
        approved_on=kept.approved_on,
        reason=reason,
    )
    return kept
