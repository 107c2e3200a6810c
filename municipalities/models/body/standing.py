"""What is known of many municipalities at once, as the law on the body needs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import with_overrides
from municipalities.law.body.gremium import (
    COMMISSION_SINCE,
    FEWEST_SEATS,
    Body,
    ends_below_minimum,
)
from municipalities.law.body.known import BodyKnown, body_known
from municipalities.law.body.standing import BodyFacts, BodyStanding, BodyState, body_standing
from municipalities.models.body.event import BodyEvent
from municipalities.models.body.gremium import GremiumDecision, Term
from municipalities.models.body.happened import BodyCourse, courses_in
from municipalities.models.body.known import KnownBody
from municipalities.models.municipality import Municipality, ResidentCount


@dataclass(frozen=True, slots=True)
class Standing:
    """One municipality with its body in one Wahlzeit and the figures that decide on it.

    ``existing`` is the body that is there as an act or a source shows; None where none does.
    ``sources`` are all that public sources say of it in this Wahlzeit, the newest first.
    """

    municipality: Municipality
    body: BodyStanding
    course: BodyCourse
    count: ResidentCount | None
    seats: int | None
    decided_on: date | None
    election_day: date
    known: BodyKnown
    existing: Body | None
    sources: Sequence[KnownBody] = ()

    @property
    def owes(self) -> bool:
        """Whether the municipality certainly owes a body: its number is known and above 1000."""
        return self.body.owes is True

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
    keys = [row.pk for row in found]
    told = BodyEvent.objects.filter(term=term, municipality__in=keys)
    courses = courses_in(told.known_on(known_on))
    sources = _sources(term, keys, known_on)
    law = _Law(term, today, with_overrides(MUNICIPALITY_DEFAULTS, overrides))
    return [
        law.standing(
            row,
            counts.get(row.count_pk),
            courses.get(row.pk, BodyCourse()),
            sources.get(row.pk, []),
        )
        for row in found
    ]


@dataclass(frozen=True, slots=True)
class _Law:
    """What the law is asked about every municipality alike: the Wahlzeit, the day, what is open."""

    term: Term
    today: date
    assumptions: MunicipalityAssumptions

    def standing(
        self,
        row: Any,
        count: ResidentCount | None,
        course: BodyCourse,
        sources: Sequence[KnownBody],
    ) -> Standing:
        """Return how one municipality stands."""
        term = self.term
        offers_commission = term.election_day >= COMMISSION_SINCE
        told = sources if offers_commission else _councils(sources)
        council_sits = self._sits(course)
        body = body_standing(
            _facts(row, count, course, told, council_sits=council_sits),
            election_day=term.election_day,
            today=self.today,
            ends_on=term.ends_on,
            commission_option=offers_commission,
            assumptions=self.assumptions,
        )
        existing = _existing(course, sources, council_sits=council_sits)
        running = term.starts_on <= self.today <= term.ends_on
        return Standing(
            municipality=row,
            body=body,
            course=course,
            count=count,
            seats=row.decided_seats,
            decided_on=row.decided_on,
            election_day=term.election_day,
            known=body_known(body, exists=existing is not None, running=running),
            existing=existing,
            sources=sources,
        )

    def _sits(self, course: BodyCourse) -> bool:
        """Whether acts show an elected council that is large enough to be one (R-BODY-09)."""
        elected = course.determined
        if elected is None or course.ended is not None:
            return False
        return elected.members is None or not ends_below_minimum(
            elected.members,
            from_start=elected.members < FEWEST_SEATS,
            assumptions=self.assumptions,
        )


def _sources(term: Term, keys: list[int], known_on: date | None) -> dict[int, list[KnownBody]]:
    rows = KnownBody.objects.of(term).filter(municipality__in=keys)
    if known_on is not None:
        rows = rows.filter(as_of__lte=known_on)
    found: dict[int, list[KnownBody]] = {}
    for row in rows:
        found.setdefault(row.municipality_id, []).append(row)
    return found


def _councils(sources: Iterable[KnownBody]) -> list[KnownBody]:
    return [row for row in sources if row.body == KnownBody.Kind.ABR]


def _existing(
    course: BodyCourse, sources: Iterable[KnownBody], *, council_sits: bool
) -> Body | None:
    """Return the body that is there; what was done here outweighs what a source says."""
    stated = {row.body for row in sources if row.is_stated}
    if course.formed is not None:
        return Body.IK
    if council_sits:
        return Body.ABR
    if KnownBody.Kind.IK in stated:
        return Body.IK
    # What acts say of the council: none of it leaves one that sits.
    gone = (course.determined, course.annulled, course.cancelled, course.ended)
    return Body.ABR if KnownBody.Kind.ABR in stated and not any(gone) else None


def _rows(
    municipalities: QuerySet[Municipality], term: Term, known_on: date | None
) -> QuerySet[Any]:
    decisions = GremiumDecision.objects.filter(municipality=OuterRef("pk"), term=term)
    if known_on is not None:
        decisions = decisions.filter(recorded_at__date__lte=known_on)
    newest = decisions.order_by("-pk")
    return municipalities.select_related("kreis").annotate(
        count_pk=_count_in(term, known_on),
        decided=Subquery(newest.values("body")[:1]),
        decided_in_statute=Subquery(newest.values("in_statute")[:1]),
        decided_seats=Subquery(newest.values("seats")[:1]),
        decided_on=Subquery(newest.values("decided_on")[:1]),
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


_GROUNDS = {
    KnownBody.Ground.DROPPED: BodyState.IK_AFTER_DROP_BELOW_3,
    KnownBody.Ground.FAILED: BodyState.IK_AFTER_FAILED_ELECTION,
    KnownBody.Ground.CHOSEN: BodyState.IK_BY_CHOICE,
}
"""What a source's reason comes to; the first that any source of the Wahlzeit gives counts."""


def _facts(
    row: Any,
    count: ResidentCount | None,
    course: BodyCourse,
    sources: Iterable[KnownBody],
    *,
    council_sits: bool,
) -> BodyFacts:
    determined, ended = course.determined, course.ended
    elected = determined.members if determined else None
    stated = [one for one in sources if one.is_stated]
    named = {one.body for one in stated}
    given = {one.ground for one in stated}
    failed = KnownBody.Kind.NONE in named and KnownBody.Ground.FAILED in given
    council = KnownBody.Kind.ABR in named
    return BodyFacts(
        foreign_residents=count.foreign_residents if count else None,
        decision=Body(row.decided) if row.decided else None,
        # A council that a public source names exists, so its statute provides for it.
        statute_provides_council=council or bool(row.decided_in_statute),
        election_cancelled=course.cancelled is not None or (failed and not council),
        # What was done here outweighs a source: where a council sits, it names another body.
        commission_formed=course.formed is not None
        or (KnownBody.Kind.IK in named and not council_sits),
        election_known=council or bool(course.elections),
        election_annulled=course.annulled is not None,
        # A vacant seat is no missing member; if too few are left, a row says that the body ended.
        members=ended.members if ended else elected,
        members_at_start=elected,
        commission_ground=next((_GROUNDS[one] for one in _GROUNDS if one in given), None),
    )
