"""How many vote: the state over time, each Kreis, single places, with what each source states."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from municipalities.views.acting import SignedInRequest
from reports.dashboard.state.chart import chart
from reports.dashboard.state.kreise import election_days, kreis_series
from reports.dashboard.state.places import place_series
from reports.dashboard.state.statements import stated_figures
from reports.dashboard.state.turnout import published, state_series
from reports.dashboard.state.turnout_filter import TurnoutFilter
from reports.views.state.access import of_the_state, tabs_of


@of_the_state
def turnout(request: SignedInRequest) -> HttpResponse:
    """Show the turnout of the state, of its Kreise on one election day, and of single places."""
    series = state_series(timezone.localdate())
    places, results = place_series(request.user), published(request.user)
    form = TurnoutFilter(request.GET, days=election_days(places, results))
    day = form.day()
    context = {
        "series": series,
        "chart": chart(series),
        "statements": stated_figures(),
        "places": places,
        "published": results,
        "form": form,
        "day": day,
        "kreise": kreis_series(places, results, day) if day else (),
        "tabs": tabs_of(request),
    }
    return render(request, "reports/state/turnout_page.html", context)
