"""Whatever can be typed of a person: kept as it is, cleaned, or refused with a sentence."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from elections.actions.nominations.nominations import begin_list
from elections.actions.nominations.submission import print_list
from elections.actions.nominations.trust import name_trust_persons
from elections.law.course.phases import Phase
from elections.law.nominations.states import Hand
from elections.models import CalendarEntry
from elections.models.nominations.trust import TrustEntry
from reports.actions.nominations.list_papers import consent_facts, nomination_facts
from reports.pdf.nominations.consent import render_consent
from reports.pdf.nominations.nomination import render_nomination
from tests import factories
from tests.elections.nominations.test_trust_access import arrived, own, rows, text

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-04")]
TOO_LONG = "Höchstens 120 Zeichen; hier sind es 200."


@pytest.fixture
def draft():
    """A list without persons, and the browser of its trust person."""
    made = factories.election(Phase.NOMINATION)
    last = timezone.localdate() + timedelta(days=30)
    CalendarEntry.objects.filter(election=made, code="C-03").update(on=last)
    lead = factories.lead(made.municipality)
    found = begin_list(made.pk, name="Vielfalt", short_name="V", actor=lead)
    entries = {"trust": TrustEntry("Kaya", "Deniz"), "deputy": TrustEntry("Horn", "Eva")}
    name_trust_persons(found.pk, entries, by=Hand.OFFICE, now=timezone.now(), actor=lead)
    return found, arrived(found, lead), lead


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("Wahyuni", "Wahyuni", id="one name"),
        pytest.param("K" * 120, "K" * 120, id="120 letters"),
        pytest.param("محمد عبد الله", "محمد عبد الله", id="right to left"),
        pytest.param("Kaya 😀", "Kaya 😀", id="an emoji"),
        pytest.param("Ka\u200bya\u202e\ufeff", "Kaya", id="zero-width and direction marks"),
        pytest.param("Ka\x00ya\x07", "Kaya", id="control characters"),
        pytest.param("  Kaya \u00a0 Can ", "Kaya Can", id="blanks of all kinds"),
        pytest.param("<b>Kaya</b>", "<b>Kaya</b>", id="HTML"),
        pytest.param('=cmd|"x"!A1', '=cmd|"x"!A1', id="a formula"),
        pytest.param("O’Donoghue-Ní Bhraonáin", "O’Donoghue-Ní Bhraonáin", id="marks"),
    ],
)
def test_a_name_is_kept_and_shown_as_text(draft, typed, kept):
    found, client, lead = draft
    assert client.post(own("own_people", found), rows((typed, "", ""))).status_code == 302
    assert [one.family_name for one in found.candidates.all()] == [kept]
    office = Client()
    office.force_login(lead)
    pages = (
        client.get(own("own_list", found)),
        office.get(reverse("elections:nomination", args=[found.election_id, found.pk])),
    )
    for page in pages:
        content = page.content.decode()
        assert kept in html.unescape(content)
        assert "<b>Kaya" not in content
    # The papers are made of it too, whatever it is.
    printed = print_list(found.pk, now=timezone.now(), actor=lead)
    assert render_nomination(nomination_facts(printed)).startswith(b"%PDF")
    consents = consent_facts(found, today=timezone.localdate())
    assert render_consent(consents).startswith(b"%PDF")


def test_200_letters_are_refused_with_a_sentence_and_nothing_typed_is_lost(draft):
    found, client, _lead = draft
    page = client.post(own("own_people", found), rows(("Horn", "Ali", ""), ("K" * 200, "", "")))
    assert (page.status_code, found.candidates.count()) == (422, 0)
    assert TOO_LONG in text(page)
    assert 'value="Horn"' in page.content.decode()


def test_nobody_is_entered_by_a_page_that_says_nothing(draft):
    found, client, _lead = draft
    page = client.post(own("own_people", found), rows(("\u200b \u00a0", "", "")))
    assert (page.status_code, found.candidates.count()) == (422, 0)
    assert "Es ist niemand eingetragen" in text(page)
