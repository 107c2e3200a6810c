"""What people type to take a step of an election, or to move an appointment."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import (
    MOST_SMALL,
    DayField,
    TypedText,
    not_in_future,
    whole_number,
)


class ConfirmForm(forms.Form):
    """A step that needs nothing but the confirmation."""


class HeldForm(forms.Form):
    """An election is set up after its day: only if it was held then."""

    held = forms.BooleanField(
        label=_("An diesem Wahltag wurde der Ausländerbeirat gewählt"),
        error_messages={
            "required": _(
                "Nach dem Wahltag lässt sich nur eine Wahl nacherfassen, die stattgefunden hat. "
                "Wurde nicht gewählt oder wissen Sie es nicht, legen Sie hier keine Wahl an."
            )
        },
    )


class DecidedOnForm(forms.Form):
    """A step that the committee or the Wahlleitung decided on a day."""

    decided_on = DayField(label=_("Tag der Entscheidung"), validators=[not_in_future])


class ReasonForm(forms.Form):
    """A step back, which needs a reason."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawalForm(forms.Form):
    """Why an election that was set up is taken back."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log. Zum Beispiel: „In der falschen Wahlzeit angelegt.“"),
        max_length=500,
    )


class SeatsForm(forms.Form):
    """The right number of seats, with the reason of the correction."""

    seats = forms.IntegerField(
        label=_("Zahl der Sitze"), min_value=1, max_value=MOST_SMALL, widget=whole_number()
    )
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log. Zum Beispiel: „Zahlendreher; Hauptsatzung § 7 nennt 9.“"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MoveForm(forms.Form):
    """Another day for an appointment."""

    on = DayField(label=_("Neuer Tag"))
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Warum gilt nicht der berechnete Tag? Der Grund steht im Log."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
