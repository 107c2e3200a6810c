"""The calendar file keeps to RFC 5545."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.files.course.icalendar import Event, calendar_file, escaped, folded
from elections.law.course.calendar import HESSE

STAMP = datetime(2026, 1, 1, 12, tzinfo=UTC)


def lines_of(event: Event) -> list[str]:
    """The lines of the event alone, unfolded."""
    text = calendar_file("Wahl", [event], STAMP).decode().replace("\r\n ", "")
    lines = text.split("\r\n")
    return lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]


def test_a_day_lasts_until_the_next_morning():
    event = Event("a@b", "Stichtag; Verzeichnis, klein", date(2026, 2, 1), text="Eins\nZwei")
    assert lines_of(event) == [
        "BEGIN:VEVENT",
        "UID:a@b",
        "DTSTAMP:20260101T120000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20260201",
        "DTEND;VALUE=DATE:20260202",
        "SUMMARY:Stichtag\\; Verzeichnis\\, klein",
        "DESCRIPTION:Eins\\nZwei",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "span"),
    [
        pytest.param(
            date(2026, 2, 23), date(2026, 2, 27),
            ["DTSTART;VALUE=DATE:20260223", "DTEND;VALUE=DATE:20260228"],
            id="a range of days ends after its last day",
        ),
        pytest.param(
            datetime(2026, 1, 5, 18, tzinfo=HESSE), None, ["DTSTART:20260105T170000Z"],
            id="a deadline in winter is one hour behind",
        ),
        pytest.param(
            datetime(2031, 4, 6, 8, tzinfo=HESSE), datetime(2031, 4, 6, 18, tzinfo=HESSE),
            ["DTSTART:20310406T060000Z", "DTEND:20310406T160000Z"],
            id="hours in summer time are two hours behind",
        ),
    ],
)  # fmt: skip
def test_start_and_end_of_an_event(starts, ends, span):
    found = [
        line
        for line in lines_of(Event("a@b", "T", starts, ends))
        if line[:3] == "DTS" or line[:3] == "DTE"
    ]
    assert [line for line in found if not line.startswith("DTSTAMP")] == span


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_folding_cuts_no_character_and_loses_nothing(text):
    octets = folded(text)
    parts = octets[:-2].split(b"\r\n")
    assert b"".join([parts[0], *(part[1:] for part in parts[1:])]).decode() == text
    assert max(len(part) for part in parts) <= 75


@given(st.text(max_size=100))
def test_an_escaped_text_is_one_line(text):
    assert "\n" not in escaped(text)
    assert "\r" not in escaped(text)
