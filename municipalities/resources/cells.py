"""What a cell of the reference files may hold; everything else is refused with a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from import_export import widgets
from import_export.fields import Field

from municipalities.models import BodyChoice

Cells = Mapping[str, Any]
_BODIES = {"Ausländerbeirat": BodyChoice.ABR, "Integrationskommission": BodyChoice.IK}


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
    """An ISO date; where a source names only a year, the last day of that year."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> date:
        """Return the day; raise ValueError otherwise."""
        text = f"{value}-12-31" if re.fullmatch(r"[0-9]{4}", str(value), re.ASCII) else str(value)
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise ValueError(
                _("„%(value)s“ ist kein Tag (JJJJ-MM-TT).") % {"value": text[:40]}
            ) from error


class Text(widgets.Widget):
    """A text that may not be empty."""

    def clean(self, value: Any, row: Cells | None = None, **_kwargs: Any) -> str:
        """Return the text without blanks around it; raise ValueError when nothing is left."""
        text = str(value).strip()
        if not text:
            raise ValueError(_("Der Eintrag fehlt."))
        return text


class BodyName(widgets.Widget):
    """Ausländerbeirat or Integrationskommission."""

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
