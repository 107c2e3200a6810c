"""What the forms of a list say, and what they leave to fill in by hand."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from elections.law.register.names import PersonName
from reports.pdf.nominations.consent import GROUNDS, render_consent
from reports.pdf.nominations.eligibility import render_eligibility, render_right_to_vote
from reports.pdf.nominations.facts import GroupFacts, PersonFacts
from reports.pdf.nominations.nomination import enclosures, render_nomination
from reports.pdf.nominations.support import render_support_sheets
from tests.reports.nominations import nomination_examples as examples
from tests.reports.paper import lines_of, missing, outline_of, pages_of, text_of


@pytest.mark.rules("R-LIST-03", "R-LIST-05", "R-DP-02")
def test_the_list_says_everything_the_law_asks_of_group_persons_and_trust_persons():
    assert (
        missing(
            render_nomination(examples.NOMINATION),
            "Wahl des Ausländerbeirats am 15. März 2026 in Musterstadt",
            "Nach dem Vordruck AW 6 (Bezeichnung von 2015)",
            "An: Die Wahlleitung, Musterstadt, Marktplatz 1, 65999 Musterstadt",
            "bis zum 5. Januar 2026, 18:00 Uhr, eingegangen sein",
            "Partei oder Wählergruppe Internationale Liste Musterstadt",
            "Kurzbezeichnung ILM",
            "1 Frau Kaya, Dr. Deniz Ärztin 29.02.1980 Ankara Hauptstraße 5, 65999 Musterstadt",
            "2 Herr Suharto (nur ein Name) Student 31.12.2001 Jakarta c/o Verein Vielfalt,",
            "(Erreichbarkeitsanschrift, Auskunftssperre)",
            "von der Шевченко, Олександра",
            "(geb. Müller)",
            "Der Wahlvorschlag nennt 5 Personen.",
            "Name Olga Petrowa José Ñíguez",
            "Telefon 06999 4711",
            "E-Mail olga@liste.example jose.niguez@liste.example",
            "Wir reichen den Wahlvorschlag in dem Stand ein, der hier gedruckt ist (K7M2-PQ4X, "
            "5 Personen). Beide Vertrauenspersonen unterschreiben mit der Hand.",
            "Olga Petrowa, Vertrauensperson",
            "José Ñíguez, stellvertretende Vertrauensperson",
        )
        == []
    )


def test_each_page_names_the_state_that_it_prints():
    pages = pages_of(render_nomination(examples.NOMINATION))
    assert [f"Stand K7M2-PQ4X, Seite {at} von 2" in page for at, page in enumerate(pages, 1)] == [
        True,
        True,
    ]


def test_an_empty_list_leaves_lines_and_invents_nothing():
    paper = render_nomination(examples.EMPTY_NOMINATION)
    assert (
        missing(
            paper,
            "Partei oder Wählergruppe Kurzbezeichnung Bewerberinnen und Bewerber",
            "1 2 3 4 5 6 7 8 Weitere Personen stehen auf einem Ergänzungsblatt",
            "Name Anschrift Telefon E-Mail",
            "Ergänzungsblatt zu diesem Wahlvorschlag",
            "Vertrauensperson (Vor- und Familienname, Unterschrift)",
        )
        == []
    )
    assert "Stand " not in text_of(paper).replace("Beruf oder Stand", "")
    tops = {piece: top for piece, left, top in lines_of(paper) if left < 40}
    assert tops["2"] - tops["1"] >= 8


@pytest.mark.rules("R-LIST-03")
def test_who_does_not_fit_on_the_first_page_stands_on_the_supplement():
    paper = render_nomination(examples.DRAFT)
    pages = pages_of(paper)
    assert outline_of(paper) == [
        "Wahlvorschlag",
        "Vertrauenspersonen",
        "Anlagen (bitte ankreuzen)",
        "Unterschriften",
        "Ergänzungsblatt zum Wahlvorschlag",
    ]
    assert "26 weitere Personen stehen ab Platz 12 auf dem Ergänzungsblatt" in pages[0]
    assert ["Entwurf – noch nicht eingereicht" in page for page in pages] == [True] * 4
    assert ["ENTWURF" in page for page in pages] == [True] * 4
    assert "12 Frau Beispiel-P12, Alex" in pages[2]
    assert "37 Frau Beispiel-P37, Alex" in pages[3]


@pytest.mark.rules("R-LIST-03")
def test_a_long_list_has_its_head_and_its_state_on_each_page():
    pages = PdfReader(BytesIO(render_nomination(examples.HUGE))).pages
    assert len(pages) == 8
    shown = [" ".join(pages[at].extract_text().split()) for at in (0, 2, 4, 7)]
    heads = ["Platz Frau / Herr Familienname, Rufname" in page for page in shown]
    assert heads == [True] * 4
    assert "150 Frau Beispiel-P150, Alex" in shown[3]
    assert "Stand K7M2-PQ4X, Seite 8 von 8" in shown[3]


@pytest.mark.rules("R-LIST-06")
@pytest.mark.parametrize(
    ("change", "last"),
    [
        pytest.param(
            {},
            "Unterstützungsunterschriften auf amtlichen Formblättern (mindestens 62, jede mit "
            "Bescheinigung des Wahlrechts)",
            id="62 signatures are needed",
        ),
        pytest.param(
            {"signatures_needed": None},
            "Unterstützungsunterschriften auf amtlichen Formblättern (jede mit Bescheinigung des "
            "Wahlrechts)",
            id="nobody knows how many are needed",
        ),
        pytest.param(
            {"represented_in": "dem Hessischen Landtag", "signatures_needed": 0},
            "keine Unterstützungsunterschriften: ununterbrochen vertreten in dem Hessischen "
            "Landtag (§ 11 KWG)",
            id="the group is represented",
        ),
        pytest.param(
            {"signatures_needed": 0},
            "Nachweise der Auskunftssperre (§ 51 BMG; 1)",
            id="none is needed",
        ),
    ],
)
def test_the_enclosures_name_the_signatures_that_are_needed(change, last):
    assert enclosures(replace(examples.NOMINATION, **change))[-1] == last


@pytest.mark.rules("R-LIST-03", "R-ELIG-01", "R-ELIG-02", "R-ELIG-03", "R-ELIG-04")
def test_each_person_consents_on_one_page_and_affirms_to_be_electable():
    consents = render_consent(examples.CONSENT)
    pages = pages_of(consents)
    assert len(pages) == 5
    assert outline_of(consents)[:2] == [
        "Zustimmungserklärung: Dr. Deniz Kaya",
        "Zustimmungserklärung: Suharto",
    ]
    assert (
        missing(
            render_consent(replace(examples.CONSENT, persons=(examples.DENIZ,))),
            "Nach dem Vordruck AW 9",
            "Familienname Kaya Rufname Dr. Deniz Geburtsdatum 29.02.1980",
            "Partei oder Wählergruppe Internationale Liste Musterstadt (ILM) "
            "Platz auf dem Wahlvorschlag 1",
            "Diese Zustimmung kann ich nicht widerrufen (§ 11 Abs. 2 KWG).",
            "auf keinem anderen Wahlvorschlag stehe",
            "spätestens seit dem 15. Dezember 2025",
            *GROUNDS,
            "das Geburtsjahr, nicht die Anschrift (§ 26 KWO)",
            "Dr. Deniz Kaya, Bewerberin oder Bewerber",
        )
        == []
    )
    assert "Name (nur ein Name) Suharto" in pages[1]
    assert "Erreichbarkeitsanschrift (Auskunftssperre) c/o Verein Vielfalt" in pages[1]
    assert ["Stand K7M2-PQ4X" in page and "Seite" not in page for page in pages] == [True] * 5


def test_a_person_with_very_long_names_still_has_one_page():
    facts = replace(
        examples.CONSENT,
        group=GroupFacts("Gruppe " * 28, "G" * 60),
        persons=(replace(examples.LONG_NAME, occupation="Sachbearbeiterin " * 10),),
    )
    assert len(pages_of(render_consent(facts))) == 1


def test_an_empty_consent_is_one_page_to_fill_in():
    facts = replace(examples.CONSENT, persons=(), state=None, group=GroupFacts())
    pages = pages_of(render_consent(facts))
    assert len(pages) == 1
    assert "Familienname Rufname Geburtsdatum Geburtsort Hauptwohnung Beruf oder Stand" in pages[0]


@pytest.mark.rules("R-ELIG-01", "R-ELIG-02")
def test_the_certificate_of_electability_is_filled_or_blank():
    filled = pages_of(render_eligibility(examples.ELIGIBILITY))
    assert len(filled) == 5
    assert "wählbar (§ 86 Abs. 3 bis 5, § 32 Abs. 2 HGO)." in filled[0].replace("\u00a0", " ")
    assert "Musterstadt, 22. Dezember 2025 Der Magistrat" in filled[0].replace("\u00a0", " ")
    blank = render_eligibility(examples.EMPTY_ELIGIBILITY)
    assert missing(blank, "Musterstadt, den ____", "Dienstsiegel", "Name, Funktion") == []
    assert len(pages_of(blank)) == 1


def test_the_certificate_of_the_right_to_vote_names_no_group():
    paper = render_right_to_vote(examples.RIGHT_TO_VOTE)
    assert (
        missing(
            paper,
            "Die oben genannte Person war am Tag ihrer Unterschrift, am 18. Dezember 2025, für die "
            "Wahl des Ausländerbeirats am 15. März 2026 in Musterstadt wahlberechtigt",
        )
        == []
    )
    assert missing(paper, "Familienname Kaya Vornamen Dr. Deniz Ali Geburtsdatum") == []
    assert "Wählergruppe" not in text_of(paper)


@pytest.mark.rules("R-LIST-06")
def test_sheets_have_a_running_number_each_and_are_made_for_one_group():
    pages = pages_of(render_support_sheets(replace(examples.SUPPORT, count=6)))
    numbers = [
        f"Laufende Nummer der Ausgabe {number} Ausgegeben am" in page
        for number, page in zip(range(17, 23), pages, strict=True)
    ]
    assert numbers == [True] * 6
    assert [text for text in SHEET if text not in pages[5]] == []


SHEET = (
    "Für die Partei oder Wählergruppe Internationale Liste Musterstadt (ILM)",
    "Familienname Vornamen Geburtsdatum Anschrift der Hauptwohnung",
    "persönliche Unterschrift mit der Hand",
    "Wer die deutsche Staatsangehörigkeit besitzt, auch neben einer anderen, kann nicht "
    "unterschreiben (§ 86 Abs. 2 HGO).",
    "Jede Person kann nur einen Wahlvorschlag unterstützen (§ 11 KWG).",
    "Bescheinigung des Wahlrechts Füllt die Gemeindebehörde aus.",
)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"count": 0}, id="no sheet"),
        pytest.param({"group": GroupFacts(" ")}, id="no name of a group"),
    ],
)
def test_sheets_are_issued_to_a_named_group_only(change):
    with pytest.raises(ValueError, match="named group"):
        render_support_sheets(replace(examples.SUPPORT, **change))


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        pytest.param(
            PersonFacts(name=PersonName("Bergh", "Pieter Jan", "Dr.", "van der", "Pieter")),
            ("van der Bergh, Dr. Pieter", "Dr. Pieter van der Bergh", False),
            id="title, particle and call name",
        ),
        pytest.param(
            PersonFacts(name=PersonName("", "Sukarno")),
            ("Sukarno", "Sukarno", True),
            id="one given name",
        ),
        pytest.param(PersonFacts(), ("", "", False), id="nobody yet"),
    ],
)
def test_names_stand_as_the_list_and_as_a_sentence_need_them(person, shown):
    assert (person.listed, person.written, person.has_one_name) == shown
