"""Certificates about support signatures; of whom one was printed leaves no trace (R-DP-05)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.certificates import certify_signer
from elections.forms.nominations.support import SignerForm
from elections.views.fetching import election_led
from elections.views.nominations.lists import nomination_of
from elections.views.nominations.signatures import ASKED, look_up_page
from elections.views.nominations.support import takes_signatures
from municipalities.views.acting import SignedInRequest, refusals_into
from reports.actions.nominations.signer_papers import (
    right_to_vote_facts,
    signature_count_facts,
)
from reports.pdf.nominations.eligibility import render_right_to_vote
from reports.pdf.nominations.signature_count import render_signature_count
from reports.views.papers import pdf


@sensitive_variables()
@sensitive_post_parameters()
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def right_to_vote(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Hand out the certificate of the signer who stands in the form, who must be found."""
    election = election_led(request, pk)
    found = nomination_of(election, nomination_pk)
    if request.method != "POST" or not takes_signatures(election, found):
        return redirect("elections:support_lookup", pk=pk, nomination_pk=found.pk)
    form = SignerForm(request.POST, election=election)
    if form.is_valid():
        signed_on = form.cleaned_data["signed_on"]
        with refusals_into(form, ASKED):
            entry = certify_signer(
                found.pk,
                form.signer,
                signed_on=signed_on,
                entry=form.entry,
                stated=form.stated,
                actor=request.user,
            )
            facts = right_to_vote_facts(
                found, form.signer, entry, signed_on=signed_on, today=timezone.localdate()
            )
            return pdf(render_right_to_vote(facts), "bescheinigung-des-wahlrechts.pdf")
    return look_up_page(request, found, form)


@login_required
@require_safe
def signature_count(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Hand out how many signatures of a list were looked up and are valid, without names."""
    found = nomination_of(election_led(request, pk), nomination_pk)
    facts = signature_count_facts(found, today=timezone.localdate())
    return pdf(render_signature_count(facts), f"unterschriften-{found.pk}.pdf")
