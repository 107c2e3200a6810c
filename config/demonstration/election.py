"""Play one published election through the same acts as the pages: real votes, invented persons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ballots.actions.counting.counts import record_report
from ballots.actions.counting.units import add_unit
from ballots.actions.paper.approval import approve_paper
from ballots.actions.result.determination import determine_result
from ballots.actions.result.outcome import outcome_of
from ballots.law.counting.report import ReportValues
from ballots.law.result.result import LotQuestion
from ballots.models import CountingUnit, UnitReport
from ballots.models.counting.unit import reported
from config.demonstration.accounts import NAMES
from config.demonstration.lists import enter_online, hand_in
from config.demonstration.names import invented_person
from config.demonstration.reading import DemoElection, DemoList
from elections.actions.course.phases import cancel_election, close_admission, start_count, take_step
from elections.actions.course.setup import add_district, set_up_election
from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.order import set_order
from elections.actions.register.closing import take_over_register
from elections.law.assumptions import OrderBasis
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
from reports.actions.public.announcement import announce_result
from reports.actions.public.publication import publish_result
from reports.actions.result.protocol import issue_protocol

ONLINE = ("06414000", 1)
"""Municipality and number of the list that its trust person enters: where accounts are listed."""

# The steps of one election, for the progress bar.
STEPS = 5
ASSUMED = "Vorführung: Beschluss angenommen, die Quelle nennt ihn nicht"


@dataclass(frozen=True, slots=True)
class Staff:
    """The two people who act in the demonstration of one town."""

    officer: User
    lead: User


def staff_of(municipality: Municipality, actor: User) -> Staff:
    """Return the two people of one town hall; missing accounts are created."""

    def person(role: Role, name: str) -> User:
        known = User.objects.filter(
            memberships__role=role, memberships__municipality=municipality
        ).first()
        return known or open_account(
            f"{name}.{municipality.ags}",
            None,
            role=role,
            municipality=municipality,
            actor=actor,
            name=NAMES[role],
        )

    return Staff(
        officer=person(Role.ELECTION_OFFICER, "wahlamt"),
        lead=person(Role.RETURNING_OFFICER, "wahlleitung"),
    )


@transaction.atomic
def play(demo: DemoElection, *, actor: User, today: date) -> Election:
    """Play one election from the council's decision to the publication, all or nothing.

    If a lot is needed, the election waits in the count: only the Wahlleitung draws it.
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
    """Enter and admit the lists; return False when the law cancels the election."""
    take_step(election.pk, Step.OPEN_NOMINATION, actor=staff.officer)
    received = timezone.make_aware(datetime.combine(on_day("C-03", demo.day), time(12)))
    decided_on = on_day("C-05", demo.day)
    numbers = {}
    for entry in demo.lists:
        people = [invented_person(demo.ags, entry.number, place) for place in entry.candidates]
        # The first of them all comes in through its trust person, if its source names everybody.
        is_online = (demo.ags, entry.number) == ONLINE and entry.complete
        come_in = enter_online if is_online else hand_in
        nomination = come_in(election, entry, people, received_at=received, actor=staff.officer)
        numbers[nomination.pk] = entry.number
        decide_nomination(
            nomination.pk, admitted=True, decided_on=decided_on, reason="", actor=staff.lead
        )
    set_order(
        election.pk,
        numbers,
        minutes=demo.source,
        set_on=decided_on,
        actor=staff.lead,
        basis=OrderBasis.PUBLISHED,
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
    if outcome_of(election).open_lot is not None:
        return
    determination = determine_result(
        election.pk, decided_on=on_day("C-21", demo.day), actor=staff.lead
    )
    issue_protocol(determination.pk, actor=staff.lead)
    public_on = on_day("C-21", demo.day) + timedelta(days=1)
    publish_result(election.pk, published_on=public_on, actor=staff.lead)
    announce_result(
        election.pk,
        announced_on=public_on,
        medium="Amtliche Bekanntmachungen (Vorführung)",
        today=public_on,
        actor=staff.lead,
    )


def counted_values(demo: DemoElection, election: Election) -> ReportValues:
    """Return the published values as a board would report them; unknown votes have no entry."""
    printed = election.paper.paper().candidates
    return ReportValues(
        seats=election.seats,
        voters=demo.voters,
        invalid_ballots=demo.invalid_ballots,
        list_votes={entry.number: entry.votes for entry in demo.lists},
        candidate_votes={
            (entry.number, place): votes
            for entry in demo.lists
            for place, votes in entry.candidates.items()
            # A person who was not printed has no votes; a source may still list one with 0.
            if votes is not None and (votes or (entry.number, place) in printed)
        },
    )


def stands_as(election: Election, demo: DemoElection) -> bool:
    """Return whether ``election`` equals ``demo``: same seats, lists, persons, votes."""
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
    values = counted_values(demo, election)
    known = reported(UnitReport.objects.latest_of(election), election.seats)
    return known == [replace(values, valid_votes=values.votes_of_lists)]


def result_of(election: Election) -> dict[str, Any]:
    """Return seats, elected places, empty seats and open lots of one election for ``--json``.

    Keys are list numbers; ``elected`` leaves out a list while its persons stay open, and all lists
    while a lot is open.
    """
    facts: dict[str, Any] = {"seats": {}, "elected": {}, "vacant": {}, "lots": []}
    if election.current_phase is Phase.CANCELLED:
        return facts | {"cancelled": True}
    result = outcome_of(election)
    facts["seats"] = {str(entry.number): entry.seats for entry in result.lists}
    if result.open_lot is None:
        facts["elected"] = {
            str(entry.number): [person.place for person in entry.elected]
            for entry in result.lists
            if entry.persons_determined
        }
    facts["vacant"] = {str(entry.number): entry.vacant for entry in result.lists if entry.vacant}
    if (lot := result.open_lot) is not None:
        kind = "lists" if lot.question is LotQuestion.LISTS else "places"
        facts["lots"] = [{kind: list(lot.tied), "seats": lot.open_seats}]
    return facts
