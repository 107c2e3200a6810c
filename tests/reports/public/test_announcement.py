"""The official announcement is entered, corrected, and begins the period (C-22, C-23)."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step
from elections.models.course.body_rows import announced_on
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from reports.actions.public.announcement import announce_result
from reports.actions.public.publication import publish_result
from reports.actions.result.protocol import issue_protocol
from reports.messages.public.refusals import ResultAnnouncementRule
from reports.models import ResultAnnouncement
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY


@pytest.fixture
def election():
    """A result that stands on the public pages and was not announced officially yet."""
    made = factories.election(Phase.DETERMINED)
    actor = factories.lead(made.municipality)
    issue_protocol(made.determinations.latest().pk, actor=actor)
    publish_result(made.pk, published_on=date(2026, 3, 28), actor=actor)
    made.refresh_from_db()
    return made


@pytest.fixture
def actor(election):
    return factories.lead(election.municipality)


def announce(election, actor, day=date(2026, 4, 2), medium="Amtsblatt Nr. 14", **more):
    return announce_result(
        election.pk, announced_on=day, medium=medium, today=TODAY, actor=actor, **more
    )


def public(client, election):
    path = reverse("reports:result", args=[election.municipality.ags, election.day.isoformat()])
    return client.get(path).content.decode()


@pytest.mark.rules("C-22", "C-23", "R-CNT-12")
def test_the_period_begins_with_the_announcement_and_is_unknown_before(client, election, actor):
    assert announced_on(election) is None
    before = public(client, election)
    assert "Ihr Tag ist hier noch nicht eingetragen" in before
    assert "2026" not in before.split("Bis wann")[1].split("Wie")[0]
    announce(election, actor)
    assert announced_on(election) == date(2026, 4, 2)
    after = public(client, election)
    assert ("Donnerstag, 16. April 2026" in after, "Amtsblatt Nr. 14" in after) == (True, True)


@pytest.mark.rules("R-CNT-12", "R-END-09")
def test_the_public_page_says_who_how_to_whom_and_with_how_many(client, election, actor):
    announce(election, actor)
    page = public(client, election)
    hint = page.split("Einspruch gegen die Wahl")[1]
    assert [
        text in hint
        for text in (
            "jede Person, die bei dieser Wahl wahlberechtigt war",
            "schriftlich, oder bei der Wahlleitung zur Niederschrift erklärt",
            "in derselben Frist; später genannte Gründe zählen nicht",
            f"Wahlleitung {election.municipality.short_name}",
            "mindestens 10 Wahlberechtigte",
        )
    ] == [True] * 5


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        pytest.param(date(2026, 3, 26), ResultAnnouncementRule.DAY_OUT_OF_RANGE, id="too early"),
        pytest.param(date(2026, 6, 2), ResultAnnouncementRule.DAY_OUT_OF_RANGE, id="tomorrow"),
    ],
)
def test_a_day_that_cannot_be_is_refused(election, actor, day, rule):
    with pytest.raises(RuleViolation) as refusal:
        announce(election, actor, day)
    assert (refusal.value.rule, ResultAnnouncement.objects.count()) == (rule, 0)


def test_a_slip_is_corrected_with_a_reason_and_both_entries_stay(election, actor):
    announce(election, actor)
    for day, reason, rule in [
        (date(2026, 4, 3), "", ResultAnnouncementRule.REASON_MISSING),
        (date(2026, 4, 2), "Tippfehler", ResultAnnouncementRule.NOTHING_CHANGED),
    ]:
        with pytest.raises(RuleViolation) as refusal:
            announce(election, actor, day, reason=reason)
        assert refusal.value.rule is rule
    announce(election, actor, date(2026, 4, 3), reason="Amtsblatt kam einen Tag später")
    assert announced_on(election) == date(2026, 4, 3)
    assert AuditEvent.objects.filter(act="result.announced").count() == 2


def test_a_corrected_result_waits_for_its_own_announcement(election, actor):
    announce(election, actor)
    take_step(election.pk, Step.CORRECT, actor=actor)
    with pytest.raises(RuleViolation) as refusal:
        announce(election, actor, date(2026, 4, 3), reason="nochmal")
    assert refusal.value.rule is ResultAnnouncementRule.NOT_PUBLISHED


def test_the_page_takes_both_fields_or_none(client):
    made = factories.election(Phase.DETERMINED)
    actor = factories.lead(made.municipality)
    issue_protocol(made.determinations.latest().pk, actor=actor)
    client.force_login(actor)
    page = reverse("reports:publish", args=[made.pk])
    half = client.post(page, {"announced_on": "2026-04-02", "medium": ""})
    assert (half.status_code, made.publications.count()) == (422, 0)
    late = client.post(page, {"announced_on": "2026-03-01", "medium": "Amtsblatt"})
    assert (late.status_code, made.publications.count()) == (422, 0)
    assert client.post(page, {"announced_on": "", "medium": ""}).status_code == 302
    assert "fehlt noch" in client.get(page).content.decode()
    day = reverse("reports:announcement", args=[made.pk])
    entry = {"announced_on": "2026-04-02", "medium": "Amtsblatt Nr. 14"}
    assert client.post(day, entry).status_code == 302
    assert "16. April 2026" in client.get(day).content.decode()
    assert client.post(day, {**entry, "reason": ""}).status_code == 422
