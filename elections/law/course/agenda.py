"""What an election needs next, and how each appointment of its calendar stands.

The phase and the facts decide; nobody ticks anything off. Appointments that leave no trace in
this product (a newspaper notice, a letter) are never called overdue: they have passed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from elections.law.course.deadlines import Responsible
from elections.law.course.phases import Phase, Step
from municipalities.law.basis import Norm, Statute
from municipalities.law.body.gremium import election_cancelled

SOON = timedelta(days=7)
"""From this far ahead an appointment is called due (C-01..C-26)."""


class Work(StrEnum):
    """A piece of work that moves an election on."""

    CALL_FOR_LISTS = "call_for_lists"
    RECEIVE_LISTS = "receive_lists"
    DECIDE_LISTS = "decide_lists"
    CLOSE_ADMISSION = "close_admission"
    CANCEL_ELECTION = "cancel_election"
    APPROVE_PAPER = "approve_paper"
    CLOSE_REGISTERS = "close_registers"
    START_COUNT = "start_count"
    DETERMINE_RESULT = "determine_result"
    PUBLISH_RESULT = "publish_result"
    FORM_COMMISSION = "form_commission"


class EntryState(StrEnum):
    """How an appointment stands."""

    DONE = "done"
    OVERDUE = "overdue"
    DUE = "due"
    OPEN = "open"
    PASSED = "passed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """What decides on the next piece of work.

    ``admitted`` holds the number of persons of each admitted list; ``registers_closed`` says
    that there are Wahlbezirke and the register of each is closed.
    """

    phase: Phase
    seats: int
    undecided_lists: int = 0
    admitted: tuple[int, ...] = ()
    registers_closed: bool = False


@dataclass(frozen=True, slots=True)
class NextWork:
    """One piece of work: who does it, by which norm, and which appointment is its last day.

    ``code`` is empty where the law names no day.
    """

    work: Work
    who: Responsible
    norm: Norm
    rule_id: str
    code: str = ""
    step: Step | None = None


_LEADER, _COMMITTEE = Responsible.RETURNING_OFFICER, Responsible.ELECTION_COMMITTEE
_EXECUTIVE = Responsible.EXECUTIVE

WORKS: dict[Work, NextWork] = {
    row.work: row
    for row in (
        NextWork(Work.CALL_FOR_LISTS, _LEADER, Norm(Statute.KWO, "22", 1), "C-02", "C-02",
                 Step.OPEN_NOMINATION),
        NextWork(Work.RECEIVE_LISTS, _LEADER, Norm(Statute.KWG, "13", 1), "C-03", "C-03"),
        NextWork(Work.DECIDE_LISTS, _COMMITTEE, Norm(Statute.KWG, "15", 1), "C-05", "C-05"),
        NextWork(Work.CLOSE_ADMISSION, _COMMITTEE, Norm(Statute.KWG, "15", 1), "C-05", "C-05",
                 Step.ADMIT),
        NextWork(Work.CANCEL_ELECTION, _LEADER, Norm(Statute.HGO, "86", 1, 3), "R-BODY-08", "C-06",
                 Step.CANCEL),
        NextWork(Work.APPROVE_PAPER, _LEADER, Norm(Statute.KWG, "16"), "R-BAL-02",
                 step=Step.APPROVE_PAPER),
        NextWork(Work.CLOSE_REGISTERS, _EXECUTIVE, Norm(Statute.KWO, "15"), "C-18", "C-18"),
        NextWork(Work.START_COUNT, _LEADER, Norm(Statute.KWO, "33"), "C-19", "C-19",
                 Step.START_COUNT),
        NextWork(Work.DETERMINE_RESULT, _COMMITTEE, Norm(Statute.KWO, "54", 2), "C-21", "C-21",
                 Step.DETERMINE),
        NextWork(Work.PUBLISH_RESULT, _LEADER, Norm(Statute.KWO, "55"), "C-22",
                 step=Step.PUBLISH),
        NextWork(Work.FORM_COMMISSION, _EXECUTIVE, Norm(Statute.HGO, "86", 1, 5), "R-BODY-10"),
    )
}  # fmt: skip
"""Every piece of work (C-02, C-03, C-05, C-06, C-18, C-19, C-21, C-22, R-BODY-08, R-BODY-10)."""


def next_work(facts: AgendaFacts, *, lists_close: datetime, now: datetime) -> NextWork | None:
    """Return what has to be done next; None when nothing is left (C-02..C-22, R-BODY-08, 10).

    ``lists_close`` is the end of the period for lists (C-03) as the election's calendar has it;
    both moments are aware.
    """
    if facts.phase is Phase.NOMINATION:
        return WORKS[_work_on_lists(facts, still_open=now <= lists_close)]
    if facts.phase is Phase.PAPER_APPROVED:
        return WORKS[Work.START_COUNT if facts.registers_closed else Work.CLOSE_REGISTERS]
    work = _WORK_OF_PHASE.get(facts.phase)
    return None if work is None else WORKS[work]


_WORK_OF_PHASE = {
    Phase.SETUP: Work.CALL_FOR_LISTS,
    Phase.ADMITTED: Work.APPROVE_PAPER,
    Phase.COUNTING: Work.DETERMINE_RESULT,
    Phase.DETERMINED: Work.PUBLISH_RESULT,
    Phase.CANCELLED: Work.FORM_COMMISSION,
}


def _work_on_lists(facts: AgendaFacts, *, still_open: bool) -> Work:
    if still_open:
        return Work.RECEIVE_LISTS
    if facts.undecided_lists:
        return Work.DECIDE_LISTS
    cancelled = election_cancelled(facts.admitted, facts.seats)
    return Work.CANCEL_ELECTION if cancelled else Work.CLOSE_ADMISSION


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


def entry_state(code: str, facts: AgendaFacts, *, last_day: date, today: date) -> EntryState:
    """Return how the appointment ``code`` stands on ``today`` (R-CAL-01, C-01..C-26).

    ``last_day`` is its day, or the end of its range. Only work that this product sees (C-02,
    C-05, C-06, C-18, C-21, C-22) can be done or overdue. After a cancelled election nothing
    that lies ahead takes place.
    """
    settled = _SETTLED.get(code)
    if settled is not None and settled(facts):
        return EntryState.DONE
    if facts.phase is Phase.CANCELLED and (settled is not None or last_day >= today):
        return EntryState.DROPPED
    if last_day < today:
        return EntryState.OVERDUE if settled is not None else EntryState.PASSED
    return EntryState.DUE if last_day - today <= SOON else EntryState.OPEN
