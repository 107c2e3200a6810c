"""Each request takes the scope of whoever sent it; the database shows that scope's rows alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import cast

from django.db.models import Prefetch, prefetch_related_objects
from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse

from municipalities.models import Membership, User
from municipalities.models.statements import Statements
from municipalities.scope import PUBLIC, Scope, arriving, kept, taken

Answer = Callable[[HttpRequest], HttpResponseBase]


def scope_of(person: User) -> Scope:
    """Return the scope of an account: the town halls in which it has a role, or the state's too.

    Beside it the lists of which the person is a trust person; without a role, these alone.

    The memberships stay with ``person``, so that the frame of a page need not ask for them again.
    """
    rows = Membership.objects.select_related("municipality").order_by("pk")
    with taken(arriving(person.pk)):
        prefetch_related_objects([person], Prefetch("memberships", rows))
        ((lists,),) = Statements("municipalities.models").rows("lists_of", account=person.pk)
    places = {row.municipality_id for row in person.memberships.all()}
    kind = "state" if None in places else "town"
    if lists and not places:
        kind = "trust"
    towns = frozenset(place for place in places if place is not None)
    return Scope(kind, person.pk, towns, lists=frozenset(lists))


class Arriving:
    """Outermost: until it is known who asks, the database shows accounts and sessions alone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the scope of somebody who is about to be known."""
        with taken(arriving()):
            return self.get_response(request)


class OfPerson:
    """After the sign-in is looked up: the scope of the person, or of everybody.

    Pages of sign-in see accounts and sessions beside it. A stream is made in the same scope, after
    this has ended.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the scope of who is signed in."""
        user = request.user
        scope = scope_of(user) if isinstance(user, User) else PUBLIC
        # All pages of sign-in lie below the parent of their overview („/konto/“).
        if request.path.startswith(reverse("account_login").rsplit("login", 1)[0]):
            scope = replace(scope, kind="arriving")
        with taken(scope):
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            parts = cast("Iterable[bytes]", response.streaming_content)
            response.streaming_content = kept(parts, scope)
        return response
