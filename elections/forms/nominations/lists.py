"""What people type about lists: what came in, what is corrected, and the persons on them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MinValueValidator
from django.forms.renderers import get_default_renderer
from django.utils.translation import gettext_lazy as _

from elections.models import ListCorrection
from elections.models.nominations.person import Salutation
from municipalities.forms.fields import (
    FIRST_DAY,
    MOST_SMALL,
    DayField,
    TypedText,
    not_in_future,
    whole_number,
)
from municipalities.forms.seen import SeenForm

CANDIDATE_ROWS, MOST_ROWS = 5, 100
KINDS = (ListCorrection.Kind.PAPER, ListCorrection.Kind.OFFICE, ListCorrection.Kind.LIST)


def reason_field(example: Any) -> TypedText:
    """Return the field for why something is corrected."""
    return TypedText(
        label=_("Grund"),
        help_text=example,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CorrectionForm(SeenForm):
    """Which of the kinds a correction of what was handed in is, and why it is made."""

    kind = forms.ChoiceField(
        label=_("Warum wird berichtigt?"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        widget=forms.RadioSelect,
    )
    reason = reason_field(
        _("Er steht im Log und bei der Liste. Zum Beispiel: „Das Papier nennt Çelik.“")
    )
    order_last = ("kind", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in self.order_last])


class ReceiptField(forms.DateTimeField):
    """When a paper came in, to the second: 18:00:00 is in time, 18:00:01 is not (R-LIST-10)."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Eingegangen"),
            help_text=_(
                "Tag und Uhrzeit des Eingangsstempels. Ohne Sekunden zählt die volle Minute."
            ),
            widget=forms.DateTimeInput(
                attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"
            ),
            validators=[
                not_in_future,
                MinValueValidator(
                    datetime.combine(FIRST_DAY, time.min, UTC),
                    _("Das Jahr kann nicht stimmen. Prüfen Sie das Datum."),
                ),
            ],
        )


class ListNameForm(SeenForm):
    """What a group is called (§ 11 Abs. 1 KWG; R-LIST-02)."""

    name = TypedText(
        label=_("Name der Partei oder Wählergruppe"),
        max_length=200,
        widget=forms.TextInput(attrs={"size": 60}),
    )
    short_name = TypedText(label=_("Kurzbezeichnung"), required=False, max_length=60)


class NominationForm(ListNameForm):
    """A list as it was handed in."""

    name = TypedText(
        label=_("Name der Partei oder Wählergruppe"),
        help_text=_("So, wie er auf dem Papier steht."),
        required=False,
        max_length=200,
    )
    is_nameless = forms.BooleanField(label=_("Auf dem Papier steht kein Name"), required=False)
    received_at = ReceiptField()

    def clean(self) -> dict[str, Any]:
        """Ask for the name, unless somebody says that there is none: Enter may come too early."""
        entered = super().clean() or self.cleaned_data
        is_nameless = entered.pop("is_nameless", False)
        if "name" in entered and not entered["name"] and not is_nameless:
            self.add_error(
                "name", _("Wie heißt die Liste? Steht kein Name auf dem Papier, sagen Sie es.")
            )
        return entered


class ReceiptForm(forms.Form):
    """When the signed paper of a list came in that was entered online."""

    received_at = ReceiptField()


class ReceiptReturnForm(forms.Form):
    """Why a receipt was entered by a slip."""

    reason = reason_field(_("Er steht im Log. Zum Beispiel: „Gehört zu einer anderen Liste.“"))


class NominationCorrectionForm(NominationForm, CorrectionForm):
    """A list as it was really handed in, with the reason of the correction."""


class CandidateForm(forms.Form):
    """One person of a list; a row that is left empty is left out."""

    place = forms.IntegerField(
        label=_("Platz"),
        min_value=1,
        max_value=MOST_SMALL,
        show_hidden_initial=True,
        widget=whole_number(),
    )
    salutation = forms.ChoiceField(label=_("Anrede"), choices=Salutation.choices, required=False)
    family_name = TypedText(label=_("Familienname"), required=False, max_length=120)
    given_name = TypedText(label=_("Rufname"), required=False, max_length=120)
    birth_date = DayField(label=_("Geburtsdatum"), required=False)
    occupation = TypedText(label=_("Beruf oder Stand"), required=False, max_length=120)
    title = TypedText(label=_("Doktorgrad"), required=False, max_length=40)


class CandidateRemovalForm(forms.Form):
    """Why a person is taken off a list."""

    kind = forms.ChoiceField(
        label=_("Warum steht die Person nicht auf der Liste?"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        widget=forms.RadioSelect,
    )
    reason = reason_field(
        _("Er steht im Log und bei der Liste. Zum Beispiel: „Doppelt eingetragen.“")
    )


if TYPE_CHECKING:
    _Rows = forms.BaseFormSet[CandidateForm]
else:
    _Rows = forms.BaseFormSet


class CandidateRows(_Rows):
    """``rows`` empty rows for the next places of a list, beginning with ``next_place``."""

    form = CandidateForm
    min_num = 0
    max_num = absolute_max = MOST_ROWS
    validate_min = False
    validate_max = True
    can_order = can_delete = can_delete_extra = False

    def __init__(self, data: Any, *, next_place: int, rows: int = CANDIDATE_ROWS) -> None:
        self.next_place = next_place
        self.extra = max(1, min(rows, MOST_ROWS))
        self.renderer = get_default_renderer()
        super().__init__(data, prefix="personen")

    def add_fields(self, form: CandidateForm, index: int | None) -> None:
        """Number the rows, continuing after the last place that is taken."""
        super().add_fields(form, index)
        form.fields["place"].initial = self.next_place + (index or 0)

    def entered(self) -> list[dict[str, Any]]:
        """Return the values of the rows that were filled in."""
        return [form.cleaned_data for form in self.forms if form.has_changed()]

    def place_error(self, place: int, text: str) -> None:
        """Show a refusal beside the last row of ``place``: that one came second."""
        for form in reversed(self.forms):
            if form.cleaned_data.get("place") == place:
                form.add_error("place", text)
                return
