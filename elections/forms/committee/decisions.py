"""What the committee decided on each list, all lists in one form."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from elections.forms.committee.votes import ask_for_all, vote_field
from elections.models.committee.course import VOTES
from elections.models.committee.meetings import LONGEST_REMARK
from municipalities.forms.fields import TypedText, value_among
from municipalities.forms.rows import RowForm

DECIDED = {"ja": True, "nein": False}
_STRUCK = re.compile(r"(?:Platz\s+)?(?P<place>[0-9]{1,4})\s*[:.,;)–-]?\s+(?P<reason>\S.*)")
_LONGEST_REASON = 500


class DecisionRow(RowForm):
    """One list: decided or still open, without whom, why; and how the committee voted.

    What is decided already is corrected on the page of the list; votes and remarks stay open.
    """

    admitted = forms.TypedChoiceField(
        label=_("Entscheidung"),
        choices=[("", _("offen")), ("ja", _("zugelassen")), ("nein", _("zurückgewiesen"))],
        coerce=value_among(DECIDED),
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    struck = TypedText(
        label=_("Ohne diese Personen"),
        help_text=_("Je Zeile Platz und Grund: „3: Zustimmung fehlt“."),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Nötig bei Zurückweisung, und bei Zulassung trotz eines Mangels."),
        required=False,
        max_length=500,
    )
    in_favour = vote_field("in_favour")
    against = vote_field("against")
    abstained = vote_field("abstained")
    remarks = TypedText(label=_("Bemerkungen"), required=False, max_length=LONGEST_REMARK)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = self.initial.get("title", "")
        self._is_second = False
        if self.initial.get("state"):
            self._is_second = self.data.get(self.add_prefix("admitted")) in DECIDED
            for name in ("admitted", "struck", "reason"):
                del self.fields[name]

    def of_decision(self) -> list[forms.BoundField]:
        """Return what says how the committee decided; nothing once it did."""
        return [self[name] for name in ("admitted", "struck", "reason") if name in self.fields]

    def of_votes(self) -> list[forms.BoundField]:
        """Return the numbers of the vote and the remarks, which a page shows beside each other."""
        return [self[name] for name in (*VOTES, "remarks")]

    def clean_struck(self) -> dict[int, str]:
        """Return why single persons are not admitted, by their places; refuse what is no line."""
        found: dict[int, str] = {}
        for line in self.cleaned_data["struck"].splitlines():
            if not line.strip():
                continue
            match = _STRUCK.fullmatch(line.strip())
            if match is None or len(match["reason"]) > _LONGEST_REASON:
                raise ValidationError(
                    _(
                        "„%(line)s“ ist nicht zu lesen. Schreiben Sie je Zeile Platz und Grund, "
                        "zum Beispiel „3: Zustimmung fehlt“."
                    ),
                    params={"line": line.strip()[:60]},
                )
            place = int(match["place"])
            if place in found:
                raise ValidationError(
                    _("Platz %(place)s steht zweimal da."), params={"place": place}
                )
            found[place] = match["reason"]
        return found

    def clean(self) -> dict[str, Any]:
        """Persons are struck from an admitted list only; nobody decides a second time unseen."""
        entered = super().clean() or self.cleaned_data
        ask_for_all(self, entered)
        if self._is_second:
            text = _(
                "Über diese Liste hat inzwischen jemand anderes eine Entscheidung eingetragen. "
                "Ihre ist nicht gespeichert. Sehen Sie nach, was jetzt gilt; berichtigen lässt es "
                "sich bei der Liste."
            )
            self.add_error(None, text)
        if entered.get("struck") and not entered.get("admitted"):
            self.add_error(
                "struck",
                _("Ohne einzelne Personen lässt der Ausschuss nur eine Liste zu, die er zulässt."),
            )
        return entered


class TogetherForm(forms.Form):
    """Why votes or remarks that stood there are changed."""

    reason = TypedText(
        label=_("Grund, wenn Abstimmung oder Bemerkungen berichtigt werden"),
        help_text=_("Was bisher leer war, braucht keinen. Er steht im Log."),
        required=False,
        max_length=300,
    )
