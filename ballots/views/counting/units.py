"""The counting units of an election: which have reported, which are missing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ballots.actions.counting.units import NO_MORE_UNITS, add_unit
from ballots.forms.counting.report import UnitForm
from ballots.law.counting.rules import CountingRule
from ballots.models import CountingUnit, UnitReport
from elections.law.course.phases import Phase
from elections.models import Election
from elections.views.fetching import election_led, election_worked_on, enters_counts, leads
from municipalities.law.basis import Rule
from municipalities.views.acting import SignedInRequest, answer, refusals_into

UNIT_FIELDS: dict[Rule, str] = {
    CountingRule.UNIT_EXISTS: "number",
    CountingRule.UNIT_WITHOUT_DISTRICT: "districts",
    CountingRule.DISTRICT_COUNTED_ELSEWHERE: "districts",
}


@login_required
@require_safe
def units(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the units, those without a report first."""
    election = election_worked_on(request, pk)
    rows = _rows(election)
    missing = [row for row in rows if row["report"] is None]
    counting = election.current_phase is Phase.COUNTING
    may_lead = leads(request, election)
    context = {
        "election": election,
        "rows": [*missing, *(row for row in rows if row["report"])],
        "missing": len(missing),
        "reported": len(rows) - len(missing),
        "counting": counting,
        "not_begun": election.current_phase is Phase.PAPER_APPROVED,
        "may_report": enters_counts(request, election),
        "may_lead": may_lead,
        "may_add": may_lead and election.current_phase not in NO_MORE_UNITS,
    }
    return render(request, "ballots/counting/units.html", context)


def _rows(election: Election) -> list[dict[str, Any]]:
    newest = UnitReport.objects.latest_of(election).select_related("reported_by")
    reports = {report.unit_id: report for report in newest}
    found = CountingUnit.objects.filter(election=election).prefetch_related("districts")
    return [{"unit": unit, "report": reports.get(unit.pk)} for unit in found]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a counting unit over Wahlbezirke of this election."""
    election = election_led(request, pk)
    form = UnitForm(request.POST or None, districts=election.districts.all())
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, UNIT_FIELDS):
            unit = add_unit(
                pk,
                number=form.cleaned_data["number"],
                name=form.cleaned_data["name"],
                kind=CountingUnit.Kind(form.cleaned_data["kind"]),
                districts=list(form.cleaned_data["districts"]),
                actor=request.user,
            )
            messages.success(
                request, _("Der Auszählungsbezirk %(unit)s ist angelegt.") % {"unit": unit}
            )
            return redirect("ballots:units", pk)
    return answer(request, "ballots/counting/add_unit.html", {"election": election, "form": form})
