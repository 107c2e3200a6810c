"""The room „reports“ as Django knows it."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Configuration of this room."""

    name = "reports"
