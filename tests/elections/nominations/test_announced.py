"""Day and medium of the call for lists and of the admitted lists: recorded once, corrected."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from elections.actions.nominations.announcing import record_announcement, take_back_announcement
from elections.law.course.phases import Phase
from elections.law.nominations.announcing import Announced, check_announced
from elections.law.nominations.rules import NominationRule
from elections.models import ListAnnouncement
from elections.models.nominations.announced import announcing
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests import factories

DECIDED = date(2026, 1, 16)


@pytest.mark.rules("C-02", "C-08")
@pytest.mark.parametrize(
    ("what", "on", "decided_on", "rule"),
    [
        pytest.param(Announced.CALL, date(2025, 6, 1), None, None, id="the call on any day"),
        pytest.param(Announced.ADMITTED, DECIDED, DECIDED, None, id="on the day of the decision"),
        pytest.param(
            Announced.ADMITTED,
            date(2026, 1, 15),
            DECIDED,
            NominationRule.ANNOUNCED_BEFORE_DECIDED,
            id="a day before it",
        ),
        pytest.param(
            Announced.ADMITTED,
            DECIDED,
            None,
            NominationRule.NOTHING_ADMITTED,
            id="nothing admitted",
        ),
    ],
)
def test_the_day_of_an_announcement(what, on, decided_on, rule):
    if rule is None:
        assert check_announced(what, on, decided_on=decided_on) is None
        return
    with pytest.raises(RuleViolation) as refused:
        check_announced(what, on, decided_on=decided_on)
    assert refused.value.rule is rule


@pytest.mark.django_db
@pytest.mark.rules("C-02")
def test_nobody_said_it_was_announced_until_it_is_entered_and_a_slip_is_corrected_with_its_trace():
    made = factories.election(Phase.NOMINATION)
    lead = factories.lead(made.municipality)
    client = Client()
    client.force_login(lead)
    lists = reverse("elections:lists", args=[made.pk])
    address = reverse("elections:list_announced", args=[made.pk, "aufforderung"])
    assert announcing(made, Announced.CALL).row is None
    assert "Tag und Ort eintragen" in client.get(lists).content.decode()
    typed = {"announced_on": "2025-12-29", "medium": "Amtsblatt Nr. 51"}
    assert client.post(address, typed).url == lists
    assert announcing(made, Announced.CALL).is_late is True
    page = client.get(lists).content.decode()
    assert [word in page for word in ("Amtsblatt Nr. 51", "verspätet", "29.12.2025")] == [True] * 3
    # The same again leaves no second row; another day needs its reason.
    assert client.post(address, typed | {"reason": "x"}).status_code == 302
    other = {"announced_on": "2025-11-29", "medium": "Amtsblatt Nr. 47"}
    assert client.post(address, other).status_code == 422
    assert ListAnnouncement.objects.count() == 1
    assert client.post(address, other | {"reason": "Tippfehler"}).status_code == 302
    assert announcing(made, Announced.CALL).is_late is False
    rows = list(ListAnnouncement.objects.values_list("medium", "reason"))
    assert rows == [("Amtsblatt Nr. 51", ""), ("Amtsblatt Nr. 47", "Tippfehler")]
    assert AuditEvent.objects.filter(act="lists.call_announced").count() == 2
    # Entered for the wrong announcement: nothing was announced, with no day and place asked for.
    assert client.post(address, {"is_taken_back": "on"}).status_code == 422
    back = {"is_taken_back": "on", "reason": "War die andere"}
    assert client.post(address, back).status_code == 302
    assert announcing(made, Announced.CALL).row is None
    assert "Tag und Ort eintragen" in client.get(lists).content.decode()
    assert ListAnnouncement.objects.count() == 3
    assert AuditEvent.objects.filter(act="lists.call_taken_back").count() == 1
    # Taken back twice says nothing new; entered again it needs no reason.
    said = {"reason": "x", "now": timezone.now(), "actor": lead}
    assert take_back_announcement(made.pk, Announced.CALL, **said) is False
    assert client.post(address, typed).status_code == 302
    assert announcing(made, Announced.CALL).row.medium == "Amtsblatt Nr. 51"


@pytest.mark.django_db
@pytest.mark.rules("C-08")
def test_the_admitted_lists_are_announced_after_the_committee_decided():
    made = factories.election(Phase.NOMINATION)
    lead = factories.lead(made.municipality)
    client = Client()
    client.force_login(lead)
    address = reverse("elections:list_announced", args=[made.pk, "zugelassen"])
    typed = {"announced_on": "2026-01-20", "medium": "Amtsblatt"}
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "Noch ist keine Liste zugelassen" in refused.content.decode()
    factories.admit_lists(made, {1: 4, 2: 4}, lead)
    early = client.post(address, typed | {"announced_on": "2026-01-01"})
    assert "war noch nicht über alle Listen entschieden" in early.content.decode()
    assert client.post(address, typed).status_code == 302
    found = announcing(made, Announced.ADMITTED)
    assert (found.row.announced_on, found.is_late) == (date(2026, 1, 20), False)
    assert "Amtsblatt" in client.get(reverse("elections:lists", args=[made.pk])).content.decode()


@pytest.mark.django_db
def test_another_word_and_another_municipality_are_not_found():
    made = factories.election(Phase.NOMINATION)
    client = Client()
    client.force_login(factories.lead(made.municipality))
    assert client.get(reverse("elections:list_announced", args=[made.pk, "x"])).status_code == 404
    other = Client()
    other.force_login(factories.lead(factories.election(Phase.NOMINATION).municipality))
    address = reverse("elections:list_announced", args=[made.pk, "aufforderung"])
    assert [other.get(address).status_code, other.post(address, {}).status_code] == [404, 404]


@pytest.mark.django_db
def test_the_reason_is_asked_for_by_the_act_as_well():
    made = factories.election(Phase.NOMINATION)
    lead = factories.lead(made.municipality)
    said = {"reason": "", "now": timezone.now(), "actor": lead}
    day = date(2025, 12, 1)
    record_announcement(made.pk, Announced.CALL, announced_on=day, medium="A", **said)
    with pytest.raises(RuleViolation) as refused:
        record_announcement(made.pk, Announced.CALL, announced_on=day, medium="B", **said)
    assert refused.value.rule is NominationRule.ANNOUNCEMENT_WITHOUT_REASON
