"""Wahlbezirke and who belongs to them: what the acts write, refuse and leave alone."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from ballots.actions.counting.units import add_unit
from ballots.models import CountingUnit
from elections.actions.course.setup import add_district
from elections.actions.districts.by_hand import (
    DistrictFacts,
    assign_postal_district,
    edit_district,
    remove_district,
)
from elections.actions.districts.diff import diff_of
from elections.actions.districts.files import drop, hand_in, take_in_polling_places
from elections.actions.register.assignment import (
    assign_districts,
    choose_district,
    take_in_streets,
)
from elections.actions.register.numbering import fix_numbers
from elections.files.districts.polling_places import places_of, write_polling_places
from elections.files.districts.streets import streets_of, write_streets
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.districts.rules import DistrictRule
from elections.models import DistrictFile, PollingPlace, StreetRange
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.models.course.turnout import last_turnout
from elections.models.register.address import identity_mark
from elections.models.register.entries import (
    RegisterClosing,
    RegisterCorrection,
    RegisterEntry,
    RegisterStrike,
)
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, PastElection, StateTotal
from tests import factories
from tests.database import by_owner

pytestmark = pytest.mark.django_db
PLACES, STREETS = DistrictFile.Kind.PLACES, DistrictFile.Kind.STREETS
TODAY = date(2026, 2, 10)
PLACE_HEADER = (
    "datum;ags;Bezirk-Nr;Bezirk-Name;Bezirk-Art;Wahlraum-Bezeichnung;Wahlraum-Adresse;"
    "Wahlraum-Barrierefrei;Wahlraum-Barrierefrei-Ergaenzung"
)
STREET_HEADER = "datum;ags;Strassen-Name;Hausnummern-Bereich;PLZ;Ortsteil;Bezirk-Nr"


def refused(act, rule):
    with pytest.raises(RuleViolation) as caught:
        act()
    assert caught.value.rule is rule
    return caught.value


class Office:
    """A town hall with two Wahlbezirke, and what it does with its tables."""

    def __init__(self):
        self.election = factories.election()
        self.actor = factories.lead(self.election.municipality)
        self.one, self.two = (
            add_district(self.election.pk, number=number, name=name, actor=self.actor)
            for number, name in [("001", "Rathaus"), ("002", "Schule")]
        )

    def rows(self, header, *rows):
        key = f"15.03.2026;{self.election.municipality.ags};"
        return "\n".join([header, *(key + row for row in rows)]).encode()

    def hand_in(self, kind, *rows):
        content = self.rows(PLACE_HEADER if kind == PLACES else STREET_HEADER, *rows)
        return hand_in(self.election.pk, kind, content, name="t.csv", actor=self.actor)

    def streets(self, *rows, **answers):
        file = self.hand_in(STREETS, *rows)
        return take_in_streets(self.election.pk, sha256=file.sha256, actor=self.actor, **answers)

    def places(self, *rows):
        file = self.hand_in(PLACES, *rows)
        return take_in_polling_places(self.election.pk, sha256=file.sha256, actor=self.actor)

    def enter(self, street, house="1", district=None, origin="extract", name="Muster"):
        return RegisterEntry.objects.create(
            election=self.election,
            district=district,
            family_name=name,
            given_names="Ada",
            birth_date=date(1980, 1, 1),
            street=street,
            house_number=house,
            sort_key=f"{name} ada".casefold(),
            identity=identity_mark(name, "Ada"),
            origin=origin,
        )

    def assign(self):
        return assign_districts(self.election.pk, actor=self.actor)

    def counts(self):
        done = self.assign()
        return done.assigned, done.unassigned

    def choose(self, entry, district, *, with_neighbours=False):
        return choose_district(
            entry.pk,
            district.pk,
            reason="Neubau, noch nicht im Verzeichnis",
            with_neighbours=with_neighbours,
            today=TODAY,
            actor=self.actor,
        )

    def close(self, district):
        RegisterClosing.objects.create(
            district=district, source="Muster", closed_on=date(2026, 3, 14), closed_by=self.actor
        )

    def where(self, *entries):
        found = {entry.pk: entry for entry in RegisterEntry.objects.select_related("district")}
        return [
            (found[entry.pk].district.number, found[entry.pk].number)
            if found[entry.pk].district
            else None
            for entry in entries
        ]


@pytest.fixture
def office():
    return Office()


# --- Polling places ---------------------------------------------------------------------------


@pytest.mark.rules("R-DIST-01")
def test_polling_places_come_in_and_go_out_alike(office):
    file = office.hand_in(
        PLACES,
        "001;Rathaus am Markt;W;Saal;Markt 1;ja;",
        "003;Kita;W;Gruppenraum;Weg 2;;Klingel",
        "901;Brief;B;Rathaus, Raum 7;Markt 1;nein;Stufen",
    )
    diff = diff_of(file)
    assert not PollingPlace.objects.exists()  # a dry run writes nothing
    assert [change.after.number for change in diff.new] == ["003", "901"]
    assert [(c.before.name, c.after.room) for c in diff.changed] == [("Rathaus", "Saal")]
    assert [entry.number for entry in diff.missing] == ["002"]
    take_in_polling_places(office.election.pk, sha256=file.sha256, actor=office.actor)
    assert not DistrictFile.objects.exists()
    written = write_polling_places(
        office.election.day, office.election.municipality.ags, places_of(office.election)
    )
    again = diff_of(hand_in(office.election.pk, PLACES, written, name="t.csv", actor=office.actor))
    assert (again.new, again.changed, again.missing, again.same) == ((), (), (), 4)
    room = office.election.postal_districts.get().room
    assert (str(room), room.accessible, room.access_note) == (
        "Rathaus, Raum 7, Markt 1",
        False,
        "Stufen",
    )
    assert list(
        office.election.districts.values_list("number", "name", "polling_place__accessible")
    ) == [("001", "Rathaus am Markt", True), ("002", "Schule", None), ("003", "Kita", None)]


def test_a_room_that_the_table_no_longer_names_is_gone(office):
    office.places("001;Rathaus;W;Saal;Markt 1;ja;")
    diff = office.places("001;Rathaus;W;;;;")
    assert (len(diff.changed), PollingPlace.objects.count()) == (1, 0)


def test_only_the_file_that_was_seen_is_taken_in(office):
    seen = office.hand_in(PLACES, "001;Rathaus;W;Saal;;;")
    office.hand_in(PLACES, "001;Rathaus;W;Keller;;;")
    refused(
        lambda: take_in_polling_places(office.election.pk, sha256=seen.sha256, actor=office.actor),
        DistrictRule.DISTRICT_FILE_REPLACED,
    )
    drop(office.election.pk, PLACES, actor=office.actor)
    refused(
        lambda: drop(office.election.pk, PLACES, actor=office.actor),
        DistrictRule.DISTRICT_FILE_GONE,
    )
    assert not PollingPlace.objects.exists()


@pytest.mark.rules("R-DIST-06")
def test_a_district_is_changed_by_hand(office):
    facts = DistrictFacts("Rathaus", "Saal", "Markt 1", accessible=False, note="Stufen")
    edit_district(office.one.pk, facts, actor=office.actor)
    postal = assign_postal_district(
        office.election.pk, "901", "Brief", [office.one.pk, office.two.pk], actor=office.actor
    )
    assign_postal_district(office.election.pk, "901", "", [office.two.pk], actor=office.actor)
    assert list(
        office.election.districts.values_list("postal_district__name", "polling_place__accessible")
    ) == [(None, False), ("Brief", None)]
    assert str(postal) == "901 Brief"
    refused(
        lambda: assign_postal_district(office.election.pk, "902", "", [], actor=office.actor),
        DistrictRule.POSTAL_NUMBER_NEEDS_NAME,
    )


@pytest.mark.rules("R-DIST-01")
def test_only_a_district_to_which_nothing_belongs_goes(office):
    office.places("001;Rathaus;W;Saal;;;")
    entry = office.enter("Weg", district=office.one)
    office.streets("Weg;;;;001", "Hof;;;;002")
    add_unit(
        office.election.pk,
        number="1",
        name="Schule",
        kind=CountingUnit.Kind.JOINT,
        districts=[office.two],
        actor=office.actor,
    )
    for district, facts in [(office.one, (1, 1, 0, 0, 0)), (office.two, (0, 1, 1, 0, 0))]:
        violation = refused(
            lambda district=district: remove_district(district.pk, actor=office.actor),
            DistrictRule.DISTRICT_IN_USE,
        )
        belongs = tuple(
            violation.facts[name] for name in ("persons", "streets", "units", "cards", "closings")
        )
        assert belongs == facts
    office.election.street_ranges.all().delete()
    by_owner("DELETE FROM elections_registerentry WHERE id = %s", entry.pk)
    assert str(remove_district(office.one.pk, actor=office.actor)) == "001 Rathaus"
    assert list(office.election.districts.all()) == [office.two]
    assert AuditEvent.objects.filter(act="district.removed").get().details == {"number": "001"}


def test_the_database_keeps_a_district_with_entries_whoever_deletes_it(office):
    office.enter("Weg", district=office.one)
    with connection.cursor() as cursor:
        delete = "DELETE FROM elections_district WHERE id = %s"
        with pytest.raises(IntegrityError, match="register"), transaction.atomic():
            cursor.execute(delete, [office.one.pk])
        cursor.execute(delete, [office.two.pk])
    assert list(office.election.districts.all()) == [office.one]


@pytest.mark.parametrize("write", ["INSERT", "UPDATE"])
def test_the_database_takes_no_entry_of_a_district_that_does_not_exist(office, write):
    office.enter("Weg", district=office.one)
    entries = RegisterEntry.objects
    with pytest.raises(IntegrityError, match="does not exist"), transaction.atomic():  # noqa: PT012 - two ways to write
        if write == "UPDATE":
            entries.update(district_id=0)
        else:
            copy = entries.get()
            copy.pk, copy.registration_id, copy.number, copy.district_id = None, "", None, 0
            copy.save(force_insert=True)
    entries.update(district_id=None)
    assert entries.get().district is None


@pytest.mark.rules("R-DIST-01", "R-WS-03")
def test_a_district_stays_that_a_card_without_an_entry_names(office):
    application = CardApplication.objects.create(
        election=office.election, channel="letter", received_at=timezone.now(), late="special"
    )
    card = {"election": office.election, "application": application, "issued_at": timezone.now()}
    PollingCard.objects.create(**card, series="B", number=1, holder={"district": office.one.pk})
    found = refused(
        lambda: remove_district(office.one.pk, actor=office.actor), DistrictRule.DISTRICT_IN_USE
    )
    assert found.facts["cards"] == 1
    assert str(remove_district(office.two.pk, actor=office.actor)).startswith("002")


def test_once_the_count_has_begun_no_district_changes():
    election = factories.election(Phase.COUNTING)
    actor = factories.lead(election.municipality)
    district = election.districts.get()
    facts = DistrictFacts("Neu", "", "", accessible=None, note="")
    for act in [
        lambda: edit_district(district.pk, facts, actor=actor),
        lambda: remove_district(district.pk, actor=actor),
        lambda: assign_postal_district(election.pk, "9", "Brief", [], actor=actor),
        lambda: hand_in(election.pk, PLACES, b"", name="", actor=actor),
        lambda: hand_in(election.pk, STREETS, b"", name="", actor=actor),
    ]:
        refused(act, CourseRule.COUNT_HAS_BEGUN)


# --- Street directory -------------------------------------------------------------------------


@pytest.mark.rules("R-REG-02")
def test_a_street_directory_replaces_the_one_before_and_assigns(office):
    entries = [office.enter("Hauptstr."), office.enter("Hauptstraße", "2"), office.enter("Weg")]
    office.streets("Hauptstraße;1-99 ungerade;;;001", "Alte Gasse;;;;001")
    assert office.where(*entries) == [("001", 1), None, None]
    diff, assignment = office.streets(
        "Hauptstraße;1-99 ungerade;;;001", "Hauptstraße;gerade;;;002", "Weg;1-9;;;001"
    )
    assert (len(diff.new), diff.same, [one.street for one in diff.gone]) == (2, 1, ["Alte Gasse"])
    assert (assignment.assigned, assignment.unassigned) == (2, 0)
    assert [place[0] for place in office.where(*entries)] == ["001", "002", "001"]
    written = write_streets(
        office.election.day, office.election.municipality.ags, streets_of(office.election)
    )
    file = hand_in(office.election.pk, STREETS, written, name="t.csv", actor=office.actor)
    again = diff_of(file)
    assert (again.new, again.gone, again.same) == ((), (), 3)


def test_a_directory_tells_what_to_look_at_before_it_is_taken_in(office):
    diff = diff_of(office.hand_in(STREETS, "Weg;1-9;;;001", "Weg;1-9;;;001", "Weg;9;;;001"))
    assert (diff.repeated, diff.without_street, diff.overlaps) == (1, ("002",), ())
    diff = diff_of(office.hand_in(STREETS, "Weg;1-9;;;001", "WEG;9;;;002"))
    assert [(pair.one.district, pair.other.district) for pair in diff.overlaps] == [("001", "002")]
    assert not StreetRange.objects.exists()


@pytest.mark.rules("R-REG-02", "C-18")
def test_after_a_closing_the_directory_stays_and_nobody_comes_into_the_closed_district(office):
    office.streets("Weg;;;;001", "Hof;;;;002")
    file = office.hand_in(STREETS, "Weg;;;;002")
    office.close(office.one)
    entries = [office.enter("Weg"), office.enter("Hof"), office.enter("Nirgends")]
    refused(
        lambda: take_in_streets(office.election.pk, sha256=file.sha256, actor=office.actor),
        DistrictRule.STREETS_AFTER_CLOSING,
    )
    assert office.counts() == (1, 2)
    assert [place and place[0] for place in office.where(*entries)] == [None, "002", None]
    refused(lambda: office.choose(entries[0], office.one), DistrictRule.DISTRICT_CLOSED)


# --- Assignment -------------------------------------------------------------------------------


@pytest.mark.rules("R-REG-03")
def test_nobody_moves_once_numbers_are_fixed(office):
    moved, unknown = office.enter("Weg", district=office.two), office.enter("Hof")
    fix_numbers(office.election.pk, now=timezone.now(), actor=office.actor)
    office.streets("Weg;;;;001", "Hof;;;;002")
    assert office.where(moved, unknown) == [("002", 1), ("002", 2)]


@pytest.mark.rules("R-REG-03", "R-REG-06")
def test_until_then_everybody_follows_the_directory_and_numbers_are_given_anew(office):
    office.streets("Weg;;;;001", "Hof;;;;001")
    entries = [office.enter("Weg", name="Yilmaz"), office.enter("Hof", name="Adam")]
    assert office.counts() == (2, 0)
    assert office.where(*entries) == [("001", 2), ("001", 1)]
    office.streets("Weg;;;;001")
    assert office.where(*entries) == [("001", 1), None]


def test_who_was_put_somewhere_by_hand_stays_there(office):
    office.streets("Weg;;;;001")
    chosen, typed = office.enter("Neubau"), office.enter("Weg", district=office.two, origin="hand")
    office.choose(chosen, office.two)
    office.streets("Weg;;;;001", "Neubau;;;;001")
    assert [place[0] for place in office.where(chosen, typed)] == ["002", "002"]


def test_an_empty_directory_takes_nobody_away(office):
    entry = office.enter("Weg", district=office.two)
    assert office.counts() == (0, 0)
    assert office.where(entry) == [("002", None)]


def test_where_there_is_one_district_everybody_belongs_to_it():
    election = factories.election()
    actor = factories.lead(election.municipality)
    add_district(election.pk, number="1", name="Alle", actor=actor)
    RegisterEntry.objects.create(
        election=election, family_name="A", given_names="B", birth_date=date(1990, 1, 1),
        street="X", identity=identity_mark("A", "B"),
    )  # fmt: skip
    done = assign_districts(election.pk, actor=actor)
    assert (done.assigned, done.unassigned) == (1, 0)


def test_assigning_asks_the_same_number_of_queries_whatever_the_size(
    office, django_assert_num_queries
):
    office.streets("Weg;;;;001")
    for count in (3, 30):
        for number in range(count):
            office.enter("Weg", str(number))
        with django_assert_num_queries(26, exact=False):
            assert office.assign().assigned == count


@pytest.mark.rules("R-REG-10")
def test_a_person_is_assigned_by_hand_with_date_hand_and_reason(office):
    entry, neighbour, other = (office.enter("Neubau"), office.enter("Neubau"), office.enter("Weg"))
    struck = office.enter("Neubau")
    RegisterStrike.objects.create(entry=struck, ground="died", struck_on=TODAY)
    refused(lambda: office.choose(struck, office.one), DistrictRule.ENTRY_STRUCK)
    assert office.choose(entry, office.two, with_neighbours=True) == 2
    assert office.where(entry, neighbour, other, struck) == [
        ("002", None),
        ("002", None),
        None,
        None,
    ]
    correction = RegisterCorrection.objects.filter(entry=entry).get()
    assert (
        correction.before,
        correction.after,
        correction.corrected_on,
        correction.reason,
        correction.recorded_by,
    ) == (
        {"district": ""},
        {"district": "002"},
        TODAY,
        "Neubau, noch nicht im Verzeichnis",
        office.actor,
    )
    event = AuditEvent.objects.filter(act="register.district_chosen").get()
    assert event.details == {"district": "002", "persons_assigned": 2}
    refused(lambda: office.choose(entry, office.one), DistrictRule.DISTRICT_CHOSEN_ALREADY)
    fix_numbers(office.election.pk, now=timezone.now(), actor=office.actor)
    office.choose(other, office.two)
    assert office.where(other) == [("002", 3)]


# --- The last turnout -------------------------------------------------------------------------


@pytest.mark.rules("R-DIST-03")
def test_the_turnout_is_the_own_one_else_that_of_the_state_else_unknown(office):
    election = office.election
    assert last_turnout(election) is None
    StateTotal.objects.create(day=date(2015, 11, 29), turnout=Decimal("8.2"), source="Land 2015")
    StateTotal.objects.create(day=date(2021, 3, 14), source="ohne Zahl")
    StateTotal.objects.create(day=election.day, turnout=Decimal(99), source="dieselbe Wahl")
    state = last_turnout(election)
    assert (state.share, state.source, state.of_state) == (Fraction(82, 1000), "Land 2015", True)
    past = {"municipality": election.municipality, "kind": PastElection.Kind.FOREIGNERS}
    PastElection.objects.create(**past, day=date(2021, 3, 14), source="ohne Zahl")
    PastElection.objects.create(
        **past, day=election.day - timedelta(4000), eligible=1000, voters=97, source="Stadt 2015"
    )
    own = last_turnout(election)
    assert (own.share, own.source, own.of_state) == (Fraction(97, 1000), "Stadt 2015", False)
