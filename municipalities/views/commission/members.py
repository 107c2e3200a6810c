"""Who becomes a member, who leaves, and who shares the chair (§§ 72, 89 HGO)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from municipalities.actions.commission.members import (
    appoint_member,
    elect_co_chair,
    elect_experts,
    leave_commission,
)
from municipalities.forms.commission.formation import (
    AppointmentForm,
    CoChairForm,
    ElectionForm,
    LeavingForm,
)
from municipalities.law.basis import Rule
from municipalities.law.commission.composition import Capacity, Gender
from municipalities.law.commission.rules import CommissionRule
from municipalities.messages import sentence
from municipalities.models import MemberLeaving
from municipalities.models.commission.composition import co_chair_of, sitting_members
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.commission.proposals import ProposalRow, own_finding, proposal_rows
from municipalities.views.commission.reading import framed, keys
from municipalities.views.fetching import commission_led

ELECTION_FIELDS: dict[Rule, str] = {
    CommissionRule.DAY_OUT_OF_RANGE: "elected_on",
    CommissionRule.ELECTED_BEFORE_PROPOSAL: "elected_on",
    CommissionRule.NOT_ELECTABLE: "proposals",
    CommissionRule.PROPOSAL_SETTLED: "proposals",
    CommissionRule.SITS_ALREADY: "proposals",
    CommissionRule.SITS_ELSEWHERE: "proposals",
    CommissionRule.SEATS_EXCEEDED: "proposals",
}
APPOINTMENT_FIELDS: dict[Rule, str] = {
    CommissionRule.DAY_OUT_OF_RANGE: "elected_on",
    CommissionRule.SEATS_EXCEEDED: "capacity",
    CommissionRule.SITS_ALREADY: "given_name",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def elect(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter whom the Gemeindevertretung elected; all of them or none."""
    commission = commission_led(request, pk)
    rows = proposal_rows(commission, timezone.localdate())
    ticked = keys(request.POST.getlist("proposals"))
    # Somebody elected meanwhile stays in the form, so that the act can say so.
    offered = [row for row in rows if not row.is_elected or row.proposal.pk in ticked]
    form = ElectionForm(
        request.POST or None,
        proposals=commission.proposals.filter(pk__in=[row.proposal.pk for row in offered]),
        remarks={row.proposal.pk: _remark(row) for row in offered},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, ELECTION_FIELDS):
            elected = elect_experts(
                commission.pk,
                [proposal.pk for proposal in form.cleaned_data["proposals"]],
                elected_on=form.cleaned_data["elected_on"],
                resolution=form.cleaned_data["resolution"],
                today=timezone.localdate(),
                actor=request.user,
            )
            text = ngettext(
                "%(count)s sachkundiges Mitglied ist eingetragen.",
                "%(count)s sachkundige Mitglieder sind eingetragen.",
                len(elected),
            )
            messages.success(request, text % {"count": len(elected)})
            return redirect("municipalities:commission", commission.pk)
    own = any(row.proposal.organisation is None and not row.is_elected for row in rows)
    finding = own_finding(commission) if own else None
    experts = sitting_members(commission).filter(capacity=Capacity.EXPERT.value)
    context = framed(
        request,
        commission,
        form=form if offered else None,
        findings=[sentence(finding)] if finding else [],
        plan=commission.plans.first(),
        experts=experts.count(),
    )
    return answer(request, "municipalities/commission/elect.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter the chair, or a member whom an organ of the municipality sends."""
    commission = commission_led(request, pk)
    form = AppointmentForm(request.POST or None, initial={"capacity": request.GET.get("als")})
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with refusals_into(form, APPOINTMENT_FIELDS):
            member = appoint_member(
                commission.pk,
                Capacity(entered["capacity"]),
                family_name=entered["family_name"],
                given_name=entered["given_name"],
                gender=Gender(entered["gender"]),
                elected_on=entered["elected_on"],
                resolution=entered["resolution"],
                today=timezone.localdate(),
                actor=request.user,
            )
            text = _("%(name)s ist als Mitglied eingetragen.") % {"name": member.full_name}
            messages.success(request, text)
            return redirect("municipalities:commission", commission.pk)
    context = framed(request, commission, form=form)
    return answer(request, "municipalities/commission/appoint.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: SignedInRequest, pk: int, member_pk: int) -> HttpResponse:
    """Enter that a member left; the seat is open then."""
    commission = commission_led(request, pk)
    member = get_object_or_404(commission.members.select_related("leaving"), pk=member_pk)
    form = LeavingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {CommissionRule.DAY_OUT_OF_RANGE: "left_on"}):
            leave_commission(
                member.pk,
                left_on=form.cleaned_data["left_on"],
                ground=MemberLeaving.Ground(form.cleaned_data["ground"]),
                note=form.cleaned_data["note"],
                today=timezone.localdate(),
                actor=request.user,
            )
            text = _("Eingetragen: %(name)s gehört der Kommission nicht mehr an.")
            messages.success(request, text % {"name": member.full_name})
            return redirect("municipalities:commission", commission.pk)
    has_left = hasattr(member, "leaving") and not form.is_bound
    context = framed(request, commission, form=None if has_left else form, member=member)
    return answer(request, "municipalities/commission/leave.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def co_chair(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter whom the experts elected to share the chair."""
    commission = commission_led(request, pk)
    experts = commission.members.filter(capacity=Capacity.EXPERT.value)
    # Somebody who left meanwhile stays in the form, so that the act can say so.
    still = Q(leaving=None) | Q(pk__in=keys(request.POST.getlist("member")))
    members = experts.filter(still).order_by("family_name", "given_name")
    form = CoChairForm(request.POST or None, members=members)
    if request.method == "POST" and form.is_valid():
        fields: dict[Rule, str] = {
            CommissionRule.DAY_OUT_OF_RANGE: "elected_on",
            CommissionRule.CO_CHAIR_NO_EXPERT: "member",
            CommissionRule.CO_CHAIR_ALREADY: "member",
        }
        with refusals_into(form, fields):
            chosen = form.cleaned_data["member"]
            elect_co_chair(
                chosen.pk,
                elected_on=form.cleaned_data["elected_on"],
                today=timezone.localdate(),
                actor=request.user,
            )
            text = _("%(name)s teilt jetzt den Vorsitz.") % {"name": chosen.full_name}
            messages.success(request, text)
            return redirect("municipalities:commission", commission.pk)
    context = framed(
        request,
        commission,
        form=form if members else None,
        current=co_chair_of(commission),
    )
    return answer(request, "municipalities/commission/co_chair.html", context)


def _remark(row: ProposalRow) -> str:
    proposal = row.proposal
    by = proposal.organisation.name if proposal.organisation else _("Gemeindevertretung")
    remark = _("vorgeschlagen von: %(name)s") % {"name": by}
    if row.is_elected:
        return f"{remark} ({_('schon gewählt')})"
    return f"{remark} ({_('heute nicht wählbar')}: {row.excluded})" if row.excluded else remark
