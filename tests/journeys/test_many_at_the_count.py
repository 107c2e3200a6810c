"""The night of the count: many clerks report at once, and whoever sums up misses nobody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from datetime import time as time_of_day

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from ballots.actions.counting.hand_over import hand_over
from ballots.actions.counting.units import UnitEntry, plan_units
from ballots.actions.counting.withdrawal import withdraw_report
from ballots.law.counting.hand_over import Certificate
from ballots.law.counting.rules import CountingRule
from ballots.law.result.rules import ResultRule
from ballots.models import CountingUnit, HandOver
from elections.actions.cards.letters import Decided, record_decision
from elections.law.cards.rules import LetterRule
from elections.law.course.calendar import moment
from elections.models import Election
from elections.models.cards.letters import PostalDecision
from municipalities.actions.audit import verify_chains
from municipalities.law.basis import RowsRefused, RuleViolation
from municipalities.models import AuditEvent
from tests.journeys.night import (
    TIMEOUT,
    Night,
    count_night,
    in_a_thread,
    unfinished,
    waits_for_a_lock,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def night() -> Night:
    return count_night()


def voters_of(night: Night) -> dict[str, list[tuple[int, int | None]]]:
    return {
        unit.number: list(unit.reports.order_by("version").values_list("version", "voters"))
        for unit in night.units
    }


def test_reports_of_two_units_are_written_at_the_same_time(night):
    first, second, *_ = night.units
    with (
        ThreadPoolExecutor(1) as pool,
        unfinished(lambda: night.report(first, voters=301)) as finish,
    ):
        assert in_a_thread(pool, lambda: night.report(second, voters=302)).result(TIMEOUT)
        assert voters_of(night)["001"] == []
        finish()
    found = voters_of(night)
    assert (found["001"], found["002"]) == ([(1, 301)], [(1, 302)])
    acts = AuditEvent.objects.filter(act="report.recorded").order_by("position")
    assert [event.details["voters"] for event in acts] == [302, 301]
    assert {report.breaks for report in verify_chains()} == {()}


def test_postal_boards_and_reports_do_not_wait_for_each_other(night):
    def decide(accepted: int) -> PostalDecision:
        return record_decision(
            night.election.pk, Decided(accepted, {}), replaces=None,
            now=moment(night.election.day, time_of_day(20)), actor=night.actor,
        )  # fmt: skip

    with (
        ThreadPoolExecutor(2) as pool,
        unfinished(lambda: night.report(night.units[0])) as first,
        unfinished(lambda: decide(5)) as second,
    ):
        assert in_a_thread(pool, lambda: night.report(night.units[1])).result(TIMEOUT)
        # The same board at a second screen waits, and is told that the first was there before.
        again = in_a_thread(pool, lambda: decide(6))
        assert waits_for_a_lock()
        second()
        assert again.result(TIMEOUT) is LetterRule.REPLACED_ALREADY
        first()
    assert PostalDecision.objects.get().accepted == 5


@pytest.mark.parametrize("act", ["report", "withdraw"])
def test_two_at_one_unit_come_one_after_the_other(night, act):
    unit = night.units[0]
    night.report(unit)
    acts = {
        "report": lambda: night.report(unit, voters=303, based_on=1),
        "withdraw": lambda: withdraw_report(
            unit.pk, based_on=1, reason="falsches Blatt", actor=night.actor
        ),
    }
    with (
        ThreadPoolExecutor(1) as pool,
        unfinished(lambda: night.report(unit, voters=302, based_on=1)) as finish,
    ):
        second = in_a_thread(pool, acts[act])
        assert waits_for_a_lock()
        finish()
        assert second.result(TIMEOUT) is CountingRule.REPORT_NOT_NEWEST
    assert voters_of(night)["001"] == [(1, 300), (2, 302)]


def test_a_determination_waits_for_the_last_report_and_counts_it(night):
    *others, last = night.units
    for unit in others:
        night.report(unit)
    with ThreadPoolExecutor(1) as pool, unfinished(lambda: night.report(last)) as finish:
        determined = in_a_thread(pool, night.determine)
        assert waits_for_a_lock()
        finish()
        assert determined.result(TIMEOUT).voters == 4 * 300


def test_a_determination_counts_a_correction_that_had_begun(night):
    for unit in night.units:
        night.report(unit)
    with (
        ThreadPoolExecutor(1) as pool,
        unfinished(lambda: night.report(night.units[2], voters=310, based_on=1)) as finish,
    ):
        determined = in_a_thread(pool, night.determine)
        assert waits_for_a_lock()
        finish()
        assert determined.result(TIMEOUT).voters == 3 * 300 + 310


def test_a_report_that_is_withdrawn_meanwhile_is_missing_in_a_determination(night):
    for unit in night.units:
        night.report(unit)

    def withdraw() -> None:
        withdraw_report(night.units[1].pk, based_on=1, reason="falsches Blatt", actor=night.actor)

    with ThreadPoolExecutor(1) as pool, unfinished(withdraw) as finish:
        determined = in_a_thread(pool, night.determine)
        assert waits_for_a_lock()
        finish()
        assert determined.result(TIMEOUT) is ResultRule.REPORTS_MISSING
    assert not night.election.determinations.exists()


def test_a_correction_waits_for_a_determination_and_is_refused(night):
    for unit in night.units:
        night.report(unit)
    with ThreadPoolExecutor(1) as pool, unfinished(night.determine) as finish:
        late = in_a_thread(pool, lambda: night.report(night.units[0], voters=333, based_on=1))
        assert waits_for_a_lock()
        finish()
        assert late.result(TIMEOUT) is CountingRule.COUNT_NOT_OPEN
    assert night.election.determinations.get().voters == 4 * 300


def test_a_hand_over_waits_for_the_report_of_the_unit_that_takes_over(night):
    large, small, *_ = night.units
    certificate = Certificate(voters=30, electors=900, ordered_on=date(2026, 3, 15))
    with ThreadPoolExecutor(1) as pool, unfinished(lambda: night.report(large)) as finish:
        order = in_a_thread(
            pool,
            lambda: hand_over(
                small.pk, to_unit_id=large.pk, certificate=certificate, actor=night.actor
            ),
        )
        assert waits_for_a_lock()
        finish()
        order.result(TIMEOUT)
    assert HandOver.objects.get().version == 1  # what it reported does not hold them yet


def test_a_unit_that_is_being_handed_over_takes_no_report(night):
    large, small, *_ = night.units
    certificate = Certificate(voters=30, electors=900, ordered_on=date(2026, 3, 15))

    def order() -> None:
        hand_over(small.pk, to_unit_id=large.pk, certificate=certificate, actor=night.actor)

    with ThreadPoolExecutor(1) as pool, unfinished(order) as finish:
        report = in_a_thread(pool, lambda: night.report(small))
        assert waits_for_a_lock()
        finish()
        assert report.result(TIMEOUT) is CountingRule.HAND_OVER_WITHOUT_UNIT


def test_a_unit_is_not_removed_while_it_is_reported(night):
    unit = night.units[3]
    keys = frozenset(unit.districts.values_list("pk", flat=True))
    entry = UnitEntry(unit.number, unit.name, CountingUnit.Kind.BALLOT_BOX, keys, unit.pk, True)

    def remove() -> object:
        try:
            return plan_units(night.election.pk, [entry], actor=night.actor, reason="doppelt")
        except RowsRefused as refused:
            return [violation.rule for violation in refused.rows.values()]

    with ThreadPoolExecutor(1) as pool, unfinished(lambda: night.report(unit)) as finish:
        removed = in_a_thread(pool, remove)
        assert waits_for_a_lock()
        finish()
        assert removed.result(TIMEOUT) == [CountingRule.UNIT_HAS_REPORTED]
    assert voters_of(night)["004"] == [(1, 300)]


def test_many_corrections_by_many_lose_no_version(night):
    tries = 6

    def correct(number: int) -> int:
        """Correct one unit after the other, always what stands there by then; count refusals."""
        refused = 0
        for step in range(tries):
            unit = night.units[(number + step) % len(night.units)]
            while True:
                newest = unit.reports.first()
                try:
                    night.report(unit, based_on=newest.version if newest else 0)
                except RuleViolation as violation:
                    if violation.rule is not CountingRule.REPORT_NOT_NEWEST:
                        raise
                    refused += 1
                else:
                    break
        return refused

    with ThreadPoolExecutor(4) as pool:
        running = [in_a_thread(pool, lambda number=number: correct(number)) for number in range(4)]
        assert all(isinstance(one.result(60), int) for one in running)
    found = voters_of(night)
    assert sum(map(len, found.values())) == 4 * tries
    for versions in found.values():
        assert [version for version, _voters in versions] == list(range(1, len(versions) + 1))
    assert {report.breaks for report in verify_chains()} == {()}
    assert all(not report.clock_steps for report in verify_chains())


def test_an_election_is_held_inside_a_transaction_only(night):
    with pytest.raises(TransactionManagementError):
        Election.objects.filter(pk=night.election.pk).held()
    with transaction.atomic():
        assert Election.objects.filter(pk=night.election.pk).held() == night.election
        with pytest.raises(Election.DoesNotExist):
            Election.objects.filter(pk=0).held()
