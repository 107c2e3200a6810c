"""When a transaction commits, its events get their places; those of earlier versions still hold."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO
from threading import Barrier, Thread

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from municipalities.actions.audit import verify_chain, verify_chains
from municipalities.models import AuditChain, AuditEvent, Municipality, Role
from municipalities.models.audit import BY_PROGRAM, FIRST_HASH, STATE_CHAIN
from municipalities.models.chain import ClockStep
from municipalities.models.turns import take_turn
from tests import database
from tests.database import by_owner
from tests.factories import PASSWORD, MunicipalityFactory, person

AGS = "06533001"


def note(place, number: int) -> AuditEvent:
    return AuditEvent.objects.record(None, "body.decided", place, place, seats=number)


def places(key: str = AGS) -> list[tuple[int | None, int]]:
    """The place of each event and the number it tells."""
    events = AuditEvent.objects.filter(chain=key).order_by("position")
    return [(event.position, event.details["seats"]) for event in events]


@pytest.mark.django_db(transaction=True)
class TestCommitting:
    def test_an_event_has_no_place_until_its_transaction_commits(self):
        place = MunicipalityFactory.create(ags=AGS)
        with transaction.atomic():
            first, second = note(place, 1), note(place, 2)
            assert places() == [(None, 1), (None, 2)]
            assert not AuditChain.objects.exists()
        assert places() == [(1, 1), (2, 2)]
        assert first.batch == second.batch
        report = verify_chain(AGS)
        assert (report.events, report.breaks, report.clock_steps) == (2, (), ())

    def test_each_transaction_is_a_batch_and_a_savepoint_is_none(self):
        place = MunicipalityFactory.create(ags=AGS)
        with transaction.atomic():
            outside = note(place, 1)
            with transaction.atomic():
                inside = note(place, 2)
        with transaction.atomic():
            later = note(place, 3)
        assert outside.batch == inside.batch != later.batch

    def test_what_is_rolled_back_leaves_no_gap(self):
        place = MunicipalityFactory.create(ags=AGS)
        for number in (1, 2, 3):
            with transaction.atomic():
                note(place, number)
                with transaction.atomic():
                    note(place, 20)
                    transaction.set_rollback(True)
                if number == 2:
                    transaction.set_rollback(True)
        assert places() == [(1, 1), (2, 3)]
        assert [report.breaks for report in verify_chains()] == [()]

    def test_one_act_may_write_to_several_chains(self):
        one, two = (MunicipalityFactory.create(ags=ags) for ags in (AGS, "06533002"))
        with transaction.atomic():
            for place in (two, one, two, None):
                AuditEvent.objects.record(None, "body.decided", one, place, seats=0)
        assert {chain.key: chain.length for chain in AuditChain.objects.all()} == {
            AGS: 1, "06533002": 2, STATE_CHAIN: 1,
        }  # fmt: skip
        assert {report.breaks for report in verify_chains()} == {()}

    def test_who_writes_first_and_thinks_long_keeps_nobody_waiting(self):
        place = MunicipalityFactory.create(ags=AGS)
        with transaction.atomic():
            note(place, 1)
        met = Barrier(2, timeout=20)

        def think() -> None:
            try:
                with transaction.atomic():
                    note(place, 2)
                    met.wait()  # both have written
                    met.wait()  # the other has committed
            finally:
                connection.close()

        thinking = Thread(target=think)
        thinking.start()
        with transaction.atomic():
            met.wait()
            note(place, 3)
        met.wait()
        thinking.join()
        assert places() == [(1, 1), (2, 3), (3, 2)]
        assert verify_chain(AGS).breaks == ()

    def test_a_turn_ends_with_its_transaction(self):
        met = Barrier(2, timeout=20)
        told: list[str] = []

        def wait_for_it() -> None:
            try:
                with transaction.atomic():
                    met.wait()
                    take_turn("test", 1)
                    told.append("second")
            finally:
                connection.close()

        waiting = Thread(target=wait_for_it)
        with transaction.atomic():
            take_turn("test", 1)
            waiting.start()
            met.wait()
            waiting.join(timeout=0.3)
            told.append("first")
        waiting.join()
        assert told == ["first", "second"]

    def test_outside_a_transaction_there_is_no_turn(self):
        with pytest.raises(RuntimeError, match="inside a transaction"):
            take_turn("test")


def old_events(place, count: int) -> None:
    """Events as versions before 0024 wrote them, written by the owner."""
    last = FIRST_HASH
    for number in range(1, count + 1):
        with transaction.atomic():
            made = note(place, number)
            made.refresh_from_db()
            made.form, made.batch, made.previous_hash = BY_PROGRAM, None, last
            last = made.computed_hash()
            by_owner(
                "UPDATE municipalities_auditevent SET form = 1, batch = NULL, content_hash = '',"
                " chained_at = NULL, previous_hash = %s, hash = %s WHERE id = %s",
                made.previous_hash, last, made.pk,
            )  # fmt: skip
            by_owner("UPDATE municipalities_auditchain SET last_hash = %s", last)


@pytest.mark.django_db
class TestVerifying:
    def test_events_of_earlier_versions_hold_and_newer_ones_join_them(self):
        place = MunicipalityFactory.create(ags=AGS)
        old_events(place, 2)
        note(place, 3)
        report = verify_chain(AGS)
        assert (report.events, report.breaks, report.clock_steps) == (3, (), ())
        by_owner("UPDATE municipalities_auditevent SET details = '{}' WHERE position = 1")
        assert [(one.fault, one.position) for one in verify_chain(AGS).breaks] == [("changed", 1)]

    def test_a_clock_that_ran_backwards_is_told_with_both_times_and_is_no_break(self):
        step = self.turn_the_clock_back()
        report = verify_chain(AGS)
        assert (report.breaks, report.clock_steps) == ((), (step,))
        out = StringIO()
        call_command("verify_audit", stdout=out)  # does not exit
        before, after = (
            f"{moment:%d.%m.%Y, %H:%M:%S},{moment.microsecond // 1000:03} Uhr"
            for moment in (step.before.astimezone(), step.after.astimezone())
        )
        assert out.getvalue().splitlines()[1] == (
            f"Kette {AGS}, Eintrag 2: Die Uhr des Datenbankservers lief rückwärts. Der Eintrag "
            f"davor trägt {before}, dieser {after}. Die Reihenfolge steht fest; nur auf die "
            "Uhrzeiten um diese Stelle ist kein Verlass."
        )

    def test_programs_read_both_times_as_well(self):
        step = self.turn_the_clock_back()
        out = StringIO()
        call_command("verify_audit", "--json", stdout=out)
        (told,) = json.loads(out.getvalue().splitlines()[0])["clock_steps"]
        assert told.pop("text").startswith("Eintrag 2: Die Uhr")
        assert told == {
            "chain": AGS,
            "position": 2,
            "before": step.before.isoformat(),
            "after": step.after.isoformat(),
        }

    def test_the_page_of_the_log_says_so_beside_that_all_is_whole(self, client):
        self.turn_the_clock_back()
        place = Municipality.objects.get(ags=AGS)
        auditor = person(Role.AUDITOR, place, PASSWORD)
        client.force_login(auditor)
        page = client.get(reverse("municipalities:log", args=[AGS])).content.decode()
        assert "Das Log ist vollständig und unverändert" in page
        assert "Die Uhr lief rückwärts" in page
        assert "Eintrag 2: Die Uhr des Datenbankservers lief rückwärts." in page

    def turn_the_clock_back(self) -> ClockStep:
        """Let the second event be closed an hour before the first, with a hash that fits."""
        place = MunicipalityFactory.create(ags=AGS)
        first = note(place, 1)
        second = note(place, 2)
        first.refresh_from_db()
        second.refresh_from_db()
        assert first.chained_at is not None
        second.chained_at = first.chained_at - timedelta(hours=1)
        second.hash = second.computed_hash()
        by_owner(
            "UPDATE municipalities_auditevent SET chained_at = %s, hash = %s WHERE id = %s",
            second.chained_at, second.hash, second.pk,
        )  # fmt: skip
        by_owner("UPDATE municipalities_auditchain SET last_hash = %s", second.hash)
        return ClockStep(AGS, 2, first.chained_at, second.chained_at)


@pytest.mark.django_db
def test_what_a_test_rolls_back_closes_at_once():
    place = MunicipalityFactory.create(ags=AGS)
    note(place, 1)
    assert places() == [(1, 1)]
    database.close_events_at_once()  # a second time changes nothing
    note(place, 2)
    assert places() == [(1, 1), (2, 2)]
