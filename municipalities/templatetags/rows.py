"""What a page with many rows in one form calls each of them."""

from __future__ import annotations

from django import forms, template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def row_name(row: forms.Form, number: int) -> str:
    """Return the name of the thing that a row is about; a new row has a number alone."""
    return getattr(row, "title", "") or _("Neu, Zeile %(number)s") % {"number": number}
