"""The roof as a Django app: it carries commands and the cache table, but no models."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from ballots.law.assumptions import BallotAssumptions
from elections.law.assumptions import ElectionAssumptions
from municipalities.law.assumptions import MunicipalityAssumptions
from municipalities.law.basis import assumptions_of


class ConfigConfig(AppConfig):
    """Registers ``config`` so that its commands and its migration are found."""

    name = "config"
    verbose_name = "Betrieb"

    def ready(self) -> None:
        """Refuse to start with a value that an open point of the law does not allow."""
        checks.register(check_assumptions)


def refuse_wrong_assumptions() -> None:
    """Raise ImproperlyConfigured with every value that an open point does not allow.

    For the processes that serve: commands get the same from Django's own checks.
    """
    if errors := check_assumptions():
        raise ImproperlyConfigured("\n".join(f"{one.msg} {one.hint}" for one in errors))


def check_assumptions(**_: Any) -> list[checks.CheckMessage]:
    """Compare ``LAW_ASSUMPTIONS`` with the open points of all rooms and their choices."""
    rooms = (MunicipalityAssumptions(), ElectionAssumptions(), BallotAssumptions())
    points = {point.key: point for room in rooms for point in assumptions_of(room)}
    errors: list[checks.CheckMessage] = []
    for name, value in settings.LAW_ASSUMPTIONS.items():
        if name not in points:
            text = f"LAW_ASSUMPTIONS: „{name}“ ist kein offener Punkt."
            errors.append(checks.Error(text, hint="Die Namen stehen unter /recht/annahmen/."))
        elif value not in points[name].choices:
            choices = ", ".join(str(choice) for choice in points[name].choices)
            text = f"LAW_ASSUMPTIONS: „{name}“ kann nicht „{value}“ sein."
            errors.append(checks.Error(text, hint=f"Möglich sind: {choices}."))
    return errors
