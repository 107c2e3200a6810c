"""Who sits in the Ausländerbeirat during its term, and what is to be done next."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.actions.term.mandates import RESULT_STANDS
from ballots.actions.term.seating import begin_mandates
from ballots.models import Departure, Succession
from ballots.models.term.sitting import sitting_of
from ballots.models.term.tasks import vacancies
from ballots.views.term.body import left_of, members_of
from ballots.views.term.steps import steps_of
from elections.forms.course.steps import ConfirmForm
from elections.law.course.phases import Phase
from elections.models import Election
from elections.views.course.agenda import access_of
from elections.views.fetching import determines, election_read_or_determined
from municipalities.law.body.gremium import FEWEST_SEATS
from municipalities.views.acting import SignedInRequest, refusals_into


def typed(request: SignedInRequest) -> QueryDict | None:
    """Return what was sent, even if all of it is empty; None where a page is only read."""
    return request.POST if request.method == "POST" else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the body; a POST seats the elected of a result from before seats were recorded."""
    election = election_read_or_determined(request, pk)
    form = ConfirmForm(typed(request))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            begin_mandates(pk, actor=request.user)
            messages.success(request, _("Die Sitze der Gewählten sind übernommen."))
            return redirect("ballots:members", pk)
    status = 422 if form.is_bound and form.errors else 200
    context = _context(request, election) | {"form": form}
    return render(request, "ballots/term/members.html", context, status=status)


def _context(request: SignedInRequest, election: Election) -> dict[str, Any]:
    today = timezone.localdate()
    determination = election.determinations.first()
    sitting = sitting_of(election)
    open_seats = {row.pk for row in vacancies(Election.objects.filter(pk=election.pk))}
    finished = today > election.term.ends_on
    may_determine = determines(request, election)
    stands = election.current_phase in RESULT_STANDS
    steps = [] if finished else steps_of(election, today, access_of(request.user, election))
    return {
        "election": election,
        "determination": determination,
        "sitting": sitting,
        "body_end": getattr(election, "body_end", None),
        "members": members_of(election, today),
        "left": left_of(election, open_seats),
        "stayed_empty": _stayed_empty(election),
        "empty_from_start": election.seats - sitting.begun if election.mandates.exists() else 0,
        "next_step": steps[0] if steps else None,
        "further_tasks": [task for task, _text in steps[1:]],
        "finished": finished,
        "counted_anew": election.current_phase is Phase.COUNTING,
        "stands": stands,
        "may_act": may_determine and stands and not sitting.ended,
        "may_take_over": may_determine and stands and not election.mandates.exists(),
        "near_the_end": (
            not finished
            and not sitting.ended
            and sitting.begun >= FEWEST_SEATS
            and 0 < sitting.members + sitting.vacant <= FEWEST_SEATS
        ),
    }


def _stayed_empty(election: Election) -> list[Succession]:
    """Return the findings that a seat stays empty."""
    departures = Departure.objects.filter(mandate__election=election)
    found = Succession.objects.filter(departure__in=departures, mandate=None)
    return list(found.select_related("departure__mandate__candidate__nomination"))
