"""One person on one list: whoever stands twice is entered and found (R-LIST-03)."""

from __future__ import annotations

from datetime import date

import pytest

from elections.actions.nominations.nominations import CandidateEntry, enter_candidates
from elections.actions.nominations.persons import note_on_candidate
from elections.law.course.phases import Phase
from elections.models import Nomination
from elections.models.nominations.examining import findings_of
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-03", "R-REG-02")]
BORN = date(1980, 5, 5)
TWICE, LIKE = "CANDIDATE_ON_TWO_LISTS", "CANDIDATE_LIKE"


def two_lists(one, other):
    election = factories.election(Phase.NOMINATION)
    lead = factories.lead(election.municipality)
    first, second = (factories.receive_list(election, number, 1, lead) for number in (1, 2))
    enter_candidates(first, [CandidateEntry(2, *one, BORN)], actor=lead)
    [made] = enter_candidates(second, [CandidateEntry(2, *other, BORN)], actor=lead)
    return Nomination.objects.get(pk=second), made, lead


def found_in(nomination, **how):
    return [one.rule.name for one in findings_of(nomination, **how)]


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        (("Kaya", "Deniz"), ("KAYA", "DENIZ"), [TWICE]),
        (("Müller", "Ana"), ("Mueller", "Ana"), [TWICE]),
        (("Deniz", "Kaya"), ("Kaya", "Deniz"), [TWICE]),
        (("Saʿīd", "Umar"), ("Said", "Umar"), [TWICE]),
        (("Al Amrani", "Karim"), ("Alamrani", "Karim"), [LIKE]),
        (("O'Farrell", "Ann"), ("OFarrell", "Ann"), [LIKE]),
        (("Kaya", "Deniz"), ("Kaya", "Deniz Can"), [LIKE]),
        (("Yılmaz", "Ayşe"), ("Yilmas", "Ayşe"), [LIKE]),
        (("Kaya", "Deniz"), ("Dr. Kaya", "Deniz"), [LIKE]),
        (("Kaya", "Deniz"), ("Kaya", "Elif"), []),
    ],
)
def test_the_office_sees_who_stands_on_two_lists_and_no_list_is_told(one, other, rules):
    nomination, _made, _lead = two_lists(one, other)
    others = {"PERSON_INCOMPLETE", "MORE_THAN_PRINTED"}
    assert [rule for rule in found_in(nomination) if rule not in others] == rules
    assert not {TWICE, LIKE} & set(found_in(nomination, for_list=True))


def test_a_word_why_it_is_another_person_settles_the_doubt():
    nomination, made, lead = two_lists(("Kaya", "Deniz"), ("Kaya", "Deniz Can"))
    note_on_candidate(made.pk, {"is_other": "Vetter"}, actor=lead)
    assert LIKE not in found_in(nomination)
