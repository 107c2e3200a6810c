"""The registers of all Wahlbezirke closed on one page, with the figures beside each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from elections.actions.register.closing_together import ClosingEntry, close_districts
from elections.forms.register.closing import FIGURES, ClosingRow, CountedClosingForm
from elections.law.register.closing import RegisterCounts
from elections.models import Election
from elections.models.cards.standing import counted, open_points
from elections.models.districts.district import number_order
from elections.models.register.entries import RegisterEntry
from elections.views.fetching import determines, election_led
from municipalities.forms.rows import Rows
from municipalities.views.acting import SignedInRequest, answer, row_refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show every open Wahlbezirk with its figures; close those that are ticked, all or none."""
    election = election_led(request, pk)
    points = open_points(election)
    posted = request.POST if request.method == "POST" else None
    rows = Rows(posted, ClosingRow, known=list(_open_districts(election)))
    form = CountedClosingForm(
        posted,
        initial={"closed_on": timezone.localdate()},
        may_override=determines(request, election),
        has_open_points=bool(points),
    )
    if posted is not None and rows.is_valid() and form.is_valid():
        ticked = [(place, values) for place, values in rows.filled() if values["close"]]
        if not ticked:
            form.add_error(
                None, _("Kein Wahlbezirk ist angekreuzt. Kreuzen Sie wenigstens einen an.")
            )
        else:
            with row_refusals_into(rows, form, [place for place, _values in ticked], {}):
                made = close_districts(
                    pk,
                    [_entry(values, rows.forms[place]) for place, values in ticked],
                    closed_on=form.cleaned_data["closed_on"],
                    acknowledged=form.cleaned_data.get("acknowledged", False),
                    override_reason=form.cleaned_data.get("override_reason", ""),
                    actor=request.user,
                )
                messages.success(request, _done(len(made)))
                return redirect("elections:register", pk=pk)
    context = {
        "election": election,
        "rows": rows,
        "form": form,
        "points": points,
        "cancel_url": reverse("elections:register", args=[pk]),
    }
    return answer(request, "elections/register/closing_together.html", context)


def _open_districts(election: Election) -> Iterator[dict[str, Any]]:
    found = election.districts.filter(closing=None)
    entered = set(
        RegisterEntry.objects.filter(district__in=found).values_list("district", flat=True)
    )
    for row in sorted(found, key=lambda row: number_order(row.number)):
        shown: dict[str, Any] = {"pk": row.pk, "title": str(row), "close": True}
        if row.pk in entered:
            counts = counted(row)
            shown |= {name: getattr(counts, name) for name in FIGURES}
            shown |= {
                "is_counted": True,
                "note": _("gezählt: A = %(total)s") % {"total": counts.total},
            }
        else:
            shown |= {"close": False, "note": _("niemand eingetragen: Zahlen von Hand")}
        yield shown


def _entry(values: dict[str, Any], form: Any) -> ClosingEntry:
    counts = RegisterCounts(*(values[name] for name in FIGURES))
    return ClosingEntry(values["pk"], counts, form.is_counted)


def _done(count: int) -> str:
    text = ngettext(
        "%(count)s Verzeichnis ist abgeschlossen.",
        "%(count)s Verzeichnisse sind abgeschlossen.",
        count,
    )
    return text % {"count": count}
