"""The course of a municipality over its terms: every fact in its term, the unknown as unknown."""

from __future__ import annotations

import shutil
from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from elections.law.course.phases import Phase
from municipalities.actions.body.papers import attach_document
from municipalities.actions.reference import load_reference
from municipalities.files.reference import SHIPPED, read_reference
from municipalities.files.refusal import ImportRefused
from municipalities.models import (
    BodyEvent,
    BodyEventKind,
    Commission,
    CommissionFormation,
    CommissionPlan,
    GremiumDecision,
    KnownBody,
    Municipality,
    PastElection,
    ResidentCount,
    Role,
    Term,
)
from municipalities.models.commission.timeline import timeline
from tests import factories

pytestmark = pytest.mark.django_db

DAYS = (date(2015, 11, 29), date(2021, 3, 14), date(2026, 3, 15))


# --- The terms --------------------------------------------------------------------------------


@pytest.mark.rules("R-BODY-07")
def test_the_known_terms_are_loaded_with_the_days_that_follow_from_their_election_day():
    load_reference(read_reference())
    assert list(Term.objects.values_list("starts_on", "ends_on", "election_day")) == [
        (date(2026, 4, 1), date(2031, 3, 31), date(2026, 3, 15)),
        (date(2021, 4, 1), date(2026, 3, 31), date(2021, 3, 14)),
        (date(2016, 4, 1), date(2021, 3, 31), date(2015, 11, 29)),
    ]


def test_every_known_term_names_its_source():
    rows = read_reference().tables["terms.csv"].rows
    assert [row["source"].startswith("https://") for row in rows] == [True, True, True]


def test_a_term_that_somebody_opened_stays_as_it_is():
    factories.term(date(2026, 3, 8))
    before = Term.objects.values().get()
    loaded = load_reference(read_reference())
    assert loaded.rows["Term"] == {"new": 2, "skip": 1}
    assert Term.objects.filter(pk=before["id"]).values().get() == before
    assert not load_reference(read_reference()).is_new
    assert Term.objects.count() == 3


