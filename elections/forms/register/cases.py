"""What people type about doubtful cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.register.rules import RegisterRule
from elections.models.register.cases import DoubtfulCase
from municipalities.forms.fields import KnownDayField, TypedText, offer, whole_number
from municipalities.law.basis import Rule
from municipalities.law.days import KnownDay


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


ENTER, LEAVE_OUT, SAME_PERSON = "enter", "leave_out", "same_person"
_WORDS: Mapping[str, Any] = {
    ENTER: _("eintragen"),
    LEAVE_OUT: _("nicht eintragen"),
    SAME_PERSON: _("dieselbe Person: neue Angaben übernehmen"),
}
_OTHER_WORDS: Mapping[tuple[str, str], Any] = {
    (DoubtfulCase.Kind.FAULT, LEAVE_OUT): _("erledigt"),
    (DoubtfulCase.Kind.ID_REUSED, ENTER): _(
        "eine andere Person: eintragen, die bisherige streichen"
    ),
}
CASE_FIELDS: dict[Rule, str] = {
    RegisterRule.CASE_NEEDS_REASON: "reason",
    RegisterRule.CASE_BIRTH_DATE: "birth_date",
    RegisterRule.CASE_NEEDS_LINE: "line",
    RegisterRule.PERSON_LIKE: "is_other",
}
_NO_BIRTH = {DoubtfulCase.Kind.FAULT, DoubtfulCase.Kind.ID_REUSED}


class CaseDecisionForm(forms.Form):
    """What becomes of one doubtful case, or of several alike.

    Only what every chosen case accepts is offered; ``alone`` asks for what belongs to one person.
    """

    decision = forms.ChoiceField(label=_("Entscheidung"), widget=forms.RadioSelect)
    line = forms.IntegerField(
        label=_("Welche Zeile gilt?"),
        help_text=_("Ihre Nummer steht über der Zeile."),
        required=False,
        min_value=1,
        widget=whole_number(),
    )
    birth_date = KnownDayField(
        label=_("Geburtsdatum"),
        help_text=_(
            "Nur wenn das des Auszugs nicht stimmt oder jetzt feststeht. Was nicht bekannt ist, "
            "bleibt unbekannt: 00.06.1975 oder 1975."
        ),
        required=False,
    )
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Worauf die Entscheidung beruht, zum Beispiel „Pass vorgelegt“."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_other = TypedText(
        label=_("Warum es eine andere Person ist"),
        max_length=200,
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(
        self,
        *args: Any,
        kinds: set[str],
        possible: Mapping[str, tuple[str, ...]],
        alone: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        common = [one for one in _WORDS if all(one in possible[kind] for kind in kinds)]
        kind = next(iter(kinds)) if len(kinds) == 1 else ""
        offer(
            self, "decision", [(one, _OTHER_WORDS.get((kind, one), _WORDS[one])) for one in common]
        )
        if len(common) == 1:
            self.fields["decision"].initial = common[0]
        if not alone or _NO_BIRTH & kinds:
            del self.fields["birth_date"]
        if DoubtfulCase.Kind.ROWS_DIFFER not in kinds:
            del self.fields["line"]

    def add_error(self, field: str | None, error: Any) -> None:
        """Show the question about somebody similar as soon as it has to be answered."""
        if field == "is_other":
            self.fields[field].widget = forms.Textarea(attrs={"rows": 2})
        super().add_error(field if field in self.fields else None, error)

    def born(self) -> KnownDay | None:
        """Return the birth that was typed, None where the extract's one holds."""
        found: KnownDay | None = self.cleaned_data.get("birth_date")
        return found
