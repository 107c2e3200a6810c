"""Three lists on their way to the committee: what each desk of a nomination phase does."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from elections.actions.committee.meetings import MeetingPlan, change_meeting
from elections.actions.course.setup import move_appointment
from elections.law.committee.meeting import MeetingKind
from elections.law.course.phases import Phase
from elections.models import Election, Nomination
from municipalities.models import User
from tests import factories
from tests.browser.nomination_desks import (
    OFFICE,
    PASSWORD,
    PHONE,
    Desk,
    at,
    code_on,
    mailed_link,
    text_of,
    with_more,
)

CLEAN, MENDED, LATE = "Gemeinsam Stark", "Vielfalt im Ort", "Neue Stimme"
TRUSTED = {
    CLEAN: ("Deniz", "Kaya", "deniz@example.org"),
    MENDED: ("Ana", "Rossi", "ana@example.org"),
    LATE: ("Omar", "Haddad", "omar@example.org"),
}
DWELLING = {"street": "Am Markt 1", "postcode": "65549", "town": "Musterstadt"}
STATED = {"occupation": "Ärztin", "birth_place": "Izmir", **DWELLING}

MORE = [
    {
        "Platz": str(place), "Familienname": name, "Rufname": "Ana", "Geburtsdatum": "02.06.1990",
        "Beruf oder Stand": "Koch", "Geburtsort": "Rom", "Straße und Hausnummer": "Am Markt 2",
        "PLZ": "65549", "Ort": "Musterstadt",
    }
    for place, name in ((2, "Shehu"), (3, "Castro"))
]  # fmt: skip


def nomination_phase(seats: int) -> Election:
    """An election whose lists come in for some days more, as its own calendar says."""
    soonest = timezone.localdate() + timedelta(days=69 + 3)
    sunday = soonest + timedelta(days=6 - soonest.weekday())
    town = factories.MunicipalityFactory(name="Musterstadt")
    return factories.election(Phase.NOMINATION, municipality=town, seats=seats, day=sunday)


def days_pass(made: Election, closed: date, meets: date, actor: User) -> None:
    """Months pass: the calendar and the planned meeting are moved back before today.

    Pages ask the real clock. So the days come to it, through the acts by which days are moved.
    """
    for code, on in (("C-03", closed), ("C-05", meets)):
        move_appointment(made.calendar.get(code=code).pk, on=on, reason="Feiertag", actor=actor)
    for one in made.committee_meetings.all():
        starts = datetime.combine(meets, time(18), tzinfo=timezone.get_current_timezone())
        plan = MeetingPlan(MeetingKind.ADMISSION, starts, one.place, invited_on=one.invited_on)
        change_meeting(one.pk, plan, reason="Feiertag", actor=actor)


class Town:
    """Everybody who has a part in it, each at an own window."""

    def __init__(self, open_context, home: str):
        self.election = nomination_phase(seats=4)
        self.home, self.open_context = home, open_context
        self.judged: dict[int, dict[tuple[int, str], set[str]]] = {}
        self.actor = factories.lead(self.election.municipality)
        self.officer = self.desk(OFFICE, factories.officer(self.election.municipality))
        self.lead = self.desk(OFFICE, self.actor)
        self.address = f"/wahlen/{self.election.pk}/"
        self.today = timezone.localdate()
        # When submission ended and the committee met, once the days have passed.
        self.closed, self.met = (self.today - timedelta(days=days) for days in (3, 1))

    def desk(self, width: int, person=None) -> Desk:
        page = self.open_context(person, width=width)
        return Desk(page, self.home, width, self.judged.setdefault(width, {}))

    def list_(self, name: str) -> Nomination:
        return self.election.nominations.get(name=name)

    def at_list(self, desk: Desk, name: str, *links: str) -> None:
        desk.open(f"{self.address}listen/{self.list_(name).pk}/")
        desk.go(*links)


def begin(town: Town, name: str) -> Desk:
    """The office begins a list; its trust person comes by the link in the mail."""
    given, family, address = TRUSTED[name]
    officer = town.officer
    officer.open(f"{town.address}listen/")
    officer.go("Liste online eintragen lassen")
    officer.fill(name=name)
    officer.press("Liste beginnen")
    officer.fill(given_name_trust=given, family_name_trust=family, email_trust=address)
    officer.fill(given_name_deputy="Eva", family_name_deputy=f"Horn-{family}")
    officer.press("Vertrauenspersonen speichern")
    officer.go(f"einladen: {given} {family}")
    officer.press("Einladung ausstellen")
    own = town.desk(PHONE)
    own.open(mailed_link(address))
    own.fill(password=PASSWORD, again=PASSWORD)
    own.press("Zugang einrichten")
    own.says("Noch keine Person eingetragen")
    return own


def deputy_of(town: Town, name: str) -> Desk:
    """The deputy comes by the code that is read out of the printed letter."""
    officer = town.officer
    town.at_list(officer, name, "ansehen", f"einladen: Eva Horn-{TRUSTED[name][1]}")
    officer.page.get_by_label("als gedruckter Code").check()
    officer.ask("Einladung ausstellen")
    own = town.desk(PHONE)
    own.open("/einladung/")
    own.fill(code=code_on(officer.file_of("Brief mit dem Code (PDF)")).lower())
    own.ask("Weiter")
    own.fill(password=PASSWORD, again=PASSWORD)
    own.press("Zugang einrichten")
    return own


def enter(own: Desk, *people: tuple[str, str, str]) -> None:
    own.go("Personen eintragen")
    for row, (family, given, born) in enumerate(people):
        named = {"family_name": family, "given_name": given, "birth_date": born}
        own.fill(**{f"personen-{row}-{field}": value for field, value in named.items()})
    own.press("Personen eintragen")


def complete(own: Desk, person: str, **stated: str) -> None:
    own.go(f"ergänzen oder ändern: {person}")
    own.fill(**stated)
    own.press("Person speichern")


def enter_clean(town: Town, own: Desk, deputy: Desk) -> None:
    """One person is entered by hand, one comes out of a table, of the other trust person."""
    enter(own, ("Demir", "Ela", "1985-05-01"))
    complete(own, "Demir, Ela", **STATED)
    deputy.go("Personen aus einer Datei")
    table = with_more(deputy.file_of("Liste, wie sie jetzt ist · XLSX"), MORE)
    deputy.page.locator("input[type=file]").set_input_files(table)
    deputy.ask("Datei prüfen")
    deputy.press("Personen übernehmen")
    own.open("/meine-listen/")
    own.says("3 Personen")


def enter_mended(own: Desk) -> None:
    """What stops a list is said before it is sent; what only weighs is not mended here."""
    people = ("Nguyen", "Mai", "1970-01-02"), ("Kaya", "Emre", ""), ("Popa", "Ioana", "1999-03-04")
    enter(own, *people)
    own.says("Geburtsdatum fehlt", "Absenden können Sie die Liste, sobald 1 Punkt")
    complete(own, "Kaya, Emre", birth_date="1988-12-31", **STATED)
    complete(own, "Popa, Ioana", **STATED)


def hand_in(town: Town, own: Desk, name: str) -> None:
    """Send a list, print it, and take it in by the code that stands on the paper."""
    own.press("Liste absenden")
    paper = own.download("Wahlvorschlag drucken (PDF)")
    assert name in text_of(paper)
    officer = town.officer
    officer.open(f"{town.address}listen/")
    officer.go("Code eines Papiers eingeben")
    officer.fill(code=code_on(paper))
    officer.ask("Stand zeigen")
    officer.says("Papier und Daten sagen dasselbe.")
    officer.go("Eingang eintragen")
    officer.fill(received_at=at(town.today - timedelta(days=4), 12))
    officer.press("Eingang eintragen")


def examine(town: Town, name: str, *lacking: str) -> None:
    """Look at all papers of a list, of which these are missing, and finish the examination."""
    officer = town.officer
    town.at_list(officer, name, "Unterlagen ansehen")
    for field in ("written_form", "trust_signature", "deputy_signature", "assembly_record"):
        officer.page.locator(f"[name=liste-{field}][value=there]").check()
    for field in lacking:
        officer.page.locator(f"[name={field}][value=missing]").check()
    for field in ("rest-consent", "rest-eligibility"):
        officer.page.locator(f"[name={field}]").select_option("there")
    officer.press("Speichern")
    officer.go("Prüfung abschließen")
    officer.press("Prüfung abschließen")


def tell_and_mend(town: Town, own: Desk, name: str) -> None:
    """The office writes what is missing; the list reads it, and mends what can be mended."""
    officer = town.officer
    town.at_list(officer, name, "Mängelschreiben")
    for box in officer.page.locator("[name=chosen]").all():
        box.check()
    officer.press("Schreiben erstellen")
    own.open("/meine-listen/")
    own.says("Niederschrift der Aufstellungsversammlung", "Geburtsort")
    own.go("Bemerkungen: dem Wahlamt schreiben")
    own.fill(
        text="Frau Nguyen ist in Hue geboren. Die Niederschrift liegt bei Ihnen im Briefkasten."
    )
    own.press("Schreiben")
    town.at_list(officer, name)
    officer.says("Frau Nguyen ist in Hue geboren.")
    officer.go("berichtigen: Nguyen, Mai")
    officer.fill(**STATED | {"birth_place": "Hue"}, reason="Schreiben der Vertrauensperson")
    officer.page.locator("[name=kind]").first.check()
    officer.press("Person berichtigen")
    town.at_list(officer, name, "Unterlagen")
    officer.page.locator("[name=liste-assembly_record][value=there]").check()
    officer.press("Speichern")
    officer.go("Prüfung abschließen")
    officer.says("Die Prüfung endet mit 1 Mangel.")
    officer.press("Prüfung abschließen")
