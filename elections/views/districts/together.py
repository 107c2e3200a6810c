"""All Wahlbezirke, or all Briefwahlbezirke, on one page: one confirmation, all or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.course.setup import BEFORE_THE_COUNT
from elections.actions.districts.by_hand import DistrictFacts
from elections.actions.districts.together import (
    DistrictEntry,
    PostalEntry,
    enter_districts,
    enter_postal_districts,
)
from elections.forms.districts.together import DistrictRow, PostalRow, TogetherReasonForm
from elections.law.districts.rules import DistrictRule
from elections.models import Election, PollingPlace, PostalRoom
from elections.models.districts.district import number_order
from elections.views.fetching import election_led
from municipalities.forms.rows import RowForm, Rows
from municipalities.law.basis import Rule
from municipalities.models.seen import Seen
from municipalities.views.acting import SignedInRequest, answer, row_refusals_into

MOST_EMPTY, EMPTY_ROWS = 100, 3
FIELDS: dict[Rule, str] = {
    DistrictRule.DISTRICT_EXISTS: "number",
    DistrictRule.DISTRICT_NUMBER_NEAR: "number",
    DistrictRule.NAME_IS_CERTIFIED: "name",
    DistrictRule.RENAME_NEEDS_REASON: "name",
    DistrictRule.POSTAL_NUMBER_NEEDS_NAME: "name",
    DistrictRule.POSTAL_DISTRICT_TWICE: "districts",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def districts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every Wahlbezirk as a row; change many and add new ones together."""
    election = election_led(request, pk)
    posted = request.POST if request.method == "POST" else None
    known = list(_districts(election))
    rows = Rows(posted, DistrictRow, known=known, extra=_empty_rows(request))
    form = TogetherReasonForm(posted)
    if posted is not None and rows.is_valid() and form.is_valid():
        found = rows.touched()
        entries = [
            DistrictEntry(values["number"], _facts(values), values["pk"], _seen(rows, place))
            for place, values in found
        ]
        with row_refusals_into(rows, form, [place for place, _ in found], FIELDS):
            reason = form.cleaned_data["reason"]
            enter_districts(pk, entries, reason=reason, actor=request.user)
            messages.success(request, _("Die Wahlbezirke sind gespeichert."))
            return redirect("elections:districts", pk=pk)
    return _answer(request, election, rows, form, _("Wahlbezirke bearbeiten"), is_postal=False)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def postal_districts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every Briefwahlbezirk as a row; change many, add new ones and remove others together."""
    election = election_led(request, pk)
    posted = request.POST if request.method == "POST" else None
    keys = dict(election.districts.values_list("number", "pk"))
    known = list(_postal_districts(election))
    rows = Rows(posted, PostalRow, known=known, extra=_empty_rows(request), options={"keys": keys})
    form = TogetherReasonForm(posted)
    if posted is not None and rows.is_valid() and form.is_valid():
        found = rows.filled()
        entries = [
            PostalEntry(
                values["number"],
                _facts(values),
                values["districts"],
                values["pk"],
                values.get("goes", False),
                _seen(rows, place),
            )
            for place, values in found
        ]
        with row_refusals_into(rows, form, [place for place, _ in found], FIELDS):
            reason = form.cleaned_data["reason"]
            enter_postal_districts(pk, entries, reason=reason, actor=request.user)
            messages.success(request, _("Die Briefwahlbezirke sind gespeichert."))
            return redirect("elections:postal_districts", pk=pk)
    title = _("Briefwahlbezirke bearbeiten")
    return _answer(request, election, rows, form, title, is_postal=True)


def _answer(
    request: SignedInRequest,
    election: Election,
    rows: Rows,
    form: TogetherReasonForm,
    title: str,
    *,
    is_postal: bool,
) -> HttpResponse:
    back = "elections:postal_districts" if is_postal else "elections:districts"
    context = {
        "election": election,
        "rows": rows,
        "form": form,
        "title": title,
        "is_postal": is_postal,
        "is_open": election.current_phase in BEFORE_THE_COUNT,
        "cancel_url": reverse(back, args=[election.pk]),
    }
    return answer(request, "elections/districts/together.html", context)


def _empty_rows(request: SignedInRequest) -> int:
    asked = request.GET.get("zeilen", "")
    wanted = int(asked) if asked.isdecimal() and len(asked) <= 3 else EMPTY_ROWS
    return min(wanted, MOST_EMPTY)


def _facts(values: Mapping[str, Any]) -> DistrictFacts:
    names = ("name", "room", "address", "accessible", "note")
    return DistrictFacts(**{name: values[name] for name in names})


def _seen(rows: Rows, place: int) -> Seen | None:
    row = rows.forms[place]
    return row.saw if isinstance(row, RowForm) else None


def _districts(election: Election) -> Iterator[dict[str, Any]]:
    found = election.districts.select_related("polling_place", "closing")
    for row in sorted(found, key=lambda row: number_order(row.number)):
        closing = getattr(row, "closing", None)
        yield {
            **_shown(row.pk, row.number, row.name, getattr(row, "polling_place", None)),
            "fixed": _("abgeschlossen, deshalb steht der Name fest") if closing else "",
        }


def _postal_districts(election: Election) -> Iterator[dict[str, Any]]:
    found = election.postal_districts.select_related("room").prefetch_related("districts")
    for row in sorted(found, key=lambda row: number_order(row.number)):
        numbers = sorted((one.number for one in row.districts.all()), key=number_order)
        yield {
            **_shown(row.pk, row.number, row.name, getattr(row, "room", None)),
            "districts": ", ".join(numbers),
        }


def _shown(
    pk: int, number: str, name: str, place: PollingPlace | PostalRoom | None
) -> dict[str, Any]:
    return {
        "pk": pk,
        "title": f"{number} {name}",
        "number": number,
        "name": name,
        "room": place.name if place else "",
        "address": place.address if place else "",
        "accessible": place.accessible if place else None,
        "note": place.access_note if place else "",
    }
