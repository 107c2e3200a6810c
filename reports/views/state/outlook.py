"""Early warning: where there would be no election with the lists so far."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from elections.models.nominations.outlook import outlooks
from municipalities.views.acting import SignedInRequest
from reports.views.state.access import of_the_state, tabs_of


@of_the_state
def outlook(request: SignedInRequest) -> HttpResponse:
    """Show lists and persons so far against the seats of every election that is being prepared."""
    rows = outlooks()
    context = {
        "rows": rows,
        "in_danger": sum(one.is_in_danger for one in rows),
        "now": timezone.now(),
        "tabs": tabs_of(request),
    }
    return render(request, "reports/state/outlook.html", context)
