"""What people type about support signatures: signers one by one, forms, and the exemption."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.support import MOST_FORMS, SlipReason, Stated
from elections.models import Election
from elections.models.nominations.signers import (
    FoundInRegister,
    Signer,
    found_in_register,
    has_register,
)
from elections.models.register.address import LONGEST_NAME
from municipalities.forms.fields import (
    CountField,
    DayField,
    KnownDayField,
    TypedText,
    not_in_future,
    whole_number,
)
from municipalities.messages import word
from municipalities.models.sorting import sort_key

SHOWN_ALIKE = 5
_ENTRY = "entry-"


def _name(label: Any, help_text: Any = "", **attrs: str) -> TypedText:
    # No browser offers the name of one signer to the next (R-DP-05).
    unkept = {"autocomplete": "off", "spellcheck": "false", **attrs}
    return TypedText(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=unkept),
    )


class SignerForm(forms.Form):
    """One sheet: who signed, when, and what the residents' registration says if it is asked.

    The last question stands there while there is no register of electors, and afterwards only for
    whom the register does not know exactly so.
    """

    family_name = _name(_("Familienname"), autofocus="autofocus")
    given_names = _name(
        _("Vornamen"),
        _("Alle, so wie im Melderegister. Wer nur einen Namen hat, lässt eines der Felder leer."),
    )
    born = KnownDayField(label=_("Geburtsdatum"), help_text="")
    signed_on = DayField(label=_("Unterschrieben am"), validators=[not_in_future])
    is_complete = forms.BooleanField(
        label=_("Formblatt vollständig und von Hand unterschrieben"),
        error_messages={
            "required": _(
                "Ist das Blatt unvollständig oder nicht von Hand unterschrieben, nehmen Sie den "
                "Knopf darunter. Dann wird niemand nachgesehen."
            )
        },
    )
    answer = TypedText(
        label=_("Was das Melderegister für den Tag der Unterschrift über die Person sagt"),
        max_length=30,
        widget=forms.RadioSelect,
        error_messages={"required": _("Wählen Sie aus, was das Melderegister sagt.")},
    )

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.election = election
        self.has_register = has_register(election)
        self._offer(FoundInRegister())
        self.fields["answer"].required = not self.has_register
        if self.is_bound:
            # The page leads to what was refused.
            self.fields["family_name"].widget.attrs.pop("autofocus")
        elif self.has_register:
            del self.fields["answer"]

    def clean(self) -> dict[str, Any]:
        """Ask for a name, and for an answer where the register has none."""
        entered = super().clean() or self.cleaned_data
        names = f"{entered.get('family_name', '')} {entered.get('given_names', '')}"
        if not {"family_name", "given_names"} & set(self.errors) and not sort_key(names).strip():
            self.add_error("family_name", _("Wie heißt die Person? Ein Name genügt."))
        if self.errors:
            if self.has_register and not self.data.get("answer"):
                del self.fields["answer"]
            return entered
        found = found_in_register(self.election, self.signer)
        if found.same:
            del self.fields["answer"]
            return entered | {"answer": ""}
        self._offer(found)
        self.fields["answer"].required = True
        if entered["answer"] not in self._offered():
            entered["answer"] = ""
        return entered

    @property
    def signer(self) -> Signer:
        """Who was typed."""
        typed = self.cleaned_data
        return Signer(typed["family_name"], typed["given_names"], typed["born"])

    @property
    def entry(self) -> int | None:
        """The entry that was chosen among those alike."""
        answer = self.cleaned_data["answer"]
        return int(answer.removeprefix(_ENTRY)) if answer.startswith(_ENTRY) else None

    @property
    def stated(self) -> Stated | None:
        """What the residents' registration says."""
        answer = self.cleaned_data["answer"]
        return Stated(answer) if answer in {*Stated} else None

    def _offer(self, found: FoundInRegister) -> None:
        alike = [
            (f"{_ENTRY}{one.pk}", f"{one.listed_name}, {one.birth_date}")
            for one in found.alike[:SHOWN_ALIKE]
        ]
        widget: Any = self.fields["answer"].widget
        widget.choices = [*alike, *((one.value, word(one)) for one in Stated)]

    def _offered(self) -> set[str]:
        widget: Any = self.fields["answer"].widget
        return {key for key, _label in widget.choices}


class SlipForm(forms.Form):
    """Which signature was looked up by a slip, and why; no free text, which could name somebody."""

    number = CountField(label=_("Nummer der Prüfung"), widget=whole_number())
    reason = forms.ChoiceField(
        label=_("Warum"),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason: Any = self.fields["reason"]
        reason.choices = [(one.value, word(one)) for one in SlipReason]


class IssuedFormsForm(forms.Form):
    """Official forms that a group got."""

    count = forms.IntegerField(
        label=_("Wie viele Formblätter"),
        min_value=1,
        max_value=MOST_FORMS,
        widget=whole_number(),
    )
    issued_on = DayField(label=_("Ausgegeben am"), validators=[not_in_future])
    issued_to = TypedText(
        label=_("Ausgegeben an"),
        help_text=_("Wer sie geholt oder bekommen hat. Es wird mit den Unterschriften gelöscht."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class FormsSlipForm(forms.Form):
    """Why a row of forms is taken back."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log. Zum Beispiel: „Gehört zu Liste 2.“"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ExemptionForm(forms.Form):
    """Where a group is represented, and what proves it; nothing chosen says: nowhere."""

    in_council = forms.BooleanField(
        label=_("im Ausländerbeirat"),
        help_text=_("Nicht, wenn es in dieser Wahlzeit eine Integrations-Kommission gab."),
        required=False,
    )
    in_landtag = forms.BooleanField(label=_("im Landtag"), required=False)
    in_bundestag = forms.BooleanField(
        label=_("im Bundestag über eine hessische Landesliste"), required=False
    )
    evidence = TypedText(
        label=_("Nachweis"),
        help_text=_(
            "Worauf die Entscheidung beruht. Zum Beispiel: „Bekanntmachung des Wahlergebnisses vom "
            "23.03.2021, Wahlvorschlag 2.“"
        ),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, had_commission: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if had_commission:
            del self.fields["in_council"]

    def clean(self) -> dict[str, Any]:
        """Ask for the proof of a seat that is claimed."""
        entered = super().clean() or self.cleaned_data
        seats = ("in_council", "in_landtag", "in_bundestag")
        is_claimed = any(entered.get(seat) for seat in seats)
        if is_claimed and not entered.get("evidence") and "evidence" not in self.errors:
            self.add_error("evidence", _("Was weist nach, dass die Gruppe vertreten ist?"))
        return {"in_council": False, **entered}
