"""What people type about objections and what was decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ballots.law.term.decisions import WithdrawalGround
from ballots.models import Mandate
from ballots.models.term.objection import OBJECTORS, OUTCOMES, WITHDRAWALS
from municipalities.forms.fields import (
    CountField,
    DayField,
    TypedText,
    not_in_future,
    offer,
)

AGAINST_RESULT = 0


class ObjectionForm(forms.Form):
    """An objection as it came in; the person's name stays on paper."""

    reference = TypedText(
        label=_("Aktenzeichen"),
        max_length=60,
        help_text=_("Es führt zur Akte. Der Name der Person wird hier nicht eingetragen."),
    )
    succession = forms.TypedChoiceField(label=_("Wogegen richtet er sich?"), coerce=int)
    subject = TypedText(
        label=_("Worum es geht"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In einem Satz, ohne Namen."),
    )
    objector = forms.ChoiceField(
        label=_("Wer erhebt ihn?"), choices=OBJECTORS, widget=forms.RadioSelect
    )
    supporters = CountField(
        label=_("Zahl der Unterstützenden"),
        required=False,
        help_text=_("Nur wenn keine eigenen Rechte geltend gemacht werden."),
    )
    published_on = DayField(
        validators=[not_in_future],
        label=_("Bekannt gemacht am"),
        required=False,
        help_text=_(
            "Der Tag der Bekanntmachung. Mit ihm beginnen die zwei Wochen. Leer, solange noch "
            "nichts bekannt gemacht ist."
        ),
    )
    received_on = DayField(validators=[not_in_future], label=_("Eingegangen am"))
    reasoned_on = DayField(
        validators=[not_in_future],
        label=_("Begründet am"),
        required=False,
        help_text=_(
            "Leer, solange die Gründe fehlen; Sie tragen den Tag später nach. Auch die Gründe "
            "müssen in den zwei Wochen vorliegen."
        ),
    )
    in_form = forms.BooleanField(
        label=_("Schriftlich oder zur Niederschrift bei der Wahlleitung erhoben"), required=False
    )

    def __init__(self, *args: Any, successions: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [(AGAINST_RESULT, _("das Ergebnis der Wahl"))]
        offer(self, "succession", [*first, *successions])


class ObjectionCorrectionForm(ObjectionForm):
    """What was entered of an objection, and why it was wrong; what it is against stays."""

    reason = TypedText(
        label=_("Grund der Berichtigung"),
        max_length=300,
        help_text=_("Der frühere Eintrag bleibt im Protokoll stehen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, successions=(), **kwargs)
        del self.fields["succession"]


class WithdrawalForm(forms.Form):
    """Why a decision holds no more; the day belongs to a judgment alone."""

    ground = forms.ChoiceField(
        label=_("Warum gilt die Entscheidung nicht mehr?"),
        choices=WITHDRAWALS,
        widget=forms.RadioSelect,
    )
    lifted_on = DayField(
        validators=[not_in_future],
        label=_("Tag des Urteils"),
        required=False,
        help_text=_("Nur bei einem Urteil."),
    )
    note = TypedText(
        label=_("Grund"),
        max_length=300,
        help_text=_("Bei einem Urteil das Gericht und das Aktenzeichen."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a judgment; a slip has none."""
        data = super().clean() or {}
        is_judgment = data.get("ground") == WithdrawalGround.JUDGMENT.value
        if is_judgment and "lifted_on" in data and not data["lifted_on"]:
            self.add_error("lifted_on", _("Tragen Sie den Tag des Urteils ein."))
        return data


class GroundsForm(forms.Form):
    """The day on which the grounds of an objection came."""

    received_on = DayField(validators=[not_in_future], label=_("Begründet am"))


class DecisionForm(forms.Form):
    """What was decided on an objection; the last two fields belong to one outcome only."""

    outcome = forms.ChoiceField(label=_("Entscheidung"), choices=OUTCOMES, widget=forms.RadioSelect)
    decided_on = DayField(validators=[not_in_future], label=_("Entschieden am"))
    decided_by = TypedText(label=_("Entschieden von"), max_length=120)
    reasons = TypedText(
        label=_("Gründe"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    mandate = forms.ModelChoiceField(
        Mandate.objects.none(),
        label=_("Wer verliert den Sitz?"),
        required=False,
        help_text=_("Nur bei der Entscheidung, dass eine Person den Sitz verliert."),
    )
    final_on = DayField(
        validators=[not_in_future],
        label=_("Rechtskräftig seit"),
        required=False,
        help_text=_("Erst mit diesem Tag ist der Sitz verloren."),
    )

    def __init__(self, *args: Any, mandates: QuerySet[Mandate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "mandate", mandates)
        seats = [(mandate.pk, f"{mandate.candidate}, {mandate}") for mandate in mandates]
        offer(self, "mandate", [("", _("niemand")), *seats])
