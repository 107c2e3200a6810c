"""What the commission does in a year: meetings and the report (§ 89 Abs. 3, 4 HGO; R-IK-05)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.commission.work import (
    call_meeting,
    record_annual_report,
    record_meeting,
)
from municipalities.forms.commission.work import MeetingForm, OutcomeForm, ReportForm
from municipalities.law.basis import Rule
from municipalities.law.commission.rules import CommissionRule
from municipalities.law.commission.year import meeting_pace, reports_owed
from municipalities.models import Commission
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.commission.reading import assumptions, facts_of, framed
from municipalities.views.fetching import commission_led, commission_read_or_led

MEETING_FIELDS: dict[Rule, str] = {
    CommissionRule.DAY_OUT_OF_RANGE: "day",
    CommissionRule.MEETING_EXISTS: "day",
}
OUTCOME_FIELDS: dict[Rule, str] = {
    CommissionRule.MEETING_AHEAD: "held",
    CommissionRule.PRESENT_OUT_OF_RANGE: "present",
}
REPORT_FIELDS: dict[Rule, str] = {
    CommissionRule.YEAR_OUT_OF_RANGE: "year",
    CommissionRule.REPORT_EXISTS: "year",
    CommissionRule.DAY_OUT_OF_RANGE: "given_on",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meetings(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the meetings and the pace of the year, and enter one more."""
    commission = commission_read_or_led(request, pk)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, MEETING_FIELDS):
            call_meeting(commission.pk, **form.cleaned_data, actor=request.user)
            messages.success(request, _("Die Sitzung ist eingetragen."))
            return redirect("municipalities:meetings", commission.pk)
    context = framed(
        request,
        commission,
        meetings=commission.meetings.select_related("outcome").order_by("-day"),
        today=timezone.localdate(),
        **year_of(commission),
    )
    may_enter = form.is_bound or (context["may_lead"] and hasattr(commission, "formation"))
    context["form"] = form if may_enter else None
    return answer(request, "municipalities/commission/meetings.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: SignedInRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """Enter whether a meeting took place, and how many came."""
    commission = commission_led(request, pk)
    meeting = get_object_or_404(commission.meetings.select_related("outcome"), pk=meeting_pk)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with refusals_into(form, OUTCOME_FIELDS):
            record_meeting(
                meeting.pk,
                held=entered["held"] == OutcomeForm.HELD,
                present=entered["present"] or 0,
                remark=entered["remark"],
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(request, _("Eingetragen, was aus der Sitzung geworden ist."))
            return redirect("municipalities:meetings", commission.pk)
    is_recorded = hasattr(meeting, "outcome") and not form.is_bound
    context = framed(request, commission, form=None if is_recorded else form, meeting=meeting)
    return answer(request, "municipalities/commission/outcome.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show which annual reports were given, and enter one more."""
    commission = commission_read_or_led(request, pk)
    year = year_of(commission)
    owed = [entry.year for entry in year.get("owed", ())]
    form = ReportForm(request.POST or None, initial={"year": owed[0] if owed else None})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, REPORT_FIELDS):
            record_annual_report(
                commission.pk,
                year=form.cleaned_data["year"],
                given_on=form.cleaned_data["given_on"],
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(request, _("Der Jahresbericht ist eingetragen."))
            return redirect("municipalities:annual_report", commission.pk)
    context = framed(
        request,
        commission,
        reports=commission.reports.all(),
        today=timezone.localdate(),
        **year,
    )
    may_enter = form.is_bound or (context["may_lead"] and hasattr(commission, "formation"))
    context["form"] = form if may_enter else None
    return answer(request, "municipalities/commission/report.html", context)


def year_of(commission: Commission) -> dict[str, Any]:
    """Return the pace of this year's meetings and the reports owed; empty until it is formed."""
    facts = facts_of(commission)
    if facts is None:
        return {}
    today, settled = timezone.localdate(), assumptions()
    asked = (facts.formed_on, facts.ends_on)
    year = min(max(today, facts.formed_on), facts.ends_on).year
    return {
        "pace": meeting_pace(*asked, facts.meetings_held, today, year=year, assumptions=settled),
        "owed": reports_owed(*asked, facts.reports_given, today, settled),
    }
