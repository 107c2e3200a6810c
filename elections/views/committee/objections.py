"""Objections to a refusal: entered, corrected, removed, decided on (§ 15 Abs. 3 KWG; R-LIST-15)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.committee.objected import (
    ObjectionDecided,
    decide_objection,
    take_back_objection_decision,
)
from elections.actions.committee.objections import (
    ObjectionEntry,
    correct_objection,
    receive_objection,
    remove_objection,
)
from elections.forms.committee.objections import (
    ObjectionCorrectionForm,
    ObjectionDecisionForm,
    ObjectionForm,
)
from elections.forms.committee.votes import votes_in
from elections.forms.course.steps import ReasonForm
from elections.law.committee.meeting import MeetingKind, ObjectionOutcome
from elections.law.committee.rules import CommitteeRule
from elections.law.nominations.objection import check_decision_correctable, objections_close
from elections.law.nominations.rules import NominationRule
from elections.models import Candidate, CommitteeMeeting, Election, ListObjection, Nomination
from elections.models.committee.meetings import meetings_of
from elections.models.nominations.person import PersonStrike
from elections.views.committee.fetching import objection_of
from elections.views.fetching import election_determined, election_led
from elections.views.nominations.lists import nomination_of
from municipalities.law.basis import Norm, Rule, RuleViolation, Statute
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into

FIELDS: dict[Rule, str] = {
    NominationRule.OBJECTION_DAY_IMPOSSIBLE: "received_on",
    CommitteeRule.CORRECTION_UNEXPLAINED: "reason",
}
DECISION_FIELDS: dict[Rule, str] = {
    NominationRule.REFUSAL_WITHOUT_REASON: "reason",
    NominationRule.ADMITTED_DESPITE: "reason",
    CommitteeRule.MINUTES_ISSUED: "meeting",
    CommitteeRule.VOTES_EXCEED_PRESENT: "in_favour",
}
_NORM = Norm(Statute.KWG, "15", 3)
_TYPED = ("candidate_id", "objector", "received_on", "grounds")


def _strikes(nomination: Nomination) -> QuerySet[PersonStrike]:
    found = PersonStrike.objects.filter(candidate__nomination=nomination)
    return found.select_related("candidate").order_by("place_before")


def _entry(typed: dict[str, Any]) -> ObjectionEntry:
    return ObjectionEntry(
        objector=typed["objector"],
        received_on=typed["received_on"],
        grounds=typed["grounds"],
        candidate=typed.get("candidate_id"),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: SignedInRequest, pk: int, nomination_pk: int) -> HttpResponse:
    """Enter an objection to the refusal of a list, or of a person on it; late ones too."""
    election = election_led(request, pk)
    found = nomination_of(election, nomination_pk)
    form = ObjectionForm(request.POST if request.method == "POST" else None, struck=_strikes(found))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            receive_objection(
                found.pk,
                _entry(form.cleaned_data),
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(request, _("Der Einspruch ist eingetragen."))
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Einspruch eintragen: %(list)s") % {"list": found},
        "note": _until(found),
        "submit": _("Einspruch eintragen"),
        "cancel_url": reverse("elections:nomination", args=[pk, found.pk]),
    }
    return _act(request, election, form, context)


def _until(found: Nomination) -> str:
    """Say until when an objection is in time, and that a late one is entered as well."""
    decision = getattr(found, "decision", None)
    if decision is None:
        return ""
    return _(
        "In der Frist ist ein Einspruch bis zum %(day)s. Auch ein späterer wird eingetragen; der "
        "Ausschuss entscheidet darüber."
    ) % {"day": f"{objections_close(decision.decided_on):%d.%m.%Y}"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, pk: int, list_objection_pk: int) -> HttpResponse:
    """Correct what was typed of an objection, until it is decided on."""
    election = election_led(request, pk)
    found = objection_of(election, list_objection_pk)
    form = ObjectionCorrectionForm(
        request.POST if request.method == "POST" else None,
        struck=_strikes(found.nomination),
        known={name: getattr(found, name) for name in _TYPED},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            correct_objection(
                found.pk,
                _entry(form.cleaned_data),
                reason=form.cleaned_data["reason"],
                today=timezone.localdate(),
                actor=request.user,
                seen=form.saw,
            )
            messages.success(request, _("Der Einspruch ist berichtigt."))
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Einspruch berichtigen: %(list)s") % {"list": found.nomination},
        "fixed": _decided(found),
        "submit": _("Einspruch berichtigen"),
    }
    return _act(request, election, form, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, pk: int, list_objection_pk: int) -> HttpResponse:
    """Remove an objection that was entered by a slip."""
    election = election_led(request, pk)
    found = objection_of(election, list_objection_pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            remove_objection(found.pk, reason=form.cleaned_data["reason"], actor=request.user)
            messages.success(request, _("Der Einspruch ist entfernt."))
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Einspruch entfernen: %(list)s") % {"list": found.nomination},
        "note": _("Nur wenn niemand Einspruch erhoben hat."),
        "fixed": _decided(found),
        "submit": _("Einspruch entfernen"),
    }
    return _act(request, election, form, context)


def _decided(found: ListObjection) -> str:
    """Say that an objection is decided on; empty while it is not."""
    if not hasattr(found, "decision"):
        return ""
    return sentence(RuleViolation(CommitteeRule.OBJECTION_DECIDED))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: SignedInRequest, pk: int, list_objection_pk: int) -> HttpResponse:
    """Record what a meeting decided on an objection, and what holds for the list from then on."""
    election = election_determined(request, pk)
    found = objection_of(election, list_objection_pk)
    meetings = _meetings(election, found)
    form = ObjectionDecisionForm(
        request.POST if request.method == "POST" else None,
        meetings=meetings,
        people=Candidate.everybody.filter(nomination=found.nomination),
        struck=dict(_strikes(found.nomination).values_list("candidate", "reason")),
        initial={"meeting": meetings.last()},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, DECISION_FIELDS):
            _decide(found, form, request)
            messages.success(request, _("Die Entscheidung über den Einspruch ist eingetragen."))
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Entscheidung über den Einspruch: %(list)s") % {"list": found.nomination},
        "note": f"{found.objector}, {found.received_on:%d.%m.%Y}. {found.grounds}",
        "submit": _("Entscheidung eintragen"),
        "citation": "§ 15 Abs. 3 KWG",
        "rule_id": "R-LIST-15",
        **_fixed(election, found, meetings),
    }
    return _act(request, election, form, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, pk: int, list_objection_pk: int) -> HttpResponse:
    """Take back a decision on an objection that was entered by a slip."""
    election = election_determined(request, pk)
    found = objection_of(election, list_objection_pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            take_back_objection_decision(
                found.pk,
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
                actor=request.user,
            )
            messages.success(request, _("Der Einspruch ist wieder offen."))
            return redirect("elections:committee", pk=pk)
    context = {
        "title": _("Entscheidung zurücknehmen: %(list)s") % {"list": found.nomination},
        "note": _("Der Einspruch ist dann wieder offen, und für die Liste gilt, was vorher galt."),
        "fixed": ""
        if hasattr(found, "decision")
        else _("Über den Einspruch ist nicht entschieden."),
        "submit": _("Entscheidung zurücknehmen"),
    }
    return _act(request, election, form, context)


def _decide(found: ListObjection, form: ObjectionDecisionForm, request: SignedInRequest) -> None:
    typed = form.cleaned_data
    is_upheld = typed["outcome"] is ObjectionOutcome.UPHELD
    decide_objection(
        found.pk,
        typed["meeting"].pk,
        ObjectionDecided(
            outcome=typed["outcome"],
            reason=typed["grounds"],
            admitted=typed["admitted"] if is_upheld else False,
            decision_reason=typed["reason"],
            struck=form.struck,
            votes=votes_in(typed),
        ),
        now=timezone.now(),
        actor=request.user,
    )


def _meetings(election: Election, found: ListObjection) -> QuerySet[CommitteeMeeting]:
    """Return the meetings that can have decided on an objection."""
    held = meetings_of(election, MeetingKind.OBJECTION).filter(minutes=None)
    return held.filter(
        starts_at__date__gte=found.received_on, starts_at__date__lte=timezone.localdate()
    )


def _fixed(
    election: Election, found: ListObjection, meetings: QuerySet[CommitteeMeeting]
) -> dict[str, Any]:
    """Return why nothing can be decided now, and what helps; empty where it can."""
    if said := _decided(found):
        return {"fixed": said}
    try:
        check_decision_correctable(election.current_phase)
    except RuleViolation as violation:
        url = reverse(
            "elections:correct_nomination_decision", args=[election.pk, found.nomination_id]
        )
        return {"fixed": sentence(violation), "way": (url, _("Was jetzt noch hilft"))}
    if meetings:
        return {}
    url = reverse("elections:committee_meeting_new", args=[election.pk])
    return {
        "fixed": sentence(RuleViolation(CommitteeRule.OBJECTION_NEEDS_MEETING, _NORM, "R-LIST-15")),
        "way": (url, _("Sitzung planen")),
    }


def _act(
    request: SignedInRequest, election: Election, form: Any, context: dict[str, Any]
) -> HttpResponse:
    shared = {
        "election": election,
        "form": form,
        "cancel_url": reverse("elections:committee", args=[election.pk]),
    }
    return answer(request, "elections/act.html", shared | context)
