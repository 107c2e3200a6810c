"""A trust person takes up an invitation: an account of their own, for one list."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from elections.law.nominations.access import Invited, check_invitation
from elections.law.nominations.rules import NominationRule
from elections.models import Invitation, TrustAccess, TrustPerson
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def invitation_for(invitation_id: int, now: datetime) -> Invitation:
    """Return an invitation that opens its list; RuleViolation as ``check_invitation`` does."""
    invitation = Invitation.objects.select_related(
        "trust_person__nomination__election__municipality"
    ).get(pk=invitation_id)
    newest = Invitation.objects.filter(trust_person=invitation.trust_person).last()
    check_invitation(
        Invited(
            invitation.expires_at,
            is_newest=newest == invitation,
            is_used=hasattr(invitation, "access"),
        ),
        now,
    )
    return invitation


@transaction.atomic
def arrive(
    invitation_id: int, *, now: datetime, account: User | None = None, password: str = ""
) -> TrustAccess:
    """Open the list of an invitation for an account, once (§ 11 KWG; R-LIST-05).

    Without an ``account`` that is signed in a new one is made, with the ``password`` that the
    person chose; it has no role. Raises RuleViolation for an invitation that opens nothing any
    more, for an account of a town hall or the state, and where the address belongs to one already.
    """
    # Two who answer at once, or once twice, wait for each other: the second is told why.
    TrustPerson.objects.select_for_update(of=("self",)).get(invitations=invitation_id)
    invitation = invitation_for(invitation_id, now)
    if account is None:
        account = _opened(invitation, password)
    elif account.memberships.exists():
        # Whoever is in an organ of the election is no trust person (§ 4 KWG).
        raise RuleViolation(NominationRule.ACCOUNT_OF_OFFICE)
    access = TrustAccess.objects.create(
        trust_person=invitation.trust_person,
        invitation=invitation,
        account=account,
        opened_at=now,
    )
    nomination = invitation.trust_person.nomination
    AuditEvent.objects.record(
        account,
        "trust_person.arrived",
        nomination,
        nomination.election.municipality,
        position=invitation.trust_person.position,
        username=account.username,
    )
    return access


def _opened(invitation: Invitation, password: str) -> User:
    address = invitation.sent_to
    if address and User.objects.filter(email__iexact=address).exists():
        raise RuleViolation(NominationRule.ACCOUNT_FOR_ADDRESS)
    return User.objects.create_user(
        username=f"liste-{''.join(secrets.choice(_SIGNS) for _ in range(6))}",
        email=address,
        password=password,
        last_name=str(invitation.trust_person),
    )
