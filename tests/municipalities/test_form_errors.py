"""A field that refuses says in plain words what is missing; nowhere speaks the framework."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django import forms
from django.utils import translation

from municipalities.forms.body.decisions import DecisionForm
from municipalities.forms.fields import DayField, TypedText, not_in_future
from municipalities.forms.residents.counts import ResidentCountForm

ROOMS = ["municipalities", "elections", "ballots", "reports", "config"]
FRAMEWORK = ["zwingend erforderlich", "Bitte sicherstellen", "gültige Auswahl", "gültiges Datum"]


class Sheet(forms.Form):
    """One field of each kind that people fill in."""

    name = TypedText(max_length=5)
    day = DayField(validators=[not_in_future])
    kind = forms.ChoiceField(choices=[("a", "a")])
    kinds = forms.MultipleChoiceField(choices=[("a", "a")])
    count = forms.IntegerField(min_value=1, max_value=24)
    agreed = forms.BooleanField()
    file = forms.FileField()
    at = forms.TimeField()


EMPTY = {
    "name": "Bitte ausfüllen.",
    "day": "Bitte ausfüllen.",
    "kind": "Bitte auswählen.",
    "kinds": "Bitte auswählen.",
    "count": "Bitte ausfüllen.",
    "agreed": "Bitte ankreuzen.",
    "file": "Bitte eine Datei auswählen.",
    "at": "Bitte ausfüllen.",
}
WRONG = {
    "name": ("viel zu lang", "Höchstens 5 Zeichen; hier sind es 12."),
    "day": ("31.02.2026", "Das ist kein Tag. Schreiben Sie zum Beispiel 31.12.2026."),
    "kind": ("b", "Das steht hier nicht zur Wahl. Laden Sie die Seite neu."),
    "kinds": (["b"], "Das steht hier nicht zur Wahl. Laden Sie die Seite neu."),
    "count": ("25", "Möglich ist 24 oder weniger."),
    "at": ("25:00", "Das ist keine Uhrzeit. Schreiben Sie zum Beispiel 18:30."),
}


@translation.override("de")
def test_an_empty_field_says_what_to_do():
    assert {name: said[0] for name, said in Sheet({}).errors.items()} == EMPTY


@translation.override("de")
@pytest.mark.parametrize(("name", "typed", "said"), [(k, *v) for k, v in WRONG.items()])
def test_a_wrong_value_is_named_in_plain_words(name, typed, said):
    assert Sheet({name: typed}).errors[name] == [said]


@translation.override("de")
def test_no_field_of_any_form_speaks_as_the_framework_does():
    """Fields take their sentences where their form is defined: none may be older than ours."""
    for room in ROOMS:
        for file in Path(room).rglob("forms*/**/*.py"):
            import_module(".".join(file.with_suffix("").parts).removesuffix(".__init__"))
    kinds = [forms.Form]
    for kind in kinds:
        kinds += kind.__subclasses__()
    said = {
        str(text)
        for kind in kinds
        if not kind.__module__.startswith("django.")  # what counts rows, and nobody sees
        for field in getattr(kind, "base_fields", {}).values()
        for code, text in field.error_messages.items()
        if code in {"required", "invalid_choice", "invalid"}
    }
    assert [text for text in said if any(word in text for word in FRAMEWORK)] == []
    assert "Bitte ausfüllen." in said


@pytest.mark.parametrize(
    ("form", "name", "said"),
    [
        (DecisionForm, "seats", "Foreigners’ Council"),
        (ResidentCountForm, "foreign_residents", "1001"),
    ],
)
def test_a_hint_with_facts_is_in_the_language_of_the_reader(form, name, said):
    hint = form.base_fields[name].help_text
    with translation.override("en"):
        english = str(hint)
    with translation.override("de"):
        assert str(hint) != english
    assert said in english
