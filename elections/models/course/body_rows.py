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
    return _published(election).exists()


def published_on(election: Election) -> date | None:
    """Return the day on which the newest result of ``election`` was announced."""
    days = _published(election).order_by("-on").exclude(on=None)
    return days.values_list("on", flat=True).first()


def _published(election: Election) -> QuerySet[BodyEvent]:
    return BodyEvent.objects.filter(
        municipality=election.municipality_id,
        election_day=election.day,
        kind=BodyEventKind.RESULT_PUBLISHED,
    )


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
