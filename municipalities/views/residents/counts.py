"""Enter how many foreign residents a municipality had on a day."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.residents.counts import record_residents
from municipalities.forms.residents.counts import ResidentCountForm
from municipalities.law.basis import Rule
from municipalities.law.residents.rules import ResidentRule
from municipalities.models import ResidentCount
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.fetching import municipality_led

COUNT_FIELDS: dict[Rule, str] = {
    ResidentRule.COUNT_IN_FUTURE: "as_of",
    ResidentRule.COUNT_EXISTS: "source",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def residents(request: SignedInRequest, ags: str) -> HttpResponse:
    """Enter how many foreign residents were registered on a day."""
    municipality = municipality_led(request, ags)
    form = ResidentCountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with refusals_into(form, COUNT_FIELDS):
            record_residents(
                municipality,
                foreign_residents=entered["foreign_residents"],
                as_of=entered["as_of"],
                status=ResidentCount.Status(entered["status"]),
                source=entered["source"],
                today=timezone.localdate(),
                actor=request.user,
            )
            messages.success(
                request,
                _("Die Zahl ist eingetragen. Hier sehen Sie, was daraus für die Gemeinde folgt."),
            )
            return redirect("municipalities:detail", ags=ags)
    context = {
        "municipality": municipality,
        "form": form,
        "latest": municipality.resident_counts.first(),
    }
    return answer(request, "municipalities/residents/count.html", context)
