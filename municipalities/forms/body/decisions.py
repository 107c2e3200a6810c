"""What a town hall and the state enter about municipalities and Wahlzeiten."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import (
    CountField,
    DayField,
    TypedText,
    offer,
    whole_number,
    with_facts,
)
from municipalities.forms.seen import SeenForm
from municipalities.law.body.gremium import FEWEST_SEATS, MOST_SEATS
from municipalities.law.body.outcome import Outcome
from municipalities.messages.body.words import OUTCOMES
from municipalities.models import BodyChoice, Term

FIRST_ELECTION_DAY = date(2001, 1, 1)
"""The oldest rule set that is known begins here (R-LAW-03)."""


class DocumentField(forms.FileField):
    """A field for a PDF; an empty file passes, so that the act refuses it in its own words."""

    widget = forms.FileInput(attrs={"accept": ".pdf,application/pdf"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            help_text=_("Der unterschriebene Beschluss als PDF, höchstens 10 MB."),
            allow_empty_file=True,
            **kwargs,
        )


class ElectionDayForm(forms.Form):
    """The day that the state government fixed for the general elections."""

    election_day = DayField(
        label=_("Wahltag"),
        help_text=_("Ein Sonntag im März, bestimmt durch Verordnung der Landesregierung."),
        first=FIRST_ELECTION_DAY,
    )


class TermCorrectionForm(forms.Form):
    """What is right of a Wahlzeit that was opened with a wrong day, with the reason."""

    right = forms.ChoiceField(
        label=_("Was ist richtig?"),
        choices=[
            ("day", _("Der Wahltag ist ein anderer")),
            ("none", _("Diese Wahlzeit ist nicht zu eröffnen: sie wird zurückgenommen")),
        ],
        widget=forms.RadioSelect,
    )
    election_day = DayField(
        label=_("Richtiger Wahltag"),
        help_text=_("Ein Sonntag im März. Leer lassen, wenn die Wahlzeit zurückgenommen wird."),
        first=FIRST_ELECTION_DAY,
        required=False,
    )
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log des Landes. Zum Beispiel: „Verordnung nennt den 16. März.“"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day where another one is right, and for none where there is no Wahlzeit."""
        entered = super().clean() or self.cleaned_data
        if "right" not in entered or "election_day" in self.errors:
            return entered
        if entered["right"] == "day" and not entered.get("election_day"):
            self.add_error("election_day", _("Welcher Wahltag ist richtig?"))
        if entered["right"] == "none" and entered.get("election_day"):
            text = _("Eine zurückgenommene Wahlzeit hat keinen Wahltag. Lassen Sie das Feld leer.")
            self.add_error("election_day", text)
        return entered


class DecisionForm(forms.Form):
    """The council's resolution on the body of one Wahlzeit."""

    term = forms.ModelChoiceField(
        Term.objects.all(),
        label=_("Wahlzeit"),
        empty_label=None,
    )
    body = forms.ChoiceField(label=_("Gremium"), choices=BodyChoice, widget=forms.RadioSelect)
    seats = forms.IntegerField(
        label=_("Zahl der Mitglieder"),
        help_text=with_facts(
            _(
                "Beim Ausländerbeirat aus der Hauptsatzung, %(fewest)s bis %(most)s. Für die "
                "Integrations-Kommission werden dieselben Grenzen angenommen."
            ),
            fewest=FEWEST_SEATS,
            most=MOST_SEATS,
        ),
        widget=whole_number(),
    )
    in_statute = forms.BooleanField(
        label=_("Die Hauptsatzung sieht einen Ausländerbeirat vor"),
        help_text=_("Nötig nur, wenn die Gemeinde zu keinem Gremium verpflichtet ist."),
        required=False,
    )
    decided_on = DayField(label=_("Tag des Beschlusses"))
    resolution = TypedText(
        label=_("Beschluss"),
        help_text=_("Nummer oder Betreff, zum Beispiel „STVV 2025/0147“."),
        max_length=300,
    )
    document = DocumentField(label=_("Dokument"), required=False)
    # The newest decision when the page was made, 0 for none: of two people, the second is told.
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class OutcomeForm(forms.Form):
    """What became of an election that was not kept here."""

    outcome = forms.ChoiceField(label=_("Was wurde aus der Wahl?"), widget=forms.RadioSelect)
    on = DayField(
        label=_("Tag der Feststellung oder der Absage"),
        help_text=_("Leer lassen, wenn er nicht bekannt ist."),
        required=False,
    )
    members = CountField(
        label=_("Zahl der Gewählten"),
        help_text=_("Nur wenn gewählt wurde; leer lassen, wenn sie nicht bekannt ist."),
        required=False,
    )
    source = TypedText(
        label=_("Woher Sie das wissen"),
        help_text=_("Zum Beispiel „Bekanntmachung vom 30. März 2026“."),
        max_length=300,
    )
    # The newest row when the page was made, 0 for none: of two people, the second is told.
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Only what was entered can be taken back.
        offered = [one for one in Outcome if told or one is not Outcome.UNKNOWN]
        offer(self, "outcome", [(one.value, OUTCOMES[one]) for one in offered])


class DocumentForm(forms.Form):
    """The resolution as the council signed it, for a decision that is entered already."""

    document = DocumentField(label=_("Dokument"))


class LetterheadForm(SeenForm):
    """What stands on the papers of a municipality; every field may stay empty."""

    address = TypedText(
        label=_("Anschrift der Wahlleitung"),
        help_text=_("Straße und Ort, jede Zeile für sich."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    phone = TypedText(label=_("Telefon"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-Mail"), required=False)
    returning_officer = TypedText(
        label=_("Name der Wahlleitung"),
        help_text=_("Unterschreibt Bekanntmachungen und Schreiben der Wahl."),
        max_length=120,
        required=False,
    )
    mayor = TypedText(
        label=_("Name der Bürgermeisterin oder des Bürgermeisters"),
        help_text=_("Unterschreibt die Schreiben zur Integrations-Kommission."),
        max_length=120,
        required=False,
    )
    authority = TypedText(
        label=_("Anschrift der Aufsichtsbehörde"),
        help_text=_("Sie wird unterrichtet, wenn die Wahl ausfällt. Jede Zeile für sich."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
