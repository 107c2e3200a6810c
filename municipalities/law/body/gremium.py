"""Which body represents the foreign residents of a municipality (§§ 84 to 89 HGO)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.rules import BodyRule
from municipalities.law.body.terms import last_start

THRESHOLD = 1000
"""More registered foreign residents than this make a body a duty (§ 84 Satz 1 HGO; R-BODY-01)."""

COMMISSION_SINCE = date(2020, 5, 16)
"""Day on which the law of 07.05.2020 opened the choice of a commission (§ 84 HGO; R-BODY-04)."""

NEAR = 100
"""So far from the threshold the duty may soon begin or end (R-BODY-01)."""

FEWEST_SEATS, MOST_SEATS = 3, 37
"""Bounds of the Hauptsatzung for the number of members (§ 85 HGO; R-BODY-05)."""


class Body(StrEnum):
    """The two bodies between which an obliged municipality chooses (R-BODY-04)."""

    ABR = "ABR"
    IK = "IK"


class BodyState(StrEnum):
    """Where a municipality stands in one Wahlzeit (R-BODY-04)."""

    ABR_ELECTION = "abr_election"
    IK_BY_CHOICE = "ik_by_choice"
    IK_AFTER_FAILED_ELECTION = "ik_after_failed_election"
    IK_AFTER_DROP_BELOW_3 = "ik_after_drop_below_3"
    NONE_ALLOWED = "none_allowed"
    UNDECIDED = "undecided"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


COMMISSION_STATES = frozenset(
    {
        BodyState.IK_BY_CHOICE,
        BodyState.IK_AFTER_FAILED_ELECTION,
        BodyState.IK_AFTER_DROP_BELOW_3,
    }
)
"""States in which a commission is formed or to be formed (R-BODY-04)."""


class Nearness(StrEnum):
    """On which side of the threshold a municipality is close to it (R-BODY-01)."""

    APPROACHING = "approaching"
    JUST_ABOVE = "just_above"


class NextStep(StrEnum):
    """What the municipality has to do next."""

    STATE_RESIDENTS = "state_residents"
    DECIDE_BODY = "decide_body"
    HOLD_ELECTION = "hold_election"
    FORM_COMMISSION = "form_commission"


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What is known about a municipality for one Wahlzeit.

    ``members`` counts the council's members now, None before it was elected or where nobody
    knows; ``members_at_start`` those it began with. ``election_known`` is false where nothing
    shows that a council was elected or that its election goes on.
    """

    foreign_residents: int | None
    decision: Body | None = None
    statute_provides_council: bool = False
    election_cancelled: bool = False
    commission_formed: bool = False
    members: int | None = None
    members_at_start: int | None = None
    election_known: bool = True


@dataclass(frozen=True, slots=True)
class BodyStanding:
    """Which body a municipality has, why, and what is due.

    ``due`` is None with ``due_known`` false where the law names no date for an open duty.
    """

    state: BodyState
    rule_id: str
    norm: Norm
    owes: bool | None
    next_step: NextStep | None = None
    due: date | None = None
    due_known: bool = True


def owes_body(foreign_residents: int | None) -> bool | None:
    """Whether the municipality must have a body (§ 84 Satz 1 HGO; R-BODY-01).

    None when nobody has stated the number of registered foreign residents.
    """
    return None if foreign_residents is None else foreign_residents > THRESHOLD


def nearness(foreign_residents: int | None) -> Nearness | None:
    """Whether a new count may soon change the duty (§ 84 Satz 1 HGO; R-BODY-01).

    None when nobody has stated the number, and more than a hundred away from the threshold.
    """
    if foreign_residents is None or not -NEAR < foreign_residents - THRESHOLD <= NEAR:
        return None
    return Nearness.JUST_ABOVE if owes_body(foreign_residents) else Nearness.APPROACHING


def check_seats(seats: int) -> None:
    """Refuse a number of members outside the bounds (§ 85 HGO; R-BODY-05).

    Raises RuleViolation SEATS_OUT_OF_RANGE.
    """
    if not FEWEST_SEATS <= seats <= MOST_SEATS:
        raise RuleViolation(
            BodyRule.SEATS_OUT_OF_RANGE,
            Norm(Statute.HGO, "85"),
            "R-BODY-05",
            minimum=FEWEST_SEATS,
            maximum=MOST_SEATS,
            seats=seats,
        )


def check_decision(
    body: Body, *, owes: bool | None, statute_provides_council: bool, commission_option: bool
) -> None:
    """Refuse a choice of body that the law does not offer (§ 84 HGO; R-BODY-03, R-BODY-04).

    ``commission_option`` comes from the version of the law that holds on the election day.
    Raises RuleViolation COMMISSION_NOT_OFFERED or COUNCIL_NEEDS_STATUTE.
    """
    if body is Body.IK and not commission_option:
        raise RuleViolation(
            BodyRule.COMMISSION_NOT_OFFERED,
            Norm(Statute.HGO, "84", sentence=3),
            "R-BODY-04",
        )
    if body is Body.ABR and owes is False and not statute_provides_council:
        raise RuleViolation(
            BodyRule.COUNCIL_NEEDS_STATUTE,
            Norm(Statute.HGO, "84", sentence=2),
            "R-BODY-03",
            threshold=THRESHOLD,
        )


def election_cancelled(admitted: Sequence[int], seats: int) -> bool:
    """Whether no election takes place (§ 86 Abs. 1 Satz 3 HGO; R-BODY-08, C-06).

    ``admitted`` holds the number of admitted candidates of each list; as many candidates as
    seats suffice.
    """
    return sum(admitted) < seats


