"""The state's dashboard: how far the whole state is covered, and how many vote."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from municipalities.models.staff import Role
from municipalities.views.acting import SignedInRequest
from reports.dashboard.state.baseline import COVERAGE_HISTORY
from reports.dashboard.state.chart import chart
from reports.dashboard.state.coverage import coverage_of, coverage_rows
from reports.dashboard.state.filters import DashboardFilter
from reports.dashboard.state.map import map_of
from reports.dashboard.state.turnout import goal, place_series, published, state_series
from reports.views.state.access import of_the_state, tabs_of


@of_the_state
def dashboard(request: SignedInRequest) -> HttpResponse:
    """Show coverage, turnout and goals of the state to those who hold a role of the state."""
    form = DashboardFilter(request.GET)
    series = state_series()
    context = {
        "form": form,
        "series": series,
        "chart": chart(series),
        "places": place_series(request.user),
        "published": published(request.user),
        "coverage_history": COVERAGE_HISTORY,
        "turnout_goal": goal(series),
        "today": timezone.localdate(),
        "tabs": tabs_of(request),
        "may_take_in_residents": request.user.has_role(Role.STATE_ADMIN),
        **_coverage(request, form),
    }
    return render(request, "reports/state/dashboard.html", context)


def _coverage(request: SignedInRequest, form: DashboardFilter) -> dict[str, Any]:
    """Return what depends on a Wahlzeit; nothing before the first one was opened."""
    term = form.term()
    if term is None:
        return {"term": None}
    rows = coverage_rows(request.user, term, timezone.localdate())
    chosen = form.chosen(rows)
    return {
        "term": term,
        "coverage": coverage_of(rows),
        "rows": chosen,
        "map": map_of(chosen),
        "is_filtered": len(chosen) != len(rows),
        "total": len(rows),
    }
