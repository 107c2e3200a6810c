"""An annulled election: the day on which that became final, and the repeat (R-END-10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.actions.term.repeats import (
    annul_election,
    correct_repeat,
    repeat_election,
)
from ballots.forms.term.repeats import AnnulmentForm, RepeatForm
from ballots.law.term.objections import ObjectionOutcome
from ballots.law.term.rules import TermRule
from ballots.models import ObjectionDecision
from ballots.models.term.annulment import repeat_of
from ballots.views.term.members import typed
from elections.law.course.late_start import late_start
from elections.models import Election
from elections.views.fetching import election_determined
from municipalities.law.basis import Rule
from municipalities.messages import sentence
from municipalities.models import User
from municipalities.views.acting import SignedInRequest, answer, refusals_into

ABOUT_FINAL: Mapping[Rule, str] = {
    TermRule.DATE_IN_FUTURE: "final_on",
    TermRule.FINAL_BEFORE_DECISION: "final_on",
}
ABOUT_DAY: Mapping[Rule, str] = {
    TermRule.REPEAT_OUTSIDE_TERM: "day",
    TermRule.REPEAT_NOT_ON_SUNDAY: "day",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def annul(request: SignedInRequest, pk: int, objection_pk: int) -> HttpResponse:
    """Enter or correct since when the annulment is final; all seats end with that day."""
    election = election_determined(request, pk)
    decision = _decision(pk, objection_pk)
    before = election.annulments.last()
    initial = {"final_on": before.final_on} if before else {}
    form = AnnulmentForm(typed(request), is_correction=before is not None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, ABOUT_FINAL):
            annul_election(
                objection_pk,
                final_on=form.cleaned_data["final_on"],
                reason=form.cleaned_data.get("reason", ""),
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(request, _("Eingetragen. Die Sitze sind erloschen."))
            return redirect("ballots:objection", pk, objection_pk)
    context = {
        "election": election,
        "decision": decision,
        "form": form,
        "entries": election.annulments.all(),
        "sitting": election.mandates.sitting().count(),
    }
    return answer(request, "ballots/term/annul.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def repeat(request: SignedInRequest, pk: int, objection_pk: int) -> HttpResponse:
    """Set up the repeat of an annulled election, or correct its day; what is too late is said."""
    election = election_determined(request, pk)
    decision = _decision(pk, objection_pk)
    known = repeat_of(election)
    initial = {"day": known.day} if known else {}
    form = RepeatForm(typed(request), is_correction=known is not None, initial=initial)
    late: list[str] = []
    if request.method == "POST" and form.is_valid():
        late = [sentence(found) for found in late_start(form.cleaned_data["day"], timezone.now())]
        if not late or "trotzdem" in request.POST:
            with refusals_into(form, ABOUT_DAY):
                made = _entered(objection_pk, form.cleaned_data, known, request.user)
                messages.success(
                    request,
                    _("Der Wahltag ist berichtigt, der Kalender neu berechnet.")
                    if known
                    else _("Die Wiederholungswahl ist angelegt."),
                )
                return redirect("elections:detail", made.pk)
    context = {
        "election": election,
        "decision": decision,
        "form": form,
        "late": late,
        "known": known,
    }
    return answer(request, "ballots/term/repeat.html", context)


def _entered(
    objection_pk: int, data: dict[str, Any], known: Election | None, actor: User
) -> Election:
    if known is None:
        return repeat_election(objection_pk, day=data["day"], actor=actor)
    return correct_repeat(objection_pk, day=data["day"], reason=data["reason"], actor=actor)


def _decision(pk: int, objection_pk: int) -> ObjectionDecision:
    """Return the decision to repeat the election; 404 where none was taken."""
    found = get_object_or_404(
        ObjectionDecision.objects.select_related("objection"),
        objection=objection_pk,
        objection__election=pk,
    )
    if found.outcome != ObjectionOutcome.REPEAT.value:
        raise Http404
    return found
