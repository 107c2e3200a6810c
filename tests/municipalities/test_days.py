"""Days known to the day, in part, or not at all: kept as they are, never completed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from municipalities.forms.fields import KnownDayField
from municipalities.law.days import KnownDay, typed_day
from municipalities.models.known_day import known_day


@pytest.mark.parametrize(
    ("day", "text", "shown", "exact", "earliest", "latest"),
    [
        (KnownDay(1971, 6, 5), "1971-06-05", "05.06.1971", date(1971, 6, 5), date(1971, 6, 5),
         date(1971, 6, 5)),
        (KnownDay(1971, 2), "1971-02-00", "02.1971", None, date(1971, 2, 1), date(1971, 2, 28)),
        (KnownDay(1971), "1971-00-00", "1971", None, date(1971, 1, 1), date(1971, 12, 31)),
        (KnownDay(1971, 0, 31), "1971-00-31", "31.??.1971", None, date(1971, 1, 31),
         date(1971, 12, 31)),
        (KnownDay(0, 2, 29), "0000-02-29", "29.02.????", None, None, None),
        (KnownDay(0, 6), "0000-06-00", "06.????", None, None, None),
        (KnownDay(), "0000-00-00", "unbekannt", None, None, None),
    ],
    ids=["to the day", "the month", "the year", "day and year", "day and month", "a month",
         "nothing"],
)  # fmt: skip
def test_a_day_says_what_is_known_of_it(day, text, shown, exact, earliest, latest):
    assert (day.text, str(day), day.exact, day.earliest, day.latest) == (
        text, shown, exact, earliest, latest,
    )  # fmt: skip
    assert KnownDay.from_text(text) == day


@pytest.mark.parametrize(
    "parts", [(1971, 13), (1971, 2, 29), (1971, 4, 31), (0, 0, 32), (10_000,), (1971, 4, -1)]
)
def test_what_no_calendar_has_is_no_day(parts):
    with pytest.raises(ValueError, match="day"):
        KnownDay(*parts)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (KnownDay(1971), KnownDay(1971, 6, 5), True),
        (KnownDay(), KnownDay(1971, 6, 5), True),
        (KnownDay(1971, 6), KnownDay(1971, 7), False),
        (KnownDay(1971), KnownDay(1972, 6, 5), False),
        (KnownDay(1971, 6, 5), KnownDay(1971, 6, 6), False),
    ],
)
def test_days_agree_in_what_both_know(one, other, agree):
    assert one.agrees_with(other) is agree
    assert other.agrees_with(one) is agree


@pytest.mark.parametrize(
    ("text", "text_of_day"),
    [
        ("24.08.1985", "1985-08-24"), ("24/8/1985", "1985-08-24"), ("1985-08-24", "1985-08-24"),
        ("24081985", "1985-08-24"), ("٢٤.٠٨.١٩٨٥", "1985-08-24"), ("00.00.1971", "1971-00-00"),
        ("xx.06.1971", "1971-06-00"), ("06.1971", "1971-06-00"), ("1971", "1971-00-00"),
        ("24.08.0000", "0000-08-24"), ("24.08.85", None), ("31.02.1985", None), ("0999", None),
        ("Ali", None), ("", None), ("1985-08-241", None),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_type_it(text, text_of_day):
    found = typed_day(text)
    assert (found.text if found else None) == text_of_day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_day_that_is_known_is_the_same_day_again(day):
    known = KnownDay.of(day)
    assert (known.exact, known.earliest, known.latest) == (day, day, day)
    assert (known_day(day), known_day(known.text), known_day(None)) == (known, known, None)
    assert typed_day(f"{day:%d.%m.}{day.year}") == known


@pytest.mark.parametrize(
    ("typed", "day"),
    [("31.12.1975", KnownDay(1975, 12, 31)), (" 1975 ", KnownDay(1975)), ("", None),
     ("unbekannt", KnownDay()), (KnownDay(1975), KnownDay(1975))],
)  # fmt: skip
def test_a_page_takes_a_day_known_in_part(typed, day):
    field = KnownDayField(required=False)
    assert field.clean(typed) == day
    assert field.prepare_value(KnownDay(1975, 6)) == "06.1975"


@pytest.mark.parametrize("typed", ["gestern", "31.02.1975", "1.1.75", "01.01.1850"])
def test_a_page_refuses_what_is_no_day(typed):
    with pytest.raises(ValidationError):
        KnownDayField().clean(typed)
