"""What many municipalities owe in one Wahlzeit: their bodies and their formed commissions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import with_overrides
from municipalities.law.body.duties import Duty, body_duties, duty_order
from municipalities.law.body.gremium import BodyState, NextStep
from municipalities.law.commission.duties import commission_duties
from municipalities.models.body.gremium import Term
from municipalities.models.body.standing import Standing, standings
from municipalities.models.commission.facts import CommissionRecord, commission_records
from municipalities.models.municipality import Municipality


@dataclass(frozen=True, slots=True)
class MunicipalityDuties:
    """One municipality in one Wahlzeit with all that it owes, the most pressing first.

    ``commission`` is None where none was planned here.
    """

    term: Term
    standing: Standing
    duties: tuple[Duty, ...]
    commission: CommissionRecord | None = None

    @property
    def municipality(self) -> Municipality:
        """Whose duties these are."""
        return self.standing.municipality


def current_terms(today: date) -> list[Term]:
    """Return the Wahlzeiten in which something can still be owed: those that have not ended.

    The newest first; before an election there are two.
    """
    return list(Term.objects.filter(ends_on__gte=today))


def duties_of(
    municipalities: QuerySet[Municipality],
    term: Term,
    *,
    today: date,
    overrides: dict[str, Any],
    known_on: date | None = None,
) -> list[MunicipalityDuties]:
    """Return what each municipality owes, in the order of the query (§§ 84, 86, 89 HGO; R-BODY-04).

    Nothing is owed for a Wahlzeit that has ended: it cannot be made good. The number of queries
    does not depend on the number of municipalities. ``known_on`` asks for what was known at the
    end of that day; of a commission that was formed by then, meetings and reports count as they
    are known now, for they do not say when they were written down.
    """
    rows = standings(municipalities, term, today=today, overrides=overrides, known_on=known_on)
    keys = [row.municipality.pk for row in rows]
    commissions = commission_records(term, keys, today=today)
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, overrides)
    found = []
    for row in rows:
        commission = commissions.get(row.municipality.pk)
        duties: Iterable[Duty] = ()
        if today <= term.ends_on:
            duties = (
                *body_duties(row.body, since=_since(row)),
                *_commission_duties(row, commission, today, assumptions),
            )
        ordered = tuple(sorted(duties, key=lambda duty: duty_order(duty, today)))
        found.append(MunicipalityDuties(term, row, ordered, commission))
    return found


def _commission_duties(
    row: Standing,
    commission: CommissionRecord | None,
    today: date,
    assumptions: MunicipalityAssumptions,
) -> tuple[Duty, ...]:
    facts = commission.facts() if commission and row.course.formed else None
    return commission_duties(facts, today=today, assumptions=assumptions) if facts else ()


def _since(row: Standing) -> date | None:
    """Return the day from which the next step of a body is owed; None where nobody knows."""
    course = row.course
    match row.body.next_step, row.body.state:
        case NextStep.DECIDE_BODY, _:
            return row.count.as_of if row.count else None
        case NextStep.FORM_COMMISSION, BodyState.IK_AFTER_FAILED_ELECTION:
            return course.cancelled.on if course.cancelled else None
        case NextStep.FORM_COMMISSION, BodyState.IK_AFTER_DROP_BELOW_3:
            ended = course.ended or course.determined
            return ended.on if ended else None
        case ((NextStep.HOLD_ELECTION | NextStep.FORM_COMMISSION), _):
            return row.decided_on
    return None
