"""What the pages of the register ask first: which election, and what this person may do."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from elections.models import Election
from elections.models.register.entries import RegisterEntry
from municipalities.views.acting import SignedInRequest


def led(request: SignedInRequest, pk: int) -> Election:
    """Return the election; whoever does not lead it gets a 404."""
    found = Election.objects.led_by(request.user).select_related("municipality", "term")
    return get_object_or_404(found, pk=pk)


def may_override(request: SignedInRequest, pk: int) -> bool:
    """Tell whether this person may step outside a period: only the returning officer."""
    return Election.objects.determined_by(request.user).filter(pk=pk).exists()


def searched(request: SignedInRequest, election: Election) -> RegisterEntry | None:
    """Return the person that ``?person=`` names; 404 for one of another election."""
    key = request.GET.get("person", "")
    if not key:
        return None
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        raise Http404
    own = RegisterEntry.objects.filter(election=election).select_related("district")
    return get_object_or_404(own, pk=int(key))
