"""The two public tables of the Wahlbezirke: hand in, compare, take in, and hand out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.middleware import HtmxDetails

from elections.actions.districts.diff import StreetDiff, diff_of
from elections.actions.districts.files import (
    drop,
    hand_in,
    say_numbers_are_meant,
    take_in_polling_places,
)
from elections.actions.districts.reading import found_as
from elections.actions.register.assignment import take_in_streets
from elections.actions.register.moves import moves_by
from elections.actions.register.street_jobs import (
    request_taking_in_streets,
    street_job,
    takes_long,
)
from elections.files.districts import polling_places, streets
from elections.files.districts.reading import notes_on
from elections.files.districts.tables import LARGEST_FILE
from elections.forms.districts.districts import DistrictFileDecisionForm, DistrictFileForm
from elections.models import DistrictFile, Election
from elections.views.districts.moves import done_text, moves_texts
from elections.views.districts.reading import reading
from elections.views.fetching import election_led, election_worked_on
from municipalities.actions.jobs import ENDED
from municipalities.files.refusal import ImportRefused
from municipalities.models import Job
from municipalities.views.acting import SignedInRequest, answer, refusals_into

CSV_TYPE = "text/csv; charset=utf-8"
MOST_SHOWN = 100
PLACES, STREETS = DistrictFile.Kind.PLACES, DistrictFile.Kind.STREETS
NAMES = {PLACES: polling_places.FILE_NAME, STREETS: streets.FILE_NAME}
COLUMNS = {PLACES: polling_places.COLUMNS, STREETS: streets.COLUMNS}
JOB_TITLE = gettext_lazy("Personen den Wahlbezirken zuordnen")
PAGES = {PLACES: "elections:polling_places_file", STREETS: "elections:streets_file"}


class HtmxRequest(SignedInRequest):
    """A request that may come from a part of a page."""

    htmx: HtmxDetails


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def polling_places_file(request: HtmxRequest, pk: int) -> HttpResponse:
    """Hand in the polling places, see what would change, take them in or drop them."""
    return _file(request, pk, PLACES)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def streets_file(request: HtmxRequest, pk: int) -> HttpResponse:
    """Hand in the street directory, see what would change, take it in or drop it."""
    return _file(request, pk, STREETS)


@login_required
@require_safe
def polling_places_csv(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the polling places as they are published."""
    election = election_worked_on(request, pk)
    content = polling_places.write_polling_places(
        election.day, election.municipality.ags, polling_places.places_of(election)
    )
    return _download(content, NAMES[PLACES])


