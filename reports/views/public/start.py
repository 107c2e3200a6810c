"""The start page: for everybody what this is, for each role what is due."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ballots.models.counting.tasks import missing_reports
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.models import AuditChain, Job, Municipality, Role, Term, User
from municipalities.models.body.figures import coverage_figures
from municipalities.models.commission.duties import current_terms
from municipalities.models.staff import COUNTING, LEADING, STATE_ROLES
from reports.dashboard.state.goal_bodies import goal_figures
from reports.views.public.results import newest_publications
from reports.views.tasks import appointments_of, body_standings, tasks_of

NEWEST = 6
UNITS = 50
COUNTED = (Phase.DETERMINED.value, Phase.PUBLISHED.value, Phase.CANCELLED.value)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the public what this is, and signed-in people what is due."""
    context: dict[str, Any] = {"newest": newest_publications(NEWEST)}
    if not request.user.is_authenticated:
        return render(request, "reports/public/start.html", context)
    if request.user.list_access.exists() and not request.user.memberships.exists():
        return redirect("elections:own_lists")
    today = timezone.localdate()
    context |= _of_roles(request.user, today) | {"today": today}
    return render(request, "reports/public/home.html", context)


def _of_roles(user: User, today: date) -> dict[str, Any]:
    """Return the sections of the page: one per kind of role that the person holds."""
    memberships = list(user.memberships.select_related("municipality"))
    roles = {Role(membership.role) for membership in memberships}
    places = {row.municipality.pk: row.municipality for row in memberships if row.municipality}
    sections: dict[str, Any] = {"places": list(places.values())}
    if roles & set(LEADING):
        sections["town_hall"] = _town_hall(user, today)
    if roles & set(COUNTING):
        sections["capture"] = _capture(user, today)
    if roles & {Role.AUDITOR, Role.RETURNING_OFFICER}:
        sections["logs"] = _logs(user)
    if roles & set(STATE_ROLES):
        sections["state"] = _state(user, today)
    return sections


def _town_hall(user: User, today: date) -> dict[str, Any]:
    municipalities = Municipality.objects.led_by(user)
    elections = Election.objects.led_by(user)
    determined = set(Election.objects.determined_by(user).values_list("pk", flat=True))
    return {
        "tasks": tasks_of(municipalities, elections, timezone.localtime(), determined),
        "several_places": len(municipalities) > 1,
        "several_terms": len(current_terms(today)) > 1,
        "appointments": appointments_of(elections, today),
        "elections": elections.select_related("municipality"),
        "jobs": Job.objects.filter(municipality__in=municipalities).exclude(state=Job.State.DONE),
    }


def _capture(user: User, today: date) -> dict[str, Any]:
    counting = Election.objects.counted_by(user).filter(phase=Phase.COUNTING.value)
    missing = missing_reports(counting, today)
    return {
        "elections": list(counting.select_related("municipality")),
        "missing": missing[:UNITS],
        "total": len(missing),
    }


def _logs(user: User) -> list[dict[str, Any]]:
    places = list(Municipality.objects.audited_by(user))
    chains = AuditChain.objects.filter(key__in=[place.ags for place in places])
    lengths = dict(chains.values_list("key", "length"))
    return [{"place": place, "events": lengths.get(place.ags, 0)} for place in places]


def _state(user: User, today: date) -> dict[str, Any]:
    term, rows = body_standings(Municipality.objects.seen_by(user), today)
    figures = coverage_figures(rows)
    elections = Election.objects.seen_by(user)
    late = elections.exclude(phase__in=COUNTED).filter(
        calendar__code="C-21", calendar__on__lt=today
    )
    return {
        "term": term,
        "municipalities": len(rows),
        "obliged": figures.obliged if figures.is_duty_known else None,
        "figures": [
            (figure, _list(term, gremium=figure.known.value)) for figure in goal_figures(figures)
        ],
        "late": late.select_related("municipality"),
    }


def _list(term: Term | None, **chosen: str) -> str:
    """Return the address of the municipalities behind a figure."""
    asked = chosen | ({"wahlzeit": str(term.pk)} if term else {})
    return f"{reverse('reports:dashboard')}?{urlencode(asked)}#gemeinden"
