"""Which people are moved to the Wahlbezirk that the street directory says, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.forms.register.corrections import GroundsForm
from municipalities.forms.fields import offer


class GroupsField(forms.MultipleChoiceField):
    """Groups of people; one that is gone meanwhile is for the act to refuse, with a sentence."""

    def valid_value(self, value: str) -> bool:
        """Whether it can be the key of a group at all."""
        return len(value) < 300


class MoveTogetherForm(GroundsForm):
    """The groups of people, all of them chosen at first, and what the correction rests on."""

    groups = GroupsField(
        label=_("Wer umgetragen wird"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Wählen Sie mindestens eine Straße.")},
    )

    field_order = ("groups", "basis", "on", "reason")

    def __init__(self, *args: Any, groups: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "groups", groups)
        self.initial.setdefault("groups", [key for key, _label in groups])
