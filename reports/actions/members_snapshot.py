"""Who sits, who sat, and why it changed: the facts of the public page and of the announcement."""

from __future__ import annotations

from typing import Any

from ballots.models import CandidateResult, Departure, Mandate, Succession
from ballots.models.sitting import sitting_of
from elections.models import Candidate, Election, Nomination

SEATS = "candidate__nomination"


def members_snapshot(election: Election, version: int) -> dict[str, Any]:
    """Return the members of one body as JSON facts (R-END-01..08).

    Persons carry name, list, days and the ground of a loss: what the announcement says and
    nothing else (R-DP-03).
    """
    municipality = election.municipality
    body = sitting_of(election)
    mandates = election.mandates.select_related(SEATS, "succession__departure__mandate__candidate")
    end = getattr(election, "body_end", None)
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
        "statutory": body.seats,
        "vacant": body.vacant,
        "ended_on": end.ended_on.isoformat() if end else None,
        "members": [_member(mandate) for mandate in mandates.filter(departure=None)],
        "former": [_former(row) for row in departures_of(election)],
        "invented_names": Candidate.objects.filter(
            nomination__election=election, invented=True
        ).exists(),
    }


def departures_of(election: Election) -> list[Departure]:
    """Return everybody who left, in the order of leaving, with who followed."""
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
        "decided": succession is not None,
        "successor": str(successor.candidate) if successor else None,
    }
