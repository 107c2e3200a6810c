"""The state's list of what municipalities owe: as a page, as CSV, as Excel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.messages import word
from municipalities.messages.task import task_title
from municipalities.models.commission.duties import current_terms
from municipalities.templatetags.tasks import sign
from municipalities.views.acting import SignedInRequest
from municipalities.views.directory import state_of, tone_of
from reports.dashboard.spreadsheet import CSV_TYPE, XLSX_TYPE, csv_file, xlsx_file
from reports.dashboard.state.duties import (
    DutyRow,
    Urgency,
    duty_rows,
    places_of,
    urgency_counts,
)
from reports.dashboard.state.duty_filter import NEAR_EITHER, DutyFilter
from reports.dashboard.state.duty_table import about_sheet, duty_sheet
from reports.views.state.access import as_file, of_the_state, query_of, tabs_of

PAGE_SIZE = 50
FIGURES = {
    Urgency.OVERDUE: _("überfällig"),
    Urgency.DUE: _("in 30 Tagen fällig"),
    Urgency.UNDATED: _("offen ohne Termin im Gesetz"),
    Urgency.UNREPORTED: _("nicht gemeldet, ob erledigt"),
    Urgency.OPEN: _("später fällig"),
}
TONES = {Urgency.OVERDUE: "danger", Urgency.UNREPORTED: "neutral"}


@of_the_state
def duties(request: SignedInRequest) -> HttpResponse:
    """Show what is owed in the whole state, overdue first (§§ 84, 86, 89 HGO; R-BODY-04)."""
    today = timezone.localdate()
    form = DutyFilter(request.GET, today=today)
    term = form.term()
    rows = duty_rows(request.user, [term] if term else [], today)
    chosen = form.chosen(rows)
    page = Paginator(chosen, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "today": today,
        "term": term,
        "ended": term is not None and term.ends_on < today,
        "coming": [other for other in current_terms(today) if other != term],
        "figures": _figures(form, rows),
        "near": places_of(form.chosen(rows, naehe=NEAR_EITHER, dringlichkeit="")),
        "near_either": NEAR_EITHER,
        "page": page,
        "rows": [_shown(row) for row in page],
        "found": _known(chosen),
        "unreported": places_of(_unreported(chosen)),
        "is_filtered": form.narrows(),
        "query": query_of(request),
        "tabs": tabs_of(request),
    }
    return render(request, "reports/state/duties.html", context)


def _figures(form: DutyFilter, rows: list[DutyRow]) -> list[dict[str, Any]]:
    """Return one figure per urgency; its rows are those of the filter with that urgency."""
    chosen = form.cleaned_data.get("dringlichkeit")
    return [
        {
            "code": count.urgency.value,
            "label": FIGURES[count.urgency],
            "duties": count.duties,
            "municipalities": count.municipalities,
            "is_chosen": chosen == count.urgency.value,
            "tone": TONES.get(count.urgency, "") if count.duties else "",
        }
        for count in urgency_counts(form.chosen(rows, dringlichkeit=""))
    ]


def _known(rows: list[DutyRow]) -> tuple[int, int]:
    """Return how many duties are known to be open, and in how many municipalities."""
    known = [row for row in rows if row.duty and row.urgency is not Urgency.UNREPORTED]
    return len(known), places_of(known)


def _unreported(rows: list[DutyRow]) -> list[DutyRow]:
    return [row for row in rows if row.urgency is Urgency.UNREPORTED]


def _shown(row: DutyRow) -> dict[str, Any]:
    duty = row.duty
    return {
        "municipality": row.municipality,
        "residents": row.standing.foreign_residents,
        "residents_status": row.standing.residents_status,
        "term": row.term,
        "state": state_of(row.standing),
        "tone": tone_of(row.standing),
        "near": word(row.nearness) if row.nearness else "",
        "duty": duty,
        "title": task_title(duty) if duty else "",
        "who": word(duty.who) if duty else "",
        "sign": sign(duty) if duty else "",
    }


@of_the_state
def duties_csv(request: SignedInRequest) -> HttpResponse:
    """Hand out the same rows as CSV."""
    asked = _asked(request)
    return _file(csv_file(duty_sheet(asked.rows)), CSV_TYPE, "csv")


@of_the_state
def duties_xlsx(request: SignedInRequest) -> HttpResponse:
    """Hand out the same rows as an Excel workbook, with a sheet that says what they are."""
    asked = _asked(request)
    address = request.build_absolute_uri(reverse("reports:duties") + query_of(request))
    about = about_sheet(asked.rows, asked.form.in_words(), timezone.localdate(), address)
    return _file(xlsx_file([duty_sheet(asked.rows), about]), XLSX_TYPE, "xlsx")


@dataclass(frozen=True, slots=True)
class _Asked:
    form: DutyFilter
    rows: list[DutyRow]


def _asked(request: SignedInRequest) -> _Asked:
    today = timezone.localdate()
    form = DutyFilter(request.GET, today=today)
    term = form.term()
    return _Asked(form, form.chosen(duty_rows(request.user, [term] if term else [], today)))


def _file(content: bytes, kind: str, ending: str) -> HttpResponse:
    return as_file(content, kind, f"pflichten-{timezone.localdate():%Y-%m-%d}", ending)
