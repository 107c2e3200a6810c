"""The tabs of an election, shared by the pages of all rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.utils.translation import gettext_lazy as _

from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.course.body_rows import was_published
from municipalities.doors import address

register = template.Library()


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of an election; ``for_town_hall`` pages show persons or counts.

    ``for_leading`` pages are for those who lead the election.
    ``after_result`` pages belong to the term: they come with the published result.
    """

    view: str
    label: Any
    for_town_hall: bool = True
    for_leading: bool = False
    after_result: bool = False


# The pages of the rooms to the right are doors; a tab whose door no room opened is left out.
TABS = (
    Tab("elections:detail", _("Überblick"), for_town_hall=False),
    Tab("elections:calendar", _("Kalender"), for_town_hall=False),
    Tab("elections:register", _("Verzeichnis")),
    Tab("elections:districts", _("Bezirke")),
    Tab("elections:applications", _("Wahlscheine"), for_leading=True),
    Tab("printing", _("Druck"), for_leading=True),
    Tab("elections:lists", _("Listen")),
    Tab("paper", _("Stimmzettel")),
    Tab("units", _("Zählung")),
    Tab("result", _("Ergebnis")),
    Tab("protocol", _("Niederschrift")),
    Tab("members", _("Mitglieder"), after_result=True),
    Tab("objections", _("Einsprüche"), after_result=True),
)

TONES = {Phase.PUBLISHED: "success", Phase.DETERMINED: "success", Phase.CANCELLED: "danger"}


@register.inclusion_tag("elections/tabs.html", takes_context=True)
def election_tabs(context: Context, election: Election) -> dict[str, Any]:
    """Show the pages of ``election`` that this person may open; the deepest one is current."""
    request = context["request"]
    in_town_hall = Election.objects.worked_on_by(request.user).filter(pk=election.pk).exists()
    leads = Election.objects.led_by(request.user).filter(pk=election.pk).exists()
    published = was_published(election)
    items = [
        {"label": tab.label, "url": url, "current": False}
        for tab in TABS
        if (in_town_hall or not tab.for_town_hall)
        and (leads or not tab.for_leading)
        and (published or not tab.after_result)
        and (url := address(tab.view, election.pk))
    ]
    above = [item for item in items if request.path.startswith(str(item["url"]))]
    if above:
        max(above, key=lambda item: len(str(item["url"])))["current"] = True
    return {"items": items}


@register.filter
def phase_tone(election: Election) -> str:
    """Return the tone of the badge that names the phase."""
    return TONES.get(election.current_phase, "info")
