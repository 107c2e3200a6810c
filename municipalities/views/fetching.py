"""Fetch what a page is about, with the permission: what a person may not see is not found.

The names say what the person may do; whoever may not gets a 404. ``…_read_or_led`` is for
reading by everybody who works in the town hall, and for sending only by those who lead.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from municipalities.doors import Access
from municipalities.models import (
    AnchorRecipient,
    Commission,
    Membership,
    Municipality,
    Role,
    Term,
    User,
)
from municipalities.models.audit import STATE_CHAIN
from municipalities.models.municipality import MunicipalityQuerySet
from municipalities.models.staff import DETERMINING, LEADING, READING
from municipalities.views.acting import SignedInRequest

MOST_DIGITS = 9
"""A key with more digits is none."""


def municipality_seen(request: SignedInRequest, ags: str) -> Municipality:
    """Return a municipality whose facts (no persons) this person may read."""
    return _municipality(Municipality.objects.seen_by(request.user), ags)


def municipality_led(request: SignedInRequest, ags: str) -> Municipality:
    """Return a municipality whose facts this person may change."""
    return _municipality(Municipality.objects.led_by(request.user), ags)


def municipality_read_or_led(request: SignedInRequest, ags: str) -> Municipality:
    """Return a municipality whose persons may be read; to send something, one that is led."""
    if request.method == "POST":
        return municipality_led(request, ags)
    return _municipality(Municipality.objects.worked_on_by(request.user), ags)


def municipality_audited(request: SignedInRequest, ags: str) -> Municipality:
    """Return a municipality whose log this person may read."""
    return _municipality(Municipality.objects.audited_by(request.user), ags)


def chosen_term(request: SignedInRequest) -> Term | None:
    """Return the Wahlzeit that a link to this page names as ``?wahlzeit=``, else the running one.

    A page that is about one Wahlzeit says which in its heading. A Wahlzeit that does not exist is
    not found, so that nobody reads of another one instead.
    """
    asked = request.GET.get("wahlzeit", "")
    if not asked:
        return Term.objects.running(timezone.localdate())
    if not asked.isdecimal() or len(asked) > MOST_DIGITS:
        raise Http404
    return get_object_or_404(Term, pk=int(asked))


def staff_place(request: SignedInRequest, place: str) -> Municipality | None:
    """Return the municipality whose accounts this person keeps; None for those of the state."""
    if place != STATE_CHAIN:
        return _municipality(Municipality.objects.staffed_by(request.user), place)
    if not request.user.kept_roles(None):
        raise Http404
    return None


def anchor_place(request: SignedInRequest, place: str) -> Municipality | None:
    """Return the municipality whose anchor this person has sent; None for that of the state."""
    if place != STATE_CHAIN:
        return municipality_led(request, place)
    if not request.user.has_role(Role.STATE_ADMIN):
        raise Http404
    return None


def anchor_recipient(
    request: SignedInRequest, place: str, pk: int
) -> tuple[Municipality | None, AnchorRecipient]:
    """Return an address that gets the anchor of a place, with the place."""
    municipality = anchor_place(request, place)
    return municipality, get_object_or_404(AnchorRecipient.objects.at(municipality), pk=pk)


def account_kept(request: SignedInRequest, place: Municipality | None, pk: int) -> User:
    """Return an account at ``place`` of which this person keeps every role."""
    person = get_object_or_404(User, pk=pk, memberships__in=Membership.objects.at(place))
    if not keeps(request, person):
        raise Http404
    return person


def keeps(request: SignedInRequest, person: User) -> bool:
    """Return whether this person keeps every role of an account."""
    return all(
        row.role in request.user.kept_roles(row.municipality)
        for row in person.memberships.select_related("municipality")
    )


def works_in(request: SignedInRequest, municipality: Municipality) -> bool:
    """Return whether this person may read the persons of a municipality."""
    mine = Municipality.objects.worked_on_by(request.user)
    return mine.filter(pk=municipality.pk).exists()


def leads(request: SignedInRequest, municipality: Municipality) -> bool:
    """Return whether this person may change the facts of a municipality."""
    return Municipality.objects.led_by(request.user).filter(pk=municipality.pk).exists()


def access_in(request: SignedInRequest, municipality: Municipality) -> set[Access]:
    """Return which pages of a municipality and of its elections this person may open."""
    roles = set(
        municipality.memberships.filter(user=request.user.pk).values_list("role", flat=True)
    )
    allowed = {
        Access.WORKED_ON: READING,
        Access.LED: LEADING,
        Access.DETERMINED: DETERMINING,
    }
    return {Access.SEEN, *(access for access, able in allowed.items() if roles & {*able})}


def keeps_accounts(request: SignedInRequest, municipality: Municipality) -> bool:
    """Return whether this person keeps accounts of a municipality."""
    return Municipality.objects.staffed_by(request.user).filter(pk=municipality.pk).exists()


def audits(request: SignedInRequest, municipality: Municipality) -> bool:
    """Return whether this person may read the log of a municipality."""
    return Municipality.objects.audited_by(request.user).filter(pk=municipality.pk).exists()


def commission_worked_on(request: SignedInRequest, pk: int) -> Commission:
    """Return a commission of a town hall in which this person works."""
    return _commission(Commission.objects.worked_on_by(request.user), pk)


def commission_led(request: SignedInRequest, pk: int) -> Commission:
    """Return a commission whose facts this person may change."""
    return _commission(Commission.objects.led_by(request.user), pk)


def commission_read_or_led(request: SignedInRequest, pk: int) -> Commission:
    """Return a commission that may be read; to send something, one that this person may change."""
    fetch = commission_led if request.method == "POST" else commission_worked_on
    return fetch(request, pk)


def _municipality(allowed: MunicipalityQuerySet, ags: str) -> Municipality:
    found = allowed.select_related("kreis").under_key(ags)
    if found is None:
        raise Http404
    return found


def _commission(allowed: QuerySet[Commission], pk: int) -> Commission:
    return get_object_or_404(allowed.select_related("municipality", "term", "formation"), pk=pk)
