"""The street directory: which Wahlbezirk is this address, and whose address nobody knows."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.register.assignment import assign_districts, choose_district, neighbours_of
from elections.actions.register.street_jobs import request_assigning, street_job, takes_long
from elections.forms.course.steps import ConfirmForm
from elections.forms.districts.districts import AddressForm, ChooseDistrictForm
from elections.law.districts.street_names import with_number_behind
from elections.models import StreetRange
from elections.models.districts.streets import StreetRangeQuerySet
from elections.models.register.entries import RegisterEntry
from elections.views.districts.files import JOB_TITLE, HtmxRequest, progress
from elections.views.districts.moves import done_text
from elections.views.fetching import election_led, election_worked_on, leads
from municipalities.actions.jobs import ENDED
from municipalities.models import Job
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PAGE_SIZE = 50


@login_required
@require_safe
def streets(request: SignedInRequest, pk: int) -> HttpResponse:
    """Find the Wahlbezirk of an address; below it the directory, or the streets that fit."""
    election = election_worked_on(request, pk)
    form = AddressForm(request.GET if "strasse" in request.GET else None)
    rows = election.street_ranges.select_related("district")
    found, asked = None, form.is_bound and form.is_valid()
    if asked:
        entered = form.cleaned_data
        rows = _searched(rows, entered["strasse"])
        key = StreetRange.objects.directory(election).district_of(
            entered["strasse"], entered["hausnummer"], entered["plz"], entered["ortsteil"]
        )
        if key is not None:
            found = election.districts.select_related("polling_place").get(pk=key)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "election": election,
        "form": form,
        "asked": asked,
        "found": found,
        "page": page,
        "rows": [{"range": row, "numbers": str(row.numbers) or _("alle")} for row in page],
        "may_lead": leads(request, election),
    }
    return render(request, "elections/districts/directory.html", context)


def _searched(rows: StreetRangeQuerySet, street: str) -> StreetRangeQuerySet:
    """Return the streets that begin so; where none does, „Hauptstr. 7“ is looked for without 7."""
    names = (street, *(name for name, _number in with_number_behind(street)))
    found = (rows.searched(name) for name in names if name)
    return next((streets for streets in found if streets.exists()), rows.none())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unassigned(request: HtmxRequest, pk: int) -> HttpResponse:
    """Show who has no Wahlbezirk; ask the street directory once more."""
    election = election_led(request, pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            if takes_long(election):
                request_assigning(pk, now=timezone.now(), actor=request.user)
            else:
                messages.success(request, done_text(assign_districts(pk, actor=request.user)))
            return redirect("elections:unassigned", pk=pk)
    job = street_job(election)
    if request.htmx:
        return _progress(request, job)
    entries = RegisterEntry.objects.filter(election=election).without_district()
    rows = entries.order_by("street", "house_number", "sort_key", "pk")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "election": election,
        "page": page,
        "form": form,
        "job": job,
        "job_title": JOB_TITLE,
        "is_busy": job is not None and job.state not in ENDED,
        "has_streets": election.street_ranges.exists(),
        "has_districts": election.districts.exists(),
    }
    return answer(request, "elections/districts/unassigned.html", context)


def _progress(request: HtmxRequest, job: Job | None) -> HttpResponse:
    """Answer the part of the page that polls the work; once that is done, the page reloads."""
    return HttpResponse(headers={"HX-Refresh": "true"}) if job is None else progress(request, job)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest, pk: int, elector_pk: int) -> HttpResponse:
    """Put one person into a Wahlbezirk by hand, with a reason."""
    election = election_led(request, pk)
    entries = RegisterEntry.objects.filter(election=election).without_district()
    entry = get_object_or_404(entries, pk=elector_pk)
    neighbours = len(neighbours_of(entry))
    posted = request.POST if request.method == "POST" else None
    form = ChooseDistrictForm(posted, election=election, neighbours=neighbours)
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with refusals_into(form):
            count = choose_district(
                entry.pk,
                entered["district"].pk,
                reason=entered["reason"],
                with_neighbours=entered.get("with_neighbours", False),
                today=timezone.localdate(),
                actor=request.user,
            )
            text = ngettext(
                "%(count)s Person ist zugeordnet.", "%(count)s Personen sind zugeordnet.", count
            )
            messages.success(request, text % {"count": count})
            return redirect("elections:unassigned", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Wahlbezirk wählen"),
        "note": f"{entry.family_name}, {entry.given_names} – {entry.dwelling}",
        "submit": _("Wahlbezirk zuordnen"),
        "citation": "§ 9 Abs. 1 KWO",
        "rule_id": "R-REG-02",
        "cancel_url": reverse("elections:unassigned", args=[pk]),
    }
    return answer(request, "elections/act.html", context)
