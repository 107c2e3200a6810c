"""The acts from the paper to the determined result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ballots.actions.counting.counts import record_report
from ballots.actions.counting.units import add_unit
from ballots.actions.result.determination import determine_result, record_lot
from ballots.actions.result.outcome import outcome_of
from ballots.law.counting.report import ReportValues
from ballots.law.counting.rules import CountingRule
from ballots.law.result.rules import ResultRule
from ballots.models import BallotPaper, CandidateResult, CountingUnit, Determination
from elections.actions.course.phases import take_step
from elections.actions.course.setup import add_district
from elections.actions.register.closing import close_register
from elections.law.course.phases import Phase, Step
from elections.law.course.rules import CourseRule
from elections.law.register.closing import RegisterCounts
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db


def refused(act, rule):
    with pytest.raises(RuleViolation) as caught:
        act()
    assert caught.value.rule is rule
    return caught.value


def counted(lists, votes, seats=5):
    """An election whose only unit has reported ``votes``."""
    made = factories.election(Phase.COUNTING, lists=lists, seats=seats)
    actor = factories.lead(made.municipality)
    record_report(made.units.get().pk, factories.values(votes), source="Niederschrift", actor=actor)
    return made, actor


def test_seats_and_persons_follow_from_the_reports():
    made, actor = counted(
        {1: 4, 2: 4}, {1: {1: 10, 2: 90, 3: 50, 4: 50}, 2: {1: 60, 2: 40, 3: 0, 4: 0}}
    )
    result = determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)
    assert {row.nomination.number: row.seats for row in result.lists.all()} == {1: 3, 2: 2}
    elected = CandidateResult.objects.filter(determination=result, elected=True)
    assert [(row.candidate.nomination.number, row.candidate.place) for row in elected] == [
        (1, 2),
        (1, 3),
        (1, 4),
        (2, 1),
        (2, 2),
    ]
    assert (result.electors, result.voters, result.invalid_ballots) == (1000, 300, 10)


def test_a_lot_stops_the_determination_until_it_was_drawn():
    made, actor = counted(
        {1: 3, 2: 3, 3: 3},
        {1: {1: 400, 2: 0, 3: 0}, 2: {1: 250, 2: 0, 3: 0}, 3: {1: 250, 2: 0, 3: 0}},
        seats=9,
    )
    refused(
        lambda: determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor),
        ResultRule.LOT_REQUIRED,
    )
    made.refresh_from_db()
    assert made.current_phase is Phase.COUNTING
    assert (outcome_of(made).open_lot.tied, outcome_of(made).open_lot.open_seats) == ((2, 3), 1)
    for wrong in [[1], [2, 3], [], [2, 2]]:
        refused(
            lambda drawn=wrong: record_lot(
                made.pk, drawn=drawn, drawn_on=date(2026, 3, 27), minutes="Los", actor=actor
            ),
            ResultRule.LOT_DOES_NOT_FIT,
        )
    record_lot(made.pk, drawn=[3], drawn_on=date(2026, 3, 27), minutes="Los gezogen", actor=actor)
    result = determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)
    assert {row.nomination.number: row.seats for row in result.lists.all()} == {1: 4, 2: 2, 3: 3}
    assert {row.nomination.number: row.vacant for row in result.lists.all()} == {1: 1, 2: 0, 3: 0}


@pytest.mark.rules("C-21")
@pytest.mark.parametrize(
    "act",
    [
        pytest.param(
            lambda made, actor: determine_result(
                made.pk, decided_on=date(2026, 3, 14), actor=actor
            ),
            id="no result is determined",
        ),
        pytest.param(
            lambda made, actor: record_lot(
                made.pk, drawn=[2], drawn_on=date(2026, 3, 14), minutes="Los", actor=actor
            ),
            id="no lot is drawn",
        ),
    ],
)
def test_before_the_election_day(act):
    made, actor = counted({1: 4, 2: 4}, {1: {1: 90}, 2: {1: 60}})
    violation = refused(lambda: act(made, actor), ResultRule.BEFORE_ELECTION_DAY)
    assert sentence(violation) == (
        "Der 14.03.2026 liegt vor dem Wahltag 15.03.2026. Gelost und festgestellt wird "
        "frühestens am Wahltag (§ 54 KWO). Prüfen Sie das Datum."
    )
    made.refresh_from_db()
    assert (made.current_phase, made.lots.count()) == (Phase.COUNTING, 0)


@pytest.mark.rules("C-21")
def test_on_the_election_day_a_result_can_be_determined():
    made, actor = counted({1: 4, 2: 4}, {1: {1: 90}, 2: {1: 60}})
    assert determine_result(made.pk, decided_on=made.day, actor=actor).decided_on == made.day


def test_a_lot_belongs_to_the_votes_it_was_drawn_on():
    votes = {1: {1: 400, 2: 0, 3: 0}, 2: {1: 250, 2: 0, 3: 0}, 3: {1: 250, 2: 0, 3: 0}}
    made, actor = counted({1: 3, 2: 3, 3: 3}, votes, seats=9)
    record_lot(made.pk, drawn=[3], drawn_on=date(2026, 3, 27), minutes="Los", actor=actor)
    votes[1] = {1: 399, 2: 1, 3: 0}
    record_report(
        made.units.get().pk,
        factories.values(votes),
        source="Niederschrift",
        reason="Zahlendreher",
        based_on=1,
        actor=actor,
    )
    assert outcome_of(made).open_lot is not None


def test_one_list_is_a_majority_vote_and_equal_votes_for_the_last_seat_are_a_lot():
    votes = {1: dict(zip(range(1, 9), [120, 95, 95, 80, 60, 60, 12, 0], strict=True))}
    made, actor = counted({1: 8}, votes)
    outcome = outcome_of(made)
    assert (outcome.majority_vote, outcome.open_lot.tied, outcome.open_lot.open_seats) == (
        True,
        (5, 6),
        1,
    )
    record_lot(made.pk, drawn=[6], drawn_on=date(2026, 3, 27), minutes="Los", actor=actor)
    result = determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)
    elected = result.candidates.filter(elected=True).order_by("candidate__place")
    assert [row.candidate.place for row in elected] == [1, 2, 3, 4, 6]
    assert result.lists.get().quota is None


def test_unknown_votes_of_one_person_leave_its_list_open_and_no_other():
    made, actor = counted({1: 4, 2: 4}, {1: {1: 100, 2: 50, 3: 30, 4: 20}, 2: {1: 60, 2: 40, 3: 0}})
    result = determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)
    assert result.persons_determined is False
    assert {row.nomination.number: row.seats for row in result.lists.all()} == {1: 3, 2: 2}
    elected = result.candidates.filter(elected=True)
    assert [(row.candidate.nomination.number, row.candidate.place) for row in elected] == [
        (1, 1),
        (1, 2),
        (1, 3),
    ]
    unknown = result.candidates.get(candidate__nomination__number=2, candidate__place=4)
    assert unknown.votes is None


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        pytest.param(
            {"list_votes": {1: 10}}, CountingRule.LIST_VOTES_MISSING, id="a list is missing"
        ),
        pytest.param(
            {"list_votes": {1: 10, 2: 10, 9: 1}},
            CountingRule.LIST_NOT_ADMITTED,
            id="a strange list",
        ),
        pytest.param(
            {"candidate_votes": {(1, 5): 1}}, CountingRule.PERSON_NOT_PRINTED, id="a strange person"
        ),
        pytest.param(
            {"list_votes": {1: 1400, 2: 100}}, CountingRule.REPORT_INCONSISTENT, id="too many votes"
        ),
        pytest.param(
            {"voters": 1001}, CountingRule.REPORT_INCONSISTENT, id="more voters than electors"
        ),
        pytest.param(
            {"invalid_ballots": 301}, CountingRule.REPORT_INCONSISTENT, id="too many invalid"
        ),
    ],
)
def test_a_report_that_cannot_be_is_refused_and_nothing_is_written(change, rule):
    made = factories.election(Phase.COUNTING)
    facts = {
        "voters": 300,
        "voters_with_card": 40,
        "invalid_ballots": 10,
        "list_votes": {1: 100, 2: 50},
        "candidate_votes": {},
    }
    unit = made.units.get()
    actor = factories.lead(made.municipality)
    before = AuditEvent.objects.count()
    refused(
        lambda: record_report(
            unit.pk, ReportValues(seats=5, **(facts | change)), source="Niederschrift", actor=actor
        ),
        rule,
    )
    assert (unit.reports.count(), AuditEvent.objects.count()) == (0, before)


def test_a_correction_needs_its_reason_and_keeps_what_was_there():
    made, actor = counted({1: 4, 2: 4}, {1: {1: 5}, 2: {1: 5}})
    unit = made.units.get()
    again = factories.values({1: {1: 6}, 2: {1: 5}})
    refused(
        lambda: record_report(unit.pk, again, source="N", based_on=1, actor=actor),
        CountingRule.CORRECTION_WITHOUT_REASON,
    )
    record_report(unit.pk, again, source="N", reason="verlesen", based_on=1, actor=actor)
    assert [report.version for report in unit.reports.all()] == [2, 1]
    assert {entry.number: entry.votes for entry in outcome_of(made).lists} == {1: 6, 2: 5}


def test_the_approved_paper_prints_no_more_persons_than_seats_and_cannot_change():
    made = factories.election(Phase.PAPER_APPROVED, lists={1: 7, 2: 2})
    paper = BallotPaper.objects.get(election=made)
    printed = {entry.number: len(entry.persons) for entry in paper.paper().lists}
    assert printed == {1: 5, 2: 2}
    assert paper.paper().as_json() == paper.facts
    with pytest.raises(Exception, match="permission denied"):
        BallotPaper.objects.filter(pk=paper.pk).update(sha256="0" * 64)


def test_a_determination_cannot_be_changed_or_deleted():
    made = factories.election(Phase.DETERMINED)
    with pytest.raises(Exception, match="Cannot delete"):
        Determination.objects.filter(election=made).delete()


def test_the_count_needs_every_report():
    made = factories.election(Phase.COUNTING)
    refused(
        lambda: determine_result(
            made.pk, decided_on=date(2026, 3, 27), actor=factories.lead(made.municipality)
        ),
        ResultRule.REPORTS_MISSING,
    )


def test_a_step_that_is_not_open_is_refused():
    made = factories.election(Phase.SETUP)
    violation = refused(
        lambda: take_step(made.pk, Step.PUBLISH, actor=factories.lead(made.municipality)),
        CourseRule.STEP_NOT_OPEN,
    )
    assert violation.facts == {"step": Step.PUBLISH, "phase": Phase.SETUP}


@pytest.fixture
def two_districts():
    """A count over two Wahlbezirke of which one is in no unit, and its Wahlleitung."""
    made = factories.election(Phase.PAPER_APPROVED)
    actor = factories.lead(made.municipality)
    forgotten = add_district(made.pk, number="002", name="Vergessen", actor=actor)
    close_register(
        forgotten.pk, RegisterCounts(500, 0, 0), closed_on=date(2026, 3, 14), actor=actor
    )
    unit = factories.open_count(made, actor)
    votes = {1: {1: 40, 2: 0, 3: 0, 4: 0}, 2: {1: 20, 2: 0, 3: 0, 4: 0}}
    record_report(unit.pk, factories.values(votes), source="Niederschrift", actor=actor)
    return made, actor, forgotten


def unit_over(made, actor, district, kind, number="002"):
    return add_unit(
        made.pk, number=number, name="Zwei", kind=kind, districts=[district], actor=actor
    )


@pytest.mark.rules("R-CNT-10")
@pytest.mark.parametrize(
    "postal",
    [
        pytest.param(False, id="in no unit at all"),
        pytest.param(True, id="with its postal votes only"),
    ],
)
def test_a_district_that_is_counted_nowhere_stops_the_determination(postal, two_districts):
    made, actor, forgotten = two_districts
    if postal:
        unit = unit_over(made, actor, forgotten, CountingUnit.Kind.POSTAL)
        values = ReportValues(
            seats=5, voters=5, voters_with_card=5, invalid_ballots=0, list_votes={1: 4, 2: 1}
        )
        record_report(unit.pk, values, source="Niederschrift", actor=actor)
    violation = refused(
        lambda: determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor),
        ResultRule.DISTRICTS_NOT_COUNTED,
    )
    assert violation.facts == {"districts": "002 Vergessen"}
    assert not Determination.objects.filter(election=made).exists()


@pytest.mark.rules("R-CNT-10")
def test_every_district_counted_lets_the_result_be_determined(two_districts):
    made, actor, forgotten = two_districts
    unit = unit_over(made, actor, forgotten, CountingUnit.Kind.BALLOT_BOX)
    votes = {1: {1: 0, 2: 10, 3: 0, 4: 0}, 2: {1: 0, 2: 0, 3: 0, 4: 0}}
    record_report(
        unit.pk, replace(factories.values(votes), voters_with_card=0), source="N", actor=actor
    )
    result = determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)
    assert (result.electors, result.voters, result.valid_votes) == (1500, 600, 70)


def test_a_ballot_box_is_counted_once_and_its_postal_votes_beside_it(two_districts):
    made, actor, _forgotten = two_districts
    district = made.units.get().districts.get()
    for kind in [CountingUnit.Kind.BALLOT_BOX, CountingUnit.Kind.JOINT]:
        violation = refused(
            lambda kind=kind: unit_over(made, actor, district, kind),
            CountingRule.DISTRICT_COUNTED_ELSEWHERE,
        )
        assert violation.facts == {"districts": "001 Rathaus"}
    unit_over(made, actor, district, CountingUnit.Kind.POSTAL)
    assert made.units.count() == 2


@pytest.mark.parametrize("phase", [Phase.DETERMINED, Phase.PUBLISHED])
def test_after_the_determination_no_unit_is_added(phase):
    made = factories.election(phase)
    actor = factories.lead(made.municipality)
    district = made.districts.get()
    refused(
        lambda: unit_over(made, actor, district, CountingUnit.Kind.POSTAL),
        CountingRule.COUNT_NOT_OPEN,
    )
    assert made.units.count() == 1


def test_one_person_with_more_votes_than_the_whole_list_is_refused():
    made = factories.election(Phase.COUNTING, lists={1: 4, 2: 4})
    actor = factories.lead(made.municipality)
    wrong = ReportValues(seats=5, list_votes={1: 10, 2: 10}, candidate_votes={(1, 1): 500})
    violation = refused(
        lambda: record_report(made.units.get().pk, wrong, source="Niederschrift", actor=actor),
        CountingRule.REPORT_INCONSISTENT,
    )
    assert violation.facts["checks"] == "H5.02"
