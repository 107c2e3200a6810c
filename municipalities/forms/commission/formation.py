"""What people type to bring an Integrations-Kommission into being: seats, proposals, members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import CountField, DayField
from municipalities.law.commission.composition import Capacity, Gender
from municipalities.models import CommissionMember, MemberLeaving, Organisation, Proposal, Term
from municipalities.models.commission.members import CAPACITIES, GENDERS

Choices = Sequence[tuple[str, str]]
if TYPE_CHECKING:
    _Proposals = forms.ModelMultipleChoiceField[Proposal]
    _Members = forms.ModelChoiceField[CommissionMember]
else:
    _Proposals, _Members = forms.ModelMultipleChoiceField, forms.ModelChoiceField


def resolution_field(**kwargs: Any) -> forms.CharField:
    """Return the field for the resolution on which a fact rests."""
    return forms.CharField(
        label=_("Beschluss"),
        help_text=_("Nummer oder Betreff, zum Beispiel „STVV 2026/0147“."),
        max_length=300,
        **kwargs,
    )


class PlanForm(forms.Form):
    """How many members of each kind the commission has."""

    experts = CountField(
        label=_("Sachkundige Einwohnerinnen und Einwohner"),
        help_text=_(
            "Mindestens die Hälfte: so viele wie alle übrigen Mitglieder zusammen. Der Vorsitz "
            "zählt dabei als ein übriges Mitglied."
        ),
    )
    executives = CountField(
        label=_("Mitglieder aus dem Gemeindevorstand"),
        help_text=_("Ohne den Vorsitz. Niemand: 0."),
    )
    councillors = CountField(
        label=_("Mitglieder aus der Gemeindevertretung"), help_text=_("Niemand: 0.")
    )
    decided_on = DayField(label=_("Tag des Beschlusses"))
    resolution = resolution_field()
    # The newest plan when the page was made, 0 for none: of two people the second is told.
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class FirstPlanForm(PlanForm):
    """The seats of a commission that does not exist yet, with its Wahlzeit."""

    term = forms.ModelChoiceField(Term.objects.none(), label=_("Wahlzeit"), empty_label=None)
    field_order = ["term"]

    def __init__(self, *args: Any, terms: QuerySet[Term], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["term"].queryset = terms  # type: ignore[attr-defined]


class ProposalForm(forms.Form):
    """A person whom an organisation, or the council itself, proposes."""

    OWN = "gemeindevertretung"
    organisation = forms.ChoiceField(
        label=_("Vorgeschlagen von"),
        error_messages={
            "invalid_choice": _("Diese Vereinigung steht nicht im Verzeichnis Ihrer Gemeinde.")
        },
    )
    received_on = DayField(label=_("Eingegangen am"))
    family_name = forms.CharField(label=_("Familienname"), max_length=120)
    given_name = forms.CharField(label=_("Rufname"), max_length=120)
    gender = forms.ChoiceField(
        label=_("Geschlecht"),
        help_text=_("Die Hälfte der gewählten Sachkundigen soll weiblich sein."),
        choices=GENDERS,
        widget=forms.RadioSelect,
    )
    birth_date = DayField(label=_("Geburtsdatum"))
    nationality = forms.ChoiceField(
        label=_("Staatsangehörigkeit"),
        help_text=_("Die Anfangsbuchstaben zu tippen führt in der Auswahl zum Land."),
    )
    second_nationality = forms.ChoiceField(label=_("Weitere Staatsangehörigkeit"), required=False)
    naturalised_here = forms.BooleanField(
        label=_("In Deutschland eingebürgert"),
        help_text=_("Nur nötig, wenn die Person allein die deutsche Staatsangehörigkeit hat."),
        required=False,
    )
    ethnic_resettler = forms.BooleanField(
        label=_("Aufgenommen als Aussiedlerin, Aussiedler, Spätaussiedlerin oder Spätaussiedler"),
        required=False,
    )
    resident_since = DayField(label=_("Wohnt in der Gemeinde seit"))
    main_dwelling = forms.BooleanField(
        label=_("Hauptwohnung in der Gemeinde"), required=False, initial=True
    )
    excluded_by_court = forms.BooleanField(
        label=_("Wahlrecht oder Wählbarkeit durch Richterspruch verloren"), required=False
    )
    address = forms.CharField(
        label=_("Anschrift"),
        help_text=_("Für das Ernennungsschreiben."),
        max_length=300,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Organisation],
        nationalities: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        by = [
            ("", _("bitte wählen")),
            *((str(one.pk), one.name) for one in organisations),
            (self.OWN, _("Gemeindevertretung (eigener Vorschlag)")),
        ]
        first = [("", _("bitte wählen")), *nationalities]
        second = [("", _("keine")), *nationalities]
        self.fields["organisation"].choices = by  # type: ignore[attr-defined]
        self.fields["nationality"].choices = first  # type: ignore[attr-defined]
        self.fields["second_nationality"].choices = second  # type: ignore[attr-defined]

    def nationalities(self) -> tuple[str, ...]:
        """Return the keys that were chosen, each once."""
        chosen = {self.cleaned_data["nationality"], self.cleaned_data["second_nationality"]}
        return tuple(sorted(chosen - {""}))


class WithdrawalForm(forms.Form):
    """Why a proposal is deleted."""

    reason = forms.CharField(
        label=_("Grund"),
        help_text=_(
            "Zum Beispiel „zurückgezogen mit Schreiben vom 3. Mai“. Ohne den Namen der Person: Der "
            "Grund bleibt im Log."
        ),
        max_length=300,
    )


class _ProposalChoice(_Proposals):
    """Proposals to tick; each says who proposes, and why the person may not be elected today."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Proposal.objects.none(), widget=forms.CheckboxSelectMultiple, **kwargs)
        self.remarks: dict[int, str] = {}

    def label_from_instance(self, obj: Proposal) -> str:
        """Name, then what the view knows of the proposal."""
        return f"{obj.full_name}, {self.remarks.get(obj.pk, '')}".removesuffix(", ")


