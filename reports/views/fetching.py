"""Fetch what a page hands out and check the permission: papers of others are not found.

Elections are fetched by ``elections.views.fetching``, commissions by
``municipalities.views.fetching``.
"""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from elections.models import Election
from municipalities.views.acting import SignedInRequest
from reports.models import Document, PrintOrder


def document_read(request: SignedInRequest, pk: int) -> Document:
    """Return a paper of a town hall in which this person works; else 404."""
    papers = Document.objects.read_by(request.user).select_related("municipality")
    return get_object_or_404(papers, pk=pk)


def print_order_of(election: Election, pk: int) -> PrintOrder:
    """Return a print order of an election, with whether it was cancelled; else 404."""
    return get_object_or_404(election.print_orders.select_related("cancellation"), pk=pk)
