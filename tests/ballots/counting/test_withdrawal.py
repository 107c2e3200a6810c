"""A report typed into the sheet of the wrong unit is taken back, with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.actions.counting.units import add_unit
from ballots.actions.counting.withdrawal import withdraw_report
from ballots.actions.result.determination import determine_result
from ballots.law.counting.unit import UnitState, check_withdrawal
from ballots.models import CountingUnit, HandOver
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.models import AuditEvent, Role
from tests import factories
from tests.elections.course.test_corrections import text
from tests.told import refusal

COUNTED = {1: {1: 90, 2: 80, 3: 70, 4: 60}, 2: {1: 50, 2: 40, 3: 30, 4: 20}}


@pytest.mark.rules("R-CNT-09")
def test_only_what_was_reported_for_one_unit_alone_is_taken_back():
    check_withdrawal(UnitState.REPORTED, counts_for_others=False, unit="001")
    for state, shared, rule in [
        (UnitState.AWAITED, False, "NOTHING_TO_WITHDRAW"),
        (UnitState.REPORTED, True, "REPORT_OF_SEVERAL"),
    ]:
        found = refusal(check_withdrawal, state, counts_for_others=shared, unit="001")
        assert (found[0], found[2]) == (rule, {"unit": "001"})


@pytest.fixture
def counted(client):
    """An election with a unit too many, for which somebody entered a report."""
    made = factories.election(Phase.COUNTING)
    actor = factories.lead(made.municipality)
    wrong = add_unit(
        made.pk,
        number="901",
        name="Irrtum",
        kind=CountingUnit.Kind.POSTAL,
        districts=list(made.districts.all()),
        actor=actor,
    )
    right = made.units.exclude(pk=wrong.pk).get()
    for unit, values in [(right, factories.values(COUNTED)), (wrong, by_post())]:
        record_report(unit.pk, values, source="Niederschrift", actor=actor)
    return made, wrong, actor


def by_post():
    places = {1: {1: 100}, 2: {1: 90}}
    return replace(factories.values(places), voters=60, voters_with_card=60, invalid_ballots=1)


def page(name, unit):
    return reverse(f"ballots:{name}", args=[unit.election_id, unit.pk])


@pytest.mark.django_db
@pytest.mark.rules("R-CNT-09")
def test_the_unit_is_awaited_again_and_can_be_removed(client, counted):
    made, wrong, _actor = counted
    client.force_login(factories.person(Role.CAPTURE_CLERK, made.municipality))
    address = page("withdraw_report", wrong)
    assert address in text(client.get(page("report", wrong)))
    assert "sie stehen auch im Log" in text(client.get(address))
    assert client.post(address, {"based_on": "1", "reason": ""}).status_code == 422
    typed = {"based_on": "1", "reason": "Das sind die Zahlen von 001."}
    assert client.post(address, typed).status_code == 302
    assert not wrong.reports.exists()
    assert list(made.units.awaited()) == [wrong]
    event = AuditEvent.objects.get(act="report.withdrawn")
    assert event.details == {
        "unit": "901",
        "version": 1,
        "voters": 60,
        "voters_with_card": 60,
        "invalid_ballots": 1,
        "valid_votes": 190,
        "lists": {"1": 100, "2": 90},
        "persons": {"1/1": 100, "2/1": 90},
        "reason": "Das sind die Zahlen von 001.",
    }
    closed = text(client.get(address))
    assert ("liegt keine Meldung vor" in closed, 'name="reason"' in closed) == (True, False)
    again = client.post(address, typed)
    assert (again.status_code, "liegt keine Meldung vor" in text(again)) == (422, True)
    client.force_login(factories.lead(made.municipality))
    shown = text(client.get(reverse("ballots:plan_units", args=[made.pk])))
    assert shown.count("Meldung liegt vor, deshalb fest") == 1


@pytest.mark.django_db
@pytest.mark.rules("R-CNT-09")
def test_a_newer_report_is_not_taken_back_unseen(client, counted):
    _made, wrong, actor = counted
    client.force_login(actor)
    record_report(
        wrong.pk,
        by_post(),
        source="Niederschrift",
        based_on=1,
        reason="verlesen",
        actor=actor,
    )
    answer = client.post(page("withdraw_report", wrong), {"based_on": "1", "reason": "Irrtum"})
    assert (answer.status_code, "jemand anderes" in text(answer)) == (422, True)
    assert wrong.reports.count() == 2


@pytest.mark.django_db
@pytest.mark.rules("R-CNT-09")
def test_nothing_is_taken_back_from_a_joint_count_or_a_result(client, counted):
    made, wrong, actor = counted
    client.force_login(actor)
    typed = {"based_on": "1", "reason": "Irrtum"}
    right = made.units.exclude(pk=wrong.pk).get()
    handed = HandOver.objects.create(
        unit=wrong,
        to_unit=right,
        voters=20,
        ordered_on=date(2026, 3, 15),
        version=0,
        kind_before=right.kind,
        recorded_by=actor,
    )
    for unit in (wrong, right):
        answer = client.post(page("withdraw_report", unit), typed)
        assert (answer.status_code, "gehört zu einer Abgabe" in text(answer)) == (422, True)
    handed.delete()
    Election.objects.filter(pk=made.pk).update(phase=Phase.DETERMINED.value)
    answer = client.post(page("withdraw_report", wrong), typed)
    assert (answer.status_code, "Auszählung ist nicht offen" in text(answer)) == (422, True)
    assert wrong.reports.count() == 1


@pytest.mark.django_db
@pytest.mark.rules("R-CNT-09")
def test_the_right_report_follows_and_the_result_is_determined(counted):
    made, wrong, actor = counted
    withdraw_report(wrong.pk, based_on=1, reason="falscher Bezirk", actor=actor)
    wrong.delete()
    determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)
    assert Election.objects.get(pk=made.pk).current_phase is Phase.DETERMINED
