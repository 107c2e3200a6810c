"""A header of thousands of columns is refused before a page or a memory grows with it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from elections.actions.register.check import check_extract
from elections.files.register.extract_width import MOST_COLUMNS, WIDEST_LINE
from elections.models.register.imports import ImportPiece, RegisterImport
from municipalities.files.refusal import ImportRefused
from tests import factories
from tests.elections.register.extract_scene import (
    HEADER,
    TAKEN_ON,
    TODAY,
    checked,
    election,
    kept,
    row,
    table,
)

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-REG-02")]
OWN = len(HEADER.split(";"))
SAID = f"Die Kopfzeile hat mehr als {MOST_COLUMNS} Spalten."


def with_columns(count: int) -> bytes:
    """An extract with so many columns in all, those of nobody's interest at the end."""
    more = count - OWN
    header = ";".join([HEADER, *(f"Feld {number}" for number in range(more))])
    return "\n".join([header, row() + ";" * more, ""]).encode()


def kept_by_an_earlier_version(made, content: bytes) -> RegisterImport:
    found = kept(made, table(row()))
    ImportPiece.objects.filter(register_import=found).delete()
    ImportPiece.objects.create(register_import=found, position=0, content=content)
    return found


@pytest.mark.parametrize(
    "content",
    [
        b"a;" * 5_000 + b"\n",
        b"a;" * 200_000 + b"\n",
        b"a;" * 200_000,
        with_columns(MOST_COLUMNS + 1),
    ],
    ids=["5,000", "200,000", "200,000 without an end", "one more than allowed"],
)
def test_what_is_too_wide_is_refused_where_it_is_handed_in(client, content):
    made = election()
    client.force_login(factories.officer(made.municipality))
    answer = client.post(
        reverse("elections:extracts", args=[made.pk]),
        {"file": SimpleUploadedFile("breit.csv", content), "taken_on": str(TAKEN_ON)},
    )
    assert (answer.status_code, SAID in answer.content.decode()) == (422, True)
    assert (RegisterImport.objects.count(), ImportPiece.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "content",
    [with_columns(MOST_COLUMNS), table(row()).replace(b"\n", b";" * 16_000 + b"\n")],
    ids=["as many as allowed", "separators behind the last column"],
)
def test_what_is_not_too_wide_is_read(content):
    found = kept(election(), content)
    assert check_extract(found.pk, today=TODAY).findings.eligible == 1


def test_a_separator_in_a_text_makes_no_table_too_wide():
    remark = row() + ";" + "," * 600
    assert checked(election(), remark, row("P2")).findings.rows == 2


@pytest.mark.parametrize("content", [with_columns(MOST_COLUMNS + 1), b"a;" * 200_000 + b"\nb\n"])
def test_one_that_was_kept_before_is_refused_by_the_check_and_its_page_stays_small(client, content):
    made = election()
    found = kept_by_an_earlier_version(made, content)
    with pytest.raises(ImportRefused, match=SAID):
        check_extract(found.pk, today=TODAY)
    client.force_login(factories.officer(made.municipality))
    shown = client.get(reverse("elections:extract_reading", args=[made.pk, found.pk]))
    assert shown.status_code == 200
    assert len(shown.content) < 3_000_000


def test_a_row_as_long_as_a_table_is_a_fault_and_the_others_are_read():
    facts = checked(election(), row("P1"), "a;" * WIDEST_LINE, row("P2", family="Zoll")).findings
    assert (facts.rows, facts.eligible, facts.faults.count) == (3, 2, 1)
