"""A register to click through: set up once, found again; the running Wahlzeit stays as it is."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from elections.actions.register.check import check_extract
from elections.actions.register.files import keep_extract
from elections.actions.register.mappings import mapping_named
from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.register.cases import DoubtfulCase
from elections.models.register.imports import (
    ImportPiece,
)
from municipalities.models import AuditEvent, Municipality
from municipalities.models.body.standing import standings
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """The files beside an installation stay as they are."""
    settings.VAR_DIR = tmp_path
    settings.DEMO_ACCOUNTS_FILE = tmp_path / "accounts.json"


@pytest.fixture
def wiesbaden():
    """The town, with an election of the running Wahlzeit."""
    place = factories.MunicipalityFactory(ags="06414000", name="Wiesbaden, Landeshauptstadt")
    factories.election(Phase.NOMINATION, municipality=place, seats=7)
    return place


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("demo_register", *arguments, stdout=out)
    return out.getvalue()


def test_a_newcomer_finds_a_register_with_everything_that_can_come_up(wiesbaden, tmp_path):
    running = wiesbaden.elections.get().term

    def stands() -> list[object]:
        rows = standings(Municipality.objects.all(), running, today=factories.TODAY, overrides={})
        return [(row.municipality, row.body, row.seats) for row in rows]

    before = stands()
    told = run()
    election = Election.objects.get(municipality=wiesbaden, day__year=2031)
    counts = election.register_imports.get().outcome.counts
    found = {name: count for name, count in counts.items() if count}
    assert found == {
        "rows": 600, "eligible": 477, "excluded": 106, "doubtful": 17, "entered": 477,
        "unassigned": 5,
    }  # fmt: skip
    kinds = DoubtfulCase.objects.filter(election=election).values_list("kind", flat=True)
    assert {kind: list(kinds).count(kind) for kind in kinds} == {
        "nationality": 4, "birth_date": 3, "resident_since": 8, "twice": 2,
    }  # fmt: skip
    places = election.districts.values_list(
        "number", "polling_place__accessible", "postal_district__number"
    )
    assert (election.seats, list(places)) == (
        7, [("001", True, "900"), ("002", False, "900"), ("003", None, "900")],
    )  # fmt: skip
    assert election.register_entries.filter(blocked=True).count() == 1
    assert len(set(election.register_entries.values_list("language", flat=True))) == 8
    assert not ImportPiece.objects.exists()
    assert stands() == before
    for said in (
        "wahlamt.06414000",
        "auszug-beispiel-2.csv",
        f"/wahlen/{election.pk}/verzeichnis/",
    ):
        assert said in told

    events, files = AuditEvent.objects.count(), (tmp_path / "demo").iterdir()
    written = {file.name: file.read_bytes() for file in files}
    again = run()
    assert "steht schon da" in again
    assert AuditEvent.objects.count() == events
    assert {file.name: file.read_bytes() for file in (tmp_path / "demo").iterdir()} == written

    today = timezone.localdate()
    content = [written["auszug-beispiel-2.csv"]]
    later = keep_extract(
        election.pk, content, name="2.csv", taken_on=today, today=today, actor=None
    )
    later.reading = mapping_named(election, "Beispiel").as_json()
    later.save()
    facts = check_extract(later.pk, today=today).facts
    difference = {kind: count for kind, count in facts["difference"].items() if count}
    assert facts["faults"] == 1
    assert difference == {"new": 12, "changed": 3, "moved": 10, "gone": 12, "kept": 452}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["--ags", "06999999"], "load_reference", id="an unknown town"),
        pytest.param(["--day", "2021-03-14"], "nicht in der Zukunft", id="a day that is past"),
        pytest.param(["--day", "2031-03-17"], "Sonntag im März", id="a Monday"),
    ],
)
def test_what_cannot_be_shown_is_refused_and_leaves_nothing(wiesbaden, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(*arguments)
    assert Election.objects.count() == 1
