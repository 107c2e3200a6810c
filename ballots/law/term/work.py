"""What is open in a body during its term, as a table (§§ 23, 26, 34 KWG; R-END-02..10)."""

from __future__ import annotations

from enum import StrEnum

from municipalities.law.basis import Norm, Statute
from municipalities.law.task import TaskRule, Who


class TermWork(StrEnum):
    """One kind of work that a body in its term may ask for."""

    FIND_NOT_ACQUIRED = "find_not_acquired"
    DETERMINE_SUCCESSION = "determine_succession"
    DECIDE_OBJECTION = "decide_objection"
    REPEAT_ELECTION = "repeat_election"
    ENTER_FINALITY = "enter_finality"
    # The same for one objection and for one seat: a successor, nobody, or a lot.
    DECIDE_ONE_OBJECTION = "decide_one_objection"
    SEAT_SUCCESSOR = "seat_successor"
    LEAVE_SEAT_EMPTY = "leave_seat_empty"
    DRAW_LOT = "draw_lot"


WORK_RULES: dict[TermWork, TaskRule] = {
    TermWork.FIND_NOT_ACQUIRED: TaskRule(
        Who.RETURNING_OFFICER, Norm(Statute.KWG, "23", 2), "R-END-02"
    ),
    TermWork.DETERMINE_SUCCESSION: TaskRule(
        Who.RETURNING_OFFICER, Norm(Statute.KWG, "34", 3), "R-END-07"
    ),
    TermWork.DECIDE_OBJECTION: TaskRule(Who.COUNCIL, Norm(Statute.KWG, "26", 1), "R-END-10"),
    TermWork.REPEAT_ELECTION: TaskRule(
        Who.RETURNING_OFFICER, Norm(Statute.KWG, "26", 1), "R-END-10"
    ),
    TermWork.ENTER_FINALITY: TaskRule(Who.RETURNING_OFFICER, Norm(Statute.KWG, "30"), "R-END-10"),
}
"""Who does what is open; no norm sets a day for any of it (§§ 23, 26, 34 KWG; R-END-02..10)."""
