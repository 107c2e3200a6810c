"""The page on which the Wahlleitung hands a unit with few voters over to another one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.actions.counting.hand_over import hand_over as order_hand_over
from ballots.actions.counting.hand_over import take_back
from ballots.forms.counting.hand_over import HandOverForm
from ballots.law.counting.hand_over import HAND_OVER
from ballots.law.counting.rules import CountingRule
from ballots.models import CountingUnit, HandOver
from elections.law.course.phases import Phase
from elections.views.fetching import election_determined
from municipalities.law.basis import Rule, RuleViolation
from municipalities.views.acting import SignedInRequest, answer, linked, refusals_into

FIELDS: dict[Rule, str] = {
    CountingRule.HAND_OVER_TOO_EARLY: "ordered_on",
    CountingRule.HAND_OVER_NOT_NEEDED: "voters",
    CountingRule.HAND_OVER_OTHER_NUMBER: "voters",
    CountingRule.HAND_OVER_MORE_VOTERS: "electors",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: SignedInRequest, pk: int, unit_pk: int) -> HttpResponse:
    """Order that another unit counts these ballots, or take that back."""
    election = election_determined(request, pk)
    unit = get_object_or_404(CountingUnit.objects.filter(election=election), pk=unit_pk)
    made = HandOver.objects.filter(unit=unit).select_related("to_unit", "recorded_by").first()
    if made is not None and request.method == "POST":
        return _taken_back(request, made, pk)
    others = election.units.counting().exclude(pk=unit.pk)
    newest = unit.reports.first()
    form = HandOverForm(
        request.POST or None,
        units=others,
        today=timezone.localdate(),
        initial={
            "voters": newest.voters if newest else None,
            "electors": unit.districts.all().electors() if _has_register(unit) else None,
            "ordered_on": timezone.localdate(),
        },
    )
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, FIELDS):
            ordered = order_hand_over(
                unit.pk,
                to_unit_id=form.cleaned_data["to_unit"].pk,
                certificate=form.certificate(),
                actor=request.user,
            )
            messages.success(request, _ordered(ordered))
            return redirect("ballots:units", pk)
    context = {
        "election": election,
        "unit": unit,
        "form": form,
        "made": made,
        "others": others,
        "norm": HAND_OVER,
        "counting": election.current_phase is Phase.COUNTING,
    }
    return answer(request, "ballots/counting/hand_over.html", context)


def _has_register(unit: CountingUnit) -> bool:
    return unit.kind != CountingUnit.Kind.POSTAL


def _ordered(made: HandOver) -> str:
    return _(
        "%(unit)s ist abgegeben. Als Nächstes trägt %(to_unit)s die gemeinsame Auszählung ein."
    ) % {"unit": made.unit, "to_unit": made.to_unit}


def _taken_back(request: SignedInRequest, made: HandOver, pk: int) -> HttpResponse:
    try:
        take_back(made.unit_id, actor=request.user)
    except RuleViolation as violation:
        messages.error(request, linked(violation))
        return redirect("ballots:hand_over", pk, made.unit_id)
    messages.success(
        request, _("Die Abgabe von %(unit)s ist zurückgenommen.") % {"unit": made.unit}
    )
    return redirect("ballots:units", pk)
