"""Wahlscheine are printed: all that are open as one file, or some once more (R-WS-03, R-WS-05).

Ordering writes down what each card says; the file is made from what was written down. So the same
run gives the same bytes, and no card is printed twice without saying so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from elections.actions.course.timely import locked
from elections.models import Election
from elections.models.cards.polling_card import PollingCard
from elections.models.cards.prints import (
    CardPrint,
    CardPrintFile,
    CardPrintRun,
    open_to_print,
    printable,
)
from municipalities.actions.jobs import kept_alive, request_job
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, Job, User
from reports.actions.printing.card_facts import (
    card_from,
    kept_card,
    kept_shared,
    polling_card_facts,
    shared_facts,
    shared_from,
)
from reports.actions.printing.ready import CARD, require_cards
from reports.messages.printing.cards import CardPrintRule
from reports.pdf.printing.polling_card import PollingCardWriter

CARDS_TASK = "reports.print_cards"
AT_ONCE = 200
"""So many cards are drawn while the person waits (about a second); more become a job."""


@transaction.atomic
def print_open_cards(election_id: int, *, now: datetime, actor: User) -> CardPrintRun:
    """Order every valid card that was never printed (R-WS-03); raise RuleViolation for none."""
    election = locked(election_id)
    cards = _told(open_to_print(election))
    if not cards:
        raise RuleViolation(CardPrintRule.NOTHING_TO_PRINT)
    return _order(election, cards, again=frozenset(), now=now, actor=actor)


@transaction.atomic
def print_card(card_id: int, *, reason: str = "", now: datetime, actor: User) -> CardPrintRun:
    """Order one card; one that was printed before only with a reason (R-WS-03, R-WS-05)."""
    election = locked(PollingCard.objects.get(pk=card_id).election_id)
    card = PollingCard.objects.get(pk=card_id)
    cards = _told(printable(election).filter(pk=card_id))
    if not cards:
        raise RuleViolation(CardPrintRule.NOT_PRINTABLE, CARD, "R-WS-05", card=card)
    printed = CardPrint.objects.filter(card=card).exists()
    if printed and not reason.strip():
        raise RuleViolation(CardPrintRule.PRINTED_BEFORE, card=card)
    again = frozenset({card_id} if printed else ())
    return _order(election, cards, again=again, reason=reason, now=now, actor=actor)


@transaction.atomic
def print_run_again(run_id: int, *, reason: str, now: datetime, actor: User) -> CardPrintRun:
    """Order the cards of a run once more, each marked as such, with the reason (R-WS-05).

    Left out are the invalid ones, and those that have left the house: another paper for one of them
    is a decision about that card alone.
    """
    run = CardPrintRun.objects.get(pk=run_id)
    election = locked(run.election_id)
    if not reason.strip():
        raise RuleViolation(CardPrintRule.REASON_MISSING, CARD, "R-WS-05")
    cards = _told(printable(election).filter(prints__run=run, dispatches=None))
    if not cards:
        raise RuleViolation(CardPrintRule.NONE_LEFT_TO_PRINT, CARD, "R-WS-05")
    again = frozenset(card.pk for card in cards)
    return _order(election, cards, again=again, reason=reason, now=now, actor=actor)


def make_file(run_id: int, *, now: datetime, actor: User, progress: Callable[[int], None]) -> None:
    """Draw the cards of a run and keep the file; a run that has one stays as it is.

    A card that became invalid since the order is not drawn (R-WS-05); the file names it.
    """
    run = CardPrintRun.objects.select_related("election__municipality").get(pk=run_id)
    if CardPrintFile.objects.filter(run=run).exists():
        return
    writer = PollingCardWriter(shared_from(run.said))
    valid = set(printable(run.election).filter(prints__run=run).values_list("pk", flat=True))
    left_out = []
    prints = run.prints.values_list("card", "said")
    for position, (card, said) in enumerate(prints.iterator(), start=1):
        if card in valid:
            writer.add(card_from(said))
        else:
            left_out.append(str(said["number"]))
        progress(position)
    _keep(run, writer, left_out, now=now, actor=actor)


def work_off(job: Job, *, clock: Callable[[], datetime]) -> bool:
    """Make the file of the run that a job names, with progress on its row."""
    with kept_alive(job) as pulse:
        make_file(job.arguments["run"], now=clock(), actor=job.requested_by, progress=pulse.report)
    return True


def request_file(run: CardPrintRun, *, now: datetime, actor: User) -> None:
    """Make a small file at once; ask a worker for a large one."""
    count = run.prints.count()
    if count <= AT_ONCE:
        make_file(run.pk, now=now, actor=actor, progress=lambda _done: None)
    else:
        request_job(
            CARDS_TASK,
            municipality=run.election.municipality,
            actor=actor,
            now=now,
            total=count,
            run=run.pk,
        )


def job_of(run: CardPrintRun) -> Job | None:
    """Return the newest job that makes the file of a run, None where there never was one."""
    return Job.objects.filter(kind=CARDS_TASK, arguments__run=run.pk).order_by("-pk").first()


def _told(cards: QuerySet[PollingCard]) -> list[PollingCard]:
    found = cards.select_related("entry__district", "application")
    return list(found.order_by("series", "number"))


def _order(
    election: Election,
    cards: Sequence[PollingCard],
    *,
    again: frozenset[int],
    reason: str = "",
    now: datetime,
    actor: User,
) -> CardPrintRun:
    """Write down the run and what each card says; the election's row is locked."""
    require_cards(election.municipality)
    shared = shared_facts(election)
    last = election.card_print_runs.aggregate(last=Max("number"))["last"] or 0
    run = CardPrintRun.objects.create(
        election=election,
        number=last + 1,
        said=kept_shared(shared),
        reason=reason.strip() if again else "",
        ordered_at=now,
        ordered_by=actor,
    )
    districts: dict[int | None, str] = dict(election.districts.values_list("pk", "number"))
    CardPrint.objects.bulk_create(
        CardPrint(
            run=run,
            card=card,
            is_again=card.pk in again,
            said=kept_card(polling_card_facts(card, districts, is_again=card.pk in again)),
        )
        for card in cards
    )
    noted = {"printed_again": len(again), "reason": run.reason} if again else {}
    AuditEvent.objects.record(
        actor,
        "cards.print_ordered",
        run,
        election.municipality,
        print_run=run.number,
        printed_cards=len(cards),
        **noted,
    )
    return run


@transaction.atomic
def _keep(
    run: CardPrintRun,
    writer: PollingCardWriter,
    left_out: list[str],
    *,
    now: datetime,
    actor: User,
) -> None:
    """Keep the file, once, however many workers drew it."""
    CardPrintRun.objects.select_for_update().get(pk=run.pk)
    if CardPrintFile.objects.filter(run=run).exists():
        return
    content = writer.finish()
    kept = CardPrintFile.objects.create(
        run=run,
        content=content,
        pages=writer.pages,
        left_out=left_out,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_at=now,
    )
    AuditEvent.objects.record(
        actor,
        "cards.printed",
        run,
        run.election.municipality,
        print_run=run.number,
        printed_cards=kept.pages,
        sha256=kept.sha256,
        **({"cards_left_out": ", ".join(left_out)} if left_out else {}),
    )
