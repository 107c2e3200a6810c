"""The pages of the law: every rule, one rule, and the values assumed where the law is open."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from elections.law.course.calendar import calendar_for, deadline
from municipalities.messages import word
from municipalities.models import Term
from reports.views.public.rulebook import Entry, by_topic, entries, open_points

LONGEST_SEARCH = 100


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """List every rule by topic; ``suche`` finds words in id, sentence and norm."""
    search = request.GET.get("suche", "")[:LONGEST_SEARCH].strip()
    found = [entry for entry in entries() if entry.matches(search)]
    context = {"search": search, "topics": by_topic(found), "count": len(found)}
    return render(request, "reports/public/rules.html", context)


@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """Show one rule or check with norm, certainty, open points and its neighbours."""
    book = entries()
    place = next((n for n, entry in enumerate(book) if entry.id == rule_id), None)
    if place is None:
        raise Http404
    entry = book[place]
    context = {
        "entry": entry,
        "topic": by_topic([entry])[0][1],
        "previous": book[place - 1] if place else None,
        "next": book[place + 1] if place + 1 < len(book) else None,
        "open_points": open_points(entry.id),
        "checks": [one for one in book if one.check and one.check.rule_id == entry.id],
        "level": _level(entry),
        "appointment": _appointment(entry.id) if entry.topic == "C" else None,
    }
    return render(request, "reports/public/rule.html", context)


@require_safe
def assumptions(request: HttpRequest) -> HttpResponse:
    """List every open point of the law with the value that this installation takes."""
    return render(request, "reports/public/rule_assumptions.html", {"open_points": open_points()})


def _level(entry: Entry) -> str:
    return word(entry.check.level) if entry.check else ""


def _appointment(code: str) -> dict[str, Any]:
    """Return name, person in charge, and the day in the running Wahlzeit as an example."""
    row = deadline(code)
    term = Term.objects.running(timezone.localdate())
    example = None
    if term is not None:
        example = next(one for one in calendar_for(term.election_day) if one.code == code)
    return {
        "name": word(row.what),
        "who": word(row.who),
        "election_day": term.election_day if term else None,
        "example": example,
    }
