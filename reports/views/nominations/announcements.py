"""The public announcements of the nomination phase, for those who lead the election."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from elections.views.fetching import election_led
from municipalities.views.acting import SignedInRequest
from reports.actions.nominations.announcements import admitted_lists_facts, list_call_facts
from reports.pdf.nominations.admitted import render_admitted_lists
from reports.pdf.nominations.call import render_list_call
from reports.views.papers import pdf


@login_required
@require_safe
def list_call(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the public call for lists."""
    facts = list_call_facts(election_led(request, pk), today=timezone.localdate())
    return pdf(render_list_call(facts), f"aufforderung-{pk}.pdf")


@login_required
@require_safe
def admitted_lists(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the announcement of the admitted lists, once the admission is closed."""
    facts = admitted_lists_facts(election_led(request, pk), today=timezone.localdate())
    if facts is None:
        raise Http404("no list is admitted")
    return pdf(render_admitted_lists(facts), f"wahlvorschlaege-{pk}.pdf")
