"""One thing to do: what, who, by when (or that the law names no day), norm, where, how far.

Duties of a body, steps of a commission, the next work of an election, the way of its register and
what is open during a term all have this one shape, so that no two pages can differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from municipalities.law.basis import Norm

SOON = timedelta(days=7)
"""From this far ahead a thing counts as due (a reminder of the product; C-01..C-26)."""


class TaskState(StrEnum):
    """How a thing to do stands, the most pressing first; UNDATED: the law names no day.

    PASSED and DROPPED are appointments that went by without a trace, or no longer take place.
    """

    OVERDUE = "overdue"
    DUE = "due"
    UNDATED = "undated"
    OPEN = "open"
    DONE = "done"
    PASSED = "passed"
    DROPPED = "dropped"


class Who(StrEnum):
    """Who has something to do, where no calendar of an election says so."""

    COUNCIL = "council"
    EXECUTIVE = "executive"
    RETURNING_OFFICER = "returning_officer"
    ELECTION_OFFICE = "election_office"
    CAPTURE = "capture"
    MAYOR = "mayor"
    ORGANISATIONS = "organisations"
    CHAIR = "chair"
    EXPERTS = "experts"


@dataclass(frozen=True, slots=True)
class TaskRule:
    """What the law says of one kind of work: who does it, by which norm, until when.

    ``code`` is the appointment of the calendar that is its last day; empty where the law names
    none.
    """

    who: StrEnum
    norm: Norm | None
    rule_id: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """Whom and what a task concerns, as keys and plain facts; empty where there is no such thing.

    ``municipality`` is its AGS, ``row`` the key of the single row that is to be dealt with.
    """

    municipality: str = ""
    place: str = ""
    term: int | None = None
    term_name: str = ""
    commission: int | None = None
    election: int | None = None
    election_day: date | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a task is done: the door that leads there, the keys of its page, a further choice."""

    door: str
    keys: tuple[int | str, ...] = ()
    query: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do.

    ``by`` is its last day, None where the law names none; ``opens`` the first of several days,
    ``hours`` the times on those days. ``since`` is the day from which it is owed,
    None where nobody knows. ``missing`` counts how many are owed: seats, meetings. ``facts`` fill
    the words for it. ``where`` is None if no page leads on.
    """

    what: StrEnum
    rule: TaskRule
    state: TaskState
    by: date | None = None
    since: date | None = None
    opens: date | None = None
    hours: tuple[time, ...] = ()
    missing: int = 1
    facts: Mapping[str, Any] = field(default_factory=dict)
    about: About = About()
    where: Place | None = None

    @property
    def who(self) -> StrEnum:
        """Who has to do it."""
        return self.rule.who

    @property
    def norm(self) -> Norm | None:
        """The norm that it rests on; None for mere practice."""
        return self.rule.norm

    @property
    def rule_id(self) -> str:
        """The rule of the catalogue that it rests on; empty for a step that no rule asks for."""
        return self.rule.rule_id


def task_state(
    by: date | None, today: date, *, done: bool = False, reminder: timedelta = SOON
) -> TaskState:
    """Return how a thing with the last day ``by`` stands on ``today`` (R-BODY-10, C-01..C-26).

    On its last day it is not overdue yet; it is due from ``reminder`` before that day.
    """
    if done:
        return TaskState.DONE
    if by is None:
        return TaskState.UNDATED
    if by < today:
        return TaskState.OVERDUE
    return TaskState.DUE if by <= today + reminder else TaskState.OPEN


def task_order(task: Task) -> tuple[int, date, str]:
    """Sort key: overdue, due, undated by age, open; each the longest waiting first (R-BODY-10)."""
    day = task.since if task.state is TaskState.UNDATED else task.by
    return list(TaskState).index(task.state), day or date.max, task.what.value
