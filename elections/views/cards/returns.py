"""Notices that came back from the post."""

from __future__ import annotations

from dataclasses import fields

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.cards.returns import record_return, take_back_return
from elections.forms.cards.cards import ReturnForm
from elections.forms.course.steps import ConfirmForm
from elections.law.cards.rules import CardRule
from elections.models.cards.lookup import entry_named
from elections.models.cards.printed_notices import notices_printed
from elections.models.cards.returns import NoticeReturn
from elections.models.districts.letters import letters_to_replace
from elections.models.register.address import Address
from elections.models.register.entries import RegisterCorrection
from elections.views.fetching import election_led
from municipalities.views.acting import SignedInRequest, answer, refusals_into

SHOWN = 100
ADDRESS = tuple(field.name for field in fields(Address))
"""The columns of an entry that say where a letter goes."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: SignedInRequest, pk: int, return_pk: int) -> HttpResponse:
    """Take back a returned notice that was written down for the wrong person."""
    election = election_led(request, pk)
    own = NoticeReturn.objects.filter(entry__election=election)
    found = get_object_or_404(own.select_related("entry__district"), pk=return_pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            take_back_return(found.pk, now=timezone.now(), actor=request.user)
            text = _("Der Rückläufer für %(entry)s ist zurückgenommen.")
            messages.success(request, text % {"entry": found.entry})
            return redirect("elections:notice_returns", pk=pk)
    context = {
        "election": election,
        "form": form,
        "entry": found.entry,
        "title": _("Rückläufer zurücknehmen"),
        "note": _("Er war für eine andere Person. Vermerken Sie ihn danach für die richtige."),
        "submit": _("Zurücknehmen"),
        "cancel_url": reverse("elections:notice_returns", args=[pk]),
    }
    return answer(request, "elections/person_act.html", context)


def _corrected_since() -> QuerySet[RegisterCorrection]:
    """Return the corrections of an address since its notice came back."""
    return RegisterCorrection.objects.filter(
        entry=OuterRef("entry"),
        corrected_on__gte=OuterRef("returned_on"),
        after__has_any_keys=list(ADDRESS),
    )


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
    own = NoticeReturn.objects.filter(entry__election=election).standing()
    sent = notices_printed(election) or None
    came_back = own.count()
    context = {
        "election": election,
        "form": form,
        "sent": sent,
        "came_back": came_back,
        "arrived": sent - came_back if sent and came_back <= sent else None,
        "grounds": [
            {"label": NoticeReturn.Ground(row["ground"]).label, "count": row["count"]}
            for row in own.values("ground").annotate(count=Count("pk")).order_by("-count")
        ],
        "rows": own.select_related("entry__district")
        .annotate(is_corrected=Exists(_corrected_since()))
        .order_by("-pk")[:SHOWN],
        "wrong_letters": letters_to_replace(election),
    }
    return answer(request, "elections/cards/returns.html", context)
