"""Pages of many rows send what a browser sends: rows that nobody touched are passed over."""

from __future__ import annotations

import pytest
from django.urls import reverse

from elections.actions.course.setup import add_district
from elections.law.course.phases import Phase
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    ("elections:districts_together", "Alle speichern", {"number": "002", "name": "Schule"}),
    ("elections:postal_districts_together", "Alle speichern", {"number": "901", "name": "Brief"}),
    (
        "ballots:plan_units",
        "Auszählungsbezirke speichern",
        {"number": "001", "name": "Rathaus", "districts": "001"},
    ),
]


def test_one_new_row_is_saved_beside_rows_that_nobody_touched(open_context):
    made = factories.election(Phase.PAPER_APPROVED)
    actor = factories.lead(made.municipality)
    add_district(made.pk, number="001", name="Rathaus", actor=actor)
    page = open_context(actor)
    for name, button, row in PAGES:
        address = reverse(name, args=[made.pk])
        page.goto(address)
        known = int(page.locator("[name=zeilen-INITIAL_FORMS]").input_value())
        for field, value in row.items():
            page.fill(f"[name=zeilen-{known}-{field}]", value)
        page.get_by_role("button", name=button, exact=True).click()
        page.wait_for_url(lambda url, here=address: not url.endswith(here))
    assert made.districts.count() == 2
    assert made.postal_districts.get().number == "901"
    assert made.units.get().number == "001"
