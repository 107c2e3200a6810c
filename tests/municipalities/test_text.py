"""Text as it is kept, whoever typed it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.law.text import cleaned


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ada \t\xa0 Muster ", "Ada Muster"),
        ("Mu\u0308ller", "Müller"),
        ("Ad\u200ba\u202e", "Ada"),
        ("Ad\x00a\x01\tMu\x07ster\x7f\x85", "Ada Muster"),
        ("eins\r\nzwei", "eins zwei"),
        ("", ""),
    ],
)
def test_what_nobody_sees_goes_and_blanks_are_one(typed, kept):
    assert cleaned(typed) == kept


def test_a_longer_text_keeps_its_lines():
    assert cleaned(" eins \r\n\n zwei\u200b  drei \n", lines=True) == "eins\n\nzwei drei"


@given(st.text())
def test_what_is_clean_stays_as_it_is(typed):
    once = cleaned(typed)
    assert cleaned(once) == once
    assert cleaned(cleaned(typed, lines=True), lines=True) == cleaned(typed, lines=True)
