"""What an election needs next, and how each appointment of its calendar stands.

The phase and the facts decide; nobody ticks anything off. Appointments that leave no trace in
this product (a newspaper notice, a letter) are never overdue: they have passed. The work that comes
next is overdue when its day went by, whatever its appointment (the poll, C-19) says of itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from elections.law.course.calendar import deadline
from elections.law.course.deadlines import Responsible
from elections.law.course.phases import Phase
from elections.law.course.windows import Day
from municipalities.law.basis import Norm, Statute
from municipalities.law.body.gremium import election_cancelled
from municipalities.law.task import About, Place, Task, TaskRule, TaskState, task_state


class Work(StrEnum):
    """A piece of work that moves an election on."""

    CALL_FOR_LISTS = "call_for_lists"
    RECEIVE_LISTS = "receive_lists"
    DECIDE_LISTS = "decide_lists"
    SET_LIST_ORDER = "set_list_order"
    CLOSE_ADMISSION = "close_admission"
    CANCEL_ELECTION = "cancel_election"
    APPROVE_PAPER = "approve_paper"
    CLOSE_REGISTERS = "close_registers"
    START_COUNT = "start_count"
    DETERMINE_RESULT = "determine_result"
    ISSUE_PROTOCOL = "issue_protocol"
    PUBLISH_RESULT = "publish_result"
    NOTIFY_ELECTED = "notify_elected"
    ENTER_ANNOUNCEMENT = "enter_announcement"


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """The facts that decide on the next piece of work.

    ``undecided_lists`` came in and wait for the committee, ``is_ordered`` says that the admitted
    lists have their order on the ballot paper (R-LIST-17).
    ``admitted`` holds the number of persons of each admitted list; ``registers_closed`` says
    that there are Wahlbezirke and the register of each is closed; ``protocol_missing`` says that
    the newest result was determined and its protocol not issued; ``not_notified`` counts those
    elected who got no letter yet; ``unannounced`` says that a published result, which nobody
    annulled, has no day of its official announcement yet.
    """

    phase: Phase
    seats: int
    undecided_lists: int = 0
    is_ordered: bool = True
    admitted: tuple[int, ...] = ()
    registers_closed: bool = False
    protocol_missing: bool = False
    not_notified: int = 0
    unannounced: bool = False


_LEADER, _COMMITTEE = Responsible.RETURNING_OFFICER, Responsible.ELECTION_COMMITTEE
_EXECUTIVE = Responsible.EXECUTIVE

WORKS: dict[Work, TaskRule] = {
    Work.CALL_FOR_LISTS: TaskRule(_LEADER, Norm(Statute.KWO, "22", 1), "C-02", "C-02"),
    Work.RECEIVE_LISTS: TaskRule(_LEADER, Norm(Statute.KWG, "13", 1), "C-03", "C-03"),
    Work.DECIDE_LISTS: TaskRule(_COMMITTEE, Norm(Statute.KWG, "15", 1), "C-05", "C-05"),
    Work.SET_LIST_ORDER: TaskRule(_COMMITTEE, Norm(Statute.KWG, "15", 4), "R-LIST-17", "C-05"),
    Work.CLOSE_ADMISSION: TaskRule(_COMMITTEE, Norm(Statute.KWG, "15", 1), "C-05", "C-05"),
    Work.CANCEL_ELECTION: TaskRule(_LEADER, Norm(Statute.HGO, "86", 1, 3), "R-BODY-08", "C-06"),
    Work.APPROVE_PAPER: TaskRule(_LEADER, Norm(Statute.KWG, "16"), "R-BAL-02"),
    Work.CLOSE_REGISTERS: TaskRule(_EXECUTIVE, Norm(Statute.KWO, "15"), "C-18", "C-18"),
    Work.START_COUNT: TaskRule(_LEADER, Norm(Statute.KWO, "33"), "C-19", "C-19"),
    Work.DETERMINE_RESULT: TaskRule(_COMMITTEE, Norm(Statute.KWO, "54", 2), "C-21", "C-21"),
    Work.ISSUE_PROTOCOL: TaskRule(_LEADER, Norm(Statute.KWO, "54", 2), "R-CNT-11"),
    Work.PUBLISH_RESULT: TaskRule(_LEADER, Norm(Statute.KWO, "55"), "C-22"),
    Work.NOTIFY_ELECTED: TaskRule(_LEADER, Norm(Statute.KWG, "23", 2), "R-END-02"),
    Work.ENTER_ANNOUNCEMENT: TaskRule(_LEADER, Norm(Statute.KWO, "55"), "C-22"),
}
"""Who does each piece of work, by which norm (C-02..C-06, C-18..C-22, R-BODY-08, R-END-02)."""


def next_work(facts: AgendaFacts, *, lists_close: datetime, now: datetime) -> Work | None:
    """Return what has to be done next; None when nothing is left (C-02..C-22, R-BODY-08).

    ``lists_close`` is the end of the period for lists (C-03) as the election's calendar has it;
    both moments are aware. A result is published once its protocol is issued. After the publication
    the elected are notified (§ 23 Abs. 2 KWG; R-END-02), then the day of the announcement is
    entered: objections count from it. What follows a cancelled election is a duty of the
    municipality.
    """
    if facts.phase is Phase.NOMINATION:
        return _work_on_lists(facts, still_open=now <= lists_close)
    if facts.phase is Phase.PAPER_APPROVED:
        return Work.START_COUNT if facts.registers_closed else Work.CLOSE_REGISTERS
    if facts.phase is Phase.DETERMINED:
        return Work.ISSUE_PROTOCOL if facts.protocol_missing else Work.PUBLISH_RESULT
    if facts.phase is Phase.PUBLISHED:
        unannounced = Work.ENTER_ANNOUNCEMENT if facts.unannounced else None
        return Work.NOTIFY_ELECTED if facts.not_notified else unannounced
    return _WORK_OF_PHASE.get(facts.phase)


def work_task(
    work: Work,
    calendar: Mapping[str, Day],
    today: date,
    about: About,
    *,
    done: bool = False,
    facts: Mapping[str, Any] | None = None,
) -> Task:
    """Return a piece of work with its last day in this calendar (C-02..C-22, R-BODY-08).

    Its door has the same name; ``about`` names the election.
    """
    rule = WORKS[work]
    day = calendar.get(rule.code)
    by = (day.until or day.on) if day else None
    return Task(
        what=work,
        rule=rule,
        state=task_state(by, today, done=done),
        by=by,
        opens=day.on if day and day.until else None,
        hours=_hours(rule.code, day) if day else (),
        facts=facts or {},
        about=about,
        where=None if about.election is None else Place(work, (about.election,)),
    )


def appointment_task(code: str, day: Day, facts: AgendaFacts, today: date, about: About) -> Task:
    """Return one appointment of the calendar and how it stands (R-CAL-01, C-01..C-26)."""
    row = deadline(code)
    last = day.until or day.on
    return Task(
        what=row.what,
        rule=TaskRule(row.who, row.norm, code, code),
        state=entry_state(code, facts, last_day=last, today=today),
        by=last,
        opens=day.on if day.until else None,
        hours=_hours(code, day),
        about=about,
    )


def _hours(code: str, day: Day) -> tuple[time, ...]:
    until = deadline(code).until_at
    if day.at is None:
        return ()
    return (day.at,) if until is None else (day.at, until)


_WORK_OF_PHASE = {
    Phase.SETUP: Work.CALL_FOR_LISTS,
    Phase.ADMITTED: Work.APPROVE_PAPER,
    Phase.COUNTING: Work.DETERMINE_RESULT,
}


def _work_on_lists(facts: AgendaFacts, *, still_open: bool) -> Work:
    if still_open:
        return Work.RECEIVE_LISTS
    if facts.undecided_lists:
        return Work.DECIDE_LISTS
    if election_cancelled(facts.admitted, facts.seats):
        return Work.CANCEL_ELECTION
    return Work.CLOSE_ADMISSION if facts.is_ordered else Work.SET_LIST_ORDER


_ORDER = (
    Phase.SETUP,
    Phase.NOMINATION,
    Phase.ADMITTED,
    Phase.PAPER_APPROVED,
    Phase.COUNTING,
    Phase.DETERMINED,
    Phase.PUBLISHED,
)


def _from(first: Phase, *others: Phase) -> Callable[[AgendaFacts], bool]:
    reached = {*_ORDER[_ORDER.index(first) :], *others}
    return lambda facts: facts.phase in reached


_SETTLED: dict[str, Callable[[AgendaFacts], bool]] = {
    "C-02": _from(Phase.NOMINATION, Phase.CANCELLED),
    "C-05": _from(Phase.ADMITTED, Phase.CANCELLED),
    "C-06": _from(Phase.ADMITTED, Phase.CANCELLED),
    "C-18": lambda facts: facts.registers_closed,
    "C-21": _from(Phase.DETERMINED),
    "C-22": _from(Phase.PUBLISHED),
}


def entry_state(code: str, facts: AgendaFacts, *, last_day: date, today: date) -> TaskState:
    """Return how the appointment ``code`` stands on ``today`` (R-CAL-01, C-01..C-26).

    ``last_day`` is its day, or the end of its range. Only work that this product sees (C-02,
    C-05, C-06, C-18, C-21, C-22) can be done or overdue. After a cancelled election nothing
    that lies ahead takes place; once a result is published nothing of its calendar is owed any
    more.
    """
    settled = _SETTLED.get(code)
    if settled is not None and settled(facts):
        return TaskState.DONE
    if facts.phase is Phase.CANCELLED and (settled is not None or last_day >= today):
        return TaskState.DROPPED
    is_past = settled is None or facts.phase is Phase.PUBLISHED
    if last_day < today and is_past:
        return TaskState.PASSED
    return task_state(last_day, today)