class ElectionForm(forms.Form):
    """Whom the Gemeindevertretung elected as experts."""

    proposals = _ProposalChoice(
        label=_("Gewählte Personen"),
        error_messages={
            "required": _("Kreuzen Sie an, wer gewählt wurde."),
            "invalid_choice": _(
                "Ein Vorschlag, den Sie angekreuzt haben, ist inzwischen zurückgezogen. Prüfen Sie "
                "die Auswahl; gespeichert wurde nichts."
            ),
        },
    )
    elected_on = DayField(label=_("Gewählt am"))
    resolution = resolution_field()

    def __init__(
        self, *args: Any, proposals: QuerySet[Proposal], remarks: dict[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["proposals"]
        field.remarks = remarks  # type: ignore[attr-defined]
        field.queryset = proposals  # type: ignore[attr-defined]


class AppointmentForm(forms.Form):
    """The chair, or a member whom an organ of the municipality sends."""

    capacity = forms.ChoiceField(
        label=_("Mitglied als"),
        choices=[choice for choice in CAPACITIES if choice[0] != Capacity.EXPERT.value],
        widget=forms.RadioSelect,
    )
    family_name = forms.CharField(label=_("Familienname"), max_length=120)
    given_name = forms.CharField(label=_("Rufname"), max_length=120)
    gender = forms.ChoiceField(
        label=_("Geschlecht"),
        choices=GENDERS,
        widget=forms.RadioSelect,
        initial=Gender.UNSTATED.value,
    )
    elected_on = DayField(
        label=_("Mitglied seit"),
        help_text=_(
            "Der Tag der Wahl im entsendenden Organ; beim Vorsitz der Tag, ab dem die Person ihn "
            "in dieser Wahlzeit hat."
        ),
    )
    resolution = forms.CharField(
        label=_("Beschluss"),
        help_text=_(
            "Nummer oder Betreff. Beim Vorsitz nicht nötig: Bürgermeisterin oder Bürgermeister "
            "gehören der Kommission kraft Amtes an."
        ),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        """Ask for the resolution wherever somebody is elected."""
        entered = super().clean() or self.cleaned_data
        is_sent = entered.get("capacity") not in {None, Capacity.CHAIR.value}
        if is_sent and not entered.get("resolution"):
            text = _("Tragen Sie ein, mit welchem Beschluss die Person gewählt wurde.")
            self.add_error("resolution", ValidationError(text))
        return entered


class LeavingForm(forms.Form):
    """When and why a member left."""

    left_on = DayField(label=_("Ausgeschieden am"))
    ground = forms.ChoiceField(
        label=_("Grund"), choices=MemberLeaving.Ground, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Vermerk"),
        help_text=_("Zum Beispiel „Schreiben vom 3. Mai“."),
        max_length=300,
        required=False,
    )


class _MemberChoice(_Members):
    def label_from_instance(self, obj: CommissionMember) -> str:
        return obj.full_name


class CoChairForm(forms.Form):
    """Whom the experts elected to share the chair."""

    member = _MemberChoice(
        CommissionMember.objects.none(),
        label=_("Gewählte Person"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Wählen Sie die Person, die die Sachkundigen gewählt haben."),
            "invalid_choice": _("Diese Person ist kein sachkundiges Mitglied der Kommission."),
        },
    )
    elected_on = DayField(label=_("Gewählt am"))

    def __init__(self, *args: Any, members: QuerySet[CommissionMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members  # type: ignore[attr-defined]


class FormationForm(forms.Form):
    """The day from which the commission exists."""

    formed_on = DayField(
        label=_("Gebildet am"),
        help_text=_("Frühestens der Tag, an dem das letzte heutige Mitglied gewählt wurde."),
    )
