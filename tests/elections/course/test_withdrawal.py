"""An election that is only set up can be taken back; the decision can then be another one."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.actions.course.setup import add_district, set_up_election, set_up_repeat
from elections.law.course.corrections import check_election_withdrawable
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.actions.body.decisions import decide_body
from municipalities.law.body.gremium import Body
from municipalities.models import AuditEvent
from municipalities.models.body.happened import elections_of
from tests import factories
from tests.elections.course.test_corrections import page, text
from tests.told import refusal

REASON = {"reason": "In der falschen Wahlzeit angelegt"}


@pytest.mark.rules("R-BODY-04")
@pytest.mark.parametrize("has_begun", [False, True])
@pytest.mark.parametrize("phase", Phase)
def test_only_what_is_set_up_and_nothing_more_is_taken_back(phase, has_begun):
    if phase is Phase.SETUP and not has_begun:
        check_election_withdrawable(phase, has_begun=has_begun)
        return
    assert refusal(check_election_withdrawable, phase, has_begun=has_begun) == (
        "ELECTION_RESTS",
        "§ 84 HGO R-BODY-04",
        {"phase": phase},
    )


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-04")
def test_after_it_is_taken_back_the_council_may_choose_a_commission(client):
    made = factories.election(Phase.SETUP)
    place, term = made.municipality, made.term
    actor = factories.officer(place)
    client.force_login(actor)
    address = page("withdraw", made)
    assert address in text(client.get(page("detail", made)))
    assert "Die Wahl und ihr Kalender verschwinden" in text(client.get(address))
    assert client.post(address, {"reason": ""}).status_code == 422
    answer = client.post(address, REASON)
    assert answer.url == reverse("municipalities:detail", args=[place.ags])
    assert not Election.objects.filter(municipality=place).exists()
    assert elections_of(place) == []
    event = AuditEvent.objects.get(act="election.withdrawn")
    assert event.details == {"day": "2026-03-15", "seats": 5, **REASON}
    decide_body(
        place, term, body=Body.IK, seats=9, decided_on=date(2025, 6, 2), resolution="Nr. 18",
        today=factories.TODAY, actor=actor,
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-04")
def test_it_can_be_set_up_anew_and_stays_once_something_rests_on_it(client):
    made = factories.election(Phase.SETUP)
    actor = factories.officer(made.municipality)
    client.force_login(actor)
    assert client.post(page("withdraw", made), REASON).status_code == 302
    again = set_up_election(made.municipality, made.term, actor=actor)
    assert [one.key for one in elections_of(made.municipality)] == [again.pk]
    add_district(again.pk, number="001", name="Rathaus", actor=actor)
    assert page("withdraw", again) not in text(client.get(page("detail", again)))
    assert "schon etwas eingetragen" in text(client.get(page("withdraw", again)))
    assert client.post(page("withdraw", again), REASON).status_code == 422
    assert Election.objects.filter(pk=again.pk).exists()


@pytest.mark.django_db
@pytest.mark.rules("R-END-10")
def test_a_repeat_set_up_by_mistake_leaves_the_first_election_as_it_is(client):
    first = factories.election(Phase.PUBLISHED)
    actor = factories.officer(first.municipality)
    client.force_login(actor)
    made = set_up_repeat(first.pk, day=date(2026, 9, 27), reference="E 1/26", actor=actor)
    assert client.post(page("withdraw", made), REASON).status_code == 302
    assert [one.key for one in elections_of(first.municipality)] == [first.pk]


@pytest.mark.django_db
def test_a_refused_decision_names_the_wahlzeit_that_was_chosen(client):
    place = factories.MunicipalityFactory()
    factories.term()
    coming = factories.term(date(2031, 3, 16))
    client.force_login(factories.lead(place))
    typed = {"term": coming.pk, "body": "ABR", "seats": "99", "decided_on": "2025-05-30"}
    answer = client.post(reverse("municipalities:decide", args=[place.ags]), typed)
    assert answer.status_code == 422
    assert answer.context["term"] == coming
    assert "Der Wahltag dieser Wahlzeit ist vorbei" not in text(answer)
