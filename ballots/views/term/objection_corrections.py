"""Pages for slips: what was entered of an objection, and a decision that holds no more."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.actions.term.objection_corrections import correct_objection, withdraw_decision
from ballots.forms.term.objections import ObjectionCorrectionForm, WithdrawalForm
from ballots.law.term.decisions import WithdrawalGround
from ballots.law.term.rules import TermRule
from ballots.models import Objection
from ballots.views.term.members import typed
from ballots.views.term.objections import RECEIVED, entry_of, objection_rows
from elections.views.fetching import election_determined
from municipalities.law.basis import Rule
from municipalities.views.acting import SignedInRequest, answer, refusals_into

WITHDRAWN: Mapping[Rule, str] = {TermRule.DAY_OUT_OF_RANGE: "lifted_on"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection_correct(request: SignedInRequest, pk: int, objection_pk: int) -> HttpResponse:
    """Correct what was entered of an objection, until it is decided."""
    election = election_determined(request, pk)
    found: Objection = get_object_or_404(objection_rows(election), pk=objection_pk)
    form = ObjectionCorrectionForm(typed(request), initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, RECEIVED):
            correct_objection(
                found.pk,
                entry_of(form.cleaned_data),
                reason=form.cleaned_data["reason"],
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(request, _("Die Angaben zum Einspruch sind berichtigt."))
            return redirect("ballots:objection", pk, found.pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Angaben berichtigen: %(objection)s") % {"objection": found},
        "note": _(
            "Berichtigen lässt sich, was eingetragen ist, bis über den Einspruch entschieden ist."
        ),
        "submit": _("Berichtigung eintragen"),
        "citation": "§ 25 KWG",
        "rule_id": "R-END-09",
        "cancel_url": reverse("ballots:objection", args=[pk, found.pk]),
    }
    return answer(request, "elections/act.html", context)


def _initial(found: Objection) -> dict[str, object]:
    names = ("reference", "subject", "objector", "supporters", "published_on", "received_on")
    return {name: getattr(found, name) for name in (*names, "reasoned_on", "in_form")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision_withdraw(request: SignedInRequest, pk: int, objection_pk: int) -> HttpResponse:
    """Take a decision back that was a slip, or enter the judgment that lifted it."""
    election = election_determined(request, pk)
    decided = objection_rows(election).exclude(decision=None)
    found: Objection = get_object_or_404(decided, pk=objection_pk)
    form = WithdrawalForm(typed(request))
    if request.method == "POST" and form.is_valid():
        today = timezone.localdate()
        with refusals_into(form, WITHDRAWN):
            ground = WithdrawalGround(form.cleaned_data["ground"])
            withdraw_decision(
                found.pk,
                ground=ground,
                lifted_on=form.cleaned_data["lifted_on"] or today,
                note=form.cleaned_data["note"],
                today=today,
                actor=request.user,
            )
            messages.success(
                request,
                _("Die Entscheidung gilt nicht mehr. Über den Einspruch ist neu zu entscheiden."),
            )
            return redirect("ballots:objection", pk, found.pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Entscheidung zurücknehmen: %(objection)s") % {"objection": found},
        "note": _(
            "Ein Versehen lässt sich zurücknehmen, solange nichts darauf beruht: keine "
            "Rechtskraft, keine angelegte Wiederholungswahl, kein neues Ergebnis. Hebt ein Urteil "
            "die Entscheidung auf, entfällt auch eine Wiederholungswahl, die noch nicht begonnen "
            "hat."
        ),
        "submit": _("Entscheidung zurücknehmen"),
        "citation": "§§ 26, 27 KWG",
        "rule_id": "R-END-10",
        "cancel_url": reverse("ballots:objection", args=[pk, found.pk]),
    }
    return answer(request, "elections/act.html", context)
