"""The counting units of an election: which have reported, which are missing."""

from __future__ import annotations

from dataclasses import dataclass
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
from ballots.law.counting.unit_checks import must_be_counted_jointly
from ballots.models import CountingUnit, HandOver, UnitReport
from ballots.models.counting.count import count_of
from ballots.views.counting.noticed import May, errors_in, remarks_in
from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.course.accepted_letters import accepted_letters
from elections.views.fetching import (
    determines,
    election_led,
    election_worked_on,
    enters_counts,
    leads,
)
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
    may = may_do(request, election)
    found = count_of(election).noticed() if counting and rows else ()
    context = {
        "election": election,
        "rows": [*missing, *(row for row in rows if row["report"])],
        "missing": len(missing),
        "reported": len(rows) - len(missing),
        "counting": counting,
        "not_begun": election.current_phase is Phase.PAPER_APPROVED,
        "handed_over": HandOver.objects.filter(unit__election=election).select_related(
            "unit", "to_unit"
        ),
        "errors": errors_in(found, election, may),
        "remarks": remarks_in(found, election, may),
        "may_report": may.report,
        "may_lead": may.lead,
        "may_hand_over": may.determine and counting and len(rows) > 1,
        "may_determine": may.determine,
        "may_add": may.lead and election.current_phase not in NO_MORE_UNITS,
    }
    return render(request, "ballots/counting/units.html", context)


def may_do(request: SignedInRequest, election: Election) -> May:
    """Return what this person may do with the count of an election."""
    return May(
        report=enters_counts(request, election),
        lead=leads(request, election),
        determine=determines(request, election),
    )


def _rows(election: Election) -> list[dict[str, Any]]:
    awaited = election.units.awaited().values("pk")
    newest = UnitReport.objects.latest_of(election).exclude(unit__in=awaited)
    reports = {report.unit_id: report for report in newest.select_related("reported_by")}
    found = election.units.counting().select_related("election").prefetch_related("districts")
    return [
        {
            "unit": unit,
            "report": report,
            "is_small": _may_be_small(report),
            "letters": _letters(unit, report),
        }
        for unit in found
        for report in [reports.get(unit.pk)]
    ]


def _may_be_small(report: UnitReport | None) -> bool:
    """Whether so few may have voted that the unit is handed over; unknown counts as maybe."""
    voters = report.voters if report else None
    return voters is None or must_be_counted_jointly(voters)


@dataclass(frozen=True, slots=True)
class AcceptedLetters:
    """How many Wahlbriefe the boards of a postal unit accepted, beside what it counted."""

    accepted: int
    report: UnitReport | None

    @property
    def differ(self) -> bool:
        """Whether the unit counted other voters (B, B1) than letters were accepted (R-WS-08)."""
        counted = (self.report.voters, self.report.voters_with_card) if self.report else ()
        return any(number not in (None, self.accepted) for number in counted)


def _letters(unit: CountingUnit, report: UnitReport | None) -> AcceptedLetters | None:
    if unit.kind != CountingUnit.Kind.POSTAL:
        return None
    try:
        accepted = accepted_letters(
            unit.election, [district.pk for district in unit.districts.all()]
        )
    except LookupError:
        return None
    return AcceptedLetters(accepted, report)


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
