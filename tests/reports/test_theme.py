from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader
from reportlab.lib.units import mm

from reports.pdf import theme
from reports.pdf.result.protocol_facts import MemberFacts

SHEET = theme.PageFrame(
    municipality="Musterstadt",
    title="Ein Titel",
    running_title="Ein Kurztitel",
    issued_on=date(2026, 3, 20),
    code="0123-4567-89ab-cdef",
)


def first_line_height(sheet: theme.PageFrame) -> float:
    """Return the distance of the first line of content from the top of page 1, in points."""
    pages = PdfReader(BytesIO(theme.render(sheet, lambda: [theme.text("Inhalt")]))).pages
    heights: list[float] = []

    def visit(content, page, line, _font, _size):
        if content.strip() == "Inhalt":
            heights.append(theme.HEIGHT - line[5] * page[3] - page[5])

    pages[0].extract_text(visitor_text=visit)
    return heights[0]


def test_a_letter_leaves_room_for_its_address_field():
    letter = replace(SHEET, first_page_space=40 * mm)
    assert round(first_line_height(letter) - first_line_height(SHEET)) == round(40 * mm)


def test_a_long_header_stays_on_one_line():
    long = replace(SHEET, municipality="Wahlverband " * 12, notice="Hinweis")
    assert round(first_line_height(long), 3) == round(first_line_height(SHEET), 3)


def test_a_form_names_its_state_and_a_draft_says_so_in_words_and_across():
    form = replace(SHEET, state="K7M2-PQ4X", notice="Entwurf", draft=True)
    made = theme.render(form, lambda: [theme.text("Inhalt")])
    shown = PdfReader(BytesIO(made)).pages[0].extract_text()
    said = ("Stand K7M2-PQ4X, Seite 1 von 1", "Entwurf", theme.DRAFT)
    assert [words for words in said if words not in shown] == []
    assert theme.DRAFT not in PdfReader(BytesIO(theme.render(SHEET, list))).pages[0].extract_text()


def test_another_address_is_another_code_and_without_one_the_code_itself_is_drawn():
    form = replace(SHEET, state="K7M2-PQ4X")
    addresses = ("", "https://wahl.example/1/", "https://wahl.example/2/")
    drawn = {theme.render(replace(form, state_address=one), list) for one in addresses}
    assert len(drawn) == 3


def test_papers_of_one_page_each_are_not_numbered_over_the_file():
    sheets = replace(SHEET, numbered=False, state="K7M2-PQ4X")
    shown = PdfReader(BytesIO(theme.render(sheets, list))).pages[0].extract_text()
    assert ("Seite" in shown, "Stand K7M2-PQ4X" in shown) == (False, True)


def test_the_fingerprint_depends_on_kind_and_facts_only():
    one, other = MemberFacts("A", "B"), MemberFacts("A", "C")
    assert theme.fingerprint(one) != theme.fingerprint(other)
    assert theme.fingerprint(one) == (
        "8ee6328f8acde97ebdcfa4be624696a3bfd153e26724a8011f429251821f29ba"
    )


def test_the_short_code_is_the_beginning_of_the_hash():
    assert theme.short_code("3f9a21bc77de0412" + "0" * 48) == "3f9a-21bc-77de-0412"
