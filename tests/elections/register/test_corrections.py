"""Corrections of the register: by whom, on which ground, when, and what stays behind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from elections.actions.register.closing import close_district
from elections.actions.register.corrections import (
    add_person,
    correct_entry,
    move_entry,
    restore_entry,
    strike_entry,
)
from elections.actions.register.languages import choose_language
from elections.actions.register.objections import (
    decide_register_objection,
    receive_register_objection,
    record_inspection,
)
from elections.law.course.rules import CourseRule
from elections.law.register.corrections import Basis
from elections.law.register.languages import NoticeLanguage
from elections.law.register.rules import RegisterRule
from elections.models.register.address import Address
from elections.models.register.entries import RegisterCorrection, RegisterEntry, RegisterStrike
from elections.models.register.objections import Inspection, RegisterObjection
from municipalities.law.basis import RuleViolation
from municipalities.law.days import KnownDay
from municipalities.messages import detail_text, detail_value, word
from municipalities.models import AuditEvent
from tests.elections.register_scene import BEFORE, CLOSING, DURING, Scene, elector, grounds, record

pytestmark = pytest.mark.django_db
Ground, Aim = RegisterStrike.Ground, RegisterObjection.Aim


@pytest.fixture
def scene():
    return Scene()


def refused(act):
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        act()
    return refusal.value.rule


def enter(scene, basis=Basis.EX_OFFICIO, on=BEFORE, person=None, **more):
    return add_person(
        scene.district.pk,
        person or elector(),
        record("Petrenko", "Olena"),
        grounds=grounds(basis, on, **more),
        actor=scene.officer,
    )


def the_correction(entry):
    found = entry.corrections.get()
    return found.kind, found.corrected_on, found.reason, found.before, found.after


@pytest.mark.rules("R-REG-05", "R-REG-10")
@pytest.mark.parametrize(
    ("basis", "on"),
    [(Basis.EX_OFFICIO, BEFORE), (Basis.APPLICATION, BEFORE), (Basis.OBVIOUS_ERROR, DURING)],
    ids=["before the inspection", "on application", "an obvious error during it"],
)
def test_a_person_is_added_with_the_next_number_and_is_found(basis, on, scene):
    entry = enter(scene, basis, on)
    assert (entry.number, str(entry)) == (5, "001/5")
    assert the_correction(entry) == ("entered", on, "Schreibfehler im Auszug", {}, {})
    assert list(RegisterEntry.objects.search(scene.election.pk, "petren ole")) == [entry]
    event = AuditEvent.objects.get(act="register.person_added")
    assert event.details == {"basis": basis.value, "objection": None, "on": on.isoformat()}
    assert (detail_text("basis"), detail_value("basis", basis.value)) == ("Grundlage", word(basis))


@pytest.mark.rules("R-REG-05", "R-REG-10", "R-VOTE-01")
@pytest.mark.parametrize(
    ("change", "rule"),
    [
        pytest.param({"on": DURING}, RegisterRule.CORRECTION_NOT_NOW, id="ex officio, too late"),
        pytest.param({"reason": " "}, RegisterRule.REASON_MISSING, id="without a reason"),
        pytest.param({"basis": Basis.OBJECTION, "on": DURING}, RegisterRule.OBJECTION_NOT_UPHELD,
                     id="on an objection that nobody lodged"),
        pytest.param({"person": elector(birth_date=date(2008, 3, 16))}, RegisterRule.NOT_ENTITLED,
                     id="a day too young"),
    ],
)  # fmt: skip
def test_who_is_not_added(change, rule, scene):
    assert refused(lambda: enter(scene, **change)) is rule
    assert RegisterEntry.objects.count() == 4


@pytest.mark.rules("R-REG-10")
def test_an_upheld_objection_brings_the_person_in(scene):
    objection = scene.objection(Aim.ENTER)
    entry = enter(scene, Basis.OBJECTION, DURING, objection=objection.pk)
    assert entry.origin == RegisterEntry.Origin.OBJECTION
    assert entry.corrections.get().reason == f"Einspruch {objection.pk}: Schreibfehler im Auszug"


@pytest.mark.rules("R-REG-10")
@pytest.mark.parametrize(
    ("aim", "upheld"),
    [(Aim.ENTER, False), (Aim.STRIKE, True)],
    ids=["it was rejected", "it wanted something else"],
)
def test_another_objection_changes_nothing(aim, upheld, scene):
    entry = None if aim is Aim.ENTER else scene.entries[0]
    objection = scene.objection(aim, entry, upheld=upheld)
    act = lambda: enter(scene, Basis.OBJECTION, DURING, objection=objection.pk)  # noqa: E731
    assert refused(act) is RegisterRule.OBJECTION_NOT_UPHELD


@pytest.mark.rules("R-REG-10")
def test_a_corrected_name_is_found_and_the_old_one_stands_in_the_record(scene):
    entry = correct_entry(
        scene.entries[1].pk,
        {"family_name": "Nowakowski", "given_names": "Jan", "birth_date": KnownDay(1980, 4, 3)},
        grounds=grounds(),
        actor=scene.officer,
    )
    kind, _on, _reason, before, after = the_correction(entry)
    assert kind == "changed"
    assert before == {"family_name": "Nowak", "birth_date": "1980-03-04"}
    assert after == {"family_name": "Nowakowski", "birth_date": "1980-04-03"}
    assert entry.sort_key == "nowakowski jan"
    assert list(RegisterEntry.objects.search(scene.election.pk, "kowsk")) == [entry]


@pytest.mark.rules("R-REG-10", "R-VOTE-01")
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"family_name": "Nowak"}, RegisterRule.NOTHING_CHANGED),
        ({"number": 99}, RegisterRule.NOTHING_CHANGED),
        ({"birth_date": KnownDay(2008, 3, 16)}, RegisterRule.NOT_ENTITLED),
    ],
    ids=["what stands there already", "a number is nobody's to change", "too young to vote"],
)
def test_what_is_not_corrected(changes, rule, scene):
    key = scene.entries[1].pk
    act = lambda: correct_entry(key, changes, grounds=grounds(), actor=scene.officer)  # noqa: E731
    assert refused(act) is rule


@pytest.mark.rules("R-REG-03")
def test_who_moves_inside_the_municipality_keeps_the_wahlbezirk_and_the_number(scene):
    scene.add_district("002", "Schule")
    entry = move_entry(
        scene.entries[0].pk,
        Address("Neue Gasse", "7", "65549", "Limburg"),
        grounds=grounds(Basis.EX_OFFICIO, reason="Umzug am 20.02.2026"),
        actor=scene.officer,
    )
    assert (entry.district, entry.number, entry.street) == (scene.district, 1, "Neue Gasse")
    assert the_correction(entry)[0] == "moved"


@pytest.mark.rules("R-REG-04", "R-WS-05")
def test_who_is_struck_stays_with_a_remark_and_the_card_is_invalid(scene):
    entry = scene.entries[0]
    card = scene.card(entry)
    strike_entry(entry.pk, ground=Ground.MOVED_AWAY, on=DURING, remark="", actor=scene.officer)
    assert entry not in RegisterEntry.objects.standing()
    assert the_correction(entry) == ("struck", DURING, "weggezogen", {}, {"ground": "moved_away"})
    card.refresh_from_db()
    assert card.invalidation.ground == "struck"
    again = lambda: strike_entry(  # noqa: E731
        entry.pk, ground=Ground.DIED, on=DURING, remark="", actor=scene.officer
    )
    assert refused(again) is RegisterRule.STRUCK_ALREADY


@pytest.mark.rules("R-REG-10")
def test_a_strike_is_taken_back(scene):
    entry = scene.entries[0]
    strike_entry(entry.pk, ground=Ground.TWICE, on=DURING, remark="", actor=scene.officer)
    restore_entry(entry.pk, grounds=grounds(), actor=scene.officer)
    assert entry in RegisterEntry.objects.standing()
    assert [row.kind for row in entry.corrections.all()] == ["restored", "struck"]
    act = lambda: restore_entry(entry.pk, grounds=grounds(), actor=scene.officer)  # noqa: E731
    assert refused(act) is RegisterRule.NOT_STRUCK


@pytest.mark.rules("R-REG-10", "R-REG-11")
def test_after_the_closing_only_a_lost_right_is_noted(scene):
    close_district(scene.district.pk, closed_on=CLOSING, acknowledged=False, actor=scene.officer)
    first, second, *_ = scene.entries
    after = CLOSING + timedelta(days=1)
    blocked = {
        "add": lambda: enter(scene, Basis.OBVIOUS_ERROR, CLOSING),
        "correct": lambda: correct_entry(
            first.pk, {"family_name": "Neu"}, grounds=grounds(), actor=scene.officer
        ),
        "strike": lambda: strike_entry(
            first.pk, ground=Ground.TWICE, on=after, remark="", actor=scene.officer
        ),
    }
    assert {name: refused(act) for name, act in blocked.items()} == dict.fromkeys(
        blocked, RegisterRule.CORRECTION_NOT_NOW
    )
    strike_entry(second.pk, ground=Ground.DIED, on=after, remark="", actor=scene.officer)
    assert scene.election.districts.all().electors() == 4
    # A strike that was noted by mistake after the closing never touched the figures.
    restore_entry(second.pk, grounds=grounds(on=after), actor=scene.officer)
    assert second in RegisterEntry.objects.standing()


@pytest.mark.parametrize("page", ["berichtigen", "umzug"])
def test_after_the_closing_the_page_of_a_correction_says_so_and_offers_no_form(page, scene, client):
    client.force_login(scene.officer)
    address = f"/wahlen/{scene.election.pk}/verzeichnis/person/{scene.entries[0].pk}/{page}/"
    assert 'name="reason"' in client.get(address).content.decode()
    close_district(scene.district.pk, closed_on=CLOSING, acknowledged=False, actor=scene.officer)
    shown = client.get(address).content.decode()
    assert "Das Verzeichnis ist abgeschlossen" in shown
    assert 'name="reason"' not in shown


@pytest.mark.rules("R-REG-10")
def test_a_correction_is_never_changed(scene):
    entry = enter(scene)
    with pytest.raises(DatabaseError), transaction.atomic():
        RegisterCorrection.objects.filter(entry=entry).update(reason="anders")


# --- Inspection and objections ----------------------------------------------------------------


@pytest.mark.rules("C-14", "R-REG-09")
def test_outside_the_days_only_the_returning_officer_may_with_a_reason(scene):
    def look(actor, reason=""):
        return record_inspection(
            scene.election.pk,
            inspected_on=BEFORE,
            own_data=True,
            grounds="",
            override_reason=reason,
            actor=actor,
        )

    assert refused(lambda: look(scene.lead)) is CourseRule.TOO_EARLY
    assert refused(lambda: look(scene.officer, "Sonst geht es nicht")) is (
        CourseRule.OVERRIDE_NOT_ALLOWED
    )
    made = look(scene.lead, " Umzug ins Ausland ")
    assert made.override_reason == "Umzug ins Ausland"
    event = AuditEvent.objects.get(act="register.inspected")
    assert event.details == {"own_data": True, "override_reason": "Umzug ins Ausland"}


@pytest.mark.rules("R-REG-09")
def test_inside_the_days_a_reason_that_nobody_needed_is_not_kept(scene):
    facts = {"inspected_on": DURING, "own_data": False, "grounds": "verzogen"}
    record_inspection(scene.election.pk, **facts, override_reason="unnötig", actor=scene.lead)
    assert Inspection.objects.get().override_reason == ""


@pytest.mark.rules("C-14", "C-15", "R-REG-08")
def test_an_objection_is_received_in_its_days_and_decided_once(scene):
    facts = {"objector": "A", "grounds": "B", "actor": scene.officer}
    late = lambda: receive_register_objection(  # noqa: E731
        scene.election.pk, aim=Aim.ENTER, received_on=date(2026, 2, 28), **facts
    )
    assert refused(late) is CourseRule.TOO_LATE
    nobody = lambda: receive_register_objection(  # noqa: E731
        scene.election.pk, aim=Aim.STRIKE, received_on=DURING, **facts
    )
    assert refused(nobody) is RegisterRule.OBJECTION_WITHOUT_ENTRY
    decided = scene.objection(Aim.STRIKE, scene.entries[0], upheld=False)
    again = {"upheld": True, "decided_on": DURING, "served_on": None, "actor": scene.officer}
    act = lambda: decide_register_objection(decided.pk, reason="doch", **again)  # noqa: E731
    assert refused(act) is RegisterRule.OBJECTION_DECIDED


@pytest.mark.rules("R-REG-07", "R-DP-01")
@pytest.mark.parametrize(
    ("nationality", "typed", "chosen", "language"),
    [
        pytest.param("163", "", None, "tr", id="as for the nationality"),
        pytest.param("163", "", "de", "de", id="as the office chose for the nationality"),
        pytest.param("163", "it", "de", "it", id="as typed"),
        pytest.param("122", "", None, "en", id="the language for everybody else"),
    ],
)
def test_who_is_entered_by_hand_gets_a_letter_in_their_language(
    nationality, typed, chosen, language, scene
):
    if chosen:
        choose_language(
            scene.election.municipality, nationality, NoticeLanguage(chosen), actor=scene.officer
        )
    made = add_person(
        scene.district.pk,
        elector(nationalities=frozenset({nationality})),
        record("Petrenko", "Olena"),
        grounds=grounds(Basis.EX_OFFICIO, BEFORE),
        language=typed,
        actor=scene.officer,
    )
    assert made.language == language
