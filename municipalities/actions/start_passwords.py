"""Start passwords: each is shown once, to whom it was given out, and the newest one holds."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from municipalities.actions.staff import (
    AccountEntry,
    GivenAccount,
    kept_account,
    new_start_password,
    role_at,
)
from municipalities.law.basis import RuleViolation
from municipalities.law.staff import StaffRule
from municipalities.models import AuditEvent, Municipality, User
from municipalities.models.seen import Seen

# What gives an account another password; the log says who did it and when.
_RENEWING = ("account.opened", "account.unlocked", "account.start_password", "password.chosen")


@transaction.atomic
def unlock_account(
    pk: int, *, place: Municipality | None, reason: str, actor: User, seen: Seen | None = None
) -> GivenAccount:
    """Unlock an account with a new start password; RuleViolation when it is not locked."""
    person = kept_account(pk, actor)
    if person.is_active:
        _check_password_seen(person, actor, seen)
        raise RuleViolation(StaffRule.ACCOUNT_OPEN, username=person.username)
    return _start_again(person, place, "account.unlocked", reason, actor)


@transaction.atomic
def give_start_password(
    pk: int, *, place: Municipality | None, reason: str, actor: User, seen: Seen | None = None
) -> GivenAccount:
    """Replace a forgotten password; the old one and all sessions end at once.

    Raises RuleViolation for a locked account, for one's own, and where the account got another
    password since the page was shown (``seen``): somebody holds that one in the hand.
    """
    person = kept_account(pk, actor)
    if not person.is_active:
        raise RuleViolation(StaffRule.ACCOUNT_LOCKED, username=person.username)
    if person == actor:
        raise RuleViolation(StaffRule.OWN_ACCOUNT)
    _check_password_seen(person, actor, seen)
    return _start_again(person, place, "account.start_password", reason, actor)


def password_state(person: User) -> dict[str, str]:
    """Return what a page marks of a password: its hash, which every new password changes."""
    return {"password": person.password}


def opened_already(entries: Sequence[AccountEntry]) -> list[User]:
    """Return the accounts if all of ``entries`` are open as they stand, and nobody used them.

    So it is when a form was sent twice: the first answer had the start passwords.
    """
    found = []
    for entry in entries:
        same = User.objects.filter(
            username=entry.username,
            last_name=entry.name,
            email=entry.email,
            has_start_password=True,
            last_login=None,
            memberships__role=entry.role,
            memberships__municipality=entry.municipality,
        ).first()
        if same is None:
            return []
        found.append(same)
    return found


def _check_password_seen(person: User, actor: User, seen: Seen | None) -> None:
    """Refuse where the newest password is not the one that was there when the page was made."""
    if seen is None or not seen.changed(password_state(person)):
        return
    events = AuditEvent.objects.filter(subject=f"municipalities.User:{person.pk}")
    last = events.filter(act__in=_RENEWING).order_by("recorded_at").last()
    is_own = last is not None and last.actor_id == actor.pk
    raise RuleViolation(
        StaffRule.START_GIVEN_TWICE if is_own else StaffRule.START_GIVEN_BY_OTHER,
        username=person.username,
        moment=last.recorded_at if last else "–",
        who=last.actor_name if last else "–",
    )


def _start_again(
    person: User, place: Municipality | None, act: str, reason: str, actor: User
) -> GivenAccount:
    password = new_start_password()
    person.set_password(password)
    person.is_active = person.has_start_password = True
    person.save(update_fields=["password", "is_active", "has_start_password"])
    AuditEvent.objects.record(actor, act, person, place, reason=reason)
    return GivenAccount(person, role_at(person, place), password)
