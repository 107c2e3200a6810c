"""The signs of official statistics: exactly nought, unknown, and numbers with a remark."""

from __future__ import annotations

import pytest

from municipalities.law.residents.signs import (
    STANDARD,
    Figure,
    Meaning,
    Remark,
    figure_in,
    kept_signs,
    remarks_in,
    value_of,
)


@pytest.mark.rules("R-BODY-02")
@pytest.mark.parametrize(
    ("cell", "value", "kept"),
    [
        pytest.param("0", 0, "", id="nought in digits"),
        pytest.param("38123", 38123, "", id="digits"),
        pytest.param("38.123", 38123, "", id="dots"),
        pytest.param("1.240.555", 1240555, "", id="two dots"),
        pytest.param("240 555", 240555, "", id="a blank"),
        pytest.param("240\u00a0555", 240555, "", id="a fixed blank"),
        pytest.param("6\u202f789", 6789, "", id="a narrow fixed blank"),
        pytest.param("6\u2009789", 6789, "", id="a thin blank"),
        pytest.param("6'789", 6789, "", id="an apostrophe"),
        pytest.param("–", 0, "", id="a dash is exactly nought"),
        pytest.param("-", 0, "", id="a hyphen is exactly nought"),
        pytest.param(" — ", 0, "", id="a long dash with blanks"),
        pytest.param(".", None, "", id="a dot is unknown"),
        pytest.param("…", None, "", id="not yet known"),
        pytest.param("...", None, "", id="not yet known in three dots"),
        pytest.param("/", None, "", id="not certain enough"),
        pytest.param("x", None, "", id="makes no sense"),
        pytest.param("k. A.", None, "", id="not stated"),
        pytest.param("", None, "", id="empty is unknown"),
        pytest.param("(512)", 512, "( )", id="uncertain"),
        pytest.param("( 1.512 )", 1512, "( )", id="uncertain with blanks and dot"),
        pytest.param("3012r", 3012, "r", id="corrected"),
        pytest.param("3.012 p", 3012, "p", id="preliminary"),
        pytest.param("(3.012)r", 3012, "( ) r", id="uncertain and corrected"),
        pytest.param("12s", 12, "s", id="estimated"),
    ],
)
def test_a_cell_is_read_as_the_offices_mean_it(cell: str, value: int | None, kept: str) -> None:
    figure = figure_in(cell)
    assert figure is not None
    assert (value_of(figure, STANDARD), kept_signs(figure, STANDARD)) == (value, kept)


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        pytest.param("1200 1)", Figure(1200, ("1)",)), id="a footnote"),
        pytest.param("1200*", Figure(1200, ("*",)), id="an asterisk"),
        pytest.param("***", Figure(None, ("***",)), id="asterisks alone"),
        pytest.param("n.v.", Figure(None, ("n.v.",)), id="letters with dots"),
        pytest.param("17e", Figure(17, ("e",)), id="another letter"),
    ],
)
def test_a_sign_that_the_offices_do_not_define_is_found_and_has_no_meaning(
    cell: str, figure: Figure
) -> None:
    assert figure_in(cell) == figure
    with pytest.raises(KeyError):
        value_of(figure, STANDARD)


@pytest.mark.parametrize(
    ("mark", "remarks"),
    [
        ("", ()),
        ("( )", (Remark.UNCERTAIN,)),
        ("( ) r", (Remark.UNCERTAIN, Remark.CORRECTED)),
        ("p 1)", (Remark.PRELIMINARY, "1)")),
    ],
)
def test_the_signs_beside_a_stored_number(mark: str, remarks: tuple[str, ...]) -> None:
    assert remarks_in(mark) == remarks


def test_a_sign_means_what_was_confirmed() -> None:
    meanings = {**STANDARD, "-": Meaning.UNKNOWN, "*": Meaning.UNKNOWN}
    assert value_of(Figure(None, ("-",)), meanings) is None
    assert value_of(Figure(1200, ("*",)), meanings) is None


@pytest.mark.parametrize(
    "cell",
    ["12,5", "12.5", "1,234", "-5", "− 5", "0012", "99999999", "=1+1", "viele", "(512", "512)",
     "١٢٣", "1.23.456", "+5", "2026-01-01"],
)  # fmt: skip
def test_what_is_neither_number_nor_sign_is_none(cell: str) -> None:
    assert figure_in(cell) is None
