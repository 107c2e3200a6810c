"""``manage.py open_account``: an account with one role and a password to be changed."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from municipalities.actions.staff import new_start_password, open_account
from municipalities.models import Municipality, Role, User
from municipalities.models.staff import STATE_ROLES
from municipalities.scope import STATE, arriving, taken, town


class Command(BaseCommand):
    """Makes one account; the password is shown once and stored only as its hash."""

    help = "Legt einen Zugang mit einer Rolle an und zeigt das Kennwort einmal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the person, the role and the place."""
        parser.add_argument("username", help="Anmeldename")
        parser.add_argument("--name", default="", help="Vor- und Nachname der Person")
        parser.add_argument("--role", required=True, choices=Role.values, help="Rolle")
        parser.add_argument("--municipality", help="Gemeindeschlüssel (AGS), außer beim Land")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account, or say what is wrong."""
        role = Role(options["role"])
        ags = options["municipality"]
        if (role in STATE_ROLES) is bool(ags):
            raise CommandError(
                "Rollen des Landes haben keine Gemeinde, alle anderen brauchen --municipality."
            )
        with taken(STATE):
            place = Municipality.objects.filter(ags=ags).first()
        if ags and place is None:
            raise CommandError(f"Die Gemeinde {ags} ist nicht bekannt. Prüfen Sie den Schlüssel.")
        with taken(arriving()):
            if User.objects.filter(username__iexact=options["username"]).exists():
                raise CommandError(f"Den Anmeldenamen „{options['username']}“ gibt es schon.")
        password = new_start_password()
        with taken(town(place.pk) if place else STATE):
            open_account(
                options["username"],
                password,
                role=role,
                municipality=place,
                actor=None,
                name=options["name"],
                is_start=True,
            )
        self.stdout.write(f"{options['username']}  {role.label}  {place or 'Land Hessen'}")
        self.stdout.write(f"Startpasswort (nur jetzt zu sehen): {password}")
