"""The order of the lists on the ballot paper, as the committee drew or set it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections.actions.nominations.order import draw_order, set_order
from elections.forms.nominations.order import ListOrderForm
from elections.law.assumptions import OrderBasis
from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.course.agenda import committee_meets
from elections.models.course.list_order import is_ordered
from elections.views.fetching import election_determined
from municipalities.models import User
from municipalities.views.acting import SignedInRequest, answer, refusals_into


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter which number each admitted list got; typed anew it takes the place of what stood."""
    election = election_determined(request, pk)
    lists = election.nominations.admitted()
    known = getattr(election, "list_order", None)
    form = ListOrderForm(
        request.POST if request.method == "POST" else None,
        lists=lists,
        is_ordered=known is not None and is_ordered(election),
        initial={
            "basis": known.basis if known else election.assumptions.get("list_order_basis"),
            "set_on": known.set_on if known else committee_meets(election),
            "minutes": known.minutes if known else "",
        },
    )
    back = reverse("elections:lists", args=[pk])
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            _record(election, form, request.user)
            messages.success(request, _("Die Reihenfolge der Listen ist eingetragen."))
            return redirect(back)
    context = {
        "election": election,
        "form": form,
        "title": _("Reihenfolge der Listen"),
        "note": _(
            "Tragen Sie bei jeder zugelassenen Liste die Nummer ein, die der Wahlausschuss "
            "bestimmt hat. Sie steht auf dem Stimmzettel. Die Reihenfolge des Eingangs zählt "
            "nicht. Gelost wird im Ausschuss, nicht hier."
        ),
        "fixed": _fixed(election, lists.count()),
        "submit": _("Reihenfolge eintragen"),
        "citation": "§ 15 Abs. 4 KWG",
        "rule_id": "R-LIST-17",
        "cancel_url": back,
    }
    return answer(request, "elections/act.html", context)


def _fixed(election: Election, admitted: int) -> str:
    """Say why there is nothing to order now; empty where there is."""
    if election.current_phase is not Phase.NOMINATION:
        return _("Die Reihenfolge ändert sich nur, solange die Zulassung offen ist.")
    if admitted == 0:
        return _("Noch ist keine Liste zugelassen. Tragen Sie zuerst die Entscheidungen ein.")
    return ""


def _record(election: Election, form: ListOrderForm, actor: User) -> None:
    entered, numbers = form.cleaned_data, form.numbers
    said = {"minutes": entered["minutes"], "set_on": entered["set_on"], "actor": actor}
    if entered["basis"] == OrderBasis.LOT:
        draw_order(election.pk, sorted(numbers, key=lambda key: numbers[key]), **said)
        return
    set_order(election.pk, numbers, **said)
