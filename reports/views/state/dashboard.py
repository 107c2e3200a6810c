"""The state's dashboard: the two goals, where they stand, and the map of all municipalities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from municipalities.models import StateStatement, Term
from municipalities.models.body.figures import CoverageFigures
from municipalities.models.staff import Role
from municipalities.views.acting import SignedInRequest
from reports.dashboard.spreadsheet import CSV_TYPE, XLSX_TYPE, csv_file, xlsx_file
from reports.dashboard.state.baseline import COVERAGE_HISTORY
from reports.dashboard.state.coverage import MunicipalityRow, Stand, coverage_of, coverage_rows
from reports.dashboard.state.coverage_table import coverage_sheet, figures_sheet, stands_on
from reports.dashboard.state.filters import DashboardFilter
from reports.dashboard.state.goal_bodies import goal_figures, own_row
from reports.dashboard.state.goals import changes, turnout_goal
from reports.dashboard.state.map import map_of
from reports.dashboard.state.places import place_series
from reports.dashboard.state.turnout import published, state_series
from reports.views.state.access import as_file, of_the_state, query_of, tabs_of

_WOMEN = (StateStatement.Figure.WOMEN_CANDIDATES, StateStatement.Figure.WOMEN_ELECTED)


@of_the_state
def dashboard(request: SignedInRequest) -> HttpResponse:
    """Show coverage, turnout and goals of the state to those who hold a role of the state."""
    today = timezone.localdate()
    form = DashboardFilter(request.GET, today=today)
    series, results = state_series(today), published(request.user)
    women = list(StateStatement.objects.filter(figure__in=_WOMEN))
    context = {
        "form": form,
        "published": results,
        "coverage_history": COVERAGE_HISTORY,
        "goal": turnout_goal(series, place_series(request.user), results),
        "turnout_changes": changes(series),
        "women": women,
        "women_elected": any(row.figure == _WOMEN[1] for row in women),
        "today": today,
        "tabs": tabs_of(request),
        "query": query_of(request),
        "may_take_in_residents": request.user.has_role(Role.STATE_ADMIN),
        **_coverage(request, form, today),
    }
    return render(request, "reports/state/dashboard.html", context)


def _coverage(request: SignedInRequest, form: DashboardFilter, today: date) -> dict[str, Any]:
    """Return what depends on a Wahlzeit; nothing before the first one was opened."""
    term = form.term()
    if term is None:
        return {"term": None}
    rows = coverage_rows(request.user, term, today)
    chosen = form.chosen(rows)
    coverage = coverage_of(rows)
    return {
        "term": term,
        "stands_on": stands_on(term, today),
        "coverage": coverage,
        "figures": coverage.figures,
        "goal_figures": goal_figures(coverage.figures),
        "own_row": own_row(coverage.figures),
        "hints": [coverage.of(one) for one in (Stand.PLANNED, Stand.ANNOUNCED, Stand.INFERRED)],
        "rows": chosen,
        "map": map_of(chosen),
        "is_filtered": len(chosen) != len(rows),
        "total": len(rows),
    }


@of_the_state
def stands_csv(request: SignedInRequest) -> HttpResponse:
    """Hand out the municipalities of the same filter as CSV."""
    asked = _asked(request)
    return as_file(csv_file(coverage_sheet(asked.rows)), CSV_TYPE, asked.name, "csv")


@of_the_state
def stands_xlsx(request: SignedInRequest) -> HttpResponse:
    """Hand out the same rows as an Excel workbook, with the figures of the whole state."""
    asked = _asked(request)
    figures = figures_sheet(asked.figures, asked.term, asked.today)
    book = xlsx_file([coverage_sheet(asked.rows), figures])
    return as_file(book, XLSX_TYPE, asked.name, "xlsx")


@dataclass(frozen=True, slots=True)
class _Asked:
    term: Term
    today: date
    rows: list[MunicipalityRow]
    figures: CoverageFigures

    @property
    def name(self) -> str:
        return f"gremien-{self.today:%Y-%m-%d}"


def _asked(request: SignedInRequest) -> _Asked:
    """Return what a file is to show; not found before a Wahlzeit was opened."""
    today = timezone.localdate()
    form = DashboardFilter(request.GET, today=today)
    term = form.term()
    if term is None:
        raise Http404
    rows = coverage_rows(request.user, term, today)
    return _Asked(term, today, form.chosen(rows), coverage_of(rows).figures)
