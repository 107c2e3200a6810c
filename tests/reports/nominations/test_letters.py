"""What the letters of the nomination phase say to trust persons and committee."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.pdf.nominations.agenda import points, render_agenda
from reports.pdf.nominations.deficiency import render_deficiency
from reports.pdf.nominations.invitation import in_groups, render_invitation
from tests.reports.nominations import announcement_examples as examples
from tests.reports.paper import lines_of, missing, pages_of, sizes_of, text_of


@pytest.mark.rules("R-LIST-10", "R-LIST-11", "R-LIST-12", "C-03", "C-05")
def test_each_defect_says_what_is_wrong_how_it_is_mended_until_when_and_what_comes_after():
    assert (
        missing(
            render_deficiency(examples.DEFICIENCY),
            "Bitte beheben Sie Mängel Ihres Wahlvorschlags Sehr geehrte Frau Petrowa,",
            "der am 19. Dezember 2025 eingegangen ist, geprüft (§ 14 KWG) und 3 Mängel gefunden. "
            "Bitte sorgen Sie dafür, dass sie rechtzeitig behoben werden.",
            "1. Wahlvorschlag Mangel Es fehlen 7 Unterstützungsunterschriften",
            "Frist 5. Januar 2026, 18:00 Uhr Danach Nach der Frist lässt er sich nicht mehr "
            "beheben.",
            "2. Platz 3,",
            "Frist 5. Januar 2026, 18:00 Uhr Danach Diese Person fällt aus dem Wahlvorschlag",
            "3. Platz 4, Олександра Шевченко Mangel Der Geburtsort fehlt. (§ 23 Abs. 1 KWO)",
            "Frist 16. Januar 2026 Danach Er lässt sich noch beheben, bis der Wahlausschuss am "
            "16. Januar 2026 entschieden hat, danach nicht mehr.",
            "Nicht mehr nachgereicht werden können dann die Unterschriften der Vertrauenspersonen, "
            "die Unterstützungsunterschriften mit den Bescheinigungen des Wahlrechts und die "
            "Niederschrift über die Versammlung.",
            "Wahlvorschläge können bis zum 5. Januar 2026, 18:00 Uhr, eingereicht werden",
            "Geben Sie die Papiere ab oder schicken Sie sie an: Wahlamt, Zimmer 12",
            "Was schon geprüft ist, sehen Sie unter https://wahl.musterstadt.example/liste/.",
        )
        == []
    )


@pytest.mark.rules("R-LIST-11")
def test_a_reminder_names_the_first_letter_and_says_what_is_lost():
    paper = render_deficiency(examples.REMINDER)
    assert (
        missing(
            paper,
            "Mängel Ihres Wahlvorschlags Guten Tag Olga Petrowa,",
            "am 22. Dezember 2025 habe ich Ihnen geschrieben",
            "Wahlvorschläge konnten bis zum 5. Januar 2026, 18:00 Uhr, eingereicht werden",
            "fehlt. 1 Mangel ist noch nicht behoben.",
            "Frist abgelaufen: Der Mangel kann nicht mehr behoben werden Danach Der Wahlausschuss "
            "entscheidet am 16. Januar 2026 darüber.",
        )
        == []
    )
    assert "So reichen Sie nach" not in text_of(paper)
    mended = replace(examples.REMINDER, defects=(examples.NO_CONSENT,))
    assert missing(render_deficiency(mended), "Erinnerung: Bitte beheben Sie Mängel") == []


def test_one_defect_is_one_and_without_one_there_is_no_letter():
    one = replace(examples.DEFICIENCY, defects=(examples.LOST,), received_on=None)
    assert missing(render_deficiency(one), "geprüft (§ 14 KWG) und 1 Mangel gefunden. 1.") == []
    assert (
        missing(
            render_deficiency(replace(one, defects=(examples.NO_CONSENT,))),
            "dass er rechtzeitig behoben wird.",
        )
        == []
    )
    with pytest.raises(ValueError, match="at least one"):
        render_deficiency(replace(examples.DEFICIENCY, defects=()))


@pytest.mark.rules("R-LIST-05", "R-LIST-10")
def test_the_invitation_shows_page_code_and_steps_and_the_same_in_english():
    paper = render_invitation(examples.INVITATION)
    assert (
        missing(
            paper,
            "Sie sind Vertrauensperson für „Internationale Liste Musterstadt (ILM)“.",
            "wahl.musterstadt.example/liste K7M2 PQ4X 9RTD gültig bis 16. Januar 2026",
            "1. Öffnen Sie die Seite wahl.musterstadt.example/liste und tippen Sie den Code ein.",
            "4. Geben Sie die unterschriebenen Papiere ab: Wahlamt, Zimmer 12",
            "5. Januar 2026, 18:00 Uhr, eingegangen sein. Die Eingabe allein genügt nicht",
        )
        == []
    )
    assert len(pages_of(paper)) == 2
    assert dict(sizes_of(paper))["K7M2 PQ4X 9RTD"] == 18
    english = pages_of(paper)[1].replace("\u00a0", " ")
    assert "type the code K7M2 PQ4X 9RTD." in english
    assert "there on 5 January 2026 at 6 p.m. at the latest" in english


def test_the_address_stands_in_the_window_of_the_envelope():
    for paper in (
        render_deficiency(examples.DEFICIENCY),
        render_invitation(examples.INVITATION),
        render_agenda(replace(examples.AGENDA, recipient=examples.OLGA)),
    ):
        left, top = next((x, y) for piece, x, y in lines_of(paper) if piece == "Olga Petrowa")
        assert (left, 62.7 <= top <= 90) == (25.0, True)


@pytest.mark.parametrize(
    ("code", "groups"),
    [("K7M2-PQ4X-9RTD", "K7M2 PQ4X 9RTD"), ("k7m2pq4x9", "k7m2 pq4x 9"), ("", "")],
)
def test_a_code_is_read_in_groups_of_four(code, groups):
    assert in_groups(code) == groups


@pytest.mark.rules("C-05", "C-06", "R-BODY-08", "R-LIST-17")
def test_the_committee_is_called_with_its_agenda():
    assert (
        missing(
            render_agenda(examples.AGENDA),
            "Guten Tag Alex Beispiel-B1, für die Wahl des Ausländerbeirats am 15. März 2026 lade "
            "ich Sie als Beisitzerin zur Sitzung des Wahlausschusses ein.",
            "Beginn 16. Januar 2026, 17:00 Uhr Ort Rathaus, Sitzungszimmer 2",
            "3. Entscheidung über die Zulassung der Wahlvorschläge (§ 15 Abs. 1 KWG): "
            "„Internationale Liste Musterstadt (ILM)“;",
            "6. Verschiedenes 7. Verlesen und Unterschreiben der Niederschrift",
            "benachrichtigen Sie bitte sofort Ihre Stellvertretung",
            "wer Vertrauensperson ist, kann dem Wahlausschuss nicht angehören (§ 4 KWG)",
        )
        == []
    )


def test_without_a_recipient_it_is_the_public_notice_of_the_meeting():
    paper = render_agenda(examples.AGENDA_NOTICE)
    assert missing(paper, "Öffentliche Bekanntmachung der Wahlleitung Sitzung") == []
    assert "Stellvertretung" not in text_of(paper)
    assert points(examples.AGENDA_NOTICE)[2].endswith("(§ 15 Abs. 1 KWG)")
