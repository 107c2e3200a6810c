"""The facts of a determined result, as the public page and its data carry them."""

from __future__ import annotations

from typing import Any

from ballots.models import CandidateResult, Determination, ListResult, UnitReport
from elections.models import Candidate


def result_facts(determination: Determination) -> dict[str, Any]:
    """Return a determination as JSON facts; unknown values are null, never 0 (R-CNT-11, 12).

    Persons carry their name as printed and nothing else (R-DP-03).
    """
    election = determination.election
    municipality = election.municipality
    lists = determination.lists.select_related("nomination")
    reports = UnitReport.objects.latest_of(election)
    return {
        "municipality": {
            "ags": municipality.ags,
            "name": municipality.short_name,
            "kreis": municipality.kreis.name,
        },
        "day": election.day.isoformat(),
        "seats": election.seats,
        "law_version": determination.law_version,
        "version": determination.version,
        "decided_on": determination.decided_on.isoformat(),
        "majority_vote": determination.majority_vote,
        "persons_determined": determination.persons_determined,
        "electors": determination.electors,
        "voters": determination.voters,
        "voters_with_card": determination.voters_with_card,
        "invalid_ballots": determination.invalid_ballots,
        "valid_ballots": _valid_ballots(determination),
        "valid_votes": determination.valid_votes,
        "lists": [_list_facts(row) for row in lists],
        "lots": [
            {
                "question": lot.question,
                "tied": lot.tied,
                "drawn": lot.drawn,
                "drawn_on": lot.drawn_on.isoformat(),
            }
            for lot in election.lots.filter(votes_sha256=determination.votes_sha256)
        ],
        "sources": sorted(set(reports.values_list("source", flat=True))),
        "invented_names": Candidate.objects.filter(
            nomination__election=election, invented=True
        ).exists(),
    }


def _valid_ballots(determination: Determination) -> int | None:
    if determination.voters is None or determination.invalid_ballots is None:
        return None
    return determination.voters - determination.invalid_ballots


def _list_facts(row: ListResult) -> dict[str, Any]:
    paper = row.determination.election.paper.facts["lists"]
    printed = {
        person["place"]
        for entry in paper
        if entry["number"] == row.nomination.number
        for person in entry["candidates"]
    }
    persons = (
        row.determination.candidates.filter(candidate__nomination=row.nomination)
        .select_related("candidate")
        .order_by("order", "candidate__place")
    )
    return {
        "number": row.nomination.number,
        "name": row.nomination.name,
        "short_name": row.nomination.short_name,
        "known_in_full": row.nomination.known_in_full,
        "votes": row.votes,
        "quota": [row.quota_numerator, row.quota_denominator] if row.quota is not None else None,
        "whole_seats": row.whole_seats,
        "majority_seats": row.majority_seats,
        "remainder_seats": row.remainder_seats,
        "seats": row.seats,
        "vacant": row.vacant,
        "candidates": [_person_facts(person, printed) for person in persons],
    }


def _person_facts(person: CandidateResult, printed: set[int]) -> dict[str, Any]:
    return {
        "place": person.candidate.place,
        "name": str(person.candidate),
        "printed": person.candidate.place in printed,
        "votes": person.votes,
        "elected": person.elected,
        "order": person.order,
    }
