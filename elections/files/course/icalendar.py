"""The election's calendar as a file for calendar programs (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

PRODUCT = "-//Ausländerbeiratswahl Hessen//Wahlkalender//DE"


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment. ``starts`` is a day or an aware moment; ``ends`` the last day or a moment.

    ``uid`` must stay the same when the appointment is moved, so that calendars update it;
    ``sequence`` says how often that happened.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime | None = None
    text: str = ""
    url: str = ""
    sequence: int = 0


def calendar_file(name: str, events: Iterable[Event], stamp: datetime) -> bytes:
    """Return the calendar as bytes: UTF-8, CRLF, lines folded at 75 octets.

    ``stamp`` is the aware moment of writing; the same arguments give the same bytes.
    """
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # The package does not know this name, and it escapes only what it knows.
    calendar.add("x-wr-calname", icalendar.vText(name))
    for event in events:
        calendar.add_component(_component(event, stamp))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _component(event: Event, stamp: datetime) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("dtstamp", stamp.astimezone(UTC))
    made.add("sequence", event.sequence)
    starts, ends = _span(event)
    made.add("dtstart", starts)
    if ends is not None:
        made.add("dtend", ends)
    made.add("summary", event.title)
    if event.text:
        made.add("description", event.text)
    if event.url:
        made.add("url", event.url)
    made.add("transp", "TRANSPARENT")
    return made


def _span(event: Event) -> tuple[date | datetime, date | datetime | None]:
    """Start and end; a moment without an end is a deadline, a day without one lasts that day."""
    if isinstance(event.starts, datetime):
        ends = event.ends.astimezone(UTC) if isinstance(event.ends, datetime) else None
        return event.starts.astimezone(UTC), ends
    # The end of a range of days is the first day that no longer belongs to it.
    return event.starts, (event.ends or event.starts) + timedelta(days=1)
