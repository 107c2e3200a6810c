"""One account per role to try the product with; the passwords are made for this installation."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from config.scopes import scope_of
from elections.models import TrustAccess
from municipalities.actions.staff import choose_password, open_account, renew_password
from municipalities.models import Municipality, Role, User
from municipalities.scope import STATE, Scope, taken


@dataclass(frozen=True, slots=True)
class Account:
    """What a newcomer needs to sign in as one role."""

    role: str
    municipality: str
    username: str
    password: str


NAMES: dict[Role, str] = {
    Role.STATE_ADMIN: "Lea Landesverwaltung",
    Role.STATE_MONITOR: "Bruno Beobachtung",
    Role.ELECTION_OFFICER: "Wanda Wahlamt",
    Role.RETURNING_OFFICER: "Leo Wahlleitung",
    Role.CAPTURE_CLERK: "Erika Erfassung",
    Role.AUDITOR: "Peter Prüfung",
}
"""Invented people: the log names whoever did an act beside the account."""


def _wanted(
    municipality: Municipality, commission: Municipality | None
) -> list[tuple[str, Role, Municipality | None]]:
    ags = municipality.ags
    also = [(f"wahlamt.{commission.ags}", Role.ELECTION_OFFICER, commission)] if commission else []
    return [
        ("landesverwaltung", Role.STATE_ADMIN, None),
        ("landesbeobachtung", Role.STATE_MONITOR, None),
        (f"wahlamt.{ags}", Role.ELECTION_OFFICER, municipality),
        (f"wahlleitung.{ags}", Role.RETURNING_OFFICER, municipality),
        (f"erfassung.{ags}", Role.CAPTURE_CLERK, municipality),
        (f"pruefung.{ags}", Role.AUDITOR, municipality),
        *also,
    ]


def state_and_towns(keys: Iterable[str]) -> Scope:
    """Return the scope in which the demonstration plays: for the state and in these town halls."""
    with taken(STATE):
        places = Municipality.objects.filter(ags__in=keys).values_list("pk", flat=True)
        return replace(STATE, municipalities=frozenset(places))


def demo_actor() -> User:
    """Return the state's account that plays the demonstration; no password until it is listed."""
    known = User.objects.filter(username="landesverwaltung").first()
    role = Role.STATE_ADMIN
    return known or open_account(
        "landesverwaltung", None, role=role, municipality=None, actor=None, name=NAMES[role]
    )


def _trust_accounts(municipality: Municipality, kept: dict[str, str]) -> list[Account]:
    """The trust person who entered a list of this town; passwords are kept with the others."""
    found = TrustAccess.objects.filter(
        trust_person__nomination__election__municipality=municipality, end__isnull=True
    )
    accounts = []
    for access in found.select_related("account", "trust_person")[:1]:
        person = access.account
        password = kept.get(person.username)
        if password is None or not person.check_password(password):
            password = secrets.token_urlsafe(9)
            with taken(replace(scope_of(person), kind="arriving")):
                choose_password(person, password, also_of=municipality)
            kept[person.username] = password
        role = str(access.trust_person.get_position_display())
        accounts.append(Account(role, municipality.short_name, person.username, password))
    return accounts


def demo_accounts(
    municipality: Municipality, commission: Municipality | None = None
) -> list[Account]:
    """Return one account per role, created if missing; passwords are in ``var/`` (mode 600).

    ``commission`` is a second town, one with an Integrations-Kommission; only its Wahlamt gets an
    account.

    An account whose password is not in that file gets a new password: a lost file locks nobody
    out.
    """
    path: Path = settings.DEMO_ACCOUNTS_FILE
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    accounts = []
    for username, role, place in _wanted(municipality, commission):
        person = User.objects.filter(username=username).first()
        if person is None:
            name = NAMES[role]
            person = open_account(
                username, None, role=role, municipality=place, actor=None, name=name
            )
        password = kept.get(username)
        if password is None or not person.check_password(password):
            password = secrets.token_urlsafe(9)
            renew_password(person, password, actor=None)
            kept[username] = password
        town = place.short_name if place else "Land Hessen"
        accounts.append(Account(str(role.label), town, username, password))
    accounts += _trust_accounts(municipality, kept)
    path.touch(mode=0o600)
    path.write_text(json.dumps(kept, indent=1))
    return accounts
