"""A column for a day that may be known in part; the text „1971-06-00“ sorts and compares."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models

from municipalities.law.days import KnownDay

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    _Text = models.CharField[KnownDay | date | str, KnownDay]
else:
    _Text = models.CharField

LONGEST = len("1971-06-00")


class KnownDayField(_Text):
    """Keeps a ``KnownDay``; takes a date too, which is known to the day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = LONGEST
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Leave out the length, which never changes."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(
        self, value: str | None, _expression: Any, _connection: BaseDatabaseWrapper
    ) -> KnownDay | None:
        """Return the day of a row."""
        return None if value is None else KnownDay.from_text(value)

    def to_python(self, value: Any) -> Any:
        """Return a ``KnownDay`` of whatever names a day."""
        return known_day(value)

    def get_prep_value(self, value: Any) -> Any:
        """Return the text that is stored."""
        day = known_day(value)
        return None if day is None else day.text


def known_day(value: KnownDay | date | str | None) -> KnownDay | None:
    """Return the day that ``value`` names; None for none. Raises ValueError for another text."""
    if value is None or isinstance(value, KnownDay):
        return value
    return KnownDay.of(value) if isinstance(value, date) else KnownDay.from_text(value)
