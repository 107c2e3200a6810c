"""What ``municipalities`` must know of an election: a dated row for every step of its course."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from elections.law.course.phases import Step
from elections.models.course.election import Election
from municipalities.models import BodyEvent, BodyEventKind

STEPS = {
    Step.OPEN_NOMINATION: BodyEventKind.LISTS_CALLED_FOR,
    Step.ADMIT: BodyEventKind.LISTS_ADMITTED,
    Step.CANCEL: BodyEventKind.ELECTION_CANCELLED,
    Step.APPROVE_PAPER: BodyEventKind.PAPER_APPROVED,
    Step.START_COUNT: BodyEventKind.COUNT_BEGUN,
    Step.PUBLISH: BodyEventKind.RESULT_PUBLISHED,
    Step.REOPEN_COUNT: BodyEventKind.RESULT_WITHDRAWN,
    Step.CORRECT: BodyEventKind.RESULT_WITHDRAWN,
}
"""The row of each step; a determination writes its own row, with the members."""


def was_published(election: Election) -> bool:
    """Whether a result of ``election`` was announced, even if it was corrected since."""
    return _rows(election, BodyEventKind.RESULT_PUBLISHED).exists()


def admission_closed_on(election: Election) -> date | None:
    """Return the day on which the committee ended the admission (C-05); None where unknown."""
    kinds = (BodyEventKind.LISTS_ADMITTED, BodyEventKind.ELECTION_CANCELLED)
    found = _rows(election, *kinds).last()
    return found.on if found else None


def announced_on(election: Election) -> date | None:
    """Return the day on which the newest result was announced officially (§ 55 KWO; C-23).

    None while nobody entered it: the period for objections then has no first day.
    """
    found = _rows(election, BodyEventKind.RESULT_PUBLISHED, BodyEventKind.RESULT_ANNOUNCED).last()
    is_announced = found is not None and found.kind == BodyEventKind.RESULT_ANNOUNCED
    return found.on if found is not None and is_announced else None


def annulled_on(election: Election) -> date | None:
    """Return since when ``election`` is annulled finally (§ 30 KWG; R-END-10), or None."""
    found = _rows(election, BodyEventKind.ELECTION_ANNULLED).last()
    return found.on if found else None


def _rows(election: Election, *kinds: BodyEventKind) -> QuerySet[BodyEvent]:
    return BodyEvent.objects.filter(
        municipality=election.municipality_id, election_day=election.day, kind__in=kinds
    ).order_by("pk")


def write_row(
    election: Election, kind: BodyEventKind, *, on: date | None, members: int | None = None
) -> BodyEvent:
    """Write a dated row of what happened to ``election``, inside the caller's transaction."""
    return BodyEvent.objects.record(
        kind,
        election.municipality,
        election.term,
        on=on,
        election_day=election.day,
        election_key=election.pk,
        members=members,
    )
