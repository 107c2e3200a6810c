"""The key of a municipality, however an office writes it."""

from __future__ import annotations

import csv

import pytest

from municipalities.files.reference import MUNICIPALITIES, SHIPPED
from municipalities.law.keys import (
    KeyForm,
    MunicipalityKey,
    is_area_above,
    is_unincorporated,
    municipality_key,
)


@pytest.mark.rules("R-BODY-01")
@pytest.mark.parametrize(
    ("text", "ags", "form"),
    [
        pytest.param("06411000", "06411000", KeyForm.AGS, id="an AGS"),
        pytest.param("6411000", "06411000", KeyForm.ZERO_LOST, id="without its zero"),
        pytest.param("6.411.000", "06411000", KeyForm.ZERO_LOST, id="a number with its dots"),
        pytest.param("6411000.0", "06411000", KeyForm.ZERO_LOST, id="a number of a program"),
        pytest.param("064110000000", "06411000", KeyForm.REGIONAL, id="a regional key"),
        pytest.param("064315001001", "06431001", KeyForm.REGIONAL, id="with its Verband"),
        pytest.param("64110000000", "06411000", KeyForm.REGIONAL, id="regional, zero lost"),
        pytest.param("411000", "06411000", KeyForm.WITHOUT_LAND, id="within Hesse"),
        pytest.param("000412000", "06412000", KeyForm.WITHOUT_LAND, id="zeros for the Land"),
        pytest.param("06 4 11 000", "06411000", KeyForm.SPACED, id="with blanks"),
        pytest.param("06.411.000", "06411000", KeyForm.SPACED, id="with dots"),
        pytest.param(" 06411000\xa0", "06411000", KeyForm.SPACED, id="with blanks around"),
        pytest.param("'06411000", "06411000", KeyForm.SPACED, id="an apostrophe of a spreadsheet"),
        pytest.param("06 4 11 0000 000", "06411000", KeyForm.REGIONAL, id="regional with blanks"),
        pytest.param("05315000", "05315000", KeyForm.AGS, id="another Land has keys too"),
    ],
)
def test_a_key_is_read_however_it_is_written(text: str, ags: str, form: KeyForm) -> None:
    key = municipality_key(text)
    assert key == MunicipalityKey(ags, form)
    assert key.is_mended is (form is not KeyForm.AGS)


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("", False),
        ("Darmstadt", False),
        ("6", True),
        ("06", True),
        ("064", True),
        ("06411", True),
        ("6411", True),
        ("411", True),
        ("64110", False),
        ("17000000", False),
        ("0641100O", False),
        ("٠٦٤١١٠٠٠", False),
        ("__________", False),
        ("06411000 Darmstadt", False),
        ("0641100000000", False),
    ],
)
def test_what_is_no_key_of_a_municipality_is_none(text: str, above: bool) -> None:
    assert municipality_key(text) is None
    assert is_area_above(text) is above


def test_a_gemeindefreies_gebiet_is_no_municipality() -> None:
    with (SHIPPED / MUNICIPALITIES).open(encoding="utf-8", newline="") as lines:
        kinds = {row["ags"]: row["type"] for row in csv.DictReader(lines)}
    assert {ags for ags in kinds if is_unincorporated(ags)} == {
        ags for ags, kind in kinds.items() if kind == "gemeindefreies Gebiet"
    }


def test_every_municipality_of_hesse_is_found_by_each_form_of_its_key() -> None:
    with (SHIPPED / MUNICIPALITIES).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["type"] != "gemeindefreies Gebiet"]
    assert len(rows) == 421
    for row in rows:
        ags = row["ags"]
        written = {ags, ags[1:], ags[2:], row["ars"], row["ars"][1:], f"000{ags[2:]}"}
        assert {municipality_key(text).ags for text in written} == {ags}
