"""The tabs of an election on a phone and on a desk, by keyboard and without a script."""

from __future__ import annotations

import pytest
from django.urls import reverse

from elections.law.course.phases import Phase
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def opened(open_context, width):
    made = factories.election(Phase.NOMINATION)
    person = factories.lead(made.municipality)
    page = open_context(person, width=width, java_script_enabled=False)
    page.goto(reverse("elections:lists", args=[made.pk]))
    return page


def test_on_a_phone_the_groups_are_folded_behind_the_current_one(open_context):
    page = opened(open_context, 320)
    summary = page.locator(".tabs-folded summary")
    assert "Listen und Stimmzettel: Listen" in " ".join(summary.inner_text().split())
    assert summary.bounding_box()["height"] >= 44
    paper = page.get_by_role("link", name="Stimmzettel", exact=True)
    assert paper.count() == 0
    summary.focus()
    page.keyboard.press("Enter")
    assert paper.count() == 1
    assert paper.is_visible()
    page.keyboard.press("Tab")
    assert page.get_by_role("link", name="Überblick", exact=True).evaluate(
        "link => link.matches(':focus')"
    )


def test_on_a_desk_all_groups_stand_open_and_only_once(open_context):
    page = opened(open_context, 1280)
    assert not page.locator(".tabs-folded").is_visible()
    for name in ["Überblick", "Wahlscheine", "Stimmzettel", "Niederschrift"]:
        assert page.get_by_role("link", name=name, exact=True).count() == 1
    current = page.locator(".tabs--grouped a[aria-current=page]:visible")
    assert current.inner_text() == "Listen"
    tops = {round(box.bounding_box()["y"]) for box in page.locator(".tabs__group:visible").all()}
    assert len(tops) == 1
