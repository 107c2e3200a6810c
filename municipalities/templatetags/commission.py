"""The tabs of a commission, shared by the pages of all rooms."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.translation import gettext_lazy as _

from municipalities.doors import address
from municipalities.models import Commission

register = template.Library()

# A tab whose door no room opened is left out.
TABS = (
    ("municipalities:commission", _("Überblick")),
    ("municipalities:proposals", _("Vorschläge")),
    ("municipalities:meetings", _("Sitzungen")),
    ("municipalities:annual_report", _("Jahresbericht")),
    ("commission_papers", _("Unterlagen")),
)


@register.inclusion_tag("components/subnavigation.html", takes_context=True)
def commission_tabs(context: Context, commission: Commission) -> dict[str, Any]:
    """Show the pages of ``commission``; the deepest one that is open is current."""
    path = context["request"].path
    items = [
        {"label": label, "url": url, "current": False}
        for view, label in TABS
        if (url := address(view, commission.pk))
    ]
    above = [item for item in items if path.startswith(str(item["url"]))]
    if above:
        max(above, key=lambda item: len(str(item["url"])))["current"] = True
    return {"items": items, "label": _("Bereiche der Kommission")}
