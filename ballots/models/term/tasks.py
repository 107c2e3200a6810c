"""What is open in the bodies of many elections: seats, posts, objections, repeat elections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from ballots.law.term.mandates import MandateState, incompatibility_proof_deadline, mandate_state
from ballots.law.term.objections import ObjectionOutcome
from ballots.law.term.work import WORK_RULES, TermWork, WorkRule
from ballots.models.term.mandate import Departure, IncompatibilityNotice
from ballots.models.term.objection import Objection, ObjectionDecision
from ballots.models.term.sitting import elected_in, roots_of
from elections.models import Election


@dataclass(frozen=True, slots=True)
class TermTask:
    """One open thing; ``subject`` is the row it is about.

    That is a departure, the mandate of a notice, an objection, or the objection that was upheld.
    ``due`` is None where the law names no day; ``since`` says how long it has been open.
    """

    work: TermWork
    election: Election
    subject: int
    since: date
    due: date | None = None

    @property
    def rule(self) -> WorkRule:
        """Who does it, and what it rests on."""
        return WORK_RULES[self.work]


def term_tasks(elections: QuerySet[Election], today: date) -> list[TermTask]:
    """Return what is open in these bodies, what has waited longest first within each kind.

    In a Wahlzeit that is over nothing is open any more.
    """
    running = elections.filter(term__ends_on__gte=today)
    found = [
        *_weeks_that_are_over(running, today),
        *_vacant_seats(running),
        *_undecided(running),
        *_repeats(running),
    ]
    order = list(TermWork)
    return sorted(found, key=lambda task: (order.index(task.work), task.since, task.subject))


def _vacant_seats(elections: QuerySet[Election]) -> Iterator[TermTask]:
    # After an objection was upheld the count is open: who follows depends on the new result.
    for departure in vacancies(elections.filter(phase__in=["determined", "published"])):
        yield TermTask(
            TermWork.DETERMINE_SUCCESSION,
            departure.mandate.election,
            departure.pk,
            departure.found_on,
        )


def vacancies(elections: QuerySet[Election]) -> list[Departure]:
    """Return the seats of these bodies for which somebody has to determine who follows.

    A seat that a corrected result took away is not among them.
    """
    vacant = Departure.objects.vacant().filter(mandate__election__in=elections)
    rows = vacant.select_related(
        "mandate__election__municipality", "mandate__candidate__nomination"
    )
    standing: dict[int, set[int]] = {}
    found = []
    for departure in rows:
        election = departure.mandate.election
        if election.pk not in standing:
            elected = elected_in(election)
            roots = roots_of(election)
            standing[election.pk] = {pk for pk, root in roots.items() if root in elected}
        if departure.mandate_id in standing[election.pk]:
            found.append(departure)
    return found


def _weeks_that_are_over(elections: QuerySet[Election], today: date) -> Iterator[TermTask]:
    open_notices = IncompatibilityNotice.objects.filter(
        mandate__election__in=elections,
        mandate__election__body_end=None,
        mandate__departure=None,
        proof=None,
    ).select_related("mandate__election__municipality")
    for notice in open_notices:
        if mandate_state(notice.served_on, None, today) is MandateState.NEVER_ACQUIRED:
            last_day = incompatibility_proof_deadline(notice.served_on)
            yield TermTask(
                TermWork.FIND_NOT_ACQUIRED,
                notice.mandate.election,
                notice.mandate_id,
                since=last_day,
                due=last_day,
            )


def _undecided(elections: QuerySet[Election]) -> Iterator[TermTask]:
    rows = Objection.objects.filter(election__in=elections, decision=None)
    for objection in rows.select_related("election__municipality"):
        yield TermTask(
            TermWork.DECIDE_OBJECTION, objection.election, objection.pk, objection.received_on
        )


def _repeats(elections: QuerySet[Election]) -> Iterator[TermTask]:
    for decision in repeats_owed(elections):
        yield TermTask(
            TermWork.REPEAT_ELECTION,
            decision.objection.election,
            decision.objection_id,
            decision.decided_on,
        )


def repeats_owed(elections: QuerySet[Election]) -> QuerySet[ObjectionDecision]:
    """Return the decisions that ask for a repeat election, until a later election is set up."""
    later = Election.objects.filter(
        municipality=OuterRef("objection__election__municipality"),
        term=OuterRef("objection__election__term"),
        day__gt=OuterRef("objection__election__day"),
    )
    return (
        ObjectionDecision.objects.filter(
            objection__election__in=elections, outcome=ObjectionOutcome.REPEAT.value
        )
        .exclude(Exists(later))
        .select_related("objection__election__municipality")
    )
