from datetime import date
from fractions import Fraction

import pytest

from reports.pdf import german


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        pytest.param(None, "unbekannt", id="unknown is not zero"),
        pytest.param(0, "0", id="zero is zero"),
        pytest.param(63200, "63.200", id="thousands are grouped"),
        pytest.param(4206676, "4.206.676", id="millions are grouped twice"),
    ],
)
def test_numbers(value, printed):
    assert german.number(value) == printed


@pytest.mark.parametrize(
    ("value", "exact", "rounded"),
    [
        pytest.param(Fraction(931, 143), "6 + 73/143", "6,510", id="Dietzenbach 2015, ILSG"),
        pytest.param(Fraction(4), "4", "4,000", id="a whole quota"),
        pytest.param(Fraction(1, 2), "1/2", "0,500", id="less than one"),
        pytest.param(Fraction(19999, 2), "9.999 + 1/2", "9.999,500", id="grouped"),
        pytest.param(Fraction(59999, 20000), "2 + 19.999/20.000", "3,000", id="rounded half up"),
    ],
)
def test_quotas(value, exact, rounded):
    assert (german.mixed_fraction(value), german.decimal(value)) == (exact, rounded)


@pytest.mark.parametrize(
    ("part", "total", "printed"),
    [
        pytest.param(160, 2500, "6,40\u00a0%", id="turnout"),
        pytest.param(None, 2500, "unbekannt", id="voters unknown"),
        pytest.param(160, None, "unbekannt", id="electors unknown"),
        pytest.param(0, 0, "unbekannt", id="no electors"),
    ],
)
def test_shares(part, total, printed):
    assert german.percent(part, total) == printed


def test_dates():
    day = date(2026, 3, 5)
    assert (german.long_date(day), german.short_date(day)) == ("5.\u00a0März 2026", "05.03.2026")


def test_counts_agree_with_their_noun():
    counted = [german.count_of(n, "Sitz", "Sitze") for n in (0, 1, 1200)]
    assert counted == ["0\u00a0Sitze", "1\u00a0Sitz", "1.200\u00a0Sitze"]
