"""The tabs of a commission, shared by the pages of all rooms."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from municipalities.models import Commission

register = template.Library()

# Addresses are named as text: the rooms to the right are not imported, and a tab whose room has
# no such page is left out.
TABS = (
    ("municipalities:commission", _("Überblick")),
    ("municipalities:proposals", _("Vorschläge")),
    ("municipalities:meetings", _("Sitzungen")),
    ("municipalities:annual_report", _("Jahresbericht")),
    ("reports:commission_papers", _("Unterlagen")),
)


@register.inclusion_tag("components/subnavigation.html", takes_context=True)
def commission_tabs(context: Context, commission: Commission) -> dict[str, Any]:
    """Show the pages of ``commission``; the deepest one that is open is current."""
    path = context["request"].path
    items = [
        {"label": label, "url": url, "current": False}
        for view, label in TABS
        if (url := _address(view, commission))
    ]
    above = [item for item in items if path.startswith(str(item["url"]))]
    if above:
        max(above, key=lambda item: len(str(item["url"])))["current"] = True
    return {"items": items, "label": _("Bereiche der Kommission")}


def _address(view: str, commission: Commission) -> str:
    try:
        return reverse(view, args=[commission.pk])
    except NoReverseMatch:
        return ""
