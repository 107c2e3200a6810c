"""Taking in streets and assigning by them where many people are concerned: a worker does it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from elections.actions.districts.files import checked_directory, waiting
from elections.law.districts.rules import DistrictRule
from elections.models import DistrictFile, Election
from municipalities.actions.jobs import request_job
from municipalities.law.basis import RuleViolation
from municipalities.models import Job, User

TAKE_IN_STREETS_TASK, ASSIGN_TASK = "elections.take_in_streets", "elections.assign_districts"
MANY_PERSONS = 5_000
"""Up to so many entries the page waits for the answer."""


def takes_long(election: Election) -> bool:
    """Whether assigning everybody takes longer than a page should."""
    return election.register_entries.count() > MANY_PERSONS


def street_job(election: Election) -> Job | None:
    """Return the work on the streets of an election that is not done: it waits, runs or failed.

    A directory that was not taken in is of no interest any more once its file is gone.
    """
    job = _jobs(election).first()
    if job is None or job.state in (Job.State.DONE, Job.State.CANCELLED):
        return None
    files = DistrictFile.objects.filter(election=election, sha256=job.arguments.get("sha256", ""))
    is_over = job.state == Job.State.FAILED and job.kind == TAKE_IN_STREETS_TASK
    return None if is_over and not files.exists() else job


@transaction.atomic
def request_taking_in_streets(
    election_id: int, *, sha256: str, set_aside: bool, now: datetime, actor: User
) -> Job:
    """Ask for the waiting directory to be taken in (R-REG-02).

    Raises RuleViolation as taking in does, and when work on the streets is running.
    """
    file = waiting(election_id, DistrictFile.Kind.STREETS, sha256)
    checked_directory(file, set_aside=set_aside)
    return _request(
        TAKE_IN_STREETS_TASK, file.election, now, actor, sha256=sha256, set_aside=set_aside
    )


@transaction.atomic
def request_assigning(election_id: int, *, now: datetime, actor: User) -> Job:
    """Ask for everybody to be assigned by the street directory (R-REG-02).

    Raises RuleViolation when work on the streets is running.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    return _request(ASSIGN_TASK, election, now, actor)


def _request(
    task: str, election: Election, now: datetime, actor: User, **arguments: str | bool
) -> Job:
    busy = _jobs(election).filter(state__in=(Job.State.WAITING, Job.State.RUNNING))
    if busy.exists():
        raise RuleViolation(DistrictRule.STREETS_BUSY)
    return request_job(
        task,
        municipality=election.municipality,
        actor=actor,
        now=now,
        total=max(election.register_entries.count(), 1),
        election=election.pk,
        **arguments,
    )


def _jobs(election: Election) -> QuerySet[Job]:
    return Job.objects.filter(
        municipality=election.municipality_id,
        kind__in=(TAKE_IN_STREETS_TASK, ASSIGN_TASK),
        arguments__election=election.pk,
    )
