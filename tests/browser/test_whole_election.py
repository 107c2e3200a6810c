"""A whole election by two people in their browsers: from the decision to the public result."""

from __future__ import annotations

import re
from datetime import date
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from elections.models import Election
from municipalities.models import Job
from reports.tasks import issue_protocol_task
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DECIDED = date(2025, 5, 19)
RECEIVED = "2026-01-05T12:00"
ADMITTED = date(2026, 1, 16)
CLOSED = date(2026, 3, 14)
DETERMINED = date(2026, 3, 27)
LISTS = {
    "Gemeinsam Stark": [("Öztürk", "Aylin"), ("Rossi", "Luca"), ("Shehu", "Ana")],
    "Vielfalt im Ort": [("Nguyễn", "Mai"), ("Kaya", "Emre")],
}
VOTES = {
    "voters": 70,
    "voters_with_card": 9,
    "invalid_ballots": 5,
    "person_1_1": 40,
    "person_1_2": 60,
    "person_1_3": 20,
    "list_1": 120,
    "person_2_1": 50,
    "person_2_2": 10,
    "list_2": 60,
}


class Desk:
    """One person's window; it keeps a picture of every page that was acted on."""

    pictures = count(1)

    def __init__(self, page: Page, name: str, folder):
        self.page, self.name, self.folder = page, name, folder

    def go(self, *links: str) -> None:
        """Follow links by their text."""
        for link in links:
            self.page.get_by_role("link", name=link, exact=True).first.click()

    def fill(self, **values: object) -> None:
        for name, value in values.items():
            self.page.locator(f"main [name={name}]").fill(str(value))

    def press(self, button: str) -> None:
        """Press a button; the page that answers says that it is done."""
        path = self.folder / f"{next(self.pictures):02d}-{self.name}.png"
        self.page.screenshot(path=path, full_page=True)
        self.page.get_by_role("button", name=button, exact=True).click()
        expect(self.page.locator("main .kern-alert--success").first).to_be_visible()


def set_up(officer: Desk, ags: str) -> str:
    """Decide, set up the election, its district and the call for lists; return its address."""
    officer.page.goto("/")
    officer.go("Musterstadt", "Entscheidung eintragen")
    officer.page.get_by_label("Ausländerbeirat", exact=True).check()
    officer.page.get_by_label("Die Hauptsatzung sieht einen Ausländerbeirat vor").check()
    officer.fill(seats=3, decided_on=DECIDED, resolution="Beschluss 12")
    officer.press("Entscheidung eintragen")
    officer.page.goto(f"/gemeinden/{ags}/wahl/{factories.term().pk}/")
    officer.page.get_by_label("An diesem Wahltag wurde der Ausländerbeirat gewählt").check()
    officer.press("Wahl nacherfassen")
    address = f"/wahlen/{Election.objects.get().pk}/"
    officer.go("Verzeichnis", "Wahlbezirk anlegen")
    officer.fill(number="001", name="Rathaus")
    officer.press("Wahlbezirk anlegen")
    officer.page.goto(f"{address}schritt/open_nomination/")
    officer.press("Zu Wahlvorschlägen auffordern")
    return address


def take_in_lists(officer: Desk, lead: Desk, address: str) -> None:
    for name, people in LISTS.items():
        officer.page.goto(f"{address}listen/neu/")
        officer.fill(name=name, received_at=RECEIVED)
        officer.press("Liste eintragen")
        officer.go("Personen eintragen")
        for row, (family, given) in enumerate(people):
            officer.fill(
                **{
                    f"personen-{row}-family_name": family,
                    f"personen-{row}-given_name": given,
                    f"personen-{row}-birth_date": f"1985-05-0{row + 1}",
                }
            )
        officer.press("Personen eintragen")
        lead.page.goto(f"{address}listen/")
        lead.go(name, "Entscheidung eintragen")
        lead.page.get_by_label("zugelassen", exact=True).check()
        lead.fill(decided_on=ADMITTED)
        lead.press("Entscheidung eintragen")
    lead.page.goto(f"{address}listen/reihenfolge/")
    lead.page.get_by_label("Los im Wahlausschuss").check()
    keys = Election.objects.get().nominations.values_list("pk", "number")
    lead.fill(**{f"nummer_{key}": number for key, number in keys})
    lead.fill(set_on=ADMITTED, minutes="Gezogen aus verdeckten Umschlägen")
    lead.press("Reihenfolge eintragen")
    lead.page.goto(f"{address}schritt/admit/")
    lead.fill(decided_on=ADMITTED)
    lead.press("Wahlvorschläge zulassen")
    lead.page.goto(f"{address}stimmzettel/freigabe/")
    lead.press("Stimmzettel freigeben")


def count_votes(officer: Desk, address: str) -> None:
    officer.page.goto(f"{address}verzeichnis/")
    officer.page.locator("a[href$='/abschluss/']").last.click()
    officer.fill(without_mark=480, with_mark=20, special=0, closed_on=CLOSED)
    officer.press("Verzeichnis abschließen")
    officer.page.goto(f"{address}schritt/start_count/")
    officer.press("Auszählung beginnen")
    officer.page.goto(f"{address}zaehlung/neu/")
    officer.fill(number=1, name="Rathaus")
    officer.page.get_by_label("gemeinsam", exact=True).check()
    officer.page.get_by_label("001 Rathaus").check()
    officer.press("Auszählungsbezirk anlegen")
    officer.go("1 Rathaus")
    officer.fill(**VOTES, source="Niederschrift")
    officer.press("Meldung speichern")


def finish(lead: Desk, address: str) -> None:
    lead.page.goto(f"{address}ergebnis/")
    lead.go("Feststellung eintragen")
    lead.fill(decided_on=DETERMINED)
    lead.press("Feststellung eintragen")
    lead.page.goto(f"{address}niederschrift/")
    lead.press("Niederschrift erstellen")
    issue_protocol_task(Job.objects.get().pk)
    # The page polls for the progress by itself.
    expect(lead.page.get_by_role("link", name="Niederschrift herunterladen")).to_be_visible()
    lead.go("Bekanntmachung ansehen")
    lead.press("Ergebnis bekannt machen")


def test_from_the_decision_to_the_public_result(open_context, tmp_path):
    place = factories.MunicipalityFactory(name="Musterstadt")
    factories.term()
    officer = Desk(open_context(factories.officer(place)), "wahlamt", tmp_path)
    lead = Desk(open_context(factories.lead(place)), "wahlleitung", tmp_path)
    address = set_up(officer, place.ags)
    take_in_lists(officer, lead, address)
    count_votes(officer, address)
    finish(lead, address)

    lead.go("Zur öffentlichen Seite")
    expect(lead.page).to_have_url(re.compile(f"/ergebnisse/{place.ags}/"))
    public = open_context(width=320)
    public.goto("/ergebnisse/")
    public.get_by_role("link", name="Musterstadt").click()
    expect(public.get_by_role("heading", level=1)).to_have_text("Ausländerbeiratswahl Musterstadt")
    rows = public.locator(".people tr", has_text="gewählt")
    elected = rows.filter(has_not_text="nicht gewählt").locator("th").all_inner_texts()
    assert elected == ["Luca Rossi", "Aylin Öztürk", "Mai Nguyễn"]
    assert public.locator(".list-results strong").all_inner_texts() == ["2 Sitze", "1 Sitz"]
