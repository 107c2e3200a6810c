"""What is written down of a meeting as a whole, as a page shows it and an act takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from elections.law.committee.meeting import AGENDAS, Item, MeetingKind
from elections.law.committee.seats import SEATS
from elections.law.committee.votes import Votes
from elections.models.committee.meetings import CommitteeMeeting

SEAT, REMARKS = "seat_", "remarks_"
VOTES = tuple(one.name for one in fields(Votes))
"""The three numbers of a vote, by the names that columns and controls have."""


@dataclass(frozen=True, slots=True)
class Note:
    """Votes and remarks of a point; ``votes`` are None where nobody entered them."""

    votes: Votes | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """What is written down of a meeting as a whole.

    ``present`` holds by the number of a seat the key of whoever sat on it; ``notes`` votes and
    remarks of the points that are about no list.
    """

    opened_at: datetime | None = None
    closed_at: datetime | None = None
    was_public: bool | None = None
    clerk: str = ""
    guests: str = ""
    text: str = ""
    present: Mapping[int, int] = field(default_factory=dict)
    notes: Mapping[Item, Note] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, Any]:
        """What stands in the row of the course."""
        return {name: getattr(self, name) for name in OF_ROW}

    def typed(self) -> dict[str, Any]:
        """Return everything by the names that a form gives it."""
        found = self.columns | {f"{SEAT}{seat}": self.present.get(seat) for seat in SEATS}
        for item, note in self.notes.items():
            found |= {f"{name}_{item.value}": value for name, value in numbers(note.votes).items()}
            found[f"{REMARKS}{item.value}"] = note.remarks
        return found


OF_ROW = tuple(one.name for one in fields(Course) if one.name not in ("present", "notes"))


def numbers(votes: Votes | None) -> dict[str, int | None]:
    """Return the three numbers of a vote, each None where nobody entered them."""
    return asdict(votes) if votes is not None else dict.fromkeys(VOTES)


def own_items(meeting: CommitteeMeeting) -> tuple[Item, ...]:
    """Return the points of the agenda that are about no list (§ 15 KWG; R-LIST-17, R-BODY-08)."""
    of_lists = (Item.LIST, Item.OBJECTION)
    return tuple(one for one in AGENDAS[MeetingKind(meeting.kind)] if one not in of_lists)


def course_of(meeting: CommitteeMeeting) -> Course:
    """Return what is written down of a meeting so far."""
    row = getattr(meeting, "course", None)
    written = {one.item: one for one in meeting.items.filter(nomination=None)}
    return Course(
        **({name: getattr(row, name) for name in OF_ROW} if row else {}),
        present=dict(meeting.attendance.values_list("seat", "member")),
        notes={
            item: Note(written[item].votes, written[item].remarks) if item in written else Note()
            for item in own_items(meeting)
        },
    )
