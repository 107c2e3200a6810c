"""A session ends while somebody types: after signing in again the typed values are there."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from elections.actions.course.setup import add_district
from elections.actions.districts.by_hand import DistrictFacts, edit_district
from elections.law.course.phases import Phase
from municipalities.models import Role
from tests import factories
from tests.browser.test_two_at_one_sheet import TYPED, fill
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAID = "Was Sie getippt hatten, steht wieder hier."


def sign_in_again(page, person) -> None:
    page.wait_for_url("**/konto/login/**")
    page.fill("[name=login]", person.username)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()


def values(page, names) -> dict[str, str]:
    return {name: page.locator(f"[name={name}]").input_value() for name in names}


def test_the_count_sheet_comes_back_after_the_session_ended(open_context):
    made = factories.election(Phase.COUNTING)
    person = factories.person(Role.CAPTURE_CLERK, made.municipality, PASSWORD)
    unit = made.units.get()
    page = open_context(person)
    sheet = f"/wahlen/{made.pk}/zaehlung/{unit.pk}/"
    page.goto(sheet)
    fill(page, TYPED)
    Session.objects.all().delete()
    page.get_by_role("button", name="Meldung speichern").click()
    sign_in_again(page, person)
    page.wait_for_url(f"**{sheet}")
    expect(page.get_by_text(SAID)).to_be_visible()
    assert values(page, TYPED) == TYPED
    assert not unit.reports.exists()
    page.get_by_role("button", name="Meldung speichern").click()
    expect(page.locator(".kern-alert--success").first).to_be_visible()
    assert unit.reports.get().voters == 300
    page.goto(sheet)
    expect(page.get_by_text(SAID)).to_have_count(0)


def test_what_another_one_changed_meanwhile_is_still_told(open_context):
    made = factories.election()
    person = factories.person(Role.ELECTION_OFFICER, made.municipality, PASSWORD)
    district = add_district(made.pk, number="001", name="Rathaus", actor=person)
    page = open_context(person)
    page.goto(f"/wahlen/{made.pk}/bezirke/{district.pk}/")
    page.fill("[name=note]", "Rampe")
    page.get_by_label("ja", exact=True).check()
    facts = DistrictFacts("Rathaus", "Aula", "", None, "")
    edit_district(district.pk, facts, actor=factories.officer(made.municipality))
    Session.objects.all().delete()
    page.get_by_role("button", name="Wahlraum speichern").click()
    sign_in_again(page, person)
    expect(page.get_by_text(SAID)).to_be_visible()
    assert values(page, ["note"]) == {"note": "Rampe"}
    expect(page.get_by_label("ja", exact=True)).to_be_checked()
    page.get_by_role("button", name="Wahlraum speichern").click()
    expect(page.get_by_text("Inzwischen geändert: Wahlraum: „Aula“.").first).to_be_visible()


def test_a_form_that_is_out_of_date_comes_back_too(open_context):
    made = factories.election()
    person = factories.person(Role.ELECTION_OFFICER, made.municipality, PASSWORD)
    page = open_context(person)
    letterhead = f"/gemeinden/{made.municipality.ags}/briefkopf/"
    page.goto(letterhead)
    page.fill("[name=phone]", "06431 1")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Briefkopf speichern").click()
    page.get_by_role("link", name="Seite neu öffnen").click()
    expect(page.get_by_text(SAID)).to_be_visible()
    assert values(page, ["phone"]) == {"phone": "06431 1"}


def test_nobody_else_sees_what_was_typed(open_context):
    made = factories.election()
    first, second = (
        factories.person(Role.ELECTION_OFFICER, made.municipality, PASSWORD) for _ in range(2)
    )
    page = open_context(first)
    letterhead = f"/gemeinden/{made.municipality.ags}/briefkopf/"
    page.goto(letterhead)
    page.fill("[name=phone]", "06431 1")
    Session.objects.all().delete()
    page.get_by_role("button", name="Briefkopf speichern").click()
    sign_in_again(page, second)
    page.wait_for_url(f"**{letterhead}")
    assert values(page, ["phone"]) == {"phone": ""}
    assert page.evaluate("sessionStorage.getItem('drafts')") == "{}"


def test_a_saved_form_leaves_nothing_behind(open_context):
    made = factories.election()
    person = factories.officer(made.municipality)
    page = open_context(person)
    page.goto(f"/gemeinden/{made.municipality.ags}/briefkopf/")
    page.fill("[name=phone]", "06431 1")
    page.get_by_role("button", name="Briefkopf speichern").click()
    expect(page.locator(".kern-alert--success").first).to_be_visible()
    assert page.evaluate("sessionStorage.getItem('drafts')") == "{}"


def test_whoever_leaves_the_sign_in_leaves_nothing_behind(open_context):
    made = factories.election()
    page = open_context(factories.officer(made.municipality))
    page.goto(f"/gemeinden/{made.municipality.ags}/briefkopf/")
    page.fill("[name=phone]", "06431 1")
    Session.objects.all().delete()
    page.get_by_role("button", name="Briefkopf speichern").click()
    page.wait_for_url("**/konto/login/**")
    page.goto("/")
    assert page.evaluate("sessionStorage.getItem('drafts')") == "{}"


def test_pages_of_the_sign_in_keep_nothing(open_context):
    place = factories.MunicipalityFactory.create()
    page = open_context(factories.person(Role.ELECTION_OFFICER, place, PASSWORD))
    page.goto("/konto/password/change/")
    with page.expect_navigation():
        page.locator("main form[method=post] button[type=submit]").click()
    expect(page.get_by_text(SAID)).to_have_count(0)
    assert page.evaluate("sessionStorage.getItem('drafts')") == "{}"
