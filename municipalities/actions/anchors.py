"""Who gets the anchor, and sending it.

Naming, correcting and removing an address are acts with an event. Sending is none: an event for
each mail would make the chain grow every day by itself, and so send a mail every day for nothing.
What was sent stands in ``AnchorDispatch``.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPDataError, SMTPRecipientsRefused

from celery import current_app
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from municipalities.actions.audit import chain_scopes
from municipalities.law.anchors import Anchor, AnchorRule
from municipalities.law.basis import RuleViolation
from municipalities.messages.anchors import (
    MAIL_SUBJECT,
    MAIL_TEXT,
    OFFICE_OF_STATE,
    OFFICE_OF_TOWN,
    STATE_NAME,
)
from municipalities.models import (
    AnchorDispatch,
    AnchorRecipient,
    AnchorRecipientRemoval,
    AuditEvent,
    BodyEvent,
    BodyEventKind,
    Municipality,
    User,
)
from municipalities.models.anchor import anchor_of, chain_key
from municipalities.models.seen import Seen, check_seen
from municipalities.models.turns import take_turn
from municipalities.scope import taken

ANCHORS_TASK = "municipalities.send_anchors"
TIMEOUT = 20  # seconds that one mail may take
RESULTS = (BodyEventKind.RESULT_DETERMINED, BodyEventKind.RESULT_PUBLISHED)
# An act may have been under way while the mail before was sent; one mail more does no harm.
UNDER_WAY = timedelta(minutes=1)
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecipientEntry:
    """An address as the office enters it, and who reads there."""

    name: str
    email: str


@transaction.atomic
def name_recipient(
    place: Municipality | None, entry: RecipientEntry, *, actor: User
) -> AnchorRecipient:
    """Name an address that gets the anchor from now on; the first one is sent at once.

    Raises RuleViolation when the address gets it already.
    """
    _refuse_double(place, entry.email)
    recipient = AnchorRecipient.objects.create(municipality=place, **asdict(entry))
    AuditEvent.objects.record(actor, "anchor_recipient.named", recipient, place)
    send_soon(place)
    return recipient


@transaction.atomic
def correct_recipient(
    pk: int, entry: RecipientEntry, *, actor: User, seen: Seen | None = None
) -> AnchorRecipient:
    """Correct a slip in name or address; the log keeps which fields changed.

    Raises RuleViolation for a removed address, and when another row has the corrected one. A
    corrected address gets the anchor at once, for nothing was sent to it. ``seen`` is what the page
    showed.
    """
    recipient = _locked(pk)
    check_seen(seen, recipient, asdict(entry))
    changed = [name for name, value in asdict(entry).items() if getattr(recipient, name) != value]
    if not changed:
        return recipient
    _refuse_double(recipient.municipality, entry.email, besides=pk)
    if "email" in changed:
        # What was sent went to another address: the row of that one ends, a new one begins.
        _remove(recipient, "", actor)
        recipient = AnchorRecipient.objects.create(
            municipality=recipient.municipality, **asdict(entry)
        )
        send_soon(recipient.municipality)
    else:
        recipient.name = entry.name
        recipient.save(update_fields=["name"])
    AuditEvent.objects.record(
        actor, "anchor_recipient.corrected", recipient, recipient.municipality, fields=changed
    )
    return recipient


@transaction.atomic
def remove_recipient(pk: int, *, reason: str, actor: User) -> AnchorRecipientRemoval:
    """Send no further anchor to an address; raise RuleViolation when it is removed already."""
    recipient = _locked(pk)
    removal = _remove(recipient, reason, actor)
    AuditEvent.objects.record(
        actor, "anchor_recipient.removed", recipient, recipient.municipality, reason=reason
    )
    return removal


def _locked(pk: int) -> AnchorRecipient:
    recipient = AnchorRecipient.objects.select_for_update(of=("self",)).get(pk=pk)
    if AnchorRecipientRemoval.objects.filter(recipient=recipient).exists():
        raise RuleViolation(AnchorRule.RECIPIENT_REMOVED, address=recipient.email)
    return recipient


def _remove(recipient: AnchorRecipient, reason: str, actor: User) -> AnchorRecipientRemoval:
    return AnchorRecipientRemoval.objects.create(
        recipient=recipient, reason=reason, removed_by=actor
    )


def _refuse_double(place: Municipality | None, email: str, besides: int | None = None) -> None:
    # Two people may name one address in the same moment; the second one waits and is told.
    take_turn("anchor_recipients", chain_key(place))
    same = AnchorRecipient.objects.at(place).named().filter(email__iexact=email)
    if set(same.values_list("pk", flat=True)) - {besides}:
        raise RuleViolation(AnchorRule.ADDRESS_NAMED, address=email)


# --- Sending ----------------------------------------------------------------------------------


def send_soon(place: Municipality | None) -> None:
    """Have the anchor sent once the caller's transaction holds; the sweep finds what gets lost."""
    if AnchorRecipient.objects.at(place).named().exists():
        key = chain_key(place)
        transaction.on_commit(partial(current_app.send_task, ANCHORS_TASK, args=[key]), robust=True)


