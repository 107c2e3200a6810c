"""An address that somebody types has postcode and town: without them no letter arrives."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from elections.models import CalendarEntry
from elections.models.register.entries import RegisterEntry
from tests.database import by_owner
from tests.elections.register_scene import Scene
from tests.factories import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-REG-07")]
WHY = {"on": "2026-02-20", "reason": "Meldung", "basis": "ex_officio"}
NEW_HOME = {"street": "Skizzenweg", "house_number": "5"}
MISSING = [("postcode", ""), ("place", ""), ("postcode", "  ")]


@pytest.fixture
def scene():
    made = Scene()
    # Whatever today is: the inspection lies ahead.
    CalendarEntry.objects.filter(election=made.election, code="C-14").update(on=DAY.replace(2199))
    return made


@pytest.fixture
def office(scene):
    client = Client()
    client.force_login(scene.officer)
    return client


def at(scene, name, *keys) -> str:
    return reverse(f"elections:{name}", args=[scene.election.pk, *keys])


def shown(office, address: str, *names: str) -> dict[str, str]:
    """What stands in these fields of a page; whoever sends it sends that along."""
    form = office.get(address).context["form"]
    return {name: form[name].value() or "" for name in names}


@pytest.mark.parametrize(("column", "value"), MISSING)
def test_a_move_without_postcode_or_town_is_refused_beside_its_field(scene, office, column, value):
    page = at(scene, "entry_move", scene.entries[0].pk)
    home = {"postcode": "65549", "place": "Limburg"} | {column: value}
    answer = office.post(page, NEW_HOME | home | WHY)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [column])
    assert RegisterEntry.objects.get(pk=scene.entries[0].pk).street == "Hauptstraße"


def test_a_move_inside_the_municipality_keeps_postcode_and_town_of_before(scene, office):
    page = at(scene, "entry_move", scene.entries[0].pk)
    kept = shown(office, page, "street", "postcode", "place")
    assert kept == {"street": "", "postcode": "65549", "place": "Limburg"}
    assert office.post(page, kept | NEW_HOME | WHY).status_code == 302
    assert RegisterEntry.objects.get(pk=scene.entries[0].pk).dwelling == (
        "Skizzenweg 5, 65549 Limburg"
    )


def test_where_a_town_has_several_postcodes_none_is_guessed(scene, office):
    by_owner(
        "UPDATE elections_registerentry SET postcode = '65550' WHERE id = %s", scene.entries[1].pk
    )
    page = at(scene, "entry_move", scene.entries[0].pk)
    assert shown(office, page, "postcode", "place") == {"postcode": "", "place": "Limburg"}


def corrected(scene, office, **changes: str):
    page = at(scene, "entry_correct", scene.entries[0].pk)
    names = ("family_name", "given_names", "birth_date", "street", "house_number", "postcode",
             "place", "language")  # fmt: skip
    return office.post(page, shown(office, page, *names) | WHY | changes)


@pytest.mark.parametrize(("column", "value"), MISSING)
def test_a_correction_takes_no_postcode_and_no_town_away(scene, office, column, value):
    answer = corrected(scene, office, **{column: value})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [column])


def test_a_name_is_put_right_where_the_extract_knew_no_address_and_an_address_only_whole(
    scene, office
):
    nothing = {"street": "", "house_number": "", "postcode": "", "place": ""}
    RegisterEntry.objects.filter(pk=scene.entries[0].pk).update(**nothing)
    assert corrected(scene, office, family_name="Öztürkoğlu").status_code == 302
    answer = corrected(scene, office, **NEW_HOME)
    assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["postcode", "place"])


PERSON = {
    "family_name": "Petrenko", "given_names": "Olena", "birth_date": "1990-05-01",
    "postcode": "65549", "place": "Limburg", "nationality": "166", "second_nationality": "",
    "resident_since": "2020-01-01", "main_dwelling": "on",
}  # fmt: skip


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(("column", "value"), MISSING)
def test_nobody_is_entered_without_postcode_and_town(scene, office, late, column, value):
    page = at(scene, "entry_add") if late else at(scene, "new_person", scene.district.pk)
    person = PERSON | NEW_HOME | {"district": scene.district.pk} | WHY
    answer = office.post(page, person | {column: value})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [column])
    assert office.post(page, person).status_code == 302


def test_whoever_has_no_dwelling_is_asked_for_no_town(scene, office):
    person = PERSON | WHY | {"street": "ohne festen Wohnsitz", "district": scene.district.pk}
    answer = office.post(at(scene, "entry_add"), person | {
        "postcode": "", "place": "", "homeless": "on", "basis": "application"})  # fmt: skip
    assert not {"postcode", "place"} & set(answer.context["form"].errors if answer.context else ())
