"""A calendar file as RFC 5545 asks for it: few lines, so written here and not by a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE_OCTETS = 75
PRODUCT = "-//Ausländerbeiratswahl Hessen//Wahlkalender//DE"


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment. ``starts`` is a day or an aware moment; ``ends`` the last day or a moment.

    ``uid`` must stay the same when the appointment is moved, so that calendars update it;
    ``sequence`` tells them how often that happened.
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

    ``stamp`` is the aware moment of writing.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines.extend(_event_lines(event, stamp))
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def escaped(text: str) -> str:
    """Return ``text`` as a TEXT value (RFC 5545, 3.3.11)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Return one content line, folded so that no part has more than 75 octets.

    No character is cut in two (RFC 5545, 3.1).
    """
    parts: list[bytes] = []
    part = b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > LINE_OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"


def _event_lines(event: Event, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_utc(stamp)}"
    yield f"SEQUENCE:{event.sequence}"
    yield from _span(event)
    yield f"SUMMARY:{escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{escaped(event.text)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _span(event: Event) -> Iterator[str]:
    """Start and end; a moment without an end is a deadline, a day without one lasts that day."""
    if isinstance(event.starts, datetime):
        yield f"DTSTART:{_utc(event.starts)}"
        if isinstance(event.ends, datetime):
            yield f"DTEND:{_utc(event.ends)}"
        return
    last = event.ends or event.starts
    # The end of a range of days is the first day that no longer belongs to it.
    yield f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
