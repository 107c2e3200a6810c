"""The registers of all Wahlbezirke closed on one page: all that are ticked, or none."""

from __future__ import annotations

import pytest
from django.urls import reverse

from elections.actions.register.closing_together import ClosingEntry, close_districts
from elections.law.register.closing import RegisterCounts, check_counts_seen
from elections.law.register.rules import RegisterRule
from elections.models.register.entries import RegisterClosing
from municipalities.law.basis import RowsRefused, RuleViolation
from tests.ballots.counting.test_plan import sent, text
from tests.elections.register_scene import CLOSING, Scene, add_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(client):
    made = Scene()
    second = made.add_district("002", "Schule")
    add_entry(made.election, second, "Kaya", "Deniz", 1)
    made.add_district("003", "Halle")
    client.force_login(made.lead)
    return made


def page(scene):
    return reverse("elections:close_registers", args=[scene.election.pk])


def closed(scene):
    rows = RegisterClosing.objects.filter(district__election=scene.election)
    return {row.district.number: row.total for row in rows.select_related("district")}


@pytest.mark.rules("C-18", "R-REG-11")
def test_every_counted_district_is_ticked_and_closed_with_one_confirmation(client, scene):
    shown = client.get(page(scene))
    assert f"gezählt: A = {len(scene.entries)}" in text(shown)
    assert "niemand eingetragen: Zahlen von Hand" in text(shown)
    answer = client.post(page(scene), sent(shown) | {"closed_on": CLOSING.isoformat()})
    assert answer.status_code == 302
    assert closed(scene) == {"001": len(scene.entries), "002": 1}
    typed = {"0_close": "on", "0_without_mark": "40", "0_with_mark": "2", "0_special": "0"}
    shown = client.get(page(scene))
    client.post(page(scene), sent(shown, **typed) | {"closed_on": CLOSING.isoformat()})
    assert closed(scene)["003"] == 42
    assert "Alle Verzeichnisse sind abgeschlossen." in text(client.get(page(scene)))


@pytest.mark.rules("C-18")
def test_one_district_at_fault_stops_all_and_what_was_typed_stays(client, scene):
    shown = client.get(page(scene))
    typed = {"2_close": "on", "2_without_mark": "40"}
    answer = client.post(page(scene), sent(shown, **typed) | {"closed_on": CLOSING.isoformat()})
    assert answer.status_code == 422
    assert text(answer).count("Gibt es niemanden, schreiben Sie 0.") >= 2
    assert 'value="40"' in text(answer)
    early = client.post(page(scene), sent(shown) | {"closed_on": "2026-02-01"})
    assert early.status_code == 422
    assert "001 Rathaus" in text(early)
    assert closed(scene) == {}


def test_nothing_ticked_closes_nothing(client, scene):
    shown = client.get(page(scene))
    unticked = {"0_close": None, "1_close": None}
    answer = client.post(page(scene), sent(shown, **unticked) | {"closed_on": CLOSING.isoformat()})
    assert answer.status_code == 422
    assert "Kein Wahlbezirk ist angekreuzt" in text(answer)


@pytest.mark.rules("R-REG-11")
def test_figures_that_moved_since_they_were_shown_are_not_certified(client, scene):
    shown = client.get(page(scene))
    add_entry(scene.election, scene.district, "Spät", "Sam", 99)
    answer = client.post(page(scene), sent(shown) | {"closed_on": CLOSING.isoformat()})
    assert "Inzwischen geändert: A1: „" in text(answer)
    assert f"gezählt: A = {len(scene.entries) + 1}" in text(answer)
    assert closed(scene) == {}
    stale = ClosingEntry(scene.district.pk, RegisterCounts(1, 0, 0), is_counted=True)
    with pytest.raises(RowsRefused) as refused:
        close_districts(
            scene.election.pk, [stale], closed_on=CLOSING, acknowledged=False, actor=scene.lead
        )
    assert refused.value.rows[0].rule is RegisterRule.CLOSING_COUNTS_CHANGED
    assert closed(scene) == {}


@pytest.mark.rules("R-REG-11")
def test_the_refusal_says_both_figures():
    check_counts_seen(RegisterCounts(1, 2, 3), RegisterCounts(1, 2, 3))
    with pytest.raises(RuleViolation) as refused:
        check_counts_seen(RegisterCounts(1, 2, 3), RegisterCounts(0, 3, 3))
    assert refused.value.facts == {"seen": "1 + 2 + 3", "now": "0 + 3 + 3"}


def test_a_district_of_another_election_is_not_closed_here(client, scene):
    other = Scene().district
    typed = sent(client.get(page(scene)), **{"0_pk": other.pk})
    answer = client.post(page(scene), typed | {"closed_on": CLOSING.isoformat()})
    assert answer.status_code == 422
    assert not RegisterClosing.objects.filter(district=other).exists()
