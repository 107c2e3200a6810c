"""Single rows of the street directory by hand, after a look at what they change."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.register.street_rows import (
    add_streets,
    effect_of_adding,
    effect_of_removing,
    remove_street,
)
from elections.files.districts.streets import StreetEntry
from elections.forms.course.steps import ConfirmForm
from elections.forms.districts.streets import StreetRowForm
from elections.models import Election, StreetSetAside
from elections.views.districts.moves import done_text, moves_texts
from elections.views.fetching import election_led
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter parts of a street: what they change is shown first, then they are confirmed."""
    election = election_led(request, pk)
    aside = _aside(election, request.GET.get("zeile", ""))
    posted = request.method == "POST"
    form = StreetRowForm(
        request.POST if posted else None, election=election, initial=_initial(election, aside)
    )
    context: dict[str, Any] = {
        "election": election,
        "aside": aside,
        "title": _("Straße eintragen"),
        "submit": _("Prüfen, was sich ändert"),
    }
    if posted and form.is_valid():
        if form.is_confirmed:
            with refusals_into(form):
                moves = add_streets(
                    pk, _typed(form), aside_id=aside.pk if aside else None, actor=request.user
                )
                messages.success(request, _("Die Straße ist eingetragen.") + " " + done_text(moves))
                return redirect("elections:streets", pk=pk)
        effect = effect_of_adding(election, _typed(form), aside)
        seen = request.POST.copy()
        seen["seen"] = form.fingerprint()
        form.data = seen
        context |= {
            "effect": list(moves_texts(effect.moves)),
            "shared": effect.overlaps,
            "submit": _("Straße eintragen"),
        }
    return answer(request, "elections/districts/street_row.html", {**context, "form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, pk: int, range_pk: int) -> HttpResponse:
    """Remove a part of a street, after a look at what that changes."""
    election = election_led(request, pk)
    row = get_object_or_404(election.street_ranges.select_related("district"), pk=range_pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            moves = remove_street(pk, row.pk, actor=request.user)
            messages.success(request, _("Die Straße ist entfernt.") + " " + done_text(moves))
            return redirect("elections:streets", pk=pk)
    context = {
        "election": election,
        "form": form,
        "row": row,
        "place": " ".join(filter(None, (row.postcode, row.locality))),
        "title": _("Straße entfernen"),
        "submit": _("Straße entfernen"),
        "effect": list(moves_texts(effect_of_removing(row))),
    }
    return answer(request, "elections/districts/street_row.html", context)


def _typed(form: StreetRowForm) -> list[StreetEntry]:
    """Return the parts of a street that were typed."""
    entered = form.cleaned_data
    place = entered["postcode"], entered["locality"], entered["district"].number
    return [StreetEntry(entered["street"], numbers, *place) for numbers in entered["houses"]]


def _aside(election: Election, key: str) -> StreetSetAside | None:
    """Return the row that was set aside and is entered now."""
    if not key:
        return None
    is_key = key.isdecimal() and len(key) < 19
    return get_object_or_404(election.streets_set_aside, pk=int(key) if is_key else 0)


def _initial(election: Election, aside: StreetSetAside | None) -> dict[str, Any]:
    if aside is None:
        return {}
    return {
        "street": aside.street[:120],
        "houses": aside.houses[:200],
        "postcode": aside.postcode[:10],
        "locality": aside.locality[:120],
        "district": election.districts.filter(number=aside.district).first(),
    }
