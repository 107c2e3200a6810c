"""Whom of the register a page is about, and which extract."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from elections.models import Election
from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import RegisterImport
from municipalities.actions.jobs import ENDED
from municipalities.views.acting import SignedInRequest


def entry_of(election: Election, pk: int) -> RegisterEntry:
    """Return a person of the register of an election; 404 for one of another."""
    own = RegisterEntry.objects.filter(election=election).select_related("district")
    return get_object_or_404(own.with_marks(), pk=pk)


def searched(request: SignedInRequest, election: Election) -> RegisterEntry | None:
    """Return the person that ``?person=`` names; 404 for one of another election."""
    key = request.GET.get("person", "")
    if not key:
        return None
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        raise Http404
    own = RegisterEntry.objects.filter(election=election).select_related("district")
    return get_object_or_404(own, pk=int(key))


def extract_of(election: Election, pk: int) -> RegisterImport:
    """Return an extract of an election; 404 for one of another."""
    own = RegisterImport.objects.filter(election=election)
    return get_object_or_404(
        own.select_related("outcome", "outcome__decided_by", "job", "check_result"), pk=pk
    )


def is_busy(found: RegisterImport) -> bool:
    """Whether a worker has an extract, or will have it."""
    return found.job is not None and found.job.state not in ENDED
