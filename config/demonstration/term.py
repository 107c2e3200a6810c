"""Play what happens after the election: a seat changes hands, and a commission is formed.

All persons and organisations are invented and named so that nobody takes them for real ones.
Nauheim's cancelled election of 2026, with one list of two persons, is real.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from ballots.actions.term.departures import record_departure
from ballots.actions.term.successions import call_for, determine_succession
from ballots.law.term.mandates import LossGround
from config.demonstration.election import ASSUMED, Staff
from config.demonstration.names import invented_person
from elections.actions.course.phases import take_step
from elections.actions.course.setup import set_up_election
from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.nominations import enter_candidates, receive_nomination
from elections.law.course.calendar import on_day
from elections.law.course.phases import Phase, Step
from elections.models import Election
from municipalities.actions.body.decisions import decide_body
from municipalities.actions.commission.formation import form_commission, plan_commission
from municipalities.actions.commission.members import appoint_member, elect_co_chair, elect_experts
from municipalities.actions.commission.organisations import OrganisationEntry, add_organisation
from municipalities.actions.commission.proposals import ProposalEntry, receive_proposal
from municipalities.actions.commission.work import call_meeting, record_meeting
from municipalities.law.body.gremium import Body
from municipalities.law.commission.composition import Capacity, Gender, Split
from municipalities.models import Commission, Municipality, Term
from reports.actions.commission.papers import issue_call
from reports.actions.result.cancellation import cancel_and_announce
from reports.actions.term.members import publish_members

NAUHEIM = "06433009"
SEATS = 9
"""Seats assumed for Nauheim; its one list of two persons is real."""

TEN_WEEKS = timedelta(weeks=10)
GROUPS = (
    "Beispielverein der Kulturen",
    "Musterinitiative Nachbarschaft",
    "Probekreis Elternbrücke",
)
# Given name, family name, gender, nationality: Turkey, Syria, Poland, Romania, Italy, Ukraine.
EXPERTS = (
    ("Amira", "Beispiel", Gender.FEMALE, "475"),
    ("Emre", "Muster", Gender.MALE, "163"),
    ("Katarzyna", "Probe", Gender.FEMALE, "152"),
    ("Andrei", "Vorlage", Gender.MALE, "154"),
    ("Chiara", "Exempel", Gender.FEMALE, "137"),
    ("Olena", "Skizze", Gender.FEMALE, "166"),
)
OTHERS = (
    (Capacity.CHAIR, "Vera", "Vorsitz", Gender.FEMALE),
    (Capacity.EXECUTIVE, "Martin", "Magistrat", Gender.MALE),
    (Capacity.COUNCIL, "Gerda", "Gremium", Gender.FEMALE),
    (Capacity.COUNCIL, "Rolf", "Ratsam", Gender.MALE),
)


@transaction.atomic
def play_succession(election: Election, staff: Staff, *, today: date) -> bool:
    """Let one member resign and the next one follow; False if played already or not possible yet.

    The first member of the list with the most seats resigns ten weeks after the term began.
    """
    left_on = election.term.starts_on + TEN_WEEKS
    sitting = election.mandates.sitting().select_related("candidate__nomination")
    if today < left_on or election.mandates.exclude(departure=None).exists():
        return False
    by_list: dict[int, list[int]] = {}
    for mandate in sitting.order_by("candidate__nomination__number", "candidate__place"):
        by_list.setdefault(mandate.candidate.nomination_id, []).append(mandate.pk)
    if not by_list:
        return False
    departure = record_departure(
        max(by_list.values(), key=len)[0],
        ground=LossGround.RESIGNATION,
        found_on=left_on,
        effective_on=left_on,
        note="Vorführung",
        today=today,
        actor=staff.lead,
    )
    call = call_for(departure)
    if call.successor is not None:
        determine_succession(
            departure.pk,
            place=call.successor,
            determined_on=left_on,
            today=today,
            actor=staff.lead,
        )
        publish_members(election.pk, published_on=left_on, today=today, actor=staff.lead)
    return True


@transaction.atomic
def play_failed_election(term: Term, staff: Staff, *, today: date) -> Election | None:
    """Play the election of Nauheim that did not take place; None when it was played already."""
    place = Municipality.objects.filter(ags=NAUHEIM).first()
    if place is None or place.elections.filter(term=term).exists():
        return None
    decided_on = on_day("C-05", term.election_day)
    decide_body(
        place,
        term,
        body=Body.ABR,
        seats=SEATS,
        decided_on=on_day("C-26", term.election_day),
        resolution=ASSUMED,
        today=today,
        actor=staff.officer,
    )
    election = set_up_election(place, term, actor=staff.officer)
    take_step(election.pk, Step.OPEN_NOMINATION, actor=staff.officer)
    received = timezone.make_aware(datetime.combine(on_day("C-03", election.day), time(12)))
    nomination = receive_nomination(
        election.pk,
        number=1,
        name="Beispielliste Nauheim",
        short_name="",
        received_at=received,
        known_in_full=True,
        actor=staff.officer,
    )
    people = [invented_person(NAUHEIM, 1, number) for number in (1, 2)]
    enter_candidates(nomination.pk, people, actor=staff.officer)
    decide_nomination(
        nomination.pk, admitted=True, decided_on=decided_on, reason="", actor=staff.lead
    )
    cancel_and_announce(election.pk, decided_on=decided_on, today=decided_on, actor=staff.lead)
    return Election.objects.get(pk=election.pk, phase=Phase.CANCELLED.value)


@transaction.atomic
def play_commission(place: Municipality, term: Term, staff: Staff, *, today: date) -> bool:
    """Form a commission; False if there is one or the time has not come."""
    formed_on = term.starts_on + TEN_WEEKS
    if today < formed_on or Commission.objects.filter(municipality=place, term=term).exists():
        return False
    commission = plan_commission(
        place,
        term,
        Split(experts=len(EXPERTS), executives=1, councillors=2),
        decided_on=term.starts_on,
        resolution=ASSUMED,
        today=today,
        actor=staff.officer,
    )
    _propose(commission, staff, today=today)
    _elect(commission, formed_on, staff, today=today)
    form_commission(commission.pk, formed_on=formed_on, today=today, actor=staff.officer)
    _meet(commission, formed_on, staff, today=today)
    return True


def _propose(commission: Commission, staff: Staff, *, today: date) -> None:
    groups = [
        add_organisation(commission.municipality, OrganisationEntry(name=name), actor=staff.officer)
        for name in GROUPS
    ]
    called_on = commission.term.starts_on
    issue_call(
        commission.pk,
        issued_on=called_on,
        closes_on=called_on + timedelta(weeks=6),
        today=today,
        actor=staff.officer,
    )
    for number, (given, family, gender, nationality) in enumerate(EXPERTS):
        receive_proposal(
            commission.pk,
            ProposalEntry(
                family_name=family,
                given_name=given,
                gender=gender,
                birth_date=date(1970 + 3 * number, 5, 1 + number),
                nationalities=(nationality,),
                resident_since=date(2015, 1, 1),
            ),
            organisation=groups[number % len(groups)],
            received_on=called_on + timedelta(weeks=4),
            today=today,
            actor=staff.officer,
        )


def _elect(commission: Commission, elected_on: date, staff: Staff, *, today: date) -> None:
    experts = elect_experts(
        commission.pk,
        list(commission.proposals.values_list("pk", flat=True)),
        elected_on=elected_on,
        resolution=ASSUMED,
        today=today,
        actor=staff.officer,
    )
    for capacity, given, family, gender in OTHERS:
        appoint_member(
            commission.pk,
            capacity,
            family_name=family,
            given_name=given,
            gender=gender,
            elected_on=elected_on,
            resolution=ASSUMED,
            today=today,
            actor=staff.officer,
        )
    elect_co_chair(experts[0].pk, elected_on=elected_on, today=today, actor=staff.officer)


def _meet(commission: Commission, formed_on: date, staff: Staff, *, today: date) -> None:
    """Call two meetings; record those that are over as held."""
    for weeks in (4, 26):
        meeting = call_meeting(
            commission.pk,
            day=formed_on + timedelta(weeks=weeks),
            begins_at=time(18, 30),
            place="Rathaus, Sitzungssaal",
            agenda="Vorführung",
            actor=staff.officer,
        )
        if meeting.day <= today:
            record_meeting(
                meeting.pk, held=True, present=8, remark="", today=today, actor=staff.officer
            )
