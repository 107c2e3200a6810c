"""Tables that people download: nothing in them is ever computed, and nothing is lost."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from municipalities.files.harmless import harmless
from reports.dashboard.spreadsheet import SpreadsheetTable, csv_file, xlsx_file

FORMULAS = ["=1+1", "+49 611", "-1", "@SUM(A1)", "\tTab", "\rWagen", "\nZeile", "＝1+1", "＋1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param("Fulda, Stadt", "Fulda, Stadt", id="a name"),
        pytest.param("a=b", "a=b", id="a sign in the middle"),
        pytest.param("", "", id="an empty text"),
        pytest.param(None, "", id="nothing known"),
        pytest.param(0, "0", id="zero is a number"),
        pytest.param(-5, "-5", id="a number is no text"),
        pytest.param(date(2026, 11, 2), "02.11.2026", id="a day"),
        pytest.param("\x00=1", "'=1", id="a sign nobody sees before a formula"),
    ],
)
def test_other_cells_stay_what_they_are(cell, text):
    assert harmless(cell) == text


def test_csv_opens_in_a_german_spreadsheet():
    content = csv_file(
        SpreadsheetTable("T", ["Ort", "Wert"], [["Müllheim; Ort", "=1"], ["B", None]])
    )
    assert content.startswith(b"\xef\xbb\xbfOrt;Wert\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows == [["Ort", "Wert"], ["Müllheim; Ort", "'=1"], ["B", ""]]


def test_excel_gets_texts_as_texts_and_days_as_days():
    rows = [[text, date(2026, 11, 2), 7] for text in FORMULAS if text[0] not in "\r\n"]
    book = load_workbook(io.BytesIO(xlsx_file([SpreadsheetTable("T", ["A", "B", "C"], rows)])))
    cells = list(book["T"].iter_rows(min_row=2))
    assert [row[0].value for row in cells] == [row[0] for row in rows]
    assert {row[0].data_type for row in cells} == {"s"}
    assert {(row[1].value.date(), row[1].number_format) for row in cells} == {
        (date(2026, 11, 2), "DD.MM.YYYY")
    }
    assert {(row[2].value, row[2].data_type) for row in cells} == {(7, "n")}


def test_signs_that_no_sheet_can_hold_are_left_out():
    book = load_workbook(io.BytesIO(xlsx_file([SpreadsheetTable("T", ["A"], [["a\x00b\x0bc"]])])))
    assert book["T"]["A2"].value == "abc"


def test_an_empty_table_is_its_header():
    book = load_workbook(io.BytesIO(xlsx_file([SpreadsheetTable("T", ["A", "B"], [])])))
    assert [[cell.value for cell in row] for row in book["T"].iter_rows()] == [["A", "B"]]
