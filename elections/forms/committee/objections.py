"""What people type of an objection to a refusal, and of the decision on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.forms.committee.votes import ask_for_all, vote_field
from elections.forms.nominations.decisions import NominationDecisionForm
from elections.law.committee.meeting import ObjectionOutcome
from elections.models import CommitteeMeeting, PersonStrike
from elections.models.committee.course import VOTES
from elections.models.committee.objections import OUTCOMES
from municipalities.forms.fields import DayField, TypedText, not_in_future, value_among
from municipalities.forms.seen import SeenForm


class ObjectionForm(SeenForm):
    """An objection as it came in."""

    objector = TypedText(
        label=_("Wer erhebt Einspruch?"),
        help_text=_("Zum Beispiel: „die Vertrauensperson, Frau Kaya“."),
        max_length=200,
    )
    received_on = DayField(label=_("Eingegangen am"), validators=[not_in_future])
    grounds = TypedText(
        label=_("Begründung"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, struck: Iterable[PersonStrike], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = {str(one.candidate_id): one for one in struck}
        if people:
            self.fields["candidate_id"] = forms.TypedChoiceField(
                label=_("Worum geht es?"),
                choices=[
                    ("", _("alle nicht zugelassenen Personen")),
                    *((key, str(one.candidate)) for key, one in people.items()),
                ],
                coerce=value_among({key: int(key) for key in people}),
                empty_value=None,
                required=False,
            )
            self.order_fields(["candidate_id"])


class ObjectionCorrectionForm(ObjectionForm):
    """An objection as it should have been typed, and why."""

    reason = TypedText(
        label=_("Grund der Berichtigung"), help_text=_("Er steht im Log."), max_length=300
    )


class ObjectionDecisionForm(NominationDecisionForm):
    """What a meeting decided on an objection, and what holds for the list from then on."""

    meeting = forms.ModelChoiceField(
        label=_("Sitzung"), queryset=CommitteeMeeting.objects.none(), empty_label=None
    )
    outcome = forms.TypedChoiceField(
        label=_("Entscheidung über den Einspruch"),
        choices=OUTCOMES,
        coerce=value_among({one.value: one for one in ObjectionOutcome}),
        widget=forms.RadioSelect,
    )
    grounds = TypedText(
        label=_("Gründe der Entscheidung über den Einspruch"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    in_favour = vote_field("in_favour")
    against = vote_field("against")
    abstained = vote_field("abstained")

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["decided_on"], self.fields["why_then"]
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
        admitted = self.fields["admitted"]
        admitted.required = False
        admitted.label = _("Was gilt jetzt für die Liste?")
        admitted.help_text = _("Nur wenn dem Einspruch stattgegeben ist.")
        self.fields["reason"].label = _("Grund dieser Entscheidung über die Liste")
        self.fields["in_favour"].help_text = _(
            "Wie der Ausschuss über den Einspruch abgestimmt hat: alle drei Zahlen oder keine."
        )
        self.order_fields(["meeting", "outcome", "grounds", *VOTES, "admitted", "reason"])

    def clean(self) -> dict[str, Any]:
        """Ask what holds for the list where the objection was upheld."""
        entered = super().clean() or self.cleaned_data
        ask_for_all(self, entered)
        is_upheld = entered.get("outcome") is ObjectionOutcome.UPHELD
        if is_upheld and not isinstance(entered.get("admitted"), bool):
            self.add_error("admitted", _("Was gilt jetzt für die Liste?"))
        return entered
