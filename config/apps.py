"""The roof as a Django app: it carries commands and the cache table, but no models."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers ``config`` so that its commands and its migration are found."""

    name = "config"
    verbose_name = "Betrieb"
