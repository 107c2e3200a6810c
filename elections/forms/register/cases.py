"""What people type about doubtful cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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


ENTER, LEAVE_OUT, SAME_PERSON, OTHER_PERSON = "enter", "leave_out", "same_person", "other_person"
_WORDS: Mapping[str, Any] = {
    SAME_PERSON: _("dieselbe Person: ihre Eintragung bekommt Kennung und Angaben des Auszugs"),
    OTHER_PERSON: _("eine andere Person: eintragen, und die bisherige streichen"),
    ENTER: _("eintragen"),
    LEAVE_OUT: _("nicht eintragen"),
}
_OTHER_WORDS: Mapping[tuple[str, str], Any] = {
    (DoubtfulCase.Kind.FAULT, LEAVE_OUT): _("erledigt"),
    (DoubtfulCase.Kind.ID_REUSED, LEAVE_OUT): _("nichts ändern: die bisherige Eintragung bleibt"),
    (DoubtfulCase.Kind.TWICE, ENTER): _("eine andere Person: eintragen"),
    (DoubtfulCase.Kind.STRUCK, ENTER): _("wieder eintragen"),
    (DoubtfulCase.Kind.STRUCK, LEAVE_OUT): _("bleibt gestrichen"),
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

    ``possible`` holds what each chosen case accepts: only what all of them accept is offered.
    ``alone`` asks for what belongs to one person.
    """

    decision = forms.ChoiceField(label=_("Entscheidung"), widget=forms.RadioSelect)
    line = forms.IntegerField(
        label=_("Welche Zeile gilt?"),
        help_text=_("Die Nummer steht über der Spalte mit ihren Angaben."),
        required=False,
        min_value=1,
        widget=whole_number(),
    )
    birth_date = KnownDayField(
        label=_("Geburtsdatum"),
        help_text=_(
            "Nur wenn das im Auszug nicht stimmt oder jetzt genauer bekannt ist. Was niemand weiß, "
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
        possible: Sequence[Collection[str]],
        alone: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        common = [one for one in _WORDS if all(one in offered for offered in possible)]
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
