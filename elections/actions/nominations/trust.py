"""Trust persons of a list are named and invited to enter it online, and their access ends."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from elections.actions.nominations.opened import list_to_change
from elections.law.nominations.access import VALID_FOR
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand, ListStep
from elections.models import Invitation, Nomination, TrustAccess, TrustAccessEnd, TrustPerson
from elections.models.nominations.trust import TrustEntry
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen

logger = logging.getLogger(__name__)
Position = TrustPerson.Position


@transaction.atomic
def name_trust_persons(
    nomination_id: int,
    entries: Mapping[str, TrustEntry],
    *,
    by: Hand,
    now: datetime,
    actor: User,
    seen: Seen | None = None,
) -> list[TrustPerson]:
    """Name the trust persons of a list, by their positions (§ 11 KWG; R-LIST-04, R-LIST-05).

    ``seen`` is what the page showed, under ``field_position``. Raises RuleViolation when the list
    is not in that hand any more.
    """
    step = ListStep.EDIT if by is Hand.LIST else ListStep.NAME_TRUST
    election, nomination = list_to_change(nomination_id, step, by=by, now=now)
    known = {one.position: one for one in nomination.trust_persons.all()}
    check_seen(seen, _flat({key: _entry_of(known.get(key)) for key in entries}), _flat(entries))
    changed = []
    for position, entry in entries.items():
        if _entry_of(known.get(position)) != entry:
            TrustPerson.objects.update_or_create(
                nomination=nomination, position=position, defaults=asdict(entry)
            )
            changed.append(position)
    if changed:
        AuditEvent.objects.record(
            actor,
            "trust_persons.named",
            nomination,
            election.municipality,
            positions=changed,
        )
    return list(nomination.trust_persons.all())


def _entry_of(person: TrustPerson | None) -> TrustEntry:
    names = TrustEntry.__dataclass_fields__
    return TrustEntry(**{name: getattr(person, name) for name in names} if person else {})


def _flat(entries: Mapping[str, TrustEntry]) -> dict[str, Any]:
    return {
        f"{name}_{position}": value
        for position, entry in entries.items()
        for name, value in asdict(entry).items()
    }


def known_trust(nomination: Nomination) -> dict[str, Any]:
    """Return what a form over both trust persons shows, under ``field_position``."""
    known = {one.position: one for one in nomination.trust_persons.all()}
    return _flat({key: _entry_of(known.get(key)) for key in Position.values})


@transaction.atomic
def invite(trust_person_id: int, *, by_mail: bool, now: datetime, actor: User) -> Invitation:
    """Invite a trust person to enter the list online, by mail or by a printed code (R-LIST-05).

    An older invitation that nobody took up opens nothing any more. The mail goes out when the
    invitation is kept. Raises RuleViolation without an address, and once the list is decided on.
    """
    found = TrustPerson.objects.values_list("nomination", flat=True).get(pk=trust_person_id)
    election, nomination = list_to_change(found, ListStep.NAME_TRUST, by=Hand.OFFICE, now=None)
    person = TrustPerson.objects.select_for_update(of=("self",)).get(pk=trust_person_id)
    if by_mail and not person.email:
        raise RuleViolation(NominationRule.INVITATION_WITHOUT_ADDRESS, person=str(person))
    invitation = Invitation.objects.create(
        trust_person=person,
        sent_to=person.email if by_mail else "",
        invited_at=now,
        expires_at=now + VALID_FOR,
        invited_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "trust_person.invited",
        nomination,
        election.municipality,
        position=person.position,
        by_mail=by_mail,
    )
    if by_mail:
        transaction.on_commit(lambda: _send(invitation, nomination))
    return invitation


def address_of(invitation: Invitation) -> str:
    """Return the address under which an invitation is taken up."""
    return f"{settings.SITE_URL}{reverse('elections:invited', args=[invitation.code])}"


def _send(invitation: Invitation, nomination: Nomination) -> None:
    """Send the mail; a mail server that is away leaves the printed code, and a line in the log."""
    try:
        mail_of(invitation, nomination).send()
    except OSError as error:
        # Never the text of the error: it names the address.
        logger.error("an invitation could not be mailed: %s", type(error).__name__)  # noqa: TRY400


def mail_of(invitation: Invitation, nomination: Nomination) -> EmailMessage:
    """Return the mail of an invitation: German first, two lines of English below."""
    election = nomination.election
    facts = {
        "list": nomination.name,
        "place": election.municipality.name,
        "day": f"{election.day:%d.%m.%Y}",
        "until": f"{timezone.localtime(invitation.expires_at):%d.%m.%Y, %H:%M}",
        "url": address_of(invitation),
    }
    with override("de"):
        subject = _("Ihr Zugang zur Liste „%(list)s“") % facts
        text = _(
            "Guten Tag,\n\n"
            "das Wahlamt %(place)s lädt Sie ein, die Liste „%(list)s“ zur Ausländerbeiratswahl am "
            "%(day)s online einzutragen. Sie sind Vertrauensperson dieser Liste.\n\n"
            "1. Öffnen Sie diese Adresse:\n%(url)s\n"
            "2. Wählen Sie ein Passwort.\n"
            "3. Tragen Sie die Personen ein und drucken Sie den Wahlvorschlag.\n\n"
            "Die Adresse gilt bis zum %(until)s Uhr und nur einmal. Geben Sie sie niemandem "
            "weiter.\n"
            "Gültig wird der Wahlvorschlag erst auf Papier, mit Unterschrift und in der Frist.\n\n"
            "In English: open the address above, choose a password and enter your list. Only the "
            "signed paper counts.\n"
        )
    return EmailMessage(subject, text % facts, None, [invitation.sent_to])


@transaction.atomic
def end_access(access_id: int, *, reason: str, now: datetime, actor: User) -> TrustAccessEnd:
    """End the online access of a trust person, say because the phone was lost (R-LIST-05).

    What was entered stays. Raises RuleViolation when it has ended already.
    """
    access = (
        TrustAccess.objects.select_for_update(of=("self",))
        .select_related("trust_person__nomination__election__municipality")
        .get(pk=access_id)
    )
    if hasattr(access, "end"):
        raise RuleViolation(NominationRule.ACCESS_ENDED, person=str(access.trust_person))
    end = TrustAccessEnd.objects.create(access=access, reason=reason, ended_at=now, ended_by=actor)
    nomination = access.trust_person.nomination
    AuditEvent.objects.record(
        actor,
        "trust_person.access_ended",
        nomination,
        nomination.election.municipality,
        position=access.trust_person.position,
        reason=reason,
    )
    return end
