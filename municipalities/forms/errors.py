"""What a field says when it refuses what was typed: plain sentences instead of Django's own.

They hold for every form, those of other packages (sign-in) included; a field that knows better
brings its own ``error_messages``.
"""

from __future__ import annotations

from typing import Any

from django.core import validators
from django.forms import fields, models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

_EMPTY = _("Bitte ausfüllen.")
_CHOOSE = _("Bitte auswählen.")
_NOT_OFFERED = _("Das steht hier nicht zur Wahl. Laden Sie die Seite neu.")
_NO_DAY = _("Das ist kein Tag. Schreiben Sie zum Beispiel 31.12.2026.")

SENTENCES: dict[type[fields.Field], dict[str, Any]] = {
    fields.Field: {"required": _EMPTY},
    fields.ChoiceField: {"required": _CHOOSE, "invalid_choice": _NOT_OFFERED},
    fields.MultipleChoiceField: {"required": _CHOOSE, "invalid_choice": _NOT_OFFERED},
    models.ModelChoiceField: {"required": _CHOOSE, "invalid_choice": _NOT_OFFERED},
    models.ModelMultipleChoiceField: {
        "required": _CHOOSE,
        "invalid_choice": _NOT_OFFERED,
        "invalid_pk_value": _NOT_OFFERED,
    },
    fields.BooleanField: {"required": _("Bitte ankreuzen.")},
    fields.FileField: {
        "required": _("Bitte eine Datei auswählen."),
        "missing": _("Bitte eine Datei auswählen."),
        "empty": _("Die Datei ist leer."),
    },
    fields.IntegerField: {"invalid": _("Schreiben Sie nur Ziffern, zum Beispiel 12.")},
    fields.DateField: {"invalid": _NO_DAY},
    fields.TimeField: {"invalid": _("Das ist keine Uhrzeit. Schreiben Sie zum Beispiel 18:30.")},
    fields.DateTimeField: {"invalid": _("Tag oder Uhrzeit stimmen nicht. Prüfen Sie beide.")},
}
"""What each kind of field says; a kind says also what the kinds above it say."""


def speak_plainly() -> None:
    """Give every field of the process these sentences."""
    for kind, sentences in SENTENCES.items():
        own = vars(kind).get("default_error_messages", {})
        kind.default_error_messages = {**own, **sentences}
    validators.MaxLengthValidator.message = ngettext_lazy(
        "Höchstens %(limit_value)d Zeichen; hier sind es %(show_value)d.",
        "Höchstens %(limit_value)d Zeichen; hier sind es %(show_value)d.",
        "limit_value",
    )
    validators.MinLengthValidator.message = ngettext_lazy(
        "Mindestens %(limit_value)d Zeichen; hier sind es %(show_value)d.",
        "Mindestens %(limit_value)d Zeichen; hier sind es %(show_value)d.",
        "limit_value",
    )
    validators.MinValueValidator.message = _("Möglich ist %(limit_value)s oder mehr.")
    validators.MaxValueValidator.message = _("Möglich ist %(limit_value)s oder weniger.")
