"""An objection to the register is entered before its grounds, which follow until it is decided."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from elections.actions.register.objections import (
    decide_register_objection,
    receive_register_grounds,
)
from elections.law.register.inspection import check_grounds_day
from elections.law.register.rules import RegisterRule
from elections.models.register.objections import RegisterObjection, RegisterObjectionGrounds
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests.elections.register_scene import DURING, Scene

DAY = timedelta(days=1)


@pytest.mark.rules("R-REG-08")
def test_grounds_come_with_the_objection_or_after_it():
    check_grounds_day(DURING, DURING)
    check_grounds_day(DURING, DURING + DAY)
    with pytest.raises(RuleViolation) as refused:
        check_grounds_day(DURING, DURING - DAY)
    assert (refused.value.rule, refused.value.facts) == (
        RegisterRule.GROUNDS_BEFORE_OBJECTION,
        {"day": DURING - DAY, "received_on": DURING},
    )


@pytest.mark.django_db
@pytest.mark.rules("R-REG-08", "R-REG-10")
def test_the_grounds_are_entered_on_a_page_until_the_decision(client):
    scene = Scene()
    client.force_login(scene.officer)
    key = scene.election.pk

    def page(name, *more):
        return reverse(f"elections:{name}", args=[key, *more])

    def text(answer):
        return " ".join(answer.content.decode().split())

    typed = {"aim": "enter", "received_on": DURING.isoformat(), "objector": "Ayşe Öztürk"}
    assert client.post(page("register_objection_new"), typed).status_code == 302
    found = RegisterObjection.objects.get()
    assert not found.is_reasoned
    assert "steht noch aus" in text(client.get(page("register_objection", found.pk)))
    grounds = page("register_objection_grounds", found.pk)
    early = {"received_on": (DURING - DAY).isoformat(), "text": "Ich wohne seit 2015 hier."}
    refused = client.post(grounds, early)
    assert (refused.status_code, "seit 2015" in text(refused)) == (422, True)
    later = early | {"received_on": (DURING + DAY).isoformat()}
    assert client.post(grounds, later).status_code == 302
    shown = text(client.get(page("register_objection", found.pk)))
    assert ("seit 2015" in shown, "steht noch aus" in shown) == (True, False)
    assert AuditEvent.objects.filter(act="register_objection.reasoned").count() == 1
    decide_register_objection(
        found.pk,
        upheld=False,
        decided_on=DURING + DAY,
        served_on=None,
        reason="Die Meldung fehlt.",
        actor=scene.officer,
    )
    with pytest.raises(RuleViolation) as refusal:
        receive_register_grounds(
            found.pk, received_on=DURING + DAY, text="Nachtrag", actor=scene.officer
        )
    assert refusal.value.rule is RegisterRule.OBJECTION_DECIDED
    assert RegisterObjectionGrounds.objects.count() == 1
