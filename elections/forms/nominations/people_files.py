"""A table of the persons of a list: handed in, what is unclear answered, taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.forms.nominations.lists import CorrectionForm
from municipalities.forms.fields import TypedText

_FEW = 4


class Asked(Protocol):
    """A question on a table, as a form asks it: the text, the answers, the one proposed."""

    @property
    def text(self) -> str:
        """The question."""

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The answers, each as it is kept and as it is shown."""

    @property
    def proposed(self) -> str:
        """The answer that is taken unless somebody says otherwise."""


class PeopleFileForm(forms.Form):
    """The table itself."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_("Excel (.xlsx), LibreOffice (.ods) oder CSV, höchstens 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.ods,text/csv"}),
        allow_empty_file=True,
    )


class PeopleQuestionsForm(forms.Form):
    """What is unclear about a table, one control each; the table itself comes back signed."""

    content = TypedText(widget=forms.HiddenInput)

    def __init__(self, data: Any, questions: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._asked = {f"question_{at}": one for at, one in enumerate(questions)}
        for name, one in self._asked.items():
            self.fields[name] = forms.ChoiceField(
                label=one.text,
                choices=one.choices,
                initial=one.proposed,
                required=all(value for value, _title in one.choices),
                widget=forms.RadioSelect if len(one.choices) <= _FEW else forms.Select,
            )

    def answers(self) -> list[str]:
        """Return what was answered, in the order of the questions."""
        return [self.cleaned_data[name] for name in self._asked]


class PeopleTableForm(forms.Form):
    """What was read and shown; it comes back signed, so that nobody changes it between."""

    table = TypedText(widget=forms.HiddenInput)
    removes_missing = forms.BooleanField(
        label=_("Fehlende Personen von der Liste nehmen"),
        help_text=_("Ohne das Häkchen bleibt auf der Liste, wer in der Datei fehlt."),
        required=False,
    )


class PeopleCorrectionForm(CorrectionForm, PeopleTableForm):
    """The same for the office where persons stand on the list: with the reason."""


def table_form(
    data: Any, *, needs_reason: bool, asks_missing: bool, initial: Mapping[str, Any] | None = None
) -> PeopleTableForm:
    """Return the form that takes a table in; nobody is asked about missing persons in vain."""
    kind = PeopleCorrectionForm if needs_reason else PeopleTableForm
    form = kind(data, initial=dict(initial or {}))
    if not asks_missing:
        del form.fields["removes_missing"]
    return form
