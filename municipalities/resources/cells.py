"""What a cell of the reference files may hold; everything else is refused with a sentence."""

from __future__ import annotations

import re
from calendar import IllegalMonthError, monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from import_export import widgets
from import_export.fields import Field

from municipalities.models import KnownBody

Cells = Mapping[str, Any]
_BODIES = {
    "Ausländerbeirat": KnownBody.Kind.ABR,
    "Integrationskommission": KnownBody.Kind.IK,
    "none": KnownBody.Kind.NONE,
}


class Count(widgets.Widget):
    """A whole number ≥ 0; an empty cell is unknown."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> int | None:
        """Return the number, None when empty; raise ValueError otherwise."""
        if value == "":
            return None
        if not re.fullmatch(r"[0-9]{1,9}", str(value), re.ASCII):
            raise ValueError(_("„%(value)s“ ist keine ganze Zahl.") % {"value": str(value)[:40]})
        return int(value)


class Percentage(widgets.Widget):
    """A percentage from 0 to 100 with at most two decimals; an empty cell is unknown."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> Decimal | None:
        """Return the percentage, None when empty; raise ValueError otherwise."""
        if value == "":
            return None
        if not re.fullmatch(r"(100|[0-9]{1,2})(\.[0-9]{1,2})?", str(value), re.ASCII):
            raise ValueError(_("„%(value)s“ ist keine Prozentzahl.") % {"value": str(value)[:40]})
        return Decimal(value)


class Day(widgets.Widget):
    """An ISO date; where a source names only a year or a month, the last day of it."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> date:
        """Return the day; raise ValueError otherwise."""
        text = str(value)
        try:
            if re.fullmatch(r"[0-9]{4}", text, re.ASCII):
                return date(int(text), 12, 31)
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text, re.ASCII):
                year, month = int(text[:4]), int(text[5:])
                return date(year, month, monthrange(year, month)[1])
            return date.fromisoformat(text)
        except (ValueError, IllegalMonthError) as error:
            raise ValueError(
                _("„%(value)s“ ist kein Tag (JJJJ-MM-TT).") % {"value": text[:40]}
            ) from error


class PerhapsDay(Day):
    """A day as above; an empty cell is unknown."""

    def clean(self, value: Any, row: Cells | None = None, **kwargs: Any) -> Any:
        """Return the day, None when empty; raise ValueError otherwise."""
        return None if value == "" else super().clean(value, row, **kwargs)


class YesOrNo(widgets.Widget):
    """The words yes and no."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> bool:
        """Return whether it says yes; raise ValueError for another word."""
        if value not in {"yes", "no"}:
            raise ValueError(_("„%(value)s“ ist weder yes noch no.") % {"value": str(value)[:40]})
        return bool(value == "yes")


class OneOf(widgets.Widget):
    """One of the codes that a column may hold."""

    def __init__(self, codes: Iterable[str]):
        super().__init__()
        self.codes = frozenset(codes)

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> str:
        """Return the code; raise ValueError for another one."""
        if value not in self.codes:
            raise ValueError(_("„%(value)s“ ist hier nicht vorgesehen.") % {"value": value[:40]})
        return str(value)


class Number(widgets.Widget):
    """A number ≥ 0 with at most two decimals."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> Decimal:
        """Return the number; raise ValueError otherwise."""
        if not re.fullmatch(r"[0-9]{1,8}(\.[0-9]{1,2})?", str(value), re.ASCII):
            raise ValueError(_("„%(value)s“ ist keine Zahl.") % {"value": str(value)[:40]})
        return Decimal(value)


class Text(widgets.Widget):
    """A text that may not be empty."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> str:
        """Return the text without blanks around it; raise ValueError when nothing is left."""
        text = str(value).strip()
        if not text:
            raise ValueError(_("Der Eintrag fehlt."))
        return text


class BodyName(widgets.Widget):
    """Ausländerbeirat, Integrationskommission, or none."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> str:
        """Return the body's code; raise ValueError for another word."""
        if value not in _BODIES:
            raise ValueError(_("„%(value)s“ ist kein Gremium.") % {"value": str(value)[:40]})
        return _BODIES[value].value


def column(attribute: str, name: str, widget: widgets.Widget | None = None) -> Field:
    """Return the field that takes the column ``name`` to ``attribute``."""
    return Field(attribute=attribute, column_name=name, widget=widget or Text())


def as_it_is(attribute: str) -> Field:
    """Return the field of a value that the resource derives itself."""
    return Field(attribute=attribute, column_name=f"={attribute}", widget=widgets.Widget())
