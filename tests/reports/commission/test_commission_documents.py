"""What the papers of an Integrations-Kommission say."""

from dataclasses import replace
from itertools import pairwise

import pytest

from municipalities.law.commission.composition import Capacity
from reports.pdf.commission.appointment import render_appointment
from reports.pdf.commission.attendance import render_attendance_list
from reports.pdf.commission.call import render_proposal_call
from reports.pdf.commission.report import MEETINGS_A_YEAR, SECTIONS, render_annual_report
from reports.pdf.commission.sheet import render_composition_sheet
from tests.reports.commission import commission_examples as examples
from tests.reports.paper import lines_of, missing, text_of


@pytest.mark.rules("R-IK-01", "R-IK-02", "R-IK-03")
def test_the_call_says_in_plain_words_who_may_be_proposed_and_until_when():
    assert (
        missing(
            render_proposal_call(examples.CALL_LETTER),
            "schlagen Sie bitte bis zum 29. Mai 2026 Personen vor",
            "Was ist eine Integrations-Kommission?",
            "Die Kommission hat 12 Mitglieder. Gesucht werden 6 sachkundige Einwohnerinnen und "
            "Einwohner: mindestens die Hälfte der Mitglieder.",
            "am Tag der Wahl durch die Gemeindevertretung (18. Juni 2026) alles das zutrifft:",
            "Sie ist mindestens 18 Jahre alt.",
            "Sie wohnt seit mindestens drei Monaten in der Gemeinde",
            "Die Aufnahme als Aussiedlerin, Aussiedler, Spätaussiedlerin oder Spätaussiedler "
            "genügt dafür nicht.",
            "Die Hälfte der gewählten Personen soll Frauen sein.",
            "Letzter Tag: 29. Mai 2026",
            "Senden Sie Ihre Vorschläge an: Gemeindevorstand Musterstadt, Marktplatz 1",
            "Anlage: Angaben zu jeder vorgeschlagenen Person",
            "Alle Staatsangehörigkeiten Wählbarkeit; Vielfalt der Herkunft",
        )
        == []
    )


def test_a_call_to_all_has_no_address_and_names_no_day_it_does_not_know():
    paper = render_proposal_call(examples.CALL_TO_ALL)
    assert (
        missing(
            paper,
            "Aufruf an die Interessenvertretungen der Migrantinnen und Migranten",
            "Schlagen Sie bitte bis zum 29. Mai 2026",
            "am Tag der Wahl durch die Gemeindevertretung alles das zutrifft:",
        )
        == []
    )
    assert "Sehr geehrte" not in text_of(paper)


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-06")
def test_the_sheet_says_who_sits_what_was_planned_and_what_the_checks_found():
    assert (
        missing(
            render_composition_sheet(examples.SHEET),
            "Beschluss des Gemeindevorstands vom 20. April 2026, Nr. 112",
            "Gebildet am 18.06.2026",
            "erfüllt 3 von 6 Mitgliedern § 89 Abs. 1 HGO",
            "Sachkundige Einwohnerinnen und Einwohner 4 3 1",
            "Zusammen 8 6 2",
            "Vorsitz 1 Bärbel Schäfer-Öztürk kraft Gesetzes –",
            "2 Şükrü Çağlayan-İnönü (Co-Vorsitz) 18.06.2026",
            "4 Łukasz Wąsowski-Źdźbło 18.06.2026 Gemeindevertretung",
            "5 Peter Müller 01.06.2026 –",
        )
        == []
    )


def test_more_than_planned_is_not_less_than_none():
    assert missing(render_composition_sheet(examples.FULL_SHEET), "Zusammen 8 37 0") == []


