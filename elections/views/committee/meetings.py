"""Meetings of the Wahlausschuss: planned, changed, removed; how they went; their minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.committee.meetings import (
    MeetingPlan,
    change_meeting,
    plan_meeting,
    remove_meeting,
)
from elections.forms.committee.meetings import MeetingChangeForm, MeetingForm
from elections.forms.course.steps import ReasonForm
from elections.law.committee.meeting import MeetingKind, check_open
from elections.law.committee.rules import CommitteeRule
from elections.law.nominations.rules import NominationRule
from elections.models import CommitteeMeeting, Election
from elections.models.course.agenda import committee_meets
from elections.views.committee.fetching import meeting_of
from elections.views.fetching import election_led
from municipalities.law.basis import Rule, RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PLAN_FIELDS: dict[Rule, str] = {
    NominationRule.MEETING_ON_OTHER_DAY: "why_then",
    NominationRule.LISTS_STILL_COMING: "starts_at",
    CommitteeRule.MEETING_KIND_FIXED: "kind",
    CommitteeRule.MEETING_DAY_FIXED: "starts_at",
    CommitteeRule.CORRECTION_UNEXPLAINED: "reason",
}
_PLANNED = (
    "kind", "starts_at", "place", "why_then", "invited_on", "announced_on", "announced_in",
)  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Plan a meeting."""
    election = election_led(request, pk)
    first = MeetingKind.DETERMINATION if _is_past_lists(election) else MeetingKind.ADMISSION
    form = MeetingForm(
        request.POST if request.method == "POST" else None, initial={"kind": first.value}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, PLAN_FIELDS):
            made = plan_meeting(pk, MeetingPlan(**form.cleaned_data), actor=request.user)
            messages.success(request, _("Die Sitzung ist geplant."))
            return redirect("elections:committee_meeting", pk=pk, committee_meeting_pk=made.pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Sitzung planen"),
        "note": _("Über die Zulassung entscheidet der Ausschuss am %(day)s. Er tagt öffentlich.")
        % {"day": f"{committee_meets(election):%d.%m.%Y}"},
        "submit": _("Sitzung planen"),
        "citation": "§ 15 Abs. 1 KWG",
        "rule_id": "R-LIST-14",
        "cancel_url": reverse("elections:committee", args=[pk]),
    }
    return answer(request, "elections/act.html", context)


def _is_past_lists(election: Election) -> bool:
    return election.day < timezone.localdate()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, pk: int, committee_meeting_pk: int) -> HttpResponse:
    """Correct the plan of a meeting, or fill in what came later."""
    election = election_led(request, pk)
    found = meeting_of(election, committee_meeting_pk)
    form = MeetingChangeForm(
        request.POST if request.method == "POST" else None,
        known={name: getattr(found, name) for name in _PLANNED},
    )
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        reason = typed.pop("reason")
        with refusals_into(form, PLAN_FIELDS):
            change_meeting(
                found.pk, MeetingPlan(**typed), reason=reason, actor=request.user, seen=form.saw
            )
            messages.success(request, _("Die Sitzung ist gespeichert."))
            return redirect("elections:committee_meeting", pk=pk, committee_meeting_pk=found.pk)
    context = {
        "title": _("Sitzung ändern: %(meeting)s") % {"meeting": found},
        "submit": _("Sitzung speichern"),
        "citation": "§ 15 Abs. 1 KWG",
        "rule_id": "R-LIST-14",
    }
    return about_meeting(request, found, form, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, pk: int, committee_meeting_pk: int) -> HttpResponse:
    """Remove a meeting that was planned by a slip."""
    election = election_led(request, pk)
    found = meeting_of(election, committee_meeting_pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            remove_meeting(found.pk, reason=form.cleaned_data["reason"], actor=request.user)
            messages.success(request, _("Die Sitzung ist entfernt."))
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Sitzung entfernen: %(meeting)s") % {"meeting": found},
        "note": _("Das geht, solange von der Sitzung noch nichts eingetragen ist."),
        "submit": _("Sitzung entfernen"),
    }
    return about_meeting(request, found, form, context)


def issued_text(meeting: CommitteeMeeting) -> str:
    """Say that the minutes were issued; empty while they were not."""
    try:
        check_open(meeting.is_issued)
    except RuleViolation as violation:
        return sentence(violation)
    return ""


def about_meeting(
    request: SignedInRequest,
    meeting: CommitteeMeeting,
    form: Any,
    context: dict[str, Any],
    template: str = "elections/act.html",
) -> HttpResponse:
    """Answer with a form about a meeting."""
    own: dict[str, Any] = {
        "election": meeting.election,
        "form": form,
        "fixed": issued_text(meeting),
        "cancel_url": reverse(
            "elections:committee_meeting", args=[meeting.election_id, meeting.pk]
        ),
    }
    return answer(request, template, own | context)