def send_anchors(key: str | None = None, *, now: datetime) -> int:
    """Send every anchor that is due, of one chain or of all; return how many mails went out.

    Each address is a transaction of its own, so that a sweep that ends in the middle, or two at
    once, send nothing twice. A mail server that does not answer ends the sweep: what was not sent
    is due again the next time. An address that the server refuses does not stop the others.
    """
    sent = 0
    for chain, scope in chain_scopes().items():
        if key in {None, chain}:
            with taken(scope):
                count, answers = _send_of(chain, now)
            sent += count
            if not answers:
                break
    return sent


def _send_of(chain: str, now: datetime) -> tuple[int, bool]:
    """Send the anchors of one chain; return how many, and whether a mail server answers."""
    named = AnchorRecipient.objects.named()
    of_state = chain == chain_key(None)
    named = named.at(None) if of_state else named.filter(municipality__ags=chain)
    sent = 0
    for pk in list(named.values_list("pk", flat=True)):
        try:
            sent += send_anchor(pk, now=now)
        except (SMTPRecipientsRefused, SMTPDataError):
            logger.warning("anchor of %s: the mail server refused recipient %s", chain, pk)
        except OSError as error:  # also what smtplib raises
            logger.warning("anchor of %s: no mail server, %s", chain, type(error).__name__)
            return sent, False
    return sent, True


@transaction.atomic
def send_anchor(recipient_id: int, *, now: datetime) -> bool:
    """Send the anchor to one address if it is due; False where it is not, or another sends it.

    Raises what the mail server answers; then nothing counts as sent.
    """
    open_rows = AnchorRecipient.objects.named().select_for_update(of=("self",), skip_locked=True)
    recipient = open_rows.select_related("municipality").filter(pk=recipient_id).first()
    anchor = anchor_of(recipient.municipality) if recipient else None
    if recipient is None or anchor is None or not _is_due(recipient, anchor, now):
        return False
    mail_of(recipient, anchor, now).send()
    AnchorDispatch.objects.create(
        recipient=recipient,
        chain_id=anchor.chain,
        position=anchor.position,
        hash=anchor.hash,
        sent_at=now,
    )
    return True


def _is_due(recipient: AnchorRecipient, anchor: Anchor, now: datetime) -> bool:
    """Whether there is news since the last mail: on another day, or with a result in it."""
    last = recipient.dispatches.last()
    if last is None:
        return True
    if last.anchor == anchor:
        return False
    if timezone.localdate(last.sent_at) != timezone.localdate(now):
        return True
    results = BodyEvent.objects.filter(municipality=recipient.municipality, kind__in=RESULTS)
    return (
        recipient.municipality is not None
        and results.filter(recorded_at__gt=last.sent_at - UNDER_WAY).exists()
    )


def mail_of(recipient: AnchorRecipient, anchor: Anchor, now: datetime) -> EmailMessage:
    """Return the mail with one anchor; it names nobody but the address that it goes to."""
    place = recipient.municipality
    name = place.short_name if place else STATE_NAME
    local = timezone.localtime(now)
    subject = MAIL_SUBJECT.format(place=name, position=anchor.position, day=f"{local:%d.%m.%Y}")
    text = MAIL_TEXT.format(
        place=name,
        position=anchor.position,
        moment=f"{local:%d.%m.%Y, %H:%M} Uhr",
        written="\n".join(anchor.lines),
        office=OFFICE_OF_TOWN if place else OFFICE_OF_STATE,
    )
    return EmailMessage(
        subject, text, to=[recipient.email], connection=get_connection(timeout=TIMEOUT)
    )
