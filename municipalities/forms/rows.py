"""Many rows in one form: what is there already, and empty rows for more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import get_default_renderer
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from municipalities.forms.seen import SeenForm
from municipalities.models.seen import Seen

MOST_ROWS = 1_000
# They name a row; what they say follows from its other values.
_NAMING = {"pk", "title", "seen"}
PREFIX = "zeilen"
_OF_ROW = re.compile(rf"{PREFIX}-(?P<place>[0-9]{{1,4}})-(?P<field>.+)")


class RowForm(SeenForm):
    """One row; ``pk`` names the thing that it is about, empty for a new one.

    Of two people at one page the second does not undo what the first did: a row that only the
    other one changed shows the newer values and is left as they are, one that both changed is
    refused. What ``initial`` says beside the fields, and decides how the row looks, counts too.
    """

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = {name: value for name, value in self.initial.items() if name not in _NAMING}
        self._changed: dict[str, Any] = {}
        self._is_quarrel = False
        if self.is_known:
            self.initial["seen"] = str(Seen.of(self._now))

    def full_clean(self) -> None:
        """Take over what somebody else changed in a row that nobody touched here, and check."""
        if self.is_bound and self.is_known:
            saw = self.seen_as_sent()
            self._changed = {
                name: value for name, value in self._now.items() if not saw.is_same(name, value)
            }
            self._is_quarrel = bool(self._changed) and self.is_row_touched(saw)
            if self._changed and not self._is_quarrel:
                self.take_over(self._changed, saw)
                self.__dict__.pop("changed_data", None)
        super().full_clean()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self._is_quarrel:
            self._refuse_change()

    def seen_as_sent(self) -> Seen:
        """Return what the page showed in this row; nothing where it does not say."""
        return Seen.read(str(self.data.get(self.add_prefix("seen"), ""))) or Seen({})

    def is_row_touched(self, saw: Seen) -> bool:
        """Return whether something was typed or ticked in this row."""
        return any(self.is_touched(name, saw) for name in self.fields if name not in {"pk", "seen"})

    def _refuse_change(self) -> None:
        """Say what somebody else changed, unless the same was typed here."""
        lost = {
            name: value
            for name, value in self._changed.items()
            if name not in self.fields or not Seen.of({name: value}).is_same(name, self[name].data)
        }
        if lost:
            self.tell(lost)

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
        data, self._lost = self._without_gone(data, kind, known, options or {})
        super().__init__(
            data,
            initial=[dict(row) for row in self._as_sent(data, known)],
            prefix=PREFIX,
            form_kwargs=dict(options or {}),
        )

    def _as_sent(
        self, data: MultiValueDict[str, str] | None, known: Sequence[Mapping[str, Any]]
    ) -> Sequence[Mapping[str, Any]]:
        """Return the known rows in the order in which they were sent, whatever was added since."""
        if data is None:
            return known
        by_key = {str(row["pk"]): row for row in known}
        return [by_key[key] for key in _keys_sent(data)]

    @staticmethod
    def _without_gone(
        data: MultiValueDict[str, str] | None,
        kind: type[RowForm],
        known: Sequence[Mapping[str, Any]],
        options: Mapping[str, Any],
    ) -> tuple[MultiValueDict[str, str] | None, bool]:
        """Leave out rows that are gone; return what is left, and whether one was written in.

        A key that is not among ``known`` is gone, or was never on this page. Without its row the
        others can be saved; nobody has to type them again.
        """
        if data is None:
            return None, False
        by_key = {str(row["pk"]) for row in known}
        gone = [place for place, key in enumerate(_keys_sent(data)) if key not in by_key]
        if not gone:
            return data, False
        forms_gone = [kind(data, prefix=f"{PREFIX}-{place}", **options) for place in gone]
        lost = any(form.is_row_touched(form.seen_as_sent()) for form in forms_gone)
        return _without(data, gone), lost

    def clean(self) -> None:
        """Say that a row is gone in which something was typed; no new one may claim to be old."""
        news = self.forms[self.initial_form_count() :]
        if self._lost or any(form.cleaned_data.get("pk") for form in news if form.is_valid()):
            raise ValidationError(
                _(
                    "Eine Zeile gibt es nicht mehr: Jemand anderes hat sie inzwischen entfernt "
                    "oder erledigt. Alles andere, was Sie geschrieben haben, steht noch da. "
                    "Speichern Sie noch einmal."
                )
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


def _keys_sent(data: MultiValueDict[str, str]) -> list[str]:
    """Return the keys of the rows that were known when the page was made, in their order."""
    count = str(data.get(f"{PREFIX}-INITIAL_FORMS", ""))
    known = int(count) if count.isdecimal() and len(count) <= len(str(MOST_ROWS)) else 0
    return [str(data.get(f"{PREFIX}-{place}-pk", "")) for place in range(min(known, MOST_ROWS))]


def _without(data: MultiValueDict[str, str], gone: Sequence[int]) -> MultiValueDict[str, str]:
    """Return what was sent without the rows at these places; the rows behind them move up."""
    left = data.copy()
    for name in ("TOTAL_FORMS", "INITIAL_FORMS"):
        count = str(data.get(f"{PREFIX}-{name}", ""))
        if count.isdecimal() and len(count) <= len(str(MOST_ROWS)):
            left[f"{PREFIX}-{name}"] = str(max(0, int(count) - len(gone)))
    moved: dict[str, list[str]] = {}
    for key in data:
        found = _OF_ROW.fullmatch(key)
        at = int(found["place"]) if found else -1
        if found is None or at < gone[0]:
            continue
        left.pop(key, None)
        if at not in gone:
            before = sum(1 for one in gone if one < at)
            moved[f"{PREFIX}-{at - before}-{found['field']}"] = data.getlist(key)
    for key, values in moved.items():
        left.setlist(key, values)
    return left
