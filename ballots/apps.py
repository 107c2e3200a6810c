"""The room „ballots“ as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    """Configuration of this room."""

    name = "ballots"

    def ready(self) -> None:
        """Register what answers the rooms to the left, now that the models are loaded."""
        seats = import_module("municipalities.models.body.seats").council_seats
        seats.answered_by(import_module("ballots.models.term.sitting").seats_of)
        in_term = import_module("elections.models.course.in_term").open_in_term
        in_term.answered_by(import_module("ballots.models.term.tasks").term_tasks)
        units = import_module("elections.models.districts.units").counting_units
        units.answered_by(import_module("ballots.models.counting.unit").units_of)
