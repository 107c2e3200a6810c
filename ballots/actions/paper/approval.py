"""The ballot paper is approved, and with it what can be voted for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from ballots.law.assumptions import DEFAULT
from ballots.law.paper.paper import printed
from ballots.models import BallotPaper
from elections.actions.course.phases import take_step
from elections.law.course.phases import Step
from elections.models import Election, Nomination
from municipalities.law.basis import with_overrides
from municipalities.models import AuditEvent, User


def canonical_sha256(facts: Any) -> str:
    """Return the SHA-256 (hex) of JSON facts, whatever the order of their keys."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def paper_facts(election: Election) -> dict[str, Any]:
    """Return what the paper shows: seats, lists in order, at most S persons each (R-BAL-01, 02)."""
    lists = list(
        Nomination.objects.filter(election=election).admitted().prefetch_related("candidates")
    )
    assumptions = with_overrides(DEFAULT, election.assumptions)
    limit = partial(
        printed, seats=election.seats, majority=len(lists) == 1, assumptions=assumptions
    )
    return {
        "municipality": election.municipality.ags,
        "day": election.day.isoformat(),
        "seats": election.seats,
        "lists": [_list_facts(nomination, limit) for nomination in lists],
    }


def _list_facts(nomination: Nomination, limit: Callable[[int], int]) -> dict[str, Any]:
    candidates = sorted(nomination.candidates.all(), key=lambda person: person.place)
    return {
        "number": nomination.number,
        "name": nomination.name,
        "short_name": nomination.short_name,
        "candidates": [
            {"place": person.place, "name": str(person)}
            for person in candidates[: limit(len(candidates))]
        ],
    }


@transaction.atomic
def approve_paper(election_id: int, *, approved_on: date, actor: User) -> BallotPaper:
    """Approve the ballot paper; afterwards it cannot change (§ 16 KWG; R-BAL-01, R-BAL-02)."""
    election = take_step(election_id, Step.APPROVE_PAPER, actor=actor, on=approved_on)
    facts = paper_facts(election)
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
