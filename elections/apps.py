"""The room „elections“ as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    """Configuration of this room."""

    name = "elections"

    def import_models(self) -> None:
        """Load the register's models too, which the package does not re-export."""
        super().import_models()
        for name in (
            "register.entries",
            "register.imports",
            "register.cases",
            "cards.polling_card",
        ):
            import_module(f"elections.models.{name}")
