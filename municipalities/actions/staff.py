"""Accounts and roles: opened, corrected, locked and unlocked, each with a trace."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from municipalities.law.basis import RuleViolation
from municipalities.law.staff import StaffRule
from municipalities.models import AuditEvent, Membership, Municipality, Role, User
from municipalities.models.seen import Seen, check_seen
from municipalities.models.staff import INDISPENSABLE, has_acted

# Small letters and digits that nobody mistakes for each other, 16 of them: 79 bits.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """An account as the office enters it; ``municipality`` is None for roles of the state."""

    name: str
    username: str
    email: str
    role: Role
    municipality: Municipality | None


@dataclass(frozen=True, slots=True)
class GivenAccount:
    """An account and its start password, which is known only now."""

    person: User
    membership: Membership
    password: str


def new_start_password() -> str:
    """Return a password that can be read out and typed: „k3wd-9hxa-m2pt-7rcz“."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(4))


@transaction.atomic
def open_account(
    username: str,
    password: str | None,
    *,
    role: Role,
    municipality: Municipality | None,
    actor: User | None,
    name: str = "",
    is_start: bool = False,
) -> User:
    """Create one person's account with one role; ``municipality`` is None for state roles.

    The password is hashed with argon2 and never stored or logged; without one nobody can sign in.
    With ``is_start`` the first sign-in has to change it.
    """
    person = User.objects.create_user(
        username=username, password=password, last_name=name, has_start_password=is_start
    )
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


def open_accounts(entries: Sequence[AccountEntry], *, actor: User) -> list[GivenAccount]:
    """Open all accounts or none, each with a start password.

    Raises RuleViolation for the first role that ``actor`` does not give, and for the first name or
    address that another account has.
    """
    passwords = [new_start_password() for _ in entries]
    # Hashing is slow on purpose, so it is done before anything is locked.
    hashes = [make_password(password) for password in passwords]
    with transaction.atomic():
        return [
            _open(entry, password, hashed, actor)
            for entry, password, hashed in zip(entries, passwords, hashes, strict=True)
        ]


@transaction.atomic
def correct_account(
    pk: int, entry: AccountEntry, *, reason: str, actor: User, seen: Seen | None = None
) -> User:
    """Correct name and address of an account; its user name and role until somebody signed in.

    Raises RuleViolation where the account is not kept by ``actor`` or what would change rests.
    ``seen`` is what the page showed.
    """
    person = kept_account(pk, actor)
    membership = role_at(person, entry.municipality)
    before = (person.last_name, person.username, person.email, membership.role)
    after = (entry.name, entry.username, entry.email, entry.role.value)
    names = ("name", "username", "email", "role")
    check_seen(seen, dict(zip(names, before, strict=True)), dict(zip(names, after, strict=True)))
    if before[1::2] != after[1::2] and is_used(person):
        raise RuleViolation(StaffRule.ACCOUNT_USED, username=person.username)
    _check_role(entry, actor)
    changed = [name for name, old, new in zip(names, before, after, strict=True) if old != new]
    if not changed:
        return person
    if "email" in changed:
        # Sign-in keeps addresses in rows of its own; the old one must not open this account.
        EmailAddress.objects.filter(user=person).delete()
    person.last_name, person.username, person.email = after[:3]
    with _taken_is_refused(entry):
        person.save(update_fields=["last_name", "username", "email"])
    membership.role = entry.role
    membership.save(update_fields=["role"])
    AuditEvent.objects.record(
        actor,
        "account.corrected",
        person,
        entry.municipality,
        fields=changed,
        reason=reason,
        name=person.last_name,
        role=entry.role.value,
        name_before=before[0] if "name" in changed else "",
        username_before=before[1] if "username" in changed else "",
    )
    return person


