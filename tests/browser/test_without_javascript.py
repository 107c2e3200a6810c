"""With JavaScript switched off: sign in, enter a decision, ask for the protocol and fetch it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from elections.law.course.phases import Phase
from municipalities.actions.staff import grant_role
from municipalities.models import GremiumDecision, Job, Role
from reports.tasks import issue_protocol_task
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, person) -> None:
    page.goto("/konto/login/")
    page.get_by_label("Anmeldename oder E-Mail-Adresse").fill(person.username)
    page.get_by_label("Passwort", exact=True).fill(factories.PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Was ansteht")


def test_decision_and_protocol_need_no_javascript(open_context):
    determined = factories.election(Phase.DETERMINED)
    undecided = factories.MunicipalityFactory(name="Neustadt")
    lead = factories.person(Role.RETURNING_OFFICER, undecided, factories.PASSWORD)
    grant_role(lead, role=Role.RETURNING_OFFICER, municipality=determined.municipality, actor=None)
    factories.term(factories.date(2031, 3, 16))
    page = open_context(java_script_enabled=False)
    sign_in(page, lead)

    page.goto(f"/gemeinden/{undecided.ags}/entscheidung/")
    page.get_by_label("Wahlzeit").select_option(label="2031–2036")
    page.get_by_label("Ausländerbeirat", exact=True).check()
    page.get_by_label("Die Hauptsatzung sieht einen Ausländerbeirat vor").check()
    page.get_by_label("Zahl der Mitglieder").fill("2")
    page.get_by_label("Tag des Beschlusses").fill(timezone.localdate().isoformat())
    page.get_by_label("Beschluss", exact=True).fill("STVV 12")
    page.get_by_role("button", name="Entscheidung eintragen").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.get_by_label("Beschluss", exact=True)).to_have_value("STVV 12")
    page.get_by_label("Zahl der Mitglieder").fill("7")
    page.get_by_role("button", name="Entscheidung eintragen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Neustadt")
    decision = GremiumDecision.objects.get(municipality=undecided)
    assert (decision.seats, decision.resolution) == (7, "STVV 12")

    page.goto(f"/wahlen/{determined.pk}/niederschrift/")
    page.get_by_role("button", name="Niederschrift erstellen").click()
    expect(page.get_by_text("Der Vorgang wartet, bis er an der Reihe ist.")).to_be_visible()
    issue_protocol_task(Job.objects.get().pk)
    page.get_by_role("link", name="Stand neu laden").click()
    with page.expect_download() as handed_out:
        page.get_by_role("link", name="Niederschrift herunterladen").click()
    assert Path(handed_out.value.path()).read_bytes() == bytes(determined.documents.get().content)
