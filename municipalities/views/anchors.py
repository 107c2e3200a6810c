"""Who gets the anchor of the log by mail: named, corrected, removed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.anchors import (
    RecipientEntry,
    correct_recipient,
    name_recipient,
    remove_recipient,
)
from municipalities.forms.anchors import RecipientForm
from municipalities.forms.staff import ReasonForm
from municipalities.law.anchors import AnchorRule
from municipalities.law.basis import Rule
from municipalities.models import AnchorRecipient, AnchorRecipientRemoval
from municipalities.models.anchor import anchor_of
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.fetching import anchor_place, anchor_recipient
from municipalities.views.staff import place_context

FIELDS: dict[Rule, str] = {AnchorRule.ADDRESS_NAMED: "email"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: SignedInRequest, place: str) -> HttpResponse:
    """Show who gets the anchor and what was sent last, and name one more address."""
    municipality = anchor_place(request, place)
    form = RecipientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            named = name_recipient(
                municipality, RecipientEntry(**form.cleaned_data), actor=request.user
            )
            text = _("„%(name)s“ bekommt den Prüfanker ab jetzt. Die erste Mail ist unterwegs.")
            messages.success(request, text % {"name": named.name})
            return redirect("municipalities:anchors", place)
    known = AnchorRecipient.objects.at(municipality)
    context = {
        **place_context(place, municipality),
        "form": form,
        "anchor": anchor_of(municipality),
        "rows": [_row(one) for one in known.named()],
        "removed": known.exclude(removal=None).select_related("removal"),
    }
    return answer(request, "municipalities/anchors/listing.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, place: str, recipient_pk: int) -> HttpResponse:
    """Correct a slip in the name or the address of a recipient."""
    municipality, recipient = anchor_recipient(request, place, recipient_pk)
    known = {"name": recipient.name, "email": recipient.email}
    form = RecipientForm(request.POST or None, known=known)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            entry = RecipientEntry(**form.cleaned_data)
            correct_recipient(recipient.pk, entry, actor=request.user, seen=form.saw)
            messages.success(request, _("Die Angaben sind berichtigt."))
            return redirect("municipalities:anchors", place)
    context = {**place_context(place, municipality), **_open_or_removed(recipient, form)}
    return answer(request, "municipalities/anchors/correct.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, place: str, recipient_pk: int) -> HttpResponse:
    """Send no further anchor to an address."""
    municipality, recipient = anchor_recipient(request, place, recipient_pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            reason = form.cleaned_data["reason"]
            remove_recipient(recipient.pk, reason=reason, actor=request.user)
            text = _("„%(name)s“ bekommt keinen Prüfanker mehr.") % {"name": recipient.name}
            messages.success(request, text)
            return redirect("municipalities:anchors", place)
    context = {**place_context(place, municipality), **_open_or_removed(recipient, form)}
    return answer(request, "municipalities/anchors/remove.html", context)


def _open_or_removed(recipient: AnchorRecipient, form: forms.Form) -> dict[str, Any]:
    """Return the form, or since when there is nothing left to change.

    A form that was sent keeps its refusal; the page shows no control beside it.
    """
    removal = AnchorRecipientRemoval.objects.filter(recipient=recipient).first()
    return {"recipient": recipient, "form": form, "removal": removal}


def _row(recipient: AnchorRecipient) -> dict[str, Any]:
    return {"recipient": recipient, "last": recipient.dispatches.last()}
