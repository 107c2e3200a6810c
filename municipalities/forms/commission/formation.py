"""What people type to form an Integrations-Kommission: seats, proposals, members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import (
    CountField,
    DayField,
    Option,
    TypedText,
    offer,
)
from municipalities.law.commission.composition import Capacity, Gender
from municipalities.models import CommissionMember, MemberLeaving, Organisation, Proposal, Term
from municipalities.models.commission.members import CAPACITIES, GENDERS

Choices = Sequence[tuple[str, str]]


def resolution_field(**kwargs: Any) -> forms.CharField:
    """Return the field for the resolution on which a fact rests."""
    return TypedText(
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
    # The newest plan when the page was made, 0 for none: of two people, the second is told.
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class FirstPlanForm(PlanForm):
    """The seats of a commission that does not exist yet, with its Wahlzeit."""

    term = forms.ModelChoiceField(Term.objects.none(), label=_("Wahlzeit"), empty_label=None)
    field_order = ["term"]

    def __init__(self, *args: Any, terms: QuerySet[Term], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "term", terms)


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
    family_name = TypedText(label=_("Familienname"), max_length=120)
    given_name = TypedText(label=_("Rufname"), max_length=120)
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
    address = TypedText(
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
        by: list[Option] = [
            ("", _("bitte wählen")),
            *((str(one.pk), one.name) for one in organisations),
            (self.OWN, _("Gemeindevertretung (eigener Vorschlag)")),
        ]
        offer(self, "organisation", by)
        offer(self, "nationality", [("", _("bitte wählen")), *nationalities])
        offer(self, "second_nationality", [("", _("keine")), *nationalities])

    def nationalities(self) -> tuple[str, ...]:
        """Return the keys that were chosen, each once."""
        chosen = {self.cleaned_data["nationality"], self.cleaned_data["second_nationality"]}
        return tuple(sorted(chosen - {""}))


class WithdrawalForm(forms.Form):
    """Why a proposal is deleted."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_(
            "Zum Beispiel „zurückgezogen mit Schreiben vom 3. Mai“. Ohne den Namen der Person: Der "
            "Grund bleibt im Log."
        ),
        max_length=300,
    )


class ElectionForm(forms.Form):
    """The persons whom the Gemeindevertretung elected as experts."""

    proposals = forms.ModelMultipleChoiceField(
        Proposal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
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
        offer(self, "proposals", proposals)
        # Each remark says who proposes, and why the person may not be elected today.
        named = [
            (one.pk, f"{one.full_name}, {remarks.get(one.pk, '')}".removesuffix(", "))
            for one in proposals
        ]
        offer(self, "proposals", named)


class AppointmentForm(forms.Form):
    """The chair, or a member whom an organ of the municipality sends."""

    capacity = forms.ChoiceField(
        label=_("Mitglied als"),
        choices=[choice for choice in CAPACITIES if choice[0] != Capacity.EXPERT.value],
        widget=forms.RadioSelect,
    )
    family_name = TypedText(label=_("Familienname"), max_length=120)
    given_name = TypedText(label=_("Rufname"), max_length=120)
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
    resolution = TypedText(
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
    note = TypedText(
        label=_("Vermerk"),
        help_text=_("Zum Beispiel „Schreiben vom 3. Mai“."),
        max_length=300,
        required=False,
    )


class CoChairForm(forms.Form):
    """The member whom the experts elected to share the chair."""

    member = forms.ModelChoiceField(
        CommissionMember.objects.none(),
        label=_("Gewählte Person"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Wählen Sie die Person, die die Sachkundigen gewählt haben."),
            "invalid_choice": _("Diese Person ist kein sachkundiges Mitglied der Kommission."),
        },
    )
    elected_on = DayField(label=_("Gewählt am"))

    def __init__(self, *args: Any, members: QuerySet[CommissionMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "member", members)
        offer(self, "member", [(one.pk, one.full_name) for one in members])


class FormationForm(forms.Form):
    """The day from which the commission exists."""

    formed_on = DayField(
        label=_("Gebildet am"),
        help_text=_("Frühestens der Tag, an dem das letzte heutige Mitglied gewählt wurde."),
    )
