"""How a meeting of the Wahlausschuss went is written down, and minutes are taken back."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.committee.course import record_course
from elections.actions.committee.minutes import take_back_minutes
from elections.forms.committee.meetings import CourseForm
from elections.forms.course.steps import ReasonForm
from elections.law.committee.meeting import check_begun
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.seats import SEATS, Place, Position
from elections.models import CommitteeMeeting
from elections.models.committee.course import OF_ROW, Course, course_of, own_items
from elections.models.committee.members import place_name
from elections.views.committee.fetching import meeting_of
from elections.views.committee.meetings import about_meeting, issued_text
from elections.views.fetching import election_determined, election_led
from municipalities.law.basis import Rule, RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, refusals_into

COURSE_FIELDS: dict[Rule, str] = {
    CommitteeRule.MEETING_TIMES: "closed_at",
    CommitteeRule.CORRECTION_UNEXPLAINED: "reason",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def course(request: SignedInRequest, pk: int, committee_meeting_pk: int) -> HttpResponse:
    """Write down who was there, when it began and ended, and what else was said."""
    election = election_led(request, pk)
    found = meeting_of(election, committee_meeting_pk)
    form = CourseForm(
        request.POST if request.method == "POST" else None,
        known=course_of(found).typed(),
        seats=_seats(found),
        items=own_items(found),
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        with refusals_into(form, COURSE_FIELDS):
            record_course(
                found.pk,
                Course(
                    **{name: typed[name] for name in OF_ROW},
                    present=form.present,
                    notes=form.notes,
                ),
                reason=typed["reason"],
                now=timezone.now(),
                actor=request.user,
                seen=form.saw,
            )
            messages.success(request, _("Der Verlauf ist gespeichert."))
            return redirect("elections:committee_meeting", pk=pk, committee_meeting_pk=found.pk)
    context = {
        "title": _("Anwesende und Verlauf: %(meeting)s") % {"meeting": found},
        "note": _(
            "Speichern Sie so oft, wie es passt: zu Beginn, wer da ist, am Ende den Schluss."
        ),
        "submit": _("Verlauf speichern"),
        "fixed": _not_yet(found),
    }
    return about_meeting(request, found, form, context, "elections/committee/course.html")


def _not_yet(meeting: CommitteeMeeting) -> str:
    """Say why nothing can be written down of a meeting now; empty while it can."""
    try:
        check_begun(meeting.day, timezone.localdate())
    except RuleViolation as violation:
        return sentence(violation)
    return issued_text(meeting)


def _seats(meeting: CommitteeMeeting) -> dict[int, tuple[str, Sequence[tuple[str | int, str]]]]:
    """Return for each seat its name and who had it, or stood in for it, on the day."""
    members = list(meeting.election.committee_members.on(meeting.day))
    seated = dict(meeting.attendance.values_list("seat", "member"))
    known = {one.pk for one in members}
    members += meeting.election.committee_members.filter(pk__in=set(seated.values()) - known)
    words = {Position.MEMBER: "", Position.DEPUTY: _("Stellvertretung: ")}
    if not members:
        return {}
    return {
        seat: (
            place_name(Place(seat, Position.MEMBER)),
            [
                (one.pk, f"{words[Position(one.position)]}{one.full_name}")
                for one in members
                if one.seat == seat
            ],
        )
        for seat in SEATS
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, pk: int, committee_meeting_pk: int) -> HttpResponse:
    """Take back minutes that were issued too early."""
    election = election_determined(request, pk)
    found = meeting_of(election, committee_meeting_pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            take_back_minutes(found.pk, reason=form.cleaned_data["reason"], actor=request.user)
            messages.success(request, _("Die Niederschrift ist zurückgenommen."))
            return redirect("elections:committee_meeting", pk=pk, committee_meeting_pk=found.pk)
    context = {
        "title": _("Niederschrift zurücknehmen: %(meeting)s") % {"meeting": found},
        "note": _("Was schon gedruckt oder verschickt ist, holen Sie selbst zurück."),
        "submit": _("Niederschrift zurücknehmen"),
        "fixed": "" if found.is_issued else _("Die Niederschrift ist noch nicht ausgestellt."),
    }
    return about_meeting(request, found, form, context)
