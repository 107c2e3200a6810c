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
            "cards.prints",
            "cards.letters",
            "cards.dispatch",
            "cards.returns",
        ):
            import_module(f"elections.models.{name}")

    def ready(self) -> None:
        """Register what answers the questions of the count, now that the models are loaded."""
        known = import_module("elections.models.cards.balance")
        asked = import_module("elections.models.course.cards_out")
        asked.issued_cards.answered_by(known.issued_cards_of)
        asked.invalid_cards.answered_by(known.invalid_cards_of)
        letters = import_module("elections.models.course.accepted_letters")
        letters.accepted_letters.answered_by(known.accepted_letters_of)
        work = import_module("municipalities.models.body.work").work_of_elections
        steps = import_module("elections.models.register.next_step")
        work.answered_by(steps.open_in_elections)
