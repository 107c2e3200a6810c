"""The certificate that goes with the ballots of fewer than 50 voters."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from reports.pdf.letters import SenderFacts
from reports.pdf.result.hand_over import HandOverFacts, render_hand_over

DAY = date(2026, 3, 15)
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenheim " * 3
SAID = [
    "Wählerinnen und Wähler 30",
    "Wahlberechtigte 1.200",
    "am 15. März 2026 angeordnet",
    "gefaltete, nicht ausgezählte Stimmzettel",
    "Dienstsiegel",
]


def text_of(content: bytes) -> str:
    return " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


@pytest.mark.rules("R-DIST-03")
def test_long_names_fit_and_the_same_facts_give_the_same_bytes():
    facts = HandOverFacts(
        sender=SenderFacts(municipality="Bad Beispiel", office="Die Wahlleitung"),
        election_day=DAY,
        unit=f"002 {LONG}",
        to_unit=f"001 {LONG}",
        voters=30,
        electors=1200,
        ordered_on=DAY,
        issued_on=DAY,
    )
    content = render_hand_over(facts)
    assert content == render_hand_over(facts)
    assert len(PdfReader(io.BytesIO(content)).pages) == 1
    shown = text_of(content)
    assert [words for words in SAID if words not in shown] == []
