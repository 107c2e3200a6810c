"""A slip in what an election was set up with, corrected with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.course.corrections import (
    correct_seats,
    first_decided,
    has_begun,
    withdraw_election,
)
from elections.forms.course.steps import SeatsForm, WithdrawalForm
from elections.law.course.corrections import (
    check_election_withdrawable,
    check_seats_correctable,
)
from elections.law.course.phases import Phase
from elections.models import Election
from elections.views.fetching import election_led
from municipalities.law.basis import Rule, RuleViolation
from municipalities.law.body.rules import BodyRule
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into

FIELDS: dict[Rule, str] = {BodyRule.SEATS_OUT_OF_RANGE: "seats"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def seats(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct the number of seats, or say what rests on it."""
    election = election_led(request, pk)
    form = SeatsForm(
        request.POST if request.method == "POST" else None, initial={"seats": election.seats}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            correct_seats(pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _("Die Zahl der Sitze ist berichtigt."))
            return redirect("elections:detail", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Zahl der Sitze berichtigen"),
        "note": _note(election),
        "fixed": seats_rest_on(election),
        "submit": _("Zahl der Sitze berichtigen"),
        "citation": "§ 85 HGO",
        "rule_id": "R-BODY-05",
        "cancel_url": reverse("elections:detail", args=[pk]),
    }
    return answer(request, "elections/act.html", context)


def seats_rest_on(election: Election) -> str:
    """Say what rests on the number of seats; empty while it can be corrected."""
    try:
        check_seats_correctable(election.current_phase, first_decided(election))
    except RuleViolation as violation:
        return sentence(violation)
    return ""


def _note(election: Election) -> str:
    if election.is_repeat:
        text = _(
            "Es gilt die Zahl aus der Hauptsatzung. Berichtigen lässt sie sich, bis der "
            "Wahlausschuss über die erste Liste entscheidet; der Beschluss zum Gremium und die "
            "wiederholte Wahl bleiben, wie sie sind."
        )
    else:
        text = _(
            "Es gilt die Zahl aus der Hauptsatzung. Berichtigen lässt sie sich, bis der "
            "Wahlausschuss über die erste Liste entscheidet; der Beschluss zum Gremium wird "
            "mitberichtigt."
        )
    if election.current_phase is not Phase.NOMINATION:
        return text
    return f"{text} " + _(
        "Die Aufforderung, Listen einzureichen, hat die bisherige Zahl genannt: Machen Sie die "
        "Berichtigung ebenso bekannt. Jede Liste braucht doppelt so viele Unterschriften, wie "
        "Sitze zu vergeben sind."
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back an election that is only set up, or say that something rests on it."""
    election = election_led(request, pk)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            place = withdraw_election(pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _("Die Wahl ist zurückgenommen."))
            return redirect("municipalities:detail", ags=place.ags)
    context = {
        "election": election,
        "form": form,
        "title": _("Wahl zurücknehmen"),
        "fixed": rests_on_election(election),
        "submit": _("Wahl zurücknehmen"),
        "consequences": [
            _("Die Wahl und ihr Kalender verschwinden; der Beschluss zum Gremium bleibt."),
            _("Danach lässt sich der Beschluss berichtigen, auch für eine Kommission."),
        ],
        "undo": _("War es ein Irrtum, legen Sie die Wahl neu an."),
        "citation": "§ 84 HGO",
        "rule_id": "R-BODY-04",
        "cancel_url": reverse("elections:detail", args=[pk]),
    }
    return answer(request, "elections/act.html", context)


def rests_on_election(election: Election) -> str:
    """Say what rests on an election; empty while it is only set up."""
    try:
        check_election_withdrawable(election.current_phase, has_begun=has_begun(election))
    except RuleViolation as violation:
        return sentence(violation)
    return ""
