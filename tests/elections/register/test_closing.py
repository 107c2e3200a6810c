"""The closing of a Wahlbezirk: counted, certified, corrected by late cards."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from elections.actions.cards.polling_cards import Holder, invalidate_card, issue_special_card
from elections.actions.register.closing import close_district, close_register
from elections.actions.register.corrections import strike_entry
from elections.law.cards.issuing import SpecialGround
from elections.law.course.rules import CourseRule
from elections.law.register.closing import RegisterCounts
from elections.law.register.rules import RegisterRule
from elections.models.cards.polling_card import CardApplication
from elections.models.cards.standing import certified, counted
from elections.models.register.entries import ClosingCorrection, RegisterStrike
from elections.models.register.objections import RegisterObjection
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests.elections.register_scene import (
    CLOSING,
    DURING,
    MONDAY,
    Scene,
    add_entry,
    at,
    elector,
    record,
)

pytestmark = pytest.mark.django_db
LATE = at("2026-03-14T12:00")


@pytest.fixture
def scene():
    return Scene()


def refused(act):
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        act()
    return refusal.value


def close(scene, on=CLOSING, *, acknowledged=False, actor=None, reason=""):
    return close_district(
        scene.district.pk,
        closed_on=on,
        acknowledged=acknowledged,
        override_reason=reason,
        actor=actor or scene.officer,
    )


def special_card(scene, when=MONDAY):
    made = scene.apply(None, when, applicant="Kaya", late=CardApplication.Late.SPECIAL)
    holder = Holder(record("Kaya", "Deniz"), scene.district.pk, SpecialGround.RIGHT_CAME_LATER)
    return issue_special_card(made.pk, elector(), holder, now=when, actor=scene.officer)


def figures(scene):
    row = certified(scene.district.closing)
    return row.without_mark, row.with_mark, row.special, row.total


@pytest.mark.rules("R-REG-11", "C-18")
def test_the_figures_are_counted_from_entries_and_cards(scene):
    struck, carded, *_ = scene.entries
    strike_entry(
        struck.pk, ground=RegisterStrike.Ground.DIED, on=DURING, remark="", actor=scene.officer
    )
    scene.card(carded)
    special_card(scene)
    other = scene.add_district("002", "Schule")
    add_entry(scene.election, other, "Yilmaz", "Can", 1)
    assert counted(scene.district) == RegisterCounts(2, 1, 1)
    close(scene)
    assert figures(scene) == (2, 1, 1, 4)
    assert counted(other) == RegisterCounts(1, 0, 0)


@pytest.mark.rules("C-18")
@pytest.mark.parametrize(
    ("day", "closes"),
    [(11, False), (12, True), (14, True), (15, False)],
    ids=["D-4", "D-3", "D-1", "the election day"],
)
def test_it_closes_in_its_days(day, closes, scene):
    on = date(2026, 3, day)
    if closes:
        assert close(scene, on).closed_on == on
    else:
        assert refused(lambda: close(scene, on)).norm.section == "15"


@pytest.mark.rules("C-18")
def test_the_returning_officer_closes_outside_them_with_a_reason(scene):
    early = date(2026, 3, 10)
    only_lead = refused(lambda: close(scene, early, reason="Umzug des Amtes"))
    assert only_lead.rule is CourseRule.OVERRIDE_NOT_ALLOWED
    made = close(scene, early, reason="Umzug des Amtes", actor=scene.lead)
    assert made.source.endswith("; außerhalb der Frist: Umzug des Amtes")
    event = AuditEvent.objects.get(act="register.closed")
    assert event.details["override_reason"] == "Umzug des Amtes"


@pytest.mark.rules("R-REG-11")
def test_what_is_open_has_to_be_known(scene):
    add_entry(scene.election, None, "Ohne", "Bezirk", None)
    scene.apply(scene.entries[0])
    violation = refused(lambda: close(scene))
    assert violation.rule is RegisterRule.CLOSING_OPEN_POINTS
    assert violation.facts == {
        "without_district": 1, "doubtful": 0, "objections": 0, "applications": 1,
    }  # fmt: skip
    close(scene, acknowledged=True)
    assert AuditEvent.objects.get(act="register.closed").details["open_points"] == "2"


@pytest.mark.rules("R-REG-11")
def test_a_decided_objection_is_no_open_point(scene):
    scene.objection(RegisterObjection.Aim.STRIKE, scene.entries[0], upheld=False)
    assert close(scene).total == 4


@pytest.mark.rules("R-REG-11")
def test_typed_figures_are_for_a_wahlbezirk_without_entries(scene):
    facts = {"closed_on": CLOSING, "actor": scene.officer}
    typed = refused(lambda: close_register(scene.district.pk, RegisterCounts(9, 1, 0), **facts))
    empty = scene.add_district("002", "Schule")
    none = refused(lambda: close_district(empty.pk, acknowledged=False, **facts))
    assert (typed.rule, none.rule) == (
        RegisterRule.CLOSING_IS_COUNTED,
        RegisterRule.CLOSING_NEEDS_ENTRIES,
    )
    assert close_register(empty.pk, RegisterCounts(9, 1, 0), **facts).total == 10


@pytest.mark.rules("R-REG-11", "C-17")
def test_late_cards_move_the_certified_figures_and_the_newest_row_holds(scene):
    close(scene)
    districts = scene.election.districts.all()
    before = {name: districts.certified(name) for name in ("without_mark", "with_mark", "total")}
    card = scene.card(scene.entries[0], LATE, late=CardApplication.Late.ILLNESS)
    scene.card(scene.entries[1], LATE, late=CardApplication.Late.ILLNESS)
    special_card(scene, LATE)
    assert before == {"without_mark": 4, "with_mark": 0, "total": 4}
    assert figures(scene) == (2, 2, 1, 5)
    invalidate_card(card.pk, on=LATE.date(), remark="Irrtum", now=LATE, actor=scene.officer)
    assert figures(scene) == (3, 1, 1, 5)
    assert (districts.electors(), districts.certified("with_mark")) == (5, 1)
    assert [row.reason for row in ClosingCorrection.objects.all()] == [
        "Wahlschein nach dem Abschluss für ungültig erklärt",
        "Wahlschein nach § 16a Abs. 2 KWO nach dem Abschluss",
        "Wahlschein nach dem Abschluss ausgestellt",
        "Wahlschein nach dem Abschluss ausgestellt",
    ]


@pytest.mark.rules("R-REG-11", "C-17")
def test_a_replaced_card_leaves_the_figures(scene):
    scene.card(scene.entries[0])
    close(scene)
    scene.card(scene.entries[0], LATE, late=CardApplication.Late.NOT_ARRIVED)
    assert figures(scene) == (3, 1, 0, 4)


@pytest.mark.rules("R-REG-11")
def test_one_unknown_figure_leaves_the_sum_unknown_and_an_open_wahlbezirk_too(scene):
    scene.add_district("002", "Schule")
    close(scene)
    assert scene.election.districts.all().electors() is None
    assert scene.election.districts.filter(number="001").electors() == 4
    assert scene.election.districts.none().electors() is None
