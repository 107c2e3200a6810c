"""What people type about the body in its term: who left, who follows, who is passed over."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ballots.law.term.mandates import Effective, LossGround, loss_rule, lost_on
from ballots.models.term.mandate import BARS, GROUNDS, POSTS
from municipalities.forms.fields import (
    DayField,
    TypedText,
    not_in_future,
    offer,
)
from municipalities.messages import word

BY_CORRECTION = LossGround.RESULT_CORRECTED.value


class DepartureForm(forms.Form):
    """Why and since when a member no longer has a seat; each ground says when the seat is lost."""

    ground = forms.ChoiceField(label=_("Grund"), widget=forms.RadioSelect)
    found_on = DayField(
        validators=[not_in_future],
        label=_("Festgestellt am"),
        help_text=_("Der Tag, an dem die Wahlleitung das Ausscheiden festgestellt hat."),
    )
    effective_on = DayField(
        label=_("Sitz verloren am"),
        required=False,
        help_text=_(
            "Der Todestag oder der Tag, an dem die Feststellung unanfechtbar oder die Entscheidung "
            "rechtskräftig wurde. Bei einem Verzicht und bei einem nicht erworbenen Sitz ergibt "
            "sich der Tag von selbst."
        ),
    )
    note = TypedText(
        label=_("Vermerk"),
        max_length=300,
        required=False,
        help_text=_("Zum Beispiel das Aktenzeichen. Er wird nicht veröffentlicht."),
    )

    def __init__(self, *args: Any, starts_on: date, noticed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts_on = starts_on
        # A corrected result takes seats by itself; without a notice no week can have passed.
        left_out = {BY_CORRECTION} if noticed else {BY_CORRECTION, LossGround.NEVER_ACQUIRED.value}
        offered = [
            (value, f"{label}: {word(loss_rule(LossGround(value)).effective)}")
            for value, label in GROUNDS
            if value not in left_out
        ]
        offer(self, "ground", offered)

    def clean(self) -> dict[str, Any]:
        """Fill in the day of loss where the ground gives it; ask for it where it does not."""
        data: dict[str, Any] = super().clean() or {}
        ground, found_on = data.get("ground"), data.get("found_on")
        if ground and found_on and not data.get("effective_on") and not self.has_day_error():
            events = {
                Effective.START: self.starts_on,
                Effective.FINDING: max(found_on, self.starts_on),
            }
            data["effective_on"] = lost_on(LossGround(ground), events)
            if data["effective_on"] is None:
                missing = _("Bei diesem Grund fehlt der Tag, an dem der Sitz verloren ging.")
                self.add_error("effective_on", ValidationError(missing))
        return data

    def has_day_error(self) -> bool:
        """Whether the text typed as the day of loss is not a day."""
        return "effective_on" in self.errors


class PostForm(forms.Form):
    """A post that cannot be held beside the seat, and when the person was told."""

    post = forms.ChoiceField(label=_("Hinderungsgrund"), choices=POSTS, widget=forms.RadioSelect)
    served_on = DayField(
        validators=[not_in_future],
        label=_("Hinweis zugestellt am"),
        help_text=_("Mit diesem Tag beginnt die Woche für den Nachweis."),
    )


class ProofForm(forms.Form):
    """When the proof arrived that the post has ended."""

    proven_on = DayField(validators=[not_in_future], label=_("Nachweis eingegangen am"))


class SuccessionForm(forms.Form):
    """The day of the finding; ``place`` is the person the page showed as next, empty for nobody."""

    place = forms.IntegerField(widget=forms.HiddenInput, required=False)
    determined_on = DayField(validators=[not_in_future], label=_("Nachrücken festgestellt am"))


class PassOverForm(forms.Form):
    """Why a person will never be called, since when, and what proves it."""

    ground = forms.ChoiceField(label=_("Grund"), choices=BARS, widget=forms.RadioSelect)
    noted_on = DayField(
        validators=[not_in_future],
        label=_("Bekannt seit"),
        help_text=_("Der Tag, an dem die Wahlleitung davon erfuhr."),
    )
    note = TypedText(
        label=_("Nachweis"),
        max_length=300,
        help_text=_("Zum Beispiel „Verzichtserklärung vom 3. Mai 2026“ oder ein Aktenzeichen."),
    )
