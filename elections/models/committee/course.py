"""What is written down of a meeting as a whole, as a page shows it and an act takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from elections.law.committee.meeting import AGENDAS, Item, MeetingKind
from elections.law.committee.seats import SEATS
from elections.models.committee.meetings import CommitteeMeeting

SEAT = "seat_"
VOTES, REMARKS = "votes_", "remarks_"


@dataclass(frozen=True, slots=True)
class Course:
    """What is written down of a meeting as a whole.

    ``present`` holds by the number of a seat the key of whoever sat on it; ``notes`` votes and
    remarks of the points that are about no list.
    """

    opened_at: datetime | None = None
    closed_at: datetime | None = None
    clerk: str = ""
    guests: str = ""
    text: str = ""
    present: Mapping[int, int] = field(default_factory=dict)
    notes: Mapping[Item, tuple[str, str]] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, Any]:
        """What stands in the row of the course."""
        names = [one.name for one in fields(self) if one.name not in ("present", "notes")]
        return {name: getattr(self, name) for name in names}

    def typed(self) -> dict[str, Any]:
        """Return everything by the names that a form gives it."""
        found = self.columns | {f"{SEAT}{seat}": self.present.get(seat) for seat in SEATS}
        for item, (votes, remarks) in self.notes.items():
            found |= {f"{VOTES}{item.value}": votes, f"{REMARKS}{item.value}": remarks}
        return found


def own_items(meeting: CommitteeMeeting) -> tuple[Item, ...]:
    """Return the points of the agenda that are about no list (§ 15 KWG; R-LIST-17, R-BODY-08)."""
    of_lists = (Item.LIST, Item.OBJECTION)
    return tuple(one for one in AGENDAS[MeetingKind(meeting.kind)] if one not in of_lists)


def course_of(meeting: CommitteeMeeting) -> Course:
    """Return what is written down of a meeting so far."""
    row = getattr(meeting, "course", None)
    names = [one.name for one in fields(Course) if one.name not in ("present", "notes")]
    written = {one.item: one for one in meeting.items.filter(nomination=None)}
    return Course(
        **({name: getattr(row, name) for name in names} if row else {}),
        present=dict(meeting.attendance.values_list("seat", "member")),
        notes={
            item: (written[item].votes, written[item].remarks) if item in written else ("", "")
            for item in own_items(meeting)
        },
    )
