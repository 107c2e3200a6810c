"""The Wahlbezirke: where they vote, how large they will be, whose postal ballots go where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.districts.by_hand import (
    DistrictFacts,
    assign_postal_district,
    edit_district,
    edit_postal_district,
    facts_of,
    remove_district,
)
from elections.forms.course.steps import ConfirmForm
from elections.forms.districts.districts import (
    PollingPlaceForm,
    PostalDistrictForm,
    PostalRoomForm,
)
from elections.law.districts.planning import (
    FEWEST_POSTAL_LETTERS,
    FEWEST_VOTERS_COUNTED_ALONE,
    PlannedUnit,
    counted_together,
    has_too_few_letters,
    planned,
    should_be_divided,
)
from elections.law.districts.rules import DistrictRule
from elections.models import District, Election
from elections.models.course.turnout import last_turnout
from elections.models.districts.district import number_order
from elections.models.districts.letters import letters_to_replace
from elections.models.register.district_sizes import cards_by_postal_district, electors_by_district
from elections.models.register.entries import RegisterEntry
from elections.views.fetching import district_of, election_led, election_worked_on, leads
from municipalities.law.basis import Rule
from municipalities.views.acting import SignedInRequest, answer, refusals_into

PAGE_SIZE = 50
MOST_SHOWN = 100
BESIDE: dict[Rule, str] = {
    DistrictRule.POSTAL_NUMBER_NEEDS_NAME: "name",
    DistrictRule.DISTRICT_NUMBER_NEAR: "number",
    DistrictRule.NAME_IS_CERTIFIED: "name",
    DistrictRule.RENAME_NEEDS_REASON: "reason",
}


@login_required
@require_safe
def districts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every Wahlbezirk with its polling place and its planned size."""
    election = election_worked_on(request, pk)
    turnout = last_turnout(election)
    electors = electors_by_district(election)
    units = {
        unit.key: unit for unit in planned(electors, turnout.share if turnout is not None else None)
    }
    rows = election.districts.select_related("polling_place", "postal_district")
    in_order = sorted(rows, key=lambda district: number_order(district.number))
    page = Paginator(in_order, PAGE_SIZE).get_page(request.GET.get("page"))
    known = [count for count in electors.values() if count is not None]
    may_lead = leads(request, election)
    context = {
        "election": election,
        "page": page,
        "rows": [_row(district, units[district.pk]) for district in page],
        "count": len(units),
        "electors": sum(known) if known else None,
        "small_count": sum(1 for unit in units.values() if unit.is_small),
        "groups": _groups(election, counted_together(units.values())),
        "unassigned": RegisterEntry.objects.filter(election=election).without_district().count(),
        "streets": election.street_ranges.values("street_key").distinct().count(),
        "set_aside": election.streets_set_aside.all()[:MOST_SHOWN],
        "set_aside_count": election.streets_set_aside.count(),
        "turnout": turnout,
        "floor": FEWEST_VOTERS_COUNTED_ALONE,
        "should_be_divided": should_be_divided(election.municipality.population, len(units)),
        "may_lead": may_lead,
        "wrong_letters": letters_to_replace(election) if may_lead else 0,
    }
    return render(request, "elections/districts/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int, district_pk: int) -> HttpResponse:
    """Change the polling place of one Wahlbezirk."""
    election = election_led(request, pk)
    found = district_of(election, district_pk)
    form = PollingPlaceForm(
        request.POST if request.method == "POST" else None,
        known=asdict(facts_of(found)),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, BESIDE):
            reason = form.cleaned_data.pop("reason")
            facts = DistrictFacts(**form.cleaned_data)
            edit_district(found.pk, facts, reason=reason, actor=request.user, seen=form.saw)
            text = _("Wahlbezirk %(number)s ist geändert.") % {"number": found.number}
            messages.success(request, text)
            return redirect("elections:districts", pk=pk)
    context = {
        "election": election,
        "district": found,
        "form": form,
        "title": _("Wahlraum: %(district)s") % {"district": found},
        "submit": _("Wahlraum speichern"),
        "citation": "§ 10 KWO",
        "rule_id": "R-REG-07",
        "cancel_url": reverse("elections:districts", args=[pk]),
    }
    return answer(request, "elections/districts/edit.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: SignedInRequest, pk: int, district_pk: int) -> HttpResponse:
    """Remove a Wahlbezirk to which nothing belongs."""
    election = election_led(request, pk)
    found = district_of(election, district_pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            gone = remove_district(found.pk, actor=request.user)
            text = _("Wahlbezirk %(district)s ist entfernt.") % {"district": gone}
            messages.success(request, text)
            return redirect("elections:districts", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Wahlbezirk entfernen: %(district)s") % {"district": found},
        "consequences": [_("Der Wahlbezirk und sein Wahlraum sind weg.")],
        "undo": _("Mit derselben Nummer lässt er sich neu anlegen."),
        "submit": _("Wahlbezirk entfernen"),
        "citation": "§ 5 Abs. 1 KWO",
        "rule_id": "R-DIST-01",
        "cancel_url": reverse("elections:edit_district", args=[pk, found.pk]),
    }
    return answer(request, "elections/act.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def postal_districts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the Briefwahlbezirke; make one, or say which Wahlbezirke belong to it."""
    election = election_led(request, pk)
    chosen = election.postal_districts.filter(number=request.GET.get("nummer", "")).first()
    initial: dict[str, Any] = {}
    if chosen is not None:
        initial = {
            "number": chosen.number,
            "name": chosen.name,
            "districts": _in_order(chosen.districts.values_list("number", flat=True)),
        }
    posted = request.POST if request.method == "POST" else None
    form = PostalDistrictForm(posted, election=election, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, BESIDE):
            entered = form.cleaned_data
            made = assign_postal_district(
                pk,
                entered["number"],
                entered["name"],
                entered["districts"],
                reason=entered["reason"],
                actor=request.user,
            )
            text = _("Briefwahlbezirk %(postal)s ist gespeichert.") % {"postal": made}
            messages.success(request, text)
            return redirect("elections:postal_districts", pk=pk)
    context = {
        "election": election,
        "form": form,
        "chosen": chosen,
        "rows": list(_postal_rows(election)),
        "left": election.districts.filter(postal_district=None).count(),
        "floor": FEWEST_POSTAL_LETTERS,
    }
    return answer(request, "elections/districts/postal.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_postal(request: SignedInRequest, pk: int, postal_pk: int) -> HttpResponse:
    """Change name and room of one Briefwahlbezirk."""
    election = election_led(request, pk)
    found = get_object_or_404(election.postal_districts.select_related("room"), pk=postal_pk)
    form = PostalRoomForm(
        request.POST if request.method == "POST" else None,
        known=asdict(facts_of(found)),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, BESIDE):
            reason = form.cleaned_data.pop("reason")
            facts = DistrictFacts(**form.cleaned_data)
            edit_postal_district(found.pk, facts, reason=reason, actor=request.user, seen=form.saw)
            text = _("Briefwahlbezirk %(number)s ist geändert.") % {"number": found.number}
            messages.success(request, text)
            return redirect("elections:postal_districts", pk=pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Raum: %(district)s") % {"district": found},
        "submit": _("Raum speichern"),
        "citation": "§ 23 LWO",
        "rule_id": "R-DIST-06",
        "cancel_url": reverse("elections:postal_districts", args=[pk]),
    }
    return answer(request, "elections/act.html", context)


def _postal_rows(election: Election) -> Iterator[dict[str, Any]]:
    cards = cards_by_postal_district(election)
    for postal in election.postal_districts.select_related("room").prefetch_related("districts"):
        yield {
            "postal": postal,
            "numbers": _in_order(district.number for district in postal.districts.all()),
            "cards": cards.get(postal.pk, 0),
            "is_small": has_too_few_letters(cards.get(postal.pk, 0)),
        }


def _in_order(numbers: Iterable[str]) -> str:
    return ", ".join(sorted(numbers, key=number_order))


def _row(district: District, unit: PlannedUnit) -> dict[str, Any]:
    place = getattr(district, "polling_place", None)
    access = {True: _("barrierefrei"), False: _("nicht barrierefrei"), None: ""}
    return {
        "district": district,
        "place": place,
        "access": access[place.accessible] if place is not None else "",
        "unit": unit,
    }


def _groups(election: Election, groups: tuple[tuple[int, ...], ...]) -> list[str]:
    """Return the proposal which Wahlbezirke to count together, by their numbers."""
    numbers = dict(election.districts.values_list("pk", "number"))
    return [" + ".join(numbers[key] for key in group) for group in groups]
