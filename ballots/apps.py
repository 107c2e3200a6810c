"""The room „ballots“ as Django knows it."""

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    """Configuration of this room."""

    name = "ballots"

    def ready(self) -> None:
        """Answer, from here on, who has a seat in a council."""
        from ballots.models.term.sitting import sits_in_council  # noqa: PLC0415 - models are loaded
        from municipalities.models.body.seats import answered_by  # noqa: PLC0415

        answered_by(self.name, sits_in_council)
