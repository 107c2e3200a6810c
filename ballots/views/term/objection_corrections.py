"""A slip in an objection, corrected with a reason until it is decided."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.actions.term.objection_corrections import correct_objection
from ballots.actions.term.objections import ObjectionEntry, check_undecided
from ballots.forms.term.objections import ObjectionCorrectionForm
from ballots.law.term.objections import Objector
from ballots.models import Objection
from ballots.views.term.members import typed
from ballots.views.term.objections import RECEIVED
from elections.views.fetching import election_determined
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, objection_pk: int) -> HttpResponse:
    """Correct what was entered of an objection, or say that the decision rests on it."""
    election = election_determined(request, pk)
    found = get_object_or_404(election.objections, pk=objection_pk)
    known = found.as_it_counts
    form = ObjectionCorrectionForm(
        typed(request),
        initial={
            "subject": known.subject,
            "objector": known.objector,
            "supporters": known.supporters,
            "published_on": known.published_on,
            "received_on": known.received_on,
            "reasoned_on": known.reasoned_on,
            "in_form": known.in_form,
        },
    )
    back = reverse("ballots:objection", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data.pop("reason")
        with refusals_into(form, RECEIVED):
            correct_objection(
                found.pk,
                _entry(found, form),
                reason=reason,
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(request, _("Der Einspruch ist berichtigt."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Berichtigen: %(objection)s") % {"objection": found},
        "note": _("Berichtigen lässt sich das, bis über den Einspruch entschieden ist."),
        "fixed": _fixed(found),
        "submit": _("Einspruch berichtigen"),
        "citation": "§ 25 KWG",
        "rule_id": "R-END-09",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


def _entry(found: Objection, form: ObjectionCorrectionForm) -> ObjectionEntry:
    entered = form.cleaned_data
    return ObjectionEntry(
        reference=found.reference,
        **entered
        | {
            "objector": Objector(entered["objector"]),
            "supporters": entered["supporters"] or 0,
        },
    )


def _fixed(found: Objection) -> str:
    """Say why nothing of an objection changes any more; empty while it is undecided."""
    try:
        check_undecided(found)
    except RuleViolation as violation:
        return sentence(violation)
    return ""
