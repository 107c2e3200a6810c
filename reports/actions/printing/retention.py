"""The register is deleted together with what was printed from it (R-RET-01).

The register is in ``elections``, its printed parts with names and addresses are in this room, and
no room knows those to its right. So the act that deletes both is here, as the cancellation is;
``erase_register`` runs only when this room hands in its share.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from ballots.models import Objection
from elections.actions.register.retention import (
    TABLES,
    Counts,
    Progress,
    Tables,
    counted_rows,
    delete_rows,
    erase_register,
    kept_register,
)
from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.register.retention import check_erasable
from elections.models import Election
from elections.models.register.imports import RegisterErasure
from municipalities.actions.jobs import ENDED, conclude_job, request_job
from municipalities.law.basis import RuleViolation, with_overrides
from municipalities.models import Job, User
from reports.messages.printing.refusals import PrintRule
from reports.models import (
    PrintCancellation,
    PrintedNotice,
    PrintedPart,
    PrintedRoom,
    PrintOrder,
    PrintPart,
)

ERASE_TASK = "reports.erase_register"
# They hold names and addresses, and keys of entries.
PRINTED: Tables = (
    ("printed_letters", PrintedNotice, "room__printed__part__order__election"),
    ("", PrintedRoom, "printed__part__order__election"),
    ("printed_parts", PrintedPart, "part__order__election"),
    ("", PrintPart, "order__election"),
    ("", PrintCancellation, "order__election"),
    ("print_orders", PrintOrder, "election"),
)

KINDS = tuple(dict.fromkeys(kind for kind, *_where in (*reversed(TABLES), *PRINTED) if kind))
"""Every kind that is counted, the persons first."""


@transaction.atomic
def request_erasing(election_id: int, *, now: datetime, actor: User) -> Job:
    """Ask a worker to delete the register: at a large town's size that takes its time.

    Raises RuleViolation as ``erase_register`` does, and while a worker has been asked already.
    """
    found = Election.objects.select_for_update(of=("self",)).select_related("municipality")
    election = found.get(pk=election_id)
    assumptions = with_overrides(ELECTION_DEFAULTS, election.assumptions)
    kept = kept_register(election, under_review=open_objections(election_id))
    check_erasable(kept, localdate(now), assumptions)
    job = erasing_job(election)
    if job is not None and job.state not in ENDED:
        raise RuleViolation(PrintRule.ERASING_UNDER_WAY)
    return request_job(
        ERASE_TASK,
        municipality=election.municipality,
        actor=actor,
        now=now,
        total=max(1, sum(what_would_go(election).values())),
        election=election_id,
    )


def erasing_job(election: Election) -> Job | None:
    """Return the newest job that deletes this register."""
    jobs = Job.objects.filter(kind=ERASE_TASK, arguments__election=election.pk)
    return jobs.order_by("-pk").first()


@transaction.atomic
def erase_register_and_prints(
    election_id: int,
    *,
    today: date,
    actor: User,
    job: Job | None = None,
    progress: Progress = lambda _done: None,
) -> RegisterErasure:
    """Delete the register of an election with everything printed from it (R-RET-01).

    ``progress`` hears how many rows are gone. Raises RuleViolation as ``erase_register`` does, and
    JobCancelledError when somebody cancelled the job meanwhile: then everything is still there.
    """
    gone = 0

    def more(rows: int) -> None:
        nonlocal gone
        gone += rows
        progress(gone)

    return erase_register(
        election_id,
        under_review=open_objections(election_id),
        also=_erase_prints,
        today=today,
        actor=actor,
        progress=more,
        conclude=lambda: conclude_job(job, now=timezone.now()),
    )


def open_objections(election_id: int) -> int:
    """Return how many objections to the election are not decided yet (§ 26 KWG)."""
    return Objection.objects.filter(election=election_id, decision=None).count()


def what_would_go(election: Election) -> Counts:
    """Return how many rows would be deleted in both rooms, by kind."""
    return counted_rows(TABLES, election) | counted_rows(PRINTED, election)


def _erase_prints(election: Election, progress: Progress) -> Counts:
    return delete_rows(PRINTED, election, progress)
