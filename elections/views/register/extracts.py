"""Extracts of the residents' registration: hand in, say how to read, check, take in or drop."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

from elections.actions.register.files import drop_extract, keep_extract
from elections.actions.register.mappings import (
    CHECK_TASK,
    read_extract_by_mapping,
    request_taking_in,
)
from elections.actions.register.takeover import earlier_outcome
from elections.forms.register.extracts import ExtractForm, TakeInForm
from elections.law.register.rules import RegisterRule
from elections.law.register.verdict import Verdict
from elections.models import Election
from elections.models.register.counts import register_count
from elections.models.register.imports import (
    RegisterImport,
    SupplierMapping,
)
from elections.views.fetching import election_led
from elections.views.register.fetching import extract_of, is_busy
from elections.views.register.findings import findings_of
from municipalities.files.refusal import ImportRefused
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PAGE_SIZE = 20
SAMPLES = 5
MOST_ENCODINGS = 4


class HtmxRequest(SignedInRequest):
    """A request that may come from a part of a page."""

    htmx: HtmxDetails


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extracts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand in an extract; below it the earlier ones with what became of them."""
    election = election_led(request, pk)
    posted = request.method == "POST"
    form = ExtractForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        mappings=SupplierMapping.objects.filter(municipality=election.municipality),
        initial={"taken_on": timezone.localdate()},
    )
    if posted and getattr(request, "upload_too_large", False):
        form.add_error("file", _too_large())
    elif posted and form.is_valid():
        with refusals_into(form, {RegisterRule.EXTRACT_FROM_FUTURE: "taken_on"}):
            if kept := _keep(form, election, request):
                return redirect("elections:extract_reading", pk=pk, import_pk=kept.pk)
    found = RegisterImport.objects.filter(election=election)
    found = found.select_related("outcome", "job", "uploaded_by", "check_result")
    context = {
        "election": election,
        "form": form,
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return answer(request, "elections/register/extracts.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extract(request: HtmxRequest, pk: int, import_pk: int) -> HttpResponse:
    """Show how far an extract is, what its check found, and what taking it in would do."""
    election = election_led(request, pk)
    found = extract_of(election, import_pk)
    outcome = getattr(found, "outcome", None)
    if request.htmx and found.job is not None:
        return _progress(request, found)
    check = getattr(found, "check_result", None)
    facts = check.findings if check else None
    many = facts is not None and facts.loses_many
    form = TakeInForm(
        request.POST if request.method == "POST" else None,
        faults=facts.faults.count if facts else 0,
        many_struck=many,
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            request_taking_in(found.pk, **form.answers(), now=timezone.now(), actor=request.user)
            return redirect("elections:extract", pk=pk, import_pk=import_pk)
    context = {
        "election": election,
        "extract": found,
        "outcome": outcome,
        "waiting": register_count(election) if outcome else None,
        "same": None if outcome else earlier_outcome(found),
        "job": found.job,
        "job_title": _job_title(found),
        "is_busy": is_busy(found),
        "failed": found.job is not None and found.job.state == "failed",
        "facts": facts,
        "form": form,
        "many_struck": many,
        **(findings_of(facts) if facts else {}),
        "samples": found.drafts.filter(verdict=Verdict.ELIGIBLE).order_by("line")[:SAMPLES],
    }
    return answer(request, "elections/register/extract.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: SignedInRequest, pk: int, import_pk: int) -> HttpResponse:
    """Drop an extract: the file is deleted, the register stays as it is."""
    election = election_led(request, pk)
    found = extract_of(election, import_pk)
    form = TakeInForm(
        request.POST if request.method == "POST" else None, faults=0, many_struck=False
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            drop_extract(found.pk, now=timezone.now(), actor=request.user)
            messages.success(request, _("Der Auszug ist verworfen und die Datei gelöscht."))
            return redirect("elections:extracts", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Auszug verwerfen: %(name)s") % {"name": found.name},
        "submit": _("Verwerfen und Datei löschen"),
        "consequences": [
            _("Die Datei und alles, was daraus gelesen wurde, wird gelöscht."),
            _("Das Wählerverzeichnis bleibt, wie es ist."),
        ],
        "undo": _("Brauchen Sie den Auszug doch, laden Sie die Datei noch einmal hoch."),
        "cancel_url": reverse("elections:extract", args=[pk, import_pk]),
    }
    return answer(request, "elections/act.html", context)


def _keep(form: ExtractForm, election: Election, request: SignedInRequest) -> RegisterImport | None:
    """Keep what was handed in; problems of the file are shown beside its field."""
    upload: UploadedFile[Any] = form.cleaned_data["file"]
    try:
        kept = keep_extract(
            election.pk,
            upload.chunks(),
            name=upload.name or "",
            taken_on=form.cleaned_data["taken_on"],
            today=timezone.localdate(),
            actor=request.user,
        )
    except ImportRefused as refused:
        for line in refused.lines():
            form.add_error("file", line)
        return None
    if mapping := form.cleaned_data["mapping"]:
        return read_extract_by_mapping(kept.pk, mapping.name, actor=request.user)
    return kept


def _job_title(found: RegisterImport) -> str:
    if found.job is not None and found.job.kind == CHECK_TASK:
        return _("Auszug prüfen")
    return _("Auszug übernehmen")


def _progress(request: HtmxRequest, found: RegisterImport) -> HttpResponse:
    """Answer the part of the page that polls the job; once it is done, the page reloads."""
    context = {"job": found.job, "title": _job_title(found), "url": request.path}
    response = render(request, "components/job.html", context)
    if not is_busy(found):
        response["HX-Refresh"] = "true"
    return response


def _too_large() -> str:
    return _(
        "Die Datei ist größer als %(size)s MB. Prüfen Sie, ob es der richtige Auszug ist; nichts "
        "wurde gespeichert."
    ) % {"size": settings.LARGEST_EXTRACT // (1024 * 1024)}
