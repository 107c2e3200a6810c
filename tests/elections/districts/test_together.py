"""All Wahlbezirke and all Briefwahlbezirke on one page each; names are corrected with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.actions.course.setup import add_district
from elections.actions.districts.by_hand import (
    DistrictFacts,
    assign_postal_district,
    edit_district,
    remove_district,
)
from elections.actions.register.closing import close_register
from elections.law.course.phases import Phase
from elections.law.districts.corrections import check_rename
from elections.law.districts.rules import DistrictRule
from elections.law.register.closing import RegisterCounts
from elections.models import PostalDistrict
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests import factories
from tests.ballots.counting.test_plan import sent, text

DAY = date(2026, 3, 12)


@pytest.mark.rules("R-REG-11", "C-18")
@pytest.mark.parametrize(
    ("reason", "closed_on", "rule"),
    [
        ("Schreibfehler", None, None),
        ("", None, DistrictRule.RENAME_NEEDS_REASON),
        ("Schreibfehler", DAY, DistrictRule.NAME_IS_CERTIFIED),
    ],
    ids=["with a reason", "without one", "after the closing"],
)
def test_a_name_is_corrected_with_a_reason_until_it_is_certified(reason, closed_on, rule):
    said = None
    try:
        check_rename("001", reason=reason, closed_on=closed_on)
    except RuleViolation as violation:
        said = violation.rule
    assert said is rule


@pytest.fixture
def made(client):
    election = factories.election()
    actor = factories.officer(election.municipality)
    client.force_login(actor)
    for number, name in [("001", "Rathaus"), ("002", "Schlue")]:
        add_district(election.pk, number=number, name=name, actor=actor)
    return election


def page(name, election, *more):
    return reverse(f"elections:{name}", args=[election.pk, *more])


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["districts_together", "postal_districts_together"])
def test_a_word_that_no_row_offers_and_an_endless_number_of_rows_are_refused(client, made, name):
    actor = factories.lead(made.municipality)
    assign_postal_district(made.pk, "900", "Briefwahl", [], actor=actor)
    address = page(name, made)
    typed = sent(client.get(address))
    access = client.post(address, typed | {"zeilen-0-accessible": "vielleicht"})
    assert (access.status_code, "accessible" in access.context["rows"].forms[0].errors) == (
        422, True,
    )  # fmt: skip
    for count in ("9" * 5_000, "-1", "1e9", "²"):
        for key in ("INITIAL_FORMS", "TOTAL_FORMS"):
            answer = client.post(address, typed | {f"zeilen-{key}": count})
            assert answer.status_code in (302, 422)


@pytest.mark.django_db
def test_a_room_that_stays_as_it_is_is_not_logged_as_edited(made):
    actor, district = factories.officer(made.municipality), made.districts.first()
    for room, edited in [("", 0), ("Saal", 1), ("Saal", 1), ("Halle", 2), ("", 3), ("", 3)]:
        facts = DistrictFacts(district.name, room, "Weg 1" if room else "", None, "")
        edit_district(district.pk, facts, actor=actor)
        assert AuditEvent.objects.filter(act="polling_place.edited").count() == edited


@pytest.mark.django_db
def test_a_briefwahlbezirk_that_receives_the_same_is_not_logged_as_assigned(client, made):
    actor = factories.officer(made.municipality)
    keys = list(made.districts.values_list("pk", flat=True))
    for districts, assigned in [(keys, 1), (keys[::-1], 1), (keys[:1], 2), ([], 3), ([], 3)]:
        assign_postal_district(made.pk, "900", "Briefwahl", districts, actor=actor)
        assert AuditEvent.objects.filter(act="postal_district.assigned").count() == assigned
    address = page("postal_districts_together", made)
    logged = AuditEvent.objects.count()
    assert client.post(address, sent(client.get(address))).status_code == 302
    assert AuditEvent.objects.count() == logged


@pytest.mark.django_db
def test_a_row_set_aside_that_no_key_can_name_is_not_found(client, made):
    for key in ("9" * 5_000, "9" * 19, "0", "x"):
        assert client.get(f"{page('street_add', made)}?zeile={key}").status_code == 404


@pytest.mark.django_db
def test_many_districts_are_entered_and_changed_with_one_confirmation(client, made):
    address = page("districts_together", made)
    shown = client.get(address)
    changes = {
        "0_room": "Saal 1",
        "0_address": "Weg 1",
        "0_accessible": "ja",
        "1_name": "Schule",
        "2_number": "003",
        "2_name": "Halle",
        "2_room": "Turnhalle",
        "3_number": "004",
        "3_name": "Bad",
    }
    refused = client.post(address, sent(shown, **changes))
    assert refused.status_code == 422
    assert "002 Schlue" in text(refused)
    assert "bekommt einen anderen Namen" in text(refused)
    assert 'value="Turnhalle"' in text(refused)
    assert made.districts.count() == 2
    assert client.post(address, sent(shown, reason="Schreibfehler", **changes)).status_code == 302
    rows = {row.number: row for row in made.districts.select_related("polling_place")}
    assert {number: row.name for number, row in rows.items()} == {
        "001": "Rathaus",
        "002": "Schule",
        "003": "Halle",
        "004": "Bad",
    }
    assert (rows["001"].polling_place.name, rows["001"].polling_place.accessible) == (
        "Saal 1",
        True,
    )
    assert rows["003"].polling_place.name == "Turnhalle"
    event = AuditEvent.objects.get(act="district.renamed")
    assert event.details == {"name_before": "Schlue", "name": "Schule", "reason": "Schreibfehler"}


@pytest.mark.django_db
def test_all_rows_at_fault_are_named_and_nothing_is_written(client, made):
    address = page("districts_together", made)
    changes = {"2_number": "001", "2_name": "Doppelt", "3_number": "1", "3_name": "Ähnlich"}
    refused = client.post(address, sent(client.get(address), **changes, **{"0_room": "Saal"}))
    assert "Den Wahlbezirk 001 gibt es schon" in text(refused)
    assert "Es gibt schon die Nummer „001“" in text(refused)
    assert text(refused).count("error-summary") >= 1
    assert not hasattr(made.districts.get(number="001"), "polling_place")


@pytest.mark.django_db
@pytest.mark.rules("C-18")
def test_after_the_closing_the_room_changes_but_not_the_name(client, made):
    lead = factories.lead(made.municipality)
    closed = made.districts.get(number="001")
    close_register(
        closed.pk, RegisterCounts(5, 0, 0), closed_on=DAY, actor=lead, override_reason="Probe"
    )
    address = page("districts_together", made)
    shown = client.get(address)
    assert "abgeschlossen, deshalb steht der Name fest" in text(shown)
    refused = client.post(address, sent(shown, **{"0_name": "Anders"}, reason="Schreibfehler"))
    assert "Der Name des Wahlbezirks 001 steht fest" in text(refused)
    assert client.post(address, sent(shown, **{"0_room": "Saal 2"})).status_code == 302
    facts = DistrictFacts("Anders", "", "", None, "")
    with pytest.raises(RuleViolation) as violation:
        edit_district(closed.pk, facts, reason="Schreibfehler", actor=lead)
    assert violation.value.rule is DistrictRule.NAME_IS_CERTIFIED


@pytest.mark.django_db
def test_once_the_count_has_begun_the_page_says_that_the_districts_stand(client):
    counting = factories.election(Phase.COUNTING)
    client.force_login(factories.officer(counting.municipality))
    for name in ["districts_together", "postal_districts_together"]:
        assert "Die Bezirke stehen fest" in text(client.get(page(name, counting)))


@pytest.mark.django_db
def test_the_page_of_one_district_asks_for_the_reason_of_another_name(client, made):
    address = page("edit_district", made, made.districts.get(number="002").pk)
    refused = client.post(address, {"name": "Schule"})
    assert (refused.status_code, "Geben Sie dafür einen Grund an" in text(refused)) == (422, True)
    assert client.post(address, {"name": "Schule", "reason": "Tippfehler"}).status_code == 302
    assert made.districts.get(number="002").name == "Schule"


@pytest.mark.django_db
@pytest.mark.rules("R-DIST-06")
def test_postal_districts_are_made_filled_renamed_and_removed_in_one_table(client, made):
    address = page("postal_districts_together", made)
    changes = {
        "0_number": "901",
        "0_name": "Nord",
        "0_districts": "001",
        "0_room": "Saal",
        "1_number": "902",
        "1_name": "Süd",
        "1_districts": "001-002",
    }
    refused = client.post(address, sent(client.get(address), **changes))
    assert text(refused).count("Mehrfach genannt: 001.") >= 2
    assert PostalDistrict.objects.count() == 0
    changes["1_districts"] = "002"
    assert client.post(address, sent(client.get(address), **changes)).status_code == 302
    assert [
        (row.number, [one.number for one in row.districts.all()])
        for row in made.postal_districts.all()
    ] == [("901", ["001"]), ("902", ["002"])]
    assert made.postal_districts.get(number="901").room.name == "Saal"
    shown = client.get(address)
    changes = {"0_name": "Nordost", "0_districts": "001, 002", "1_goes": "on"}
    refused = client.post(address, sent(shown, **changes))
    assert "bekommt einen anderen Namen" in text(refused)
    assert client.post(address, sent(shown, reason="Zusammengelegt", **changes)).status_code == 302
    left = made.postal_districts.get()
    assert (left.name, left.districts.count()) == ("Nordost", 2)
    assert AuditEvent.objects.filter(act="postal_district.removed").count() == 1


@pytest.mark.django_db
def test_an_unknown_number_is_refused_in_its_row_and_stays_typed(client, made):
    address = page("postal_districts_together", made)
    changes = {"0_number": "901", "0_name": "Nord", "0_districts": "001, 077"}
    refused = client.post(address, sent(client.get(address), **changes))
    assert "Einen Wahlbezirk „077“ gibt es nicht" in text(refused)
    assert 'value="001, 077"' in text(refused)


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", "x" * 400], ids=["a row", "a row and what is for all"])
def test_a_refused_page_says_once_that_something_is_wrong_and_in_which_row(client, made, reason):
    address = page("districts_together", made)
    refused = client.post(address, sent(client.get(address), reason=reason, **{"0_name": ""}))
    title = text(refused).split("<title>")[1].split("</title>")[0].strip()
    assert title.startswith("Fehler: Wahlbezirke bearbeiten")
    assert ">001 Rathaus, Name – " in text(refused)


@pytest.mark.django_db
def test_new_rows_are_saved_beside_a_row_that_only_somebody_else_changed(client, made):
    address = page("districts_together", made)
    shown = client.get(address)
    other = made.districts.get(number="001")
    actor = factories.officer(made.municipality)
    edit_district(other.pk, DistrictFacts("Rathaus", "Saal", "", False, ""), actor=actor)
    new = {"2_number": "003", "2_name": "Halle", "1_room": "Aula"}
    assert client.post(address, sent(shown, **new)).status_code == 302
    rooms = {row.number: row for row in made.districts.select_related("polling_place")}
    assert sorted(rooms) == ["001", "002", "003"]
    kept = rooms["001"].polling_place
    assert (kept.name, kept.accessible) == ("Saal", False)
    assert rooms["002"].polling_place.name == "Aula"


@pytest.mark.django_db
def test_a_row_that_both_changed_is_refused_once(client, made):
    address = page("districts_together", made)
    shown = client.get(address)
    other = made.districts.get(number="001")
    actor = factories.officer(made.municipality)
    edit_district(other.pk, DistrictFacts("Rathaus", "Saal", "", True, ""), actor=actor)
    new = {"2_number": "003", "2_name": "Halle", "0_note": "Rampe", "0_room": "Foyer"}
    refused = client.post(address, sent(shown, **new))
    assert refused.status_code == 422
    said = "Inzwischen geändert: Wahlraum: „Saal“; Barrierefrei?: „ja“."
    assert said in text(refused)
    row = refused.context["rows"].forms[0]
    assert [row[name].value() for name in ("room", "accessible", "note")] == [
        "Foyer",
        "ja",
        "Rampe",
    ]
    again = {
        bound.html_name: bound.value() or "" for one in refused.context["rows"] for bound in one
    }
    management = refused.context["rows"].management_form
    again |= {bound.html_name: bound.value() for bound in management}
    assert client.post(address, {**again, "reason": ""}).status_code == 302
    kept = made.districts.get(number="001").polling_place
    assert (kept.name, kept.accessible, kept.access_note) == ("Foyer", True, "Rampe")
    assert made.districts.filter(number="003").exists()


@pytest.mark.django_db
def test_a_row_that_somebody_else_removed_does_not_hold_up_the_others(client, made):
    address = page("districts_together", made)
    shown = client.get(address)
    remove_district(made.districts.get(number="001").pk, actor=factories.officer(made.municipality))
    new = {"2_number": "003", "2_name": "Halle", "1_room": "Aula"}
    assert client.post(address, sent(shown, **new)).status_code == 302
    assert sorted(made.districts.values_list("number", flat=True)) == ["002", "003"]
    assert made.districts.get(number="002").polling_place.name == "Aula"
    written = client.post(address, sent(shown, **{"0_room": "Saal"}))
    assert "Eine Zeile gibt es nicht mehr" in text(written)


@pytest.mark.django_db
def test_a_postal_row_that_nobody_touched_keeps_what_somebody_else_wrote(client, made):
    address = page("postal_districts_together", made)
    actor = factories.officer(made.municipality)
    keys = dict(made.districts.values_list("number", "pk"))
    assign_postal_district(made.pk, "901", "Brief", [keys["001"]], actor=actor)
    shown = client.get(address)
    assign_postal_district(made.pk, "901", "", list(keys.values()), actor=actor)
    new = {"1_number": "902", "1_name": "Brief Süd"}
    answer = client.post(address, sent(shown, **new))
    assert answer.status_code == 302, [row.errors for row in answer.context["rows"]]
    assert made.postal_districts.get(number="901").districts.count() == 2
    assert made.postal_districts.filter(number="902").exists()
