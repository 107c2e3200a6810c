"""What people type of a meeting of the Wahlausschuss: the plan, and how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from elections.law.committee.meeting import Item, MeetingKind
from elections.models.committee.course import REMARKS, SEAT, VOTES
from elections.models.committee.meetings import ITEMS, KINDS
from municipalities.forms.fields import (
    FIRST_DAY,
    LAST_DAY,
    DayField,
    TypedText,
    not_in_future,
    value_among,
)
from municipalities.forms.seen import SeenForm

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
        words = dict(ITEMS)
        for item in items:
            self.fields[f"{VOTES}{item.value}"] = TypedText(
                label=_("Abstimmung: %(point)s") % {"point": words[item.value]},
                required=False,
                max_length=200,
            )
            self.fields[f"{REMARKS}{item.value}"] = TypedText(
                label=_("Bemerkungen: %(point)s") % {"point": words[item.value]},
                required=False,
                max_length=1_000,
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
        return [self[name] for name in ("opened_at", "closed_at", "clerk", "guests")]

    def of_seats(self) -> list[forms.BoundField]:
        """Return the fields of the seats, which a page shows beside each other."""
        return [self[f"{SEAT}{seat}"] for seat in self._seats]

    def of_points(self) -> list[forms.BoundField]:
        """Return the fields of the points that are about no list."""
        names = [f"{kind}{item.value}" for item in self._items for kind in (VOTES, REMARKS)]
        return [self[name] for name in names]

    @property
    def present(self) -> dict[int, int]:
        """Return who sat on which seat, by the keys of the members."""
        found = {seat: self.cleaned_data.get(f"{SEAT}{seat}") for seat in self._seats}
        return {seat: member for seat, member in found.items() if member is not None}

    @property
    def notes(self) -> dict[Item, tuple[str, str]]:
        """Return votes and remarks of the points that are about no list."""
        typed = self.cleaned_data
        return {
            item: (typed[f"{VOTES}{item.value}"], typed[f"{REMARKS}{item.value}"])
            for item in self._items
        }
