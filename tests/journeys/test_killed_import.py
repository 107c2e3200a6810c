"""A killed import leaves the old register; importing one file twice does the work once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from elections.actions.register.check import check_extract
from elections.actions.register.mappings import CHECK_TASK, TAKE_IN_TASK, read_extract_as
from elections.actions.register.takeover import take_in_extract
from elections.models.register.imports import (
    DraftEntry,
    ImportCheck,
    ImportOutcome,
)
from elections.models.register.reading import Reading
from elections.tasks import check_extract_task, take_in_extract_task
from municipalities.actions.jobs import PATIENCE, request_job, sweep
from municipalities.models import Job
from tests import factories
from tests.elections.register.extract_scene import NOW, TODAY, election, kept, row, table, taken

pytestmark = pytest.mark.django_db(transaction=True)


def killed(work: Callable[[], object]) -> int:
    """Do ``work`` in a process of its own that kills itself inside; return the signal."""
    connection.close()
    connection.close_pool()
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WTERMSIG(status)


def die(*_arguments: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def register(made) -> list[str]:
    return sorted(made.register_entries.standing().values_list("family_name", flat=True))


def test_a_check_and_a_taking_in_killed_in_the_middle_leave_the_old_register():
    made = election()
    taken(made, row("P1", family="Alt"))
    found = kept(made, table(row("P1", family="Neu"), *(row(f"Q{n}") for n in range(3_000))))
    # Killed while rows stream in.
    assert killed(lambda: check_extract(found.pk, today=TODAY, progress=die)) == signal.SIGKILL
    assert (
        DraftEntry.objects.count(),
        ImportCheck.objects.filter(register_import=found).count(),
    ) == (0, 0)
    # A worker that was killed: the sweep finds its job, the next one does the whole work.
    actor = factories.officer(made.municipality)
    job = read_extract_as(
        found.pk, Reading.from_json(found.reading), mapping="", now=NOW, actor=actor
    )
    long_ago = timezone.now() - PATIENCE - timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, touched_at=long_ago, attempts=1)
    assert (job.kind, sweep(now=timezone.now())) == (CHECK_TASK, 1)
    check_extract_task(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (Job.State.DONE, 2, "")

    def take_in_and_die() -> None:
        with transaction.atomic():
            take_in_extract(found.pk, now=NOW, actor=actor)
            die()

    assert killed(take_in_and_die) == signal.SIGKILL
    assert (register(made), ImportOutcome.objects.filter(register_import=found).count()) == (
        ["Alt"],
        0,
    )
    taking = request_job(
        TAKE_IN_TASK, municipality=made.municipality, actor=actor, now=NOW,
        register_import=found.pk, set_faults_aside=False, loss_is_meant=False,
    )  # fmt: skip
    take_in_extract_task(taking.pk)
    take_in_extract_task(taking.pk)
    assert (register(made), made.doubtful_cases.count()) == (["Neu"], 3_000)


def test_the_same_file_taken_in_by_two_at_once_is_taken_in_once():
    made = election()
    births = [TODAY - timedelta(days=10_000 + n) for n in range(500)]
    people = (
        row(f"P{n}", born=f"{born:%d.%m.%Y}", number=str(n + 1)) for n, born in enumerate(births)
    )
    content = table(*people)
    actor = factories.officer(made.municipality)
    imports = [kept(made, content) for _ in range(2)]
    for found in imports:
        check_extract(found.pk, today=TODAY)
    outcomes, together = [], Barrier(2)

    def take_in(key: int) -> None:
        try:
            together.wait()
            outcomes.append(take_in_extract(key, now=NOW, actor=actor).pk)
        finally:
            connection.close()

    threads = [Thread(target=take_in, args=[found.pk]) for found in imports]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(outcomes), len(set(outcomes)), len(register(made))) == (2, 1, 500)
