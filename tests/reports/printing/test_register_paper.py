"""The register as a paper: every page says where it belongs, long names keep to their column."""

from __future__ import annotations

from datetime import date

import pytest

from reports.pdf.printing.register import RegisterFacts, RegisterRow, render_register
from tests.reports.paper import lines_of, pages_of
from tests.reports.printing import notice_examples as examples

DAY = date(2026, 3, 15)
LONG = RegisterRow(2, "W" * 120, "Ł" * 120, examples.LONG.street, has_card=True, struck_on=DAY)


def register(*rows: RegisterRow) -> bytes:
    return render_register(RegisterFacts("Musterstadt", DAY, "012-A Schule", rows, DAY))


@pytest.mark.rules("R-REG-06")
def test_every_page_has_head_totals_and_number_and_nobody_is_lost():
    people = [RegisterRow(n, f"Name{n:03}", "Mai", "Am Bach 3") for n in range(1, 143)]
    paper = register(*people, LONG)
    pages = pages_of(paper)
    assert len(pages) == 4
    for number, page in enumerate(pages, start=1):
        for said in [
            "Musterstadt: Wählerverzeichnis, Wahlbezirk 012-A Schule",
            "Wahlberechtigte: 142, davon mit Sperrvermerk „W“: 0 · gestrichen: 1",
            "Bemerkungen",
            f"Seite {number} von 4",
        ]:
            assert said in page
    assert [row.family_name for row in people if row.family_name not in " ".join(pages)] == []
    assert paper == register(*people, LONG)


def test_forty_seven_persons_with_a_short_dwelling_fit_on_a_page():
    people = [RegisterRow(n, "van der Bergh", "Dr. Pieter Jan", "Am Bach 3") for n in range(1, 48)]
    assert len(pages_of(register(*people))) == 1
    assert len(pages_of(register(*people, people[0]))) == 2


def test_a_long_name_stays_in_its_column_and_a_missing_number_is_a_dash():
    paper = register(RegisterRow(None, "Kaya", "Mai", "Am Bach 3"), LONG)
    lefts = {round(left) for text, left, _ in lines_of(paper) if set(text) <= {"W", "Ł", " "}}
    assert lefts >= {28, 67}  # family name and given names begin where their columns do
    assert max(top for _, _, top in lines_of(paper)) <= 290
    assert "– Kaya Mai Am Bach 3" in pages_of(paper)[0]


def test_an_empty_register_says_so():
    assert "steht niemand im Verzeichnis" in pages_of(register())[0]
