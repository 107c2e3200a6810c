"""What people type about an extract: the file, how it is read, what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.models.register.imports import DoubtfulCase, SupplierMapping
from elections.models.register.reading import COLUMNS, DATE_FORMS, SEPARATORS, Reading
from municipalities.files.encodings import ENCODINGS
from municipalities.forms.fields import DayField, not_in_future, offer


class ExtractForm(forms.Form):
    """An extract of the residents' registration and the day it shows."""

    file = forms.FileField(
        label=_("Auszug aus dem Melderegister"),
        help_text=_(
            "CSV-Datei, wie das Meldeverfahren sie ausgibt. Zeichensatz, Trennzeichen und Spalten "
            "werden erkannt; Sie sehen sie, bevor etwas geschieht."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
        allow_empty_file=True,
    )
    taken_on = DayField(
        label=_("Stand des Auszugs"),
        help_text=_("Der Tag, an dem er erstellt wurde."),
        validators=[not_in_future],
    )
    mapping = forms.ModelChoiceField(
        label=_("Zuordnung"),
        help_text=_("Wie der Auszug gelesen wird, falls Sie das schon einmal gespeichert haben."),
        queryset=SupplierMapping.objects.none(),
        required=False,
        empty_label=_("erkennen lassen"),
    )

    def __init__(self, *args: Any, mappings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "mapping", mappings)


class ReadingForm(forms.Form):
    """How an extract is read: its form, and which column holds which field."""

    encoding = forms.ChoiceField(label=_("Zeichensatz"), choices=list(ENCODINGS.items()))
    separator = forms.ChoiceField(label=_("Trennzeichen"), choices=list(SEPARATORS.items()))
    date_format = forms.ChoiceField(label=_("Form der Tage"), choices=list(DATE_FORMS.items()))
    mapping = forms.CharField(
        label=_("Zuordnung speichern als"),
        help_text=_("Zum Beispiel der Name des Meldeverfahrens. Beim nächsten Auszug wählbar."),
        required=False,
        max_length=80,
    )

    def __init__(self, *args: Any, header: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(name, name) for name in dict.fromkeys(header) if name]
        for column in COLUMNS:
            if column.many:
                self.fields[column.key] = forms.MultipleChoiceField(
                    label=column.title,
                    help_text=_("Alle Spalten, in denen eine Staatsangehörigkeit steht."),
                    choices=names,
                    required=column.required,
                    widget=forms.CheckboxSelectMultiple,
                )
            else:
                self.fields[column.key] = forms.ChoiceField(
                    label=column.title,
                    choices=[("", _("keine Spalte")), *names],
                    required=column.required,
                )

    def reading(self) -> Reading:
        """Return what was chosen."""
        chosen = self.cleaned_data
        columns = {
            column.key: chosen[column.key] if column.many else [chosen[column.key]]
            for column in COLUMNS
            if chosen.get(column.key)
        }
        return Reading(chosen["encoding"], chosen["separator"], chosen["date_format"], columns)


_CONFIRMED = _("Bestätigen Sie das, oder lassen Sie den Auszug berichtigen.")


class TakeInForm(forms.Form):
    """The confirmation, with what has to be confirmed explicitly."""

    set_faults_aside = forms.BooleanField(
        label=_("Ohne die fehlerhaften Zeilen übernehmen; sie kommen auf die Liste zur Klärung"),
        error_messages={"required": _CONFIRMED},
    )
    loss_is_meant = forms.BooleanField(
        label=_("Ja, alle diese Personen sollen gestrichen werden"),
        error_messages={"required": _CONFIRMED},
    )

    def __init__(self, *args: Any, faults: int, many_struck: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not faults:
            del self.fields["set_faults_aside"]
        if not many_struck:
            del self.fields["loss_is_meant"]

    def answers(self) -> dict[str, bool]:
        """Return both answers; a question that was not asked counts as no."""
        names = ("set_faults_aside", "loss_is_meant")
        return {name: self.cleaned_data.get(name, False) for name in names}


class CaseFilter(forms.Form):
    """Which doubtful cases are shown."""

    art = forms.ChoiceField(
        label=_("Art"), required=False, choices=[("", _("alle")), *DoubtfulCase.Kind.choices]
    )
    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[("", _("offen")), ("entschieden", _("entschieden"))],
    )


class CaseDecisionForm(forms.Form):
    """What becomes of one doubtful case, or of several alike."""

    ENTER, LEAVE_OUT = "eintragen", "nicht"
    decision = forms.ChoiceField(
        label=_("Entscheidung"),
        choices=[(ENTER, _("eintragen")), (LEAVE_OUT, _("nicht eintragen"))],
        widget=forms.RadioSelect,
    )
    birth_date = DayField(
        label=_("Geburtsdatum"),
        help_text=_("Nur wenn das des Auszugs nicht stimmt."),
        required=False,
    )
    reason = forms.CharField(
        label=_("Grund"),
        help_text=_("Worauf die Entscheidung beruht, zum Beispiel „Pass vorgelegt“."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, kinds: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kinds == {DoubtfulCase.Kind.FAULT}:
            offer(self, "decision", [(self.LEAVE_OUT, _("erledigt"))])
            self.fields["decision"].initial = self.LEAVE_OUT
        if kinds != {DoubtfulCase.Kind.BIRTH_DATE}:
            del self.fields["birth_date"]
