"""Fetch what a page is about, with the permission: what a person may not see is not found.

The names say what the person may do; whoever may not gets a 404. Every election comes with its
municipality, the Kreis and the Wahlzeit.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from elections.models import District, Election, Nomination
from municipalities.views.acting import SignedInRequest


def election_seen(request: SignedInRequest, pk: int) -> Election:
    """Return an election whose facts (no persons) this person may read."""
    return election_among(Election.objects.seen_by(request.user), pk)


def election_worked_on(request: SignedInRequest, pk: int) -> Election:
    """Return an election of the person's own town hall, with lists, persons and counts to read."""
    return election_among(Election.objects.worked_on_by(request.user), pk)


def election_led(request: SignedInRequest, pk: int) -> Election:
    """Return an election that this person leads."""
    return election_among(Election.objects.led_by(request.user), pk)


def election_counted(request: SignedInRequest, pk: int) -> Election:
    """Return an election whose counted values this person may enter."""
    return election_among(Election.objects.counted_by(request.user), pk)


def election_determined(request: SignedInRequest, pk: int) -> Election:
    """Return an election whose result this person determines: the Wahlleitung."""
    return election_among(Election.objects.determined_by(request.user), pk)


def election_read_or_determined(request: SignedInRequest, pk: int) -> Election:
    """Return an election that the town hall may read; only the Wahlleitung may send something."""
    fetch = election_determined if request.method == "POST" else election_worked_on
    return fetch(request, pk)


def election_among(allowed: QuerySet[Election], pk: int) -> Election:
    """Return one of the ``allowed`` elections; 404 for any other."""
    return get_object_or_404(allowed.select_related("municipality__kreis", "term"), pk=pk)


def works_on(request: SignedInRequest, election: Election) -> bool:
    """Return whether this person may read the lists, persons and counts of an election."""
    return Election.objects.worked_on_by(request.user).filter(pk=election.pk).exists()


def leads(request: SignedInRequest, election: Election) -> bool:
    """Return whether this person leads an election."""
    return Election.objects.led_by(request.user).filter(pk=election.pk).exists()


def enters_counts(request: SignedInRequest, election: Election) -> bool:
    """Return whether this person may enter the counted values of an election."""
    return Election.objects.counted_by(request.user).filter(pk=election.pk).exists()


def determines(request: SignedInRequest, election: Election) -> bool:
    """Return whether this person is the Wahlleitung, who may also step outside a period."""
    return Election.objects.determined_by(request.user).filter(pk=election.pk).exists()


def district_of(election: Election, pk: int) -> District:
    """Return a Wahlbezirk of an election, with its polling place."""
    return get_object_or_404(election.districts.select_related("polling_place"), pk=pk)


def own_lists(request: SignedInRequest) -> QuerySet[Nomination]:
    """Return the lists for which this person is a trust person with an open access."""
    found = Nomination.objects.of_account(request.user)
    return found.select_related("election__municipality", "receipt").order_by("-election__day")


def own_list(request: SignedInRequest, pk: int) -> Nomination:
    """Return one of the person's own lists; 404 for any other."""
    return get_object_or_404(own_lists(request), pk=pk)
