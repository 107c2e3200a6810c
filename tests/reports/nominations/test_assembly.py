"""What the minutes of a nomination assembly say, and what they leave to fill in by hand."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from reports.pdf.nominations.assembly import AssemblyKind, render_assembly
from tests.reports.nominations import announcement_examples as papers
from tests.reports.paper import missing, outline_of, pages_of, text_of


def test_the_minutes_of_the_assembly_say_how_it_came_to_its_list():
    assert (
        missing(
            render_assembly(papers.ASSEMBLY),
            "Ort der Versammlung Bürgerhaus Musterstadt, Saal 1 Tag 22. November 2025",
            "Beginn und Ende 18:00 Uhr bis 20:15 Uhr",
            "Form der Einladung E-Mail an alle Mitglieder",
            "Anwesende 24 davon stimmberechtigt (mindestens 3) 19",
            "Über die Bewerberinnen und Bewerber und über ihre Reihenfolge wurde geheim "
            "abgestimmt.",
            "Art der Abstimmung einzeln, mit Stimmzetteln",
            "1 Kaya, Dr. Deniz 19",
            "Vertrauensperson Olga Petrowa, Ringstraße 8, 65999 Musterstadt",
            "Versicherung an Eides statt Gegenüber der Wahlleitung versichern wir an Eides statt, "
            "dass in der Versammlung am 22. November 2025",
            "Olga Petrowa, Leitung der Versammlung José Ñíguez, Schriftführung",
        )
        == []
    )


def test_37_persons_of_an_assembly_need_its_supplement():
    paper = render_assembly(papers.LONG_ASSEMBLY)
    assert outline_of(paper)[-1] == "Ergänzungsblatt zur Niederschrift"
    assert "37 Beispiel-P37, Alex" in pages_of(paper)[-1]


def test_minutes_nobody_filled_leave_room():
    paper = render_assembly(papers.EMPTY_ASSEMBLY)
    said = ("Partei oder Wählergruppe Ort der Versammlung Tag", "Anwesende davon stimmberechtigt")
    assert missing(paper, *said) == []
    assert "in der Versammlung die Bewerberinnen" in text_of(paper)
    begun = render_assembly(replace(papers.EMPTY_ASSEMBLY, begins_at=papers.ASSEMBLY.begins_at))
    assert missing(begun, "Beginn und Ende 18:00 Uhr bis ____________________ Uhr") == []


def test_the_cross_stands_only_where_the_kind_of_assembly_is_known():
    def strokes(kind: AssemblyKind | None) -> int:
        paper = render_assembly(replace(papers.EMPTY_ASSEMBLY, kind=kind))
        content = PdfReader(BytesIO(paper)).pages[0].get_contents()
        assert content is not None
        return content.get_data().count(b" l S")

    known = [strokes(kind) - strokes(None) for kind in AssemblyKind]
    assert known == [2, 2]
