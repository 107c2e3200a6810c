"""The acts up to the election day: what they refuse, and that nothing is written then."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from elections.actions.course.phases import cancel_election, close_admission, start_count
from elections.actions.course.setup import add_district
from elections.actions.nominations.nominations import (
    CandidateEntry,
    decide_nomination,
    enter_candidates,
)
from elections.actions.register.closing import close_register
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.nominations.rules import NominationRule
from elections.law.register.closing import RegisterCounts
from elections.models import Candidate, District, Election, Nomination, NominationDecision
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
def test_candidates_have_titles_or_one_name_and_stand_once_however_they_are_written(nominating):
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
    again = [CandidateEntry(3, "AYSE", "Mueller", born)]
    refused(lambda: enter_candidates(key, again, actor=actor), NominationRule.CANDIDATE_TWICE)
