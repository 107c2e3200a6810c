"""What was decided about a doubt holds, is corrected, or is asked again (R-REG-02, R-REG-10)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from elections.actions.register.case_facts import case_facts
from elections.actions.register.case_withdrawal import effects_of
from elections.actions.register.cases import Decided
from elections.law.register.corrections import Effect
from elections.law.register.rules import RegisterRule
from elections.models.register.cases import CaseDecision, OtherId
from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import RuleViolation
from tests.elections.register.extract_scene import row
from tests.elections.register.identity_scene import ELSEWHERE, Office

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-REG-02", "R-REG-10")]
ENTER, LEAVE_OUT, SAME = Decided.ENTER, Decided.LEAVE_OUT, Decided.SAME_PERSON
A, B, C, UNCLEAR = row("A"), row("B"), row("C"), row("A", nationality="998")
MOVED = row("B", street="Ringweg", number="7")


def told(*steps: Callable[[Office], object] | list[str]) -> Office:
    """Play extracts (lists of rows) and acts in order."""
    office = Office()
    for step in steps:
        if callable(step):
            step(office)
        else:
            office.extract(*step)
    return office


def decided(choice: Decided) -> Callable[[Office], object]:
    return lambda office: office.decide(choice)


SAME_TWICE = (decided(SAME),)
HISTORIES: dict[
    str, tuple[tuple[Callable[[Office], object] | list[str], ...], list[str], list[str]]
]
HISTORIES = {
    "two ids of one person in every extract are one entry for good": (
        ([A], [A, B], decided(SAME), [A, B], [A, B]), ["B Yılmaz, Ayşe"], [],
    ),
    "the id that is left speaks of the entry when the other one is gone": (
        ([A], [A, B], decided(SAME), [A], [A]), ["B Yılmaz, Ayşe"], [],
    ),
    "an id of the person that names somebody else is compared like any other": (
        ([A], [A, B], decided(SAME), [row("A", family="Popescu", given="Ion"), B]),
        ["B Yılmaz, Ayşe", "A Popescu, Ion"], [],
    ),
    "two rows that are the same person as one entry by hand": (
        (lambda office: office.by_hand("Yılmaz", "Ayşe"), [B, C], decided(SAME), [B, C]),
        ["B Yılmaz, Ayşe"], [],
    ),
    "what was cleared about an id says nothing once the id is somebody's second one": (
        ([UNCLEAR], decided(ENTER), [UNCLEAR, B], decided(SAME), [UNCLEAR, B]),
        ["B Yılmaz, Ayşe"], [],
    ),
    "whom the office restored is not struck by the same row again": (
        ([A], [UNCLEAR], decided(LEAVE_OUT), lambda office: office.restore("A"), [UNCLEAR]),
        ["A Yılmaz, Ayşe"], [],
    ),
    "nor where several rows contradict each other": (
        ([A], [A, row("A", family="Neu")], decided(LEAVE_OUT), lambda office: office.restore("A"),
         [A, row("A", family="Neu")]),
        ["A Yılmaz, Ayşe"], [],
    ),
    "who was left out, came in by a clear row and is doubtful again is asked about": (
        ([UNCLEAR], decided(LEAVE_OUT), [A], [UNCLEAR]),
        ["A Yılmaz, Ayşe"], ["nationality"],
    ),
    "who was let in and struck by hand since is asked about": (
        ([A], [A, MOVED], decided(ENTER), lambda office: office.strike("B"), [A, MOVED]),
        ["A Yılmaz, Ayşe"], ["struck"],
    ),
    "and stays struck once somebody says so": (
        ([A], [A, MOVED], decided(ENTER), lambda office: office.strike("B"), [A, MOVED],
         decided(LEAVE_OUT), [A, MOVED]),
        ["A Yılmaz, Ayşe"], [],
    ),
    "a row that lets somebody in is compared with everybody like a clear one": (
        ([A], [UNCLEAR], decided(ENTER), lambda office: office.by_hand("Çelik", "Ayşe", ELSEWHERE),
         [row("A", family="Çelik", nationality="998")]),
        ["A Yılmaz, Ayşe", "Çelik, Ayşe"], ["nationality"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "standing", "kinds"), HISTORIES.values(), ids=HISTORIES)
def test_what_was_decided_holds_or_is_asked_again(steps, standing, kinds):
    office = told(*steps)
    assert (sorted(office.standing), office.kinds) == (sorted(standing), kinds)


def test_a_restored_person_keeps_the_card():
    office = told([A], [UNCLEAR], decided(LEAVE_OUT), lambda one: one.restore("A"))
    card = office.card("A")
    office.extract(UNCLEAR)
    assert office.cards == [str(card)]


def test_the_kind_of_a_decision_its_entry_and_both_ids_are_kept():
    office = told([A], [A, B], decided(SAME))
    made = CaseDecision.objects.get()
    assert (made.decided, made.entry) == (SAME, office.entry("B"))
    assert made.outcome == "dieselbe Person"
    assert list(OtherId.objects.values_list("entry", "registration_id")) == [(made.entry.pk, "A")]


def test_what_an_earlier_version_did_not_keep_is_asked_again():
    office = told([A], [A, B], decided(LEAVE_OUT))
    found = CaseDecision.objects.get()
    CaseDecision.objects.create(
        case=_copy(found), decided=CaseDecision.Decided.UNKNOWN, reason="früher",
        decided_at=found.decided_at, decided_by=found.decided_by,
    )  # fmt: skip
    office.extract(A, B)
    assert office.kinds == ["twice"]


def _copy(found: CaseDecision) -> object:
    """The case again, and the decided one out of its way."""
    case = found.case
    key, case.key = case.key, "anders"
    case.save(update_fields=["key"])
    case.pk, case.key = None, key
    case._state.adding = True
    case._state.fields_cache.clear()
    case.save()
    return type(case).objects.get(pk=case.pk)


def test_two_entries_of_one_person_become_one_with_both_ids_and_the_card():
    office = told(
        lambda one: one.by_hand("Yılmaz", "Ayşe", ELSEWHERE), [row("A", born="03.04.1957")]
    )
    card = office.card("A")
    office.extract(row("A", street="Ringweg", number="7"))
    (case,) = office.open_cases()
    assert case_facts(case).possible == (SAME, LEAVE_OUT)
    office.decide(SAME)
    assert (office.standing, office.cards) == (["A Yılmaz, Ayşe"], [str(card)])
    assert office.entry("A").dwelling.startswith("Ringweg 7")
    office.extract(row("A", street="Ringweg", number="7"))
    assert (office.standing, office.open) == (["A Yılmaz, Ayşe"], [])


# --- A decision is taken back ---------------------------------------------------------------------


def test_whom_a_decision_entered_is_struck_and_the_question_comes_back():
    office = told([A], [A, MOVED], decided(ENTER))
    made = CaseDecision.objects.get()
    office.card("B")
    assert effects_of(made) == [Effect.STRIKES, Effect.VOIDS_CARD, Effect.ASKS_AGAIN]
    office.withdraw(made)
    assert (office.standing, office.cards) == (["A Yılmaz, Ayşe"], [])
    office.extract(A, MOVED)
    assert office.kinds == ["twice"]
    (case,) = office.open_cases()
    assert SAME in case_facts(case).possible


def test_whom_a_decision_struck_stands_again():
    office = told([A], [UNCLEAR], decided(LEAVE_OUT))
    made = CaseDecision.objects.get()
    assert made.outcome == "gestrichen"
    assert effects_of(made) == [Effect.RESTORES, Effect.ASKS_AGAIN]
    office.withdraw(made)
    assert office.standing == ["A Yılmaz, Ayşe"]
    office.extract(UNCLEAR)
    assert (office.standing, office.kinds) == (["A Yılmaz, Ayşe"], ["nationality"])


def test_the_same_person_becomes_two_again_with_their_own_ids_and_data():
    office = told([A], [A, row("B", given="Ayşe Nur")], decided(SAME))
    made = CaseDecision.objects.get()
    assert office.standing == ["B Yılmaz, Ayşe Nur"]
    assert effects_of(made) == [Effect.OLD_DATA, Effect.ASKS_AGAIN]
    office.withdraw(made)
    assert office.standing == ["A Yılmaz, Ayşe"]
    assert not OtherId.objects.exists()
    office.extract(A, row("B", given="Ayşe Nur")).decide(ENTER)
    assert sorted(office.standing) == ["A Yılmaz, Ayşe", "B Yılmaz, Ayşe Nur"]


def test_an_id_that_went_to_another_person_goes_back():
    office = told([A], [row("A", family="Popescu", given="Ion", born="09.09.1969")])
    office.decide(Decided.OTHER_PERSON)
    assert office.standing == ["A Popescu, Ion"]
    office.withdraw(CaseDecision.objects.get())
    assert office.standing == ["A Yılmaz, Ayşe"]


def test_two_entries_that_were_made_one_are_two_again():
    office = told(
        lambda one: one.by_hand("Yılmaz", "Ayşe", ELSEWHERE), [row("A", born="03.04.1957")]
    )
    office.extract(row("A", street="Ringweg", number="7")).decide(SAME)
    assert len(office.standing) == 1
    office.withdraw(CaseDecision.objects.get())
    assert sorted(office.standing) == ["A Yılmaz, Ayşe", "Yılmaz, Ayşe"]


def test_what_rests_on_a_decision_is_taken_back_first():
    office = told([A], [A, row("B", given="Ayşe Nur")], decided(SAME))
    first = CaseDecision.objects.get()
    office.extract(row("B", given="Ayşe Nur", nationality="998")).decide(LEAVE_OUT)
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        office.withdraw(first)
    assert refusal.value.rule is RegisterRule.DECISION_FOLLOWED
    office.withdraw(CaseDecision.objects.exclude(pk=first.pk).get())
    office.withdraw(first)
    assert office.standing == ["A Yılmaz, Ayşe"]
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        office.withdraw(first)
    assert refusal.value.rule is RegisterRule.DECISION_WITHDRAWN
    assert RegisterEntry.objects.get(pk=office.entry("A").pk).registration_id == "A"


def test_two_romanisations_of_one_name_are_a_doubt_in_whatever_house():
    office = told([
        row("A", family="Đorđević", given="Marko"),
        row("B", family="Djordjević", given="Marko", street="Ringweg", number="7"),
    ])  # fmt: skip
    assert (office.standing, office.kinds) == ([], ["twice", "twice"])


def test_an_id_that_somebody_else_has_by_now_is_not_given_back():
    office = told([A], [B], decided(SAME))
    office.extract(row("A", family="Andere", given="Ida", born="05.06.1960"), B)
    with pytest.raises(RuleViolation) as refusal, transaction.atomic():
        office.withdraw(CaseDecision.objects.get())
    assert (refusal.value.rule, refusal.value.facts["registration_id"]) == (
        RegisterRule.ID_HELD_BY_ANOTHER, "A",
    )  # fmt: skip
    assert office.standing == ["B Yılmaz, Ayşe", "A Andere, Ida"]
