"""What is known of many municipalities at once, as the law on the body asks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import with_overrides
from municipalities.law.gremium import Body, BodyFacts, BodyStanding, body_standing
from municipalities.models.gremium import GremiumDecision, KnownBody, Term
from municipalities.models.municipality import Municipality, ResidentCount


@dataclass(frozen=True, slots=True)
class Standing:
    """One municipality with its body in one Wahlzeit and the figures that decide on it."""

    municipality: Municipality
    body: BodyStanding
    foreign_residents: int | None
    residents_status: str | None
    seats: int | None


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
    counts = ResidentCount.objects.filter(municipality=OuterRef("pk")).order_by("-as_of", "-pk")
    decisions = GremiumDecision.objects.filter(municipality=OuterRef("pk"), term=term)
    known = known_in(term).filter(municipality=OuterRef("pk"))
    # Elections belong to the next room; they are reached through their relation to this one.
    elections = Municipality.objects.filter(pk=OuterRef("pk"), elections__term=term)
    rows = municipalities.select_related("kreis").annotate(
        foreign_residents=Subquery(counts.values("foreign_residents")[:1]),
        residents_status=Subquery(counts.values("status")[:1]),
        decided=Subquery(decisions.order_by("-pk").values("body")[:1]),
        decided_in_statute=Subquery(decisions.order_by("-pk").values("in_statute")[:1]),
        decided_seats=Subquery(decisions.order_by("-pk").values("seats")[:1]),
        commission_known=Exists(known.filter(body=Body.IK.value)),
        council_known=Exists(known.filter(body=Body.ABR.value)),
        members=Subquery(_members_elected(term)),
        cancelled=Exists(elections.filter(elections__phase="cancelled")),
    )
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, overrides)
    return [
        Standing(
            municipality=row,
            body=body_standing(
                _facts(row), election_day=term.election_day, today=today, assumptions=assumptions
            ),
            foreign_residents=row.foreign_residents,
            residents_status=row.residents_status,
            seats=row.decided_seats,
        )
        for row in rows
    ]


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


def _facts(row: Any) -> BodyFacts:
    return BodyFacts(
        foreign_residents=row.foreign_residents,
        decision=Body(row.decided) if row.decided else None,
        # A council that a public source names exists, so its statute provides for it.
        statute_provides_council=row.council_known or bool(row.decided_in_statute),
        election_cancelled=row.cancelled,
        commission_formed=row.commission_known,
        # Who leaves during the term is not recorded: the council has those it began with.
        members=row.members,
        members_at_start=row.members,
    )
