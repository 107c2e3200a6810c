"""Figures as people read them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from municipalities.templatetags import figures

UNKNOWN = '<span class="unknown">unbekannt</span>'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(figures.number(4206676), "4.206.676", id="thousands have a point"),
        pytest.param(figures.number(0), "0", id="zero is a number"),
        pytest.param(figures.number(None), UNKNOWN, id="a missing number is unknown"),
        pytest.param(figures.unknown(0), 0, id="zero is known"),
        pytest.param(figures.unknown(""), UNKNOWN, id="an empty text is unknown"),
        pytest.param(figures.decimal(Fraction(931, 143), 4), "6,5105", id="a quota has a comma"),
        pytest.param(figures.decimal(Fraction(1, 8), 2), "0,13", id="a half is rounded up"),
        pytest.param(figures.decimal(Decimal("1234.5"), 1), "1.234,5", id="decimals are grouped"),
        pytest.param(figures.decimal(None), UNKNOWN, id="a missing decimal is unknown"),
        pytest.param(figures.percent(Fraction(421, 1000)), "42,1\u00a0%", id="a share as percent"),
        pytest.param(figures.percent(None), UNKNOWN, id="a missing share is unknown"),
        pytest.param(figures.percent_of(0, 8), "0,0\u00a0%", id="none of eight is zero percent"),
        pytest.param(figures.percent_of(3, 0), UNKNOWN, id="a part of nothing is unknown"),
        pytest.param(figures.percent_of(None, 8), UNKNOWN, id="an unknown part stays unknown"),
        pytest.param(
            figures.stated_percent(Decimal("12.61")), "12,61\u00a0%", id="as exactly as stated"
        ),
        pytest.param(figures.stated_percent(Decimal("5.00")), "5\u00a0%", id="and no more exactly"),
        pytest.param(figures.stated_percent(None), UNKNOWN, id="no source states it"),
        pytest.param(figures.as_stated(Decimal("614000.00")), "614.000", id="a stated count"),
        pytest.param(figures.stated_day("2021-10-05"), "5. Oktober 2021", id="a stated day"),
        pytest.param(figures.stated_day("2021-10"), "Oktober 2021", id="a month alone"),
        pytest.param(figures.stated_day("2001"), "2001", id="a year alone"),
        pytest.param(figures.stated_day(""), UNKNOWN, id="a source without a date"),
        pytest.param(figures.fraction(Fraction(12, 2)), "6", id="a whole fraction is a number"),
        pytest.param(figures.fraction(None), UNKNOWN, id="a missing fraction is unknown"),
        pytest.param(
            figures.fraction(Fraction(6715, 762)),
            '<span class="fraction">6.715/\u2060762</span>',
            id="a fraction stays exact",
        ),
    ],
)
def test_figures_are_written_as_germans_read_them(written, expected):
    assert written == expected


def test_english_pages_group_with_commas():
    with override("en"):
        assert figures.number(4206676) == "4,206,676"


@pytest.mark.parametrize(
    ("part", "total", "width"),
    [
        pytest.param(1, 3, "33.33", id="a third"),
        pytest.param(0, 3, "0.00", id="nothing"),
        pytest.param(9, 3, "100.00", id="never wider than the track"),
    ],
)
def test_a_bar_is_as_wide_as_its_share(part, total, width):
    assert f'<rect class="share-bar__part" width="{width}" height="6"/>' in figures.share_bar(
        part, total
    )


@pytest.mark.parametrize(("part", "total"), [(None, 3), (3, None), (3, 0)])
def test_an_unknown_share_has_no_bar(part, total):
    assert figures.share_bar(part, total) == ""


@given(st.fractions(min_value=0, max_value=10**6), st.integers(min_value=1, max_value=6))
def test_a_written_decimal_is_at_most_half_a_digit_off(value, places):
    written = figures.decimal(value, places).replace(".", "").replace(",", ".")
    assert abs(Fraction(written) - value) <= Fraction(1, 2 * 10**places)
