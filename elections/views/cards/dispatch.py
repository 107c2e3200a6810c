"""How a polling card left the house, and that it did not after all."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from elections.actions.cards.dispatch import dispatch_card, take_back_dispatch
from elections.forms.cards.cards import DispatchForm, NotGoneForm
from elections.law.cards.rules import CardRule
from elections.models.cards.dispatch import CardDispatch
from elections.views.cards.issued import card_of
from elections.views.fetching import election_led
from municipalities.views.acting import SignedInRequest, answer, refusals_into

NOT_GONE = gettext_lazy("Er ist doch noch im Haus: Vermerk zurücknehmen")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dispatch(request: SignedInRequest, pk: int, card_pk: int) -> HttpResponse:
    """Write down how a card left the house; a second time puts the first one right."""
    election = election_led(request, pk)
    found = card_of(election, card_pk)
    form = DispatchForm(
        request.POST if request.method == "POST" else None,
        initial={"on": timezone.localdate(), "way": CardDispatch.Way.HANDED},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {CardRule.LEFT_BEFORE_ISSUED: "on"}):
            dispatch_card(
                found.pk,
                way=CardDispatch.Way(form.cleaned_data["way"]),
                on=form.cleaned_data["on"],
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _("Für Wahlschein %(card)s vermerkt.") % {"card": found})
            return redirect("elections:cards", pk=pk)
    known = CardDispatch.objects.filter(card=found).standing().last()
    context = {
        "election": election,
        "form": form,
        "entry": found.entry,
        "title": _("Wahlschein %(card)s: wie er das Haus verließ") % {"card": found},
        "note": _("Bisher vermerkt: %(known)s. Ein neuer Vermerk gilt an seiner Stelle.")
        % {"known": known}
        if known
        else "",
        "more": [(reverse("elections:card_dispatch_back", args=[pk, found.pk]), NOT_GONE)]
        if known
        else [],
        "submit": _("Vermerken"),
        "citation": "§ 18 KWO",
        "rule_id": "R-WS-03",
        "cancel_url": reverse("elections:cards", args=[pk]),
    }
    return answer(request, "elections/person_act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, pk: int, card_pk: int) -> HttpResponse:
    """Take back what is noted of a card that is still in the house, with the reason."""
    election = election_led(request, pk)
    found = card_of(election, card_pk)
    form = NotGoneForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            take_back_dispatch(
                found.pk, now=timezone.now(), actor=request.user, **form.cleaned_data
            )
            text = _("Wahlschein %(card)s ist wieder als nicht versandt vermerkt.")
            messages.success(request, text % {"card": found})
            return redirect("elections:cards", pk=pk)
    known = CardDispatch.objects.filter(card=found).standing().last()
    context = {
        "election": election,
        "form": form,
        "entry": found.entry,
        "title": _("Wahlschein %(card)s: Vermerk zurücknehmen") % {"card": found},
        "note": _("Bisher vermerkt: %(known)s. Mit dem Grund bleibt das nachzulesen.")
        % {"known": known or _("nichts")},
        "submit": _("Zurücknehmen"),
        "citation": "§ 18 KWO",
        "rule_id": "R-WS-03",
        "cancel_url": reverse("elections:card_dispatch", args=[pk, found.pk]),
    }
    return answer(request, "elections/person_act.html", context)
