"""The certificate of a unit that another one counts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from ballots.models import CountingUnit
from elections.views.fetching import election_determined
from municipalities.views.acting import SignedInRequest
from reports.actions.result.hand_over import hand_over_facts
from reports.pdf.result.hand_over import render_hand_over
from reports.views.papers import pdf


@login_required
@require_safe
def hand_over_certificate(request: SignedInRequest, pk: int, unit_pk: int) -> HttpResponse:
    """Hand out the certificate on voters and electors (§ 47 Abs. 2 KWO; R-DIST-03)."""
    units = CountingUnit.objects.filter(election=election_determined(request, pk))
    unit = get_object_or_404(units.select_related("election__municipality"), pk=unit_pk)
    facts = hand_over_facts(unit, today=timezone.localdate())
    return pdf(render_hand_over(facts), f"bescheinigung-{unit.pk}.pdf")