def test_an_election_day_that_is_none_is_refused_with_its_line(tmp_path):
    folder = shutil.copytree(SHIPPED, tmp_path / "data")
    text = (folder / "terms.csv").read_text(encoding="utf-8")
    (folder / "terms.csv").write_text(text.replace("2021-03-14", "2021-03-41"), encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        load_reference(read_reference(folder))
    assert str(refused.value).startswith(
        "terms.csv, Zeile 3, Feld election_day: „2021-03-41“ ist kein Tag (JJJJ-MM-TT)."
    )
    assert Term.objects.count() == 0


# --- The chapters -----------------------------------------------------------------------------


@pytest.fixture
def place():
    """A municipality; three terms are known."""
    for day in DAYS:
        factories.term(day)
    return factories.MunicipalityFactory.create(name="Musterstadt")


def count(place, number, as_of) -> ResidentCount:
    return ResidentCount.objects.create(
        municipality=place, foreign_residents=number, as_of=as_of, source="HSL",
        status=ResidentCount.Status.OFFICIAL,
    )  # fmt: skip


COUNTS = {
    "nothing is known": ({}, [None, None, None]),
    "the newest before the election day counts": (
        {date(2024, 12, 31): 900, date(2025, 12, 31): 1100},
        [(1100, False), (900, True), None],
    ),
    "a count of the election day counts": (
        {date(2026, 3, 15): 1200},
        [(1200, False), (1200, True), None],
    ),
    "the first within the term where none is older": (
        {date(2022, 5, 15): 1001, date(2023, 5, 15): 1002, date(2026, 6, 1): 1003},
        [(1002, False), (1001, True), None],
    ),
    "one old count holds for all that follow": (
        {date(2014, 12, 31): 800},
        [(800, False), (800, False), (800, False)],
    ),
    "a count after all terms is of none": ({date(2031, 4, 1): 5000}, [None, None, None]),
}


@pytest.mark.rules("R-BODY-01")
@pytest.mark.parametrize(("counts", "expected"), COUNTS.values(), ids=COUNTS)
def test_each_term_has_the_number_that_counts_for_it(place, counts, expected):
    for as_of, number in counts.items():
        count(place, number, as_of)
    found = [
        (chapter.residents.foreign_residents, chapter.residents_late) if chapter.residents else None
        for chapter in timeline(place)
    ]
    assert found == expected


TOLD = {
    "the election day of 2026": (date(2026, 3, 15), 0),
    "a day in March before the election": (date(2026, 3, 1), 0),
    "the last day of February": (date(2026, 2, 28), 1),
    "the middle of a term": (date(2023, 12, 31), 1),
    "the election day of 2015, months before the term": (date(2015, 11, 29), 2),
    "the council election of 2016": (date(2016, 3, 6), 2),
    "the day before the first known election": (date(2015, 11, 28), 3),
}


@pytest.mark.parametrize(("day", "number"), TOLD.values(), ids=TOLD)
def test_what_sources_say_stands_in_the_term_they_speak_of(place, day, number):
    KnownBody.objects.create(municipality=place, body="ABR", as_of=day, source="Stadt")
    PastElection.objects.create(municipality=place, kind="foreigners", day=day, source="Stadt")
    chapters = timeline(place)
    assert [len(chapter.known_bodies) for chapter in chapters] == [
        int(number == place_of) for place_of in range(len(chapters))
    ]
    assert [len(chapter.past_elections) for chapter in chapters] == [
        len(chapter.known_bodies) for chapter in chapters
    ]
    assert len(chapters) == (4 if number == 3 else 3)


def test_facts_of_another_municipality_stay_there(place):
    other = factories.MunicipalityFactory.create()
    count(other, 2000, date(2025, 12, 31))
    KnownBody.objects.create(municipality=other, body="IK", as_of=DAYS[2], source="Kreis")
    empty = [
        (chapter.residents, *map(len, (chapter.known_bodies, chapter.past_elections)))
        for chapter in timeline(place)
    ]
    assert empty == [(None, 0, 0)] * 3


# --- The page ---------------------------------------------------------------------------------


def page_of(client, place, role=Role.AUDITOR) -> str:
    state = role in {Role.STATE_ADMIN, Role.STATE_MONITOR}
    client.force_login(factories.person(role, None if state else place))
    answer = client.get(reverse("municipalities:timeline", args=[place.ags]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def chapters_of(page: str) -> list[str]:
    return page.split('<section class="chapter">')[1:]


def test_what_nobody_said_is_unknown_in_every_line(client, place):
    chapters = chapters_of(page_of(client, place))
    # Residents, decision, election, commission, sources on the body and on elections.
    assert [chapter.count("unbekannt") for chapter in chapters] == [6, 6, 5]
    early = "Das Gesetz kennt sie für diese Wahlzeit noch nicht."
    assert [early in chapter for chapter in chapters] == [False, False, True]


def test_the_councils_election_tells_nothing_of_the_foreigners_one(client, place):
    for kind, day in [("council", date(2026, 3, 15)), ("foreigners", date(2021, 3, 14))]:
        PastElection.objects.create(municipality=place, kind=kind, day=day, source="HSL")
    newest, before, _first = chapters_of(page_of(client, place))
    # Residents, decision, election, commission, sources on the body, turnout.
    assert [newest.count("unbekannt"), before.count("unbekannt")] == [6, 5]
    assert "Hier nicht geführt" in before


def test_before_a_term_is_known_the_page_says_who_opens_one(client):
    page = page_of(client, factories.MunicipalityFactory.create())
    assert "Noch keine Wahlzeit eröffnet" in page


def full_term() -> SimpleNamespace:
    """A municipality whose term of 2026 has everything that a chapter shows."""
    election = factories.election(Phase.PUBLISHED)
    place = election.municipality
    decision = place.decisions.get()
    actor = decision.recorded_by
    document = attach_document(
        decision.pk, name="Beschluss 147.pdf", content=factories.pdf(), actor=actor
    )
    factories.end_body(election, date(2028, 5, 2), 2, actor)
    commission = Commission.objects.create(municipality=place, term=election.term)
    CommissionPlan.objects.create(
        commission=commission, experts=6, executives=2, councillors=3,
        decided_on=date(2028, 6, 1), resolution="STVV 2028/9", recorded_by=actor,
    )  # fmt: skip
    CommissionFormation.objects.create(
        commission=commission, formed_on=date(2028, 7, 3), recorded_by=actor
    )
    BodyEvent.objects.record(
        BodyEventKind.COMMISSION_FORMED, place, election.term, on=date(2028, 7, 3), members=12
    )
    count(place, 1234, date(2025, 12, 31))
    KnownBody.objects.create(
        municipality=place, body="ABR", as_of=date(2026, 3, 15), source="Quelle des Gremiums"
    )
    PastElection.objects.create(
        municipality=place, kind="foreigners", day=date(2026, 3, 15), eligible=1000, voters=125,
        source="Quelle der Wahl",
    )  # fmt: skip
    return SimpleNamespace(place=place, document=document, election=election)


@pytest.mark.rules("R-BODY-09")
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.STATE_MONITOR])
def test_a_chapter_shows_every_fact_with_its_source(client, role):
    made = full_term()
    [chapter] = chapters_of(page_of(client, made.place, role))
    wanted = [
        "1.234", "Stand 31. Dezember 2025, HSL",
        "Beschluss 147.pdf", made.document.sha256,
        reverse("municipalities:document", args=[made.place.ags, made.document.pk]),
        reverse("elections:detail", args=[made.election.pk]),
        "Ergebnis bekannt gemacht", "5 Sitze",
        "Ende des Ausländerbeirats", "am 2. Mai 2028; Mitglieder, die noch da waren: 2",
        "gebildet am 3. Juli 2028", "12 Mitglieder, davon 6 sachkundige",
        "Quelle des Gremiums", "Quelle der Wahl", "12,5",
    ]  # fmt: skip
    assert [text for text in wanted if text not in chapter] == []
    assert "unbekannt" not in chapter


def test_a_corrected_decision_stays_and_says_that_it_was_replaced(client, place):
    actor = factories.lead(place)
    for number in ("1", "2"):
        GremiumDecision.objects.create(
            municipality=place, term=Term.objects.get(election_day=DAYS[2]), body="ABR", seats=9,
            decided_on=date(2025, 9, 1), resolution=f"Nr. {number}", recorded_by=actor,
        )  # fmt: skip
    newest = chapters_of(page_of(client, place))[0]
    assert newest.index("Nr. 2") < newest.index("ersetzt") < newest.index("Nr. 1")
    assert newest.count("kein Dokument hinterlegt") == 2


def test_the_page_asks_the_database_as_often_for_many_terms_as_for_one(
    client, django_assert_max_num_queries
):
    load_reference(read_reference())
    place = Municipality.objects.get(ags="06411000")
    client.force_login(factories.person(Role.AUDITOR, place))
    with django_assert_max_num_queries(14):
        client.get(reverse("municipalities:timeline", args=[place.ags]))


def test_the_municipality_leads_to_its_course(client, place):
    client.force_login(factories.officer(place))
    page = client.get(reverse("municipalities:detail", args=[place.ags])).content.decode()
    assert reverse("municipalities:timeline", args=[place.ags]) in page
