"""The log of one municipality: who did what, and whether the chain is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.actions.audit import verify_chain
from municipalities.forms.filters import LogFilter
from municipalities.law.anchors import Anchor
from municipalities.messages import (
    act_text,
    break_text,
    clock_text,
    detail_text,
    detail_value,
    spoken,
)
from municipalities.models import AuditChain, AuditEvent, BodyChoice, Role
from municipalities.models.names_then import names_then
from municipalities.views.acting import SignedInRequest
from municipalities.views.fetching import leads, municipality_audited

PAGE_SIZE = 50
# What nobody did is chosen by this; no account is called so, for its name has no brackets.
SYSTEM = "(System)"
# A chain up to this length is checked whenever the page opens; a longer one when asked for.
CHECKED_AT_ONCE = 2000
WORDS = {**dict(BodyChoice.choices), **dict(Role.choices)}
# Details that hold the phase before and after a step; the act's own words say the same.
_CODES = {"before", "after"}
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@login_required
@require_safe
def log(request: SignedInRequest, ags: str) -> HttpResponse:
    """Show the log, newest first, with the state of the chain in words."""
    municipality = municipality_audited(request, ags)
    chain = AuditChain.objects.filter(key=ags).first()
    events = AuditEvent.objects.filter(chain=chain).select_related("actor").order_by("-position")
    form = LogFilter(
        request.GET,
        acts=sorted(events.order_by().values_list("act", flat=True).distinct(), key=act_text),
        people=_people(events),
    )
    form.is_valid()  # invalid filters are ignored, the rest counts
    chosen: dict[str, Any] = form.cleaned_data
    page = Paginator(_matching(events, chosen), PAGE_SIZE).get_page(request.GET.get("page"))
    asked = request.GET.get("pruefung") == "1"
    report = verify_chain(ags) if chain and (asked or chain.length <= CHECKED_AT_ONCE) else None
    context = {
        "municipality": municipality,
        "chain": chain,
        "report": report,
        "breaks": [break_text(found) for found in report.breaks] if report else [],
        "clock_steps": [clock_text(found) for found in report.clock_steps] if report else [],
        "anchor": Anchor(report.chain, report.events, report.last_hash) if report else None,
        "may_lead": leads(request, municipality),
        "form": form,
        "is_filtered": any(chosen.values()),
        "page": page,
        "rows": _rows(list(page)),
    }
    return render(request, "municipalities/log.html", context)


def _people(events: QuerySet[AuditEvent]) -> list[tuple[str, str]]:
    """Return each account of a log with what it is called: the person's name beside it."""
    found = events.order_by().values_list("actor_name", "actor__last_name").distinct()
    return sorted(
        (account or SYSTEM, f"{name} ({account})" if name else account or _("System"))
        for account, name in found
    )


def _matching(events: QuerySet[AuditEvent], chosen: dict[str, Any]) -> QuerySet[AuditEvent]:
    if act := chosen.get("vorgang"):
        events = events.filter(act=act)
    if person := chosen.get("person"):
        events = events.filter(actor_name="" if person == SYSTEM else person)
    if first := chosen.get("von"):
        events = events.filter(recorded_at__gte=_midnight(first))
    if last := chosen.get("bis"):
        events = events.filter(recorded_at__lt=_midnight(last + timedelta(days=1)))
    return events


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _rows(events: list[AuditEvent]) -> list[dict[str, Any]]:
    names = names_then(events)
    return [_row(event, names.get(event.pk, "")) for event in events]


def _row(event: AuditEvent, person: str) -> dict[str, Any]:
    return {
        "position": event.position,
        "recorded_at": event.recorded_at,
        "person": person,
        "account": event.actor_name or _("System"),
        "act": act_text(event.act),
        "subject": _ISO_DAY.sub(_german_day, event.subject_name),
        "details": list(_details(event.details)),
        "hash": event.hash,
    }


def _details(details: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in details.items():
        if value not in ("", None, [], {}) and not _is_code(name, value):
            yield detail_text(name), _said(_in_words(name, value))


def _in_words(name: str, value: Any) -> Any:
    """Return a value with its codes replaced by what they mean."""
    if isinstance(value, list):
        return [_in_words(name, one) for one in value]
    return detail_value(name, value) if isinstance(value, str) else value


def _said(value: Any) -> str:
    """Return a JSON value as people read it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(one)}" for name, one in value.items())
    text = str(value)
    if _FINGERPRINT.fullmatch(text):
        return f"{text[:12]}…"
    return str(WORDS.get(text) or _moment(text))


def _is_code(name: str, value: Any) -> bool:
    return name in _CODES and not _ISO_DAY.fullmatch(str(value))


def _german_day(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{day}.{month}.{year}"


def _moment(text: str) -> str:
    try:
        day = parse_date(text)
        moment = None if day else parse_datetime(text)
    except ValueError:
        return text
    return spoken(day or moment or text)
