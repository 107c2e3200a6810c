"""A slip in what was entered of a commission: corrected, taken back, or what rests on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import ProgrammingError, transaction

from municipalities.actions.commission.corrections import (
    correct_entry,
    newest_correction,
    take_back_entry,
)
from municipalities.actions.commission.members import elect_co_chair, leave_commission
from municipalities.actions.commission.work import record_annual_report, record_meeting
from municipalities.law.basis import RuleViolation
from municipalities.law.body.duties import DutyKind
from municipalities.law.commission.composition import Capacity, Split
from municipalities.law.commission.corrections import EntryKind
from municipalities.law.commission.rules import CommissionRule as Rule
from municipalities.messages import act_text, detail_text, sentence
from municipalities.messages.commission.corrections import (
    CORRECT_NOTES,
    MESSAGES,
    TAKE_BACK_NOTES,
)
from municipalities.models import (
    AuditEvent,
    BodyEvent,
    BodyEventKind,
    CommissionCorrection,
    CommissionMember,
    MemberLeaving,
    Municipality,
)
from municipalities.models.commission.composition import co_chair_of
from municipalities.models.commission.duties import duties_of
from reports.actions.commission.papers import issue_appointments
from tests import factories
from tests.municipalities.commission.commission_scene import (
    ELECTED,
    FORMED,
    MEETING,
    PROPOSED,
    TODAY,
    Scene,
    formed,
)

pytestmark = pytest.mark.django_db
K = EntryKind
DAY = timedelta(1)
YESTERDAY, LAST_WEEK = TODAY - DAY, TODAY - 7 * DAY


def correct(scene: Scene, kind: EntryKind, row: Any, seen: int | None = None, **values: Any) -> Any:
    """The entry as it is after the act."""
    correct_entry(
        kind, scene.commission.pk, row.pk, values, reason="Zahlendreher", today=TODAY,
        actor=scene.actor, seen=seen,
    )  # fmt: skip
    return type(row).objects.get(pk=row.pk)


def take_back(scene: Scene, kind: EntryKind, row: Any, seen: int | None = None) -> None:
    take_back_entry(
        kind, scene.commission.pk, row.pk, reason="Versehen", today=TODAY, actor=scene.actor,
        seen=seen,
    )  # fmt: skip


def expert(scene: Scene, place: int = 0) -> CommissionMember:
    return scene.commission.members.filter(capacity="expert")[place]


def chair(scene: Scene) -> CommissionMember:
    return scene.commission.members.get(capacity="chair")


def leaves(scene: Scene, member: CommissionMember, on: date = LAST_WEEK) -> MemberLeaving:
    return leave_commission(
        member.pk, left_on=on, ground=MemberLeaving.Ground.RESIGNED, today=TODAY, actor=scene.actor
    )


def shares(scene: Scene, member: CommissionMember, on: date = FORMED) -> Any:
    return elect_co_chair(member.pk, elected_on=on, today=TODAY, actor=scene.actor)


def held(scene: Scene, present: int = 3, day: date = MEETING) -> Any:
    return record_meeting(
        scene.meeting(day).pk, held=True, present=present, remark="", today=TODAY, actor=scene.actor
    )


def report(scene: Scene, year: int = 2026) -> Any:
    return record_annual_report(
        scene.commission.pk, year=year, given_on=TODAY, today=TODAY, actor=scene.actor
    )


def letters(scene: Scene) -> list[str]:
    """What the letters are about that are issued now."""
    made = issue_appointments(scene.commission.pk, today=TODAY, actor=scene.actor)
    return [letter.about for letter in made]


def owed(scene: Scene) -> list[DutyKind]:
    place = Municipality.objects.filter(pk=scene.place.pk)
    overrides = dict(settings.LAW_ASSUMPTIONS)
    (found,) = duties_of(place, scene.term, today=TODAY, overrides=overrides)
    return [DutyKind(duty.what) for duty in found.duties]


# --- What is corrected ------------------------------------------------------------------------


def formation(scene: Scene) -> Any:
    return scene.commission.formation


CORRECTED: dict[EntryKind, tuple[Callable[[Scene], Any], dict[str, Any]]] = {
    K.FORMATION: (formation, {"formed_on": ELECTED + DAY}),
    K.MEMBER: (chair, {"family_name": "Anders", "elected_on": ELECTED - DAY}),
    K.LEAVING: (
        lambda scene: leaves(scene, expert(scene)),
        {"left_on": YESTERDAY, "ground": "recalled", "note": "Schreiben vom 3. Mai"},
    ),
    K.CO_CHAIR: (lambda scene: shares(scene, expert(scene)), {"elected_on": MEETING}),
    K.MEETING: (
        lambda scene: scene.meeting(),
        {"day": MEETING + DAY, "begins_at": time(19), "place": "Bürgerhaus", "agenda": "1. Wahl"},
    ),
    K.OUTCOME: (held, {"present": 2, "remark": "Zählfehler"}),
    K.REPORT: (report, {"given_on": YESTERDAY}),
}


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-05", "R-IK-06", "R-BODY-04")
@pytest.mark.parametrize("kind", K)
def test_an_entry_is_corrected_and_what_stood_is_kept(kind):
    scene = formed()
    make, values = CORRECTED[kind]
    row = make(scene)
    stood = {name: getattr(row, name) for name in values}
    now = correct(scene, kind, row, **values)
    assert {name: getattr(now, name) for name in values} == values
    (made,) = CommissionCorrection.objects.all()
    kept = {
        name: type(row)._meta.get_field(name).to_python(made.before[name])  # type: ignore[union-attr]
        for name in values
    }
    assert (made.kind, made.entry, made.taken_back, made.reason, kept) == (
        kind, row.pk, False, "Zahlendreher", stood,
    )  # fmt: skip
    event = AuditEvent.objects.get(act="commission.entry_corrected")
    assert (event.details["fields"], event.details["reason"]) == (list(values), "Zahlendreher")
    assert "Anders" not in str(event.details)


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-05", "R-IK-06", "R-BODY-04")
@pytest.mark.parametrize("kind", K)
def test_an_entry_is_taken_back_and_what_stood_is_kept(kind):
    scene = formed()
    row = CORRECTED[kind][0](scene)
    take_back(scene, kind, row)
    assert not type(row).objects.filter(pk=row.pk).exists()
    (made,) = CommissionCorrection.objects.all()
    assert (made.kind, made.entry, made.taken_back, made.before["id"]) == (
        kind, row.pk, True, row.pk,
    )  # fmt: skip
    assert AuditEvent.objects.filter(act="commission.entry_taken_back").count() == 1


@pytest.mark.parametrize("kind", K)
def test_nothing_changes_unless_what_stood_is_kept(kind):
    scene = formed()
    row = CORRECTED[kind][0](scene)
    changed = CORRECTED[kind][1]
    for act in (type(row).objects.filter(pk=row.pk).delete,
                lambda: type(row).objects.filter(pk=row.pk).update(**changed)):  # fmt: skip
        with pytest.raises(ProgrammingError, match="is not kept"), transaction.atomic():
            act()


def test_the_log_says_old_and_new_days_but_no_name():
    scene = formed()
    correct(scene, K.MEMBER, chair(scene), family_name="Anders", elected_on=ELECTED - DAY)
    event = AuditEvent.objects.get(act="commission.entry_corrected")
    assert (event.details["formerly"], event.details["henceforth"]) == (
        ["2026-05-05"],
        ["2026-05-04"],
    )
    assert act_text(event.act) == "Eintrag der Kommission berichtigt"
    assert [detail_text(name) for name in event.details] == [
        "Eintrag", "Geänderte Angaben", "Grund", "Vorher stand", "Jetzt steht",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", K)
def test_each_kind_says_until_when(kind):
    assert CORRECT_NOTES[kind]
    assert TAKE_BACK_NOTES[kind]


# --- What follows from it ---------------------------------------------------------------------


@pytest.mark.rules("R-BODY-04")
def test_another_day_of_formation_is_told_to_the_body_and_moves_the_duties():
    scene = formed()
    correct(scene, K.FORMATION, scene.commission.formation, formed_on=ELECTED)
    told = BodyEvent.objects.filter(kind=BodyEventKind.COMMISSION_FORMED)
    assert [(row.on, row.members) for row in told] == [(FORMED, 3), (ELECTED, 3)]
    scene.meeting(ELECTED)


@pytest.mark.rules("R-BODY-04")
def test_a_formation_taken_back_leaves_the_duty_to_form_one():
    scene = formed()
    assert DutyKind.FORM_COMMISSION not in owed(scene)
    take_back(scene, K.FORMATION, scene.commission.formation)
    newest = BodyEvent.objects.last()
    assert newest is not None
    assert (newest.kind, newest.on) == (BodyEventKind.FORMATION_WITHDRAWN, None)
    assert not {DutyKind.HOLD_MEETING, DutyKind.GIVE_REPORT} & set(owed(scene))
    scene.form(MEETING)
    assert BodyEvent.objects.filter(kind=BodyEventKind.COMMISSION_FORMED).last().on == MEETING  # type: ignore[union-attr]


@pytest.mark.rules("R-IK-05")
def test_a_report_on_the_wrong_year_no_longer_fulfils_the_duty():
    scene = formed()
    assert DutyKind.GIVE_REPORT in owed(scene)
    made = report(scene)
    assert DutyKind.GIVE_REPORT not in owed(scene)
    take_back(scene, K.REPORT, made)
    assert DutyKind.GIVE_REPORT in owed(scene)
    report(scene)


@pytest.mark.rules("R-IK-05")
def test_a_meeting_that_did_not_take_place_counts_no_more():
    scene = formed()
    made = held(scene)
    assert scene.commission.meetings.filter(outcome__held=True).count() == 1
    now = correct(scene, K.OUTCOME, made, held=False, present=0)
    assert (now.held, now.present) == (False, 0)
    take_back(scene, K.OUTCOME, now)
    take_back(scene, K.MEETING, now.meeting)
    held(scene, 2)


@pytest.mark.rules("R-IK-06")
def test_a_departure_of_the_wrong_person_gives_the_seat_back():
    scene = formed()
    wrong, right = expert(scene, 0), expert(scene, 1)
    shares(scene, wrong)
    take_back(scene, K.LEAVING, leaves(scene, wrong))
    leaves(scene, right)
    assert [member.pk for member in scene.commission.members.on(TODAY).filter(capacity="expert")] \
        == [wrong.pk]  # fmt: skip
    shared = co_chair_of(scene.commission)
    assert shared is not None
    assert shared.member_id == wrong.pk


@pytest.mark.rules("R-IK-02")
def test_the_name_of_an_expert_is_corrected_in_the_proposal_too():
    scene = formed()
    member = correct(scene, K.MEMBER, expert(scene), given_name="Dilan")
    assert member.proposal is not None
    assert member.proposal.full_name == member.full_name


@pytest.mark.rules("R-IK-06")
def test_a_member_taken_back_frees_seat_and_proposal_and_the_body_counts_anew():
    scene = formed()
    wrong = expert(scene)
    take_back(scene, K.MEMBER, wrong)
    assert BodyEvent.objects.last().members == 2  # type: ignore[union-attr]
    assert wrong.proposal is not None
    (again,) = scene.elect(wrong.proposal)
    assert (again.elected_on, again.full_name) == (ELECTED, wrong.full_name)


@pytest.mark.rules("R-IK-04")
def test_with_the_newest_co_chair_taken_back_the_one_before_shares_the_chair():
    scene = formed()
    shares(scene, expert(scene, 0))
    take_back(scene, K.CO_CHAIR, shares(scene, expert(scene, 1), MEETING))
    shared = co_chair_of(scene.commission)
    assert shared is not None
    assert shared.member_id == expert(scene, 0).pk


@pytest.mark.rules("R-IK-01")
def test_what_no_letter_says_is_corrected_after_the_letter_and_another_entry_gets_a_new_one():
    scene = formed()
    letters(scene)
    wrong = correct(scene, K.MEMBER, chair(scene), gender="female", resolution="kraft Amtes")
    assert letters(scene) == []
    take_back(scene, K.MEMBER, wrong)
    right = scene.appoint(name="Richtig")
    assert letters(scene) == [f"member:{right.pk}"]


@pytest.mark.rules("R-IK-01", "R-IK-06")
def test_name_and_day_change_with_the_letter_and_a_new_one_is_issued():
    scene = formed()
    letters(scene)
    member = chair(scene)
    correct_entry(
        K.MEMBER, scene.commission.pk, member.pk, {"family_name": "Anders"}, reason="Schreibfehler",
        today=TODAY, actor=scene.actor, letter_void=True,
    )  # fmt: skip
    (made,) = CommissionCorrection.objects.all()
    assert letters(scene) == [f"member:{member.pk}:{made.pk}"]
    correct(scene, K.MEMBER, member, gender="female")
    assert letters(scene) == []
    with pytest.raises(RuleViolation) as found:
        correct(scene, K.MEMBER, member, family_name="Wieder")
    assert found.value.rule is Rule.RESTS_LETTER


@pytest.mark.rules("R-IK-05")
def test_place_and_hour_of_a_reported_meeting_can_still_be_corrected():
    scene = formed()
    made = held(scene)
    report(scene)
    assert correct(scene, K.MEETING, made.meeting, place="Bürgerhaus").place == "Bürgerhaus"


# --- What is refused --------------------------------------------------------------------------


def succeeded(scene: Scene) -> MemberLeaving:
    """An expert left, and somebody follows on the same seat."""
    left = leaves(scene, expert(scene), FORMED)
    scene.elect(scene.propose("Nachfolge"), on=MEETING)
    return left


def full_meeting(scene: Scene) -> Any:
    return held(scene, 3)


def after_the_report(scene: Scene) -> Any:
    made = held(scene)
    report(scene)
    return made


def with_letter(scene: Scene) -> CommissionMember:
    letters(scene)
    return chair(scene)


def same_name(scene: Scene) -> None:
    scene.plan(Split(3, 0, 2))
    scene.appoint(Capacity.COUNCIL, "Rat")
    correct(scene, K.MEMBER, chair(scene), family_name="Rat")


def proposed_name(scene: Scene) -> None:
    other = scene.propose("Schon")
    correct(scene, K.MEMBER, expert(scene), family_name=other.family_name)


def sits_in_another(scene: Scene) -> None:
    other = formed()
    name = expert(other).family_name
    correct(scene, K.MEMBER, expert(scene), family_name=name)


def back_from_another(scene: Scene) -> None:
    member = expert(scene)
    left = leaves(scene, member)
    other = Scene()
    other.elect(other.propose(member.family_name))
    take_back(scene, K.LEAVING, left)


def back_beside_the_same_name(scene: Scene) -> None:
    left = leaves(scene, expert(scene))
    scene.plan(Split(3, 0, 1))
    scene.elect(scene.propose(expert(scene).family_name, birth_date=date(1990, 1, 1)))
    take_back(scene, K.LEAVING, left)


def back_on_a_seat_that_is_gone(scene: Scene) -> None:
    scene.plan(Split(3, 0, 1))
    (third,) = scene.elect(scene.propose("Dritte"))
    left = leaves(scene, third)
    scene.plan(Split(2, 0, 1))
    take_back(scene, K.LEAVING, left)


def twice(scene: Scene) -> None:
    made = report(scene)
    take_back(scene, K.REPORT, made)
    take_back(scene, K.REPORT, made)


def overtaken(scene: Scene) -> None:
    made = report(scene)
    seen = newest_correction(K.REPORT, made.pk)
    correct(scene, K.REPORT, made, seen, given_on=YESTERDAY)
    correct(scene, K.REPORT, made, seen, given_on=LAST_WEEK)


def two_meetings(scene: Scene) -> None:
    scene.meeting()
    correct(scene, K.MEETING, scene.meeting(MEETING + DAY), day=MEETING)


def founded(scene: Scene) -> None:
    """The chair came before the formation; with a later day nobody would have had the chair."""
    correct(scene, K.MEMBER, chair(scene), elected_on=FORMED + DAY)


REFUSED = [
    pytest.param(twice, Rule.ENTRY_GONE, id="taken back twice"),
    pytest.param(overtaken, Rule.ENTRY_NOT_NEWEST, id="somebody was quicker"),
    pytest.param(lambda s: correct(s, K.FORMATION, formation(s), formed_on=FORMED),
                 Rule.ENTRY_UNCHANGED, id="nothing is changed"),
    # the formation
    pytest.param(lambda s: correct(s, K.FORMATION, formation(s), formed_on=TODAY + DAY),
                 Rule.DAY_OUT_OF_RANGE, id="formed tomorrow"),
    pytest.param(lambda s: correct(s, K.FORMATION, formation(s), formed_on=ELECTED - DAY),
                 Rule.NOT_COMPLETE_ON_DAY, id="formed before anybody was elected"),
    pytest.param(lambda s: (s.meeting(), correct(s, K.FORMATION, formation(s),
                                                 formed_on=MEETING + DAY)),
                 Rule.RESTS_MEETING, id="formed after the first meeting"),
    pytest.param(lambda s: (report(s), correct(s, K.FORMATION, formation(s), formed_on=ELECTED)),
                 Rule.RESTS_REPORT, id="formed on another day than the report says"),
    pytest.param(lambda s: (s.meeting(), take_back(s, K.FORMATION, formation(s))),
                 Rule.RESTS_MEETING, id="not formed but there is a meeting"),
    pytest.param(lambda s: (report(s), take_back(s, K.FORMATION, formation(s))),
                 Rule.RESTS_REPORT, id="not formed but there is a report"),
    # members
    pytest.param(lambda s: correct(s, K.MEMBER, with_letter(s), family_name="Anders"),
                 Rule.RESTS_LETTER, id="another name than in the letter"),
    pytest.param(lambda s: correct(s, K.MEMBER, with_letter(s), elected_on=ELECTED - DAY),
                 Rule.RESTS_LETTER, id="another day than in the letter"),
    pytest.param(same_name, Rule.SITS_ALREADY, id="the name of another member"),
    pytest.param(proposed_name, Rule.PROPOSED_ALREADY, id="a person who is proposed already"),
    pytest.param(sits_in_another, Rule.SITS_ELSEWHERE, id="a person who sits elsewhere"),
    pytest.param(lambda s: correct(s, K.MEMBER, chair(s), elected_on=TODAY + DAY),
                 Rule.DAY_OUT_OF_RANGE, id="elected tomorrow"),
    pytest.param(lambda s: correct(s, K.MEMBER, expert(s), elected_on=PROPOSED - DAY),
                 Rule.ELECTED_BEFORE_PROPOSAL, id="elected before proposed"),
    pytest.param(lambda s: (shares(s, expert(s)), correct(s, K.MEMBER, expert(s),
                                                          elected_on=FORMED + DAY)),
                 Rule.DAY_OUT_OF_RANGE, id="elected after being elected to share the chair"),
    pytest.param(lambda s: (leaves(s, expert(s), ELECTED), correct(s, K.MEMBER, expert(s),
                                                                   elected_on=FORMED)),
                 Rule.DAY_OUT_OF_RANGE, id="elected after leaving"),
    pytest.param(founded, Rule.NOT_COMPLETE_ON_DAY, id="the chair came after the formation"),
    pytest.param(lambda s: (succeeded(s), correct(s, K.MEMBER, expert(s, 2),
                                                  elected_on=FORMED - DAY)),
                 Rule.RESTS_SUCCESSOR, id="elected while the predecessor sat"),
    pytest.param(lambda s: (leaves(s, expert(s)), take_back(s, K.MEMBER, expert(s))),
                 Rule.RESTS_LEAVING, id="no member but left"),
    pytest.param(lambda s: (shares(s, expert(s)), take_back(s, K.MEMBER, expert(s))),
                 Rule.RESTS_CO_CHAIR, id="no member but shares the chair"),
    pytest.param(lambda s: (full_meeting(s), take_back(s, K.MEMBER, expert(s))),
                 Rule.RESTS_ATTENDANCE, id="no member but counted in a meeting"),
    # who left
    pytest.param(lambda s: correct(s, K.LEAVING, leaves(s, expert(s)), left_on=ELECTED - DAY),
                 Rule.DAY_OUT_OF_RANGE, id="left before being elected"),
    pytest.param(lambda s: (full_meeting(s), correct(s, K.LEAVING, leaves(s, expert(s), TODAY),
                                                     left_on=MEETING - DAY)),
                 Rule.RESTS_ATTENDANCE, id="left before a meeting at which all were"),
    pytest.param(lambda s: correct(s, K.LEAVING, succeeded(s), left_on=MEETING + DAY),
                 Rule.RESTS_SUCCESSOR, id="left after the successor came"),
    pytest.param(lambda s: take_back(s, K.LEAVING, succeeded(s)), Rule.RESTS_SUCCESSOR,
                 id="sits again though there is a successor"),
    pytest.param(back_from_another, Rule.SITS_ELSEWHERE, id="sits elsewhere by now"),
    pytest.param(back_beside_the_same_name, Rule.SITS_ALREADY, id="the same name sits by now"),
    pytest.param(back_on_a_seat_that_is_gone, Rule.SEATS_EXCEEDED, id="there is no seat any more"),
    pytest.param(lambda s: correct(s, K.LEAVING, leaves(s, chair(s)), left_on=FORMED - DAY),
                 Rule.NOT_COMPLETE_ON_DAY, id="the chair left before the formation"),
    # the chair
    pytest.param(lambda s: correct(s, K.CO_CHAIR, shares(s, expert(s)), elected_on=ELECTED - DAY),
                 Rule.DAY_OUT_OF_RANGE, id="shares the chair before being a member"),
    # meetings and reports
    pytest.param(two_meetings, Rule.MEETING_EXISTS, id="two meetings on one day"),
    pytest.param(lambda s: correct(s, K.MEETING, s.meeting(), day=FORMED - DAY),
                 Rule.DAY_OUT_OF_RANGE, id="a meeting before the formation"),
    pytest.param(lambda s: correct(s, K.MEETING, held(s).meeting, day=TODAY + DAY),
                 Rule.MEETING_AHEAD, id="held on a day to come"),
    pytest.param(lambda s: (leaves(s, expert(s)),
                            correct(s, K.MEETING, held(s).meeting, day=TODAY)),
                 Rule.PRESENT_OUT_OF_RANGE, id="held on a day with fewer members"),
    pytest.param(lambda s: correct(s, K.MEETING, after_the_report(s).meeting, day=TODAY),
                 Rule.RESTS_REPORT, id="another day of a meeting that was reported"),
    pytest.param(lambda s: take_back(s, K.MEETING, held(s).meeting), Rule.RESTS_OUTCOME,
                 id="never called but held"),
    pytest.param(lambda s: correct(s, K.OUTCOME, held(s), present=4), Rule.PRESENT_OUT_OF_RANGE,
                 id="more came than were members"),
    pytest.param(lambda s: correct(s, K.OUTCOME, after_the_report(s), present=2),
                 Rule.RESTS_REPORT, id="another outcome than the report says"),
    pytest.param(lambda s: take_back(s, K.OUTCOME, after_the_report(s)), Rule.RESTS_REPORT,
                 id="no outcome but the report names it"),
    pytest.param(lambda s: correct(s, K.REPORT, report(s), year=2027), Rule.YEAR_OUT_OF_RANGE,
                 id="a report on next year"),
    pytest.param(lambda s: correct(s, K.REPORT, report(s), given_on=FORMED - DAY),
                 Rule.DAY_OUT_OF_RANGE, id="a report before the formation"),
]  # fmt: skip


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-05", "R-IK-06", "R-BODY-04")
@pytest.mark.parametrize(("act", "rule"), REFUSED)
def test_what_something_rests_on_is_refused_and_nothing_is_written(act, rule):
    scene = formed()
    with pytest.raises(RuleViolation) as found, transaction.atomic():
        act(scene)
    assert found.value.rule is rule
    assert "%" not in sentence(found.value)
    assert scene.commission.members.count() == 3
    assert not CommissionCorrection.objects.exists()


def test_every_sentence_of_a_correction_is_met_by_one_of_these_tests():
    assert set(MESSAGES) - {case.values[1] for case in REFUSED} == set()


def test_an_entry_of_another_commission_is_not_found():
    scene, other = formed(), formed()
    with pytest.raises(RuleViolation) as found:
        correct(scene, K.MEMBER, chair(other), family_name="Anders")
    assert found.value.rule is Rule.ENTRY_GONE


def test_a_commission_of_an_older_wahlzeit_is_corrected_too():
    before = factories.term(date(2021, 3, 14))
    scene = Scene(term=before, years_back=5)
    scene.staff()
    scene.form()
    now = correct(scene, K.FORMATION, scene.commission.formation, formed_on=date(2021, 5, 10))
    assert now.formed_on == date(2021, 5, 10)
