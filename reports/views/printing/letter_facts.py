"""What a letter says beside what holds today, in words: only what differs (R-REG-07)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from elections.models.register.entries import RegisterEntry
from reports.models import PrintedNotice
from reports.models.printing.wrong_letters import Cause

Lines = list[str]


def differing(said: Mapping[str, Any], holds: Mapping[str, Any]) -> tuple[Lines, Lines]:
    """Return both sides as lines; a fact that is the same on both is left out."""
    before, now = _told(said), _told(holds)
    differ = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    return [before.get(name, "") for name in differ], [now.get(name, "") for name in differ]


def of_letter(
    cause: Cause, letter: PrintedNotice, entry: RegisterEntry | None, holds: Mapping[str, Any]
) -> tuple[Lines, Lines]:
    """Return what one letter says and what holds for its reader today, for a cause.

    ``holds`` is what holds for everybody of the cause. Nothing where the person itself is the
    difference: struck, erased, without a Wahlbezirk.
    """
    room = letter.room
    place = entry.district and getattr(entry.district, "polling_place", None) if entry else None
    if cause == Cause.DAY:
        said = {name: getattr(room, name) for name in ("day", "opens", "closes", "apply_until")}
        return differing(said, holds)
    if cause == Cause.ACCESS:
        return differing(
            {"accessible": room.accessible, "note": room.access_note},
            {"accessible": place.accessible, "note": place.access_note} if place else {},
        )
    if cause == Cause.ROOM:
        return differing(
            {"room": room.name, "address": room.address},
            {"room": place and place.name, "address": place and place.address},
        )
    return [room.name], [place.name if place else _("kein Wahlraum")]


def _told(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return each fact as a line that can stand alone."""
    told = {}
    if "day" in facts:
        told["day"] = _("Wahltag %(day)s") % {"day": f"{facts['day']:%d.%m.%Y}"}
        hours = {"opens": f"{facts['opens']:%H:%M}", "closes": f"{facts['closes']:%H:%M}"}
        told["hours"] = _("%(opens)s bis %(closes)s Uhr") % hours
        until = f"{facts['apply_until']:%d.%m.%Y}"
        told["apply_until"] = _("Antrag bis %(day)s") % {"day": until}
    if "room" in facts:
        told["room"] = facts["room"] or _("kein Wahlraum")
        told["address"] = facts["address"] or ""
    if "accessible" in facts:
        told["accessible"] = {
            True: _("barrierefrei"),
            False: _("nicht barrierefrei"),
            None: _("Barrierefreiheit unbekannt"),
        }[facts["accessible"]]
        told["note"] = facts["note"] or _("kein Hinweis")
    return told