def ends_below_minimum(
    members: int,
    *,
    from_start: bool = False,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> bool:
    """Whether the council ends for the rest of the Wahlzeit (§ 86 Abs. 1 Satz 4 HGO; R-BODY-09).

    A council that begins with too few members (``from_start``) is an open point: it is treated
    alike unless the assumption says otherwise (R-SEAT-05).
    """
    if from_start and not assumptions.start_below_minimum_ends_body:
        return False
    return members < FEWEST_SEATS


def commission_owed(
    owes: bool | None, assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS
) -> bool:
    """Whether a commission must follow a council that failed (§ 86 Abs. 1 Satz 5, 6 HGO).

    (R-BODY-10.) For a municipality that owes no body this is an open point. No day is set.
    """
    return owes is not False or assumptions.commission_owed_by_small_municipality


def body_standing(
    facts: BodyFacts,
    *,
    election_day: date,
    today: date,
    ends_on: date | None = None,
    commission_option: bool = True,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> BodyStanding:
    """Return which body a municipality has or owes, and what is due (R-BODY-01, 03, 04, 08..10).

    (§§ 84, 86 Abs. 1, 89 HGO.) What happened outweighs what was decided, and a decision
    outweighs the duty to take one. ``commission_option`` comes from the version of the law.
    After ``ends_on`` nothing is due any more, and what nobody recorded stays unknown.
    """
    owes = owes_body(facts.foreign_residents)
    standing = _failed_standing(facts, owes, commission_option, assumptions) or _planned_standing(
        facts, owes, election_day, today, commission_option=commission_option
    )
    if ends_on is None or today <= ends_on:
        return standing
    state = BodyState.UNKNOWN if standing.state is BodyState.OVERDUE else standing.state
    return replace(standing, state=state, next_step=None, due=None, due_known=True)


def _planned_standing(
    facts: BodyFacts,
    owes: bool | None,
    election_day: date,
    today: date,
    *,
    commission_option: bool,
) -> BodyStanding:
    """What was decided, or that nothing was."""
    if commission_option and (facts.decision is Body.IK or facts.commission_formed):
        return _commission(BodyState.IK_BY_CHOICE, owes, facts, due=True)
    missed = owes is not False and not facts.election_known and today > election_day
    if facts.decision is Body.ABR and missed:
        step = NextStep.HOLD_ELECTION
        return BodyStanding(BodyState.OVERDUE, "R-BODY-06", _ELECTED, owes, step, election_day)
    if facts.decision is Body.ABR or facts.statute_provides_council:
        ahead = today <= election_day and facts.members is None
        return BodyStanding(
            BodyState.ABR_ELECTION,
            "R-BODY-01" if owes else "R-BODY-03",
            _DUTY if owes else _BY_STATUTE,
            owes,
            NextStep.HOLD_ELECTION if ahead else None,
            election_day if ahead else None,
        )
    return _undecided_standing(owes, election_day, today)


_DUTY = Norm(Statute.HGO, "84", sentence=1)
_BY_STATUTE = Norm(Statute.HGO, "84", sentence=2)
_ELECTED = Norm(Statute.HGO, "86", 1, 1)
_COMMISSION_GROUNDS = {
    BodyState.IK_BY_CHOICE: ("R-BODY-04", Norm(Statute.HGO, "84", sentence=3)),
    BodyState.IK_AFTER_FAILED_ELECTION: ("R-BODY-10", Norm(Statute.HGO, "86", 1, 5)),
    BodyState.IK_AFTER_DROP_BELOW_3: ("R-BODY-10", Norm(Statute.HGO, "86", 1, 6)),
}


def _failed_standing(
    facts: BodyFacts,
    owes: bool | None,
    commission_option: bool,
    assumptions: MunicipalityAssumptions,
) -> BodyStanding | None:
    """The council was not elected, or too few members are left: a commission takes its place."""
    due = commission_option and commission_owed(owes, assumptions)
    if facts.election_cancelled:
        return _commission(BodyState.IK_AFTER_FAILED_ELECTION, owes, facts, due=due)
    if facts.members is not None and ends_below_minimum(
        facts.members,
        from_start=facts.members_at_start is not None and facts.members_at_start < FEWEST_SEATS,
        assumptions=assumptions,
    ):
        return _commission(BodyState.IK_AFTER_DROP_BELOW_3, owes, facts, due=due)
    return None


def _commission(
    state: BodyState, owes: bool | None, facts: BodyFacts, *, due: bool
) -> BodyStanding:
    """A commission is formed or to be formed; the law names no day for it (R-BODY-10)."""
    rule_id, norm = _COMMISSION_GROUNDS[state]
    open_duty = due and not facts.commission_formed
    step = NextStep.FORM_COMMISSION if open_duty else None
    return BodyStanding(state, rule_id, norm, owes, step, due_known=not open_duty)


def _undecided_standing(owes: bool | None, election_day: date, today: date) -> BodyStanding:
    """Nothing was decided and nothing happened yet."""
    due = last_start(election_day)
    if owes is None:
        return BodyStanding(
            BodyState.UNKNOWN, "R-BODY-01", _DUTY, None, NextStep.STATE_RESIDENTS, due
        )
    if not owes:
        return BodyStanding(BodyState.NONE_ALLOWED, "R-BODY-01", _DUTY, False)
    state = BodyState.UNDECIDED if today <= due else BodyState.OVERDUE
    return BodyStanding(state, "R-BODY-04", _DUTY, True, NextStep.DECIDE_BODY, due)
