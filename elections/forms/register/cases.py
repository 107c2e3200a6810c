"""What people type about doubtful cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
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
_WORDS_STANDING: Mapping[str, Any] = {
    SAME_PERSON: _("dieselbe Person: eine der beiden Eintragungen wird als doppelt gestrichen"),
    ENTER: _("bleibt im Verzeichnis"),
    LEAVE_OUT: _("streichen: die Eintragung bleibt mit Vermerk, ein Wahlschein wird ungültig"),
}
_WORDS_MIXED: Mapping[str, Any] = {
    ENTER: _("eintragen; wer schon im Verzeichnis steht, bleibt"),
    LEAVE_OUT: _("nicht eintragen; wer schon im Verzeichnis steht, wird gestrichen"),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """What a decision is asked about: the kinds of the cases, what each accepts, who stands.

    ``likes`` are the entries that may be the same person, by key, where it is one case and they
    are several. ``strictly`` offers only what all the cases accept.
    """

    kinds: frozenset[str]
    possible: Sequence[Collection[str]]
    stands: frozenset[bool] = frozenset({False})
    likes: Sequence[tuple[int, str]] = ()
    strictly: bool = False

    def choices(self) -> list[tuple[str, Any]]:
        """Return the decisions with their words."""
        fits = all if self.strictly else any
        kind = next(iter(self.kinds)) if len(self.kinds) == 1 else ""
        return [
            (one, self._words(kind, one))
            for one in _WORDS
            if fits(one in offered for offered in self.possible)
        ]

    def _words(self, kind: str, decided: str) -> Any:
        special = _OTHER_WORDS.get((kind, decided))
        if kind in _NOT_ABOUT_STANDING or self.stands == {False}:
            return special or _WORDS[decided]
        if self.stands == {True} and (kind, decided) == (DoubtfulCase.Kind.TWICE, ENTER):
            return _("eine andere Person: bleibt im Verzeichnis, mit den Angaben des Auszugs")
        words = _WORDS_STANDING if self.stands == {True} else _WORDS_MIXED
        return words.get(decided) or special or _WORDS[decided]


CASE_FIELDS: dict[Rule, str] = {
    RegisterRule.CASE_NEEDS_REASON: "reason",
    RegisterRule.CASE_BIRTH_DATE: "birth_date",
    RegisterRule.CASE_NEEDS_LINE: "line",
    RegisterRule.PERSON_LIKE: "is_other",
    RegisterRule.CASE_NEEDS_LIKE: "like",
}
_NOT_ABOUT_STANDING = {
    DoubtfulCase.Kind.FAULT, DoubtfulCase.Kind.ID_REUSED, DoubtfulCase.Kind.STRUCK,
}  # fmt: skip
_NO_BIRTH = {DoubtfulCase.Kind.FAULT, DoubtfulCase.Kind.ID_REUSED}


class CaseDecisionForm(forms.Form):
    """What becomes of one doubtful case, or of several alike.

    ``alone`` asks for what belongs to one person.
    """

    decision = forms.ChoiceField(
        label=_("Entscheidung"),
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _(
                "Diese Entscheidung passt nicht zu allen ausgewählten Fällen. Wählen Sie eine der "
                "Entscheidungen hier oder andere Fälle."
            )
        },
    )
    like = forms.TypedChoiceField(
        label=_("Welche Eintragung ist dieselbe Person?"),
        required=False,
        coerce=int,
        empty_value=None,
    )
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

    def __init__(self, *args: Any, offered: Offered, alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = offered.choices()
        offer(self, "decision", choices)
        if len(choices) == 1:
            self.fields["decision"].initial = choices[0][0]
        offer(self, "like", [("", _("bitte wählen")), *offered.likes])
        if not alone or not offered.likes:
            del self.fields["like"]
        if not alone or _NO_BIRTH & offered.kinds:
            del self.fields["birth_date"]
        if DoubtfulCase.Kind.ROWS_DIFFER not in offered.kinds:
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


class WithdrawalForm(forms.Form):
    """Why a decision is taken back."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_("Was an der Entscheidung falsch war. Er bleibt mit Tag und Namen stehen."),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
