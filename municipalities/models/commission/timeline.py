"""What is known of one municipality, term by term: the newest first, nothing guessed.

Elections and seats, which the rooms to the right know, are read here from dated rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Prefetch, QuerySet

from municipalities.law.body.gremium import COMMISSION_SINCE
from municipalities.models.body.attachment import DecisionAttachment
from municipalities.models.body.gremium import GremiumDecision, Term
from municipalities.models.body.happened import BodyCourse, ElectionCourse, courses_of
from municipalities.models.body.history import PastElection
from municipalities.models.body.known import KnownBody
from municipalities.models.commission.commission import Commission, CommissionPlan
from municipalities.models.municipality import Municipality, ResidentCount

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class TermChapter:
    """One Wahlzeit of a municipality; ``term`` is None for what lies before the first known one.

    ``residents`` is the number that counts for it; ``residents_late`` says that it is from after
    the election day, because no earlier one is known. ``elections`` are the product's own,
    ``past_elections`` those that public sources name. ``formed_on`` is the day on which the
    commission was formed, None until it is.
    """

    term: Term | None
    residents: ResidentCount | None
    residents_late: bool
    decisions: Sequence[GremiumDecision]
    elections: Sequence[ElectionCourse]
    known_bodies: Sequence[KnownBody]
    past_elections: Sequence[PastElection]
    commissions: Sequence[Commission]
    formed_on: date | None

    @property
    def sources_name_an_election(self) -> bool:
        """Whether a source names an election of the Ausländerbeirat, not only the council's."""
        return any(row.kind == PastElection.Kind.FOREIGNERS for row in self.past_elections)

    @property
    def has_council(self) -> bool:
        """Whether a council was or is being elected and did not end: then no commission is due."""
        stands = (
            row.cancelled is None and row.ended is None and row.annulled is None
            for row in self.elections
        )
        return any(stands) and not self.commissions

    @property
    def knows_commissions(self) -> bool:
        """Whether the law offers the commission for this term (§ 84 HGO; R-BODY-04)."""
        return self.term is not None and self.term.election_day >= COMMISSION_SINCE


def decisions_of(municipality: Municipality) -> QuerySet[GremiumDecision]:
    """Return the decisions of a municipality with their documents, but not the documents' bytes."""
    documents = DecisionAttachment.objects.defer("content")
    return municipality.decisions.select_related("term", "recorded_by").prefetch_related(
        Prefetch("attachments", documents)
    )


def timeline(municipality: Municipality, known_on: date | None = None) -> list[TermChapter]:
    """Return the chapters of a municipality, newest term first.

    Facts older than the first known term form a last chapter without a term, if there are any.
    ``known_on`` leaves out what was written down after that day. Facts that do not say when they
    were written down are left out if they speak of a later day.
    """
    terms = list(Term.objects.all())
    courses = courses_of(municipality, known_on)
    until = {} if known_on is None else {"as_of__lte": known_on}
    counts = list(municipality.resident_counts.filter(**until))
    decisions = _by_term(_decisions(municipality, known_on), lambda row: row.term_id)
    commissions = _by_term(_commissions(municipality, known_on), lambda row: row.term_id)
    known = _by_term(
        municipality.known_bodies.filter(**until), lambda row: _term_of_source(terms, row)
    )
    held = {} if known_on is None else {"day__lte": known_on}
    past = _by_term(
        municipality.past_elections.filter(**held), lambda row: _told_of(terms, row.day)
    )
    chapters = []
    for term in [*terms, None]:
        key = term.pk if term else None
        residents, late = _residents(counts, term) if term else (None, False)
        course = courses.get(term.pk, BodyCourse()) if term else BodyCourse()
        chapters.append(
            TermChapter(
                term=term,
                residents=residents,
                residents_late=late,
                decisions=decisions.get(key, []),
                elections=course.elections,
                known_bodies=known.get(key, []),
                past_elections=past.get(key, []),
                commissions=commissions.get(key, []),
                formed_on=course.formed.on if course.formed else None,
            )
        )
    *_, before = chapters
    return chapters if before.known_bodies or before.past_elections else chapters[:-1]


def _decisions(municipality: Municipality, known_on: date | None) -> QuerySet[GremiumDecision]:
    decisions = decisions_of(municipality)
    return decisions if known_on is None else decisions.filter(recorded_at__date__lte=known_on)


def _commissions(municipality: Municipality, known_on: date | None) -> QuerySet[Commission]:
    plans = CommissionPlan.objects.order_by("-pk")
    commissions = municipality.commissions.all()
    if known_on is not None:
        plans = plans.filter(decided_on__lte=known_on)
        commissions = commissions.filter(plans__in=plans).distinct()
    return commissions.prefetch_related(Prefetch("plans", plans))


def _by_term(
    rows: Iterable[Fact], key: Callable[[Fact], int | None]
) -> dict[int | None, list[Fact]]:
    found: dict[int | None, list[Fact]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _told_of(terms: Sequence[Term], day: date) -> int | None:
    """Return the term that a source naming ``day`` speaks of; ``terms`` are newest first.

    Sources speak of a term from its election day on; those that name a day in March before it
    speak of that election already (as in ``KnownBody.objects.of``).
    """
    for term in terms:
        if day >= min(term.election_day, term.starts_on.replace(month=3, day=1)):
            return term.pk
    return None


def _term_of_source(terms: Sequence[Term], row: KnownBody) -> int | None:
    """Return the Wahlzeit that a source names, else the one that its day lies in."""
    if row.term_stated:
        named = (one.pk for one in terms if row.term_stated.startswith(f"{one.starts_on.year}-"))
        return next(named, None)
    return _told_of(terms, row.as_of) if row.as_of else None


def _residents(counts: Sequence[ResidentCount], term: Term) -> tuple[ResidentCount | None, bool]:
    """Return the count that decides for ``term`` and whether it is later than the election day.

    ``counts`` are newest first. The newest on or before the election day decides, else the first
    within the term.
    """
    for count in counts:
        if count.as_of <= term.election_day:
            return count, False
    within = [count for count in counts if count.as_of <= term.ends_on]
    return (within[-1], True) if within else (None, False)
