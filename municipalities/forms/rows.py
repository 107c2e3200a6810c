"""Many rows in one form: what is there already, and empty rows for more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import get_default_renderer
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import TypedText

MOST_ROWS = 1_000
PREFIX = "zeilen"


class RowForm(forms.Form):
    """One row; ``pk`` names the thing that it is about, empty for a new one.

    ``seen`` is a mark of the values that the person saw, so that of two people at one page the
    second does not undo what the first did.
    """

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = TypedText(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_known:
            known = "\x1f".join(f"{name}={value}" for name, value in sorted(self.initial.items()))
            self.initial["seen"] = sha256(known.encode()).hexdigest()[:16]

    def clean(self) -> dict[str, Any]:
        """Refuse a row that somebody else changed since it was shown."""
        entered = super().clean() or self.cleaned_data
        if self.is_known and entered.pop("seen", "") != self.initial["seen"]:
            raise ValidationError(
                _("Diese Zeile hat inzwischen jemand anderes geändert. Laden Sie die Seite neu.")
            )
        entered.pop("seen", None)
        return entered

    @property
    def is_known(self) -> bool:
        """Whether the row is about something that exists."""
        return bool(self.initial.get("pk"))


if TYPE_CHECKING:
    _Set = forms.BaseFormSet[forms.Form]
else:
    _Set = forms.BaseFormSet


class Rows(_Set):
    """Rows of one kind: ``known`` as they are, then ``extra`` empty ones.

    ``kind`` is the form of a row and ``options`` what each needs. An empty row is left out; known
    rows come back in any case, and ``form.has_changed()`` says whether one was touched.
    """

    min_num = 0
    max_num = absolute_max = MOST_ROWS
    validate_min = False
    validate_max = True
    can_order = can_delete = can_delete_extra = False

    def __init__(
        self,
        data: MultiValueDict[str, str] | None,
        kind: type[RowForm],
        *,
        known: Sequence[Mapping[str, Any]],
        extra: int = 0,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        self.form = kind
        self.extra = max(0, min(extra, MOST_ROWS - len(known)))
        self.renderer = get_default_renderer()
        self._gone = False
        super().__init__(
            data,
            initial=[dict(row) for row in self._as_sent(data, known)],
            prefix=PREFIX,
            form_kwargs=dict(options or {}),
        )

    def _as_sent(
        self, data: MultiValueDict[str, str] | None, known: Sequence[Mapping[str, Any]]
    ) -> Sequence[Mapping[str, Any]]:
        """Return the known rows in the order in which they were sent, whatever was added since.

        A key that is not among ``known`` is gone, or was never on this page.
        """
        if data is None:
            return known
        by_key = {str(row["pk"]): row for row in known}
        count = str(data.get(f"{PREFIX}-INITIAL_FORMS", ""))
        # Python itself reads no number of thousands of digits.
        is_count = count.isdecimal() and len(count) <= len(str(MOST_ROWS))
        sent = [
            data.get(f"{PREFIX}-{place}-pk", "")
            for place in range(min(int(count) if is_count else 0, MOST_ROWS))
        ]
        self._gone = not set(sent) <= by_key.keys()
        return [by_key.get(key, {}) for key in sent]

    def clean(self) -> None:
        """Refuse rows of which one is gone, and a new row that claims to be an old one."""
        news = self.forms[self.initial_form_count() :]
        if self._gone or any(form.cleaned_data.get("pk") for form in news if form.is_valid()):
            raise ValidationError(
                _("Eine Zeile gibt es nicht mehr. Laden Sie die Seite neu; gespeichert ist nichts.")
            )

    def filled(self) -> list[tuple[int, dict[str, Any]]]:
        """Return place and values of the known rows and of the new ones that were filled in."""
        return [
            (place, form.cleaned_data)
            for place, form in enumerate(self.forms)
            if form.has_changed() or form.initial.get("pk")
        ]

    def touched(self) -> list[tuple[int, dict[str, Any]]]:
        """Return place and values of the rows in which something was typed."""
        return [
            (place, form.cleaned_data)
            for place, form in enumerate(self.forms)
            if form.has_changed()
        ]

    def refuse(self, place: int, field: str | None, text: str) -> None:
        """Show a refusal in the row at ``place``."""
        form = self.forms[place]
        form.add_error(field if field in form.fields else None, text)
        self._errors = [one.errors for one in self.forms]
