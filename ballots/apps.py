"""The room „ballots“ as Django knows it."""

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    """Configuration of this room."""

    name = "ballots"
