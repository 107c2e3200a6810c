"""The register of electors: its Wahlbezirke, and one person at a time."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.course.setup import add_district
from elections.actions.register.corrections import add_person
from elections.forms.districts.districts import DistrictForm
from elections.forms.register.person import OTHER_FIELDS, EntryForm, SearchForm
from elections.law.districts.rules import DistrictRule
from elections.law.register.corrections import Basis, Grounds
from elections.law.register.verdict import register_day
from elections.models.register.counts import register_count
from elections.models.register.entries import RegisterEntry
from elections.models.register.next_step import BEFORE_THE_COUNT
from elections.models.register.way import register_tasks
from elections.views.course.agenda import access_of, next_task
from elections.views.fetching import district_of, election_led, election_worked_on
from municipalities.doors import Access, address, reachable
from municipalities.law.basis import Rule
from municipalities.law.task import Task
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PAGE_SIZE, MOST_FOUND = 50, 50


@login_required
@require_safe
def register(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the Wahlbezirke with their figures; persons only to those who lead the election."""
    election = election_worked_on(request, pk)
    closed = election.districts.select_related("closing")
    districts = list(closed.prefetch_related("closing__corrections"))
    count = register_count(election)
    access = access_of(request.user, election)
    may_lead = Access.LED in access
    way: Sequence[Task] = ()
    if may_lead and election.current_phase in BEFORE_THE_COUNT:
        way = register_tasks(election, count, timezone.localdate())
    context = {
        "election": election,
        "districts": [(found, count.by_district.get(found.pk, 0)) for found in districts],
        "open_count": sum(1 for found in districts if not hasattr(found, "closing")),
        "electors": election.districts.all().electors(),
        "count": count,
        "steps": [reachable(step, access) for step in way],
        "next_task": next_task(election, access, timezone.now(), way) if may_lead else None,
        "retention_url": address("retention", pk) if may_lead else "",
        "closing_entry": election.calendar.filter(code="C-18").first(),
        "register_day": register_day(election.day),
        "search": SearchForm(),
        "may_lead": may_lead,
    }
    return render(request, "elections/register/overview.html", context)


@login_required
@require_safe
def search(request: SignedInRequest, pk: int) -> HttpResponse:
    """Find people of the register by a fragment of the name or by the day of birth."""
    election = election_led(request, pk)
    form = SearchForm(request.GET or None)
    text = form.cleaned_data["suche"] if form.is_valid() else ""
    found = list(
        RegisterEntry.objects.search(election.pk, text, MOST_FOUND + 1)
        .with_marks()
        .select_related("district")
        .order_by("sort_key", "birth_date")
        if text
        else ()
    )
    context = {
        "election": election,
        "form": form,
        "text": text,
        "found": found[:MOST_FOUND],
        "there_are_more": len(found) > MOST_FOUND,
        "most": MOST_FOUND,
    }
    return render(request, "elections/register/search.html", context)


@login_required
@require_safe
def district(request: SignedInRequest, pk: int, district_pk: int) -> HttpResponse:
    """Show the persons of one Wahlbezirk, in the order of their numbers."""
    election = election_led(request, pk)
    found = district_of(election, district_pk)
    entries = RegisterEntry.objects.filter(district=found).with_marks()
    context = {
        "election": election,
        "district": found,
        "page": Paginator(entries, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "elections/register/district.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_district(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add one Wahlbezirk."""
    election = election_led(request, pk)
    form = DistrictForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        beside_number: dict[Rule, str] = {
            DistrictRule.DISTRICT_EXISTS: "number",
            DistrictRule.DISTRICT_NUMBER_NEAR: "number",
        }
        with refusals_into(form, beside_number):
            made = add_district(pk, actor=request.user, **form.cleaned_data)
            text = _("Wahlbezirk %(district)s ist angelegt.") % {"district": made}
            messages.success(request, text)
            return redirect("elections:register", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Wahlbezirk anlegen"),
        "submit": _("Wahlbezirk anlegen"),
        "citation": "",
        "rule_id": "",
        "cancel_url": reverse("elections:register", args=[pk]),
    }
    return answer(request, "elections/act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_person(request: SignedInRequest, pk: int, district_pk: int) -> HttpResponse:
    """Enter one person; the law decides and names the one reason against it."""
    election = election_led(request, pk)
    found = district_of(election, district_pk)
    form = EntryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, OTHER_FIELDS):
            # Once the inspection has begun the law asks for other grounds (R-REG-10).
            grounds = Grounds(
                Basis.EX_OFFICIO, timezone.localdate(), _("von Amts wegen eingetragen")
            )
            entry = add_person(
                found.pk,
                form.person(),
                form.record(),
                grounds=grounds,
                is_other=form.cleaned_data["is_other"],
                language=form.cleaned_data["language"],
                actor=request.user,
            )
            text = _("Eingetragen unter Nummer %(number)s. Sie können die nächste Person eingeben.")
            messages.success(request, text % {"number": entry.number})
            return redirect("elections:new_person", pk=pk, district_pk=found.pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Person eintragen: %(district)s") % {"district": found},
        "note": _(
            "Staatsangehörigkeit und Wohndauer entscheiden über das Wahlrecht und werden nicht "
            "gespeichert."
        ),
        "submit": _("Wahlrecht prüfen und eintragen"),
        "citation": "§ 86 Abs. 2 HGO",
        "rule_id": "R-VOTE-01",
        "cancel_url": reverse("elections:register", args=[pk]),
    }
    return answer(request, "elections/act.html", context)
