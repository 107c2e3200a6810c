"""What many municipalities owe in one Wahlzeit: their bodies and their formed commissions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import with_overrides
from municipalities.law.body.duties import Duty, body_duties, duty_order
from municipalities.law.body.gremium import BodyState, NextStep
from municipalities.law.commission.duties import commission_duties
from municipalities.models.audit import AuditEvent
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


@dataclass(frozen=True, slots=True)
class _Failure:
    """When a council was not elected, ended, or was determined with too few members."""

    cancelled_on: date | None = None
    ended_on: date | None = None
    determined_on: date | None = None


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
) -> list[MunicipalityDuties]:
    """Return what each municipality owes, in the order of the query (§§ 84, 86, 89 HGO; R-BODY-04).

    Nothing is owed for a Wahlzeit that has ended: it cannot be made good. The number of queries
    does not depend on the number of municipalities.
    """
    rows = standings(municipalities, term, today=today, overrides=overrides)
    keys = [row.municipality.pk for row in rows]
    commissions = commission_records(term, keys, today=today)
    failures = _failures(term, rows)
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, overrides)
    found = []
    for row in rows:
        key = row.municipality.pk
        since = _since(row, failures.get(key, _Failure()))
        commission = commissions.get(key)
        duties: Iterable[Duty] = ()
        if today <= term.ends_on:
            duties = (
                *body_duties(row.body, since=since),
                *_commission_duties(commission, today, assumptions),
            )
        ordered = tuple(sorted(duties, key=lambda duty: duty_order(duty, today)))
        found.append(MunicipalityDuties(term, row, ordered, commission))
    return found


def _commission_duties(
    commission: CommissionRecord | None, today: date, assumptions: MunicipalityAssumptions
) -> tuple[Duty, ...]:
    facts = commission.facts() if commission else None
    return commission_duties(facts, today=today, assumptions=assumptions) if facts else ()


def _since(row: Standing, failure: _Failure) -> date | None:
    """Return the day from which the next step of a body is owed; None where nobody knows."""
    match row.body.next_step, row.body.state:
        case NextStep.DECIDE_BODY, _:
            return row.count.as_of if row.count else None
        case NextStep.FORM_COMMISSION, BodyState.IK_AFTER_FAILED_ELECTION:
            return failure.cancelled_on
        case NextStep.FORM_COMMISSION, BodyState.IK_AFTER_DROP_BELOW_3:
            return failure.ended_on or failure.determined_on
        case ((NextStep.HOLD_ELECTION | NextStep.FORM_COMMISSION), _):
            return row.decided_on
    return None


def _failures(term: Term, rows: Sequence[Standing]) -> dict[int, _Failure]:
    """Return when the councils failed that left a commission to be formed.

    Elections belong to the rooms to the right; they are reached through their relations.
    """
    failed = {
        row.municipality.pk: row.municipality.ags
        for row in rows
        if row.body.next_step is NextStep.FORM_COMMISSION
        and row.body.state is not BodyState.IK_BY_CHOICE
    }
    elections = (
        Municipality.objects.filter(pk__in=failed.keys(), elections__term=term)
        .order_by("elections__day")
        .values_list("pk", "elections__pk", "elections__body_end__ended_on")
        .annotate(determined_on=Max("elections__determinations__decided_on"))
    )
    found = list(elections)
    cancelled = _cancelled_on(failed.values(), [election for _place, election, *_days in found])
    return {
        place: _Failure(cancelled.get(election), ended_on, determined_on)
        for place, election, ended_on, determined_on in found
    }


def _cancelled_on(chains: Iterable[str], elections: Iterable[int]) -> dict[int, date]:
    """Return the days on which elections were cancelled, as the log holds them."""
    subjects = {f"elections.Election:{election}": election for election in elections}
    events = AuditEvent.objects.filter(
        chain__in=list(chains), act="election.cancel", subject__in=subjects
    )
    return {
        subjects[event.subject]: date.fromisoformat(event.details["decided_on"])
        for event in events.order_by("recorded_at")
    }
