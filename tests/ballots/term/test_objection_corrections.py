"""A slip in an objection is corrected until it is decided, and what counts is what stands now."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ballots.actions.term.objections import (
    ObjectionEntry,
    decide_objection,
    findings_of,
    receive_grounds,
    receive_objection,
)
from ballots.law.term.objections import ObjectionOutcome, Objector
from ballots.law.term.rules import TermRule
from ballots.models import Objection
from ballots.models.term.tasks import term_tasks
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from reports.actions.public.announcement import announce_result
from tests import factories
from tests.elections.course.test_corrections import text

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-END-09")]
PUBLISHED, LATE, TODAY = date(2026, 3, 28), date(2026, 4, 18), factories.TODAY


@pytest.fixture(scope="module")
def published(once):
    return once(lambda: factories.election(Phase.PUBLISHED).pk)


@pytest.fixture
def late(published, client, db):
    """An objection that was entered as late, and who may act on it."""
    election = Election.objects.get(pk=published)
    actor = factories.lead(election.municipality)
    client.force_login(actor)
    entry = ObjectionEntry(
        reference="E 1/26",
        objector=Objector.OWN_RIGHTS,
        supporters=0,
        published_on=PUBLISHED,
        received_on=LATE,
        reasoned_on=LATE,
        in_form=True,
        subject="Eine Urne blieb ungezählt.",
    )
    return receive_objection(election.pk, entry, today=TODAY, actor=actor), actor


def page(name, objection):
    return reverse(f"ballots:{name}", args=[objection.election_id, objection.pk])


def typed(**changes):
    known = {
        "subject": "Eine Urne blieb ungezählt.",
        "objector": "own_rights",
        "supporters": "",
        "published_on": "2026-03-28",
        "received_on": "2026-04-08",
        "reasoned_on": "2026-04-08",
        "in_form": "on",
        "reason": "Eingangsstempel 08.04.",
    }
    return known | changes


def rules(objection):
    found = Objection.objects.get(pk=objection.pk)
    return [finding.rule for finding in findings_of(found, TODAY)]


def decide(objection, actor, outcome=ObjectionOutcome.DISMISSED):
    return decide_objection(
        objection.pk,
        outcome=outcome,
        decided_on=date(2026, 5, 20),
        decided_by="die Gemeindevertretung",
        reasons="Nach Aktenlage.",
        today=TODAY,
        actor=actor,
    )


def test_a_mistyped_day_no_longer_makes_an_objection_late_for_ever(client, late):
    objection, actor = late
    with pytest.raises(RuleViolation) as blocked:
        decide(objection, actor, ObjectionOutcome.REDETERMINE)
    assert blocked.value.rule is TermRule.OBJECTION_IS_INADMISSIBLE
    address = page("objection_correct", objection)
    assert address in text(client.get(page("objection", objection)))
    assert client.post(address, typed(reason="")).status_code == 422
    assert client.post(address, typed()).status_code == 302
    assert rules(objection) == []
    shown = text(client.get(page("objection", objection)))
    assert "Eingangsstempel 08.04." in shown
    assert "8. April 2026" in shown
    event = AuditEvent.objects.get(act="objection.corrected")
    assert event.details == {
        "reference": "E 1/26",
        "fields": ["received_on", "reasoned_on"],
        "received_before": "2026-04-18",
        "received_on": "2026-04-08",
        "reason": "Eingangsstempel 08.04.",
    }
    (task,) = term_tasks(Election.objects.filter(pk=objection.election_id), TODAY)
    assert task.since == date(2026, 4, 8)
    decide(objection, actor, ObjectionOutcome.REDETERMINE)
    assert "schon am 20.05.2026 entschieden" in text(client.get(address))
    assert client.post(address, typed(subject="x")).status_code == 422


def test_another_day_of_the_announcement_can_be_taken_over(client, late):
    objection, actor = late
    announce_result(
        objection.election_id,
        announced_on=date(2026, 4, 10),
        medium="Amtsblatt Nr. 14",
        reason="Es erschien später",
        today=TODAY,
        actor=actor,
    )
    asked = text(client.get(page("objection", objection)))
    assert "Der Tag der Bekanntmachung ist ein anderer" in asked
    correction = typed(
        published_on="2026-04-10", received_on="2026-04-18", reasoned_on="2026-04-18"
    )
    assert client.post(page("objection_correct", objection), correction).status_code == 302
    shown = text(client.get(page("objection", objection)))
    assert "Der Tag der Bekanntmachung ist ein anderer" not in shown
    assert rules(objection) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"received_on": "2026-03-01"}, "vor dem Wahltag"),
        ({"published_on": "2026-03-01"}, "Bekannt gemacht am 01.03.2026 kann nicht stimmen"),
        ({"received_on": "2026-04-18", "reasoned_on": "2026-04-18"}, "Es ist nichts geändert"),
    ],
)
def test_what_cannot_be_and_what_changes_nothing_is_refused(client, late, changes, said):
    objection, _actor = late
    answer = client.post(page("objection_correct", objection), typed(**changes))
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert not objection.corrections.exists()


def test_grounds_entered_by_mistake_are_taken_back_and_come_later(client, late):
    objection, actor = late
    address = page("objection_correct", objection)
    assert client.post(address, typed(reasoned_on="")).status_code == 302
    assert rules(objection) == [TermRule.OBJECTION_NOT_REASONED]
    assert page("objection_grounds", objection) in text(client.get(page("objection", objection)))
    receive_grounds(objection.pk, received_on=date(2026, 4, 9), today=TODAY, actor=actor)
    assert rules(objection) == []
    with pytest.raises(RuleViolation) as known:
        receive_grounds(objection.pk, received_on=date(2026, 4, 9), today=TODAY, actor=actor)
    assert known.value.rule is TermRule.OBJECTION_GROUNDS_KNOWN
