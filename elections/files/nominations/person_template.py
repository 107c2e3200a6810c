"""The table of persons to fill in, empty or with the persons of a list; it reads back alike."""

from __future__ import annotations

import codecs
import io
from collections.abc import Sequence

from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from elections.files.districts.tables import csv_of
from elections.files.nominations.person_fields import (
    COLUMNS,
    MAN,
    SALUTATION,
    STANDING,
    WOMAN,
)
from elections.files.nominations.person_report import MOST_PERSONS
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.person_rows import PersonRow
from elections.messages.nominations.words import WORDS
from municipalities.files.harmless import harmless

SHEET, NOTES = "Personen", "Hinweise"
_TEXT = "@"
_WIDTHS = {"place": 7, SALUTATION: 9, "title": 11, "postcode": 8, "birth": 14, "reachable_at": 40}
_WIDTH, _NOTES_WIDTH = 24, 100
# The list is a German document, and so is its template, whatever language the page has.
_NOTES = (
    "Tragen Sie auf dem Blatt „Personen“ je Zeile eine Person ein, in der Reihenfolge der Liste.",
    "Pflicht nach § 23 Abs. 1 KWO sind Familienname, Rufname, „Frau“ oder „Herr“, Beruf oder "
    "Stand, Geburtsdatum, Geburtsort und die Anschrift der Hauptwohnung.",
    "Wer nur einen Namen hat, trägt ihn als Familienname oder als Rufname ein; das andere Feld "
    "bleibt leer.",
    "„von“, „de la“ und ähnliche Zusätze gehören in die Spalte „Namenszusatz“; unter "
    "„Doktorgrad“ steht zum Beispiel „Dr.“.",
    "Das Geburtsdatum hat vier Ziffern für das Jahr: 31.01.1988. Was nicht bekannt ist, bleibt "
    "leer.",
    "Die Erreichbarkeitsanschrift ist nur für Personen mit einer Auskunftssperre.",
    "Unter „Status der Staatsangehörigkeit“ steht „ausländisch“, „eingebürgert“, „auch deutsch“ "
    "oder „unbekannt“.",
    "Alle Zellen sind Text, damit führende Nullen bleiben. Formeln werden nicht berechnet. Vor "
    "einem Eintrag, der wie eine Formel beginnt, steht ein Apostroph; beim Einlesen fällt er weg.",
    "Die Kopfzeile bleibt, wie sie ist. Die Reihenfolge der Spalten ist gleich.",
)


def write_csv(rows: Sequence[PersonRow] = ()) -> bytes:
    """Return the table as CSV that Excel opens: UTF-8 with its mark, semicolons (R-LIST-04)."""
    return codecs.BOM_UTF8 + csv_of([one.title for one in COLUMNS], [*map(_cells, rows)])


def write_xlsx(rows: Sequence[PersonRow] = ()) -> bytes:
    """Return the table as a workbook of text cells with choices and notes (R-LIST-04)."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    _write_persons(sheet, rows)
    _write_notes(book.create_sheet(NOTES))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _cells(row: PersonRow) -> list[str]:
    return [_cell(row, one.key) for one in COLUMNS]


def _cell(row: PersonRow, key: str) -> str:
    if key != STANDING:
        return row.told(key)
    return "" if row.origin is Origin.UNKNOWN else _origins()[row.origin]


def _origins() -> dict[Origin, str]:
    """Return the words for the status in German, whatever language the page has."""
    with override("de"):
        return {origin: str(word) for origin, word in WORDS[Origin].items()}


def _write_persons(sheet: Worksheet, rows: Sequence[PersonRow]) -> None:
    choices = {SALUTATION: (WOMAN, MAN), STANDING: tuple(_origins().values())}
    sheet.freeze_panes = "A2"
    for at, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column.key, _WIDTH)
        sheet.column_dimensions[letter].number_format = _TEXT
        _put(sheet, 1, at, column.title)
        sheet.cell(1, at).font = Font(bold=True)
        for line, row in enumerate(rows, start=2):
            _put(sheet, line, at, _cell(row, column.key))
        if column.key in choices:
            _offer(sheet, letter, choices[column.key])


def _put(sheet: Worksheet, line: int, column: int, text: str) -> None:
    cell = sheet.cell(line, column)
    cell.number_format = _TEXT
    if text:
        cell.value = harmless(text)
        cell.data_type = "s"


def _offer(sheet: Worksheet, letter: str, words: Sequence[str]) -> None:
    """Let a column be chosen from a list; the cell may stay empty."""
    choice = DataValidation(
        type="list",
        formula1=f'"{",".join(words)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Nicht möglich",
        error=f"Möglich sind: {', '.join(words)}, oder die Zelle bleibt leer.",
    )
    choice.add(f"{letter}2:{letter}{MOST_PERSONS + 1}")
    sheet.add_data_validation(choice)


def _write_notes(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = _NOTES_WIDTH
    for line, note in enumerate(_NOTES, start=1):
        cell = sheet.cell(line, 1, note)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
