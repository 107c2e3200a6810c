"""How a body stands: events outweigh decisions, and decisions outweigh the duty (R-BODY-04)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import Norm, Statute
from municipalities.law.body.gremium import (
    FEWEST_SEATS,
    Body,
    commission_owed,
    ends_below_minimum,
    owes_body,
)


class BodyState(StrEnum):
    """Where a municipality stands in one Wahlzeit (R-BODY-04).

    NOT_REPORTED: after the election day nobody has said anything. ELECTION_UNKNOWN: a council was
    chosen, and nobody has said whether it was elected. ELECTION_ANNULLED: it was elected, lost its
    seats, and is elected once more. UNKNOWN: not even the duty is known.
    """

    ABR_ELECTION = "abr_election"
    IK_BY_CHOICE = "ik_by_choice"
    IK_AFTER_FAILED_ELECTION = "ik_after_failed_election"
    IK_AFTER_DROP_BELOW_3 = "ik_after_drop_below_3"
    IK_GROUND_UNKNOWN = "ik_ground_unknown"
    NONE_ALLOWED = "none_allowed"
    UNDECIDED = "undecided"
    NOT_REPORTED = "not_reported"
    ELECTION_UNKNOWN = "election_unknown"
    ELECTION_ANNULLED = "election_annulled"
    UNKNOWN = "unknown"


COMMISSION_STATES = frozenset(
    {
        BodyState.IK_BY_CHOICE,
        BodyState.IK_AFTER_FAILED_ELECTION,
        BodyState.IK_AFTER_DROP_BELOW_3,
        BodyState.IK_GROUND_UNKNOWN,
    }
)
"""States in which a commission is formed or to be formed (R-BODY-04)."""


class NextStep(StrEnum):
    """What the municipality has to do next."""

    STATE_RESIDENTS = "state_residents"
    DECIDE_BODY = "decide_body"
    CHOOSE_COMMISSION = "choose_commission"
    HOLD_ELECTION = "hold_election"
    RECORD_ELECTION = "record_election"
    FORM_COMMISSION = "form_commission"


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What is known about a municipality for one Wahlzeit.

    ``members`` counts the council's members now, None before it was elected or where nobody
    knows; ``members_at_start`` those it began with. ``election_known`` is false where nothing
    shows that a council was elected or that its election goes on. ``election_annulled`` says that
    the election was annulled finally and no other result stands. ``commission_ground`` is why
    there is a commission according to the source that names it, one of ``COMMISSION_STATES``;
    None where it does not say.
    """

    foreign_residents: int | None
    decision: Body | None = None
    statute_provides_council: bool = False
    election_cancelled: bool = False
    commission_formed: bool = False
    members: int | None = None
    members_at_start: int | None = None
    election_known: bool = True
    election_annulled: bool = False
    commission_ground: BodyState | None = None


@dataclass(frozen=True, slots=True)
class BodyStanding:
    """Which body a municipality has, why, and what is due.

    ``due`` is None with ``due_known`` false where the law names no date for an open duty.
    ``waits_until`` is the day before which nobody is reminded of it yet.
    """

    state: BodyState
    rule_id: str
    norm: Norm
    owes: bool | None
    next_step: NextStep | None = None
    due: date | None = None
    due_known: bool = True
    waits_until: date | None = None


AHEAD = timedelta(days=365)
"""So long before the election day the product asks for a decision (a reminder; R-BODY-04)."""

_DUTY = Norm(Statute.HGO, "84", sentence=1)
_BY_STATUTE = Norm(Statute.HGO, "84", sentence=2)
_INSTEAD = Norm(Statute.HGO, "84", sentence=3)
# Whether the first or the second sentence holds follows from the number of residents.
_NEUTRAL = Norm(Statute.HGO, "84")
_ELECTED = Norm(Statute.HGO, "86", 1, 1)
_REPEATED = Norm(Statute.KWG, "26", 1)
_COUNCIL_GROUNDS = {
    True: ("R-BODY-01", _DUTY),
    False: ("R-BODY-03", _BY_STATUTE),
    None: ("R-BODY-01", _NEUTRAL),
}
_COMMISSION_GROUNDS = {
    BodyState.IK_BY_CHOICE: ("R-BODY-04", _INSTEAD),
    BodyState.IK_AFTER_FAILED_ELECTION: ("R-BODY-10", Norm(Statute.HGO, "86", 1, 5)),
    BodyState.IK_AFTER_DROP_BELOW_3: ("R-BODY-10", Norm(Statute.HGO, "86", 1, 6)),
    # Chosen or owed after a council that failed: the section names both.
    BodyState.IK_GROUND_UNKNOWN: ("R-BODY-04", _NEUTRAL),
}


