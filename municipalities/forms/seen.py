"""Forms that change what stands there: of two people the second is told what the first changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.forms.fields import TypedText
from municipalities.messages import spoken
from municipalities.models.seen import LONGEST_TEXT, Seen


class SeenForm(forms.Form):
    """A form over values that are ``known``; a hidden field carries a mark of each.

    The act compares the marks under its lock (``models.seen.check_seen``). What it refuses comes
    back through ``tell``: what was typed stays, what was not touched shows the newer value, and
    whoever saves again has seen both.
    """

    shows_known = True
    """Whether the controls begin with the known values; without, they begin empty."""

    seen = TypedText(widget=forms.HiddenInput, required=False, max_length=LONGEST_TEXT)

    def __init__(self, *args: Any, known: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known and self.shows_known:
            self.initial = {**known, **self.initial}
        if known:
            self.initial["seen"] = str(Seen.of(known))
        self.saw: Seen | None = None

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        # No act has an argument for it, and what was typed is everything else.
        self.saw = Seen.read(self.cleaned_data.pop("seen", ""))

    def tell(self, now: Mapping[str, Any]) -> None:
        """Say what somebody else changed to ``now``, and go on from there."""
        saw = self.saw or Seen({})
        shown = [name for name in self.fields if name in now]
        said = [self._said(name, now[name]) for name in shown]
        fields = "; ".join(f"{one['field']}: {one['value']}" for one in said)
        text = _(
            "Inzwischen geändert: %(fields)s. Das hat jemand anderes gespeichert, während Sie hier "
            "schrieben. Was Sie getippt haben, steht noch da. Sehen Sie es durch und speichern Sie "
            "noch einmal."
        )
        self.add_error(None, text % {"fields": fields or _("mehr, als hier zu sehen ist")})
        for name in shown:
            if not self.shows_known or self.is_touched(name, saw):
                text = _("Inzwischen steht hier: %(value)s. Mit dem Speichern gilt Ihre Angabe.")
                self.add_error(name, text % self._said(name, now[name]))
        self.take_over(now, saw)

    def take_over(self, now: Mapping[str, Any], saw: Seen) -> None:
        """Show ``now`` wherever nobody typed, and count it as seen."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for name in set(now) & set(self.fields):
            if self.shows_known and not self.is_touched(name, saw):
                self._put(data, name, now[name])
        data[self.add_prefix("seen")] = str(saw.with_values(now))
        self.data = data

    def is_touched(self, name: str, saw: Seen) -> bool:
        """Return whether something else was typed than what was shown."""
        field = self.fields[name]
        if field.disabled:
            return False
        raw = self[name].data
        if name not in saw.marks:
            return field.has_changed(self.get_initial_for_field(field, name), raw)
        if saw.is_same(name, raw):
            return False
        try:
            return not saw.is_same(name, field.clean(raw))
        except ValidationError:
            return True

    def _put(self, data: Any, name: str, value: Any) -> None:
        key, field = self.add_prefix(name), self.fields[name]
        data.pop(key, None)
        if isinstance(value, bool) and isinstance(field, forms.BooleanField):
            if value:
                data[key] = "on"
            return
        shown = field.widget.format_value(field.prepare_value(value))
        data[key] = (shown[0] if shown else "") if isinstance(shown, list) else shown or ""

    def _said(self, name: str, value: Any) -> dict[str, str]:
        field = self.fields[name]
        words = {}
        if isinstance(field, forms.ChoiceField):
            words = {str(key): str(word) for key, word in _flat(field.choices)}
        if isinstance(value, bool) and isinstance(field, forms.BooleanField):
            said = _("ja") if value else _("nein")
        else:
            shown = field.prepare_value(value)
            plain = "" if value is None else spoken(value)
            said = words.get(str("" if shown is None else shown), plain)
        return {"field": str(field.label), "value": f"„{said}“" if said else _("leer")}


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    """Return the choices of a field without their groups."""
    flat: list[tuple[Any, Any]] = []
    for key, word in choices:
        flat += word if isinstance(word, list | tuple) else [(key, word)]
    return flat
