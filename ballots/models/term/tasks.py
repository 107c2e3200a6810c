"""What is open in the bodies of many elections: seats, posts, objections, repeat elections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from ballots.law.term.mandates import MandateState, incompatibility_proof_deadline, mandate_state
from ballots.law.term.objections import ObjectionOutcome
from ballots.law.term.work import WORK_RULES, TermWork
from ballots.models.term.mandate import Departure, IncompatibilityNotice
from ballots.models.term.objection import Objection, ObjectionDecision
from ballots.models.term.sitting import elected_in, roots_of
from elections.models import Election
from elections.models.course.agenda import about
from municipalities.law.task import About, Place, Task, task_state


def term_tasks(elections: QuerySet[Election], today: date) -> list[Task]:
    """Return what is open in these bodies, by kind and then the longest waiting first.

    The row that a task is about is a departure, the mandate of a notice, an objection, or the
    objection that was upheld. Nothing is open once the Wahlzeit is over.
    """
    running = elections.filter(term__ends_on__gte=today)
    found = [
        *_weeks_that_are_over(running, today),
        *_vacant_seats(running, today),
        *_undecided(running, today),
        *_repeats(running, today),
        *_not_final(running, today),
    ]
    order = list(TermWork)
    return sorted(
        found, key=lambda task: (order.index(TermWork(task.what)), task.since, task.about.row)
    )


def _task(
    work: TermWork,
    concerned: About,
    since: date,
    today: date,
) -> Task:
    return Task(
        what=work,
        rule=WORK_RULES[work],
        state=task_state(None, today),
        since=since,
        about=concerned,
        where=Place(work, (concerned.election or 0, concerned.row or 0)),
    )


def _vacant_seats(elections: QuerySet[Election], today: date) -> Iterator[Task]:
    # Once an objection is upheld the count is open: who follows depends on the new result.
    for departure in vacancies(elections.filter(phase__in=["determined", "published"])):
        yield _task(
            TermWork.DETERMINE_SUCCESSION,
            about(departure.mandate.election, departure.pk),
            departure.found_on,
            today,
        )


def vacancies(elections: QuerySet[Election]) -> list[Departure]:
    """Return the departures in these bodies after which somebody must determine who follows.

    Departures from seats that a corrected result took away are not among them.
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


def _weeks_that_are_over(elections: QuerySet[Election], today: date) -> Iterator[Task]:
    open_notices = IncompatibilityNotice.objects.filter(
        mandate__election__in=elections,
        mandate__election__body_end=None,
        mandate__election__annulments=None,
        mandate__departure=None,
        proof=None,
    ).select_related("mandate__election__municipality")
    for notice in open_notices:
        if mandate_state(notice.served_on, None, today) is MandateState.NEVER_ACQUIRED:
            # The week was the member's; no norm sets the Wahlleitung a day to find so after it.
            since = incompatibility_proof_deadline(notice.served_on) + timedelta(days=1)
            concerned = about(notice.mandate.election, notice.mandate_id)
            yield _task(TermWork.FIND_NOT_ACQUIRED, concerned, since, today)


def _undecided(elections: QuerySet[Election], today: date) -> Iterator[Task]:
    rows = Objection.objects.filter(election__in=elections, decision=None)
    for objection in rows.select_related("election__municipality"):
        concerned = about(objection.election, objection.pk)
        yield _task(TermWork.DECIDE_OBJECTION, concerned, objection.received_on, today)


def _repeats(elections: QuerySet[Election], today: date) -> Iterator[Task]:
    for decision in repeats_owed(elections):
        concerned = about(decision.objection.election, decision.objection_id)
        yield _task(TermWork.REPEAT_ELECTION, concerned, decision.decided_on, today)


def _not_final(elections: QuerySet[Election], today: date) -> Iterator[Task]:
    """Until the decision is entered as final, the members of the old body go on sitting."""
    rows = ObjectionDecision.objects.filter(
        objection__election__in=elections,
        objection__election__annulments=None,
        outcome=ObjectionOutcome.REPEAT.value,
    )
    for decision in rows.select_related("objection__election__municipality"):
        concerned = about(decision.objection.election, decision.objection_id)
        yield _task(TermWork.ENTER_FINALITY, concerned, decision.decided_on, today)


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
