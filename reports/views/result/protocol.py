"""The protocol: asked for, made by a worker, handed out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.middleware import HtmxDetails

from ballots.models import Determination
from elections.forms.course.steps import ConfirmForm
from elections.law.course.phases import Phase
from elections.models import Election
from elections.views.fetching import determines, election_read_or_determined, election_worked_on
from municipalities.models import Job
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from reports.actions.result.protocol import PROTOCOL_TASK, request_protocol
from reports.models import Document
from reports.views.papers import pdf

UNDER_WAY = (Job.State.WAITING, Job.State.RUNNING)


class HtmxRequest(SignedInRequest):
    """A request that may come from a part of a page."""

    htmx: HtmxDetails


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def protocol(request: HtmxRequest, pk: int) -> HttpResponse:
    """Show the protocol or how far it is; the Wahlleitung asks for it."""
    election = election_read_or_determined(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            request_protocol(pk, now=timezone.now(), actor=request.user)
            messages.success(request, _("Die Niederschrift wird erstellt. Das dauert Sekunden."))
            return redirect("reports:protocol", pk)
    determination = election.determinations.first()
    job = _job(determination) if determination else None
    if request.htmx and job is not None:
        return _progress(request, election, job)
    context = {
        "election": election,
        "form": form,
        "determination": determination,
        "document": _document(determination) if determination else None,
        "job": job,
        "under_way": job is not None and job.state in UNDER_WAY,
        "counting_again": election.current_phase is Phase.COUNTING,
        "earlier": _earlier(election, determination),
        "may_determine": determines(request, election),
    }
    return answer(request, "reports/result/protocol.html", context)


def _job(determination: Determination) -> Job | None:
    jobs = Job.objects.filter(kind=PROTOCOL_TASK, arguments__determination=determination.pk)
    return jobs.first()


def _document(determination: Determination) -> Document | None:
    documents = determination.documents.filter(kind=Document.Kind.PROTOCOL)
    return documents.defer("content").first()


def _earlier(election: Election, determination: Determination | None) -> list[Document]:
    found = election.documents.filter(kind=Document.Kind.PROTOCOL)
    documents = found.exclude(determination=determination).defer("content")
    return list(documents.select_related("determination"))


def _progress(request: HtmxRequest, election: Election, job: Job) -> HttpResponse:
    """Answer the part of the page that asks how far the job is; reload the page when it is done."""
    context = {"job": job, "title": _("Niederschrift erstellen"), "url": request.path}
    response = render(request, "components/job.html", context)
    if job.state not in UNDER_WAY:
        response["HX-Refresh"] = "true"
    return response


@login_required
@require_safe
def document(request: SignedInRequest, pk: int, document_pk: int) -> HttpResponse:
    """Hand out one protocol exactly as it was issued."""
    election = election_worked_on(request, pk)
    protocols = Document.objects.filter(election=election, determination__isnull=False)
    issued = get_object_or_404(protocols.select_related("determination"), pk=document_pk)
    version = issued.determination.version if issued.determination else ""
    name = f"Niederschrift-{election.municipality.ags}-{election.day:%Y-%m-%d}-{version}.pdf"
    return pdf(bytes(issued.content), name)
