"""What office and list write to each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.messages.nominations.remarks import field_text
from elections.models import Candidate
from elections.models.nominations.remarks import LIST_FIELDS, PERSON_FIELDS
from municipalities.forms.fields import TypedText

LONGEST = 1000


class RemarkForm(forms.Form):
    """A line to the other side, about the list, a person, or one field."""

    candidate = forms.TypedChoiceField(
        label=_("Es geht um"), required=False, coerce=int, empty_value=None
    )
    field = forms.ChoiceField(label=_("Angabe"), required=False)
    text = TypedText(
        label=_("Bemerkung"),
        help_text=_("Wahlamt und Vertrauenspersonen der Liste lesen sie, sonst niemand."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, people: Iterable[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer(
            "candidate",
            [
                ("", _("die ganze Liste")),
                *((str(one.pk), f"{one.place} {one}") for one in people),
            ],
        )
        self._offer(
            "field",
            [
                ("", _("keine einzelne")),
                (_("Liste"), [(name, field_text(name)) for name in LIST_FIELDS]),
                (_("Person"), [(name, field_text(name)) for name in PERSON_FIELDS]),
            ],
        )

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse a field of a person without the person, and one of the list with a person."""
        entered = super().clean() or self.cleaned_data
        field = entered.get("field")
        if not field or {"candidate", "field"} & set(self.errors):
            return entered
        if entered.get("candidate") is None and field not in LIST_FIELDS:
            self.add_error("candidate", _("Welche Person betrifft die Angabe?"))
        if entered.get("candidate") is not None and field not in PERSON_FIELDS:
            self.add_error("field", _("Das ist eine Angabe der Liste, nicht einer Person."))
        return entered
