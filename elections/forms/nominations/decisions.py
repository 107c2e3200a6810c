"""What people type of a decision of the Wahlausschuss on a list, and where it is corrected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.states import Redecided
from elections.models import Candidate
from municipalities.forms.fields import DayField, TypedText, not_in_future, value_among

OUTCOMES = {"ja": True, "nein": False, "offen": None}
STRIKE = "streichen"


class NominationDecisionForm(forms.Form):
    """What the committee decided on one list, and on single persons of it."""

    admitted = forms.TypedChoiceField(
        label=_("Entscheidung des Wahlausschusses"),
        choices=[("ja", _("zugelassen")), ("nein", _("zurückgewiesen"))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    decided_on = DayField(label=_("Tag der Entscheidung"), validators=[not_in_future])
    why_then = TypedText(
        label=_("Warum an diesem Tag"),
        help_text=_("Nur wenn der Ausschuss an einem anderen Tag entschieden hat als vorgesehen."),
        required=False,
        max_length=300,
    )
    reason = TypedText(
        label=_("Grund"),
        help_text=_(
            "Bei einer Zurückweisung nötig, und wenn der Ausschuss trotz eines Mangels zulässt."
        ),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        people: Iterable[Candidate] = (),
        struck: dict[int, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for one in people:
            self.fields[f"{STRIKE}_{one.pk}"] = TypedText(
                label=_("%(person)s wird nicht zugelassen, weil") % {"person": one},
                required=False,
                max_length=500,
                initial=(struck or {}).get(one.pk, ""),
            )

    @property
    def struck(self) -> dict[int, str]:
        """Return why single persons are not admitted, by their keys."""
        prefix = f"{STRIKE}_"
        return {
            int(name.removeprefix(prefix)): text
            for name, text in self.cleaned_data.items()
            if name.startswith(prefix) and text
        }

    @property
    def decided(self) -> dict[str, Any]:
        """Return the decision without the single persons."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if not name.startswith(f"{STRIKE}_")
        }


class DecisionCorrectionForm(NominationDecisionForm):
    """What the committee really decided on a list, and why it is corrected."""

    cause = forms.ChoiceField(
        label=_("Warum ändert sich die Eintragung?"),
        choices=[
            (Redecided.SLIP.value, _("Irrtum bei der Eingabe")),
            (
                Redecided.OBJECTION.value,
                _("Der Wahlausschuss hat nach einem Einspruch neu entschieden"),
            ),
        ],
        widget=forms.RadioSelect,
    )
    objected_on = DayField(
        label=_("Tag des Einspruchs"),
        help_text=_("Nur nach einem Einspruch."),
        required=False,
        validators=[not_in_future],
    )
    correction = TypedText(
        label=_("Grund der Berichtigung"),
        help_text=_("Er steht im Log. Zum Beispiel: „Mit Liste 3 verwechselt.“"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["admitted"] = forms.TypedChoiceField(
            label=_("Was ist richtig?"),
            choices=[
                ("ja", _("zugelassen")),
                ("nein", _("zurückgewiesen")),
                ("offen", _("noch nicht entschieden: die Eintragung wird zurückgenommen")),
            ],
            coerce=value_among(OUTCOMES),
            widget=forms.RadioSelect,
        )
        self.fields["decided_on"].required = False
        self.fields["decided_on"].help_text = _("Leer nur, wenn noch nicht entschieden ist.")
        self.fields["reason"].label = _("Grund der Entscheidung")

    def clean(self) -> dict[str, Any]:
        """Ask for the days that belong to what was chosen, and for no other."""
        entered = super().clean() or self.cleaned_data
        is_open = "admitted" in entered and entered["admitted"] is None
        is_objection = entered.get("cause") == Redecided.OBJECTION
        if is_open and is_objection:
            text = _("Nach einem Einspruch gibt es eine Entscheidung: zugelassen, zurückgewiesen.")
            self.add_error("admitted", text)
        if not is_open and "decided_on" not in self.errors and not entered.get("decided_on"):
            self.add_error("decided_on", _("An welchem Tag hat der Wahlausschuss entschieden?"))
        if "objected_on" not in self.errors and "cause" in entered:
            if is_objection and not entered.get("objected_on"):
                self.add_error("objected_on", _("An welchem Tag kam der Einspruch?"))
            if entered.get("objected_on") and not is_objection:
                text = _("Ein Irrtum hat keinen Tag des Einspruchs. Lassen Sie das Feld leer.")
                self.add_error("objected_on", text)
        return entered
