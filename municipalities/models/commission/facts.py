"""What the commissions of many municipalities did and how they are made up: figures, no persons."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from municipalities.law.commission.composition import (
    Capacity,
    Composition,
    Gender,
    Seat,
    compose,
)
from municipalities.law.commission.duties import CommissionFacts
from municipalities.models.body.gremium import Term
from municipalities.models.commission.commission import Commission
from municipalities.models.commission.composition import split_of
from municipalities.models.commission.work import CommissionMeeting
from municipalities.models.statements import Statements

_SQL = Statements("municipalities.models.commission")


@dataclass(frozen=True, slots=True)
class CommissionRecord:
    """One commission as its municipality recorded it; ``formed_on`` is None until it is formed.

    ``composition`` is None before its seats were decided.
    """

    pk: int
    formed_on: date | None
    ends_on: date
    composition: Composition | None
    open_expert_seats: int
    co_chair: bool
    meetings_held: tuple[date, ...]
    reports_given: tuple[int, ...]

    def facts(self) -> CommissionFacts | None:
        """Return what its duties follow from; None until it is formed (§ 89 HGO)."""
        if self.formed_on is None:
            return None
        return CommissionFacts(
            formed_on=self.formed_on,
            ends_on=self.ends_on,
            open_expert_seats=self.open_expert_seats,
            co_chair=self.co_chair,
            meetings_held=self.meetings_held,
            reports_given=self.reports_given,
        )


def commission_records(
    term: Term, municipalities: Iterable[int], *, today: date
) -> dict[int, CommissionRecord]:
    """Return the commissions of ``term`` by the key of their municipality.

    The number of queries does not depend on how many there are. Meetings and reports count up to
    ``today``.
    """
    found = list(_commissions(term, municipalities))
    sitting = _sitting([one.pk for one in found])
    return {
        one.municipality_id: _record(one, term, today, sitting.get(one.pk, [])) for one in found
    }


@dataclass(frozen=True, slots=True)
class _Sitting:
    """A member who has not left; the newest co-chair shares the chair, unless that person left."""

    seat: Seat
    shares_chair: bool


def _sitting(commissions: list[int]) -> dict[int, list[_Sitting]]:
    """Return who sits in each commission, as figures: the state sees no name and no birth date."""
    found: dict[int, list[_Sitting]] = {}
    rows = _SQL.rows("seats", commissions=commissions) if commissions else []
    for key, capacity, gender, nationalities, shares_chair in rows:
        known = frozenset(json.loads(nationalities or "[]"))
        seat = Seat(Capacity(capacity), Gender(gender), known)
        found.setdefault(key, []).append(_Sitting(seat, shares_chair))
    return found


def _commissions(term: Term, municipalities: Iterable[int]) -> QuerySet[Commission]:
    meetings = CommissionMeeting.objects.filter(outcome__held=True).only("commission", "day")
    return (
        Commission.objects.filter(term=term, municipality__in=list(municipalities))
        .select_related("formation")
        .order_by("pk")
        .prefetch_related(
            "plans",
            "reports",
            Prefetch("meetings", meetings),
        )
    )


def _record(
    commission: Commission, term: Term, today: date, sitting: list[_Sitting]
) -> CommissionRecord:
    plan = next(iter(commission.plans.all()), None)
    co_chair = any(one.shares_chair for one in sitting)
    seats = [one.seat for one in sitting]
    experts = sum(seat.capacity is Capacity.EXPERT for seat in seats)
    formation = getattr(commission, "formation", None)
    return CommissionRecord(
        pk=commission.pk,
        formed_on=formation.formed_on if formation else None,
        ends_on=term.ends_on,
        composition=compose(split_of(plan), seats, co_chair=co_chair) if plan else None,
        open_expert_seats=max(0, plan.experts - experts) if plan else 0,
        co_chair=co_chair,
        meetings_held=tuple(
            meeting.day for meeting in commission.meetings.all() if meeting.day <= today
        ),
        reports_given=tuple(report.year for report in commission.reports.all()),
    )
