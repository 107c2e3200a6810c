"""The pages of the Wahlbezirke: what they show, how a refusal comes back, what files do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from elections.actions.course.setup import add_district
from elections.models import District, DistrictFile, StreetRange
from elections.models.register.address import identity_mark
from elections.models.register.entries import RegisterCorrection, RegisterEntry
from municipalities.models import PastElection, Role, StateTotal
from tests import factories

pytestmark = pytest.mark.django_db
PLACE_HEADER = (
    "datum;ags;Bezirk-Nr;Bezirk-Name;Bezirk-Art;Wahlraum-Bezeichnung;Wahlraum-Adresse;"
    "Wahlraum-Barrierefrei;Wahlraum-Barrierefrei-Ergaenzung\r\n"
)
STREET_HEADER = "datum;ags;Strassen-Name;Hausnummern-Bereich;PLZ;Ortsteil;Bezirk-Nr\r\n"


class Desk:
    """A town hall with one Wahlbezirk, and somebody at its desk."""

    def __init__(self, client, role=Role.ELECTION_OFFICER):
        self.election = factories.election()
        self.lead = factories.lead(self.election.municipality)
        self.one = add_district(self.election.pk, number="001", name="Rathaus", actor=self.lead)
        self.client = client
        client.force_login(factories.person(role, self.election.municipality))

    def at(self, name, *keys):
        return reverse(f"elections:{name}", args=[self.election.pk, *keys])

    def see(self, name, /, *keys, **asked):
        return " ".join(self.client.get(self.at(name, *keys), asked).content.decode().split())

    def send(self, name, /, *keys, **typed):
        answer = self.client.post(self.at(name, *keys), typed, follow=True)
        return answer.status_code, " ".join(answer.content.decode().split())

    def upload(self, name, header, *rows):
        key = f"15.03.2026;{self.election.municipality.ags};"
        content = header + "".join(f"{key}{row}\r\n" for row in rows)
        return self.send(name, file=SimpleUploadedFile("datei.csv", content.encode()))

    def decide(self, name, act="uebernehmen"):
        return self.send(name, act=act, sha256=DistrictFile.objects.get().sha256)


@pytest.fixture
def desk(client):
    return Desk(client)


def entries(desk, count, **more):
    RegisterEntry.objects.bulk_create(
        RegisterEntry(
            election=desk.election,
            family_name=f"Muster{number}",
            given_names="Ada",
            birth_date=date(1980, 1, 1),
            street="Hauptstr.",
            house_number=str(number + 1),
            sort_key=f"muster{number} ada",
            identity=identity_mark(f"Muster{number}", "Ada"),
            **more,
        )
        for number in range(count)
    )


@pytest.mark.rules("R-DIST-01", "R-DIST-03")
def test_sizes_are_unknown_until_somebody_is_entered_and_a_turnout_is_known(desk):
    before = desk.see("districts")
    assert (before.count(">unbekannt<"), "Nur ein Wahlbezirk" in before) == (5, True)
    other = add_district(desk.election.pk, number="002", name="Schule", actor=desk.lead)
    entries(desk, 60, district=desk.one)
    entries(desk, 60, district=other)
    StateTotal.objects.create(day=date(2021, 3, 14), turnout=Decimal("10.5"), source="Land")
    state = desk.see("districts")
    assert ("10,5 %" in state, "ganz Hessen" in state) == (True, True)
    PastElection.objects.create(
        municipality=desk.election.municipality, kind="foreigners", day=date(2021, 3, 14),
        eligible=100, voters=50, source="Stadt",
    )  # fmt: skip
    own = desk.see("districts")
    assert ("50,0 %" in own, "ganz Hessen" in own, "001 + 002" in own) == (True, False, True)
    assert own.count("unter 50</span>") == 2


def test_the_list_asks_the_same_number_of_queries_whatever_the_size(
    desk, django_assert_max_num_queries
):
    for number in range(2, 9):
        add_district(desk.election.pk, number=f"00{number}", name="Schule", actor=desk.lead)
    entries(desk, 40)
    with django_assert_max_num_queries(24):
        desk.see("districts")


def test_polling_places_are_looked_at_before_they_are_taken_in(desk):
    status, page = desk.upload(
        "polling_places_file", PLACE_HEADER,
        "001;Rathaus am Markt;W;Saal;Markt 1;nein;Stufen", "901;Brief;B;;;;",
    )  # fmt: skip
    assert (status, "Was sich ändern würde" in page, "bisher: Rathaus" in page) == (200, True, True)
    assert District.objects.get().name == "Rathaus"
    status, page = desk.decide("polling_places_file")
    assert "Übernommen: 1 neue und 1 geänderte Bezirke." in page
    assert ("nicht barrierefrei" in page, "Stufen" in page) == (True, True)
    status, page = desk.send("polling_places_file", act="uebernehmen", sha256="0" * 64)
    assert (status, "schon übernommen oder verworfen" in page) == (422, True)
    answer = desk.client.get(desk.at("polling_places_csv"))
    assert answer["Content-Disposition"] == 'attachment; filename="opendata-wahllokale.csv"'
    assert (
        answer.content.decode()
        .splitlines()[1]
        .endswith(";001;Rathaus am Markt;W;Saal;Markt 1;nein;Stufen")
    )


def test_streets_are_looked_at_taken_in_and_assign(desk):
    add_district(desk.election.pk, number="002", name="Schule", actor=desk.lead)
    entries(desk, 3)
    _status, page = desk.upload(
        "streets_file", STREET_HEADER, "Hauptstraße;1-2;;;001", "Hauptstr.;2;;;002"
    )
    assert "Hauptstraße: 1-2 (Wahlbezirk 001) und 2 (Wahlbezirk 002)" in page
    assert not StreetRange.objects.exists()
    _status, page = desk.decide("streets_file", "verwerfen")
    assert ("Nichts hat sich geändert" in page, DistrictFile.objects.count()) == (True, 0)
    desk.upload("streets_file", STREET_HEADER, "Hauptstraße;1-2;;;001")
    _status, page = desk.decide("streets_file")
    assert "Neu zugeordnete Personen: 2, ohne Wahlbezirk: 1." in page
    assert "1 Person im Verzeichnis hat keinen Wahlbezirk" in page
    assert desk.client.get(desk.at("streets_csv")).content.decode().splitlines()[1:] == [
        f"15.03.2026;{desk.election.municipality.ags};Hauptstraße;1-2;;;001"
    ]


def test_a_refused_file_says_line_field_and_remedy_and_nothing_waits(desk):
    status, page = desk.upload("streets_file", STREET_HEADER, "Weg;links;;;001", "Weg;1;;;9")
    assert (status, DistrictFile.objects.count()) == (422, 0)
    assert "Zeile 2, Feld Hausnummern-Bereich: „links“ ist kein Bereich" in page
    assert "Zeile 3, Feld Bezirk-Nr: Einen Wahlbezirk „9“ gibt es in dieser Wahl nicht." in page


def test_a_waiting_file_whose_district_went_can_only_be_dropped(desk):
    desk.upload("streets_file", STREET_HEADER, "Weg;;;;001")
    District.objects.update(number="77")
    page = desk.see("streets_file")
    assert ("passt nicht mehr" in page, 'value="uebernehmen"' in page) == (True, False)
    desk.decide("streets_file", "verwerfen")
    assert not DistrictFile.objects.exists()


def test_a_file_that_replaced_the_one_that_was_seen_is_shown_first(desk):
    desk.upload("polling_places_file", PLACE_HEADER, "001;A;W;;;;")
    status, page = desk.send("polling_places_file", act="uebernehmen", sha256="0" * 64)
    assert (status, "Inzwischen liegt eine andere Datei vor" in page) == (422, True)


def test_who_has_no_district_is_a_list_that_can_be_worked_off(desk):
    assert "Jede Person im Verzeichnis hat einen Wahlbezirk" in desk.see("unassigned")
    first, second = factories.unassigned(desk.election), factories.unassigned(desk.election)
    assert "2 Personen, nach Anschrift" in desk.see("unassigned")
    page = desk.see("choose_district", first.pk)
    assert "Auch alle anderen mit derselben Anschrift (1)" in page
    status, _page = desk.send("choose_district", first.pk, district=desk.one.pk)
    assert (status, RegisterCorrection.objects.count()) == (422, 0)
    _status, page = desk.send(
        "choose_district", first.pk, district=desk.one.pk, reason="Neubau", with_neighbours="on"
    )
    assert "2 Personen sind zugeordnet." in page
    assert desk.client.get(desk.at("choose_district", second.pk)).status_code == 404
    StreetRange.objects.create(
        election=desk.election, district=desk.one, street="Hauptstr.", street_key="hauptstrasse"
    )
    entries(desk, 2)
    assert "Neu zugeordnete Personen: 2, ohne Wahlbezirk: 0." in desk.send("unassigned")[1]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"strasse": "Haupt-Str.", "hausnummer": "7"}, "Wahlbezirk 001 Rathaus"),
        ({"strasse": "Hauptstraße", "hausnummer": "8"}, "Kein Wahlbezirk gefunden"),
        ({"strasse": "Haupt"}, "Straßen, die so beginnen"),
        ({"strasse": "Hauptstr. 7"}, "Wahlbezirk 001 Rathaus"),
        ({"strasse": "Hauptstr. 8"}, "Straßen, die so beginnen"),
        ({"strasse": "Nirgendwo"}, "Keine Straße im Verzeichnis beginnt so."),
        ({"strasse": ""}, "error"),
        ({}, "1-99 ungerade"),
    ],
)
def test_an_address_is_looked_up(asked, shown, desk):
    StreetRange.objects.create(
        election=desk.election, district=desk.one, street="Hauptstraße",
        street_key="hauptstrasse", side="odd", first=1, last=99,
    )  # fmt: skip
    assert shown in desk.see("streets", **asked)


def test_a_polling_place_is_written_and_its_access_stays_unknown(desk):
    _status, page = desk.send("edit_district", desk.one.pk, name="Rathaus", address="Markt 1")
    assert "Zur Anschrift gehört die Bezeichnung des Wahlraums." in page
    desk.send(
        "edit_district",
        desk.one.pk,
        name="Altes Rathaus",
        room="Saal",
        address="Markt 1",
        reason="Umbenannt",
    )
    desk.one.refresh_from_db()
    assert (desk.one.name, desk.one.polling_place.accessible) == ("Altes Rathaus", None)
    desk.send("edit_district", desk.one.pk, name="Altes Rathaus", room="Saal", accessible="ja")
    desk.one.polling_place.refresh_from_db()
    assert desk.one.polling_place.accessible is True


def test_a_district_made_by_mistake_is_removed_after_a_question(desk):
    assert desk.at("remove_district", desk.one.pk) in desk.see("edit_district", desk.one.pk)
    StreetRange.objects.create(
        election=desk.election, district=desk.one, street="Weg", street_key="weg"
    )
    status, page = desk.send("remove_district", desk.one.pk)
    assert (status, "Straßenabschnitte 1, Auszählungsbezirke 0" in page) == (422, True)
    StreetRange.objects.all().delete()
    _status, page = desk.send("remove_district", desk.one.pk)
    assert "Wahlbezirk 001 Rathaus ist entfernt." in page
    assert not District.objects.exists()


@pytest.mark.rules("R-DIST-06")
def test_a_postal_district_is_made_and_says_how_few_cards_it_has(desk):
    assert "Noch kein Briefwahlbezirk" in desk.see("postal_districts")
    status, page = desk.send("postal_districts", number="901")
    assert (status, "Geben Sie ihm einen Namen." in page) == (422, True)
    _status, page = desk.send("postal_districts", number="901", name="Brief", districts="001")
    status, refused = desk.send("postal_districts", number="901", districts="001-009")
    assert (status, "„001-009“ gibt es nicht" in refused) == (422, True)
    assert ("901 Brief ist gespeichert" in page, "unter 50" in page) == (True, True)
    assert "Briefwahlbezirk 901 Brief ändern" in desk.see("postal_districts", nummer="901")


def test_who_only_reads_sees_the_districts_and_nothing_to_do(client):
    desk = Desk(client, Role.AUDITOR)
    factories.unassigned(desk.election)
    page = desk.see("districts")
    assert ("1 Person im Verzeichnis hat keinen" in page, "Ohnebezirk" in page) == (True, False)
    assert "einlesen" not in page
