"""What people type on the pages of this room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.forms.nominations.announcing import AnnouncedForm
from municipalities.forms.fields import (
    DayField,
    TypedText,
    not_in_future,
    whole_number,
)


class PublishedOnForm(forms.Form):
    """The day of an announcement."""

    published_on = DayField(
        label=_("Tag der Bekanntmachung"),
        help_text=_("Von diesem Tag an laufen die zwei Wochen für Einsprüche."),
        validators=[not_in_future],
    )


class AnnouncementForm(AnnouncedForm):
    """When and where a result was announced officially."""

    announced_on = DayField(
        label=_("Tag der öffentlichen Bekanntmachung"),
        help_text=_("Von diesem Tag an laufen die zwei Wochen für Einsprüche."),
        validators=[not_in_future],
    )


class PublishForm(forms.Form):
    """The confirmation of a publication, with its announcement where it has already appeared."""

    announced_on = DayField(
        label=_("Tag der öffentlichen Bekanntmachung"),
        help_text=_(
            "Wenn sie schon erschienen ist. Von diesem Tag an laufen die zwei Wochen für "
            "Einsprüche. Sonst lassen Sie beide Felder leer und tragen es später ein."
        ),
        required=False,
        validators=[not_in_future],
    )
    medium = TypedText(
        label=_("Wo bekannt gemacht"),
        help_text=_(
            "So, wie die Hauptsatzung es vorsieht, zum Beispiel „Amtsblatt Nr. 14“ oder "
            "„Internetseite der Gemeinde“."
        ),
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Take the day and the medium together or not at all."""
        data = super().clean() or {}
        if "announced_on" in data and bool(data["announced_on"]) != bool(data.get("medium")):
            missing = "medium" if data["announced_on"] else "announced_on"
            self.add_error(missing, _("Tragen Sie beides ein: den Tag und wo es erschien."))
        return data


class HoldForm(forms.Form):
    """Why the register is kept longer."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_(
            "Welches Verfahren läuft, zum Beispiel mit Aktenzeichen. Nennen Sie keine Personen: "
            "Der Grund bleibt stehen, auch wenn das Verzeichnis gelöscht ist."
        ),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ProposalCallForm(forms.Form):
    """The call for proposals: its day, and the last day for proposals."""

    issued_on = DayField(label=_("Tag des Aufrufs"), validators=[not_in_future])
    closes_on = DayField(
        label=_("Vorschläge bis"),
        help_text=_("Das Gesetz nennt keine Frist. Vier bis sechs Wochen sind üblich."),
    )


class LabelsForm(forms.Form):
    """Where the labels begin on a sheet that is used in part."""

    ab = forms.IntegerField(
        label=_("Erstes freies Etikett"),
        help_text=_("1 bis 24, gezählt Zeile für Zeile von oben links. Neuer Bogen: 1."),
        min_value=1,
        max_value=24,
        initial=1,
        widget=whole_number(),
    )


class SecondPrintForm(forms.Form):
    """Why Wahlscheine that were printed before are printed once more."""

    reason = TypedText(
        label=_("Warum ein Zweitdruck?"),
        help_text=_("Zum Beispiel: Papierstau, Blatt vernichtet. Der Grund bleibt stehen."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReplacementForm(forms.Form):
    """Which wrong letters are printed anew: all of a cause, or all of several."""

    causes = forms.MultipleChoiceField(
        label=_("Welche Briefe"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Wählen Sie aus, welche Briefe neu gedruckt werden.")},
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the causes for which a letter is wrong; at first all of them are chosen."""
        super().__init__(*args, **kwargs)
        field = self.fields["causes"]
        field.choices = choices  # type: ignore[attr-defined]  # a MultipleChoiceField
        field.initial = [value for value, _label in choices]
