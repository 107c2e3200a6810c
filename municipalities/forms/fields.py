"""Fields and controls that the forms of every room share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from municipalities.law.days import KnownDay, typed_day
from municipalities.law.text import cleaned

Option = tuple[str | int, str | Promise]
Value = TypeVar("Value")
# The largest number that a small column of the database holds.
MOST_SMALL = 32_767
# More than all votes of the largest town, and small enough that any sum fits its column.
MOST = 9_999_999
# Days that an office may write down; other years are typing errors, and some cannot be computed.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_PLAIN = re.compile(r"[0-9]{1,12}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.\u0020\u00a0\u202f][0-9]{3}){1,3}")


def date_input() -> forms.DateInput:
    """Return the control for a day; browsers show it in the language of the person."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def whole_number(**attrs: str) -> forms.TextInput:
    """Return the control for a whole number; no spinner, so that scrolling changes nothing."""
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", **attrs})


def with_facts(text: Promise, **facts: object) -> str:
    """Return a hint with its facts, put together only when the language of the reader is known."""
    return lazy(lambda: str(text) % facts, str)()


def value_among(values: Mapping[str, Value]) -> Callable[[str], Value]:
    """Return what turns a chosen word into its value.

    Rows ask whether they were changed before they are checked: for a word that nobody offered
    Django expects a ValueError then.
    """

    def value_of(word: str) -> Value:
        if word not in values:
            raise ValueError(word)
        return values[word]

    return value_of


def offer(form: forms.Form, name: str, options: QuerySet[Any] | Iterable[Option]) -> None:
    """Set what the field ``name`` of a form offers: rows, or pairs of a key and its word.

    A field for rows accepts the rows; pairs given to it afterwards only set the order and the
    words in which they are shown. Raises TypeError for a field that cannot offer this.
    """
    field = form.fields[name]
    if isinstance(options, QuerySet):
        if not isinstance(field, forms.ModelChoiceField):
            raise TypeError(f"{name} offers no rows")
        field.queryset = options
    elif isinstance(field, forms.ChoiceField):
        field.choices = list(options)
    else:
        raise TypeError(f"{name} offers nothing")


class CountField(forms.Field):
    """A counted number: empty is None (unknown), „1.234“ is 1234, nothing else is guessed.

    Django's own field reads „1.000“ as 1, which must never happen to a counting board.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        """Return the number; raise ValidationError for what is not one."""
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
            raise ValidationError(
                _("„%(text)s“ ist keine Anzahl. Schreiben Sie nur Ziffern, zum Beispiel 1234."),
                params={"text": text[:20]},
            )
        number = int(re.sub(r"\D", "", text))
        if number > MOST:
            raise ValidationError(_("Die Zahl ist zu groß. Lesen Sie sie noch einmal ab."))
        return number


class DayField(forms.DateField):
    """A day that somebody typed, from ``first`` to ``LAST_DAY``."""

    def __init__(self, *, first: date = FIRST_DAY, **kwargs: Any) -> None:
        super().__init__(widget=date_input(), **kwargs)
        self.first = first

    def validate(self, value: Any) -> None:
        """Refuse a year that nobody can mean."""
        super().validate(value)
        if value and not self.first <= value <= LAST_DAY:
            raise ValidationError(
                _("Möglich sind Tage vom %(first)s bis zum %(last)s. Prüfen Sie das Jahr."),
                params={"first": f"{self.first:%d.%m.%Y}", "last": f"{LAST_DAY:%d.%m.%Y}"},
            )


class TypedText(forms.CharField):
    """A text that somebody typed: NFC, without signs that nobody sees (``law.text.cleaned``)."""

    def to_python(self, value: Any) -> Any:
        """Return the text as it is kept; ends of lines stay where several lines are asked for."""
        text = super().to_python(value)
        if not isinstance(text, str):
            return text
        return cleaned(text, lines=isinstance(self.widget, forms.Textarea))


class KnownDayField(forms.Field):
    """A day of birth that may be known in part: „31.12.1975“, „00.06.1975“, „1975“."""

    widget = forms.TextInput(
        attrs={"inputmode": "text", "autocomplete": "off", "placeholder": "TT.MM.JJJJ"}
    )

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text",
            _("Ist ein Teil nicht bekannt, schreiben Sie 00: 00.06.1975, oder nur das Jahr: 1975."),
        )
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Return the day as it is typed."""
        return str(value) if isinstance(value, KnownDay) else value

    def to_python(self, value: Any) -> KnownDay | None:
        """Return the day; raise ValidationError for what is none."""
        if isinstance(value, KnownDay):
            return value
        text = cleaned(str(value or ""))
        if not text:
            return None
        if text == str(KnownDay()):
            return KnownDay()
        day = typed_day(text)
        if day is None:
            raise ValidationError(
                _("„%(text)s“ ist kein Tag. Schreiben Sie zum Beispiel 31.12.1975 oder 1975."),
                params={"text": text[:20]},
            )
        if day.year and not FIRST_DAY.year <= day.year <= LAST_DAY.year:
            raise ValidationError(_("Dieses Jahr kann nicht stimmen. Prüfen Sie es."))
        return day


def not_in_future(moment: date | datetime) -> None:
    """Refuse a future day or moment: what is entered here has happened."""
    now: date | datetime = timezone.now() if isinstance(moment, datetime) else timezone.localdate()
    if moment > now:
        raise ValidationError(_("Das liegt in der Zukunft. Prüfen Sie das Datum."))
