"""What is open in a body during its term, as a table (§§ 23, 26, 34 KWG; R-END-02..10)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from municipalities.law.basis import Norm, Statute
from municipalities.law.body.duties import Who


class TermWork(StrEnum):
    """One kind of work that a body in its term may ask for."""

    FIND_NOT_ACQUIRED = "find_not_acquired"
    DETERMINE_SUCCESSION = "determine_succession"
    DECIDE_OBJECTION = "decide_objection"
    REPEAT_ELECTION = "repeat_election"


@dataclass(frozen=True, slots=True)
class WorkRule:
    """Who does a kind of work, and what it rests on; only the week of R-END-02 has a day."""

    who: Who
    norm: Norm
    rule_id: str


WORK_RULES = {
    TermWork.FIND_NOT_ACQUIRED: WorkRule(
        Who.RETURNING_OFFICER, Norm(Statute.KWG, "23", 2), "R-END-02"
    ),
    TermWork.DETERMINE_SUCCESSION: WorkRule(
        Who.RETURNING_OFFICER, Norm(Statute.KWG, "34", 3), "R-END-07"
    ),
    TermWork.DECIDE_OBJECTION: WorkRule(Who.COUNCIL, Norm(Statute.KWG, "26", 1), "R-END-10"),
    TermWork.REPEAT_ELECTION: WorkRule(
        Who.RETURNING_OFFICER, Norm(Statute.KWG, "26", 1), "R-END-10"
    ),
}
