"""One election at a glance, and how it comes to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections.actions.course.setup import set_up_election
from elections.forms.course.steps import ConfirmForm, HeldForm
from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.course.calendar import period
from elections.law.course.late_start import late_start
from elections.law.course.phases import Phase, Step, open_steps
from elections.law.course.versions import version, version_on
from elections.models import Election
from elections.models.course.body_rows import announced_on, annulled_on
from elections.models.course.election import PHASES
from elections.views.course.agenda import access_of, next_task, pressing
from elections.views.course.corrections import rests_on_election, seats_rest_on
from elections.views.course.steps import STEPS
from elections.views.fetching import election_seen, leads, works_on
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import Assumption, assumptions_of, with_overrides
from municipalities.messages import assumption_text, sentence, spoken, word
from municipalities.models import Term
from municipalities.views.acting import SignedInRequest, answer, refusals_into
from municipalities.views.fetching import municipality_led


@login_required
@require_safe
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show where the election stands, what is next, and what it rests on."""
    election = election_seen(request, pk)
    now = timezone.now()
    law = version(election.law_version)
    context = {
        "election": election,
        "next_task": next_task(election, access_of(request.user, election), now),
        "tasks": pressing(election, timezone.localdate(now)),
        **_after_the_result(election, timezone.localdate(now)),
        "phases": _phases(election),
        "may_work": works_on(request, election),
        "may_lead": leads(request, election),
        "seats_rest_on": seats_rest_on(election),
        "may_withdraw": leads(request, election) and not rests_on_election(election),
        "steps_back": _steps_back(election, request),
        "list_count": election.nominations.count(),
        "admitted_count": election.nominations.admitted().count(),
        "electors": election.districts.all().electors(),
        "district_count": election.districts.count(),
        "postal_vote": word(law.postal_vote),
        "assumptions": list(_assumptions(election)),
    }
    return render(request, "elections/course/detail.html", context)


def _after_the_result(election: Election, today: date) -> dict[str, Any]:
    """Return until when a published result can be objected to, or since when it is annulled."""
    if election.current_phase is not Phase.PUBLISHED:
        return {}
    announced = announced_on(election)
    last_day = announced + period("C-23") if announced else None
    return {
        "annulled_on": annulled_on(election),
        "objections_until": last_day,
        "objections_over": last_day is not None and last_day < today,
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: SignedInRequest, ags: str, term_pk: int) -> HttpResponse:
    """Set up the election that the council decided for, after showing what that means."""
    municipality = municipality_led(request, ags)
    term = get_object_or_404(Term, pk=term_pk)
    now = timezone.now()
    is_over = timezone.localdate(now) > term.election_day
    asked = HeldForm if is_over else ConfirmForm
    form = asked(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            election = set_up_election(municipality, term, actor=request.user)
            messages.success(
                request,
                _("Die Wahl ist angelegt, der Kalender ist berechnet. Hier steht, was ansteht."),
            )
            return redirect("elections:detail", pk=election.pk)
    context = {
        "municipality": municipality,
        "term": term,
        "decision": municipality.decisions.filter(term=term).first(),
        "law": version_on(term.election_day),
        "existing": municipality.elections.filter(term=term).first(),
        "form": form,
        "is_over": is_over,
        "late": [(one, sentence(one)) for one in late_start(term.election_day, now)],
    }
    return answer(request, "elections/course/set_up.html", context)


def _phases(election: Election) -> list[dict[str, Any]]:
    """Return the way of the election for the component ``phases``."""
    current = election.current_phase
    if current is Phase.CANCELLED:
        keys = [Phase.SETUP, Phase.NOMINATION, Phase.CANCELLED]
    else:
        keys = [Phase(key) for key, _label in PHASES if key != Phase.CANCELLED]
    at = keys.index(current)
    is_over = current in {Phase.PUBLISHED, Phase.CANCELLED}
    return [
        {
            "label": word(key),
            "state": "done"
            if place < at or (place == at and is_over)
            else ("current" if place == at else "ahead"),
        }
        for place, key in enumerate(keys)
    ]


def _steps_back(election: Election, request: SignedInRequest) -> list[dict[str, Any]]:
    """Return the ways back that are open to this person."""
    return [
        {"step": step.value, "label": word(step)}
        for step in open_steps(election.current_phase)
        if step in STEPS
        and (step is not Step.TAKE_BACK_CALL or not election.nominations.exists())
        and STEPS[step].is_way_back
        and STEPS[step].elections(request.user).filter(pk=election.pk).exists()
    ]


def _assumptions(election: Election) -> Iterator[dict[str, Any]]:
    """Return the open points of the law that this election rests on, with the values taken."""
    for defaults in (ELECTION_DEFAULTS, MUNICIPALITY_DEFAULTS):
        for entry in assumptions_of(with_overrides(defaults, election.assumptions)):
            yield {
                "rule_id": entry.rule_id,
                "text": assumption_text(entry.key),
                "value": _value(entry),
                "certainty": entry.certainty,
            }


def _value(entry: Assumption) -> str:
    if isinstance(entry.value, bool):
        return _("ja") if entry.value else _("nein")
    return spoken(entry.value)
