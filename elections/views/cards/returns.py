"""Notices that came back from the post."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.cards.returns import record_return
from elections.forms.cards.cards import ReturnForm
from elections.law.cards.rules import CardRule
from elections.models.cards.lookup import entry_named
from elections.models.cards.polling_card import NoticeReturn
from elections.models.register.entries import NumbersFixed, RegisterEntry
from elections.views.fetching import election_led
from municipalities.views.acting import SignedInRequest, answer, refusals_into

SHOWN = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def returns(request: SignedInRequest, pk: int) -> HttpResponse:
    """Count the notices that came back, and record another one."""
    election = election_led(request, pk)
    form = ReturnForm(
        request.POST if request.method == "POST" else None,
        initial={"returned_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        entry = entry_named(pk, form.cleaned_data["entry"])
        if entry is None:
            form.add_error("entry", _("Diese Nummer steht nicht im Verzeichnis. Prüfen Sie sie."))
        else:
            with refusals_into(form, {CardRule.NOTICE_RETURNED_ALREADY: "entry"}):
                record_return(
                    entry.pk,
                    ground=NoticeReturn.Ground(form.cleaned_data["ground"]),
                    returned_on=form.cleaned_data["returned_on"],
                    actor=request.user,
                )
                messages.success(request, _("Vermerkt für %(entry)s.") % {"entry": entry})
                return redirect("elections:notice_returns", pk=pk)
    own = NoticeReturn.objects.filter(entry__election=election)
    numbered = RegisterEntry.objects.filter(election=election, number__isnull=False).standing()
    fixed = NumbersFixed.objects.filter(election=election).exists()
    sent = numbered.count() if fixed else None
    came_back = own.count()
    context = {
        "election": election,
        "form": form,
        "sent": sent,
        "came_back": came_back,
        "arrived": None if sent is None else sent - came_back,
        "grounds": [
            {"label": NoticeReturn.Ground(row["ground"]).label, "count": row["count"]}
            for row in own.values("ground").annotate(count=Count("pk")).order_by("-count")
        ],
        "rows": own.select_related("entry__district").order_by("-pk")[:SHOWN],
    }
    return answer(request, "elections/cards/returns.html", context)
