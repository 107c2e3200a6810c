"""Figures of a closing that were typed wrongly are corrected until a result rests on them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result
from elections.actions.course.setup import add_district
from elections.actions.register.closing import close_register
from elections.law.course.phases import Phase
from elections.law.register.closing import RegisterCounts, check_typed_correctable
from elections.models.cards.standing import certified
from elections.models.register.entries import RegisterClosing
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests import factories
from tests.database import by_owner
from tests.elections.course.test_corrections import text
from tests.told import refusal

TYPED = {"without_mark": "900", "with_mark": "100", "special": "0", "reason": "Zahlendreher"}


@pytest.mark.rules("R-REG-11")
@pytest.mark.parametrize("phase", [Phase.PAPER_APPROVED, Phase.COUNTING])
def test_typed_figures_can_be_corrected_until_the_result(phase):
    check_typed_correctable(phase, is_counted=False)
    assert refusal(check_typed_correctable, phase, is_counted=True)[0] == "CLOSING_IS_COUNTED"


@pytest.mark.rules("R-REG-11")
@pytest.mark.parametrize("phase", [Phase.DETERMINED, Phase.PUBLISHED, Phase.CANCELLED])
def test_a_result_rests_on_the_figures(phase):
    assert refusal(check_typed_correctable, phase, is_counted=False) == (
        "CLOSING_IS_DETERMINED",
        "§ 15 KWO R-REG-11",
        {"phase": phase},
    )


@pytest.fixture
def mistyped(client):
    """An election whose register has 9 electors instead of 900, and 300 voters."""
    made = factories.election(Phase.COUNTING)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    closing = RegisterClosing.objects.get(district__election=made)
    by_owner("UPDATE elections_registerclosing SET without_mark = 9, total = 109")
    return made, closing, actor


def report(made, actor):
    counted = {1: {1: 90, 2: 80, 3: 70, 4: 60}, 2: {1: 50, 2: 40, 3: 30, 4: 20}}
    values = factories.values(counted)
    record_report(made.units.get().pk, values, source="Niederschrift", actor=actor)


@pytest.mark.django_db
@pytest.mark.rules("R-REG-11")
def test_a_mistyped_closing_no_longer_blocks_the_result(client, mistyped):
    made, closing, actor = mistyped
    district = closing.district_id
    shown = reverse("elections:close_register", args=[made.pk, district])
    address = reverse("elections:correct_closing", args=[made.pk, district])
    with pytest.raises(RuleViolation) as blocked:
        report(made, actor)
    assert "H2.07" in blocked.value.facts["checks"]
    assert address in text(client.get(shown))
    assert client.post(address, TYPED | {"reason": ""}).status_code == 422
    assert client.post(address, TYPED).status_code == 302
    assert certified(closing).total == 1000
    assert "Zahlendreher" in text(client.get(shown))
    event = AuditEvent.objects.get(act="register.figures_corrected")
    assert event.details == {"total_before": 109, "total": 1000, "reason": "Zahlendreher"}
    again = client.post(address, TYPED)
    assert (again.status_code, "Geändert worden ist nichts" in text(again)) == (422, True)
    report(made, actor)
    determine_result(made.pk, decided_on=date(2026, 3, 27), actor=actor)
    assert "Die Zahlen stehen fest" in text(client.get(shown))
    assert "beruht die Feststellung" in text(client.get(address))
    assert client.post(address, TYPED | {"special": "1"}).status_code == 422
    assert certified(closing).total == 1000


@pytest.mark.django_db
@pytest.mark.rules("R-REG-11")
def test_figures_beside_a_missing_tick_are_not_dropped(client):
    made = factories.election(Phase.PAPER_APPROVED)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    for number in ("001", "002"):
        add_district(made.pk, number=number, name="Schule", actor=actor)
    address = reverse("elections:close_registers", args=[made.pk])
    form = client.get(address).context["rows"]
    sent = {f"{form.prefix}-{key}": "2" for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    for row in form.forms:
        known = {name: row.initial[name] for name in ("pk", "seen")}
        known |= {"without_mark": "900", "with_mark": "100", "special": "0"}
        sent |= {f"{row.prefix}-{name}": str(value) for name, value in known.items()}
    sent |= {f"{form.forms[0].prefix}-close": "on", "closed_on": "2026-03-13"}
    answer = client.post(address, sent)
    assert (answer.status_code, "Hier stehen Zahlen" in text(answer)) == (422, True)
    assert not RegisterClosing.objects.exists()
    sent[f"{form.forms[1].prefix}-close"] = "on"
    assert client.post(address, sent).status_code == 302
    assert RegisterClosing.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.rules("R-REG-11")
def test_a_closing_in_an_open_count_says_until_when_it_can_be_corrected(client):
    made = factories.election(Phase.PAPER_APPROVED)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    district = add_district(made.pk, number="001", name="Schule", actor=actor)
    address = reverse("elections:close_register", args=[made.pk, district.pk])
    assert "bis das Ergebnis festgestellt ist" in text(client.get(address))
    early = client.get(reverse("elections:correct_closing", args=[made.pk, district.pk]))
    assert early.url == address
    counts = RegisterCounts(9, 1, 0)
    close_register(district.pk, counts, closed_on=date(2026, 3, 13), actor=actor)
    assert "Zahlen berichtigen" in text(client.get(address))
