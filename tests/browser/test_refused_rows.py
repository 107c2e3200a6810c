"""At a desk too, what was wrong in many rows stands above them, and once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from elections.actions.course.setup import add_district
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_was_wrong_stands_above_the_rows(open_context):
    made = factories.election()
    actor = factories.officer(made.municipality)
    add_district(made.pk, number="001", name="Rathaus", actor=actor)
    page = open_context(actor)
    page.goto(f"/wahlen/{made.pk}/bezirke/alle/")
    page.locator("[name=zeilen-0-name]").fill("")
    with page.expect_navigation():
        page.get_by_role("button", name="Alle speichern").click()
    said = page.locator(".error-summary:visible")
    expect(said).to_have_count(1)
    expect(said).to_be_focused()
    first = page.locator("[name=zeilen-0-name]").bounding_box()
    box = said.bounding_box()
    assert box["y"] + box["height"] <= first["y"]
    assert box["x"] == page.locator("main form").bounding_box()["x"]
