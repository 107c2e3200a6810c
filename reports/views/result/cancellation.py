"""The election does not take place: a warning first, then one act, then its papers."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.forms.course.steps import DecidedOnForm
from elections.law.course.phases import Phase, Step, open_steps
from elections.messages.course.words import STEP_TEXTS
from elections.models import Election
from elections.views.fetching import determines, election_read_or_determined
from municipalities.law.basis import Norm, Statute
from municipalities.law.body.rights import CANCELLATION_DUTIES
from municipalities.messages.body.words import CANCELLATION_DUTY_TEXTS
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from reports.actions.result.cancellation import cancel_and_announce
from reports.models import Document

KINDS = (Document.Kind.CANCELLATION, Document.Kind.CANCELLATION_NOTICE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Cancel an election with too few persons (R-BODY-08); then hand out what was issued."""
    election = election_read_or_determined(request, pk)
    initial = {"decided_on": timezone.localdate()}
    form = DecidedOnForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            cancel_and_announce(
                pk,
                decided_on=form.cleaned_data["decided_on"],
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(
                request,
                _(
                    "Die Wahl ist abgesagt. Bekanntmachung und Mitteilung an die Aufsichtsbehörde "
                    "sind ausgestellt."
                ),
            )
            return redirect("reports:cancel", pk)
    context = {
        "election": election,
        "form": form,
        "is_open": Step.CANCEL in open_steps(election.current_phase),
        "is_cancelled": election.current_phase is Phase.CANCELLED,
        "may_determine": determines(request, election),
        "consequences": STEP_TEXTS[Step.CANCEL],
        "undo": _(
            "Wieder öffnen lässt sich die Zulassung mit einem Grund, bis die Vorbereitung der "
            "Integrations-Kommission beginnt."
        ),
        "duties": [CANCELLATION_DUTY_TEXTS[duty] for duty in CANCELLATION_DUTIES],
        "citation": Norm(Statute.HGO, "86", 1, 3),
        "papers": _papers(election),
    }
    return answer(request, "reports/result/cancel.html", context)


def _papers(election: Election) -> list[Document]:
    """Return the papers of the newest cancellation: an earlier one was withdrawn with it."""
    issued = election.documents.filter(kind__in=KINDS).without_content().order_by("pk")
    return sorted({row.kind: row for row in issued}.values(), key=lambda row: row.pk)
