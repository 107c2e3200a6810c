"""The way of a register, step by step, in the order in which an office takes them (§§ 8 to 17 KWO).

It ends with the work that the agenda of the election names too: closing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from elections.law.course.agenda import Work, work_task
from elections.law.course.calendar import deadline
from elections.law.course.windows import Day
from municipalities.law.task import (
    About,
    Place,
    Task,
    TaskRule,
    TaskState,
    Who,
    task_order,
    task_state,
)


class RegisterStep(StrEnum):
    """A step of the register before it is closed."""

    LAY_OUT_DISTRICTS = "lay_out_districts"
    TAKE_IN_EXTRACT = "take_in_extract"
    SETTLE_DOUBTS = "settle_doubts"
    ASSIGN_DISTRICTS = "assign_districts"
    PRINT_NOTICES = "print_notices"
    HOLD_INSPECTION = "hold_inspection"
    TAKE_APPLICATIONS = "take_applications"


NEEDED_BY = {RegisterStep.TAKE_IN_EXTRACT: "C-13"}
"""A step that begins on the day of its appointment and is needed by a later one (C-09, C-13).

The extract says who lived here on the 42nd day, so nobody has it before; the notices are printed
from it.
"""

STEP_CODES = {
    RegisterStep.TAKE_IN_EXTRACT: "C-09",
    RegisterStep.PRINT_NOTICES: "C-13",
    RegisterStep.HOLD_INSPECTION: "C-14",
    RegisterStep.TAKE_APPLICATIONS: "C-16",
}
"""The appointment that is the last day of a step (C-09, C-13, C-14, C-16); others have none."""


@dataclass(frozen=True, slots=True)
class WayFacts:
    """How far a register is; ``taken_on`` is the day of the extract that was taken in.

    ``closed`` counts the Wahlbezirke whose register is closed.
    """

    districts: int = 0
    has_streets: bool = False
    taken_on: date | None = None
    doubtful: int = 0
    unassigned: int = 0
    numbers_fixed: bool = False
    closed: int = 0


def way_of_register(
    facts: WayFacts, calendar: Mapping[str, Day], today: date, about: About
) -> tuple[Task, ...]:
    """Return every step with its last day and how far it is (C-09, C-13, C-14, C-16, C-18)."""
    way = _Way(facts, calendar, today, about)
    closed = bool(facts.districts) and facts.closed == facts.districts
    counts = {"closed": facts.closed, "all": facts.districts}
    closing = work_task(Work.CLOSE_REGISTERS, calendar, today, about, done=closed, facts=counts)
    return (*way.until_it_is_made(), *way.until_it_is_closed(), closing)


_PERIODS = {RegisterStep.HOLD_INSPECTION, RegisterStep.TAKE_APPLICATIONS}


def next_of_register(way: Sequence[Task]) -> Task | None:
    """Return the step of ``way`` that comes next, None once it is closed (R-REG-11, C-18).

    A step whose day went by is no longer waited for: a register must be closed all the same.
    Inspection and applications are periods in which others come; doubts and Wahlbezirke of
    persons wait for an extract.
    """
    for task in way:
        is_last = task.what is Work.CLOSE_REGISTERS
        passed = task.state is TaskState.OVERDUE and not is_last
        waits = task.what in _PERIODS or task.facts.get("begun") is False
        if task.state is not TaskState.DONE and not passed and not waits:
            return task
    return None


def next_of_election(work: Task | None, step: Task | None) -> Task | None:
    """Return what an election needs next: ``work`` or ``step`` of its register (R-CAL-01, C-18).

    Where the register is what the election waits for, its step is the next; else only when its day
    is near and nothing more pressing is asked for.
    """
    if work is None or step is None:
        return work
    if work.what is Work.CLOSE_REGISTERS:
        return step
    near = {TaskState.OVERDUE, TaskState.DUE}
    if step.state not in near:
        return work
    return min((work, step), key=task_order) if work.state in near else step


@dataclass(frozen=True, slots=True)
class _Way:
    """The steps of one register on one day."""

    facts: WayFacts
    calendar: Mapping[str, Day]
    today: date
    about: About

    def until_it_is_made(self) -> Iterator[Task]:
        """Yield what leads to a register with numbers."""
        facts, begun = self.facts, self.facts.taken_on is not None
        yield self._step(
            RegisterStep.LAY_OUT_DISTRICTS,
            bool(facts.districts and (facts.has_streets or facts.districts == 1)),
            count=facts.districts,
            streets=facts.has_streets,
        )
        yield self._step(RegisterStep.TAKE_IN_EXTRACT, begun, taken_on=facts.taken_on)
        for step, waiting in (
            (RegisterStep.SETTLE_DOUBTS, facts.doubtful),
            (RegisterStep.ASSIGN_DISTRICTS, facts.unassigned),
        ):
            yield self._step(step, begun and not waiting, count=waiting, begun=begun)

    def until_it_is_closed(self) -> Iterator[Task]:
        """Yield what follows once there are numbers."""
        fixed = self.facts.numbers_fixed
        yield self._step(RegisterStep.PRINT_NOTICES, fixed, fixed=fixed)
        inspected = self.calendar.get("C-14")
        ahead = inspected.on if inspected and inspected.on > self.today else None
        yield self._step(RegisterStep.HOLD_INSPECTION, self._has_passed("C-14"), ahead=ahead)
        yield self._step(RegisterStep.TAKE_APPLICATIONS, self._has_passed("C-16"))

    def _step(self, what: RegisterStep, done: bool, **facts: Any) -> Task:
        code = STEP_CODES.get(what, "")
        day = self.calendar.get(code)
        needed = self.calendar.get(NEEDED_BY.get(what, code))
        by = (needed.until or needed.on) if needed else None
        begins = day is not None and (day.until is not None or what in NEEDED_BY)
        # A step without a day is no duty of its own: it is open until the next one needs it.
        state = TaskState.OPEN if by is None and not done else task_state(by, self.today, done=done)
        election = self.about.election
        return Task(
            what=what,
            rule=TaskRule(Who.ELECTION_OFFICE, deadline(code).norm if code else None, code, code),
            state=state,
            by=by,
            opens=day.on if day and begins else None,
            facts=facts,
            about=self.about,
            where=None if election is None else Place(what, (election,)),
        )

    def _has_passed(self, code: str) -> bool:
        day = self.calendar.get(code)
        return day is not None and (day.until or day.on) < self.today
