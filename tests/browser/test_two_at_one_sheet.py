"""Two people open the same count sheet; the second to save learns of the first."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from elections.law.course.phases import Phase
from municipalities.models import Role
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TYPED = {
    "voters": "300",
    "voters_with_card": "40",
    "invalid_ballots": "10",
    **{f"person_1_{place}": "20" for place in range(1, 5)},
    "list_1": "80",
    **{f"person_2_{place}": "10" for place in range(1, 5)},
    "list_2": "40",
    "source": "Niederschrift",
}


def fill(page, values: dict[str, str]) -> None:
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def test_the_second_is_told_and_keeps_what_was_typed(open_context):
    made = factories.election(Phase.COUNTING)
    unit = made.units.get()
    sheet = f"/wahlen/{made.pk}/zaehlung/{unit.pk}/"
    people = [factories.person(Role.CAPTURE_CLERK, made.municipality) for _ in range(2)]
    first, second = (open_context(person) for person in people)
    for page in (first, second):
        page.goto(sheet)
    fill(first, TYPED)
    fill(second, TYPED | {"voters": "299"})
    save = {"name": "Meldung speichern"}
    first.get_by_role("button", **save).click()
    expect(first.locator(".kern-alert--success").first).to_be_visible()
    second.get_by_role("button", **save).click()

    told = second.locator(".alert", has_text="Inzwischen liegt eine neuere Meldung vor")
    expect(told).to_contain_text(people[0].username)
    expect(second.locator("[name=voters]")).to_have_value("299")
    expect(second.get_by_text("Gespeichert ist jetzt: 300")).to_be_visible()
    assert [report.voters for report in unit.reports.all()] == [300]

    fill(second, {"reason": "Die Niederschrift nennt 299."})
    second.get_by_role("button", name="Berichtigung speichern").click()
    expect(second.locator(".kern-alert--success").first).to_be_visible()
    assert sorted(report.voters for report in unit.reports.all()) == [299, 300]
