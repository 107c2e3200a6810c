"""The ballot paper as it will be printed, and its approval."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ballots.actions.paper.approval import approve_paper, paper_of, withdraw_paper
from ballots.forms.paper.withdrawal import PaperWithdrawalForm
from ballots.law.paper.approved import ApprovedPaper, PrintedList
from ballots.views.fetching import approved_paper
from elections.forms.course.steps import ConfirmForm
from elections.law.course.phases import Phase, Step, open_steps
from elections.models import Election, Nomination
from elections.views.fetching import determines, election_determined, election_worked_on
from municipalities.views.acting import SignedInRequest, answer, refusals_into

NOT_ADMITTED_YET = (Phase.SETUP, Phase.NOMINATION, Phase.CANCELLED)


@login_required
@require_safe
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the paper: a preview after admission, afterwards exactly what was approved."""
    election = election_worked_on(request, pk)
    approved = approved_paper(election)
    ready = approved is not None or election.current_phase not in NOT_ADMITTED_YET
    printed = approved.paper() if approved else paper_of(election) if ready else None
    may_approve = election.current_phase is Phase.ADMITTED and determines(request, election)
    context = {
        "election": election,
        "paper": approved,
        "printed": printed,
        "lists": _lists(election, printed) if printed else [],
        "invented": election.nominations.filter(
            candidates__invented=True, candidates__place__gt=0
        ).exists(),
        "may_approve": may_approve,
        "may_withdraw": election.current_phase is Phase.PAPER_APPROVED
        and determines(request, election),
        "withdrawn": election.withdrawn_papers.select_related("withdrawn_by"),
    }
    return render(request, "ballots/paper/paper.html", context)


def _lists(election: Election, paper: ApprovedPaper) -> list[tuple[PrintedList, int]]:
    """Return the printed lists, each with the number of its persons who are not printed."""
    counted = Nomination.objects.filter(election=election).annotate(
        persons=Count("candidates", filter=Q(candidates__place__gt=0))
    )
    persons = dict(counted.values_list("number", "persons"))
    return [(entry, persons[entry.number] - len(entry.persons)) for entry in paper.lists]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve the paper after a page that says what follows."""
    election = election_determined(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            approve_paper(pk, approved_on=timezone.localdate(), actor=request.user)
            messages.success(
                request,
                _("Der Stimmzettel ist freigegeben. Als Nächstes beginnt am Wahltag die Zählung."),
            )
            return redirect("ballots:paper", pk)
    consequences = [
        _("Listen und Personen stehen fest und werden so gedruckt."),
        _("Nur was gedruckt ist, kann bei der Zählung Stimmen bekommen."),
        _("Die Freigabe steht mit Ihrem Namen im Protokoll der Gemeinde."),
    ]
    context = {
        "election": election,
        "form": form,
        "consequences": consequences,
        "undo": _(
            "Zurücknehmen lässt sich die Freigabe mit einem Grund, solange noch kein Stimmzettel "
            "herausgegeben ist."
        ),
    }
    return answer(request, "ballots/paper/approve.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Withdraw the approval after a page that says what follows, or say why it stays."""
    election = election_determined(request, pk)
    form = PaperWithdrawalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            reason = form.cleaned_data["reason"]
            withdraw_paper(pk, reason=reason, now=timezone.now(), actor=request.user)
            messages.success(request, _("Die Freigabe ist zurückgenommen."))
            return redirect("ballots:paper", pk)
    is_open = Step.WITHDRAW_PAPER in open_steps(election.current_phase)
    phase = election.get_phase_display()
    context = {
        "election": election,
        "form": form,
        "title": _("Freigabe des Stimmzettels zurücknehmen"),
        "fixed": ""
        if is_open
        else _(
            "Die Wahl steht bei „%(phase)s“. Zurücknehmen lässt sich die Freigabe nur, bis die "
            "Auszählung beginnt."
        )
        % {"phase": phase},
        "submit": _("Freigabe zurücknehmen"),
        "consequences": [
            _("Die Wahl steht wieder bei „Listen zugelassen“. Ein Fehler lässt sich dort beheben."),
            _("Schon gedruckte Stimmzettel sind zu vernichten."),
            _("Der bisherige Stimmzettel bleibt mit dem Grund gespeichert."),
        ],
        "undo": _("Zurück geht es mit einer neuen Freigabe."),
        "citation": "§ 16 KWG",
        "rule_id": "R-BAL-02",
        "cancel_url": reverse("ballots:paper", args=[pk]),
    }
    return answer(request, "elections/act.html", context)
