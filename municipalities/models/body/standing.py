"""What is known of many municipalities at once, as the law on the body asks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import with_overrides
from municipalities.law.body.gremium import (
    COMMISSION_SINCE,
    Body,
    BodyFacts,
    BodyStanding,
    body_standing,
)
from municipalities.models.body.gremium import GremiumDecision, KnownBody, Term
from municipalities.models.commission.commission import CommissionFormation
from municipalities.models.municipality import Municipality, ResidentCount


@dataclass(frozen=True, slots=True)
class Standing:
    """One municipality with its body in one Wahlzeit and the figures that decide on it."""

    municipality: Municipality
    body: BodyStanding
    count: ResidentCount | None
    seats: int | None
    decided_on: date | None
    election_day: date

    @property
    def foreign_residents(self) -> int | None:
        """The number that counts for the Wahlzeit; None where nobody has stated one."""
        return self.count.foreign_residents if self.count else None

    @property
    def residents_status(self) -> str | None:
        """How sure that number is."""
        return self.count.status if self.count else None


def standings(
    municipalities: QuerySet[Municipality],
    term: Term,
    *,
    today: date,
    overrides: dict[str, Any],
) -> list[Standing]:
    """Return how each municipality stands in ``term``, in the order of the query.

    The law is asked for each row; the database is asked once. ``overrides`` are the assumptions
    that this installation sets.
    """
    decisions = GremiumDecision.objects.filter(municipality=OuterRef("pk"), term=term)
    known = known_in(term).filter(municipality=OuterRef("pk"))
    # Elections belong to the next room; they are reached through their relation to this one.
    elections = Municipality.objects.filter(pk=OuterRef("pk"), elections__term=term)
    rows = municipalities.select_related("kreis").annotate(
        count_pk=_count_in(term),
        decided=Subquery(decisions.order_by("-pk").values("body")[:1]),
        decided_in_statute=Subquery(decisions.order_by("-pk").values("in_statute")[:1]),
        decided_seats=Subquery(decisions.order_by("-pk").values("seats")[:1]),
        decided_on=Subquery(decisions.order_by("-pk").values("decided_on")[:1]),
        commission_formed=Exists(
            CommissionFormation.objects.filter(
                commission__term=term, commission__municipality=OuterRef("pk")
            )
        ),
        commission_known=Exists(known.filter(body=Body.IK.value)),
        council_known=Exists(known.filter(body=Body.ABR.value)),
        members=Subquery(_members_elected(term)),
        members_left=Subquery(_members_left(term)),
        has_election=Exists(elections),
        cancelled=Exists(elections.filter(elections__phase="cancelled")),
    )
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, overrides)
    found = list(rows)
    counts = ResidentCount.objects.in_bulk([row.count_pk for row in found if row.count_pk])
    return [
        Standing(
            municipality=row,
            body=body_standing(
                _facts(row, counts.get(row.count_pk)),
                election_day=term.election_day,
                today=today,
                ends_on=term.ends_on,
                commission_option=term.election_day >= COMMISSION_SINCE,
                assumptions=assumptions,
            ),
            count=counts.get(row.count_pk),
            seats=row.decided_seats,
            decided_on=row.decided_on,
            election_day=term.election_day,
        )
        for row in found
    ]


def _count_in(term: Term) -> Coalesce:
    """Return which count decides on the duty in ``term``.

    No norm names the day. Taken is the newest on or before the election day; where there is none
    the first within the term, so that a later count never rewrites what held before.
    """
    counts = ResidentCount.objects.filter(municipality=OuterRef("pk"))
    before = counts.filter(as_of__lte=term.election_day).order_by("-as_of", "-pk")
    within = counts.filter(as_of__gt=term.election_day, as_of__lte=term.ends_on)
    return Coalesce(
        Subquery(before.values("pk")[:1]),
        Subquery(within.order_by("as_of", "-pk").values("pk")[:1]),
    )


def count_for(municipality: Municipality, term: Term) -> ResidentCount | None:
    """Return the count that decides on the duty of one municipality in ``term`` (R-BODY-01)."""
    found = Municipality.objects.filter(pk=municipality.pk).annotate(count_pk=_count_in(term))
    return ResidentCount.objects.filter(pk=found.values("count_pk")[:1]).first()


def known_in(term: Term) -> QuerySet[KnownBody]:
    """Return what sources say of one term, which begins to be decided on its election day.

    From March of its last year on they speak of the next election.
    """
    return KnownBody.objects.filter(
        as_of__gte=term.election_day, as_of__lt=term.ends_on.replace(day=1)
    )


def _members_elected(term: Term) -> QuerySet[Municipality, dict[str, Any]]:
    """Count the persons whom the newest determination of ``term`` names as elected.

    No row before a determination; None where it leaves the persons open. An election whose
    result is counted anew has none. The rooms to the right are reached through relations.
    """
    result = "elections__determinations"
    elected = Count(f"{result}__candidates", filter=Q(**{f"{result}__candidates__elected": True}))
    newest: QuerySet[Municipality, dict[str, Any]] = (
        Municipality.objects.filter(
            pk=OuterRef("pk"),
            elections__term=term,
            elections__phase__in=["determined", "published"],
            elections__determinations__isnull=False,
        )
        .order_by("-elections__day", f"-{result}__pk")
        .values("elections__day", f"{result}__pk", f"{result}__persons_determined")
        .annotate(members=Case(When(**{f"{result}__persons_determined": True}, then=elected)))
        .values("members")[:1]
    )
    return newest


def _members_left(term: Term) -> QuerySet[Municipality, Any]:
    """Count the members with whom a council of ``term`` ended; no row where none ended."""
    ended = Municipality.objects.filter(
        pk=OuterRef("pk"), elections__term=term, elections__body_end__isnull=False
    )
    members: QuerySet[Municipality, Any] = ended.values_list(
        "elections__body_end__members", flat=True
    )
    return members[:1]


def _facts(row: Any, count: ResidentCount | None) -> BodyFacts:
    return BodyFacts(
        foreign_residents=count.foreign_residents if count else None,
        decision=Body(row.decided) if row.decided else None,
        # A council that a public source names exists, so its statute provides for it.
        statute_provides_council=row.council_known or bool(row.decided_in_statute),
        election_cancelled=row.cancelled,
        commission_formed=row.commission_known or row.commission_formed,
        election_known=row.council_known or row.has_election,
        # A vacant seat is no missing member; when too few are left, a row says that it ended.
        members=row.members if row.members_left is None else row.members_left,
        members_at_start=row.members,
    )
