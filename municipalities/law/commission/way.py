"""The way to a commission, step by step (§§ 72, 89 HGO; R-IK-01, R-IK-04, R-IK-06)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from municipalities.law.basis import Norm, Statute
from municipalities.law.body.duties import DutyKind
from municipalities.law.commission.composition import Capacity
from municipalities.law.commission.duties import COMMISSION_RULES
from municipalities.law.task import Place, Task, TaskRule, Who, task_state


class CommissionStep(StrEnum):
    """A step on the way until a commission is formed."""

    FIX_SEATS = "fix_seats"
    CALL_FOR_PROPOSALS = "call_for_proposals"
    RECEIVE_PROPOSALS = "receive_proposals"
    ELECT_EXPERTS = "elect_experts"
    ENTER_CHAIR = "enter_chair"
    ENTER_EXECUTIVES = "enter_executives"
    ENTER_COUNCILLORS = "enter_councillors"
    FORM = "formation"


_SEATS, _PROPOSALS = Norm(Statute.HGO, "72"), Norm(Statute.HGO, "89", 1)

STEP_RULES: dict[StrEnum, TaskRule] = {
    CommissionStep.FIX_SEATS: TaskRule(Who.EXECUTIVE, _SEATS, "R-IK-06"),
    CommissionStep.CALL_FOR_PROPOSALS: TaskRule(Who.EXECUTIVE, _PROPOSALS, "R-IK-01"),
    CommissionStep.RECEIVE_PROPOSALS: TaskRule(Who.ORGANISATIONS, _PROPOSALS, "R-IK-01"),
    CommissionStep.ELECT_EXPERTS: TaskRule(Who.COUNCIL, _PROPOSALS, "R-IK-01"),
    CommissionStep.ENTER_CHAIR: TaskRule(Who.MAYOR, Norm(Statute.HGO, "89", 2), "R-IK-04"),
    CommissionStep.ENTER_EXECUTIVES: TaskRule(Who.EXECUTIVE, _SEATS, "R-IK-06"),
    CommissionStep.ENTER_COUNCILLORS: TaskRule(Who.COUNCIL, _SEATS, "R-IK-06"),
    CommissionStep.FORM: TaskRule(Who.EXECUTIVE, _PROPOSALS, "R-IK-01"),
    DutyKind.ELECT_CO_CHAIR: COMMISSION_RULES[DutyKind.ELECT_CO_CHAIR],
}
"""Who takes each step, by which norm (§§ 72, 89 HGO; R-IK-01, R-IK-04, R-IK-06)."""


@dataclass(frozen=True, slots=True)
class WayFacts:
    """What was reached; ``seats`` maps each kind of member to its seats, None before the plan.

    ``filled`` maps it to those who sit. ``co_chair`` names who shares the chair, empty for nobody.
    """

    commission: int
    seats: dict[Capacity, int] | None = None
    filled: dict[Capacity, int] | None = None
    called_on: date | None = None
    closes_on: date | None = None
    proposals: int = 0
    formed_on: date | None = None
    co_chair: str = ""


def way_to_commission(facts: WayFacts, today: date) -> tuple[Task, ...]:
    """Return the steps until the commission is formed and shares its chair, in their order.

    (§§ 72, 89 HGO; R-IK-01, R-IK-04, R-IK-06.) The law names no day for any of them, so none is
    overdue; the town sets the last day for proposals.
    """
    return (*_proposed(facts, today), *_seated(facts, today))


def _proposed(facts: WayFacts, today: date) -> Iterator[Task]:
    seats, filled = facts.seats or {}, facts.filled or {}
    experts, size = seats.get(Capacity.EXPERT, 0), sum(seats.values())
    step = _Step(facts.commission, today)
    planned = {"size": size, "experts": experts} if seats else {}
    yield step.of(CommissionStep.FIX_SEATS, bool(seats), planned)
    called = facts.called_on is not None
    days = {"called": facts.called_on, "closes": facts.closes_on} if called else {}
    yield step.of(CommissionStep.CALL_FOR_PROPOSALS, called, days)
    enough = facts.proposals >= experts > 0
    received = {"count": facts.proposals, "seats": experts}
    last = None if enough else facts.closes_on
    yield step.of(CommissionStep.RECEIVE_PROPOSALS, enough, received, by=last)
    elected = filled.get(Capacity.EXPERT, 0)
    chosen = {"filled": elected, "seats": experts}
    yield step.of(CommissionStep.ELECT_EXPERTS, elected >= experts > 0, chosen)


def _seated(facts: WayFacts, today: date) -> Iterator[Task]:
    seats, filled = facts.seats or {}, facts.filled or {}
    step = _Step(facts.commission, today)
    chaired = Capacity.CHAIR in filled
    yield step.of(
        CommissionStep.ENTER_CHAIR, chaired, {"chaired": chaired}, capacity=Capacity.CHAIR
    )
    for kind, capacity in (
        (CommissionStep.ENTER_EXECUTIVES, Capacity.EXECUTIVE),
        (CommissionStep.ENTER_COUNCILLORS, Capacity.COUNCIL),
    ):
        if wanted := seats.get(capacity, 0):
            sit = filled.get(capacity, 0)
            entered = {"filled": sit, "seats": wanted}
            yield step.of(kind, sit >= wanted, entered, capacity=capacity)
    formed = facts.formed_on is not None
    yield step.of(CommissionStep.FORM, formed, {"formed": facts.formed_on} if formed else {})
    yield step.of(DutyKind.ELECT_CO_CHAIR, bool(facts.co_chair), {"name": facts.co_chair})


@dataclass(frozen=True, slots=True)
class _Step:
    """The steps of one commission on one day."""

    commission: int
    today: date

    def of(
        self,
        what: StrEnum,
        done: bool,
        facts: Mapping[str, Any],
        *,
        by: date | None = None,
        capacity: Capacity | None = None,
    ) -> Task:
        query = f"?als={capacity}" if capacity else ""
        # After the town's last day the council itself proposes: nobody is late.
        state = task_state(None, self.today, done=done)
        where = Place(what, (self.commission,), query)
        return Task(what, STEP_RULES[what], state, by, facts=facts, where=where)
