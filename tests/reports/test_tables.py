"""Tables of documents: what fits on a page, room to write, right-to-left names in a column."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from reports.pdf import theme
from reports.pdf.tables import (
    WRITING_HEIGHT,
    Column,
    Row,
    facts_table,
    fitting_rows,
    form_table,
    table,
)
from reports.pdf.text import visual_lines

SHEET = theme.PageFrame("Musterstadt", "Ein Titel", "Ein Kurztitel", date(2026, 3, 20), "0123")
COLUMNS = (Column("Nr.", 12), Column("Name"), Column("Bemerkung", 40))
EMPTY = [Row((str(at), "", "")) for at in range(1, 11)]


def test_as_many_rows_fit_as_have_room_below_the_head():
    whole = form_table(COLUMNS, EMPTY)
    whole.wrap(theme.CONTENT_WIDTH, theme.HEIGHT)
    head = whole._rowHeights[0]
    assert [
        fitting_rows(form_table(COLUMNS, EMPTY), head + rows * WRITING_HEIGHT)
        for rows in (0, 1.5, 2.5, 10.5, 99)
    ] == [0, 1, 2, 10, 10]


def test_a_row_to_fill_has_room_to_write_and_a_filled_one_does_not_need_it():
    rows = [("Name", ""), ("Ort", "Musterstadt")]
    heights = {}
    for to_fill in (True, False):
        built = facts_table(rows, to_fill=to_fill)
        heights[to_fill] = built.wrap(theme.CONTENT_WIDTH, theme.HEIGHT)[1]
    assert heights[True] > heights[False]


def test_rows_that_do_not_fit_follow_on_the_next_page_below_the_same_head():
    rows = [Row((str(at), f"Person {at}", "")) for at in range(1, 121)]
    made = theme.render(SHEET, lambda: [table(COLUMNS, rows)])
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made)).pages]
    assert len(pages) > 1
    assert ["Nr. Name Bemerkung" in page for page in pages] == [True] * len(pages)
    shown = " ".join(pages)
    assert [at for at in range(1, 121) if f"{at} Person {at} " not in f"{shown} "] == []


def test_a_text_too_long_for_its_cell_is_set_smaller_so_that_its_row_fits_a_page():
    row = Row(("1", "Sehr langer Name " * 60, "Sehr lange Bemerkung " * 40))
    _, height = form_table(COLUMNS, [row]).wrap(theme.CONTENT_WIDTH, theme.HEIGHT)
    assert height < theme.HEIGHT - theme.TOP - theme.BOTTOM


def test_a_right_to_left_name_is_broken_before_it_is_put_in_drawing_order():
    name = "محمد عبد الرحمن الأحمد"
    assert (len(visual_lines(name)), len(visual_lines(name, 14))) == (1, 2)
