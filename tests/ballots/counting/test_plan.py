"""All counting units on one page: proposed, added, corrected and removed together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.forms import Select
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.actions.counting.units import UnitEntry, plan_units, units_to_come
from ballots.law.counting.plan import UnitPlan, plan_faults
from ballots.law.counting.rules import CountingRule
from ballots.models import CountingUnit
from elections.actions.course.setup import add_district
from elections.actions.districts.by_hand import assign_postal_district
from elections.law.course.phases import Phase
from municipalities.law.basis import RowsRefused
from municipalities.models import AuditEvent
from tests import factories

BOX, POSTAL = CountingUnit.Kind.BALLOT_BOX, CountingUnit.Kind.POSTAL
NAMES = {1: "001 Rathaus", 2: "002 Schule", 3: "003 Halle"}


def unit(number, *districts, **more) -> UnitPlan:
    return UnitPlan(number, frozenset(districts), **more)


@pytest.mark.rules("R-DIST-03", "R-DIST-05")
@pytest.mark.parametrize(
    ("plans", "reason", "faults"),
    [
        pytest.param([unit("1", 1), unit("2", 2, 3)], "", {}, id="every box once"),
        pytest.param([unit("1", 1), unit("9", 1, is_postal=True)], "", {}, id="postal beside"),
        pytest.param(
            [unit("1", 1), unit("1", 2)], "", {1: CountingRule.UNIT_EXISTS}, id="a number twice"
        ),
        pytest.param(
            [unit("1", 1), unit("2", 1)],
            "",
            {1: CountingRule.DISTRICT_COUNTED_ELSEWHERE},
            id="a box twice",
        ),
        pytest.param(
            [unit("1", 1), unit("2", 1, is_new=False)],
            "",
            {0: CountingRule.DISTRICT_COUNTED_ELSEWHERE},
            id="what is there already stays",
        ),
        pytest.param(
            [unit("1")], "", {0: CountingRule.UNIT_WITHOUT_DISTRICT}, id="over no Wahlbezirk"
        ),
        pytest.param(
            [unit("1", 7)], "", {0: CountingRule.UNIT_WITHOUT_DISTRICT}, id="over a foreign one"
        ),
        pytest.param(
            [unit("1", 1, is_new=False, changes=True)],
            "",
            {0: CountingRule.UNIT_CHANGE_NEEDS_REASON},
            id="changed without a reason",
        ),
        pytest.param(
            [unit("1", 1, is_new=False, changes=True)], "Zahlendreher", {}, id="with a reason"
        ),
        pytest.param(
            [unit("1", 1, is_new=False, changes=True, has_reported=True)],
            "Zahlendreher",
            {0: CountingRule.UNIT_HAS_REPORTED},
            id="a report rests on it",
        ),
        pytest.param(
            [unit("1", 1, is_new=False, goes=True, has_reported=True)],
            "Irrtum",
            {0: CountingRule.UNIT_HAS_REPORTED},
            id="removed under its report",
        ),
        pytest.param(
            [unit("1", 1, is_new=False, goes=True), unit("1", 1)],
            "Irrtum",
            {},
            id="a removed one frees number and box",
        ),
        pytest.param(
            [unit("1", 1, is_new=False, has_reported=True)], "", {}, id="untouched under a report"
        ),
    ],
)
def test_what_is_wrong_with_a_plan_of_units(plans, reason, faults):
    found = plan_faults(plans, names=NAMES, reason=reason)
    assert {place: fault.rule for place, fault in found.items()} == faults


@pytest.fixture
def place(client):
    """An election before its count, with three Wahlbezirke and no unit yet."""
    made = factories.election(Phase.PAPER_APPROVED)
    actor = factories.officer(made.municipality)
    client.force_login(actor)
    for number, name in [("001", "Rathaus"), ("002", "Schule"), ("010", "Halle")]:
        add_district(made.pk, number=number, name=name, actor=actor)
    return made, actor


def page(made):
    return reverse("ballots:plan_units", args=[made.pk])


def sent(answer, **changes):
    """What a browser sends of the page as it stands, with ``changes`` by row and field.

    A list sends its empty choice, and without one its first, also in a row that nobody touched.
    """
    rows, typed = answer.context["rows"], {"reason": changes.pop("reason", "")}
    typed |= {f"zeilen-{name}": value for name, value in rows.management_form.initial.items()}
    for place, row in enumerate(rows.forms):
        for name, field in row.fields.items():
            known = field.prepare_value(row.initial.get(name, field.initial))
            value = changes.get(f"{place}_{name}", known)
            if value is None and isinstance(field.widget, Select):
                choices = [key for key, _word in field.choices]
                value = "" if "" in choices else choices[0]
            if value not in (None, False):
                typed[f"zeilen-{place}-{name}"] = value
    return typed


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.django_db
@pytest.mark.rules("R-DIST-03", "R-DIST-06")
def test_one_click_adds_a_unit_for_everything_that_none_counts_yet(client, place):
    made, actor = place
    keys = dict(made.districts.values_list("number", "pk"))
    assign_postal_district(made.pk, "901", "Brief Nord", [keys["001"], keys["002"]], actor=actor)
    assert "Alle 4 fehlenden Bezirke anlegen" in text(client.get(page(made)))
    answer = client.post(page(made), {"all": "1"}, follow=True)
    assert "4 Auszählungsbezirke sind angelegt." in text(answer)
    found = {
        row.number: (row.name, row.kind, {one.number for one in row.districts.all()})
        for row in made.units.all()
    }
    assert found == {
        "001": ("Rathaus", "box", {"001"}),
        "002": ("Schule", "box", {"002"}),
        "010": ("Halle", "box", {"010"}),
        "901": ("Brief Nord", "postal", {"001", "002"}),
    }
    assert units_to_come(made) == []
    assert AuditEvent.objects.filter(act="unit.added", actor=actor).count() == 4


@pytest.mark.django_db
def test_one_new_row_is_saved_and_the_empty_rows_below_are_passed_over(client, place):
    made, _actor = place
    new = {"0_number": "B1", "0_name": "Nord", "0_kind": "joint", "0_districts": "001, 010"}
    assert client.post(page(made), sent(client.get(page(made)), **new)).status_code == 302
    (unit,) = made.units.all()
    assert (unit.number, unit.kind, unit.districts.count()) == ("B1", "joint", 2)


@pytest.mark.django_db
def test_exceptions_are_edited_together_with_a_reason(client, place):
    made, _actor = place
    client.post(page(made), {"all": "1"})
    shown = client.get(page(made))
    # The hall is counted together with the school, under the number of the school.
    changes = {"1_districts": "002, 010", "1_kind": "joint", "2_goes": "on"}
    refused = client.post(page(made), sent(shown, **changes))
    assert refused.status_code == 422
    assert "Geben Sie an, warum er geändert wird" in text(refused)
    assert 'value="002, 010"' in text(refused)
    done = client.post(page(made), sent(shown, reason="Zu wenige Wählende", **changes))
    assert done.status_code == 302
    joint = made.units.get(number="002")
    assert (joint.kind, joint.districts.count(), made.units.count()) == ("joint", 2, 2)
    assert sorted(AuditEvent.objects.filter(act__startswith="unit.").values_list("act", flat=True))[
        -2:
    ] == ["unit.corrected", "unit.removed"]


@pytest.mark.django_db
def test_two_units_exchange_their_numbers(place):
    made, actor = place
    plan_units(made.pk, units_to_come(made), actor=actor)
    first, second = (made.units.get(number=number) for number in ["002", "010"])
    rows = [
        UnitEntry(
            "010", "A", BOX, frozenset(first.districts.values_list("pk", flat=True)), first.pk
        ),
        UnitEntry(
            "002", "B", BOX, frozenset(second.districts.values_list("pk", flat=True)), second.pk
        ),
    ]
    plan_units(made.pk, rows, reason="Vertauscht", actor=actor)
    assert dict(made.units.values_list("number", "name")) == {
        "001": "Rathaus",
        "002": "B",
        "010": "A",
    }


@pytest.mark.django_db
@pytest.mark.rules("R-SEAT-08")
def test_a_unit_that_has_reported_stands(client):
    made = factories.election(Phase.COUNTING)
    actor = factories.officer(made.municipality)
    client.force_login(actor)
    found = made.units.get()
    districts = frozenset(found.districts.values_list("pk", flat=True))
    votes = {1: {1: 40, 2: 0, 3: 0, 4: 0}, 2: {1: 20, 2: 0, 3: 0, 4: 0}}
    record_report(found.pk, factories.values(votes), source="Niederschrift", actor=actor)
    assert "Meldung liegt vor, deshalb fest" in text(client.get(page(made)))
    entry = UnitEntry("005", found.name, BOX, districts, found.pk)
    for wanted in [entry, replace(entry, number=found.number, goes=True)]:
        with pytest.raises(RowsRefused) as refused:
            plan_units(made.pk, [wanted], reason="Irrtum", actor=actor)
        assert refused.value.rows[0].rule is CountingRule.UNIT_HAS_REPORTED


@pytest.mark.django_db
def test_of_two_people_at_the_page_the_second_is_told(client, place):
    made, actor = place
    plan_units(made.pk, units_to_come(made), actor=actor)
    shown = client.get(page(made))
    other = made.units.get(number="002")
    keys = frozenset(other.districts.values_list("pk", flat=True))
    plan_units(made.pk, [UnitEntry("002", "Neu", BOX, keys, other.pk)], reason="Name", actor=actor)
    answer = client.post(page(made), sent(shown, **{"1_name": "Alt"}, reason="Name"))
    assert "Inzwischen geändert: Name: „Neu“." in text(answer)
    assert made.units.get(number="002").name == "Neu"
    assert 'value="Alt"' in text(answer)
    gone = sent(client.get(page(made)), **{"1_name": "Alt"}, reason="Name")
    plan_units(
        made.pk, [UnitEntry("002", "Neu", BOX, keys, other.pk, True)], reason="Weg", actor=actor
    )
    refused = client.post(page(made), gone)
    assert "Eine Zeile gibt es nicht mehr" in text(refused)
    assert [row.initial["number"] for row in refused.context["rows"].initial_forms] == [
        unit.number for unit in made.units.order_by("number")
    ]


@pytest.mark.django_db
def test_rows_of_another_election_are_never_touched(client, place):
    made, actor = place
    foreign = factories.election(Phase.COUNTING).units.get()
    plan_units(made.pk, units_to_come(made), actor=actor)
    typed = sent(client.get(page(made)), **{"0_pk": foreign.pk, "0_name": "Fremd"}, reason="x")
    assert client.post(page(made), typed).status_code == 422
    typed = sent(client.get(page(made)), reason="x")
    typed |= {
        "zeilen-3-pk": foreign.pk,
        "zeilen-3-number": "7",
        "zeilen-3-name": "Fremd",
        "zeilen-3-kind": "postal",
        "zeilen-3-districts": "002",
    }
    assert client.post(page(made), typed).status_code == 422
    foreign.refresh_from_db()
    assert foreign.name != "Fremd"
    assert made.units.count() == 3
