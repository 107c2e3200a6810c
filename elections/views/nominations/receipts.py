"""The signed paper of a list that was entered online comes in, or was stamped by a slip."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.nominations import receive_paper, take_back_receipt
from elections.forms.nominations.lists import ReceiptForm, ReceiptReturnForm
from elections.law.nominations.states import BEFORE_RECEIPT, ListState
from elections.views.fetching import election_led
from elections.views.nominations.lists import nomination_of
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Enter when the signed paper came in."""
    election = election_led(request, pk)
    found = nomination_of(election, nomination_pk)
    form = ReceiptForm(
        request.POST if request.method == "POST" else None,
        initial={"received_at": timezone.localtime()},
    )
    back = reverse("elections:nomination", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            receive_paper(found.pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _("Der Eingang ist eingetragen."))
            return redirect(back)
    is_here = found.state() not in BEFORE_RECEIPT
    context = {
        "election": election,
        "form": form,
        "title": _("Eingang des Papiers: %(list)s") % {"list": found},
        "note": _(
            "Ab jetzt zählt das Papier: Die Vertrauenspersonen ändern online nichts mehr. Auch "
            "eine verspätete Liste wird eingetragen."
        ),
        "fixed": _("Das Papier ist schon eingegangen.") if is_here else "",
        "submit": _("Eingang eintragen"),
        "citation": "§ 13 Abs. 1 KWG",
        "rule_id": "R-LIST-10",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paper_back(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Take back a receipt that belongs to another list."""
    election = election_led(request, pk)
    found = nomination_of(election, nomination_pk)
    form = ReceiptReturnForm(request.POST if request.method == "POST" else None)
    back = reverse("elections:nomination", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            take_back_receipt(found.pk, reason=form.cleaned_data["reason"], actor=request.user)
            messages.success(request, _("Der Eingang ist zurückgenommen."))
            return redirect(back)
    is_open = found.state() is ListState.RECEIVED
    context = {
        "election": election,
        "form": form,
        "title": _("Eingang zurücknehmen: %(list)s") % {"list": found},
        "fixed": ""
        if is_open
        else _("Nur ein Eingang, den noch niemand geprüft hat, geht zurück."),
        "submit": _("Eingang zurücknehmen"),
        "consequences": [
            _("Die Liste gilt wieder als nicht eingegangen."),
            _("Ihre Vertrauenspersonen können sie bis zum Ende der Frist weiter bearbeiten."),
        ],
        "undo": _("Danach lässt sich der richtige Eingang eintragen."),
        "citation": "§ 13 Abs. 1 KWG",
        "rule_id": "R-LIST-10",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)
