"""How a commission begins: whether it is owed, and the decision on its seats (§§ 72, 89 HGO)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from municipalities.actions.commission.formation import FIRST_STEPS, plan_commission
from municipalities.forms.commission.formation import FirstPlanForm, PlanForm
from municipalities.law.basis import Rule
from municipalities.law.body.gremium import COMMISSION_SINCE, FEWEST_SEATS, MOST_SEATS
from municipalities.law.commission.composition import Split, experts_needed
from municipalities.law.commission.rules import CommissionRule
from municipalities.messages import rule_text
from municipalities.models import Commission, Municipality, Term, User
from municipalities.models.body.standing import standings
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.commission.reading import framed, keys
from municipalities.views.directory import state_of, tone_of
from municipalities.views.fetching import (
    chosen_term,
    commission_led,
    leads,
    municipality_read_or_led,
)

PLAN_FIELDS: dict[Rule, str] = {
    CommissionRule.SPLIT_BELOW_HALF: "experts",
    CommissionRule.DAY_OUT_OF_RANGE: "decided_on",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: SignedInRequest, ags: str) -> HttpResponse:
    """Redirect to the commission of a Wahlzeit, or decide on its seats if there is none.

    It is the Wahlzeit that the link names, else the running one.
    """
    municipality = municipality_read_or_led(request, ags)
    may_lead = leads(request, municipality)
    asked = chosen_term(request)
    existing = municipality.commissions.filter(term=asked).first() if asked else None
    if existing is not None and request.method != "POST":
        return redirect("municipalities:commission", existing.pk)
    # A Wahlzeit in which somebody was quicker stays in the form, so that the act can say so.
    terms = open_terms(municipality, chosen=keys([request.POST.get("term", "")]))
    term = asked if asked in terms else terms.last()
    form = FirstPlanForm(request.POST or None, terms=terms, initial={"term": term, "seen": 0})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, PLAN_FIELDS):
            chosen = form.cleaned_data["term"]
            commission = decide_seats(form, municipality, chosen, actor=request.user)
            messages.success(request, _("Die Sitze der Kommission sind eingetragen."))
            return redirect("municipalities:commission", commission.pk)
    context = {
        "municipality": municipality,
        "may_lead": may_lead,
        "form": form if may_lead and terms else None,
        "earlier": municipality.commissions.select_related("term", "formation"),
        "halves": halves(),
        **_standing(municipality, term),
    }
    return answer(request, "municipalities/commission/start.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the seats of a commission; the earlier decision stays in the log."""
    commission = commission_led(request, pk)
    newest = commission.plans.first()
    fields = ("experts", "executives", "councillors")
    initial = {field: getattr(newest, field) for field in fields} if newest else {}
    initial["seen"] = newest.pk if newest else 0
    form = PlanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form, PLAN_FIELDS):
            decide_seats(form, commission.municipality, commission.term, actor=request.user)
            messages.success(request, _("Die Sitze der Kommission sind eingetragen."))
            return redirect("municipalities:commission", commission.pk)
    context = framed(request, commission, form=form, plans=commission.plans.all(), halves=halves())
    return answer(request, "municipalities/commission/plan.html", context)


def decide_seats(
    form: PlanForm, municipality: Municipality, term: Term, *, actor: User
) -> Commission:
    """Call the act with what was typed."""
    entered = form.cleaned_data
    return plan_commission(
        municipality,
        term,
        Split(entered["experts"], entered["executives"], entered["councillors"]),
        decided_on=entered["decided_on"],
        resolution=entered["resolution"],
        today=timezone.localdate(),
        actor=actor,
        seen=entered["seen"],
    )


def open_terms(municipality: Municipality, chosen: Collection[int] = ()) -> QuerySet[Term]:
    """Return the Wahlzeiten in which a commission may begin now, the newest first.

    Those before the law knew commissions, those that are over and those far ahead are left out.
    """
    today = timezone.localdate()
    begun = municipality.commissions.exclude(term__in=chosen).values("term")
    return Term.objects.filter(
        election_day__gte=COMMISSION_SINCE,
        election_day__lte=today + FIRST_STEPS,
        ends_on__gte=today,
    ).exclude(pk__in=begun)


def halves() -> list[tuple[int, int, int]]:
    """Return how many experts are needed: smallest size, largest size, experts."""
    sizes = range(FEWEST_SEATS, MOST_SEATS + 1)
    found: dict[int, list[int]] = {}
    for size in sizes:
        found.setdefault(experts_needed(size), []).append(size)
    return [(group[0], group[-1], needed) for needed, group in found.items()]


def _standing(municipality: Municipality, term: Term | None) -> dict[str, Any]:
    """Return whether a body is owed in ``term``, and why."""
    if term is None:
        return {"term": None}
    one = Municipality.objects.filter(pk=municipality.pk)
    overrides = dict(settings.LAW_ASSUMPTIONS)
    (row,) = standings(one, term, today=timezone.localdate(), overrides=overrides)
    return {
        "term": term,
        "standing": row,
        "state": state_of(row),
        "tone": tone_of(row),
        "reason": rule_text(row.body.rule_id),
    }
