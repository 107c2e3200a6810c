"""All counting units of an election on one page: add, correct and remove them together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ballots.actions.counting.units import (
    NO_MORE_UNITS,
    UnitEntry,
    plan_units,
    units_to_come,
)
from ballots.forms.counting.units import PlanReasonForm, UnitRow
from ballots.law.counting.rules import CountingRule
from elections.forms.course.steps import ConfirmForm
from elections.models import Election
from elections.models.districts.district import number_order
from elections.views.fetching import election_led
from municipalities.forms.rows import Rows
from municipalities.law.basis import RowsRefused, Rule
from municipalities.messages import sentence
from municipalities.views.acting import (
    SignedInRequest,
    answer,
    refusals_into,
    row_refusals_into,
)

EMPTY_ROWS = 3
FIELDS: dict[Rule, str] = {
    CountingRule.UNIT_EXISTS: "number",
    CountingRule.UNIT_WITHOUT_DISTRICT: "districts",
    CountingRule.DISTRICT_COUNTED_ELSEWHERE: "districts",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every unit as a row; change many and add new ones with one confirmation."""
    election = election_led(request, pk)
    keys = dict(election.districts.values_list("number", "pk"))
    posted = request.POST if request.method == "POST" and "all" not in request.POST else None
    rows = Rows(
        posted,
        UnitRow,
        known=list(_known(election)),
        extra=EMPTY_ROWS,
        options={"keys": keys},
    )
    form = PlanReasonForm(posted)
    if request.method == "POST" and posted is None:
        form = _add_all(request, election, form)
        if not form.is_bound:
            return redirect("ballots:plan_units", pk=pk)
    elif posted is not None and rows.is_valid() and form.is_valid():
        places = [place for place, _values in rows.filled()]
        entries = [UnitEntry(**values) for _place, values in rows.filled()]
        with row_refusals_into(rows, form, places, FIELDS):
            reason = form.cleaned_data["reason"]
            plan_units(pk, entries, reason=reason, actor=request.user)
            messages.success(request, _("Die Auszählungsbezirke sind gespeichert."))
            return redirect("ballots:units", pk=pk)
    context = {
        "election": election,
        "rows": rows,
        "form": form,
        "to_come": len(units_to_come(election)),
        "is_open": election.current_phase not in NO_MORE_UNITS,
        "has_districts": bool(keys),
        "has_postal": election.postal_districts.exists(),
    }
    return answer(request, "ballots/counting/plan.html", context)


def _known(election: Election) -> Iterator[dict[str, Any]]:
    found = election.units.prefetch_related("districts", "reports")
    for unit in sorted(found, key=lambda unit: number_order(unit.number)):
        numbers = sorted((row.number for row in unit.districts.all()), key=number_order)
        reported = bool(unit.reports.all())
        yield {
            "pk": unit.pk,
            "number": unit.number,
            "name": unit.name,
            "kind": unit.kind,
            "districts": ", ".join(numbers),
            "title": str(unit),
            "has_reported": reported,
            "note": _("Meldung liegt vor, deshalb fest") if reported else "",
        }


def _add_all(request: SignedInRequest, election: Election, form: PlanReasonForm) -> Any:
    """Add a unit for everything that none counts yet; return the form with the refusal."""
    confirmed = ConfirmForm(request.POST)
    confirmed.is_valid()
    try:
        with refusals_into(confirmed):
            made = plan_units(election.pk, units_to_come(election), actor=request.user)
            text = ngettext(
                "%(count)s Auszählungsbezirk ist angelegt. Ausnahmen ändern Sie hier.",
                "%(count)s Auszählungsbezirke sind angelegt. Ausnahmen ändern Sie hier.",
                len(made),
            )
            messages.success(request, text % {"count": len(made)})
            return form
    except RowsRefused as refused:
        for violation in refused.rows.values():
            confirmed.add_error(None, sentence(violation))
    return confirmed
