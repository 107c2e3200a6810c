"""Which language fits which nationality, as the office sees and changes it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.register.languages import NoticeLanguage
from municipalities.files.nationalities import INTERNAL, Nationality, nationalities
from municipalities.forms.fields import (
    TypedText,
    offer,
)
from municipalities.law.body.suffrage import GERMAN
from municipalities.messages import word
from municipalities.models.sorting import sort_key

DEFAULT = "default"
"""The choice that takes a choice back."""


def foreign_nationalities() -> list[Nationality]:
    """Return every nationality that an extract may name, by name; former states as well."""
    found = [entry for entry in nationalities() if entry.code not in (GERMAN, INTERNAL)]
    return sorted(found, key=lambda entry: (sort_key(entry.name), entry.code))


def _languages() -> list[tuple[str, str]]:
    return [(language.value, word(language)) for language in NoticeLanguage]


class LanguageForm(forms.Form):
    """The language for one nationality."""

    staat = forms.ChoiceField(label=_("Staatsangehörigkeit"))
    sprache = forms.ChoiceField(label=_("Sprache der Benachrichtigung"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(one.code, f"{one.name} ({one.code})") for one in foreign_nationalities()]
        offer(self, "staat", [("", _("bitte wählen")), *known])
        offer(self, "sprache", [(DEFAULT, _("wie voreingestellt")), *_languages()])

    def language(self) -> NoticeLanguage | None:
        """Return the language that was chosen, None for the default."""
        chosen = self.cleaned_data["sprache"]
        return None if chosen == DEFAULT else NoticeLanguage(chosen)


class LanguageFilter(forms.Form):
    """Which nationalities the list shows."""

    suche = TypedText(label=_("Name oder Schlüssel"), required=False, max_length=80)
    sprache = forms.ChoiceField(label=_("Sprache"), required=False)
    geaendert = forms.BooleanField(label=_("nur geänderte"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sprache", [("", _("alle")), *_languages()])
