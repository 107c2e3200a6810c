"""Play one published election through the same acts as the pages: real votes, invented persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ballots.actions.counting.counts import CountedValues, record_report
from ballots.actions.counting.units import add_unit
from ballots.actions.paper.approval import approve_paper
from ballots.actions.result.determination import determine_result
from ballots.actions.result.outcome import work_out
from ballots.models import CountingUnit, ListVotes, Lot, UnitReport
from config.demonstration.names import invented_person
from config.demonstration.reading import DemoElection, DemoList
from elections.actions.course.phases import cancel_election, close_admission, start_count, take_step
from elections.actions.course.setup import add_district, set_up_election
from elections.actions.nominations.nominations import (
    decide_nomination,
    enter_candidates,
    receive_nomination,
)
from elections.actions.register.closing import take_over_register
from elections.law.course.calendar import moment, on_day
from elections.law.course.deadlines import POLLS_CLOSE_AT
from elections.law.course.phases import Phase, Step
from elections.law.course.rules import CourseRule
from elections.models import Election
from municipalities.actions.body.decisions import decide_body, open_term
from municipalities.actions.staff import open_account
from municipalities.law.basis import RuleViolation
from municipalities.law.body.gremium import Body
from municipalities.models import Municipality, Role, User
from reports.actions.public.publication import publish_result
from reports.actions.result.protocol import issue_protocol

# The steps of one election, for the progress bar.
STEPS = 5
ASSUMED = "Vorführung: Beschluss angenommen, die Quelle nennt ihn nicht"


@dataclass(frozen=True, slots=True)
class Staff:
    """Who acts in the demonstration of one town."""

    officer: User
    lead: User


def staff_of(municipality: Municipality, actor: User) -> Staff:
    """Return the two people of one town hall; their accounts are made when they are missing."""

    def person(role: Role, name: str) -> User:
        known = User.objects.filter(
            memberships__role=role, memberships__municipality=municipality
        ).first()
        return known or open_account(
            f"{name}.{municipality.ags}", None, role=role, municipality=municipality, actor=actor
        )

    return Staff(
        officer=person(Role.ELECTION_OFFICER, "wahlamt"),
        lead=person(Role.RETURNING_OFFICER, "wahlleitung"),
    )


@transaction.atomic
def play(demo: DemoElection, *, actor: User, today: date) -> Election:
    """Play one election from the council's decision to the publication, all or nothing.

    Where a lot is needed the election waits in the count: nobody but the Wahlleitung draws it.
    Raises RuleViolation as the pages do, and LookupError for an unknown municipality.
    """
    municipality = Municipality.objects.filter(ags=demo.ags).first()
    if municipality is None:
        raise LookupError(demo.ags)
    staff = staff_of(municipality, actor)
    term = open_term(demo.day, actor=actor)
    decide_body(
        municipality,
        term,
        body=Body.ABR,
        seats=demo.seats,
        decided_on=on_day("C-26", demo.day),
        resolution=ASSUMED,
        today=today,
        actor=staff.officer,
    )
    election = set_up_election(municipality, term, actor=staff.officer)
    if not _nominate(election, demo, staff):
        return Election.objects.get(pk=election.pk)
    _count(election, demo, staff)
    return Election.objects.get(pk=election.pk)


def _nominate(election: Election, demo: DemoElection, staff: Staff) -> bool:
    """Take in and admit the lists; False when the law cancels the election."""
    take_step(election.pk, Step.OPEN_NOMINATION, actor=staff.officer)
    received = timezone.make_aware(datetime.combine(on_day("C-03", demo.day), time(12)))
    decided_on = on_day("C-05", demo.day)
    for entry in demo.lists:
        nomination = receive_nomination(
            election.pk,
            number=entry.number,
            name=entry.name,
            short_name="",
            received_at=received,
            known_in_full=entry.complete,
            actor=staff.officer,
        )
        people = [invented_person(demo.ags, entry.number, place) for place in entry.candidates]
        enter_candidates(nomination.pk, people, actor=staff.officer)
        decide_nomination(
            nomination.pk, admitted=True, decided_on=decided_on, reason="", actor=staff.lead
        )
    try:
        close_admission(election.pk, decided_on=decided_on, actor=staff.lead)
    except RuleViolation as violation:
        if violation.rule is not CourseRule.TOO_FEW_CANDIDATES:
            raise
        cancel_election(election.pk, decided_on=decided_on, actor=staff.lead)
        return False
    approve_paper(election.pk, approved_on=on_day("C-08", demo.day), actor=staff.lead)
    return True


def _count(election: Election, demo: DemoElection, staff: Staff) -> None:
    district = add_district(
        election.pk, number="1", name="Gesamtes Wahlgebiet", actor=staff.officer
    )
    take_over_register(
        district.pk,
        total=demo.eligible,
        source=demo.source,
        closed_on=on_day("C-18", demo.day),
        actor=staff.officer,
    )
    polls_closed = moment(demo.day, POLLS_CLOSE_AT)
    start_count(election.pk, now=polls_closed, actor=staff.officer)
    unit = add_unit(
        election.pk,
        number="1",
        name="Gesamtes Wahlgebiet",
        kind=CountingUnit.Kind.JOINT,
        districts=[district],
        actor=staff.officer,
    )
    record_report(unit.pk, counted_values(demo, election), source=demo.source, actor=staff.officer)
    if work_out(election).lot is not None:
        return
    determination = determine_result(
        election.pk, decided_on=on_day("C-21", demo.day), actor=staff.lead
    )
    issue_protocol(determination.pk, actor=staff.lead)
    publish_result(
        election.pk, published_on=on_day("C-21", demo.day) + timedelta(days=1), actor=staff.lead
    )


def counted_values(demo: DemoElection, election: Election) -> CountedValues:
    """Return the published values as a board would report them; unknown votes have no entry."""
    printed = {
        (entry["number"], person["place"])
        for entry in election.paper.facts["lists"]
        for person in entry["candidates"]
    }
    return CountedValues(
        voters=demo.voters,
        voters_with_card=None,
        invalid_ballots=demo.invalid_ballots,
        list_votes={entry.number: entry.votes for entry in demo.lists},
        candidate_votes={
            (entry.number, place): votes
            for entry in demo.lists
            for place, votes in entry.candidates.items()
            # Who was not printed has no votes; a source may still list such a person with 0.
            if votes is not None and (votes or (entry.number, place) in printed)
        },
    )


def stands_as(election: Election, demo: DemoElection) -> bool:
    """Tell whether an election in the database is this one: same seats, lists, persons, votes."""
    lists = election.nominations.prefetch_related("candidates")
    if election.seats != demo.seats or lists.count() != len(demo.lists):
        return False
    wanted: dict[int, DemoList] = {entry.number: entry for entry in demo.lists}
    for nomination in lists:
        entry = wanted.get(nomination.number)
        places = {person.place for person in nomination.candidates.all()}
        if entry is None or entry.name != nomination.name or places != set(entry.candidates):
            return False
        if entry.complete != nomination.known_in_full:
            return False
    return _counted_as(election, demo)


def _counted_as(election: Election, demo: DemoElection) -> bool:
    if election.current_phase is Phase.CANCELLED:
        return True
    reports = UnitReport.objects.latest_of(election)
    values = counted_values(demo, election)
    votes = ListVotes.objects.filter(report__in=reports).values_list("nomination__number", "votes")
    persons = reports.values_list(
        "candidate_votes__candidate__nomination__number",
        "candidate_votes__candidate__place",
        "candidate_votes__votes",
    )
    known = {(number, place): count for number, place, count in persons if number is not None}
    totals = [(report.voters, report.invalid_ballots) for report in reports]
    return (
        dict(votes) == values.list_votes
        and known == values.candidate_votes
        and totals == [(demo.voters, demo.invalid_ballots)]
    )


def result_of(election: Election) -> dict[str, Any]:
    """Return seats, elected places, empty seats and open lots of one election for ``--json``.

    Keys are list numbers; ``elected`` is empty while persons stay open.
    """
    facts: dict[str, Any] = {"seats": {}, "elected": {}, "vacant": {}, "lots": []}
    if election.current_phase is Phase.CANCELLED:
        return facts | {"cancelled": True}
    outcome = work_out(election)
    if outcome.distribution is None:
        seats = dict.fromkeys(outcome.totals.lists, election.seats)
    else:
        seats = outcome.distribution.seats
    facts["seats"] = {str(number): count for number, count in seats.items()}
    if outcome.persons_determined and outcome.lot is None:
        facts["elected"] = {str(n): list(places) for n, places in outcome.elected.items()}
    facts["vacant"] = {str(number): count for number, count in outcome.vacant.items() if count}
    if outcome.lot is not None:
        kind = "lists" if outcome.question == Lot.Question.LISTS else "places"
        facts["lots"] = [{kind: list(outcome.lot.tied), "seats": outcome.lot.open_seats}]
    return facts