@transaction.atomic
def lock_account(pk: int, *, place: Municipality | None, reason: str, actor: User) -> User:
    """Lock an account: its sessions end at once, and its password never works again.

    Raises RuleViolation when it is locked already, and when nobody would be left at ``place`` who
    could unlock accounts. The state's administration may lock the last one of a municipality.
    """
    person = kept_account(pk, actor)
    if not person.is_active:
        raise RuleViolation(StaffRule.ACCOUNT_LOCKED, username=person.username)
    from_outside = place is not None and actor.has_role(Role.STATE_ADMIN)
    for role in person.memberships.filter(role__in=INDISPENSABLE).values_list("role", flat=True):
        if not from_outside:
            _check_somebody_remains(person, Role(role), place)
    person.is_active = False
    # A session knows the password's hash, so none of them comes back with the unlocking.
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    AuditEvent.objects.record(actor, "account.locked", person, place, reason=reason)
    return person


@transaction.atomic
def choose_password(person: User, password: str, *, also_of: Municipality | None = None) -> None:
    """Take the password that a person chose; a start password has done its work.

    It stands in the log of the town hall in which the person has a role; without a role in that of
    ``also_of``, to which the account belongs otherwise.
    """
    person.set_password(password)
    person.has_start_password = False
    person.save(update_fields=["password", "has_start_password"])
    membership = person.memberships.order_by("pk").first()
    place = membership.municipality if membership else also_of
    AuditEvent.objects.record(person, "password.chosen", person, place)


@transaction.atomic
def renew_password(person: User, password: str, *, actor: User | None) -> None:
    """Give a person a new password; the old one stops working at once."""
    person.set_password(password)
    person.save(update_fields=["password"])
    AuditEvent.objects.record(actor, "password.renewed", person, None)


def is_used(person: User) -> bool:
    """Return whether somebody signed in with this account or acted through it."""
    return person.last_login is not None or has_acted(person)


def _open(entry: AccountEntry, password: str, hashed: str, actor: User) -> GivenAccount:
    _check_role(entry, actor)
    person = User(
        username=entry.username,
        last_name=entry.name,
        email=entry.email,
        password=hashed,
        has_start_password=True,
    )
    with _taken_is_refused(entry):
        person.save(force_insert=True)
    place = entry.municipality
    AuditEvent.objects.record(actor, "account.opened", person, place, name=entry.name)
    membership = grant_role(person, role=entry.role, municipality=place, actor=actor)
    return GivenAccount(person, membership, password)


def role_at(person: User, place: Municipality | None) -> Membership:
    """Return the first role of a person at ``place``; an account opened on a page has just one."""
    return person.memberships.filter(municipality=place).order_by("pk")[0]


def kept_account(pk: int, actor: User) -> User:
    """Return an account, locked until the act ends; every role of it must be kept by ``actor``."""
    # The weaker lock: an event of the same person as actor may still be written meanwhile.
    person = User.objects.select_for_update(no_key=True).get(pk=pk)
    for membership in person.memberships.select_related("municipality"):
        if membership.role not in actor.kept_roles(membership.municipality):
            raise _not_kept(Role(membership.role))
    return person


def _check_role(entry: AccountEntry, actor: User) -> None:
    if entry.role not in actor.kept_roles(entry.municipality):
        raise _not_kept(entry.role)


def _not_kept(role: Role) -> RuleViolation:
    return RuleViolation(StaffRule.ROLE_NOT_KEPT, role=role.label)


def _check_somebody_remains(person: User, role: Role, place: Municipality | None) -> None:
    # Two who lock each other wait here for one another, so the second sees what the first did.
    list(
        Membership.objects.at(place).filter(role=role).select_for_update(no_key=True).order_by("pk")
    )
    if not Membership.objects.able(role, place).exclude(user=person).exists():
        raise RuleViolation(
            StaffRule.LAST_LEAD,
            username=person.username,
            role=role.label,
            place=place or "Land Hessen",
        )


@contextmanager
def _taken_is_refused(entry: AccountEntry) -> Iterator[None]:
    """Turn the database's word that a name or an address is taken into a refusal."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "email_of_one_person" in str(error):
            raise RuleViolation(StaffRule.EMAIL_TAKEN, email=entry.email) from error
        raise RuleViolation(StaffRule.USERNAME_TAKEN, username=entry.username) from error
