"""Without a mouse: sign in, find an election, receive a list, be led to a mistake."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from elections.law.course.phases import Phase
from elections.models import Nomination
from municipalities.models import Role
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The focus is visible: as a ring, or in a field as its frame.
FOCUS_SHOWS = """() => {
  const style = getComputedStyle(document.activeElement);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return ring || style.boxShadow !== "none";
}"""
HAS_FOCUS = "wanted => document.activeElement.matches(wanted)"
LIMIT = 80


def tab_to(page, wanted: str) -> None:
    """Press Tab until ``wanted`` has the focus; it must be visible at every step."""
    for _ in range(LIMIT):
        page.keyboard.press("Tab")
        where = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert page.evaluate(FOCUS_SHOWS), f"the focus does not show: {where}"
        if page.evaluate(HAS_FOCUS, wanted):
            return
    pytest.fail(f"{wanted} is not reached on {page.url}")


def follow(page, wanted: str) -> None:
    """Go to a link and take it."""
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page, person) -> None:
    page.goto("/konto/login/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, "[name=login]")
    page.keyboard.type(person.username)
    tab_to(page, "[name=password]")
    page.keyboard.type(factories.PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_list_is_received_by_keyboard_alone(open_context):
    made = factories.election(Phase.NOMINATION)
    officer = factories.person(Role.ELECTION_OFFICER, made.municipality, factories.PASSWORD)
    page = open_context()
    sign_in(page, officer)
    here = f"/wahlen/{made.pk}/"
    follow(page, f'main a[href="{here}"]')
    follow(page, f'.tabs a[href="{here}listen/"]')
    follow(page, f'main a[href="{here}listen/neu/"]')
    tab_to(page, "[name=short_name]")
    page.keyboard.type("VfA")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Fehler:")
    expect(page.locator("[name=short_name]")).to_have_value("VfA")
    tab_to(page, ".error-summary a")
    page.keyboard.press("Enter")
    expect(page.locator("[name=name]")).to_be_focused()
    page.keyboard.type("Vielfalt für alle")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator("main h2").first).to_contain_text("Vielfalt für alle")
    assert [row.name for row in Nomination.objects.all()] == ["Vielfalt für alle"]
