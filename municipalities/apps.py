"""The room „municipalities“ as Django knows it."""

from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """Configuration of this room."""

    name = "municipalities"
