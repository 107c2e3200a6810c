"""What people type about lists: their persons and the decision on them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MinValueValidator
from django.forms.renderers import get_default_renderer
from django.utils.translation import gettext_lazy as _

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


def _reason(example: Any) -> TypedText:
    """The field for why something is corrected."""
    return TypedText(
        label=_("Grund"),
        help_text=example,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NominationForm(forms.Form):
    """A list as it was handed in."""

    number = forms.IntegerField(
        label=_("Listennummer"),
        help_text=_("Der Platz auf dem Stimmzettel."),
        min_value=1,
        max_value=MOST_SMALL,
        widget=whole_number(),
    )
    name = TypedText(label=_("Name der Partei oder Wählergruppe"), max_length=200)
    short_name = TypedText(label=_("Kurzbezeichnung"), required=False, max_length=60)
    received_at = forms.DateTimeField(
        label=_("Eingegangen"),
        help_text=_("Tag und Uhrzeit des Eingangs bei der Wahlleitung."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        validators=[
            not_in_future,
            MinValueValidator(
                datetime.combine(FIRST_DAY, time.min, UTC),
                _("Das Jahr kann nicht stimmen. Prüfen Sie das Datum."),
            ),
        ],
    )


class NominationCorrectionForm(NominationForm, SeenForm):
    """A list as it was really handed in, with the reason of the correction."""

    reason = _reason(_("Er steht im Log. Zum Beispiel: „Eingangsstempel nennt 17:40 Uhr.“"))


class CandidateForm(forms.Form):
    """One person of a list; a row that is left empty is left out."""

    place = forms.IntegerField(
        label=_("Platz"),
        min_value=1,
        max_value=MOST_SMALL,
        show_hidden_initial=True,
        widget=whole_number(),
    )
    family_name = TypedText(label=_("Familienname"), required=False, max_length=120)
    given_name = TypedText(label=_("Rufname"), required=False, max_length=120)
    birth_date = DayField(label=_("Geburtsdatum"))
    occupation = TypedText(label=_("Beruf oder Stand"), required=False, max_length=120)
    title = TypedText(label=_("Doktorgrad"), required=False, max_length=40)
    # Shown only once somebody similar was found.
    is_other = TypedText(
        label=_("Warum es eine andere Person ist"),
        max_length=200,
        required=False,
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one name at least: some people have only one."""
        entered = super().clean() or self.cleaned_data
        if not (entered.get("family_name") or entered.get("given_name")):
            self.add_error("family_name", _("Ein Name genügt: Familienname oder Rufname."))
        return entered


class CandidateCorrectionForm(CandidateForm, SeenForm):
    """A person as the list really names them, with the reason of the correction."""

    reason = _reason(
        _("Er steht im Log. Zum Beispiel: „Tippfehler; die Zustimmungserklärung nennt Çelik.“")
    )

    def ask_who_it_is(self) -> None:
        """Show the field for why it is another person, where the answer was refused for that."""
        if "is_other" in self.errors:
            self.fields["is_other"].widget = forms.TextInput()


class CandidateRemovalForm(forms.Form):
    """Why a person is taken off a list."""

    reason = _reason(_("Er steht im Log. Zum Beispiel: „Zustimmungserklärung fehlt.“"))


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

    def place_error(self, place: int, text: str, field: str = "place") -> None:
        """Show a refusal beside the row of ``place``; ``is_other`` is asked for there."""
        for form in self.forms:
            if form.cleaned_data.get("place") == place:
                if field == "is_other":
                    form.fields[field].widget = forms.TextInput()
                form.add_error(field, text)
                return


class NominationDecisionForm(forms.Form):
    """What the committee decided on one list."""

    admitted = forms.TypedChoiceField(
        label=_("Entscheidung des Wahlausschusses"),
        choices=[("ja", _("zugelassen")), ("nein", _("zurückgewiesen"))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    decided_on = DayField(label=_("Tag der Entscheidung"), validators=[not_in_future])
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Bei einer Zurückweisung nötig."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
