"""The room „reports“ as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Configuration of this room."""

    name = "reports"

    def ready(self) -> None:
        """Register what answers the rooms to the left, now that the models are loaded."""
        letters = import_module("elections.models.districts.letters").letters_to_replace
        wrong = import_module("reports.models.printing.wrong_letters")
        letters.answered_by(wrong.count_to_replace)
        notices = import_module("elections.models.cards.printed_notices")
        counted = import_module("reports.models.printing.counted")
        notices.notices_printed.answered_by(counted.count_printed)
        notices.notices_printed_for.answered_by(counted.count_printed_for)
        missing = import_module("elections.models.course.protocols").protocols_missing
        missing.answered_by(import_module("reports.models.protocols").count_protocols_missing)
        notified = import_module("elections.models.course.letters").not_notified
        members = import_module("reports.models.term.letters")
        notified.answered_by(members.count_not_notified)
        appointments = import_module("municipalities.models.commission.letters").appointments_issued
        appointed = import_module("reports.models.commission.letters")
        appointments.answered_by(appointed.count_appointments)