@login_required
@require_safe
def streets_csv(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the street directory as it is published."""
    election = election_worked_on(request, pk)
    content = streets.write_streets(
        election.day, election.municipality.ags, streets.streets_of(election)
    )
    return _download(content, NAMES[STREETS])


def _download(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=CSV_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _file(request: HtmxRequest, pk: int, kind: DistrictFile.Kind) -> HttpResponse:
    election = election_led(request, pk)
    job = street_job(election) if kind == STREETS else None
    if request.htmx and job is None:
        return HttpResponse(headers={"HX-Redirect": reverse("elections:districts", args=[pk])})
    if request.htmx and job is not None:
        return progress(request, job)
    if unread := _unread(request, election, kind):
        return reading(request, election, unread)
    form: DistrictFileForm | DistrictFileDecisionForm = DistrictFileForm()
    if request.method == "POST" and "act" in request.POST:
        form = DistrictFileDecisionForm(request.POST)
        if form.is_valid():
            with refusals_into(form):
                return _decide(request, election, kind, form.cleaned_data)
    elif request.method == "POST":
        form = DistrictFileForm(request.POST, request.FILES)
        if form.is_valid():
            with refusals_into(form):
                if _hand_in(request, election, kind, form):
                    return redirect(PAGES[kind], pk=pk)
    context = {
        "election": election,
        "form": form,
        "decision": form
        if isinstance(form, DistrictFileDecisionForm)
        else DistrictFileDecisionForm(),
        "kind": kind,
        "title": kind.label,
        "file_name": NAMES[kind],
        "columns": COLUMNS[kind],
        "job": job,
        "job_title": JOB_TITLE,
        "is_busy": job is not None and job.state not in ENDED,
        **_waiting(election, kind),
    }
    return answer(request, f"elections/districts/file_{kind.value}.html", context)


def _unread(
    request: SignedInRequest, election: Election, kind: DistrictFile.Kind
) -> DistrictFile | None:
    """Return the table that waits until somebody says how it is read; None for a new upload."""
    if request.FILES:
        return None
    files = DistrictFile.objects.filter(election=election, kind=kind, reading={})
    return files.select_related("election__municipality").first()


def _hand_in(
    request: SignedInRequest, election: Election, kind: DistrictFile.Kind, form: DistrictFileForm
) -> bool:
    upload = form.cleaned_data["file"]
    content = upload.read(LARGEST_FILE + 1)
    try:
        hand_in(
            election.pk,
            kind,
            content,
            name=upload.name,
            actor=request.user,
            ask=form.cleaned_data["ask"],
        )
    except ImportRefused as refused:
        for line in refused.lines():
            form.add_error("file", line)
        return False
    return True


def _decide(
    request: SignedInRequest, election: Election, kind: DistrictFile.Kind, entered: dict[str, Any]
) -> HttpResponse:
    sha256, pk = entered["sha256"], election.pk
    if entered["act"] == DistrictFileDecisionForm.MEANT:
        say_numbers_are_meant(pk, kind, sha256=sha256, actor=request.user)
        return redirect(PAGES[kind], pk=pk)
    if entered["act"] == DistrictFileDecisionForm.DROP:
        drop(pk, kind, sha256=sha256, actor=request.user)
        text = _("Die Datei ist verworfen. Nichts hat sich geändert.")
    elif kind == PLACES:
        places = take_in_polling_places(pk, sha256=sha256, actor=request.user)
        text = _("Übernommen: %(new)s neue und %(changed)s geänderte Bezirke.") % {
            "new": len(places.new),
            "changed": len(places.changed),
        }
    else:
        answers = {"sha256": sha256, "set_aside": entered["set_aside"]}
        if takes_long(election):
            request_taking_in_streets(pk, **answers, now=timezone.now(), actor=request.user)
            return redirect(PAGES[kind], pk=pk)
        _diff, moves = take_in_streets(pk, **answers, actor=request.user)
        text = _("Das Straßenverzeichnis ist übernommen.") + " " + done_text(moves)
    messages.success(request, text)
    return redirect("elections:districts", pk=pk)


def _waiting(election: Election, kind: DistrictFile.Kind) -> dict[str, Any]:
    """Return the file that waits and what it would change; or why it no longer fits."""
    files = DistrictFile.objects.filter(election=election, kind=kind)
    file = files.select_related("election__municipality", "uploaded_by").first()
    if file is None:
        return {"file": None}
    try:
        diff = diff_of(file)
    except ImportRefused as refused:  # a Wahlbezirk is gone since, or its number changed
        return {"file": file, "diff": None, "misfits": list(refused.lines())}
    effect: list[str] = []
    if isinstance(diff, StreetDiff):
        effect = list(moves_texts(moves_by(election, diff.entries, diff.set_aside)))
    return {
        "file": file,
        "diff": diff,
        "effect": effect,
        "notes": notes_on(found_as(file)),
        "asks_numbers": kind == PLACES and bool(diff.near),
        "other_days": [day for day in diff.days if day != election.day],
        "most_shown": MOST_SHOWN,
    }


def progress(request: HtmxRequest, job: Job) -> HttpResponse:
    """Answer the part of a page that polls a job on the streets; a failed one reloads the page."""
    context = {"job": job, "title": JOB_TITLE, "url": request.path}
    response = render(request, "components/job.html", context)
    if job.state in ENDED:
        response["HX-Refresh"] = "true"
    return response