def test_before_anything_is_decided_the_sheet_says_so():
    paper = render_composition_sheet(examples.EMPTY_SHEET)
    said = (
        "Gebildet am noch nicht",
        "Beschluss über die Größe nicht angegeben",
        "Über die Größe ist noch nicht beschlossen.",
        "Noch gehört ihr niemand an.",
    )
    assert missing(paper, *said) == []
    assert "Prüfung" not in text_of(paper)


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-06", "R-IK-07")
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param(
            examples.APPOINTED,
            (
                "Sehr geehrter Herr Wąsowski-Źdźbło,",
                "die Gemeindevertretung hat Sie am 18. Juni 2026 in die Integrations-Kommission "
                "gewählt (§ 89 Abs. 1 HGO).",
                "Vorgeschlagen von Internationaler Verein",
                "Nächste Sitzung 9. Juli 2026, 18:30 Uhr, Rathaus, Sitzungszimmer 2",
                "1. Kommen Sie bitte am 9. Juli 2026 zur Sitzung.",
                "Sie können dort wählen und gewählt werden.",
            ),
            id="expert",
        ),
        pytest.param(
            examples.APPOINTED_EXECUTIVE,
            (
                "Guten Tag Łukasz Wąsowski-Źdźbło,",
                "der Gemeindevorstand hat Sie am 18. Juni 2026 aus seiner Mitte",
                "1. Zur nächsten Sitzung werden Sie eingeladen.",
                "4. Unterlagen finden Sie im Sitzungsdienst.",
            ),
            id="executive",
        ),
        pytest.param(
            examples.APPOINTED_COUNCILLOR,
            ("die Gemeindevertretung hat Sie am 18. Juni 2026 aus ihrer Mitte",),
            id="councillor",
        ),
        pytest.param(
            examples.APPOINTED_CHAIR,
            ("Sie gehören der Integrations-Kommission kraft Gesetzes an.",),
            id="chair",
        ),
    ],
)
def test_the_letter_of_appointment_says_as_what_until_when_and_what_is_next(facts, said):
    paper = render_appointment(facts)
    assert missing(paper, *said, "bis zum Ende der Wahlzeit am 31. März 2031") == []
    assert ("Vorgeschlagen von" in text_of(paper)) is (facts.capacity is Capacity.EXPERT)


def test_an_own_proposal_of_the_council_names_no_organisation():
    facts = replace(examples.APPOINTED, proposed_by="")
    assert "Vorgeschlagen von" not in text_of(render_appointment(facts))


def test_the_attendance_list_has_room_to_sign_for_members_and_guests():
    paper = render_attendance_list(examples.MEETING)
    assert (
        missing(
            paper,
            "Anwesenheitsliste Sitzung am 9. Juli 2026",
            "Beginn laut Einladung 18:30 Uhr Ort Rathaus, Sitzungszimmer 2",
            "von 6 Mitgliedern",
            "Sachkundige Einwohnerinnen und Einwohner 2 Şükrü Çağlayan-İnönü (Co-Vorsitz)",
            "Mitglieder der Gemeindevertretung 6 Anna Weiß",
            "Gäste Name Organisation oder Amt Unterschrift",
        )
        == []
    )
    tops = {piece: top for piece, _, top in lines_of(paper)}
    names = ("Bärbel Schäfer-Öztürk", "Peter Müller", "Anna Weiß")
    assert min(below - above for above, below in pairwise(tops[name] for name in names)) >= 11


@pytest.mark.rules("R-IK-05")
def test_the_report_prints_what_is_known_and_leaves_room_for_the_rest():
    assert MEETINGS_A_YEAR == 4
    assert (
        missing(
            render_annual_report(examples.REPORT),
            "Jahresbericht 2027 an Gemeindevorstand und Gemeindevertretung (§ 89 Abs. 4 HGO)",
            "Im Jahr 2027 hat die Kommission 2 Sitzungen abgehalten. Das Gesetz verlangt "
            "mindestens vier Sitzungen im Jahr (§ 89 Abs. 3 HGO).",
            "1 4. Februar 2027 10",
            "2 13. Mai 2027 – nicht abgehalten. Raum nicht verfügbar",
            "3 10. Juni 2027 unbekannt",
            *(f"{title} {question}" for title, question in SECTIONS),
            "Bärbel Schäfer-Öztürk, Vorsitz",
            "Şükrü Çağlayan-İnönü, Co-Vorsitz",
        )
        == []
    )


def test_a_report_on_part_of_a_year_without_a_meeting():
    assert (
        missing(
            render_annual_report(examples.BARE_REPORT),
            "Im Jahr 2026 hat die Kommission keine Sitzung abgehalten.",
            "Die Kommission bestand nicht das ganze Jahr; erwartet wurden anteilig 2 Sitzungen.",
            "Ihr gehört niemand an.",
        )
        == []
    )
