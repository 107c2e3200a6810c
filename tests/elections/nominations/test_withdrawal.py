"""A list is taken out until the committee decides: withdrawn, or entered by a slip."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.decisions import take_back_decision
from elections.law.course.phases import Phase
from elections.models import Candidate, Nomination, WithdrawnList
from municipalities.models import AuditEvent
from tests import factories
from tests.elections.course.test_corrections import text

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 16)
DECLARED = {"cause": "declared", "declared_on": "2026-01-12", "reason": "Erklärung beider"}
SLIP = {"cause": "slip", "declared_on": "", "reason": "doppelt eingetragen"}


@pytest.fixture
def received(client):
    made = factories.election(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    return Nomination.objects.get(pk=factories.receive_list(made, 3, 4, actor)), actor


def page(name, found):
    return reverse(f"elections:{name}", args=[found.election_id, found.pk])


def shown(client, made):
    return text(client.get(reverse("elections:lists", args=[made.pk])))


@pytest.mark.rules("R-LIST-13")
@pytest.mark.parametrize(
    ("typed", "act", "told", "said"),
    [
        (DECLARED, "nomination.withdrawn", {"declared_on": "2026-01-12"},
         "Liste 3 LV3: von beiden Vertrauenspersonen zurückgenommen (12.01.2026)"),
        (SLIP, "nomination.removed", {}, "Liste 3 LV3: irrtümlich eingetragen"),
    ],
)  # fmt: skip
def test_a_list_is_taken_out_with_a_trace(client, received, typed, act, told, said):
    found, actor = received
    made, address = found.election, page("withdraw_nomination", found)
    assert address in text(client.get(page("nomination", found)))
    assert "Ihre Personen werden gelöscht" in text(client.get(address))
    assert client.post(address, typed | {"reason": ""}).status_code == 422
    assert client.post(address, typed).status_code == 302
    assert (Nomination.objects.count(), Candidate.objects.count()) == (0, 0)
    kept = WithdrawnList.objects.get()
    assert (kept.number, kept.persons, kept.withdrawn_by) == (3, 4, actor)
    event = AuditEvent.objects.get(act=act)
    details = {key: value for key, value in event.details.items() if key != "received_at"}
    assert details == {
        "number": 3,
        "name": "Liste der Vielfalt 3",
        "persons": 4,
        **told,
        "reason": typed["reason"],
    }
    assert said in shown(client, made)
    factories.receive_list(made, 3, 2, actor)  # number and name are free again


@pytest.mark.rules("R-LIST-13")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (DECLARED | {"declared_on": ""}, "Von welchem Tag ist die Erklärung?"),
        (DECLARED | {"declared_on": "2026-01-04"}, "ging am 05.01.2026 ein"),
        (SLIP | {"declared_on": "2026-01-12"}, "Ein Irrtum hat keinen Tag der Erklärung"),
    ],
)
def test_what_does_not_fit_together_is_refused_and_the_list_stays(client, received, typed, said):
    found, _actor = received
    answer = client.post(page("withdraw_nomination", found), typed)
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert (Nomination.objects.count(), WithdrawnList.objects.count()) == (1, 0)


@pytest.mark.rules("R-LIST-12", "R-LIST-13")
def test_after_the_decision_a_list_stays_unless_the_decision_was_a_slip(client, received):
    found, actor = received
    address = page("withdraw_nomination", found)
    decide_nomination(found.pk, admitted=True, decided_on=DAY, reason="", actor=actor)
    assert "schon entschieden" in text(client.get(address))
    assert client.post(address, SLIP).status_code == 422
    take_back_decision(found.pk, reason="verwechselt", now=timezone.now(), actor=actor)
    assert client.post(address, SLIP).status_code == 302
    assert AuditEvent.objects.filter(act="nomination.decision_taken_back").count() == 1


@pytest.mark.rules("R-LIST-13")
def test_a_list_of_another_election_is_not_found(client, received):
    found, _actor = received
    elsewhere = factories.election(Phase.NOMINATION)
    address = reverse("elections:withdraw_nomination", args=[elsewhere.pk, found.pk])
    assert client.post(address, SLIP).status_code == 404
