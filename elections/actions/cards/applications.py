"""Applications for polling cards: recorded, refused (§ 9 KWG, § 17 KWO; R-WS-01, R-WS-02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from elections.actions.cards.late import check_recorded
from elections.actions.course.timely import in_time, locked
from elections.law.cards.issuing import check_channel
from elections.law.cards.rules import CardRule
from elections.law.course.windows import Timed
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.cards.polling_card import (
    ApplicationRefusal,
    CardApplication,
    OnlineReceipt,
    RefusalWithdrawal,
)
from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@dataclass(frozen=True, slots=True)
class Applied:
    """An application as it came in; ``applicant`` says who applies if no entry was found."""

    channel: str
    received_at: datetime
    ship_to: str = ""
    applicant: str = ""
    late: str = ""


@transaction.atomic
def record_application(
    election_id: int,
    applied: Applied,
    *,
    actor: User,
    entry_id: int | None = None,
    override_reason: str = "",
) -> CardApplication:
    """Record an application that came on paper, by e-mail or in person (R-WS-02, C-16, C-17).

    After the period only for one of the three reasons of C-17, or with a reason of the returning
    officer. A reason that the register disproves is refused at any time.
    """
    election = locked(election_id)
    check_channel(applied.channel)
    entry = _entry_of(election, entry_id)
    if entry is None and not applied.applicant.strip():
        raise RuleViolation(CardRule.APPLICANT_MISSING, Norm(Statute.KWO, "17"), "R-WS-02")
    check_recorded(applied.late, entry, applied.received_at)
    window = Timed.APPLY_LATE if applied.late else Timed.APPLY
    override = in_time(
        election, window, applied.received_at, override_reason=override_reason, actor=actor
    )
    return write_application(election, applied, entry=entry, override_reason=override, actor=actor)


def write_application(
    election: Election,
    applied: Applied,
    *,
    entry: RegisterEntry | None,
    actor: User | None,
    override_reason: str = "",
    receipt: OnlineReceipt | None = None,
) -> CardApplication:
    """Write an application and its event; in the transaction of the act that checked it."""
    made = CardApplication.objects.create(
        election=election,
        entry=entry,
        channel=applied.channel,
        received_at=applied.received_at,
        receipt=receipt,
        applicant="" if entry else applied.applicant.strip(),
        ship_to=applied.ship_to.strip(),
        late=applied.late,
        override_reason=override_reason,
        recorded_by=actor,
    )
    noted = {
        "override_reason": override_reason,
        "late": applied.late,
        "receipt": receipt.number if receipt else "",
    }
    AuditEvent.objects.record(
        actor,
        "card_application.recorded",
        made,
        election.municipality,
        channel=applied.channel,
        received_at=applied.received_at,
        **{name: value for name, value in noted.items() if value},
    )
    return made


@transaction.atomic
def refuse_application(
    application_id: int, *, refused_on: date, reason: str, actor: User
) -> ApplicationRefusal:
    """Refuse an application with its reason (§ 16a KWO; R-WS-01)."""
    application = CardApplication.objects.get(pk=application_id)
    election = locked(application.election_id)
    if not CardApplication.objects.filter(pk=application_id).unsettled().exists():
        raise RuleViolation(CardRule.APPLICATION_SETTLED, Norm(Statute.KWO, "16a"), "R-WS-01")
    if not reason.strip():
        raise RuleViolation(RegisterRule.REASON_MISSING, Norm(Statute.KWO, "16a"), "R-WS-01")
    made = ApplicationRefusal.objects.create(
        application=application, refused_on=refused_on, reason=reason.strip(), refused_by=actor
    )
    AuditEvent.objects.record(actor, "card_application.refused", made, election.municipality)
    return made


@transaction.atomic
def reopen_application(
    application_id: int, *, on: date, reason: str, actor: User
) -> RefusalWithdrawal:
    """Take back the refusal of an application; it is open again, and both stay to be read."""
    application = CardApplication.objects.get(pk=application_id)
    election = locked(application.election_id)
    refusal = application.refusal
    norm = Norm(Statute.KWO, "16a")
    if refusal is None:
        raise RuleViolation(CardRule.NOT_REFUSED, norm, "R-WS-01")
    if not reason.strip():
        raise RuleViolation(RegisterRule.REASON_MISSING, norm, "R-WS-01")
    made = RefusalWithdrawal.objects.create(
        refusal=refusal, withdrawn_on=on, reason=reason.strip(), withdrawn_by=actor
    )
    AuditEvent.objects.record(actor, "card_application.reopened", made, election.municipality)
    return made


def _entry_of(election: Election, entry_id: int | None) -> RegisterEntry | None:
    if entry_id is None:
        return None
    return RegisterEntry.objects.get(pk=entry_id, election=election)
