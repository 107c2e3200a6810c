"""The calendar file keeps to RFC 5545."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from elections.files.course.icalendar import Event, calendar_file
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


# No backslash: the package takes one before „N“ for a line break. No text here has any.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\"), max_size=300
)
DAYS = st.dates(date(1990, 1, 1), date(2190, 1, 1))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)  # the format knows nothing smaller
)
EVENTS = st.one_of(
    st.builds(Event, st.just("a@b"), TEXTS, DAYS, st.just(None), TEXTS, st.just("https://a.de/1")),
    st.builds(Event, st.just("a@b"), TEXTS, MOMENTS, st.just(None), TEXTS),
)


@given(EVENTS)
def test_a_calendar_program_reads_back_what_was_written(event):
    (found,) = Calendar.from_ical(calendar_file("Wahl", [event], STAMP)).events
    assert (str(found["UID"]), str(found["SUMMARY"]), str(found.get("DESCRIPTION", ""))) == (
        event.uid,
        event.title,
        event.text,
    )
    assert (found.start, str(found.get("URL", ""))) == (
        event.starts,
        event.url,
    )


@given(EVENTS)
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(event):
    lines = calendar_file("Wahl", [event], STAMP).split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [line.decode().encode() for line in lines] == lines
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []


def test_the_file_has_a_name_and_the_same_facts_give_the_same_bytes():
    events = [
        Event("b@b", "Zweites", date(2026, 3, 1), text="Wer: Wahlamt", url="https://a.de/1"),
        Event("a@b", "Erstes", datetime(2026, 1, 5, 18, tzinfo=HESSE), sequence=1),
    ]
    written = calendar_file("Hanau, 15.03.2026; Wahl", events, STAMP)
    assert written == calendar_file("Hanau, 15.03.2026; Wahl", events, STAMP)
    assert written.decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ausländerbeiratswahl Hessen//Wahlkalender//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Hanau\\, 15.03.2026\\; Wahl",
        "BEGIN:VEVENT",
        "UID:b@b",
        "DTSTAMP:20260101T120000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20260301",
        "DTEND;VALUE=DATE:20260302",
        "SUMMARY:Zweites",
        "DESCRIPTION:Wer: Wahlamt",
        "URL:https://a.de/1",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:a@b",
        "DTSTAMP:20260101T120000Z",
        "SEQUENCE:1",
        "DTSTART:20260105T170000Z",
        "SUMMARY:Erstes",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
