"""The template: text cells, choices, and written persons come back as they were."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from elections.files.nominations.person_fields import COLUMNS
from elections.files.nominations.person_report import read_people
from elections.files.nominations.person_template import write_csv, write_xlsx
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.person_rows import PersonRow
from municipalities.files.refusal import ImportRefused
from municipalities.law.days import KnownDay

FULL = PersonRow(
    1, "Frau", "Dr.", "von", "Kaya", "Deniz", "Ärztin", KnownDay(1988, 1, 31), "", "Izmir",
    "Weg 4a", "01067", "Ort am Main", "c/o Verein", "türkisch, griechisch", Origin.NATURALISED,
)  # fmt: skip
ROWS = (
    FULL,
    PersonRow(2, family_name="=SUMME(A1:A9)", given_name="@Anna", occupation="+49 69 1"),
    PersonRow(3, given_name="محمد", birth_text="ca. 1980"),
    PersonRow(None, family_name='Müller; "der" Ältere', birth=KnownDay(1988), birth_text="1988"),
    PersonRow(4, family_name="<b>Öz</b>", given_name="'t Hooft", origin=Origin.FOREIGN),
    PersonRow(4, family_name="K" * 200, given_name="-", birth_text="31.02.1988"),
)
WRITERS = [pytest.param(write_xlsx, id="Excel"), pytest.param(write_csv, id="CSV")]


@pytest.mark.rules("R-LIST-04")
@pytest.mark.parametrize("write", WRITERS)
def test_written_persons_come_back_as_they_were(write):
    found, report = read_people(write(ROWS[:5]))
    assert (report.rows, found.questions, report.left_out) == (ROWS[:5], (), ())
    assert report.fields == tuple(one.key for one in COLUMNS)


@pytest.mark.parametrize("write", WRITERS)
def test_what_is_written_is_what_is_read_the_second_time(write):
    once = read_people(write(ROWS))[1].rows
    assert read_people(write(once))[1].rows == once


@pytest.mark.parametrize("write", WRITERS)
def test_an_empty_template_has_no_person(write):
    with pytest.raises(ImportRefused) as error:
        read_people(write())
    assert [one.reason for one in error.value.problems] == [
        "Unter der Kopfzeile steht keine Person."
    ]


def test_no_cell_of_the_workbook_is_ever_computed_and_all_are_text():
    sheet = load_workbook(io.BytesIO(write_xlsx(ROWS)))["Personen"]
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in filled} == {("s", "@")}
    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDEFGHIJKLMNO"} == {"@"}
    assert sheet["E3"].value == "'=SUMME(A1:A9)"


def test_salutation_and_status_are_chosen_from_a_list():
    sheet = load_workbook(io.BytesIO(write_xlsx()))["Personen"]
    assert [(str(one.sqref), one.formula1) for one in sheet.data_validations.dataValidation] == [
        ("B2:B1001", '"Frau,Herr"'),
        (
            "O2:O1001",
            '"unbekannt,ausländisch,auch deutsch,eingebürgert,Spätaussiedler,nur deutsch"',
        ),
    ]


def test_the_csv_is_one_that_excel_opens():
    assert write_csv((FULL,)).decode("utf-8").splitlines() == [
        "\ufeff" + ";".join(one.title for one in COLUMNS),
        "1;Frau;Dr.;von;Kaya;Deniz;Ärztin;31.01.1988;Izmir;Weg 4a;01067;Ort am Main;c/o Verein;"
        "türkisch, griechisch;eingebürgert",
    ]
