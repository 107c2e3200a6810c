"""Rows that nobody could read, rows by hand, who moves, and which Wahlbezirk „1“ means."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from elections.actions.course.setup import add_district
from elections.actions.districts.by_hand import assign_postal_district
from elections.actions.districts.diff import diff_of
from elections.actions.districts.files import say_numbers_are_meant
from elections.actions.register import street_jobs
from elections.actions.register.assignment import assign_districts, take_in_streets
from elections.actions.register.moves import Moves, moves_by
from elections.actions.register.numbering import fix_numbers
from elections.actions.register.street_jobs import (
    request_assigning,
    request_taking_in_streets,
    street_job,
)
from elections.actions.register.street_rows import (
    add_streets,
    effect_of_adding,
    effect_of_removing,
    remove_street,
)
from elections.files.districts.streets import StreetEntry, read_streets, streets_of
from elections.law.districts.district_numbers import check_number_is_new, near_numbers
from elections.law.districts.number_ranges import NumberRange, Side
from elections.law.districts.rules import DistrictRule
from elections.models import DistrictFile, PostalDistrict, PostalRoom, StreetRange, StreetSetAside
from elections.models.register.entries import RegisterStrike
from elections.tasks import assign_districts_task, take_in_streets_task
from municipalities.models import AuditEvent, Job
from tests.elections.districts.test_district_acts import PLACES, STREETS, TODAY, Office, refused
from tests.elections.districts.test_district_pages import PLACE_HEADER, STREET_HEADER, Desk, entries

NOW = datetime(2026, 2, 10, 9, tzinfo=ZoneInfo("Europe/Berlin"))

# Cases of practice, invented.
RANGES = (
    ("Ahornweg", "54-60 ger.,83-95 ung.", "001"),
    ("Birkenweg", "90-100 ger.,101-116,120,122", "001"),
    ("Buchenweg", "94A-123", "002"),
    ("Buchenweg", "2-94", "001"),
    ("Chaussee", "8-24Stw. 3", "001"),
    ("Eichenweg", "1-9999", "001"),
    ("Heideweg", "1 - 47 (ungerade)", "002"),
    ("Querweg", "2,4,6-10 ger.", "001"),
    ("Ulmenweg", "3 1.OG", "001"),
    ("Ulmenweg", "1-2", "004"),
    ("", "1-2", "001"),
)


@pytest.mark.rules("R-REG-02")
def test_the_good_rows_of_a_directory_are_read_and_the_others_set_aside():
    header = "datum;ags;Strassen-Name;Hausnummern-Bereich;PLZ;Ortsteil;Bezirk-Nr"
    rows = [f"14.09.2025;06413000;{name};{cell};D-97070;;{number}" for name, cell, number in RANGES]
    rows.append("14.09.2025;06413000;Weg;1;9707;;1")
    table = read_streets(
        "\n".join([header, *rows]).encode(), keys=["06413000"], districts=["001", "002"]
    )
    assert [(one.street, str(one.numbers), one.district) for one in table.entries[:4]] == [
        ("Ahornweg", "54-60 gerade", "001"),
        ("Ahornweg", "83-95 ungerade", "001"),
        ("Birkenweg", "90-100 gerade", "001"),
        ("Birkenweg", "101-116", "001"),
    ]
    assert (len(table.entries), {one.postcode for one in table.entries}) == (13, {"97070"})
    assert [(row.line, row.houses) for row in table.set_aside] == [
        (6, "8-24Stw. 3"),
        (10, "3 1.OG"),
        (11, "1-2"),
        (12, "1-2"),
        (13, "1"),
    ]
    assert table.set_aside[2].reason == (
        "Bezirk-Nr: Einen Wahlbezirk „004“ gibt es in dieser Wahl nicht."
    )
    assert table.set_aside[4].reason == (
        "Bezirk-Nr: Den Wahlbezirk „1“ gibt es nicht, wohl aber „001“. "
        "PLZ: „9707“ ist keine Postleitzahl."
    )
    assert table.near == {"1": "001"}


@pytest.mark.rules("R-DIST-01")
@pytest.mark.parametrize(
    ("number", "known", "near"),
    [
        ("1", ["001", "002"], ("001",)),
        ("001", ["1"], ("1",)),
        ("1", ["1", "001"], ()),
        ("01", ["1", "001"], ("001", "1")),
        ("7a", ["07 A"], ("07 A",)),
        ("1,0", ["001"], ("001",)),
        ("Wahlbezirk 12", ["012"], ("012",)),
        ("10", ["1", "100"], ()),
        ("0", ["000"], ("000",)),
        ("Süd", ["SÜD"], ("SÜD",)),
        ("0001", ["1", "01", "001", "00001", "01.0"], ("00001", "001", "01", "01.0", "1")),
    ],
)
def test_numbers_that_may_mean_one_wahlbezirk_are_near(number, known, near):
    assert near_numbers(number, known) == near


@pytest.mark.rules("R-DIST-01")
def test_a_near_number_is_no_new_one():
    check_number_is_new("2", ["001", "10"])
    violation = refused(
        lambda: check_number_is_new("1", ["001", "01"]), DistrictRule.DISTRICT_NUMBER_NEAR
    )
    assert violation.facts == {"number": "1", "near": "001"}


@pytest.fixture
def office(db):
    return Office()


GOOD, BAD = "Weg;1-9;;;001", "Weg;12 2.OG;;;002"


def entry(street, cell, number):
    side, first, last = cell
    return StreetEntry(street, NumberRange(side, first, "", last), "", "", number)


@pytest.mark.rules("R-REG-02")
def test_bad_rows_are_put_aside_only_on_purpose_and_wait_until_the_next_directory(office):
    people = [office.enter("Weg", house) for house in ("3", "9a", "12", "")]
    refused(lambda: office.streets(GOOD, BAD), DistrictRule.STREET_ROWS_UNREAD)
    assert not StreetRange.objects.exists()
    _diff, moves = office.streets(GOOD, BAD, set_aside=True)
    assert moves == Moves(1, 0, 0, unassigned=3, nobody_moves=False)
    # 9 a may be the house of the unread row as well; without a number nothing is certain.
    assert office.where(*people) == [("001", 1), None, None, None]
    row = StreetSetAside.objects.get()
    assert (str(row), row.line, row.district, row.street_key) == ("Weg 12 2.OG", 3, "002", "weg")
    assert AuditEvent.objects.filter(act="streets.taken_in").get().details["rows_set_aside"] == 1
    office.streets(GOOD)
    assert not StreetSetAside.objects.exists()
    assert office.where(*people)[1] == ("001", 2)


@pytest.mark.rules("R-REG-02")
def test_a_row_in_which_nobody_lives_is_named_and_not_kept(office):
    diff, _moves = office.streets(GOOD, ";;;;", "Weg;12 2.OG;;;002", set_aside=True)
    assert [(row.line, row.waits) for row in diff.set_aside] == [(3, False), (4, True)]
    assert StreetSetAside.objects.get().line == 4


@pytest.mark.rules("R-REG-02")
def test_a_row_set_aside_is_entered_by_hand_and_its_people_get_their_wahlbezirk(office):
    person = office.enter("Weg", "12")
    office.streets(GOOD, BAD, set_aside=True)
    aside = StreetSetAside.objects.get()
    parts = [entry("Weg", (Side.ALL, 12, 12), "002"), entry("Weg", (Side.ALL, 14, 14), "002")]
    effect = effect_of_adding(office.election, parts, aside)
    assert (effect.moves.gained, effect.moves.unassigned, effect.overlaps) == (1, 0, [])
    assert StreetRange.objects.count() == 1
    moves = add_streets(office.election.pk, parts, aside_id=aside.pk, actor=office.actor)
    assert (moves, office.where(person)) == (effect.moves, [("002", 1)])
    assert not StreetSetAside.objects.exists()
    events = AuditEvent.objects.filter(act="street_row.added").order_by("pk")
    assert [event.details for event in events] == [
        {"street": "Weg", "house_numbers": number, "lies_in": "", "district": "002"}
        for number in ("12", "14")
    ]
    refused(
        lambda: add_streets(office.election.pk, parts, aside_id=None, actor=office.actor),
        DistrictRule.STREET_ROW_KNOWN,
    )


@pytest.mark.rules("R-REG-02")
def test_a_row_that_gives_a_house_twice_says_so_and_takes_the_wahlbezirk_away(office):
    person = office.enter("Weg", "5")
    office.streets(GOOD)
    double = [entry("WEG", (Side.ALL, 5, 7), "002")]
    effect = effect_of_adding(office.election, double, None)
    assert (effect.moves.lost, effect.moves.unassigned) == (1, 1)
    assert [(str(one.numbers), str(other.numbers)) for one, other in effect.overlaps] == [
        ("1-9", "5-7")
    ]
    add_streets(office.election.pk, double, aside_id=None, actor=office.actor)
    assert office.where(person) == [None]
    row = StreetRange.objects.get(street="WEG")
    assert effect_of_removing(row).gained == 1
    moves = remove_street(office.election.pk, row.pk, actor=office.actor)
    assert (moves.gained, office.where(person)) == (1, [("001", 1)])
    assert AuditEvent.objects.filter(act="street_row.removed").get().details["district"] == "002"
    refused(
        lambda: remove_street(office.election.pk, row.pk, actor=office.actor),
        DistrictRule.STREET_ROW_GONE,
    )
    assert [one.street for one in streets_of(office.election)] == ["Weg"]


@pytest.mark.rules("R-REG-02", "R-REG-03")
def test_who_gets_changes_and_loses_the_wahlbezirk_is_said_before_and_is_true_after(office):
    office.streets("Weg;;;;001", "Hof;;;;001", "Alt;;;;002")
    stays, goes, loses, new = (office.enter(name) for name in ("Weg", "Hof", "Alt", "Neu"))
    by_hand = office.enter("Hof", district=office.one, origin="hand")
    struck = office.enter("Hof")
    RegisterStrike.objects.create(entry=struck, ground="died", struck_on=TODAY)
    office.assign()
    file = office.hand_in(STREETS, "Weg;;;;001", "Hof;;;;002", "Neu;;;;002")
    diff = diff_of(file)
    said = moves_by(office.election, diff.entries, diff.set_aside)
    assert said == Moves(gained=1, changed=1, lost=1, unassigned=1, nobody_moves=False)
    assert office.where(goes)[0][0] == "001"
    _diff, done = take_in_streets(office.election.pk, sha256=file.sha256, actor=office.actor)
    assert done == said
    places = [place and place[0] for place in office.where(stays, goes, loses, new, by_hand)]
    assert places == ["001", "002", None, "002", "001"]
    fix_numbers(office.election.pk, now=timezone.now(), actor=office.actor)
    file = office.hand_in(STREETS, "Weg;;;;002", "Alt;;;;001")
    said = moves_by(office.election, diff_of(file).entries, ())
    assert said == Moves(
        gained=1, changed=0, lost=0, unassigned=0, nobody_moves=True, held=1, unknown=2,
        unknown_addresses=2,
    )  # fmt: skip


@pytest.mark.rules("R-DIST-01")
def test_a_number_without_its_noughts_is_asked_and_never_new(office):
    file = office.hand_in(PLACES, "1;Rathaus am Markt;W;Saal;Markt 1;ja;", "003;Kita;W;;;;")
    diff = diff_of(file)
    assert (diff.near, [one.after.number for one in diff.new]) == ({"1": "001"}, ["003"])
    assert [one.number for one in diff.missing] == ["002"]
    refused(
        lambda: office.places("1;Rathaus am Markt;W;Saal;Markt 1;ja;"),
        DistrictRule.DISTRICT_NUMBERS_UNCLEAR,
    )
    file = DistrictFile.objects.get()
    said = say_numbers_are_meant(office.election.pk, PLACES, sha256=file.sha256, actor=office.actor)
    assert said == {"1": "001"}
    diff = diff_of(DistrictFile.objects.select_related("election__municipality").get())
    assert (diff.near, [one.after.number for one in diff.changed]) == ({}, ["001"])
    assert AuditEvent.objects.filter(act="district_file.numbers_meant").get().details["meant"] == (
        "1 = 001"
    )


@pytest.mark.rules("R-DIST-01")
def test_a_directory_that_lost_its_noughts_is_taken_in_once_somebody_said_so(office):
    file = office.hand_in(STREETS, "Weg;;;;1", "Hof;;;;02")
    assert diff_of(file).near == {"1": "001", "02": "002"}
    say_numbers_are_meant(office.election.pk, STREETS, sha256=file.sha256, actor=office.actor)
    take_in_streets(office.election.pk, sha256=file.sha256, actor=office.actor)
    assert {one.street: one.district for one in streets_of(office.election)} == {
        "Weg": "001",
        "Hof": "002",
    }


@pytest.mark.rules("R-DIST-01")
def test_a_number_that_may_mean_a_known_one_is_refused_with_a_question(office):
    pk, actor = office.election.pk, office.actor
    violation = refused(
        lambda: add_district(pk, number="1", name="Neu", actor=actor),
        DistrictRule.DISTRICT_NUMBER_NEAR,
    )
    assert violation.facts == {"number": "1", "near": "001"}
    assign_postal_district(pk, "0901", "Brief", [], actor=actor)
    refused(
        lambda: assign_postal_district(pk, "901", "Neu", [], actor=actor),
        DistrictRule.DISTRICT_NUMBER_NEAR,
    )
    assert PostalDistrict.objects.count() == 1


# --- Many people: a worker does it ------------------------------------------------------------


@pytest.mark.rules("R-REG-02")
def test_a_worker_takes_in_the_streets_and_assigns(office, monkeypatch):
    person = office.enter("Weg", "1")
    file = office.hand_in(STREETS, GOOD, BAD)
    pk, actor = office.election.pk, office.actor
    monkeypatch.setattr("elections.tasks.kept_alive", _here)
    refused(
        lambda: request_taking_in_streets(
            pk, sha256=file.sha256, set_aside=False, now=NOW, actor=actor
        ),
        DistrictRule.STREET_ROWS_UNREAD,
    )
    job = request_taking_in_streets(pk, sha256=file.sha256, set_aside=True, now=NOW, actor=actor)
    assert (street_job(office.election), job.total) == (job, 1)
    refused(lambda: request_assigning(pk, now=NOW, actor=actor), DistrictRule.STREETS_BUSY)
    take_in_streets_task(job.pk)
    job.refresh_from_db()
    assert (job.state, street_job(office.election)) == (Job.State.DONE, None)
    assert office.where(person) == [("001", 1)]
    again = request_assigning(pk, now=NOW, actor=actor)
    assign_districts_task(again.pk)
    again.refresh_from_db()
    assert (again.state, street_job(office.election)) == (Job.State.DONE, None)


class _Pulse:
    """Progress without the thread that writes beside the transaction of a test."""

    def report(self, done):
        assert done > 0


class _here:  # noqa: N801 - stands for a function
    def __init__(self, job):
        self.job = job

    def __enter__(self):
        return _Pulse()

    def __exit__(self, *_exception):
        return None


def test_how_far_the_work_is_is_told_person_by_person(office):
    office.streets(GOOD)
    for house in ("1", "1", "2", "3"):
        office.enter("Weg", house)
    told = []
    assign_districts(office.election.pk, actor=office.actor, progress=told.append)
    assert (sorted(told) == told, told[-1], len(told)) == (True, 4, 3)


# --- Pages ------------------------------------------------------------------------------------


@pytest.fixture
def desk(client, db):
    return Desk(client)


def test_bad_rows_are_shown_with_the_box_to_put_them_aside(desk):
    entries(desk, 2)
    _status, page = desk.upload("streets_file", STREET_HEADER, "Hauptstr.;1;;;001", "Weg;links;;;1")
    assert ("Zeilen, die sich nicht lesen lassen" in page, "„1“ heißt „001“" in page) == (
        True,
        True,
    )
    assert "1 Person ohne Wahlbezirk bekommt einen." in page
    assert "0 Personen wechseln den Wahlbezirk." in page
    assert "1 Person hat danach keinen Wahlbezirk." in page
    status, page = desk.decide("streets_file")
    assert (status, "legen Sie diese Zeilen ausdrücklich beiseite" in page) == (422, True)
    sha256 = DistrictFile.objects.get().sha256
    desk.send("streets_file", act="gleichsetzen", sha256=sha256)
    _status, page = desk.send("streets_file", act="uebernehmen", sha256=sha256, set_aside="on")
    assert "Das Straßenverzeichnis ist übernommen." in page
    assert ("Beiseitegelegte Zeilen" in page, "„links“ ist kein Bereich" in page) == (True, True)
    row = StreetSetAside.objects.get()
    assert desk.at("street_add") + f"?zeile={row.pk}" in page
    page = desk.see("street_add", zeile=row.pk)
    assert ('value="links"' in page, "Beiseitegelegte Zeile" in page) == (True, True)
    assert desk.client.get(desk.at("street_add") + "?zeile=x").status_code == 404


def test_a_street_is_entered_after_a_look_at_what_it_changes(desk):
    entries(desk, 1)
    StreetRange.objects.create(
        election=desk.election, district=desk.one, street="Hof", street_key="hof"
    )
    typed = {"street": "Hauptstr.", "houses": "1-9", "district": desk.one.pk}
    status, page = desk.send("street_add", **{**typed, "houses": "links", "postcode": "1"})
    assert (status, "„links“ ist kein Bereich" in page, "fünf Ziffern" in page) == (422, True, True)
    _status, page = desk.send("street_add", **typed)
    assert "1 Person ohne Wahlbezirk bekommt einen." in page
    assert StreetRange.objects.count() == 1
    seen = page.split('name="seen" value="')[1].split('"')[0]
    # What was changed meanwhile is shown again first.
    _status, page = desk.send("street_add", **{**typed, "houses": "2-9"}, seen=seen)
    assert ("0 Personen ohne Wahlbezirk" in page, StreetRange.objects.count()) == (True, 1)
    _status, page = desk.send("street_add", **typed, seen=seen)
    assert "Die Straße ist eingetragen. Neu zugeordnete Personen: 1, ohne Wahlbezirk: 0." in page
    row = StreetRange.objects.get(street="Hauptstr.")
    assert desk.at("street_remove", row.pk) in page
    page = desk.see("street_remove", row.pk)
    assert ("1 Person verliert ihren Wahlbezirk." in page, "1-9" in page) == (True, True)
    _status, page = desk.send("street_remove", row.pk)
    assert "Die Straße ist entfernt." in page
    assert StreetRange.objects.count() == 1


@pytest.mark.parametrize("asked", ["Mühl", "Muehl", "MUEHLWEG", "muhl"])
def test_a_street_is_found_however_its_umlaut_is_written(asked, desk):
    for street, key in [("Mühlweg", "muhlweg"), ("Am Muehlbach", "ammuehlbach")]:
        StreetRange.objects.create(
            election=desk.election, district=desk.one, street=street, street_key=key
        )
    page = desk.see("streets", strasse=asked)
    assert ("Mühlweg" in page, "Am Muehlbach" in page) == (True, False)
    assert ("Wahlbezirk 001 Rathaus" in page) is (len(asked) > 5)
    assert "Am Muehlbach" in desk.see("streets", strasse="Am Mühl")


def test_the_ortsteil_of_an_address_is_asked_where_it_decides(desk):
    other = add_district(desk.election.pk, number="002", name="Schule", actor=desk.lead)
    for district, place in [(desk.one, "Halgenau"), (other, "Löhlfeld")]:
        StreetRange.objects.create(
            election=desk.election, district=district, street="Bergstraße",
            street_key="bergstrasse", locality=place,
        )  # fmt: skip
    asked = {"strasse": "Bergstr.", "hausnummer": "4"}
    assert "Kein Wahlbezirk gefunden" in desk.see("streets", **asked)
    assert "Wahlbezirk 002 Schule" in desk.see("streets", **asked, ortsteil="Loehlfeld")


@pytest.mark.rules("R-DIST-06")
def test_a_postal_district_has_a_room_that_is_changed_by_hand(desk):
    desk.upload("polling_places_file", PLACE_HEADER, "901;Brief;B;Raum 7;Markt 1;ja;Rampe")
    desk.decide("polling_places_file")
    page = desk.see("postal_districts")
    assert ("Raum 7" in page, "Rampe" in page, "barrierefrei" in page) == (True, True, True)
    postal = PostalDistrict.objects.get()
    assert 'value="Raum 7"' in desk.see("edit_postal_district", postal.pk)
    _status, page = desk.send(
        "edit_postal_district", postal.pk, name="Brief Mitte", room="Saal", reason="Umbenannt"
    )
    assert ("Briefwahlbezirk 901 ist geändert." in page, "Saal" in page) == (True, True)
    content = desk.client.get(desk.at("polling_places_csv")).content.decode()
    assert content.splitlines()[-1].endswith(";901;Brief Mitte;B;Saal;;;")
    desk.send("edit_postal_district", postal.pk, name="Brief Mitte")
    assert not PostalRoom.objects.exists()
    status, page = desk.send("postal_districts", number="901", districts="1")
    assert (status, "„1“ gibt es nicht; meinen Sie „001“?" in page) == (422, True)


def test_where_many_are_concerned_the_page_shows_how_far_the_work_is(desk, monkeypatch):
    monkeypatch.setattr(street_jobs, "MANY_PERSONS", 1)
    entries(desk, 2)
    desk.upload("streets_file", STREET_HEADER, "Hauptstr.;1;;;001")
    _status, page = desk.decide("streets_file")
    assert ("Der Vorgang wartet" in page, 'value="uebernehmen"' in page) == (True, False)
    assert "Der Vorgang wartet" in desk.see("unassigned")
    polled = desk.client.get(desk.at("streets_file"), headers={"HX-Request": "true"})
    assert ("Der Vorgang wartet" in polled.content.decode(), polled.get("HX-Refresh")) == (
        True,
        None,
    )
    status, page = desk.send("unassigned")
    assert (status, "wird gerade gearbeitet" in page) == (422, True)
    Job.objects.update(state=Job.State.FAILED, error="Die Datei passt nicht.")
    polled = desk.client.get(desk.at("streets_file"), headers={"HX-Request": "true"})
    assert polled["HX-Refresh"] == "true"
    page = desk.see("streets_file")
    assert ("Die Datei passt nicht." in page, 'value="uebernehmen"' in page) == (True, True)
    Job.objects.update(state=Job.State.DONE)
    for name, header in [("streets_file", "HX-Redirect"), ("unassigned", "HX-Refresh")]:
        polled = desk.client.get(desk.at(name), headers={"HX-Request": "true"})
        assert header in polled
    StreetRange.objects.create(
        election=desk.election, district=desk.one, street="Hauptstr.", street_key="hauptstrasse"
    )
    _status, page = desk.send("unassigned")
    assert "Der Vorgang wartet" in page
