"""Fetch what a page of the term is about and check the permission, in one query.

The names say what the person may do; whoever may not gets a 404. Elections are fetched by
``elections.views.fetching``.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from ballots.models import Departure, Mandate
from elections.models import Election
from municipalities.views.acting import SignedInRequest


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
