"""Who sits, who sat, and why it changed: the facts of the public page and of the announcement."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ballots.law.term.mandates import LossGround
from ballots.models import CandidateResult, Departure, Mandate, Succession
from ballots.models.term.sitting import sitting_of
from elections.models import Candidate, Election, Nomination

SEATS = "candidate__nomination"


def members_snapshot(
    election: Election, version: int, announced: Collection[int]
) -> dict[str, Any]:
    """Return the members of one body as JSON facts (R-END-01..08).

    Persons carry name, list, days and the ground of a loss: what the announcement says and
    nothing else (R-DP-03). ``announced`` are the successions that are public with this version. A
    person whose departure is not announced yet is still listed as a member.
    """
    municipality = election.municipality
    body = sitting_of(election)
    mandates = election.mandates.select_related(SEATS, "succession__departure__mandate__candidate")
    end = getattr(election, "body_end", None)
    left = departures_of(election)
    former = [row for row in left if _is_public(row, announced)]
    gone = {row.mandate_id for row in former}
    shown = [
        mandate
        for mandate in mandates
        if mandate.pk not in gone
        and (not hasattr(mandate, "succession") or mandate.succession.pk in announced)
    ]
    empty = sum(hasattr(row, "succession") and not row.succession.mandate_id for row in former)
    return {
        "municipality": {
            "ags": municipality.ags,
            "name": municipality.short_name,
            "kreis": municipality.kreis.name,
        },
        "day": election.day.isoformat(),
        "term": {
            "starts_on": election.term.starts_on.isoformat(),
            "ends_on": election.term.ends_on.isoformat(),
        },
        "version": version,
        "seats": election.seats,
        "statutory": body.begun - empty,
        # The end of the body is public only once every departure is announced.
        "ended_on": end.ended_on.isoformat() if end and len(former) == len(left) else None,
        "members": [_member(mandate) for mandate in shown],
        "former": [_former(row) for row in former],
        "invented_names": Candidate.objects.filter(
            nomination__election=election, invented=True
        ).exists(),
    }


def _is_public(departure: Departure, announced: Collection[int]) -> bool:
    """Whether a departure is announced: with its consequence, or with the corrected result."""
    if departure.ground == LossGround.RESULT_CORRECTED.value:
        return True
    succession = getattr(departure, "succession", None)
    return succession is not None and succession.pk in announced


def departures_of(election: Election) -> list[Departure]:
    """Return every departure in the order of leaving, with the successor."""
    found = Departure.objects.filter(mandate__election=election)
    return list(
        found.select_related(
            "mandate__candidate__nomination", "succession__mandate__candidate"
        ).order_by("effective_on", "pk")
    )


def list_name(nomination: Nomination) -> str:
    """Return how announcements name a list."""
    return nomination.short_name or nomination.name


def votes_of(mandate: Mandate) -> int | None:
    """Return the votes of a member in the result that gave the seat."""
    row = CandidateResult.objects.filter(
        determination=mandate.determination_id, candidate=mandate.candidate_id
    ).first()
    return row.votes if row else None


def _member(mandate: Mandate) -> dict[str, Any]:
    followed: Succession | None = getattr(mandate, "succession", None)
    return {
        "name": str(mandate.candidate),
        "list": mandate.candidate.nomination.number,
        "list_name": list_name(mandate.candidate.nomination),
        "since": mandate.starts_on.isoformat(),
        "follows": str(followed.departure.mandate.candidate) if followed else None,
    }


def _former(departure: Departure) -> dict[str, Any]:
    mandate = departure.mandate
    succession: Succession | None = getattr(departure, "succession", None)
    successor = succession.mandate if succession else None
    return {
        "name": str(mandate.candidate),
        "list": mandate.candidate.nomination.number,
        "list_name": list_name(mandate.candidate.nomination),
        "since": mandate.starts_on.isoformat(),
        "until": departure.effective_on.isoformat(),
        "ground": departure.ground,
        "successor": str(successor.candidate) if successor else None,
    }
