"""One municipality: its body, what is due, and the facts behind it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.doors import Access
from municipalities.law.body.gremium import THRESHOLD, Nearness, nearness
from municipalities.law.body.standing import COMMISSION_STATES, BodyState
from municipalities.messages import rule_text
from municipalities.models import Municipality, ResidentCount, Term
from municipalities.models.body.happened import elections_of
from municipalities.models.body.standing import Standing
from municipalities.models.commission.duties import (
    current_terms,
    duties_of,
    open_duties,
    with_elections,
)
from municipalities.models.commission.timeline import decisions_of, timeline
from municipalities.models.regions import model_region_of
from municipalities.views.acting import SignedInRequest
from municipalities.views.directory import linked_task, state_of, tone_of
from municipalities.views.fetching import (
    access_in,
    audits,
    chosen_term,
    keeps_accounts,
    leads,
    municipality_seen,
    works_in,
)


@login_required
@require_safe
def detail(request: SignedInRequest, ags: str) -> HttpResponse:
    """Show one municipality; what is due next stands on top."""
    municipality = municipality_seen(request, ags)
    term = chosen_term(request)
    may_lead, may_work = leads(request, municipality), works_in(request, municipality)
    context = {
        "municipality": municipality,
        "term": term,
        "may_lead": may_lead,
        "may_staff": keeps_accounts(request, municipality),
        "may_audit": audits(request, municipality),
        "may_work": may_work,
        "decisions": decisions_of(municipality),
        "counts": municipality.resident_counts.all(),
        "known_bodies": municipality.known_bodies.all(),
        "past_elections": municipality.past_elections.all(),
        "past_lists": municipality.pastlist_rows.all(),
        "model_region": model_region_of(municipality),
        "elections": elections_of(municipality),
        "where": _where(municipality),
    }
    if term is not None:
        context |= _standing(municipality, term, access_in(request, municipality))
    return render(request, "municipalities/body/detail.html", context)


@login_required
@require_safe
def course(request: SignedInRequest, ags: str) -> HttpResponse:
    """Show what is known of a municipality, term by term."""
    municipality = municipality_seen(request, ags)
    context = {"municipality": municipality, "chapters": timeline(municipality)}
    return render(request, "municipalities/body/timeline.html", context)


def _where(municipality: Municipality) -> str:
    """Return where a municipality lies; a Stadt that is no part of a Kreis is its own."""
    if municipality.kreis.name == municipality.short_name:
        return municipality.kind
    return f"{municipality.kreis.name} · {municipality.ags}"


def _standing(municipality: Municipality, term: Term, access: Collection[Access]) -> dict[str, Any]:
    now = timezone.now()
    today = timezone.localdate(now)
    one = Municipality.objects.filter(pk=municipality.pk)
    overrides = dict(settings.LAW_ASSUMPTIONS)
    terms = current_terms(today)
    others = [other for other in terms if other != term]
    (found,) = duties_of(one, term, today=today, overrides=overrides)
    row = found.standing
    duties = open_duties(one, terms, today=today, overrides=overrides, standing={term.pk: [row]})
    led = {municipality.pk: municipality.ags} if Access.LED in access else {}
    work = with_elections(duties, led, now=now, overrides=overrides)
    tasks = [linked_task(task, access) for task in work.get(municipality.pk, [])]
    newest = municipality.resident_counts.first()
    return {
        "standing": row,
        "state": state_of(row),
        "tone": tone_of(row),
        "reason": rule_text(row.body.rule_id),
        "decision": decisions_of(municipality).filter(term=term).first(),
        "next_task": tasks[0] if tasks else None,
        "other_duties": tasks[1:],
        "several_terms": bool(others),
        "other_terms": others,
        "may_tell_outcome": _is_told_here(row, today),
        "has_commission": row.body.state in COMMISSION_STATES or found.commission is not None,
        "near": _near(newest) if newest else "",
        "today": today,
    }


def _is_told_here(row: Standing, today: date) -> bool:
    """Whether what became of the election is told on the page for it: no election is kept here."""
    kept = any(one.key is not None for one in row.course.elections)
    chose = row.body.state in {BodyState.ELECTION_UNKNOWN, BodyState.ABR_ELECTION} or bool(
        row.course.elections
    )
    return today > row.election_day and chose and not kept and row.decided_on is not None


def _near(count: ResidentCount) -> str:
    """Return what a new count may change, where the newest is close to the threshold."""
    facts = {
        "number": count.foreign_residents,
        "day": date_format(count.as_of, "DATE_FORMAT"),
        "distance": abs(count.foreign_residents - THRESHOLD),
        "threshold": THRESHOLD,
    }
    match nearness(count.foreign_residents):
        case Nearness.APPROACHING:
            text = _(
                "Am %(day)s waren es %(number)s, bis zur Grenze von %(threshold)s fehlten "
                "%(distance)s. Sobald vor einer Wahl mehr als %(threshold)s ausländische "
                "Einwohner gemeldet sind, muss die Gemeinde einen Ausländerbeirat wählen lassen "
                "oder eine Integrations-Kommission bilden."
            )
        case Nearness.JUST_ABOVE:
            text = _(
                "Am %(day)s waren es %(number)s, das sind %(distance)s mehr als %(threshold)s. "
                "Sind es vor einer Wahl nur noch %(threshold)s oder weniger, ist ein Gremium für "
                "die neue Wahlzeit keine Pflicht mehr. Was für diese Wahlzeit entschieden ist, "
                "bleibt."
            )
        case _:
            return ""
    return text % facts
