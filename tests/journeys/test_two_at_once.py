"""Two people act on one thing at the same moment: one wins, the other is told."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result
from ballots.law.counting.rules import CountingRule
from ballots.models import Determination, UnitReport
from elections.actions.course.setup import set_up_election
from elections.actions.nominations.arrival import arrive
from elections.actions.nominations.nominations import begin_list
from elections.actions.nominations.trust import invite, name_trust_persons
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand
from elections.models import Election
from elections.models.nominations.trust import TrustEntry
from municipalities.actions.audit import verify_chains
from municipalities.actions.body.decisions import decide_body
from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from municipalities.law.basis import RuleViolation
from municipalities.law.body.gremium import Body
from municipalities.law.seen import SeenRule
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
TOGETHER = 4


def at_once(act):
    """Run ``act`` in several threads at the same moment; return how often each thing happened."""
    start = Barrier(TOGETHER)

    def attempt(number: int):
        try:
            start.wait(timeout=20)
            act(number)
        except RuleViolation as violation:
            return violation.rule
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(TOGETHER) as pool:
        return Counter(pool.map(attempt, range(TOGETHER)))


def test_a_result_is_determined_once():
    made = factories.election(Phase.COUNTING)
    actor = factories.lead(made.municipality)
    votes = factories.values({1: {1: 50, 2: 20, 3: 10, 4: 5}, 2: {1: 30, 2: 20, 3: 1, 4: 1}})
    record_report(made.units.get().pk, votes, source="Niederschrift", actor=actor)
    happened = at_once(
        lambda _: determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)
    )
    assert happened == {"done": 1, CourseRule.STEP_NOT_OPEN: TOGETHER - 1}
    assert Determination.objects.count() == 1


def test_of_several_corrections_of_one_page_the_first_holds_and_the_others_are_told():
    place = factories.MunicipalityFactory()
    people = [factories.officer(place) for _ in range(TOGETHER)]
    seen = Seen.of(asdict(LetterheadEntry()))
    set_letterhead(place, LetterheadEntry(), actor=people[0])
    happened = at_once(
        lambda number: set_letterhead(
            place, LetterheadEntry(phone=f"06431 {number}"), actor=people[number], seen=seen
        )
    )
    assert happened == {"done": 1, SeenRule.CHANGED_MEANWHILE: TOGETHER - 1}


def test_an_invitation_is_taken_up_once():
    made = factories.election(Phase.NOMINATION)
    lead = factories.lead(made.municipality)
    found = begin_list(made.pk, name="Vielfalt", short_name="V", actor=lead)
    entries = {"trust": TrustEntry("Kaya", "Deniz")}
    now = timezone.now()
    [person] = name_trust_persons(found.pk, entries, by=Hand.OFFICE, now=now, actor=lead)
    asked = invite(person.pk, by_mail=False, now=now, actor=lead)
    before = User.objects.count()
    happened = at_once(lambda number: arrive(asked.pk, now=now, password=f"vier-Birken-{number}"))
    assert happened == {"done": 1, NominationRule.INVITATION_USED: TOGETHER - 1}
    assert User.objects.count() == before + 1


def test_an_election_is_set_up_once():
    place = factories.MunicipalityFactory()
    actor = factories.lead(place)
    period = factories.term()
    decide_body(
        place,
        period,
        body=Body.ABR,
        seats=5,
        decided_on=date(2025, 5, 1),
        resolution="Beschluss",
        today=factories.TODAY,
        actor=actor,
    )
    happened = at_once(lambda _: set_up_election(place, period, actor=actor))
    assert happened == {"done": 1, CourseRule.ELECTION_EXISTS: TOGETHER - 1}
    assert Election.objects.count() == 1


def test_a_report_is_taken_once_and_the_others_are_told():
    made = factories.election(Phase.COUNTING)
    actor = factories.lead(made.municipality)
    unit = made.units.get()

    def report(number: int) -> None:
        votes = factories.values({1: {1: 50 + number}, 2: {1: 30}})
        record_report(unit.pk, votes, source="Niederschrift", based_on=0, actor=actor)

    happened = at_once(report)
    assert happened == {"done": 1, CountingRule.REPORT_NOT_NEWEST: TOGETHER - 1}
    assert UnitReport.objects.count() == 1


def test_the_chain_of_events_has_no_gap_after_many_acts_at_once():
    place = factories.MunicipalityFactory()
    actor = factories.lead(place)
    period = factories.term()

    def decide(number: int) -> None:
        decide_body(
            place,
            period,
            body=Body.ABR,
            seats=5 + number,
            decided_on=date(2025, 5, 1),
            resolution=f"Beschluss {number}",
            today=factories.TODAY,
            actor=actor,
        )

    assert at_once(decide) == {"done": TOGETHER}
    positions = AuditEvent.objects.filter(chain=place.ags).values_list("position", flat=True)
    assert list(positions) == list(range(1, len(positions) + 1))
    assert [report.breaks for report in verify_chains() if report.breaks] == []
