"""The acts up to the election day: what they refuse, and that nothing is written then."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from elections.actions.course.phases import (
    admitted_candidates,
    cancel_election,
    close_admission,
    start_count,
)
from elections.actions.course.setup import add_district
from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.decisions import (
    Because,
    correct_decision,
    take_back_decision,
)
from elections.actions.nominations.nominations import CandidateEntry, enter_candidates
from elections.actions.nominations.order import draw_order
from elections.actions.register.closing import close_register
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import ListState
from elections.law.register.closing import RegisterCounts
from elections.models import Candidate, District, Election, Nomination, NominationDecision
from elections.models.nominations.examining import findings_of
from municipalities.law.basis import RuleViolation
from tests import factories

pytestmark = pytest.mark.django_db

ADMISSION_DAY = date(2026, 1, 16)
LATE_COMER = CandidateEntry(
    place=5, family_name="Nachzügler", given_name="Nino", birth_date=date(1980, 1, 1)
)


def refused(act, rule):
    with pytest.raises(RuleViolation) as caught:
        act()
    assert caught.value.rule is rule
    return caught.value


@pytest.fixture
def nominating():
    """An election whose lists come in, and its Wahlleitung."""
    made = factories.election(Phase.NOMINATION)
    return made, factories.lead(made.municipality)


@pytest.mark.rules("R-BODY-08", "C-05", "C-06")
@pytest.mark.parametrize(
    "act",
    [
        pytest.param(cancel_election, id="the election is not cancelled"),
        pytest.param(close_admission, id="the admission is not closed"),
    ],
)
def test_while_a_list_waits_for_its_decision(act, nominating):
    made, actor = nominating
    factories.receive_list(made, 1, 4, actor)
    refused(
        lambda: act(made.pk, decided_on=ADMISSION_DAY, actor=actor),
        NominationRule.DECISIONS_MISSING,
    )
    made.refresh_from_db()
    assert made.current_phase is Phase.NOMINATION


@pytest.mark.rules("R-BODY-08", "C-03", "C-06")
@pytest.mark.parametrize(
    "act",
    [
        pytest.param(cancel_election, id="the election is not cancelled"),
        pytest.param(close_admission, id="the admission is not closed"),
    ],
)
def test_before_the_last_day_for_lists(act, nominating):
    made, actor = nominating
    violation = refused(
        lambda: act(made.pk, decided_on=date(2026, 1, 4), actor=actor),
        NominationRule.LISTS_STILL_COMING,
    )
    assert f"{violation.facts['closes']:%Y-%m-%d %H:%M}" == "2026-01-05 18:00"
    assert Election.objects.get(pk=made.pk).current_phase is Phase.NOMINATION


@pytest.mark.rules("R-BODY-08", "C-06")
def test_without_any_list_the_election_is_cancelled_after_the_last_day(nominating):
    made, actor = nominating
    cancelled = cancel_election(made.pk, decided_on=ADMISSION_DAY, actor=actor)
    assert cancelled.current_phase is Phase.CANCELLED


@pytest.mark.rules("R-LIST-12")
@pytest.mark.parametrize(
    "admitted", [pytest.param(True, id="admitted"), pytest.param(False, id="refused")]
)
def test_a_decided_list_takes_in_nobody_more(admitted, nominating):
    made, actor = nominating
    key = factories.receive_list(made, 1, 4, actor)
    decide_nomination(
        key, admitted=admitted, decided_on=ADMISSION_DAY, reason="Beschluss", actor=actor
    )
    refused(
        lambda: enter_candidates(key, [LATE_COMER], actor=actor), NominationRule.ALREADY_DECIDED
    )
    assert Candidate.objects.filter(nomination=key).count() == 4
    assert Nomination.objects.get(pk=key).decision.admitted is admitted


@pytest.mark.rules("R-LIST-03")
@pytest.mark.parametrize(
    ("known_in_full", "decisions"),
    [
        pytest.param(True, 0, id="a list that came in is not admitted"),
        pytest.param(False, 1, id="a list copied from an incomplete source is"),
    ],
)
def test_where_place_1_is_missing(known_in_full, decisions, nominating):
    made, actor = nominating
    key = factories.receive_list(made, 1, 4, actor, first_place=2, known_in_full=known_in_full)

    def admit():
        decide_nomination(key, admitted=True, decided_on=ADMISSION_DAY, reason="", actor=actor)

    if known_in_full:
        violation = refused(admit, NominationRule.PLACES_NOT_IN_ORDER)
        assert (str(violation.norm), violation.rule_id) == ("§ 11 KWG", "R-LIST-03")
    else:
        admit()
    assert NominationDecision.objects.count() == decisions


@pytest.mark.rules("R-LIST-03")
def test_a_list_with_a_gap_can_still_be_refused(nominating):
    made, actor = nominating
    key = factories.receive_list(made, 1, 4, actor, first_place=2)
    decision = decide_nomination(
        key, admitted=False, decided_on=ADMISSION_DAY, reason="Platz 1 fehlt", actor=actor
    )
    assert decision.admitted is False


@pytest.mark.rules("R-BODY-08", "C-06")
@pytest.mark.parametrize(
    ("incomplete_admitted", "phase"),
    [
        pytest.param(True, Phase.ADMITTED, id="admitted: nobody knows how many it names"),
        pytest.param(False, Phase.NOMINATION, id="refused: it cannot bring persons"),
    ],
)
def test_too_few_persons_beside_a_list_not_known_in_full(incomplete_admitted, phase, nominating):
    made, actor = nominating
    for number, known_in_full in ((1, True), (2, False)):
        key = factories.receive_list(made, number, 2, actor, known_in_full=known_in_full)
        decide_nomination(
            key,
            admitted=known_in_full or incomplete_admitted,
            decided_on=ADMISSION_DAY,
            reason="Beschluss",
            actor=actor,
        )

    def close():
        close_admission(made.pk, decided_on=ADMISSION_DAY, actor=actor)

    factories.draw(made, actor)
    if incomplete_admitted:
        close()
    else:
        refused(close, CourseRule.TOO_FEW_CANDIDATES)
    assert Election.objects.get(pk=made.pk).current_phase is phase


@pytest.mark.rules("C-18")
@pytest.mark.parametrize("phase", [Phase.COUNTING, Phase.DETERMINED, Phase.PUBLISHED])
def test_once_the_count_has_begun_no_district_is_added(phase):
    made = factories.election(phase)
    actor = factories.lead(made.municipality)
    refused(
        lambda: add_district(made.pk, number="002", name="Vergessen", actor=actor),
        CourseRule.COUNT_HAS_BEGUN,
    )
    assert District.objects.filter(election=made).count() == 1


@pytest.mark.rules("C-19")
@pytest.mark.parametrize(
    ("at", "starts"),
    [
        pytest.param(datetime(2026, 3, 15, 16, 59, 59, tzinfo=UTC), False, id="17:59:59 in Hesse"),
        pytest.param(datetime(2026, 3, 15, 17, tzinfo=UTC), True, id="18:00 in Hesse"),
    ],
)
def test_the_count_begins_when_the_polls_are_closed(at, starts):
    made = factories.election(Phase.PAPER_APPROVED)
    actor = factories.lead(made.municipality)
    district = add_district(made.pk, number="001", name="Rathaus", actor=actor)
    close_register(district.pk, RegisterCounts(9, 1, 0), closed_on=date(2026, 3, 14), actor=actor)
    if starts:
        assert start_count(made.pk, now=at, actor=actor).current_phase is Phase.COUNTING
    else:
        refused(lambda: start_count(made.pk, now=at, actor=actor), CourseRule.POLLS_STILL_OPEN)
        assert Election.objects.get(pk=made.pk).current_phase is Phase.PAPER_APPROVED


@pytest.mark.rules("R-LIST-03")
def test_candidates_have_titles_or_one_name_and_are_found_however_written(
    nominating,
):
    made, actor = nominating
    key = factories.receive_list(made, 1, 0, actor)
    born = date(1980, 1, 1)
    entered = enter_candidates(
        key,
        [
            CandidateEntry(1, "Müller", "Ayşe", born, title="Dr."),
            CandidateEntry(2, "", "Wahyuni", born),
        ],
        actor=actor,
    )
    assert [str(one) for one in entered] == ["Dr. Ayşe Müller", "Wahyuni"]
    assert [one.listed_name for one in entered] == ["Müller, Dr. Ayşe", "Wahyuni"]
    enter_candidates(key, [CandidateEntry(3, "AYSE", "Mueller", born)], actor=actor)
    found = findings_of(Nomination.objects.get(pk=key))
    twice = [one.facts for one in found if one.rule is NominationRule.CANDIDATE_TWICE]
    assert [(one["place"], one["other"]) for one in twice] == [(1, 3), (3, 1)]


@pytest.mark.rules("R-LIST-17")
def test_two_lists_need_the_order_that_the_committee_gave_them(nominating):
    made, actor = nominating
    keys = [factories.receive_list(made, number, 5, actor) for number in (1, 2)]
    for key in keys:
        decide_nomination(key, admitted=True, decided_on=ADMISSION_DAY, reason="", actor=actor)
    refused(
        lambda: close_admission(made.pk, decided_on=ADMISSION_DAY, actor=actor),
        NominationRule.LIST_ORDER_MISSING,
    )
    draw_order(made.pk, keys[::-1], minutes="Gezogen", set_on=ADMISSION_DAY, actor=actor)
    close_admission(made.pk, decided_on=ADMISSION_DAY, actor=actor)
    numbers = made.nominations.values_list("pk", "number").order_by("number")
    assert list(numbers) == [(keys[1], 1), (keys[0], 2)]


@pytest.mark.rules("R-LIST-17", "R-LIST-12")
def test_an_order_holds_only_for_the_lists_that_are_admitted(nominating):
    made, actor = nominating
    keys = [factories.receive_list(made, number, 5, actor) for number in (1, 2, 3)]
    for key, admitted in zip(keys, (True, False, True), strict=True):
        decide_nomination(
            key, admitted=admitted, decided_on=ADMISSION_DAY, reason="Beschluss", actor=actor
        )
    draw_order(made.pk, [keys[2], keys[0]], minutes="Gezogen", set_on=ADMISSION_DAY, actor=actor)
    numbers = dict(made.nominations.values_list("pk", "number"))
    assert numbers == {keys[2]: 1, keys[0]: 2, keys[1]: 3}
    because = Because("verwechselt")
    correct_decision(
        keys[1], admitted=True, decided_on=ADMISSION_DAY, reason="", because=because,
        now=timezone.now(), actor=actor,
    )  # fmt: skip
    refused(
        lambda: close_admission(made.pk, decided_on=ADMISSION_DAY, actor=actor),
        NominationRule.LIST_ORDER_MISSING,
    )


@pytest.mark.rules("R-LIST-11", "R-LIST-12")
def test_single_persons_are_struck_and_come_back_with_the_decision(nominating):
    made, actor = nominating
    key = factories.receive_list(made, 1, 6, actor)
    people = {one.place: one for one in Candidate.objects.filter(nomination=key)}
    struck = {people[3].pk: "17 Jahre", people[5].pk: "keine Zustimmung"}
    decide_nomination(
        key, admitted=True, decided_on=ADMISSION_DAY, reason="", actor=actor, struck=struck
    )
    list_ = Nomination.objects.get(pk=key)
    standing = list(list_.candidates.values_list("place", "given_name"))
    assert standing == [(1, "Person1"), (2, "Person2"), (3, "Person4"), (4, "Person6")]
    assert list_.state() is ListState.ADMITTED_IN_PART
    assert admitted_candidates(made) == [4]
    take_back_decision(key, reason="zu früh", now=timezone.now(), actor=actor)
    assert [one for _place, one in list_.candidates.values_list("place", "given_name")] == [
        f"Person{place}" for place in range(1, 7)
    ]
    assert Nomination.objects.get(pk=key).state() is ListState.RECEIVED


@pytest.mark.rules("R-LIST-11")
@pytest.mark.parametrize(
    ("places", "reason", "rule"),
    [
        pytest.param([1, 2], "Grund", NominationRule.NOBODY_LEFT, id="nobody would be left"),
        pytest.param([1], " ", NominationRule.STRUCK_WITHOUT_REASON, id="no reason"),
    ],
)
def test_a_strike_that_cannot_be(places, reason, rule, nominating):
    made, actor = nominating
    key = factories.receive_list(made, 1, 2, actor)
    people = Candidate.objects.filter(nomination=key, place__in=places)
    struck = dict.fromkeys(people.values_list("pk", flat=True), reason)

    def admit():
        decide_nomination(
            key, admitted=True, decided_on=ADMISSION_DAY, reason="", actor=actor, struck=struck
        )

    refused(admit, rule)
    assert Candidate.objects.filter(nomination=key).count() == 2


@pytest.mark.rules("R-LIST-14", "C-05")
@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2026, 1, 5), NominationRule.LISTS_STILL_COMING),
        (date(2026, 1, 10), NominationRule.MEETING_ON_OTHER_DAY),
        (date(2026, 2, 20), NominationRule.MEETING_ON_OTHER_DAY),
    ],
)
def test_the_committee_decides_on_d_minus_58_or_says_why_not(day, rule, nominating):
    made, actor = nominating
    key = factories.receive_list(made, 1, 4, actor)

    def decide(**how):
        return decide_nomination(key, admitted=True, decided_on=day, reason="", actor=actor, **how)

    refused(decide, rule)
    if rule is NominationRule.MEETING_ON_OTHER_DAY:
        assert decide(why_then="nicht beschlussfähig").why_then == "nicht beschlussfähig"


@pytest.mark.rules("R-LIST-10", "C-02")
def test_a_list_may_come_before_the_call_and_is_decided_on_after_it():
    made = factories.election(Phase.SETUP)
    actor = factories.lead(made.municipality)
    key = factories.receive_list(made, 1, 4, actor)

    def admit():
        decide_nomination(key, admitted=True, decided_on=ADMISSION_DAY, reason="", actor=actor)

    refused(admit, NominationRule.LISTS_NOT_OPEN)
    assert Nomination.objects.get(pk=key).state() is ListState.RECEIVED
