"""A slip in a list that was received, corrected with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.corrections import correct_nomination
from elections.forms.nominations.lists import NominationCorrectionForm
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import ListState
from elections.views.fetching import election_led
from elections.views.nominations.lists import RECEIVE_FIELDS
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Correct number, name or time of receipt of a list, or say that the decision rests on them."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    form = NominationCorrectionForm(
        request.POST if request.method == "POST" else None,
        initial={
            "number": found.number,
            "name": found.name,
            "short_name": found.short_name,
            "received_at": timezone.localtime(found.received_at),
        },
    )
    back = reverse("elections:nomination", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, RECEIVE_FIELDS):
            made = correct_nomination(found.pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _("%(list)s ist berichtigt.") % {"list": made})
            return redirect(back)
    decided = RuleViolation(
        NominationRule.ALREADY_DECIDED, Norm(Statute.KWG, "14", 3), "R-LIST-12", list=found
    )
    context = {
        "election": election,
        "form": form,
        "title": _("Berichtigen: %(list)s") % {"list": found},
        "note": _("Berichtigen lässt sich das, bis der Wahlausschuss über die Liste entscheidet."),
        "fixed": "" if found.state() is ListState.RECEIVED else sentence(decided),
        "submit": _("Liste berichtigen"),
        "citation": "§ 13 Abs. 1 KWG",
        "rule_id": "R-LIST-10",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)
