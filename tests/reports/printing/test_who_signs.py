"""Who signs a paper is who the law names, under the name that the municipality gives it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from elections.actions.register.closing import close_register
from elections.law.course.phases import Phase
from elections.law.register.closing import RegisterCounts
from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from reports.actions.issue import election_office, executive
from reports.actions.printing.register_papers import closing_facts, invalid_cards_facts
from reports.pdf.letters import SenderFacts, organs_of
from reports.pdf.printing.closing_certificate import render_closing
from reports.pdf.printing.invalid_cards import render_invalid_cards
from tests import factories

HEAD = LetterheadEntry(mayor="Mona Beispiel", returning_officer="Lea Leitung")


def text_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def place_of(kind: str, population: int = 20_000):
    place = factories.MunicipalityFactory.create(kind=kind, population=population)
    set_letterhead(place, HEAD, actor=factories.lead(place))
    return place


@pytest.mark.django_db
@pytest.mark.rules("C-18", "R-REG-11")
@pytest.mark.parametrize(
    ("kind", "population", "office", "signs"),
    [
        ("Gemeinde", 9_000, "Der Gemeindevorstand", "Mona Beispiel, Bürgermeisterin/Bürgermeister"),
        ("Stadt", 20_000, "Der Magistrat", "Mona Beispiel, Bürgermeisterin/Bürgermeister"),
        (
            "Stadt",
            90_000,
            "Der Magistrat",
            "Mona Beispiel, Oberbürgermeisterin/Oberbürgermeister",
        ),
        (
            "kreisfreie Stadt",
            49_000,
            "Der Magistrat",
            "Mona Beispiel, Oberbürgermeisterin/Oberbürgermeister",
        ),
    ],
)
def test_the_executive_closes_the_register(kind, population, office, signs):
    made = factories.election(Phase.PAPER_APPROVED, municipality=place_of(kind, population))
    actor = factories.lead(made.municipality)
    district = factories.add_district(made.pk, number="001", name="Rathaus", actor=actor)
    closing = close_register(
        district.pk, RegisterCounts(5, 2, 0), closed_on=date(2026, 3, 13), actor=actor
    )
    for content in [
        render_closing(closing_facts(closing)),
        render_invalid_cards(invalid_cards_facts(made, as_of=date(2026, 3, 14))),
    ]:
        shown = text_of(content)
        assert office in shown
        assert signs in shown
        assert "Lea Leitung" not in shown
        assert "Die Wahlleitung" not in shown


@pytest.mark.django_db
def test_the_result_and_what_follows_from_it_are_signed_by_the_wahlleitung():
    sender = election_office(place_of("Stadt"))
    assert (sender.office, sender.person) == ("Die Wahlleitung", "Lea Leitung")


@pytest.mark.django_db
def test_without_a_letterhead_the_line_is_filled_in_by_hand():
    sender = executive(factories.MunicipalityFactory.create(kind="Gemeinde"))
    assert (sender.office, sender.person, sender.function) == ("Der Gemeindevorstand", "", "")


@pytest.mark.parametrize(
    ("office", "organs"),
    [
        ("Der Magistrat", ("Magistrat", "Stadtverordnetenversammlung")),
        ("Der Gemeindevorstand", ("Gemeindevorstand", "Gemeindevertretung")),
    ],
)
def test_organs_have_the_names_of_a_town_or_of_a_gemeinde(office, organs):
    assert organs_of(SenderFacts("Musterstadt", office)) == organs
