"""The Wahlausschuss of an election: who is in it, what is missing, its meetings and objections."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from elections.law.committee.meeting import MeetingKind
from elections.law.course.phases import Phase
from elections.models import ListObjection
from elections.models.committee.examining import committee_of
from elections.models.committee.meetings import meetings_of
from elections.models.committee.members import place_name
from elections.models.committee.record import objected
from elections.views.fetching import determines, election_worked_on, leads
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest


@login_required
@require_safe
def committee(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the members with what speaks against them, the meetings, and the objections."""
    election = election_worked_on(request, pk)
    known = committee_of(election)
    is_over = election.current_phase in (Phase.PUBLISHED, Phase.CANCELLED)
    objections = ListObjection.objects.filter(nomination__election=election)
    objections = objections.select_related("nomination", "candidate", "decision__meeting")
    context = {
        "election": election,
        "committee": known,
        "places": [
            (place_name(one.place), one.member, [sentence(each) for each in one.findings])
            for one in known.places
        ],
        # Once the election is over nobody can be missing any more.
        "missing": [] if is_over else [sentence(one) for one in known.findings],
        "former": election.committee_members.exclude(end=None).select_related("end"),
        "meetings": election.committee_meetings.select_related("minutes"),
        "objections": [(one, objected(one)) for one in objections],
        "may_lead": leads(request, election),
        "may_decide": determines(request, election),
    }
    return render(request, "elections/committee/overview.html", context)


@login_required
@require_safe
def deciding(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lead to the meeting on the admission once it is planned, until then to the lists."""
    election = election_worked_on(request, pk)
    planned = meetings_of(election, MeetingKind.ADMISSION).last()
    if planned is None:
        return redirect("elections:lists", pk=pk)
    return redirect("elections:committee_meeting", pk=pk, committee_meeting_pk=planned.pk)
