"""One person on one list: candidates are compared as people of the register are (R-LIST-03)."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.actions.nominations.nominations import CandidateEntry, enter_candidates
from elections.law.course.phases import Phase
from elections.law.nominations.rules import NominationRule
from elections.models import Candidate
from municipalities.law.basis import RuleViolation
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-03", "R-REG-02")]
BORN = date(1980, 5, 5)
TWICE, LIKE = NominationRule.CANDIDATE_TWICE, NominationRule.CANDIDATE_LIKE


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (("Kaya", "Deniz"), ("KAYA", "DENIZ"), TWICE),
        (("Müller", "Ana"), ("Mueller", "Ana"), TWICE),
        (("Deniz", "Kaya"), ("Kaya", "Deniz"), TWICE),
        (("Saʿīd", "Umar"), ("Said", "Umar"), TWICE),
        (("Al Amrani", "Karim"), ("Alamrani", "Karim"), LIKE),
        (("O'Farrell", "Ann"), ("OFarrell", "Ann"), LIKE),
        (("Kaya", "Deniz"), ("Kaya", "Deniz Can"), LIKE),
        (("Yılmaz", "Ayşe"), ("Yilmas", "Ayşe"), LIKE),
        (("Kaya", "Deniz"), ("Dr. Kaya", "Deniz"), LIKE),
        (("Kaya", "Deniz"), ("Kaya", "Elif"), None),
    ],
)
def test_a_person_of_another_list_however_written(one, other, rule):
    election = factories.election(Phase.NOMINATION)
    lead = factories.lead(election.municipality)
    first, second = (factories.receive_list(election, number, 1, lead) for number in (1, 2))
    enter_candidates(first, [CandidateEntry(2, *one, BORN)], actor=lead)
    entry = CandidateEntry(2, *other, BORN)
    if rule is None:
        enter_candidates(second, [entry], actor=lead)
        return
    with pytest.raises(RuleViolation) as refusal:
        enter_candidates(second, [entry], actor=lead)
    assert refusal.value.rule is rule
    # Another birth tells them apart.
    enter_candidates(second, [CandidateEntry(3, *other, date(1981, 6, 6))], actor=lead)


def test_the_page_names_the_similar_person_and_keeps_why_it_is_another(client):
    election = factories.election(Phase.NOMINATION)
    lead = factories.lead(election.municipality)
    first, second = (factories.receive_list(election, number, 1, lead) for number in (1, 2))
    enter_candidates(first, [CandidateEntry(2, "Kaya", "Deniz", BORN)], actor=lead)
    client.force_login(lead)
    url = reverse("elections:candidates", args=[election.pk, second])
    typed = {
        "personen-TOTAL_FORMS": "1", "personen-INITIAL_FORMS": "0",
        "personen-0-place": "2", "personen-0-family_name": "Kaya",
        "personen-0-given_name": "Deniz Can", "personen-0-birth_date": "1980-05-05",
    }  # fmt: skip
    asked = client.post(url, typed)
    assert asked.status_code == 422
    assert "Kaya, Deniz (Liste 1" in asked.content.decode()
    assert 'type="text" name="personen-0-is_other"' in asked.content.decode()
    assert client.post(url, {**typed, "personen-0-is_other": "Vetter"}).status_code == 302
    made = Candidate.objects.get(given_name="Deniz Can")
    assert made.is_other.startswith("andere Person als Kaya, Deniz (Liste 1")
    assert made.is_other.endswith("Platz 2): Vetter")
