"""A whole nomination phase in the browser: three lists, their trust persons, and the committee."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.nomination_desks import Desk, at
from tests.browser.nomination_lists import (
    CLEAN,
    LATE,
    MENDED,
    TRUSTED,
    Town,
    begin,
    days_pass,
    deputy_of,
    enter,
    enter_clean,
    enter_mended,
    examine,
    hand_in,
    tell_and_mend,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.rules("R-LIST-10", "R-LIST-11", "R-LIST-14", "R-LIST-17"),
]

VOTES = ("in_favour", "against", "abstained")
DECIDED = {
    CLEAN: {"decision": "zugelassen", **dict(zip(VOTES, "700", strict=True))},
    MENDED: {
        "decision": "zugelassen",
        "struck": "2: Die Zustimmung fehlt",
        **dict(zip(VOTES, "610", strict=True)),
    },
    LATE: {"decision": "zurückgewiesen", "reason": "Verspätet eingegangen"},
}


def prepare_committee(town: Town) -> None:
    """The committee is appointed and its meeting planned, while lists still come in."""
    officer = town.officer
    officer.open(f"{town.address}wahlausschuss/")
    officer.go("Mitglieder eintragen")
    for row in range(14):
        officer.fill(**{f"zeilen-{row}-family_name": f"Platz{row}"})
    officer.fill(appointed_on=town.today - timedelta(days=20))
    officer.press("Mitglieder eintragen")
    officer.go("Sitzung planen")
    meets = town.election.calendar.get(code="C-05").on
    officer.fill(starts_at=at(meets, 18)[:16], place="Rathaus, Saal 1")
    officer.press("Sitzung planen")
    officer.says("Was der Ausschuss entscheidet, tragen Sie am Tag der Sitzung hier ein.")


def come_late(town: Town, name: str) -> None:
    """The paper of a list is stamped a second after the end."""
    officer = town.officer
    town.at_list(officer, name, "Eingang des Papiers eintragen")
    officer.fill(received_at=at(town.closed, 18, 0, 1))
    officer.press("Eingang eintragen")
    officer.says("verspätet")
    examine(town, name)


def decide(town: Town) -> None:
    """The Wahlleitung writes down what the committee decided, on all lists at once."""
    lead = town.lead
    lead.open(f"{town.address}wahlausschuss/")
    lead.go("Zulassung der Wahlvorschläge")
    for name, said in DECIDED.items():
        row = lead.page.locator(".deciding", has_text=name)
        row.get_by_label(said["decision"], exact=True).check()
        for field in ("struck", "reason", *VOTES):
            row.locator(f"[name$={field}]").fill(said.get(field, ""))
    lead.press("Alles eintragen")
    lead.says("Die Wahl findet statt", "Zugelassen: 5 Personen für 4 Sitze.")


def draw(town: Town) -> None:
    """The lot reverses the order in which the lists came."""
    lead = town.lead
    lead.go("Reihenfolge eintragen")
    lead.page.get_by_label("Los im Wahlausschuss").check()
    for number, name in enumerate((MENDED, CLEAN), start=1):
        lead.page.get_by_label(name).fill(str(number))
    lead.fill(minutes="Gezogen aus verdeckten Umschlägen")
    lead.press("Reihenfolge eintragen")


def issue_minutes(town: Town) -> None:
    """Minutes say what they lack; then they are issued, and nothing changes any more."""
    lead = town.lead
    lead.open(f"{town.address}wahlausschuss/")
    lead.go("Zulassung der Wahlvorschläge", "Niederschrift ausstellen")
    lead.says("Für die Niederschrift fehlt noch: wann die Sitzung eröffnet wurde")
    lead.go("Anwesende und Verlauf eintragen")
    times = {"opened_at": at(town.met, 18)[:16], "closed_at": at(town.met, 19, 10)[:16]}
    lead.fill(**times, clerk="Mai Beispiel")
    for field in lead.page.locator("select[name^=seat_]").all():
        field.select_option(index=1)
    lead.press("Verlauf speichern")
    lead.go("Niederschrift ausstellen")
    lead.press("Niederschrift ausstellen")
    expect(lead.page.get_by_role("button", name="Alles eintragen")).to_have_count(0)


def office_sees(town: Town) -> None:
    """The office sees the order, what became of each list, and who was struck."""
    officer = town.officer
    officer.open(f"{town.address}listen/")
    rows = officer.page.locator("main tbody tr")
    assert rows.locator("th").all_inner_texts() == [f"1 {MENDED}", f"2 {CLEAN}", LATE]
    assert rows.locator(".kern-badge").all_inner_texts() == [
        "zugelassen ohne einzelne Personen",
        "zugelassen",
        "verspätet",
        "zurückgewiesen",
    ]
    town.at_list(officer, MENDED)
    officer.says("Nicht zugelassene Personen", "Platz 2: Kaya, Emre", "Die Zustimmung fehlt")
    assert people_on(officer) == [("Nguyen, Mai", "1"), ("Popa, Ioana", "2")]


def people_on(desk: Desk) -> list[tuple[str, str]]:
    """Everybody on the open page of a list, with the place."""
    rows = desk.page.locator("main tbody tr")
    names, places = (
        rows.locator(part).all_inner_texts() for part in ("th", "td[data-label=Platz]")
    )
    return list(zip(names, places, strict=True))


def lists_see(town: Town, own: dict[str, Desk], deputy: Desk) -> None:
    """Each list reads its own decision, and finds no other."""
    last = f"Einspruch ist bis zum {town.met + timedelta(days=2):%d.%m.%Y} beim Wahlamt möglich."
    day = f"{town.met:%d.%m.%Y}"
    told = {
        CLEAN: [f"Der Wahlausschuss hat die Liste am {day} zugelassen."],
        MENDED: ["zugelassen, aber nicht alle Personen", "Platz 2: Kaya, Emre", last],
        LATE: [f"am {day} zurückgewiesen: Verspätet eingegangen", last],
    }
    for name, desk in [*own.items(), (CLEAN, deputy)]:
        desk.open("/meine-listen/")
        desk.says(*told[name])
        found = {one: desk.status_of(f"/meine-listen/{town.list_(one).pk}/") for one in TRUSTED}
        assert found == {one: 200 if one == name else 404 for one in TRUSTED}
        assert desk.status_of(f"{town.address}listen/") == 404
    assert people_on(own[MENDED]) == [("Nguyen, Mai", "1"), ("Popa, Ioana", "2")]


def test_three_lists_from_the_invitation_to_the_minutes(open_context, live_server):
    town = Town(open_context, live_server.url)
    own = {name: begin(town, name) for name in TRUSTED}
    deputy = deputy_of(town, CLEAN)
    enter_clean(town, own[CLEAN], deputy)
    hand_in(town, own[CLEAN], CLEAN)
    examine(town, CLEAN)
    enter_mended(own[MENDED])
    hand_in(town, own[MENDED], MENDED)
    examine(town, MENDED, "liste-assembly_record", "zeilen-1-consent")
    tell_and_mend(town, own[MENDED], MENDED)
    enter(own[LATE], ("Farah", "Amal", "1979-09-09"))
    prepare_committee(town)
    days_pass(town.election, town.closed, town.met, town.actor)
    come_late(town, LATE)
    decide(town)
    draw(town)
    issue_minutes(town)
    office_sees(town)
    lists_see(town, own, deputy)
    desks = [*own.values(), deputy, town.officer, town.lead]
    assert [wrong for desk in desks for wrong in desk.visitor.wrong] == []
