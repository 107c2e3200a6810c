"""Fetch what a page hands out and check the permission: papers of others are not found.

Elections are fetched by ``elections.views.fetching``, commissions by
``municipalities.views.fetching``.
"""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from elections.models import Election
from elections.models.cards.polling_card import PollingCard
from elections.models.cards.prints import CardPrintRun
from municipalities.actions.integrity import check_proven
from municipalities.models.proof import with_proof
from municipalities.views.acting import SignedInRequest
from reports.models import Document, PrintOrder


def document_read(request: SignedInRequest, pk: int) -> Document:
    """Return a paper of a town hall in which this person works; else 404.

    Raises UnprovenError for one that is not as the log proves it.
    """
    papers = Document.objects.read_by(request.user).select_related("municipality")
    found = get_object_or_404(with_proof(papers), pk=pk)
    check_proven(found, found.municipality)
    return found


def document_kept(document: Document) -> Document:
    """Return a paper that a page may show, with its bytes; UnprovenError as ``document_read``."""
    papers = Document.objects.select_related("municipality")
    found = with_proof(papers).get(pk=document.pk)
    check_proven(found, found.municipality)
    return found


def print_order_of(election: Election, pk: int) -> PrintOrder:
    """Return a print order of an election, with whether it was cancelled; else 404."""
    return get_object_or_404(election.print_orders.select_related("cancellation"), pk=pk)


def card_run_of(election: Election, pk: int) -> CardPrintRun:
    """Return a print run of Wahlscheine of an election; else 404."""
    runs = election.card_print_runs.select_related("election__municipality", "ordered_by")
    return get_object_or_404(runs, pk=pk)


def card_of(election: Election, pk: int) -> PollingCard:
    """Return a Wahlschein of an election, with its person and whether it is valid; else 404."""
    cards = election.polling_cards.select_related("entry__district", "invalidation")
    return get_object_or_404(cards, pk=pk)
