"""The papers of a trust person's own list, and of no other."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.nominations.submission import print_list
from elections.views.fetching import own_list
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


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def print_own(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep the state of the own list that is printed now, and lead to its paper."""
    found = own_list(request, pk)
    if request.method != "POST":
        return redirect("elections:own_list", pk=found.pk)
    printed = print_list(found.pk, now=timezone.now(), actor=request.user)
    return redirect("reports:own_nomination_paper", pk=found.pk, print_pk=printed.pk)


@login_required
@require_safe
def nomination_paper(request: SignedInRequest, pk: int, print_pk: int) -> HttpResponse:
    """Hand out the Wahlvorschlag of a state that was printed."""
    printed = get_object_or_404(own_list(request, pk).prints.on_paper(), pk=print_pk)
    return pdf(render_nomination(nomination_facts(printed)), f"wahlvorschlag-{print_pk}.pdf")


@login_required
@require_safe
def consents(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the Zustimmungserklärungen of everybody on the own list."""
    facts = consent_facts(own_list(request, pk), today=timezone.localdate())
    return pdf(render_consent(facts), f"zustimmungserklaerungen-{pk}.pdf")


@login_required
@require_safe
def assembly(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the form for the minutes of the assembly that put the own list up."""
    facts = assembly_facts(own_list(request, pk), today=timezone.localdate())
    return pdf(render_assembly(facts), f"niederschrift-{pk}.pdf")
