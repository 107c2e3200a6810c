"""Signers are looked up one after the other; what was typed leaves no trace (R-DP-05)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.support import (
    TakenBack,
    look_up_signer,
    refuse_sheet,
    take_back_signature,
)
from elections.forms.nominations.support import SignerForm, SlipForm
from elections.law.nominations.support import SignatureOutcome, SlipReason, SupportRule
from elections.models import Nomination, SupportSignature
from elections.views.fetching import election_led
from elections.views.nominations.support import count_text, takes_signatures
from municipalities.law.basis import Rule
from municipalities.messages import word
from municipalities.views.acting import SignedInRequest, answer, refusals_into

SHOWN = 10
INCOMPLETE = "unvollstaendig"
ASKED: dict[Rule, str] = {
    SupportRule.SIGNER_UNCLEAR: "answer",
    SupportRule.SIGNER_STRUCK: "answer",
}


@sensitive_variables()
@sensitive_post_parameters()
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Look up the next signer; say at once what came of it, and be ready for the one after."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    here = reverse("elections:support_lookup", args=[pk, found.pk])
    if request.method != "POST" and not takes_signatures(election, found):
        return redirect("elections:support", pk=pk, nomination_pk=found.pk)
    refused = request.method == "POST" and INCOMPLETE in request.POST
    form = SignerForm(
        request.POST if request.method == "POST" and not refused else None, election=election
    )
    if refused:
        _tell(request, found, refuse_sheet(found.pk, actor=request.user))
        return redirect(here)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, ASKED):
            made = look_up_signer(
                found.pk,
                form.signer,
                signed_on=form.cleaned_data["signed_on"],
                entry=form.entry,
                stated=form.stated,
                actor=request.user,
            )
            _tell(request, found, made)
            return redirect(here)
    return look_up_page(request, found, form)


def look_up_page(request: SignedInRequest, found: Nomination, form: SignerForm) -> HttpResponse:
    """Answer with the page on which a signer is looked up, and certificates are asked for."""
    keys = [found.election_id, found.pk]
    context = {
        "election": found.election,
        "nomination": found,
        "form": form,
        "incomplete": INCOMPLETE,
        "count": count_text(found),
        "newest": found.signatures.order_by("-pk")[:SHOWN],
        "here": reverse("elections:support_lookup", args=keys),
        "back": reverse("elections:support", args=keys),
    }
    return answer(request, "elections/nominations/look_up.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Take back one signature that was looked up by a slip: the last one, or one by its number."""
    election = election_led(request, pk)
    found = get_object_or_404(election.nominations, pk=nomination_pk)
    last = found.signatures.order_by("-pk").values_list("pk", flat=True).first()
    named = request.GET.get("nummer", "")
    form = SlipForm(
        request.POST if request.method == "POST" else None,
        initial={"number": named if named.isdecimal() and len(named) <= 12 else last},
    )
    back = reverse("elections:support_lookup", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {SupportRule.SIGNATURE_NOT_THERE: "number"}):
            gone = take_back_signature(
                found.pk,
                form.cleaned_data["number"],
                reason=SlipReason(form.cleaned_data["reason"]),
                actor=request.user,
            )
            _tell_gone(request, found, gone)
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Prüfung zurücknehmen: %(list)s") % {"list": found},
        "note": _("Danach zählt diese Unterschrift nicht mehr. Das Blatt lässt sich neu prüfen."),
        "submit": _("Prüfung zurücknehmen"),
        "citation": "§ 11 KWG",
        "rule_id": "R-LIST-07",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


def _tell(request: SignedInRequest, found: Nomination, made: SupportSignature) -> None:
    outcome = SignatureOutcome(made.outcome)
    told = messages.success if outcome is SignatureOutcome.VALID else messages.warning
    text = _("Nummer %(number)s: %(outcome)s. %(count)s")
    facts = {"number": made.pk, "outcome": word(outcome), "count": count_text(found)}
    told(request, text % facts)


def _tell_gone(request: SignedInRequest, found: Nomination, gone: TakenBack) -> None:
    text = _("Nummer %(number)s ist zurückgenommen (%(outcome)s). %(count)s")
    facts = {
        "number": gone.number,
        "outcome": word(gone.outcome),
        "count": count_text(found),
    }
    messages.success(request, text % facts)
    if gone.refused_for_it:
        others = "; ".join(
            _("Nummer %(number)s, %(list)s") % {"number": one.pk, "list": one.nomination}
            for one in gone.refused_for_it
        )
        messages.warning(
            request,
            _(
                "Nur wegen dieser Unterschrift war eine andere ungültig: %(others)s. Nehmen Sie "
                "auch deren Prüfung zurück und prüfen Sie das Blatt noch einmal."
            )
            % {"others": others},
        )
