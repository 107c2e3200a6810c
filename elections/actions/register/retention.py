"""The register is deleted after its time, or kept longer for a Wahlprüfung (R-RET-01).

The certified figures of every Wahlbezirk stay: they are public. So do the log and
the names and hashes of the extracts, which identify nobody.

Support signatures are kept as long and go in the same act: one page, one day, one hold, so that
none of the two is forgotten. Of them stays how many there were for each list, by what came of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.db import models, transaction
from django.db.models import Count

from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.register.retention import KeptRegister, check_erasable
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.cards.dispatch import CardDispatch, CardDispatchWithdrawal
from elections.models.cards.polling_card import (
    ApplicationRefusal,
    CardApplication,
    CardInvalidation,
    OnlineReceipt,
    PollingCard,
    ReceiptAcknowledgement,
    RefusalWithdrawal,
)
from elections.models.cards.prints import CardPrint, CardPrintFile, CardPrintRun
from elections.models.cards.returns import NoticeReturn, NoticeReturnWithdrawal
from elections.models.nominations.support import (
    SignatureErasure,
    SupportForms,
    SupportSignature,
)
from elections.models.register.cases import (
    CaseDecision,
    DecisionWithdrawal,
    DoubtfulCase,
    OtherId,
)
from elections.models.register.entries import (
    RegisterCorrection,
    RegisterEntry,
    RegisterRestoration,
    RegisterStrike,
)
from elections.models.register.imports import (
    DraftEntry,
    ImportCheck,
    ImportPiece,
    RegisterErasure,
    RegisterHold,
)
from elections.models.register.name_blocks import NameBlock
from elections.models.register.objections import (
    Inspection,
    RegisterObjection,
    RegisterObjectionDecision,
    RegisterObjectionGrounds,
)
from municipalities.actions.destruction import destroy
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.models import AuditEvent, User

Counts = dict[str, int]
Progress = Callable[[int], None]
Tables = tuple[tuple[str, type[models.Model], str], ...]
# Kinds of rows as the record and the log count them, and the path to their election. A row comes
# before those it depends on, so that its election can still be found.
TABLES: Tables = (
    ("", SupportForms, "nomination__election"),
    ("support_signatures", SupportSignature, "nomination__election"),
    ("", RegisterRestoration, "strike__entry__election"),
    ("strikes", RegisterStrike, "entry__election"),
    ("corrections", RegisterCorrection, "entry__election"),
    ("", CardInvalidation, "card__election"),
    ("", CardDispatchWithdrawal, "dispatch__card__election"),
    ("", CardDispatch, "card__election"),
    ("", CardPrintFile, "run__election"),
    ("printed_cards", CardPrint, "run__election"),
    ("", CardPrintRun, "election"),
    ("cards", PollingCard, "election"),
    ("", RefusalWithdrawal, "refusal__application__election"),
    ("", ApplicationRefusal, "application__election"),
    ("applications", CardApplication, "election"),
    ("", ReceiptAcknowledgement, "receipt__election"),
    ("receipts", OnlineReceipt, "election"),
    ("", NoticeReturnWithdrawal, "notice_return__entry__election"),
    ("notice_returns", NoticeReturn, "entry__election"),
    ("inspections", Inspection, "election"),
    ("", RegisterObjectionGrounds, "objection__election"),
    ("", RegisterObjectionDecision, "objection__election"),
    ("register_objections", RegisterObjection, "election"),
    ("", OtherId, "entry__election"),
    ("", DecisionWithdrawal, "decision__case__election"),
    ("", CaseDecision, "case__election"),
    ("doubtful_cases", DoubtfulCase, "election"),
    ("", ImportCheck, "register_import__election"),
    ("open_extracts", ImportPiece, "register_import__election"),
    ("open_extracts", DraftEntry, "register_import__election"),
    ("", NameBlock, "election"),
    ("entries", RegisterEntry, "election"),
)


@transaction.atomic
def erase_register(
    election_id: int,
    *,
    under_review: int,
    also: Callable[[Election, Progress], Counts],
    today: date,
    actor: User,
    progress: Progress = lambda _done: None,
    conclude: Callable[[], None] = lambda: None,
) -> RegisterErasure:
    """Delete everything that names an elector of this election, and record how much (R-RET-01).

    With it go its support signatures (R-DP-05), of which the counts are kept.
    ``also`` deletes what rooms to the right keep of the register and returns its counts: without
    it nothing is deleted. ``under_review`` counts open objections against the election.
    ``progress`` is told of each table how many rows are gone; ``conclude`` ends the job that asked
    for this, in the same transaction. Raises RuleViolation too early, on hold, and while the
    election is not over or under review.
    """
    election = _locked(election_id)
    check_erasable(
        kept_register(election, under_review=under_review),
        today,
        with_overrides(ELECTION_DEFAULTS, election.assumptions),
    )
    keep_signature_counts(election, today=today, actor=actor)
    counts = also(election, progress) | delete_rows(TABLES, election, progress)
    erasure = RegisterErasure.objects.create(
        election=election, erased_on=today, counts=counts, erased_by=actor
    )
    AuditEvent.objects.record(
        actor, "register.erased", erasure, election.municipality, **erasure.counts
    )
    conclude()
    return erasure


def keep_signature_counts(
    election: Election, *, today: date, actor: User
) -> SignatureErasure | None:
    """Keep how many support signatures each list had, before they go (R-RET-01, R-DP-05).

    Part of ``erase_register``, which asks whether it is time, deletes their rows and logs it; None
    where there were none. ``counted`` holds by the key of the list how many came to each outcome.
    """
    rows = SupportSignature.objects.filter(nomination__election=election)
    counted: dict[str, Counts] = {}
    found = rows.order_by().values_list("nomination", "outcome").annotate(number=Count("pk"))
    for nomination, outcome, number in found:
        counted.setdefault(str(nomination), {})[outcome] = number
    if not counted:
        return None
    return SignatureErasure.objects.create(
        election=election, counted=counted, erased_on=today, erased_by=actor
    )


@transaction.atomic
def hold_register(election_id: int, *, reason: str, today: date, actor: User) -> RegisterHold:
    """Suspend deleting, for a Wahlprüfung or a criminal case (R-RET-01); once at a time.

    The reason is written on the hold and not in the log, from which nothing can be deleted.
    """
    election = _locked(election_id)
    kept = kept_register(election)
    if kept.erased_on is not None:
        raise _refused(RegisterRule.REGISTER_ERASED, day=kept.erased_on)
    if kept.hold:
        raise _refused(RegisterRule.REGISTER_ON_HOLD, reason=kept.hold)
    hold = RegisterHold.objects.create(
        election=election, reason=reason, held_on=today, held_by=actor
    )
    AuditEvent.objects.record(actor, "register.hold_set", election, election.municipality)
    return hold


@transaction.atomic
def lift_hold(election_id: int, *, today: date, actor: User) -> RegisterHold:
    """Take the hold back; the register may be deleted when its time has come (R-RET-01)."""
    election = _locked(election_id)
    hold = open_hold(election)
    if hold is None:
        raise _refused(RegisterRule.NO_HOLD)
    hold.lifted_on, hold.lifted_by = today, actor
    hold.save(update_fields=["lifted_on", "lifted_by"])
    AuditEvent.objects.record(actor, "register.hold_lifted", election, election.municipality)
    return hold


def open_hold(election: Election) -> RegisterHold | None:
    """Return the hold that stands, None where deleting is not suspended."""
    return election.register_holds.filter(lifted_on=None).select_related("held_by").first()


def kept_register(election: Election, *, under_review: int = 0) -> KeptRegister:
    """Return what decides whether this register may be deleted."""
    hold = open_hold(election)
    erasure = RegisterErasure.objects.filter(election=election).first()
    return KeptRegister(
        election_day=election.day,
        phase=election.current_phase,
        hold=hold.reason if hold else "",
        under_review=under_review,
        erased_on=erasure.erased_on if erasure else None,
    )


def counted_rows(tables: Tables, election: Election) -> Counts:
    """Return how many rows of an election these tables hold, by kind."""
    counts: Counts = {}
    for kind, rows in _rows(tables, election):
        if kind:
            counts[kind] = counts.get(kind, 0) + rows.count()
    return counts


def delete_rows(
    tables: Tables, election: Election, progress: Progress = lambda _done: None
) -> Counts:
    """Destroy them with one statement per table, in the transaction of the act; return the counts.

    Rows that are facts are final; only a function of the database's owner lets them go, and it
    writes down what went. ``progress`` is told how many rows are gone.
    """
    counts: Counts = {}
    for kind, table, _path in tables:
        gone = destroy(table, election.pk)
        if kind:
            counts[kind] = counts.get(kind, 0) + gone
        progress(gone)
    return counts


def _rows(
    tables: Tables, election: Election
) -> Iterator[tuple[str, models.QuerySet[models.Model]]]:
    for kind, table, path in tables:
        yield kind, table._default_manager.filter(**{path: election})


def _locked(election_id: int) -> Election:
    found = Election.objects.select_for_update(of=("self",)).select_related("municipality")
    return found.get(pk=election_id)


def _refused(rule: RegisterRule, **facts: object) -> RuleViolation:
    return RuleViolation(rule, Norm(Statute.KWO, "112"), "R-RET-01", **facts)
