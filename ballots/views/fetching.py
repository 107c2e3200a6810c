"""Fetch what a page of the term is about and check the permission, in one query.

The names say what the person may do; whoever may not gets a 404. Elections are fetched by
``elections.views.fetching``.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from ballots.models import BallotPaper, Departure, Mandate
from elections.models import Election
from municipalities.actions.integrity import check_proven
from municipalities.models.canonical import canonical_sha256
from municipalities.models.proof import with_proof
from municipalities.views.acting import SignedInRequest


def approved_paper(election: Election) -> BallotPaper | None:
    """Return the paper as it was approved, None before; who may see the election sees its paper.

    Raises UnprovenError for a paper that is not as the log proves it.
    """
    papers = BallotPaper.objects.filter(election=election).select_related("approved_by")
    paper = with_proof(papers).first()
    if paper is not None:
        fits = canonical_sha256(paper.facts) == paper.sha256
        check_proven(paper, election.municipality, fits=fits)
    return paper


def mandate_determined(request: SignedInRequest, pk: int, mandate_pk: int) -> Mandate:
    """Return a seat of an election whose result this person determines."""
    elections = Election.objects.determined_by(request.user).filter(pk=pk)
    mandates = Mandate.objects.filter(election__in=elections).select_related(
        "election__municipality",
        "election__term",
        "candidate__nomination",
        "determination",
    )
    return get_object_or_404(mandates, pk=mandate_pk)


def departure_determined(request: SignedInRequest, pk: int, departure_pk: int) -> Departure:
    """Return a departure from an election whose result this person determines."""
    return _departure(Election.objects.determined_by(request.user), pk, departure_pk)


def departure_read_or_determined(request: SignedInRequest, pk: int, departure_pk: int) -> Departure:
    """Return a departure: the town hall may read it, only the Wahlleitung may post."""
    if request.method == "POST":
        return departure_determined(request, pk, departure_pk)
    return _departure(Election.objects.worked_on_by(request.user), pk, departure_pk)


def _departure(allowed: QuerySet[Election], pk: int, departure_pk: int) -> Departure:
    departures = Departure.objects.filter(mandate__election__in=allowed.filter(pk=pk))
    found = departures.select_related(
        "mandate__election__municipality",
        "mandate__election__term",
        "mandate__candidate__nomination",
    )
    return get_object_or_404(found, pk=departure_pk)
