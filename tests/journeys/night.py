"""A count in four units, and people whose transactions are not finished yet."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from threading import Event

from django.db import connection, transaction

from ballots.actions.counting.counts import record_report
from ballots.actions.counting.units import add_unit
from ballots.actions.result.determination import determine_result
from ballots.models import CountingUnit, UnitReport
from elections.actions.course.setup import add_district
from elections.actions.register.closing import close_register
from elections.law.course.phases import Phase
from elections.law.register.closing import RegisterCounts
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.models import User
from tests import factories

AFTER = date(2026, 3, 27)
TIMEOUT = 20


@dataclass
class Night:
    """An election that is being counted in several units."""

    election: Election
    units: list[CountingUnit]
    actor: User

    def report(self, unit: CountingUnit, *, voters: int = 300, based_on: int = 0) -> UnitReport:
        values = factories.values({1: {1: 50, 2: 20}, 2: {1: 30, 2: 10}}, voters=voters)
        values = replace(values, voters_with_card=None, candidate_votes={})
        return record_report(
            unit.pk, values, source="Niederschrift", actor=self.actor, based_on=based_on,
            reason="berichtigt" if based_on else "",
        )  # fmt: skip

    def determine(self):
        return determine_result(self.election.pk, decided_on=AFTER, actor=self.actor)


def count_night() -> Night:
    """Four ballot boxes, none of which has reported."""
    made = factories.election(Phase.PAPER_APPROVED)
    actor = factories.lead(made.municipality)
    more = []
    for number in ("002", "003", "004"):
        district = add_district(made.pk, number=number, name=f"Schule {number}", actor=actor)
        close_register(
            district.pk,
            RegisterCounts(without_mark=900, with_mark=0, special=0),
            closed_on=date(2026, 3, 14),
            actor=actor,
        )
        more.append(district)
    units = [factories.open_count(made, actor)]
    units += [
        add_unit(
            made.pk, number=district.number, name=district.name,
            kind=CountingUnit.Kind.BALLOT_BOX, districts=[district], actor=actor,
        )
        for district in more
    ]  # fmt: skip
    return Night(Election.objects.get(pk=made.pk), units, actor)


def in_a_thread(pool: ThreadPoolExecutor, act: Callable[[], object]) -> Future:
    def run() -> object:
        try:
            return act()
        except RuleViolation as violation:
            return violation.rule
        finally:
            connection.close()

    return pool.submit(run)


@contextmanager
def unfinished(act: Callable[[], object]) -> Iterator[Callable[[], None]]:
    """Do ``act`` in a transaction of its own that commits when what is yielded is called."""
    done, go = Event(), Event()

    def wait() -> None:
        with transaction.atomic():
            act()
            done.set()
            assert go.wait(TIMEOUT)

    with ThreadPoolExecutor(1) as pool:
        running = in_a_thread(pool, wait)

        def finish() -> None:
            go.set()
            assert running.result(TIMEOUT) is None

        try:
            assert done.wait(TIMEOUT)
            yield finish
        finally:
            go.set()


def waits_for_a_lock() -> bool:
    """Whether within some seconds somebody waits for a lock in this database."""
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.02)
    return False
