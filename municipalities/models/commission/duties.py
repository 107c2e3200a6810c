"""What many municipalities owe in one Wahlzeit: their bodies and their formed commissions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import with_overrides
from municipalities.law.body.duties import DutyKind, body_duties
from municipalities.law.body.standing import BodyState, NextStep
from municipalities.law.commission.duties import commission_duties
from municipalities.law.task import About, Place, Task, task_order
from municipalities.models.body.gremium import Term
from municipalities.models.body.standing import Standing, standings
from municipalities.models.body.work import work_of_elections
from municipalities.models.commission.facts import CommissionRecord, commission_records
from municipalities.models.municipality import Municipality


@dataclass(frozen=True, slots=True)
class MunicipalityDuties:
    """One municipality in one Wahlzeit with all that it owes, the most pressing first.

    ``commission`` is None where none was planned here.
    """

    term: Term
    standing: Standing
    duties: tuple[Task, ...]
    commission: CommissionRecord | None = None

    @property
    def municipality(self) -> Municipality:
        """The municipality whose duties these are."""
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
    end of that day. Meetings and reports of a commission that was formed by then count as they
    are known now: they do not say when they were written down.
    """
    rows = standings(municipalities, term, today=today, overrides=overrides, known_on=known_on)
    return duties_in(rows, term, today=today, overrides=overrides)


def duties_in(
    rows: Sequence[Standing], term: Term, *, today: date, overrides: dict[str, Any]
) -> list[MunicipalityDuties]:
    """Return what the municipalities owe that stand so in ``term``, in the order of ``rows``."""
    keys = [row.municipality.pk for row in rows]
    commissions = commission_records(term, keys, today=today)
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, overrides)
    found = []
    for row in rows:
        commission = commissions.get(row.municipality.pk)
        duties: Iterable[Task] = ()
        if today <= term.ends_on:
            duties = (
                *body_duties(row.body, since=_since(row), today=today),
                *_commission_duties(row, commission, today, assumptions),
            )
        placed = (_placed(duty, row, term, commission) for duty in duties)
        ordered = tuple(sorted(placed, key=task_order))
        found.append(MunicipalityDuties(term, row, ordered, commission))
    return found


def open_duties(
    municipalities: QuerySet[Municipality],
    terms: Iterable[Term],
    *,
    today: date,
    overrides: dict[str, Any],
    standing: Mapping[int, Sequence[Standing]] | None = None,
) -> dict[int, list[Task]]:
    """Return what each municipality owes in the Wahlzeiten that have not ended, by its key.

    ``terms`` are those of :func:`current_terms`; ``standing`` are the rows that the caller knows
    already, by the key of their Wahlzeit. The most pressing comes first: it is the next step on
    every page that names one.
    """
    found: dict[int, list[Task]] = {}
    for term in terms:
        rows = (standing or {}).get(term.pk)
        if rows is None:
            rows = standings(municipalities, term, today=today, overrides=overrides)
        for row in duties_in(rows, term, today=today, overrides=overrides):
            found.setdefault(row.municipality.pk, []).extend(row.duties)
    return {key: sorted(duties, key=task_order) for key, duties in found.items()}


def with_elections(
    duties: Mapping[int, list[Task]],
    led: Mapping[int, str],
    *,
    now: datetime,
    overrides: dict[str, Any],
) -> dict[int, list[Task]]:
    """Add what elections need to the duties of the municipalities that the reader leads.

    ``led`` names them: the key of the row and the AGS. The duty to hold an election that exists is
    left out: the election has tasks of its own. Others are told the duties alone.
    """
    tasks = work_of_elections(list(led.values()), now, overrides) if led else []
    found = dict(duties)
    for key, ags in led.items():
        own = [task for task in tasks if task.about.municipality == ags]
        rest = [duty for duty in duties.get(key, []) if not _has_tasks_of_its_own(duty)]
        found[key] = sorted([*rest, *own], key=task_order)
    return found


def _has_tasks_of_its_own(duty: Task) -> bool:
    exists = duty.where is not None and duty.where.door == "election"
    return duty.what is DutyKind.HOLD_ELECTION and exists


def _placed(duty: Task, row: Standing, term: Term, commission: CommissionRecord | None) -> Task:
    """Return a duty with whom it concerns and where it is done."""
    place = row.municipality
    about = About(
        municipality=place.ags,
        place=place.short_name,
        term=term.pk,
        term_name=str(term),
        commission=commission.pk if commission else None,
    )
    return replace(duty, about=about, where=_where(DutyKind(duty.what), row, about))


def _where(kind: DutyKind, row: Standing, about: About) -> Place:
    if kind in _OF_THE_COUNCIL:
        return _where_of_council(kind, row, about)
    if kind is DutyKind.STATE_RESIDENTS:
        return Place(kind, (about.municipality,))
    if about.commission is None:
        return Place("commission_start", (about.municipality,), f"?wahlzeit={about.term}")
    return Place("commission" if kind is DutyKind.FORM_COMMISSION else kind, (about.commission,))


_OF_THE_COUNCIL = {
    DutyKind.DECIDE_BODY,
    DutyKind.CHOOSE_COMMISSION,
    DutyKind.HOLD_ELECTION,
    DutyKind.RECORD_ELECTION,
}


def _where_of_council(kind: DutyKind, row: Standing, about: About) -> Place:
    """Return where the decision and the election of ``about.term`` are entered."""
    held, term = row.course.elections, about.term or 0
    if kind is DutyKind.HOLD_ELECTION and held and held[0].key is not None:
        return Place("election", (held[0].key,))
    if kind is DutyKind.HOLD_ELECTION and row.decided_on:
        return Place("set_up_election", (about.municipality, term))
    if kind is DutyKind.RECORD_ELECTION:
        return Place(kind, (about.municipality, term))
    return Place(DutyKind.DECIDE_BODY, (about.municipality,), f"?wahlzeit={term}")


def commission_to_form(
    municipality: Municipality, term: Term, *, today: date, overrides: dict[str, Any]
) -> Task | None:
    """Return the duty to form a commission where it is owed in ``term``, else None (R-BODY-10)."""
    one = Municipality.objects.filter(pk=municipality.pk)
    (found,) = duties_of(one, term, today=today, overrides=overrides)
    return next((duty for duty in found.duties if duty.what is DutyKind.FORM_COMMISSION), None)


def _commission_duties(
    row: Standing,
    commission: CommissionRecord | None,
    today: date,
    assumptions: MunicipalityAssumptions,
) -> tuple[Task, ...]:
    facts = commission.facts() if commission and row.course.formed else None
    return commission_duties(facts, today=today, assumptions=assumptions) if facts else ()


def _since(row: Standing) -> date | None:
    """Return the day from which the next step of a body is owed; None where nobody knows.

    Since when a municipality has had more than a thousand foreign residents no count says.
    """
    course = row.course
    match row.body.next_step, row.body.state:
        case NextStep.RECORD_ELECTION, _:
            return row.election_day
        case _, BodyState.ELECTION_ANNULLED:
            return course.annulled.on if course.annulled else None
        case NextStep.FORM_COMMISSION, BodyState.IK_AFTER_FAILED_ELECTION:
            return course.cancelled.on if course.cancelled else None
        case NextStep.FORM_COMMISSION, BodyState.IK_AFTER_DROP_BELOW_3:
            ended = course.ended or course.determined
            return ended.on if ended else None
        case ((NextStep.HOLD_ELECTION | NextStep.FORM_COMMISSION), _):
            return row.decided_on
    return None
