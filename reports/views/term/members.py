"""Departures and successions are announced, letters are handed out (§ 34 Abs. 3 KWG)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.models import Departure, Mandate
from elections.models import Election
from elections.views.fetching import determines, election_read_or_determined
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from reports.actions.term.letters import issue_letters
from reports.actions.term.members import publish_members, unpublished
from reports.forms import PublishedOnForm
from reports.models import Document
from reports.models.term.letters import letter_about

LETTERS = (Document.Kind.MANDATE_LETTER, Document.Kind.DEPARTURE_LETTER)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def members_papers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what is not announced yet, announce it, and hand out announcements and letters."""
    election = election_read_or_determined(request, pk)
    if request.method == "POST" and "letters" in request.POST:
        made = issue_letters(pk, today=timezone.localdate(), actor=request.user)
        messages.success(request, _("%(number)s Schreiben ausgestellt.") % {"number": len(made)})
        return redirect("reports:members_papers", pk)
    form = PublishedOnForm(
        request.POST if request.method == "POST" else None,
        initial={"published_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            publish_members(
                pk,
                published_on=form.cleaned_data["published_on"],
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(
                request, _("Bekannt gemacht. Die öffentliche Seite zeigt den neuen Stand.")
            )
            return redirect("reports:members_papers", pk)
    context = {
        "election": election,
        "form": form,
        "successions": unpublished(election),
        "is_first": election.mandates.exists() and not election.members_publications.exists(),
        "may_determine": determines(request, election),
        "is_public": election.members_publications.exists(),
        "announcements": _announcements(election),
        "letters": _letters(election),
    }
    return answer(request, "reports/term/papers.html", context)


def _announcements(election: Election) -> list[dict[str, Any]]:
    papers = {
        paper.about: paper
        for paper in election.documents.filter(kind=Document.Kind.MEMBERS).without_content()
    }
    return [
        {"publication": row, "paper": papers.get(f"members:{row.pk}")}
        for row in election.members_publications.defer("snapshot")
    ]


def _letters(election: Election) -> list[dict[str, Any]]:
    """Return everybody who is to get a letter, with the letter, or None while it is missing."""
    papers = {
        paper.about: paper
        for paper in election.documents.filter(kind__in=LETTERS).without_content()
    }
    seats = Mandate.objects.filter(election=election, departure=None)
    left = Departure.objects.filter(mandate__election=election).order_by("pk")
    people = [
        *(
            (row.candidate, letter_about(row), _("Sitz im Ausländerbeirat"))
            for row in seats.select_related("candidate__nomination", "incompatibility")
        ),
        *(
            (row.mandate.candidate, f"departure:{row.pk}", _("Ausscheiden"))
            for row in left.select_related("mandate__candidate__nomination")
        ),
    ]
    return [
        {"candidate": candidate, "subject": subject, "paper": papers.get(about)}
        for candidate, about, subject in people
    ]
