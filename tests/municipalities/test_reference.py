"""The reference data: what is loaded, what newer files change, and what is refused."""

import shutil
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Model

from municipalities.actions.reference import load_reference
from municipalities.files.reference import SHIPPED, read_reference
from municipalities.files.refusal import ImportRefused
from municipalities.models import (
    AuditChain,
    AuditEvent,
    KnownBody,
    Kreis,
    Municipality,
    PastElection,
    PastList,
    PastPlaceVotes,
    ResidentCount,
    StateStatement,
    StateTotal,
)

MODELS = (
    Kreis,
    Municipality,
    ResidentCount,
    PastElection,
    PastList,
    PastPlaceVotes,
    KnownBody,
    StateTotal,
    StateStatement,
)


def everything() -> dict[type[Model], list[tuple[object, ...]]]:
    return {model: list(model._default_manager.order_by("pk").values_list()) for model in MODELS}


@pytest.fixture(scope="module")
def loaded(once):
    """The shipped files, loaded once for all tests here."""
    once(lambda: load_reference(read_reference()))


@pytest.fixture(autouse=True)
def _loaded(db, loaded):
    """Every test begins with what the files say."""


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped files that a test may spoil."""
    return shutil.copytree(SHIPPED, tmp_path / "data")


def change(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_all_municipalities_and_kreise_of_hesse_are_there():
    assert Municipality.objects.count() == 421
    assert Kreis.objects.count() == 27
    kinds = Counter(Kreis.objects.values_list("kind", flat=True))
    assert kinds == {"Landkreis": 21, "kreisfreie Stadt": 6}
    assert ResidentCount.objects.count() == 421
    # 171 for certain, and Hungen with 1001 where the rounded share leaves it open.
    assert ResidentCount.objects.filter(foreign_residents__gt=1000).count() == 172
    assert KnownBody.objects.count() == 44 + 255
    assert StateTotal.objects.count() == 5
    assert not Municipality.objects.filter(name__contains="gemfr.").exists()


def test_earlier_elections_are_there_also_of_places_that_merged_since():
    council = PastElection.objects.filter(kind="council")
    per_day = Counter(day.isoformat() for day in council.values_list("day", flat=True))
    assert per_day == {
        "2001-03-18": 426,
        "2006-03-26": 426,
        "2011-03-27": 426,
        "2016-03-06": 426,
        "2021-03-14": 422,
    }
    merged = council.filter(municipality=None)
    assert (merged.count(), merged.filter(kreis=None).count()) == (29, 0)
    kinds = Counter(PastElection.objects.values_list("kind", flat=True))
    assert (kinds["foreigners"], kinds["kreis"]) == (80, 2)


def test_hanau_is_found_by_the_key_of_2026_and_keeps_its_earlier_one():
    hanau = Municipality.objects.get(ags="06415000")
    assert hanau.previous_ags == "06435014"
    assert hanau.map_key == "06435014"
    assert (hanau.kreis.key, hanau.kreis.kind, hanau.kind) == (
        "06415",
        "kreisfreie Stadt",
        "kreisfreie Stadt",
    )
    assert [row.day.year for row in hanau.past_elections.all()] == [2021, 2016, 2011, 2006, 2001]
    assert hanau.known_bodies.first().as_of == date(2026, 3, 15)
    assert {row.ags for row in hanau.past_elections.all()} == {"06435014"}
    assert not Municipality.objects.filter(ags="06435014").exists()


def test_values_are_those_of_the_source_and_unknown_stays_empty():
    darmstadt = Municipality.objects.get(ags="06411000")
    assert (darmstadt.population, darmstadt.population_as_of) == (162243, date(2022, 12, 31))
    count = darmstadt.resident_counts.get()
    assert (count.foreign_residents, count.status, count.as_of) == (
        33648,
        "estimate",
        date(2022, 5, 15),
    )
    election = darmstadt.past_elections.get(kind="foreigners", day=date(2026, 3, 15))
    assert (election.voters, election.invalid_ballots, election.valid_votes) == (3213, 346, 55303)
    assert (election.eligible, election.turnout_stated, election.seats) == (None, None, None)
    state = StateTotal.objects.get(day=date(2021, 3, 14))
    assert (state.municipalities, state.turnout, state.voters) == (87, Decimal("10.5"), None)


def test_a_source_that_names_only_a_year_counts_as_of_its_last_day():
    dieburg = KnownBody.objects.get(municipality__ags="06432004", body="IK")
    assert (dieburg.as_of, dieburg.as_of_stated) == (date(2021, 12, 31), "2021")
    muenster = KnownBody.objects.get(municipality__ags="06432015", as_of_stated="2021-12")
    assert muenster.as_of == date(2021, 12, 31)
    undated = KnownBody.objects.filter(as_of=None)
    assert {row.as_of_stated for row in undated} == {""}


def test_a_changed_file_changes_only_its_row(folder):
    before = everything()
    change(folder, "gemeinden_hessen.csv", ",162243,", ",162244,")
    loaded = load_reference(read_reference(folder))
    assert loaded.rows["Municipality"] == {"update": 1, "skip": 424}
    assert {name for name, counts in loaded.rows.items() if counts.keys() - {"skip"}} == {
        "Municipality"
    }
    assert Municipality.objects.get(ags="06411000").population == 162244
    Municipality.objects.filter(ags="06411000").update(population=162243)
    assert everything() == before


def test_an_installation_that_loaded_the_older_files_is_brought_up_to_date():
    """What stood before keeps its row and its number; nothing is doubled."""
    complete = {model: model._default_manager.count() for model in MODELS}
    later = PastElection.objects.filter(municipality=None)
    later.delete()
    PastList.objects.all().delete()
    KnownBody.objects.exclude(term_stated="").delete()
    # As the migration leaves the rows of before: with a key, without what the files add.
    PastElection.objects.update(kreis=None, system="")
    KnownBody.objects.update(as_of_stated="", ground="", certainty="stated")
    kept = set(PastElection.objects.values_list("pk", flat=True))
    AuditEvent.objects.record(None, "reference.loaded", AuditChain.objects.get(key="land"), None,
                              sha256="of the older files", rows={})  # fmt: skip
    assert load_reference(read_reference()).is_new
    assert {model: model._default_manager.count() for model in MODELS} == complete
    assert kept <= set(PastElection.objects.values_list("pk", flat=True))
    hochheim = KnownBody.objects.get(municipality__ags="06436006", term_stated="")
    assert (hochheim.as_of_stated, hochheim.ground) == ("2022", "failed")


SPOILED = {
    "a number is no number": (
        "gemeinden_hessen.csv",
        ",162243,",
        ",viele,",
        "gemeinden_hessen.csv, Zeile 2, Feld population_2022_12_31: „viele“ ist keine ganze Zahl.",
    ),
    "a turnout is over 100 %": (
        "gemeindewahl_beteiligung.csv",
        ",49.5,",
        ",149.5,",
        "gemeindewahl_beteiligung.csv, Zeile 2, Feld turnout_pct: „149.5“ ist keine Prozentzahl.",
    ),
    "a body has an unknown name": (
        "gremien_by_municipality.csv",
        "Ausländerbeirat",
        "Ältestenrat",
        "gremien_by_municipality.csv, Zeile 2, Feld body: „Ältestenrat“ ist kein Gremium.",
    ),
    "a certainty is none": (
        "gremien_more.csv",
        ",stated\n",
        ",sure\n",
        "gremien_more.csv, Zeile 2, Feld certainty: „sure“ ist hier nicht vorgesehen.",
    ),
    "a month is no month": (
        "gremien_by_municipality.csv",
        ",2021,",
        ",2021-13,",
        "gremien_by_municipality.csv, Zeile 12, Feld as_of: „2021-13“ ist kein Tag (JJJJ-MM-TT).",
    ),
    "a figure is no number": (
        "state_statements.csv",
        ",7.69,",
        ",rund 7,",
        "state_statements.csv, Zeile 2, Feld value: „rund 7“ ist keine Zahl.",
    ),
    "a list is half known": (
        "auslaenderbeiratswahl_2026_candidates.csv",
        ",yes\n",
        ",half\n",
        "auslaenderbeiratswahl_2026_candidates.csv, Zeile 2, Feld list_complete: "
        "„half“ ist weder yes noch no.",
    ),
    "a day is no day": (
        "auslaenderbeiratswahl_state_totals.csv",
        "2005-11-27",
        "2005-11-31",
        "auslaenderbeiratswahl_state_totals.csv, Zeile 2, Feld date: "
        "„2005-11-31“ ist kein Tag (JJJJ-MM-TT).",
    ),
    "a source is missing": (
        "auslaenderbeiratswahl_state_totals.csv",
        "http://www.agah-hessen.de/wahl2015/wahlergebnisse/analysen/",
        "",
        "auslaenderbeiratswahl_state_totals.csv, Zeile 3, Feld source: Der Eintrag fehlt.",
    ),
    "a row stands twice": (
        "kreise_hessen.csv",
        "06412,",
        "06411,",
        "kreise_hessen.csv, Zeile 3: Diese Zeile steht zweimal in der Datei.",
    ),
    "a column is missing": (
        "gemeindewahl_beteiligung.csv",
        "valid_votes",
        "votes",
        "gemeindewahl_beteiligung.csv: Spalten fehlen: valid_votes.",
    ),
}


@pytest.mark.parametrize(("name", "before", "after", "sentence"), SPOILED.values(), ids=SPOILED)
def test_a_spoiled_file_is_refused_with_line_and_field(folder, name, before, after, sentence):
    change(folder, name, before, after)
    with pytest.raises(ImportRefused) as refused:
        load_reference(read_reference(folder))
    remedy = " Abhilfe: Stellen Sie die Datei so wieder her, wie sie ausgeliefert wurde."
    assert list(refused.value.lines()) == [sentence + remedy]


def test_a_file_that_is_missing_is_refused_by_name(folder):
    (folder / "kreise_hessen.csv").unlink()
    with pytest.raises(ImportRefused) as refused:
        read_reference(folder)
    assert [(p.file, p.line) for p in refused.value.problems] == [("kreise_hessen.csv", None)]