def body_standing(
    facts: BodyFacts,
    *,
    election_day: date,
    today: date,
    ends_on: date | None = None,
    commission_option: bool = True,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> BodyStanding:
    """Return which body a municipality has or owes, and what is due (§§ 84, 86 Abs. 1, 89 HGO).

    (R-BODY-01, R-BODY-03, R-BODY-04, R-BODY-06, R-BODY-08..10, R-END-10.) What happened outweighs
    what was decided, and a decision outweighs the duty to take one. ``commission_option`` comes
    from the version of the law. The law names a day for the election alone; no other duty is ever
    overdue. After the election day no council can be elected any more but in the repeat of an
    election that was annulled, so a commission alone can still meet the duty. After ``ends_on``
    nothing is due, and what nobody recorded stays unknown.
    """
    owes = owes_body(facts.foreign_residents)
    standing = _failed_standing(facts, owes, commission_option, assumptions) or _planned_standing(
        facts, owes, election_day, today, commission_option=commission_option
    )
    if ends_on is None or today <= ends_on:
        return standing
    return replace(standing, next_step=None, due=None, due_known=True, waits_until=None)


def _planned_standing(
    facts: BodyFacts,
    owes: bool | None,
    election_day: date,
    today: date,
    *,
    commission_option: bool,
) -> BodyStanding:
    """Return the standing that follows from the decision, or from none."""
    if commission_option and facts.decision is Body.IK:
        return _commission(BodyState.IK_BY_CHOICE, owes, facts, due=True)
    if commission_option and facts.commission_formed:
        ground = facts.commission_ground or BodyState.IK_GROUND_UNKNOWN
        return _commission(ground, owes, facts, due=True)
    if facts.election_annulled:
        return _undated(BodyState.ELECTION_ANNULLED, _REPEATED, owes, NextStep.HOLD_ELECTION)
    if facts.decision is Body.ABR and not facts.election_known and today > election_day:
        return _undated(BodyState.ELECTION_UNKNOWN, _ELECTED, owes, NextStep.RECORD_ELECTION)
    if facts.decision is Body.ABR or facts.statute_provides_council:
        ahead = today <= election_day and facts.members is None
        rule_id, norm = _COUNCIL_GROUNDS[owes]
        return BodyStanding(
            BodyState.ABR_ELECTION,
            rule_id,
            norm,
            owes,
            NextStep.HOLD_ELECTION if ahead else None,
            election_day if ahead else None,
        )
    return _undecided_standing(owes, election_day, today, commission_option=commission_option)


def _failed_standing(
    facts: BodyFacts,
    owes: bool | None,
    commission_option: bool,
    assumptions: MunicipalityAssumptions,
) -> BodyStanding | None:
    """Return the standing if the council was not elected or too few members are left."""
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
    """Return the standing with a commission, formed or due; the law names no day (R-BODY-10)."""
    rule_id, norm = _COMMISSION_GROUNDS[state]
    open_duty = due and not facts.commission_formed
    step = NextStep.FORM_COMMISSION if open_duty else None
    return BodyStanding(state, rule_id, norm, owes, step, due_known=not open_duty)


def _undecided_standing(
    owes: bool | None, election_day: date, today: date, *, commission_option: bool
) -> BodyStanding:
    """Return the standing while nothing was decided and nothing is known; the law names no day."""
    waits_until = election_day - AHEAD
    if owes is None:
        unknown = _undated(BodyState.UNKNOWN, _NEUTRAL, None, NextStep.STATE_RESIDENTS)
        return replace(unknown, waits_until=waits_until)
    if not owes:
        return BodyStanding(BodyState.NONE_ALLOWED, "R-BODY-01", _DUTY, False)
    if today <= election_day:
        undecided = _undated(BodyState.UNDECIDED, _DUTY, True, NextStep.DECIDE_BODY)
        return replace(undecided, waits_until=waits_until)
    if not commission_option:
        return BodyStanding(BodyState.NOT_REPORTED, "R-BODY-01", _DUTY, True)
    return _undated(BodyState.NOT_REPORTED, _INSTEAD, True, NextStep.CHOOSE_COMMISSION)


_UNDATED_RULES = {
    BodyState.UNKNOWN: "R-BODY-01",
    BodyState.UNDECIDED: "R-BODY-04",
    BodyState.NOT_REPORTED: "R-BODY-04",
    BodyState.ELECTION_UNKNOWN: "R-BODY-06",
    BodyState.ELECTION_ANNULLED: "R-END-10",
}


def _undated(state: BodyState, norm: Norm, owes: bool | None, step: NextStep) -> BodyStanding:
    return BodyStanding(state, _UNDATED_RULES[state], norm, owes, step, due_known=False)
