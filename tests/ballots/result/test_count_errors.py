"""A count in which a check finds an error is shown with its remedy and is not determined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.actions.counting.units import add_unit
from ballots.actions.result.determination import determine_result, record_lot
from ballots.law.counting.noticed import CountedUnit, UnitFindings, noticed_in
from ballots.law.counting.report import UnitKind
from ballots.law.counting.rules import CountingRule
from ballots.law.result.rules import ResultRule
from ballots.law.result.sums import add_up, refuse_errors
from ballots.models import CountingUnit, UnitReport
from ballots.models.counting.surroundings import cards_of
from elections.law.course.phases import Phase
from elections.models import District
from elections.models.register.entries import RegisterClosing
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import Role
from tests import factories
from tests.ballots.counting.test_town import BOX, POSTAL, REGISTER
from tests.database import by_owner
from tests.elections.register_scene import Scene

AFTER = date(2026, 3, 27)
VOTES = {1: {1: 90, 2: 80, 3: 70, 4: 61}, 2: {1: 50, 2: 40, 3: 30, 4: 20}}
ZEROS = {number: dict.fromkeys(places, 0) for number, places in VOTES.items()}


def unit(key: int, values=BOX, districts=(1,)) -> CountedUnit:
    kind = values.kind if values else UnitKind.BALLOT_BOX
    return CountedUnit(key, f"00{key}", kind, frozenset(districts), values)


@pytest.mark.rules("R-CNT-10")
def test_units_are_added_up_with_the_electors_of_all_districts():
    found = add_up([unit(1), unit(2, POSTAL)], {1: "001 Rathaus"}, REGISTER)
    assert (found.total.voters, found.total.electors) == (120, 1000)


SUMS = {
    "no unit": ([], {1: "001"}, ResultRule.REPORTS_MISSING, {"units": "–"}),
    "two reports are missing": (
        [unit(1, None), unit(2), unit(3, None)],
        {1: "001"},
        ResultRule.REPORTS_MISSING,
        {"units": "001, 003"},
    ),
    "a district is counted nowhere": (
        [unit(1), unit(2, POSTAL, (1, 2))],
        {1: "001 Rathaus", 2: "002 Schule"},
        ResultRule.DISTRICTS_NOT_COUNTED,
        {"districts": "002 Schule"},
    ),
}


@pytest.mark.rules("R-CNT-10")
@pytest.mark.parametrize(("units", "districts", "rule", "facts"), SUMS.values(), ids=SUMS)
def test_what_is_incomplete_has_no_sum(units, districts, rule, facts):
    with pytest.raises(RuleViolation) as caught:
        add_up(units, districts, REGISTER)
    assert (caught.value.rule, caught.value.facts) == (rule, facts)


@pytest.mark.rules("R-CODE-01")
def test_findings_are_told_unit_by_unit_and_then_for_all():
    wrong = unit(2, replace(BOX, electors=1001))
    found = noticed_in([unit(1), wrong, unit(3, None)], replace(REGISTER, electors=119))
    assert [(row.unit and row.unit.key, [one.code for one in row.findings]) for row in found] == [
        (2, ["H2.01"]),
        (None, ["H7.09", "H7.10"]),
    ]
    # A postal unit that has not reported yet is missing there, and not here.
    with_postal = [unit(1), replace(unit(2, None), kind=UnitKind.POSTAL)]
    assert noticed_in(with_postal, REGISTER) == ()
    assert noticed_in([unit(1, None)], REGISTER) == ()


@pytest.mark.rules("R-CNT-10")
def test_only_errors_stop_the_determination():
    few = replace(POSTAL, own_count=True, voters=49, voters_with_card=49, list_votes={1: 300, 2: 9})
    few = replace(few, valid_votes=309, candidate_votes={}, complete_lists=frozenset())
    warned = noticed_in([unit(1), unit(2, few)], REGISTER)
    assert [one.code for row in warned for one in row.findings] == ["CODE.06"]
    refuse_errors(warned)
    refuse_errors([UnitFindings(unit(1), ())])
    broken = noticed_in([unit(1, replace(BOX, electors=1001))], REGISTER)
    with pytest.raises(RuleViolation) as caught:
        refuse_errors(broken)
    assert caught.value.facts["units"] == ("001",)
    assert "A ist 1001" in sentence(caught.value)


@pytest.fixture
def town(db):
    """A ballot box of 221 entitled, 38 of them with Wahlschein, and a postal unit."""
    made = factories.election(Phase.COUNTING)
    actor = factories.lead(made.municipality)
    box = made.units.get()
    CountingUnit.objects.filter(pk=box.pk).update(kind=CountingUnit.Kind.BALLOT_BOX)
    by_owner(
        "UPDATE elections_registerclosing"
        " SET without_mark = 183, with_mark = 38, special = 0, total = 221"
    )
    postal = add_unit(
        made.pk,
        number="900",
        name="Brief",
        kind=CountingUnit.Kind.POSTAL,
        districts=list(District.objects.filter(election=made)),
        actor=actor,
    )
    return made, box, postal, actor


def report(where, actor, votes=VOTES, **more):
    values = replace(factories.values(votes), **more)
    record_report(where.pk, values, source="Niederschrift", actor=actor)


def codes(caught) -> list[str]:
    return [found.code for found in caught.value.facts["findings"]]


@pytest.mark.rules("R-CNT-10", "R-CODE-01")
def test_a_town_of_380_voters_of_221_entitled_is_not_determined(town, client):
    made, box, postal, actor = town
    report(box, actor, voters=180, voters_with_card=0)
    report(postal, actor, voters=200, voters_with_card=200)
    for act in (
        lambda: determine_result(made.pk, decided_on=AFTER, actor=actor),
        lambda: record_lot(made.pk, drawn=[1], drawn_on=AFTER, minutes="Los", actor=actor),
    ):
        with pytest.raises(RuleViolation) as caught:
            act()
        assert caught.value.rule is ResultRule.SUM_INCONSISTENT
        assert codes(caught) == ["CODE.05", "H7.09"]
    client.force_login(actor)
    for name in ("ballots:units", "ballots:result", "ballots:determine"):
        page = client.get(reverse(name, args=[made.pk])).content.decode()
        assert "So lässt sich kein Ergebnis feststellen" in page
        assert "In der ganzen Gemeinde wählten 380 Personen, wahlberechtigt sind 221." in page
        assert reverse("elections:register", args=[made.pk]) in page
    answer = client.post(reverse("ballots:determine", args=[made.pk]), {"decided_on": "27.03.2026"})
    assert answer.status_code == 422
    assert "Jeder Bezirk für sich ist stimmig" in answer.content.decode()


@pytest.mark.rules("R-CODE-01")
def test_a_postal_unit_with_more_wahlscheine_than_are_marked_is_not_determined(town):
    made, box, postal, actor = town
    report(box, actor, voters=150, voters_with_card=0)
    report(postal, actor, voters=60, voters_with_card=60, votes={1: {1: 90}, 2: {1: 90}})
    with pytest.raises(RuleViolation) as caught:
        determine_result(made.pk, decided_on=AFTER, actor=actor)
    assert codes(caught) == ["CODE.05"]


@pytest.mark.rules("R-CODE-01")
def test_nothing_but_noughts_is_not_stored(town):
    _, box, _, actor = town
    with pytest.raises(RuleViolation) as caught:
        report(box, actor, votes=ZEROS, voters=0, voters_with_card=0, invalid_ballots=0)
    assert caught.value.rule is CountingRule.REPORT_INCONSISTENT
    assert codes(caught) == ["H0.04"]
    assert UnitReport.objects.count() == 0


@pytest.mark.rules("R-CODE-01")
def test_wahlscheine_without_a_postal_unit_are_not_determined(town):
    made, box, postal, actor = town
    postal.delete()
    report(box, actor, voters=180, voters_with_card=0)
    with pytest.raises(RuleViolation) as caught:
        determine_result(made.pk, decided_on=AFTER, actor=actor)
    assert codes(caught) == ["H7.10"]
    assert "38 Wahlberechtigte haben einen Wahlschein (A2)" in sentence(caught.value)


@pytest.mark.rules("R-CNT-10")
def test_a_district_whose_letters_no_unit_counts_is_told_by_its_name():
    units = [unit(1), unit(2), unit(3, POSTAL, (1,))]
    marked = {1: "001 Rathaus", 2: "002 Schule"}
    (row,) = noticed_in(units, REGISTER, marked=marked)
    assert [(one.code, one.facts) for one in row.findings] == [
        ("CODE.10", {"districts": "002 Schule"})
    ]
    joint = replace(unit(4, None, (2,)), kind=UnitKind.JOINT)
    assert noticed_in([*units, joint], REGISTER, marked=marked) == ()


@pytest.mark.rules("R-CNT-10")
def test_wahlscheine_of_a_district_outside_every_postal_unit_are_not_determined(town, client):
    made, box, postal, actor = town
    other = District.objects.create(election=made, number="002", name="Schule")
    first = RegisterClosing.objects.get()
    RegisterClosing.objects.create(
        district=other,
        without_mark=90,
        with_mark=10,
        special=0,
        total=100,
        closed_on=first.closed_on,
        source=first.source,
        closed_by=actor,
    )
    add_unit(
        made.pk,
        number="002",
        name="Schule",
        kind=CountingUnit.Kind.BALLOT_BOX,
        districts=[other],
        actor=actor,
    )
    report(box, actor, voters=180, voters_with_card=0)
    report(made.units.get(number="002"), actor, voters=90, voters_with_card=0, invalid_ballots=0)
    report(postal, actor, voters=38, voters_with_card=38, votes={1: {1: 60}, 2: {1: 50}})
    with pytest.raises(RuleViolation) as caught:
        determine_result(made.pk, decided_on=AFTER, actor=actor)
    assert codes(caught) == ["CODE.10"]
    assert "002 Schule" in sentence(caught.value)
    client.force_login(actor)
    page = client.get(reverse("ballots:result", args=[made.pk])).content.decode()
    assert reverse("ballots:plan_units", args=[made.pk]) in page


@pytest.mark.rules("R-CNT-09")
def test_an_own_count_without_b_is_stored_and_not_determined(town):
    made, box, postal, actor = town
    report(box, actor, voters=None, voters_with_card=0)
    report(postal, actor, voters=38, voters_with_card=38, votes={1: {1: 60}, 2: {1: 50}})
    with pytest.raises(RuleViolation) as caught:
        determine_result(made.pk, decided_on=AFTER, actor=actor)
    assert codes(caught) == ["H0.01"]


@pytest.mark.rules("R-CNT-09")
def test_an_own_count_without_b_and_c_is_no_publication(town, client):
    made, box, postal, actor = town
    client.force_login(actor)
    for unit in (box, postal):
        page = reverse("ballots:report", args=[made.pk, unit.pk])
        typed = {"source": "Niederschrift", "based_on": "0", "list_1": "3000", "list_2": "2000"}
        assert client.post(page, typed).status_code == 302
    with pytest.raises(RuleViolation) as caught:
        determine_result(made.pk, decided_on=AFTER, actor=actor)
    assert codes(caught) == ["H0.01"] * 4


@pytest.mark.rules("R-CODE-01")
def test_a_published_result_may_leave_figures_unknown_and_have_few_voters(town):
    made, box, postal, actor = town
    postal.delete()
    by_owner(
        "UPDATE elections_registerclosing"
        " SET without_mark = NULL, with_mark = NULL, special = NULL, total = NULL"
    )
    report(box, actor, voters=None, voters_with_card=None, invalid_ballots=None)
    assert determine_result(made.pk, decided_on=AFTER, actor=actor).voters is None


@pytest.mark.django_db
@pytest.mark.rules("R-WS-03")
def test_wahlscheine_are_counted_where_the_register_is_kept_and_unknown_elsewhere():
    scene = Scene()
    scene.card(scene.entries[0])
    found = cards_of(scene.election)
    assert (found.issued, found.invalid, found.most_used) == (1, 0, 1)
    elsewhere = cards_of(factories.election(Phase.COUNTING))
    assert (elsewhere.issued, elsewhere.most_used) == (None, None)


def test_who_may_not_mend_anything_reads_it_without_links(town, client):
    made, box, postal, actor = town
    report(box, actor, voters=180, voters_with_card=0)
    report(postal, actor, voters=200, voters_with_card=200)
    client.force_login(factories.person(Role.AUDITOR, made.municipality))
    page = client.get(reverse("ballots:units", args=[made.pk])).content.decode()
    assert "In der ganzen Gemeinde wählten 380 Personen" in page
    assert reverse("ballots:report", args=[made.pk, box.pk]) not in page
