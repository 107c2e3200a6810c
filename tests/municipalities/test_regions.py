"""The regions of the programme „Modellregionen Integration“, town by town."""

from __future__ import annotations

import csv

import pytest
from django.urls import reverse

from municipalities.actions.reference import load_reference
from municipalities.files.reference import SHIPPED, read_reference
from municipalities.models import Kreis, Municipality, Role
from municipalities.models.regions import ModelRegion, model_region_of
from tests import factories

HOCHTAUNUS = {
    "Bad Homburg v. d. Höhe", "Friedrichsdorf", "Glashütten", "Grävenwiesbach",
    "Königstein im Taunus", "Kronberg im Taunus", "Neu-Anspach", "Oberursel (Taunus)",
    "Schmitten im Taunus", "Steinbach (Taunus)", "Usingen", "Wehrheim", "Weilrod",
}  # fmt: skip
MAIN_KINZIG = {
    "Bad Orb", "Bad Soden-Salmünster", "Biebergemünd", "Birstein", "Brachttal", "Bruchköbel",
    "Erlensee", "Flörsbachtal", "Freigericht", "Gelnhausen", "Großkrotzenburg", "Gründau",
    "Hammersbach", "Hanau", "Hasselroth", "Jossgrund", "Langenselbold", "Linsengericht",
    "Maintal", "Neuberg", "Nidderau", "Niederdorfelden", "Rodenbach", "Ronneburg",
    "Schlüchtern", "Schöneck", "Sinntal", "Steinau an der Straße", "Wächtersbach",
}  # fmt: skip
TOWNS = {
    ModelRegion.KASSEL: {"Kassel"},
    ModelRegion.WETZLAR: {"Wetzlar"},
    ModelRegion.WIESBADEN: {"Wiesbaden"},
    ModelRegion.HOCHTAUNUS: HOCHTAUNUS,
    ModelRegion.OFFENBACH: {"Offenbach am Main"},
    ModelRegion.MAIN_KINZIG: MAIN_KINZIG,
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def hesse():
    """Every municipality of the state."""
    load_reference(read_reference())


def test_each_region_has_exactly_its_towns(hesse):
    found = {
        region: {town.short_name for town in Municipality.objects.in_model_region(region)}
        for region in ModelRegion
    }
    assert found == TOWNS


def test_a_municipality_knows_its_region_and_most_have_none(hesse):
    regions: dict[ModelRegion | None, set[str]] = {}
    for town in Municipality.objects.all():
        regions.setdefault(model_region_of(town), set()).add(town.short_name)
    without = regions.pop(None)
    assert regions == TOWNS
    assert len(without) == 421 - sum(len(towns) for towns in TOWNS.values())


def test_hanau_belongs_to_its_region_under_both_keys():
    old = Kreis.objects.create(key="06435", name="Main-Kinzig-Kreis", kind="Landkreis")
    own = Kreis.objects.create(key="06415", name="Hanau", kind="kreisfreie Stadt")
    before = factories.MunicipalityFactory.create(ags="06435014", kreis=old, name="Hanau 2025")
    since = factories.MunicipalityFactory.create(ags="06415000", kreis=own, name="Hanau 2026")
    assert list(Municipality.objects.in_model_region(ModelRegion.MAIN_KINZIG)) == [before, since]
    assert {model_region_of(before), model_region_of(since)} == {ModelRegion.MAIN_KINZIG}


def test_the_keys_are_those_of_the_towns_they_are_named_for():
    with (SHIPPED / "gemeinden_hessen.csv").open(encoding="utf-8", newline="") as file:
        names = {row["ags_2026"]: row["name"] for row in csv.DictReader(file)}
    keys = ["06611000", "06532023", "06414000", "06413000", "06415000"]
    assert [names[key].split(",")[0] for key in keys] == [
        "Kassel",
        "Wetzlar",
        "Wiesbaden",
        "Offenbach am Main",
        "Hanau",
    ]


@pytest.mark.parametrize(
    ("ags", "shown"),
    [
        pytest.param("06532023", True, id="in a region"),
        pytest.param("06532024", False, id="in none"),
    ],
)
def test_the_page_of_a_municipality_says_to_which_region_it_belongs(client, ags, shown):
    factories.term()
    place = factories.MunicipalityFactory.create(ags=ags, name="Wetzlar, Stadt")
    client.force_login(factories.officer(place))
    page = client.get(reverse("municipalities:detail", args=[ags])).content.decode()
    assert ("Modellregion Integration" in page) is shown


def test_a_filter_for_a_region_keeps_to_what_a_person_may_see(hesse):
    kassel = Municipality.objects.get(ags="06611000")
    wetzlar = Municipality.objects.get(ags="06532023")
    officer = factories.person(Role.ELECTION_OFFICER, kassel)
    seen = Municipality.objects.seen_by(officer)
    assert list(seen.in_model_region(ModelRegion.KASSEL)) == [kassel]
    assert wetzlar not in seen.in_model_region(ModelRegion.WETZLAR)
