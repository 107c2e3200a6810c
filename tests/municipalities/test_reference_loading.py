"""The reference data come in: into an empty database, and the same files a second time."""

import json
import runpy
from datetime import date
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from municipalities.actions.reference import load_reference, rows_to_load
from municipalities.files.reference import SHIPPED, read_reference
from municipalities.models import AuditEvent, PastElection
from municipalities.models.sorting import sort_key
from tests import factories
from tests.municipalities.test_reference import everything


@pytest.mark.django_db
def test_loading_is_one_event_and_the_same_files_a_second_time_change_nothing():
    reference = read_reference()
    steps: list[int] = []
    assert load_reference(reference, advance=steps.append).is_new
    assert sum(steps) == rows_to_load(reference)
    event = AuditEvent.objects.get(act="reference.loaded")
    assert event.chain_id == "land"
    assert event.details["sha256"] == reference.sha256
    assert event.details["rows"]["Municipality"] == {"new": 421, "skip": 4}
    before = everything()
    assert not load_reference(reference).is_new
    assert everything() == before
    assert AuditEvent.objects.filter(act="reference.loaded").count() == 1


@pytest.mark.django_db
def test_the_command_loads_and_then_says_that_nothing_is_new(settings):
    settings.DATABASE_OWNER = settings.DATABASE_PROGRAM  # inside a transaction nobody changes
    first, second = StringIO(), StringIO()
    call_command("load_reference", stdout=first)
    assert "  Gemeinden: 421 neu, 4 unverändert oder ausgelassen" in first.getvalue().splitlines()
    call_command("load_reference", stdout=second)
    assert second.getvalue() == "Die Stammdaten sind auf dem neuesten Stand.\n"


@pytest.mark.django_db
def test_the_migration_gives_rows_of_before_the_key_of_their_file():
    migration = import_module("municipalities.migrations.0012_what_sources_state")
    hanau = factories.MunicipalityFactory(ags="06415000", previous_ags="06435014", name="Hanau")
    fulda = factories.MunicipalityFactory(ags="06631009", name="Fulda")
    for place, day in (
        (hanau, date(2021, 3, 14)),
        (hanau, date(2026, 3, 15)),
        (fulda, date(2021, 3, 14)),
    ):
        PastElection.objects.create(municipality=place, kind="council", day=day, source="HSL")
    migration.give_keys(apps, None)
    found = PastElection.objects.order_by("day", "ags").values_list("day", "ags", "area")
    assert list(found) == [
        (date(2021, 3, 14), "06435014", "Hanau"),
        (date(2021, 3, 14), "06631009", "Fulda"),
        (date(2026, 3, 15), "06415000", "Hanau"),
    ]


def test_the_map_is_made_from_the_boundaries_and_knows_every_municipality():
    make_map = runpy.run_path(str(SHIPPED / "make_map.py"))["make_map"]
    topology = json.loads((SHIPPED / "hessen_gemeinden.topojson").read_text(encoding="utf-8"))
    shipped = json.loads((SHIPPED / "map.json").read_text(encoding="utf-8"))
    assert make_map(topology) == shipped
    assert all(path.startswith("M") and path.endswith("z") for path in shipped["areas"].values())
    assert len(shipped["areas"].keys() - set(shipped["uninhabited"])) == 421


NAMES = {
    "umlauts count as the bare letter": ("Büdingen", "budingen"),
    "ß counts as ss": ("Groß-Gerau", "gross gerau"),
    "marks of other scripts are left out": ("Łódź Şahin", "lodz sahin"),
    "letters without decomposition have their place": ("Ærø Þorð", "aero thord"),
    "capital dotted i is an i": ("İnce", "ince"),
    "punctuation separates words": ("Limburg a. d. Lahn", "limburg a d lahn"),
}


@pytest.mark.parametrize(("name", "key"), NAMES.values(), ids=NAMES)
def test_names_sort_by_din_5007(name, key):
    assert sort_key(name) == key
