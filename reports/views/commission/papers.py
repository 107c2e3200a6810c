"""Papers of the commission: the call, appointments, and sheets drawn from today's facts."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.law.basis import RuleViolation
from municipalities.models import Commission, CommissionMeeting
from municipalities.models.commission.composition import sitting_members
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.commission.reading import framed
from municipalities.views.fetching import (
    commission_led,
    commission_read_or_led,
    commission_worked_on,
)
from reports.actions.commission.papers import (
    annual_report_facts,
    attendance_facts,
    composition_facts,
    issue_appointments,
    issue_call,
)
from reports.forms import ProposalCallForm
from reports.models import Document
from reports.models.commission.letters import letter_about, names_of_letters
from reports.pdf.commission.attendance import render_attendance_list
from reports.pdf.commission.report import render_annual_report
from reports.pdf.commission.sheet import render_composition_sheet
from reports.views.papers import pdf


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: SignedInRequest, pk: int) -> HttpResponse:
    """Call the organisations for proposals; the paper is issued in the same act."""
    commission = commission_led(request, pk)
    form = ProposalCallForm(
        request.POST if request.method == "POST" else None,
        initial={"issued_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            issue_call(
                pk,
                issued_on=form.cleaned_data["issued_on"],
                closes_on=form.cleaned_data["closes_on"],
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(request, _("Der Aufruf ist ausgestellt. Versenden Sie ihn jetzt."))
            return redirect("reports:commission_papers", pk)
    context = framed(
        request,
        commission,
        form=form,
        plan=commission.plans.first(),
        organisations=commission.municipality.organisations.filter(removal=None),
        earlier=commission.calls.all(),
    )
    return answer(request, "reports/commission/call.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out every paper of one commission; appointments are issued on request."""
    commission = commission_read_or_led(request, pk)
    if request.method == "POST":
        made = issue_appointments(pk, today=timezone.localdate(), actor=request.user)
        messages.success(request, _("%(number)s Schreiben ausgestellt.") % {"number": len(made)})
        return redirect("reports:commission_papers", pk)
    issued = commission.documents.without_content()
    letters = {row.about: row for row in issued.filter(kind=Document.Kind.APPOINTMENT)}
    appointed = [
        {"member": member, "paper": letters.pop(letter_about(member), None)}
        for member in sitting_members(commission)
    ]
    names = names_of_letters(commission) if letters else {}
    context = framed(
        request,
        commission,
        plan=commission.plans.first(),
        calls=issued.filter(kind=Document.Kind.PROPOSAL_CALL),
        appointments=appointed,
        past_letters=[
            {"name": names.get(int(about.split(":")[1]), ""), "paper": paper}
            for about, paper in letters.items()
        ],
        meetings=commission.meetings.all(),
        years=_years(commission, timezone.localdate()),
    )
    return render(request, "reports/commission/papers.html", context)


def _years(commission: Commission, today: date) -> list[int]:
    formation = getattr(commission, "formation", None)
    if formation is None:
        return []
    last = min(today, commission.term.ends_on).year
    return list(range(last, formation.formed_on.year - 1, -1))


@login_required
@require_safe
def composition_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """Draw the composition sheet as of today."""
    commission = commission_worked_on(request, pk)
    today = timezone.localdate()
    try:
        facts = composition_facts(commission, today)
    except RuleViolation as refused:
        raise Http404 from refused
    name = f"Zusammensetzung-{commission.municipality.ags}-{today}.pdf"
    return pdf(render_composition_sheet(facts), name)


@login_required
@require_safe
def attendance_list(request: SignedInRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """Draw the attendance list of one meeting."""
    commission = commission_worked_on(request, pk)
    meeting = get_object_or_404(
        CommissionMeeting.objects.filter(commission=commission), pk=meeting_pk
    )
    name = f"Anwesenheit-{commission.municipality.ags}-{meeting.day}.pdf"
    return pdf(render_attendance_list(attendance_facts(meeting, timezone.localdate())), name)


@login_required
@require_safe
def annual_report(request: SignedInRequest, pk: int, year: int) -> HttpResponse:
    """Draw the frame of the report of one year."""
    commission = commission_worked_on(request, pk)
    today = timezone.localdate()
    if year not in _years(commission, today):
        raise Http404
    name = f"Jahresbericht-{commission.municipality.ags}-{year}.pdf"
    return pdf(render_annual_report(annual_report_facts(commission, year, today)), name)
