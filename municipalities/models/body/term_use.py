"""What rests on a Wahlzeit: facts of the ground, and rows that the rooms to the right wrote."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from municipalities.law.body.terms import TermUse
from municipalities.models.body.event import BodyEvent, BodyEventKind
from municipalities.models.body.gremium import Term
from municipalities.models.body.history import PastElection
from municipalities.models.body.known import KnownBody


def uses_of(term: Term) -> list[TermUse]:
    """Return what rests on ``term`` and its election day; nothing while it can be corrected."""
    events = BodyEvent.objects.filter(term=term)
    set_up = events.filter(kind=BodyEventKind.ELECTION_SET_UP)
    rows: dict[TermUse, QuerySet[Any]] = {
        TermUse.DECISION: term.decisions.all(),
        TermUse.ELECTION: set_up,
        TermUse.EVENT: events.exclude(kind=BodyEventKind.ELECTION_SET_UP),
        TermUse.COMMISSION: term.commissions.all(),
    }
    found = [use for use, resting in rows.items() if resting.exists()]
    sources = KnownBody.objects.of(term), PastElection.objects.filter(day=term.election_day)
    return [*found, *([TermUse.SOURCE] if any(one.exists() for one in sources) else [])]
