"""The list of municipalities."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from municipalities.doors import Access, reachable
from municipalities.forms.filters import MunicipalityFilter
from municipalities.law.body.known import BodyKnown
from municipalities.law.task import Place, Task
from municipalities.messages import word
from municipalities.messages.body.stand import is_silent, stand_text
from municipalities.models import Municipality, Role, Term
from municipalities.models.body.figures import coverage_figures
from municipalities.models.body.standing import Standing, standings
from municipalities.models.commission.duties import current_terms, open_duties, with_elections
from municipalities.models.municipality import MunicipalityQuerySet
from municipalities.views.acting import SignedInRequest
from municipalities.views.fetching import access_in

PAGE_SIZE = 50
TONES = {
    BodyKnown.HAS_BODY: "success",
    BodyKnown.BEYOND_DUTY: "success",
    BodyKnown.OWES_BODY: "danger",
    BodyKnown.NOT_REPORTED: "neutral",
    BodyKnown.DUTY_UNKNOWN: "neutral",
    BodyKnown.NO_DUTY: "neutral",
}
"""The tone of each: red is a proven breach alone, what nobody said is grey."""


def tone_of(row: Standing) -> str:
    """Return the tone of a municipality's standing."""
    return TONES[row.known]


def state_of(row: Standing) -> str:
    """Say how a municipality stands; „?“ stands before what nobody reported."""
    text = stand_text(row)
    return f"? {text}" if is_silent(row) else text


_DUTIES: dict[str, Callable[[bool | None], bool]] = {
    "ja": lambda owes: owes is True,
    "nein": lambda owes: owes is False,
    "unbekannt": lambda owes: owes is None,
}


@login_required
@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    """Show the municipalities that this person may see, each with its body and what is due."""
    form = MunicipalityFilter(request.GET)
    form.is_valid()  # invalid filters are ignored, the rest counts
    chosen: dict[str, Any] = form.cleaned_data
    seen = Municipality.objects.seen_by(request.user)
    today, overrides = timezone.localdate(), dict(settings.LAW_ASSUMPTIONS)
    term, terms = Term.objects.running(today), current_terms(today)
    rows: list[Standing] = []
    if term is not None:
        rows = standings(_matching(seen, chosen), term, today=today, overrides=overrides)
    found = [row for row in rows if _wanted(row, chosen)]
    context = {
        "form": form,
        "term": term,
        "several_terms": len(terms) > 1,
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "rows": [],
        "groups": _groups(rows),
        "chosen_known": chosen.get("gremium", ""),
        "found": len(found),
        "is_filtered": any(chosen.values()),
        "may_open_all": request.user.has_role(Role.STATE_ADMIN, Role.STATE_MONITOR),
    }
    context["rows"] = _shown(request, context["page"], terms, term)
    return render(request, "municipalities/directory.html", context)


def _matching(
    municipalities: MunicipalityQuerySet, chosen: dict[str, Any]
) -> QuerySet[Municipality]:
    if text := chosen.get("suche"):
        municipalities = municipalities.found_by(text)
    if kreis := chosen.get("kreis"):
        municipalities = municipalities.filter(kreis=kreis)
    return municipalities


def _wanted(row: Standing, chosen: dict[str, Any]) -> bool:
    state, duty, known = chosen.get("stand"), chosen.get("pflicht"), chosen.get("gremium")
    if (state and row.body.state.value != state) or (known and row.known.value != known):
        return False
    return not duty or _DUTIES[duty](row.body.owes)


def _groups(rows: Iterable[Standing]) -> list[dict[str, Any]]:
    """Return how many municipalities have a body, provably owe one, or have not reported."""
    counts = coverage_figures(rows).known
    return [
        {
            "known": known.value,
            "label": word(known),
            "count": counts[known].municipalities,
            "tone": tone,
        }
        for known, tone in TONES.items()
        if counts[known].municipalities
    ]


def _shown(
    request: SignedInRequest, page: Iterable[Standing], terms: Sequence[Term], term: Term | None
) -> list[dict[str, Any]]:
    """Return the rows of one page, each with the next step that its own page names.

    ``terms`` have not ended; ``term`` is the one in which the rows stand.
    """
    found = list(page)
    now, overrides = timezone.now(), dict(settings.LAW_ASSUMPTIONS)
    here = Municipality.objects.filter(pk__in=[row.municipality.pk for row in found])
    duties = open_duties(
        here,
        terms,
        today=timezone.localdate(now),
        overrides=overrides,
        standing={term.pk: found} if term else {},
    )
    mine = Municipality.objects.led_by(request.user).filter(pk__in=here)
    led = dict(mine.values_list("pk", "ags"))
    work = with_elections(duties, led, now=now, overrides=overrides)
    access = {pk: access_in(request, place) for pk, place in mine.in_bulk(list(led)).items()}
    return [
        _row(
            row,
            work.get(row.municipality.pk, []),
            access.get(row.municipality.pk, {Access.SEEN}),
        )
        for row in found
    ]


def linked_task(task: Task, access: Collection[Access]) -> Task:
    """Return a task that leads to its page where this person may open it, else to its election."""
    election = task.about.election
    instead = Place("election", (election,)) if election else None
    return reachable(task, access, instead)


def _row(row: Standing, tasks: Sequence[Task], access: Collection[Access]) -> dict[str, Any]:
    return {
        "municipality": row.municipality,
        "body": row.body,
        "state": state_of(row),
        "tone": tone_of(row),
        "next_task": linked_task(tasks[0], access) if tasks else None,
        "foreign_residents": row.foreign_residents,
        "residents_status": row.residents_status,
        "seats": row.seats,
    }
