"""What the commissions of many municipalities did and how they are made up: figures, no persons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from municipalities.law.commission.composition import Capacity, Composition, compose
from municipalities.law.commission.duties import CommissionFacts
from municipalities.models.body.gremium import Term
from municipalities.models.commission.commission import Commission
from municipalities.models.commission.composition import seat_of, split_of
from municipalities.models.commission.members import CoChair, CommissionMember
from municipalities.models.commission.work import CommissionMeeting


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
    elected = CoChair.objects.filter(member__commission__in=found).order_by("pk")
    # The newest co-chair of each commission counts, unless that person left.
    newest = dict(elected.values_list("member__commission", "member"))
    return {
        one.municipality_id: _record(one, term, today, newest_co_chair=newest.get(one.pk))
        for one in found
    }


def _commissions(term: Term, municipalities: Iterable[int]) -> QuerySet[Commission]:
    # Neither names nor birth dates are read: what is not read cannot be shown by mistake.
    sitting = (
        CommissionMember.objects.filter(leaving=None)
        .select_related("proposal")
        .only("commission", "capacity", "gender", "proposal__nationalities")
    )
    meetings = CommissionMeeting.objects.filter(outcome__held=True).only("commission", "day")
    return (
        Commission.objects.filter(term=term, municipality__in=list(municipalities))
        .select_related("formation")
        .order_by("pk")
        .prefetch_related(
            "plans",
            "reports",
            Prefetch("members", sitting),
            Prefetch("meetings", meetings),
        )
    )


def _record(
    commission: Commission, term: Term, today: date, *, newest_co_chair: int | None
) -> CommissionRecord:
    members = list(commission.members.all())
    plan = next(iter(commission.plans.all()), None)
    co_chair = newest_co_chair in {member.pk for member in members}
    experts = sum(member.capacity == Capacity.EXPERT.value for member in members)
    seats = [seat_of(member) for member in members]
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
