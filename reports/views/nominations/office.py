"""The papers of one list at the office, each for those who lead the election."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.submission import print_list
from elections.models import Nomination
from elections.views.fetching import election_led
from elections.views.nominations.lists import nomination_of
from municipalities.views.acting import SignedInRequest
from reports.actions.nominations.list_papers import (
    assembly_facts,
    consent_facts,
    nomination_facts,
)
from reports.pdf.nominations.assembly import render_assembly
from reports.pdf.nominations.consent import render_consent
from reports.pdf.nominations.nomination import render_nomination
from reports.views.papers import pdf


def _list_led(request: SignedInRequest, pk: int, nomination_pk: int) -> Nomination:
    return nomination_of(election_led(request, pk), nomination_pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def print_of_list(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Keep the state of a list that is printed now, and lead to its paper."""
    found = _list_led(request, pk, nomination_pk)
    if request.method != "POST":
        return redirect("elections:nomination", pk=pk, nomination_pk=found.pk)
    printed = print_list(found.pk, now=timezone.now(), actor=request.user)
    return redirect("reports:nomination_paper", pk, found.pk, printed.pk)


@login_required
@require_safe
def nomination_paper(
    request: SignedInRequest, pk: int, nomination_pk: int, print_pk: int
) -> HttpResponse:
    """Hand out the Wahlvorschlag of a state that was printed."""
    found = _list_led(request, pk, nomination_pk)
    printed = get_object_or_404(found.prints, pk=print_pk)
    return pdf(render_nomination(nomination_facts(printed)), f"wahlvorschlag-{print_pk}.pdf")


@login_required
@require_safe
def consents(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Hand out the Zustimmungserklärungen of everybody on a list."""
    found = _list_led(request, pk, nomination_pk)
    facts = consent_facts(found, today=timezone.localdate())
    return pdf(render_consent(facts), f"zustimmungserklaerungen-{found.pk}.pdf")


@login_required
@require_safe
def assembly(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Hand out the form for the minutes of the assembly that put a list up."""
    found = _list_led(request, pk, nomination_pk)
    facts = assembly_facts(found, today=timezone.localdate())
    return pdf(render_assembly(facts), f"niederschrift-{found.pk}.pdf")
