"""Tables of foreign residents of many municipalities."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import (
    DayField,
    TypedText,
)
from municipalities.forms.table_shape import ask_field
from municipalities.models import ResidentCount


class ResidentFileForm(forms.Form):
    """A table of foreign residents of many municipalities, all as of one day from one source."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_(
            "CSV, Excel (.xlsx) oder LibreOffice (.ods), höchstens 5 MB: die Vorlage oder die "
            "Tabelle eines statistischen Amtes, so wie sie ist. Was nicht sicher zu lesen ist, "
            "wird gefragt."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.ods,text/csv"}),
        allow_empty_file=True,
    )
    as_of = DayField(
        label=_("Stand"),
        help_text=_(
            "Der Tag, für den alle Zahlen der Datei gelten. Steht er in der Datei, kann das Feld "
            "leer bleiben; Sie sehen ihn auf der nächsten Seite."
        ),
        required=False,
    )
    status = forms.ChoiceField(
        label=_("Wie sicher sind die Zahlen?"),
        choices=ResidentCount.Status,
        widget=forms.RadioSelect,
    )
    source = TypedText(
        label=_("Quelle"),
        help_text=_(
            "Wer die Zahlen nennt und wo sie stehen. Berichtigte Zahlen brauchen eine Quelle, die "
            "sie von den alten unterscheidet."
        ),
        max_length=300,
    )
    ask = ask_field()


class ResidentDecisionForm(forms.Form):
    """What becomes of a table of foreign residents: one button for each act."""

    TAKE_IN, DROP = "uebernehmen", "verwerfen"
    act = forms.ChoiceField(
        label=_("Vorgang"),
        choices=[(TAKE_IN, _("Zahlen übernehmen")), (DROP, _("Verwerfen"))],
        widget=forms.HiddenInput,
    )


class ResidentChangeFilter(forms.Form):
    """Which rows of a table of foreign residents are shown."""

    suche = TypedText(label=_("Name oder Schlüssel"), required=False, max_length=120)
    zeilen = forms.ChoiceField(
        label=_("Zeilen"),
        required=False,
        choices=[
            ("", _("alle")),
            ("neu", _("neue Zahlen")),
            ("pflicht", _("Pflicht ändert sich oder ist nahe")),
            ("gleich", _("schon eingetragen")),
            ("aelter", _("älter als die geltende Zahl")),
        ],
    )
