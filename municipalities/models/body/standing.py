"""What is known of many municipalities at once, as the law on the body needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import with_overrides
from municipalities.law.body.gremium import COMMISSION_SINCE, Body
from municipalities.law.body.standing import BodyFacts, BodyStanding, body_standing
from municipalities.models.body.event import BodyEvent
from municipalities.models.body.gremium import GremiumDecision, KnownBody, Term
from municipalities.models.body.happened import BodyCourse, courses_in
from municipalities.models.municipality import Municipality, ResidentCount


@dataclass(frozen=True, slots=True)
class Standing:
    """One municipality with its body in one Wahlzeit and the figures that decide on it."""

    municipality: Municipality
    body: BodyStanding
    course: BodyCourse
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
    known_on: date | None = None,
) -> list[Standing]:
    """Return how each municipality stands in ``term``, in the order of the query.

    The law is asked for each row; the database is asked once for all. ``overrides`` are the
    assumptions that this installation sets. ``known_on`` leaves out what was written down later;
    numbers and sources, which do not say when they came in, count from the day they speak of.
    """
    found = list(_rows(municipalities, term, known_on))
    counts = ResidentCount.objects.in_bulk([row.count_pk for row in found if row.count_pk])
    told = BodyEvent.objects.filter(term=term, municipality__in=[row.pk for row in found])
    courses = courses_in(told.known_on(known_on))
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, overrides)
    standing = []
    for row in found:
        count, course = counts.get(row.count_pk), courses.get(row.pk, BodyCourse())
        body = body_standing(
            _facts(row, count, course),
            election_day=term.election_day,
            today=today,
            ends_on=term.ends_on,
            commission_option=term.election_day >= COMMISSION_SINCE,
            assumptions=assumptions,
        )
        standing.append(
            Standing(
                municipality=row,
                body=body,
                course=course,
                count=count,
                seats=row.decided_seats,
                decided_on=row.decided_on,
                election_day=term.election_day,
            )
        )
    return standing


def _rows(
    municipalities: QuerySet[Municipality], term: Term, known_on: date | None
) -> QuerySet[Any]:
    decisions = GremiumDecision.objects.filter(municipality=OuterRef("pk"), term=term)
    known = known_in(term).filter(municipality=OuterRef("pk"))
    if known_on is not None:
        decisions = decisions.filter(recorded_at__date__lte=known_on)
        known = known.filter(as_of__lte=known_on)
    newest = decisions.order_by("-pk")
    return municipalities.select_related("kreis").annotate(
        count_pk=_count_in(term, known_on),
        decided=Subquery(newest.values("body")[:1]),
        decided_in_statute=Subquery(newest.values("in_statute")[:1]),
        decided_seats=Subquery(newest.values("seats")[:1]),
        decided_on=Subquery(newest.values("decided_on")[:1]),
        commission_known=Exists(known.filter(body=Body.IK.value)),
        council_known=Exists(known.filter(body=Body.ABR.value)),
    )


def _count_in(term: Term, known_on: date | None = None) -> Coalesce:
    """Return which count decides on the duty in ``term``.

    No norm names the day. It is the newest count on or before the election day, else the first
    within the term, so that a later count never rewrites what held before.
    """
    counts = ResidentCount.objects.filter(municipality=OuterRef("pk"))
    if known_on is not None:
        counts = counts.filter(as_of__lte=known_on)
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
    """Return what sources say of one term, from its election day on.

    From March of its last year on they speak of the next election.
    """
    return KnownBody.objects.filter(
        as_of__gte=term.election_day, as_of__lt=term.ends_on.replace(day=1)
    )


def _facts(row: Any, count: ResidentCount | None, course: BodyCourse) -> BodyFacts:
    determined, ended = course.determined, course.ended
    elected = determined.members if determined else None
    return BodyFacts(
        foreign_residents=count.foreign_residents if count else None,
        decision=Body(row.decided) if row.decided else None,
        # A council that a public source names exists, so its statute provides for it.
        statute_provides_council=row.council_known or bool(row.decided_in_statute),
        election_cancelled=course.cancelled is not None,
        commission_formed=row.commission_known or course.formed is not None,
        election_known=row.council_known or bool(course.elections),
        # A vacant seat is no missing member; if too few are left, a row says that the body ended.
        members=ended.members if ended else elected,
        members_at_start=elected,
    )
