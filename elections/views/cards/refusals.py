"""Applications that get no card: refused with a reason, and opened again after a mistake."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.cards.applications import refuse_application, reopen_application
from elections.forms.cards.cards import RefusalForm, ReopeningForm
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.views.cards.applications import application_of
from elections.views.fetching import election_led
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: SignedInRequest, pk: int, application_pk: int) -> HttpResponse:
    """Refuse one application with its reason."""
    election = election_led(request, pk)
    found = application_of(election, application_pk)
    form = RefusalForm(
        request.POST if request.method == "POST" else None,
        initial={"refused_on": timezone.localdate(), "reason": _known_reason(found)},
    )
    back = reverse("elections:application", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            refuse_application(found.pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _("Der Antrag ist abgelehnt."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Antrag ablehnen"),
        "submit": _("Antrag ablehnen"),
        "consequences": [
            _("Der Antrag bekommt keinen Wahlschein mehr."),
            _("Teilen Sie der Person Grund und Einspruchsrecht schriftlich mit."),
        ],
        "undo": _("Eine Ablehnung lässt sich mit Grund zurücknehmen."),
        "citation": "§ 16a KWO",
        "rule_id": "R-WS-01",
        "cancel_url": back,
    }
    return answer(request, "elections/person_act.html", context)


def _known_reason(found: CardApplication) -> str:
    """Return why the law refuses this application, as far as the register says it."""
    if found.entry is None:
        return ""
    if found.entry.open_strike is not None:
        return _("Die Person ist aus dem Verzeichnis gestrichen.")
    card = PollingCard.objects.valid().filter(entry=found.entry).first()
    return _("Wahlschein %(card)s ist schon ausgestellt.") % {"card": card} if card else ""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: SignedInRequest, pk: int, application_pk: int) -> HttpResponse:
    """Take back a refusal that was a mistake."""
    election = election_led(request, pk)
    found = application_of(election, application_pk)
    form = ReopeningForm(request.POST if request.method == "POST" else None)
    back = reverse("elections:application", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            reopen_application(
                found.pk, on=timezone.localdate(), actor=request.user, **form.cleaned_data
            )
            messages.success(request, _("Der Antrag ist wieder offen."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Antrag wieder öffnen"),
        "note": _("Die Ablehnung und Ihr Grund bleiben beim Antrag stehen."),
        "submit": _("Antrag wieder öffnen"),
        "citation": "§ 16a KWO",
        "rule_id": "R-WS-01",
        "cancel_url": back,
    }
    return answer(request, "elections/person_act.html", context)
