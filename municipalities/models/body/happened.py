"""How elections and bodies went so far: the dated rows of a Wahlzeit, read once for many places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from municipalities.models.body.event import BodyEvent, BodyEventKind
from municipalities.models.municipality import Municipality

STANDS = frozenset(
    {
        BodyEventKind.RESULT_DETERMINED,
        BodyEventKind.RESULT_PUBLISHED,
        BodyEventKind.ELECTION_HELD,
    }
)
"""Where an election stands while its result holds; a new count has no result."""

_RESULTS = (BodyEventKind.RESULT_DETERMINED, BodyEventKind.ELECTION_HELD)
_FAILED_OR_HELD = (BodyEventKind.ELECTION_CANCELLED, BodyEventKind.ELECTION_HELD)
_ENDS = (BodyEventKind.BODY_ENDED, BodyEventKind.BODY_REVIVED)
_FORMATIONS = (BodyEventKind.COMMISSION_FORMED, BodyEventKind.FORMATION_WITHDRAWN)
_NO_STEPS = frozenset({*_ENDS, BodyEventKind.RESULT_ANNOUNCED, BodyEventKind.ELECTION_ANNULLED})


@dataclass(frozen=True, slots=True)
class ElectionCourse:
    """How one election went; ``stage`` is its newest step, ``day`` and ``key`` name it.

    ``cancelled``, ``determined`` and ``ended`` are the rows in force: the cancellation, the newest
    result (also while it is counted anew), and the end of its body unless that was revived. An
    election that was held without this product has no ``key``; its row is the result. What was
    ``annulled`` finally gives no seats any more (R-END-10).
    """

    day: date
    key: int | None
    seats: int | None
    stage: BodyEventKind
    cancelled: BodyEvent | None = None
    determined: BodyEvent | None = None
    ended: BodyEvent | None = None
    annulled: BodyEvent | None = None

    @property
    def result_stands(self) -> bool:
        """Whether a result was determined, is not being corrected and was not annulled."""
        return self.stage in STANDS and self.determined is not None and self.annulled is None


@dataclass(frozen=True, slots=True)
class BodyCourse:
    """What happened to the body of one municipality in one Wahlzeit; newest election first."""

    elections: Sequence[ElectionCourse] = ()
    formed: BodyEvent | None = None

    @property
    def cancelled(self) -> BodyEvent | None:
        """The row of an election that was called off."""
        return next((one.cancelled for one in self.elections if one.cancelled), None)

    @property
    def ended(self) -> BodyEvent | None:
        """The row of a council that ended; what was annulled since leaves no council behind."""
        rows = (one.ended for one in self.elections if one.annulled is None)
        return next((row for row in rows if row), None)

    @property
    def annulled(self) -> BodyEvent | None:
        """The row that annulled an election finally, None once another result stands (R-END-10)."""
        if self.determined is not None:
            return None
        return next((one.annulled for one in self.elections if one.annulled), None)

    @property
    def determined(self) -> BodyEvent | None:
        """The row of the newest result that stands."""
        return next((one.determined for one in self.elections if one.result_stands), None)


def courses_in(rows: QuerySet[BodyEvent]) -> dict[int, BodyCourse]:
    """Return what happened by the key of the municipality; ``rows`` are those of one Wahlzeit."""
    found = sorted(rows.order_by("pk"), key=_place)
    return {place: course_of(list(told)) for place, told in groupby(found, key=_place)}


def courses_of(municipality: Municipality, known_on: date | None = None) -> dict[int, BodyCourse]:
    """Return what happened in one municipality by the key of the Wahlzeit."""
    found = sorted(municipality.body_events.known_on(known_on).order_by("pk"), key=_term)
    return {term: course_of(list(told)) for term, told in groupby(found, key=_term)}


def elections_of(municipality: Municipality) -> list[ElectionCourse]:
    """Return the elections of one municipality in all Wahlzeiten, the newest first."""
    found = [one for course in courses_of(municipality).values() for one in course.elections]
    return sorted(found, key=lambda one: one.day, reverse=True)


def course_of(rows: Sequence[BodyEvent]) -> BodyCourse:
    """Return what the rows of one municipality in one Wahlzeit say; they come oldest first."""
    by_election: dict[date, list[BodyEvent]] = {}
    for row in rows:
        if row.election_day is None:
            continue
        if row.kind == BodyEventKind.OUTCOME_WITHDRAWN:
            # What was entered before was a slip: the election is as unknown as it was.
            by_election.pop(row.election_day, None)
        else:
            by_election.setdefault(row.election_day, []).append(row)
    formed = _newest(rows, *_FORMATIONS)
    return BodyCourse(
        elections=tuple(
            _election(day, by_election[day]) for day in sorted(by_election, reverse=True)
        ),
        formed=formed if formed and formed.kind == BodyEventKind.COMMISSION_FORMED else None,
    )


def _election(day: date, rows: Sequence[BodyEvent]) -> ElectionCourse:
    set_up = _newest(rows, BodyEventKind.ELECTION_SET_UP)
    outcome = _newest(rows, *_FAILED_OR_HELD)
    ended = _newest(rows, *_ENDS)
    steps = [BodyEventKind(row.kind) for row in rows if row.kind not in _NO_STEPS]
    return ElectionCourse(
        day=day,
        key=rows[-1].election_key,
        seats=set_up.members if set_up else None,
        stage=steps[-1] if steps else BodyEventKind.ELECTION_SET_UP,
        cancelled=outcome if outcome and outcome.kind == _FAILED_OR_HELD[0] else None,
        determined=_newest(rows, *_RESULTS),
        ended=ended if ended and ended.kind == BodyEventKind.BODY_ENDED else None,
        annulled=_newest(rows, BodyEventKind.ELECTION_ANNULLED),
    )


def _newest(rows: Iterable[BodyEvent], *kinds: BodyEventKind) -> BodyEvent | None:
    return next((row for row in reversed(list(rows)) if row.kind in kinds), None)


def _place(row: BodyEvent) -> int:
    return row.municipality_id


def _term(row: BodyEvent) -> int:
    return row.term_id
