import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from reports.pdf import theme
from reports.pdf.text import clean, paragraph_text, unprintable, visual_lines
from tests.reports.result.protocol_examples import LONG_NAME, NAMES_OF_MANY_SCRIPTS

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<b>",
            "</b>",
            "<br/>",
            "<font color=red>",
            "</para>",
            "&",
            "&#0;",
            "<![CDATA[",
            "محمد",
            "(",
        ]
    ),
    max_size=8,
).map(" ".join)


def drawn(markup: str) -> str:
    return "".join(fragment.text for fragment in Paragraph(markup, theme.BODY).frags)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        pytest.param("C\u0327an", "Çan", id="accents are composed"),
        pytest.param("A\u200b\u202e\ufeff\u00adB", "AB", id="invisible characters go"),
        pytest.param("A\x00\x1bB", "AB", id="control characters go"),
        pytest.param("A\nB\tC\u2028D", "A B C D", id="breaks become spaces"),
        pytest.param("A\ud800B", "A\ufffdB", id="half a character is shown as broken"),
        pytest.param("A" + "\u0332" * 9, "A" + "\u0332" * 3, id="stacked accents are cut"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="the Persian joiner stays"),
    ],
)
def test_cleaning(written, kept):
    assert clean(written) == kept


@pytest.mark.parametrize("name", [*NAMES_OF_MANY_SCRIPTS, LONG_NAME])
def test_every_letter_of_the_electorate_can_be_printed(name):
    assert unprintable(name) == frozenset()


def test_letters_without_a_font_are_named_and_shown_as_missing():
    assert unprintable("王 A") == frozenset("王")
    assert paragraph_text("王 A") == "\ufffd A"


def test_arabic_is_joined_and_ordered_for_drawing():
    assert visual_lines("محمد علي") == ["\ufef2\ufee0\ufecb\u00a0\ufeaa\ufee4\ufea4\ufee3"]


def test_brackets_around_arabic_face_each_other():
    assert visual_lines("A (علي)") == ["A (\ufef2\ufee0\ufecb)"]


def test_a_code_that_is_no_character_stands_as_one_beside_arabic_letters():
    assert visual_lines("علي \U0010ffff") == visual_lines("علي \ufffd")


def test_a_long_arabic_name_begins_on_the_first_line():
    first, second = visual_lines(" ".join(["محمد"] * 6 + ["علي"] * 4))
    assert (first.count("\ufee3"), second.count("\ufecb")) == (6, 3)


def test_bold_reaches_the_second_font():
    assert paragraph_text("A علي", bold=True) == (
        '<b>A <font name="NotoSansArabic-Bold">\ufef2\ufee0\ufecb</font></b>'
    )


@settings(deadline=None)
@given(st.one_of(ANYTHING, MARKUP))
def test_no_text_is_ever_read_as_markup(name):
    expected = "".join(visual_lines(name))
    assert drawn(paragraph_text(name)).split() == expected.split()
