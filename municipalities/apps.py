"""The room „municipalities“ as Django knows it."""

from django.apps import AppConfig

from municipalities.doors import open_doors
from municipalities.forms.errors import speak_plainly
from municipalities.messages import collect_messages


class MunicipalitiesConfig(AppConfig):
    """Configuration of this room."""

    name = "municipalities"

    def ready(self) -> None:
        """Take up the sentences and the doors of all rooms, now that all are loaded."""
        speak_plainly()
        collect_messages()
        open_doors()
