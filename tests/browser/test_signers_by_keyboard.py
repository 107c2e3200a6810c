"""A stack of sheets is looked up by keyboard alone, and the browser keeps nothing (R-DP-05)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from elections.law.course.phases import Phase
from elections.models import SupportSignature
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True)]


def sheet(page, family: str) -> None:
    """Type one sheet: the cursor is where it begins, Enter sends it."""
    keys = page.keyboard
    keys.type(family)
    keys.press("Tab")
    keys.type("Mai")
    keys.press("Tab")
    keys.type("04.03.1980")
    keys.press("Tab")
    # In which order day, month and year are typed is the browser's own affair.
    page.fill("[name=signed_on]", "2025-11-20")
    while page.evaluate("document.activeElement.name") == "signed_on":
        keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Enter")
    page.wait_for_load_state()


@pytest.mark.rules("R-LIST-07", "R-DP-05")
def test_one_sheet_after_the_other_without_a_mouse(open_context):
    made = factories.election(Phase.NOMINATION)
    found = made.nominations.create(number=1, name="Liste der Vielfalt")
    page = open_context(factories.officer(made.municipality), width=320)
    page.goto(reverse("elections:support_lookup", args=[made.pk, found.pk]))
    for number, family in enumerate(("Zzyxmark", "Qqvwmark", "Zzyxmark"), start=1):
        sheet(page, family)
        page.wait_for_function(
            "number => document.querySelectorAll('main h3 + ul li').length === number", arg=number
        )
        assert page.evaluate("document.activeElement.name") == "family_name"
        assert page.evaluate("JSON.stringify(sessionStorage)").count("mark") == 0
    outcomes = SupportSignature.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == ["valid", "valid", "second"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
