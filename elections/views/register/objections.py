"""Inspection of the register, objections, and notices that came back."""

from __future__ import annotations

from datetime import date, time

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.register.grounds import objection_mark
from elections.actions.register.objections import (
    decide_register_objection,
    receive_register_grounds,
    receive_register_objection,
    record_inspection,
)
from elections.forms.register.corrections import (
    InspectionForm,
    ObjectionDecisionForm,
    RegisterGroundsForm,
    RegisterObjectionForm,
)
from elections.law.course.calendar import moment
from elections.law.course.windows import Timed, bounds, outside
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.course.windows import calendar_days
from elections.models.register.entries import RegisterCorrection
from elections.models.register.objections import RegisterObjection
from elections.views.fetching import determines, election_led
from elections.views.register.fetching import searched
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into

SHOWN = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def inspections(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show who looked into the register and when, and record another inspection."""
    election = election_led(request, pk)
    form = InspectionForm(
        request.POST if request.method == "POST" else None,
        initial={"inspected_on": timezone.localdate(), "own_data": "ja"},
        may_override=determines(request, election),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {RegisterRule.INSPECTION_WITHOUT_GROUNDS: "grounds"}):
            record_inspection(pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _("Die Einsicht ist vermerkt."))
            return redirect("elections:inspections", pk=pk)
    context = {
        "election": election,
        "form": form,
        "window": bounds(Timed.INSPECT, calendar_days(election)),
        "rows": election.inspections.select_related("recorded_by")[:SHOWN],
        "count": election.inspections.count(),
    }
    return answer(request, "elections/register/inspections.html", context)


@login_required
@require_safe
def objections(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every objection to the register with its decision."""
    election = election_led(request, pk)
    days = calendar_days(election)
    context = {
        "election": election,
        "rows": election.register_objections.select_related("decision", "entry__district"),
        "window": bounds(Timed.OBJECT, days),
        "decided_by": days["C-15"].on,
    }
    return render(request, "elections/register/objections.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_objection(request: SignedInRequest, pk: int) -> HttpResponse:
    """Receive an objection; one against an entry begins on the person's page."""
    election = election_led(request, pk)
    entry = searched(request, election)
    form = RegisterObjectionForm(
        request.POST if request.method == "POST" else None,
        initial={"received_on": timezone.localdate()},
        has_entry=entry is not None,
        may_override=determines(request, election),
    )
    if request.method == "POST" and form.is_valid():
        entered = dict(form.cleaned_data)
        aim = RegisterObjection.Aim(entered.pop("aim"))
        with refusals_into(form):
            made = receive_register_objection(
                pk,
                aim=aim,
                entry_id=entry.pk if entry else None,
                actor=request.user,
                **entered,
            )
            messages.success(request, _("Der Einspruch ist eingetragen."))
            return redirect("elections:register_objection", pk=pk, register_objection_pk=made.pk)
    context = {
        "election": election,
        "form": form,
        "entry": entry,
        "title": _("Einspruch gegen das Verzeichnis"),
        "note": ""
        if entry
        else _(
            "Richtet sich der Einspruch gegen eine Eintragung, suchen Sie zuerst die Person und "
            "legen Sie ihn auf ihrer Seite an."
        ),
        "submit": _("Einspruch eintragen"),
        "citation": "§ 8 KWG",
        "rule_id": "C-14",
        "cancel_url": reverse("elections:register_objections", args=[pk]),
    }
    return answer(request, "elections/person_act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: SignedInRequest, pk: int, register_objection_pk: int) -> HttpResponse:
    """Show one objection, take its decision, and lead to the correction that follows from it."""
    election = election_led(request, pk)
    own = election.register_objections.select_related("decision__recorded_by", "entry__district")
    found = get_object_or_404(own, pk=register_objection_pk)
    today = timezone.localdate()
    form = ObjectionDecisionForm(
        request.POST if request.method == "POST" else None,
        initial={"decided_on": today, "served_on": today},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            made = decide_register_objection(found.pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _("Die Entscheidung ist eingetragen."))
            _warn(request, election, made.served_on)
            return redirect("elections:register_objection", pk=pk, register_objection_pk=found.pk)
    decision = getattr(found, "decision", None)
    carried_out = RegisterCorrection.objects.filter(
        entry__election=election, reason__startswith=objection_mark(found.pk)
    ).first()
    context = {
        "election": election,
        "objection": found,
        "decision": decision,
        "form": form,
        "carried_out": carried_out,
        "decided_by": calendar_days(election)["C-15"].on,
        "cancel_url": reverse("elections:register_objections", args=[pk]),
    }
    return answer(request, "elections/register/objection.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection_grounds(
    request: SignedInRequest, pk: int, register_objection_pk: int
) -> HttpResponse:
    """Take in grounds that came after the objection."""
    election = election_led(request, pk)
    found = get_object_or_404(election.register_objections, pk=register_objection_pk)
    form = RegisterGroundsForm(
        request.POST if request.method == "POST" else None,
        initial={"received_on": timezone.localdate()},
    )
    back = reverse("elections:register_objection", args=[pk, found.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, {RegisterRule.GROUNDS_BEFORE_OBJECTION: "received_on"}):
            receive_register_grounds(found.pk, actor=request.user, **form.cleaned_data)
            messages.success(request, _("Die Begründung ist eingetragen."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Begründung nachtragen: %(objection)s") % {"objection": found},
        "submit": _("Begründung eintragen"),
        "citation": "§ 8 KWG",
        "rule_id": "C-14",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


def _warn(request: SignedInRequest, election: Election, served_on: date | None) -> None:
    """Say so when the decision was served after its day, which is assumed (C-15)."""
    if served_on is None:
        return
    served = moment(served_on, time(12))
    if late := outside(Timed.SERVE_DECISION, served, calendar_days(election)):
        messages.warning(request, sentence(late))
