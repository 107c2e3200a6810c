"""Accounts and roles."""

from __future__ import annotations

from django.db import transaction

from municipalities.models import AuditEvent, Membership, Municipality, Role, User


@transaction.atomic
def open_account(
    username: str,
    password: str | None,
    *,
    role: Role,
    municipality: Municipality | None,
    actor: User | None,
    name: str = "",
) -> User:
    """Create one person's account with one role; ``municipality`` is None for state roles.

    The password is hashed with argon2 and never stored or logged; without one nobody can sign in.
    """
    person = User.objects.create_user(username=username, password=password, last_name=name)
    grant_role(person, role=role, municipality=municipality, actor=actor)
    return person


@transaction.atomic
def grant_role(
    person: User, *, role: Role, municipality: Municipality | None, actor: User | None
) -> Membership:
    """Give a person one role; giving it twice changes nothing."""
    membership, new = Membership.objects.get_or_create(
        user=person, role=role, municipality=municipality
    )
    if new:
        AuditEvent.objects.record(
            actor, "role.granted", membership, municipality, role=role.value, user=person.pk
        )
    return membership


@transaction.atomic
def renew_password(person: User, password: str, *, actor: User | None) -> None:
    """Give a person a new password; the old one stops working at once."""
    person.set_password(password)
    person.save(update_fields=["password"])
    AuditEvent.objects.record(actor, "password.renewed", person, None)
