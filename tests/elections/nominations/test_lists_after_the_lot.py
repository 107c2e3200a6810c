"""The page of the lists once the committee has decided and drawn the lot: numbers, and the way."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from elections.actions.nominations.deciding import decide_nomination
from elections.law.course.phases import Phase
from municipalities.models import User
from tests import factories
from tests.elections.course.test_corrections import text

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-LIST-17")]
MET = date(2026, 1, 16)


@pytest.fixture
def drawn():
    """Two lists that have their numbers, and one that was refused, with the Wahlleitung."""
    made = factories.election(Phase.NOMINATION)
    lead = factories.lead(made.municipality)
    for number, admitted in ((1, True), (2, False), (3, True)):
        key = factories.receive_list(made, number, 3, lead)
        decide_nomination(
            key, admitted=admitted, decided_on=MET, reason="" if admitted else "x", actor=lead
        )
    factories.draw(made, lead)
    return made, lead


def shown_to(made, person: User):
    client = Client()
    client.force_login(person)
    return client.get(reverse("elections:lists", args=[made.pk]))


def test_only_an_admitted_list_shows_a_number(drawn):
    made, lead = drawn
    rows = re.findall(r'role="rowheader"> (\d? ?)<a [^>]*>([^<]+)</a>', text(shown_to(made, lead)))
    assert rows == [
        ("1 ", "Liste der Vielfalt 1"),
        ("2 ", "Liste der Vielfalt 3"),
        ("", "Liste der Vielfalt 2"),
    ]


def test_the_next_step_leads_on_for_whoever_may_take_it(drawn):
    made, lead = drawn
    step = reverse("elections:step", args=[made.pk, "admit"])
    officer = factories.officer(made.municipality)
    assert [f'href="{step}"' in text(shown_to(made, one)) for one in (lead, officer)] == [
        True,
        False,
    ]
