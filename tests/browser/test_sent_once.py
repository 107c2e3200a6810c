"""Two clicks on a button whose answer is shown only once: the answer is there."""

from __future__ import annotations

import time

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from municipalities.models import Role, User
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# The second click comes while the first answer is under way, as at a desk.
TWO_CLICKS = """button => { button.click(); setTimeout(() => button.click(), 150); }"""


def click_twice(page, name: str) -> list[str]:
    """Click a button twice on a slow line; return what was sent of it."""
    sent: list[str] = []

    def slowly(route):
        if route.request.method == "POST":
            sent.append(route.request.url)
            time.sleep(0.5)
        route.continue_()

    button = page.get_by_role("button", name=name)
    expect(button).to_be_visible()  # what was sent before is answered
    page.route("**/konten/**", slowly)
    button.evaluate(TWO_CLICKS)
    expect(page.locator(".start-password, .error-summary, .alert").first).to_be_visible()
    page.unroute_all()
    return sent


def test_two_clicks_open_the_accounts_of_a_table_and_show_their_passwords(open_context, tmp_path):
    place = factories.MunicipalityFactory.create()
    page = open_context(factories.lead(place))
    table = tmp_path / "konten.csv"
    lines = [f"Person {number};person.{number};;Erfassung" for number in range(3)]
    table.write_text("\n".join(["Name;Anmeldename;E-Mail;Rolle", *lines]), encoding="utf-8")
    page.goto(reverse("municipalities:accounts_file", args=[place.ags]))
    page.set_input_files("[name=file]", table)
    page.get_by_role("button", name="Datei prüfen").click()
    assert len(click_twice(page, "Alle eröffnen")) == 1
    expect(page.locator(".start-password")).to_have_count(3)
    for slip, number in zip(page.locator(".start-password").all(), range(3), strict=True):
        person = User.objects.get(username=f"person.{number}")
        assert person.check_password(slip.inner_text())


def test_two_clicks_issue_one_start_password(open_context):
    place = factories.MunicipalityFactory.create()
    clerk = factories.person(Role.CAPTURE_CLERK, place)
    page = open_context(factories.lead(place))
    page.goto(reverse("municipalities:account_start_password", args=[place.ags, clerk.pk]))
    page.fill("[name=reason]", "Vergessen")
    assert len(click_twice(page, "Startpasswort ausstellen")) == 1
    held = page.locator(".start-password").inner_text()
    clerk.refresh_from_db()
    assert clerk.check_password(held)
