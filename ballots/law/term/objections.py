"""Objections to the result and to a succession (§§ 25 to 27, 31 KWG; R-END-09..11)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum

from ballots.law.assumptions import DEFAULT, BallotAssumptions, DecidingBody
from ballots.law.term.rules import TermRule
from elections.law.course.calendar import period
from municipalities.law.basis import Finding, Norm, RuleViolation, Statute

_OBJECTION = Norm(Statute.KWG, "25")
_DECISION = Norm(Statute.KWG, "26", 1)

FEWEST_SUPPORTERS, ENOUGH_SUPPORTERS = 5, 100
"""Support that is always needed, and that always suffices (§ 25 KWG; R-END-09)."""

INADMISSIBLE = frozenset(
    {
        TermRule.OBJECTION_LATE,
        TermRule.OBJECTION_REASONED_LATE,
        TermRule.OBJECTION_NOT_REASONED,
        TermRule.OBJECTION_NOT_IN_FORM,
        TermRule.OBJECTOR_NO_ELECTOR,
        TermRule.OBJECTION_SUPPORT_MISSING,
    }
)
"""Findings with which an objection cannot succeed (§ 25 KWG; R-END-09)."""


GROUNDS_TO_COME = frozenset(
    {TermRule.OBJECTION_GROUNDS_AWAITED, TermRule.OBJECTION_GROUNDS_MISSING}
)
"""Findings with which the grounds may still come, so that nobody decides yet (R-END-09)."""


class Objector(StrEnum):
    """Who objects, as far as the law tells them apart (§ 25 KWG; R-END-09)."""

    OWN_RIGHTS = "own_rights"
    SUPPORTED = "supported"
    NO_ELECTOR = "no_elector"


class ObjectionOutcome(StrEnum):
    """What was decided on an objection (§ 26 KWG; R-END-10, R-END-11)."""

    INADMISSIBLE = "inadmissible"
    DISMISSED = "dismissed"
    REDETERMINE = "redetermine"
    REPEAT = "repeat"
    SEAT_LOST = "seat_lost"


def objection_deadline(published_on: date) -> date:
    """Last day to object and to give the grounds (§ 25 KWG; R-END-09, R-CNT-12, C-23)."""
    return published_on + period("C-23")


def objection_support_needed(electors: int) -> int:
    """How many electors must support an objection that needs support (§ 25 KWG; R-END-09).

    One in a hundred, at least five; above 10 000 electors 100 are enough.

    Raises ValueError when ``electors`` is negative.
    """
    if electors < 0:
        raise ValueError(f"{electors} electors")
    if electors > 10_000:
        return ENOUGH_SUPPORTERS
    return max(FEWEST_SUPPORTERS, -(-electors // 100))


def objection_findings(
    *,
    objector: Objector,
    supporters: int,
    electors: int | None,
    published_on: date | None,
    received_on: date,
    reasoned_on: date | None,
    in_form: bool,
    today: date,
) -> tuple[Finding, ...]:
    """Return what stands against an objection, without refusing it (§ 25 KWG; R-END-09, C-23).

    ``published_on`` is None before the public announcement: no period runs yet, so nothing is late.

    ``reasoned_on`` is None while no grounds came: until the period ends they may still come,
    afterwards the objection fails for want of them.

    Findings of :data:`INADMISSIBLE` make the objection fail. A person judges the others: an
    objection before the announcement, and support where nobody knows the number of electors.

    Raises ValueError when a number is negative.
    """
    if supporters < 0:
        raise ValueError(f"{supporters} supporters")
    needed = None if electors is None else objection_support_needed(electors)
    return (
        *_period_findings(published_on, received_on, reasoned_on, today),
        *([] if in_form else [Finding(TermRule.OBJECTION_NOT_IN_FORM, _OBJECTION, "R-END-09")]),
        *_objector_findings(objector, supporters, needed),
    )


def _period_findings(
    published_on: date | None, received_on: date, reasoned_on: date | None, today: date
) -> Iterator[Finding]:
    if published_on is not None:
        yield from _late_findings(published_on, received_on)
        yield from _grounds_findings(
            objection_deadline(published_on), published_on, reasoned_on, today
        )
        return
    yield Finding(TermRule.OBJECTION_NOT_ANNOUNCED, _OBJECTION, "C-23")
    if reasoned_on is None:
        yield Finding(TermRule.OBJECTION_GROUNDS_MISSING, _OBJECTION, "R-END-09")


def _late_findings(published_on: date, received_on: date) -> Iterator[Finding]:
    deadline = objection_deadline(published_on)
    facts = {"published_on": published_on, "deadline": deadline}
    if received_on < published_on:
        yield Finding(
            TermRule.OBJECTION_EARLY, _OBJECTION, "R-END-09", facts | {"day": received_on}
        )
    if received_on > deadline:
        yield Finding(TermRule.OBJECTION_LATE, _OBJECTION, "R-END-09", facts | {"day": received_on})


def _grounds_findings(
    deadline: date, published_on: date, reasoned_on: date | None, today: date
) -> Iterator[Finding]:
    """Check the grounds, which must come within the period of the objection itself."""
    facts = {"published_on": published_on, "deadline": deadline}
    if reasoned_on is None:
        awaited = today <= deadline
        rule = TermRule.OBJECTION_GROUNDS_AWAITED if awaited else TermRule.OBJECTION_NOT_REASONED
        yield Finding(rule, _OBJECTION, "R-END-09", facts)
    elif reasoned_on > deadline:
        yield Finding(
            TermRule.OBJECTION_REASONED_LATE, _OBJECTION, "R-END-09", facts | {"day": reasoned_on}
        )


def _objector_findings(
    objector: Objector, supporters: int, needed: int | None
) -> Iterator[Finding]:
    """Check the objector and the support; without the number of electors it may stay open."""
    if objector is Objector.NO_ELECTOR:
        yield Finding(TermRule.OBJECTOR_NO_ELECTOR, _OBJECTION, "R-END-09")
    if objector is not Objector.SUPPORTED:
        return
    if supporters < (needed or FEWEST_SUPPORTERS):
        facts = {"supporters": supporters, "needed": needed or FEWEST_SUPPORTERS}
        yield Finding(TermRule.OBJECTION_SUPPORT_MISSING, _OBJECTION, "R-END-09", facts)
    elif needed is None and supporters < ENOUGH_SUPPORTERS:
        facts = {"supporters": supporters, "enough": ENOUGH_SUPPORTERS}
        yield Finding(TermRule.OBJECTION_ELECTORS_UNKNOWN, _OBJECTION, "R-END-09", facts)


def check_objection_days(
    *,
    election_day: date,
    published_on: date | None,
    received_on: date,
    reasoned_on: date | None,
    today: date,
) -> None:
    """Refuse days that cannot have been (§ 25 KWG; R-END-09).

    ``published_on`` is None before the announcement, ``reasoned_on`` while the grounds are still to
    come. A late objection is not refused: it
    is recorded, and :func:`objection_findings` says so.
    Raises RuleViolation DATE_IN_FUTURE, PUBLISHED_BEFORE_ELECTION or OBJECTION_BEFORE_ELECTION.
    """
    for day in (published_on, received_on, reasoned_on):
        if day is not None and day > today:
            raise RuleViolation(
                TermRule.DATE_IN_FUTURE, _OBJECTION, "R-END-09", day=day, today=today
            )
    for day, rule in (
        (published_on, TermRule.PUBLISHED_BEFORE_ELECTION),
        (received_on, TermRule.OBJECTION_BEFORE_ELECTION),
        (reasoned_on, TermRule.OBJECTION_BEFORE_ELECTION),
    ):
        if day is not None and day < election_day:
            raise RuleViolation(rule, _OBJECTION, "R-END-09", day=day, election_day=election_day)


def objections_decided_by(assumptions: BallotAssumptions = DEFAULT) -> DecidingBody:
    """Which body decides on an objection: an open point (§ 26 Abs. 1 KWG; R-END-10)."""
    return DecidingBody(assumptions.objections_decided_by)


def check_objection_decision(
    outcome: ObjectionOutcome,
    *,
    findings: Collection[Finding],
    received_on: date,
    decided_on: date,
    today: date,
) -> None:
    """Refuse a decision that does not fit the objection (§§ 26, 31 KWG; R-END-10, R-END-11).

    ``findings`` are those of :func:`objection_findings`. An inadmissible objection cannot succeed;
    an objection without findings cannot be rejected as inadmissible. While the grounds may still
    come, only what fails for another reason is decided. The grounds themselves are for the deciding
    body to judge.

    Raises RuleViolation DATE_IN_FUTURE, DECIDED_BEFORE_OBJECTION, a rule of GROUNDS_TO_COME,
    OBJECTION_IS_ADMISSIBLE or OBJECTION_IS_INADMISSIBLE, the last with the rules that stand
    against it.
    """
    if decided_on > today:
        raise RuleViolation(
            TermRule.DATE_IN_FUTURE, _DECISION, "R-END-10", day=decided_on, today=today
        )
    if decided_on < received_on:
        raise RuleViolation(
            TermRule.DECIDED_BEFORE_OBJECTION,
            _DECISION,
            "R-END-10",
            day=decided_on,
            received_on=received_on,
        )
    against = tuple(finding for finding in findings if finding.rule in INADMISSIBLE)
    awaited = [one for one in findings if one.rule in GROUNDS_TO_COME]
    if awaited and not against:
        raise RuleViolation(awaited[0].rule, _OBJECTION, "R-END-09", **(awaited[0].facts or {}))
    if outcome is ObjectionOutcome.INADMISSIBLE:
        if not findings:
            raise RuleViolation(TermRule.OBJECTION_IS_ADMISSIBLE, _OBJECTION, "R-END-09")
        return
    if against and outcome is not ObjectionOutcome.DISMISSED:
        raise RuleViolation(
            TermRule.OBJECTION_IS_INADMISSIBLE, _OBJECTION, "R-END-09", findings=against
        )
