"""The balance of the Wahlbriefe as files, for the office and for those who count."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from elections.views.fetching import election_worked_on
from municipalities.views.acting import SignedInRequest
from reports.actions.printing.postal_balance import postal_balance_facts, postal_balance_table
from reports.dashboard.spreadsheet import CSV_TYPE, csv_file
from reports.pdf.printing.postal_balance import render_postal_balance
from reports.views.papers import pdf


@login_required
@require_safe
def postal_balance(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the balance as of today."""
    election = election_worked_on(request, pk)
    facts = postal_balance_facts(election, as_of=timezone.localdate())
    return pdf(render_postal_balance(facts), f"wahlbriefe-{election.municipality.ags}.pdf")


@login_required
@require_safe
def postal_balance_csv(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the same numbers for a spreadsheet."""
    election = election_worked_on(request, pk)
    facts = postal_balance_facts(election, as_of=timezone.localdate())
    response = HttpResponse(csv_file(postal_balance_table(facts)), content_type=CSV_TYPE)
    name = f"wahlbriefe-{election.municipality.ags}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
