"""The state's data with their sources: a page that names each table, and the tables as files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from municipalities.views.acting import SignedInRequest
from reports.dashboard.spreadsheet import CSV_TYPE, XLSX_TYPE, csv_file, xlsx_file
from reports.dashboard.state.data import DATA_SETS, data_set
from reports.views.state.access import as_file, of_the_state, tabs_of


@of_the_state
def data(request: SignedInRequest) -> HttpResponse:
    """Name every table with where it comes from; facts of places, no persons."""
    context = {"tables": DATA_SETS, "tabs": tabs_of(request)}
    return render(request, "reports/state/data.html", context)


@of_the_state
def data_csv(_request: SignedInRequest, table: str) -> HttpResponse:
    """Hand out one table as CSV; a table that does not exist is not found."""
    found = data_set(table)
    if found is None:
        raise Http404
    return as_file(csv_file(found.table()), CSV_TYPE, _named(table), "csv")


@of_the_state
def data_xlsx(_request: SignedInRequest) -> HttpResponse:
    """Hand out all tables as one Excel workbook."""
    book = xlsx_file([one.table() for one in DATA_SETS])
    return as_file(book, XLSX_TYPE, _named("daten"), "xlsx")


def _named(name: str) -> str:
    return f"{name}-{timezone.localdate():%Y-%m-%d}"
