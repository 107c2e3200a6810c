"""What people type of a meeting of the Wahlausschuss: the plan, and how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from elections.forms.committee.votes import ask_for_all, vote_field, votes_in
from elections.law.committee.meeting import Item, MeetingKind
from elections.models.committee.course import REMARKS, SEAT, VOTES, Note
from elections.models.committee.meetings import ITEMS, KINDS, LONGEST_REMARK
from municipalities.forms.fields import (
    FIRST_DAY,
    LAST_DAY,
    DayField,
    TypedText,
    not_in_future,
    value_among,
)
from municipalities.forms.seen import SeenForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KIND_OF = {kind.value: kind for kind in MeetingKind}


class MomentField(forms.DateTimeField):
    """A day with its time, in a year that somebody can mean."""

    def __init__(self, **kwargs: Any) -> None:
        text = _("Das Jahr kann nicht stimmen. Prüfen Sie das Datum.")
        super().__init__(
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            validators=[
                MinValueValidator(datetime.combine(FIRST_DAY, time.min, UTC), text),
                MaxValueValidator(datetime.combine(LAST_DAY, time.min, UTC), text),
            ],
            **kwargs,
        )


class PublicField(forms.TypedChoiceField):
    """Whether the public was let in: yes, no, or nobody wrote it down."""

    _WORDS = {True: "ja", False: "nein"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("", _("nicht eingetragen")), ("ja", _("ja")), ("nein", _("nein"))],
            coerce=value_among({word: value for value, word in self._WORDS.items()}),
            empty_value=None,
            required=False,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """Return the choice of a value that stands there."""
        return self._WORDS.get(value, value) if isinstance(value, bool) else value


class MeetingForm(SeenForm):
    """When and where the committee meets, and how that was made known."""

    kind = forms.TypedChoiceField(
        label=_("Wozu tagt der Ausschuss?"),
        choices=KINDS,
        coerce=value_among(KIND_OF),
        widget=forms.RadioSelect,
    )
    starts_at = MomentField(label=_("Beginn"))
    place = TypedText(
        label=_("Ort"),
        help_text=_("Zum Beispiel: „Rathaus, Sitzungssaal, Zimmer 201“."),
        max_length=300,
    )
    why_then = TypedText(
        label=_("Warum an diesem Tag"),
        help_text=_("Nur wenn der Ausschuss an einem anderen Tag entscheidet als vorgesehen."),
        required=False,
        max_length=300,
    )
    invited_on = DayField(label=_("Eingeladen am"), required=False, validators=[not_in_future])
    announced_on = DayField(
        label=_("Öffentlich bekannt gemacht am"), required=False, validators=[not_in_future]
    )
    announced_in = TypedText(
        label=_("Bekannt gemacht in"),
        help_text=_("Zeitung, Aushang oder Internetseite."),
        required=False,
        max_length=200,
    )


class MeetingChangeForm(MeetingForm):
    """The plan of a meeting as it is now, and why it differs from what stood there."""

    reason = TypedText(
        label=_("Grund, wenn etwas berichtigt wird"),
        help_text=_("Was bisher leer war, braucht keinen. Er steht im Log."),
        required=False,
        max_length=300,
    )


class CourseForm(SeenForm):
    """How a meeting went: who sat on which seat, when, and what was said.

    ``seats`` holds for each seat its name and whom it can be; ``items`` are the points of the
    agenda that are about no list.
    """

    opened_at = MomentField(label=_("Eröffnet um"), required=False)
    closed_at = MomentField(label=_("Geschlossen um"), required=False)
    was_public = PublicField(
        label=_("War die Sitzung öffentlich?"),
        help_text=_("Der Ausschuss entscheidet in öffentlicher Sitzung."),
    )
    clerk = TypedText(
        label=_("Schriftführung"),
        help_text=_("Wer die Niederschrift führt."),
        required=False,
        max_length=200,
    )
    guests = TypedText(
        label=_("Sonst anwesend"),
        help_text=_("Zum Beispiel Vertrauenspersonen und wer zugehört hat."),
        required=False,
        max_length=500,
    )

    def __init__(
        self,
        *args: Any,
        seats: Mapping[int, tuple[str, Sequence[tuple[str | int, str]]]],
        items: Sequence[Item],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for seat, (name, people) in seats.items():
            keys = {str(key): int(key) for key, _name in people}
            self.fields[f"{SEAT}{seat}"] = forms.TypedChoiceField(
                label=name,
                choices=[("", _("niemand")), *people],
                coerce=value_among(keys),
                empty_value=None,
                required=False,
            )
        for item in items:
            for name in VOTES:
                self.fields[f"{name}_{item.value}"] = vote_field(name)
            self.fields[f"{REMARKS}{item.value}"] = TypedText(
                label=_("Bemerkungen"), required=False, max_length=LONGEST_REMARK
            )
        self.fields["text"] = TypedText(
            label=_("Verlauf"),
            help_text=_("Was außerdem in die Niederschrift gehört."),
            required=False,
            max_length=5_000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        self.fields["reason"] = TypedText(
            label=_("Grund, wenn etwas berichtigt wird"),
            help_text=_("Was bisher leer war, braucht keinen. Er steht im Log."),
            required=False,
            max_length=300,
        )
        self._seats, self._items = tuple(seats), tuple(items)

    def of_times(self) -> list[forms.BoundField]:
        """Return the fields about the meeting as a whole."""
        return [self[name] for name in ("opened_at", "closed_at", "was_public", "clerk", "guests")]

    def of_seats(self) -> list[forms.BoundField]:
        """Return the fields of the seats, which a page shows beside each other."""
        return [self[f"{SEAT}{seat}"] for seat in self._seats]

    def of_points(self) -> list[tuple[StrOrPromise, list[forms.BoundField]]]:
        """Return each point that is about no list, with its fields."""
        words = dict(ITEMS)
        return [
            (
                words[item.value],
                [*(self[f"{name}_{item.value}"] for name in VOTES), self[f"{REMARKS}{item.value}"]],
            )
            for item in self._items
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for all three numbers of a vote."""
        entered = super().clean() or self.cleaned_data
        for item in self._items:
            ask_for_all(self, entered, f"_{item.value}")
        return entered

    @property
    def present(self) -> dict[int, int]:
        """Return who sat on which seat, by the keys of the members."""
        found = {seat: self.cleaned_data.get(f"{SEAT}{seat}") for seat in self._seats}
        return {seat: member for seat, member in found.items() if member is not None}

    @property
    def notes(self) -> dict[Item, Note]:
        """Return votes and remarks of the points that are about no list."""
        typed = self.cleaned_data
        return {
            item: Note(votes_in(typed, f"_{item.value}"), typed[f"{REMARKS}{item.value}"])
            for item in self._items
        }
