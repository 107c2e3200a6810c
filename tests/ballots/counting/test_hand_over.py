"""A Wahlbezirk with few voters is handed over, counted with another one, and may come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.actions.counting.hand_over import hand_over, take_back
from ballots.actions.counting.units import add_unit
from ballots.actions.result.determination import determine_result
from ballots.actions.result.outcome import counted_in_all
from ballots.law.counting.hand_over import Certificate, check_hand_over, check_taken_back
from ballots.law.counting.rules import CheckRule, CountingRule
from ballots.law.result.rules import ResultRule
from ballots.models import CountingUnit, HandOver
from ballots.models.counting.count import count_of
from elections.actions.course.setup import add_district
from elections.actions.register.closing import close_register
from elections.law.course.phases import Phase
from elections.law.register.closing import RegisterCounts
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import AuditEvent, Role
from tests import factories

DAY = date(2026, 3, 15)
AFTER = date(2026, 3, 27)
LARGE = {1: {1: 90, 2: 80, 3: 70, 4: 61}, 2: {1: 50, 2: 40, 3: 30, 4: 20}}
SMALL = {1: {1: 9, 2: 8, 3: 7, 4: 6}, 2: {1: 5, 2: 4, 3: 3, 4: 2}}
FEW = Certificate(voters=30, electors=200, ordered_on=DAY)

LAW = {
    "49 voters": (replace(FEW, voters=49), {}, None),
    "nobody voted": (replace(FEW, voters=0), {}, None),
    "a postal unit has no electors": (replace(FEW, electors=None), {}, None),
    "50 voters count themselves": (
        replace(FEW, voters=50),
        {},
        CountingRule.HAND_OVER_NOT_NEEDED,
    ),
    "the day before": (
        replace(FEW, ordered_on=date(2026, 3, 14)),
        {},
        CountingRule.HAND_OVER_TOO_EARLY,
    ),
    "more voters than electors": (
        replace(FEW, electors=29),
        {},
        CountingRule.HAND_OVER_MORE_VOTERS,
    ),
    "as many voters as electors": (replace(FEW, electors=30), {}, None),
    "another number than reported": (FEW, {"reported": 31}, CountingRule.HAND_OVER_OTHER_NUMBER),
    "the number that was reported": (FEW, {"reported": 30}, None),
}


def refused(act) -> RuleViolation:
    with pytest.raises(RuleViolation) as caught:
        act()
    assert caught.value.rule_id == "R-DIST-03"
    assert sentence(caught.value)
    return caught.value


@pytest.mark.rules("R-DIST-03")
@pytest.mark.parametrize(("certificate", "more", "rule"), LAW.values(), ids=LAW)
def test_what_the_law_lets_be_handed_over(certificate, more, rule):
    facts: dict[str, Any] = {"election_day": DAY, "reported": None, "unit": "002 Schule", **more}
    if rule is None:
        check_hand_over(certificate, **facts)
    else:
        assert refused(lambda: check_hand_over(certificate, **facts)).rule is rule


@pytest.mark.rules("R-DIST-03")
def test_what_was_counted_together_cannot_come_back():
    check_taken_back(2, 2, unit="001")
    found = refused(lambda: check_taken_back(2, 3, unit="001"))
    assert found.rule is CountingRule.HAND_OVER_COUNTED


@pytest.fixture
def scene(db):
    """Two ballot boxes: 300 voters and 30; A 1,000 and 200."""
    made = factories.election(Phase.PAPER_APPROVED)
    actor = factories.lead(made.municipality)
    small = add_district(made.pk, number="002", name="Schule", actor=actor)
    close_register(
        small.pk,
        RegisterCounts(without_mark=200, with_mark=0, special=0),
        closed_on=date(2026, 3, 14),
        actor=actor,
    )
    large = factories.open_count(made, actor)
    unit = add_unit(
        made.pk,
        number="002",
        name="Schule",
        kind=CountingUnit.Kind.BALLOT_BOX,
        districts=[small],
        actor=actor,
    )
    made.refresh_from_db()
    return made, large, unit, actor


def report(unit, votes, actor, **more):
    values = replace(factories.values(votes), **more)
    record_report(
        unit.pk,
        values,
        source="Niederschrift",
        actor=actor,
        based_on=unit.reports.count(),
        reason="gemeinsam ausgezählt" if unit.reports.exists() else "",
    )


def noticed(made):
    return {one.code: one for row in count_of(made).noticed() for one in row.findings}


def small_report(unit, actor):
    report(unit, SMALL, actor, voters=30, voters_with_card=0, invalid_ballots=0)


@pytest.mark.rules("R-DIST-03", "R-CNT-10")
def test_a_unit_with_few_voters_is_not_determined_until_another_has_counted_it(scene):
    made, large, small, actor = scene
    report(large, LARGE, actor)
    small_report(small, actor)
    with pytest.raises(RuleViolation) as caught:
        determine_result(made.pk, decided_on=AFTER, actor=actor)
    assert caught.value.rule is ResultRule.COUNT_INCONSISTENT
    assert [found.rule for found in caught.value.facts["findings"]] == [CheckRule.H1_09]
    assert "Betroffen sind: 002 Schule." in sentence(caught.value)
    hand_over(small.pk, to_unit_id=large.pk, certificate=FEW, actor=actor)
    # What the large unit has reported does not hold these ballots yet.
    with pytest.raises(RuleViolation) as waiting:
        counted_in_all(made)
    assert waiting.value.rule is ResultRule.REPORTS_MISSING
    together = {n: {p: LARGE[n][p] + SMALL[n][p] for p in LARGE[n]} for n in LARGE}
    report(large, together, actor, voters=330)
    result = determine_result(made.pk, decided_on=AFTER, actor=actor)
    assert (result.electors, result.voters, result.valid_votes) == (1200, 330, 485)
    assert set(large.districts.values_list("number", flat=True)) == {"001", "002"}


@pytest.mark.rules("R-DIST-03")
def test_a_hand_over_is_logged_and_its_unit_reports_no_more(scene):
    _, large, small, actor = scene
    hand_over(small.pk, to_unit_id=large.pk, certificate=FEW, actor=actor)
    event = AuditEvent.objects.get(act="unit.handed_over")
    assert (event.details["unit"], event.details["to_unit"], event.details["voters"]) == (
        "002",
        "001",
        30,
    )
    found = refused(lambda: small_report(small, actor))
    assert found.rule is CountingRule.HAND_OVER_WITHOUT_UNIT
    again = refused(lambda: hand_over(small.pk, to_unit_id=large.pk, certificate=FEW, actor=actor))
    assert again.rule is CountingRule.HAND_OVER_WITHOUT_UNIT


@pytest.mark.rules("R-DIST-03")
def test_ballots_that_were_handed_over_do_not_vanish(scene):
    made, large, small, actor = scene
    hand_over(small.pk, to_unit_id=large.pk, certificate=FEW, actor=actor)
    with pytest.raises(RuleViolation) as caught:
        report(large, SMALL, actor, voters=29, voters_with_card=0, invalid_ballots=0)
    assert caught.value.facts["checks"] == "CODE.08"
    report(large, LARGE, actor)
    # Nothing had been reported before: nobody can say how many it must be.
    assert "CODE.09" not in noticed(made)


@pytest.mark.rules("R-DIST-03")
def test_the_report_after_a_hand_over_is_held_against_the_one_before(scene):
    made, large, small, actor = scene
    report(large, LARGE, actor)
    hand_over(small.pk, to_unit_id=large.pk, certificate=FEW, actor=actor)
    report(large, LARGE, actor)
    assert noticed(made)["CODE.09"].facts == {"b": 300, "expected": 330}
    report(large, LARGE, actor, voters=330, invalid_ballots=40)
    assert "CODE.09" not in noticed(made)


@pytest.mark.rules("R-DIST-03")
def test_a_unit_is_not_handed_over_to_itself(scene):
    _, _, small, actor = scene
    found = refused(lambda: hand_over(small.pk, to_unit_id=small.pk, certificate=FEW, actor=actor))
    assert (found.rule, HandOver.objects.count()) == (CountingRule.HAND_OVER_WITHOUT_UNIT, 0)


@pytest.mark.rules("R-DIST-03")
def test_a_slip_is_taken_back_as_long_as_nobody_counted_both(scene):
    made, large, small, actor = scene
    large.kind = CountingUnit.Kind.BALLOT_BOX
    large.save()
    small.kind = CountingUnit.Kind.POSTAL
    small.save()
    hand_over(small.pk, to_unit_id=large.pk, certificate=FEW, actor=actor)
    large.refresh_from_db()
    assert large.kind == CountingUnit.Kind.JOINT
    take_back(small.pk, actor=actor)
    large.refresh_from_db()
    assert (large.kind, set(large.districts.values_list("number", flat=True))) == (
        CountingUnit.Kind.BALLOT_BOX,
        {"001"},
    )
    assert [unit.name for unit in count_of(made).units] == ["001 Rathaus", "002 Schule"]
    assert AuditEvent.objects.filter(act="unit.taken_back").count() == 1
    hand_over(small.pk, to_unit_id=large.pk, certificate=FEW, actor=actor)
    report(large, LARGE, actor)
    assert refused(lambda: take_back(small.pk, actor=actor)).rule is CountingRule.HAND_OVER_COUNTED


def test_nothing_is_handed_over_once_the_result_is_determined(scene):
    made, large, small, actor = scene
    made.phase = Phase.DETERMINED.value
    made.save()
    for act in (
        lambda: hand_over(small.pk, to_unit_id=large.pk, certificate=FEW, actor=actor),
        lambda: take_back(small.pk, actor=actor),
    ):
        with pytest.raises(RuleViolation) as caught:
            act()
        assert caught.value.rule is CountingRule.COUNT_NOT_OPEN


@pytest.mark.rules("R-DIST-03")
def test_the_wahlleitung_hands_over_on_a_page_and_takes_back(scene, client):
    made, large, small, actor = scene
    small_report(small, actor)
    client.force_login(actor)
    units = reverse("ballots:units", args=[made.pk])
    page = reverse("ballots:hand_over", args=[made.pk, small.pk])
    shown = client.get(units).content.decode()
    assert "Es wählten nur 30 Personen, weniger als 50." in shown
    assert page in shown
    assert 'value="30"' in client.get(page).content.decode()
    typed = {"to_unit": large.pk, "voters": "31", "electors": "200", "ordered_on": "15.03.2026"}
    wrong = client.post(page, typed)
    assert wrong.status_code == 422
    assert "gemeldet sind für 002 Schule 30." in wrong.content.decode()
    assert client.post(page, {**typed, "voters": "30"}).status_code == 302
    shown = client.get(units).content.decode()
    assert "002 Schule: 30 Wählende nach der Bescheinigung, ausgezählt mit 001 Rathaus." in shown
    assert "Es wählten nur 30" not in shown
    assert "Abgabe zurücknehmen" in client.get(page).content.decode()
    assert client.post(page).status_code == 302
    assert HandOver.objects.count() == 0


@pytest.mark.parametrize("role", [Role.CAPTURE_CLERK, Role.AUDITOR])
def test_nobody_else_finds_the_page(role, scene, client):
    made, _, small, _ = scene
    client.force_login(factories.person(role, made.municipality))
    assert client.get(reverse("ballots:hand_over", args=[made.pk, small.pk])).status_code == 404
