"""The page on which a report is taken back that does not belong to its unit."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.actions.counting.withdrawal import check_withdrawable, withdraw_report
from ballots.forms.counting.withdrawal import WithdrawalForm
from ballots.models import CountingUnit
from elections.models import Election
from elections.views.fetching import election_counted
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, pk: int, unit_pk: int) -> HttpResponse:
    """Take back what was reported for a unit, with a reason."""
    election = election_counted(request, pk)
    unit = get_object_or_404(CountingUnit.objects.filter(election=election), pk=unit_pk)
    newest = unit.reports.first()
    form = WithdrawalForm(
        request.POST if request.method == "POST" else None,
        initial={"based_on": newest.version if newest else 0},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            withdraw_report(unit.pk, actor=request.user, **form.cleaned_data)
            messages.success(
                request, _("Die Meldung für %(unit)s ist zurückgenommen.") % {"unit": unit}
            )
            return redirect("ballots:units", pk)
    context = {
        "election": election,
        "form": form,
        "title": _("Meldung zurücknehmen: %(unit)s") % {"unit": unit},
        "fixed": _what_rests(unit, election),
        "submit": _("Meldung zurücknehmen"),
        "consequences": [
            _("Keine Zahl dieser Meldung wird mehr mitgezählt; die Meldung fehlt wieder."),
            _("Der Auszählungsbezirk lässt sich danach ändern oder entfernen."),
        ],
        "undo": _("War es ein Irrtum, tragen Sie die Zahlen wieder ein; sie stehen auch im Log."),
        "citation": "§ 49 Abs. 2 KWO",
        "rule_id": "R-CNT-09",
        "cancel_url": reverse("ballots:report", args=[pk, unit.pk]),
    }
    return answer(request, "elections/act.html", context)


def _what_rests(unit: CountingUnit, election: Election) -> str:
    """Say why the report cannot be taken back; empty while it can."""
    try:
        check_withdrawable(unit, election)
    except RuleViolation as violation:
        return sentence(violation)
    return ""
