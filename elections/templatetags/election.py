"""The tabs of an election, shared by the pages of all rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django import template
from django.template import Context
from django.utils.translation import gettext_lazy as _

from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.course.body_rows import annulled_on, was_published
from municipalities.doors import address

register = template.Library()


class Group(StrEnum):
    """What the pages of an election are about; the tabs stand in these groups, in this order."""

    PREPARATION = "preparation"
    REGISTER = "register"
    LISTS = "lists"
    COUNT = "count"


GROUPS = {
    Group.PREPARATION: _("Vorbereitung"),
    Group.REGISTER: _("Verzeichnis"),
    Group.LISTS: _("Listen und Stimmzettel"),
    Group.COUNT: _("Zählung und Ergebnis"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of an election; ``for_town_hall`` pages show persons or counts.

    ``for_leading`` pages are for those who lead the election.
    ``after_result`` pages belong to the term: they come with the published result. ``also`` names
    a page that has no tab of its own and is reached from this one.
    """

    view: str
    label: Any
    group: Group
    for_town_hall: bool = True
    for_leading: bool = False
    after_result: bool = False
    also: str = ""


# The pages of the rooms to the right are doors; a tab whose door no room opened is left out.
TABS = (
    Tab("elections:detail", _("Überblick"), Group.PREPARATION, for_town_hall=False),
    Tab("elections:calendar", _("Kalender"), Group.PREPARATION, for_town_hall=False),
    Tab("elections:districts", _("Bezirke"), Group.PREPARATION),
    Tab("elections:register", _("Verzeichnis"), Group.REGISTER),
    Tab("elections:applications", _("Wahlscheine"), Group.REGISTER, for_leading=True),
    Tab("printing", _("Druck"), Group.REGISTER, for_leading=True),
    Tab("elections:lists", _("Listen"), Group.LISTS, also="elections:committee"),
    Tab("paper", _("Stimmzettel"), Group.LISTS),
    Tab("units", _("Zählung"), Group.COUNT),
    Tab("result", _("Ergebnis"), Group.COUNT),
    Tab("protocol", _("Niederschrift"), Group.COUNT),
    Tab("members", _("Mitglieder"), Group.COUNT, after_result=True),
    Tab("objections", _("Einsprüche"), Group.COUNT, after_result=True),
)

WITH_A_RESULT = (Phase.DETERMINED, Phase.PUBLISHED)
TONES = {Phase.PUBLISHED: "success", Phase.DETERMINED: "success", Phase.CANCELLED: "danger"}


@register.inclusion_tag("elections/tabs.html", takes_context=True)
def election_tabs(context: Context, election: Election) -> dict[str, Any]:
    """Show the pages of ``election`` that this person may open, in their groups.

    The deepest one is current; a group without a page is left out.
    """
    request = context["request"]
    in_town_hall = Election.objects.worked_on_by(request.user).filter(pk=election.pk).exists()
    leads = Election.objects.led_by(request.user).filter(pk=election.pk).exists()
    published = was_published(election)
    items = [
        {"label": tab.label, "url": url, "group": tab.group, "also": tab.also, "current": False}
        for tab in TABS
        if (in_town_hall or not tab.for_town_hall)
        and (leads or not tab.for_leading)
        and (published or not tab.after_result)
        and (url := address(tab.view, election.pk))
    ]
    above = {
        str(url): item
        for item in items
        for url in (item["url"], item["also"] and address(item["also"], election.pk))
        if url and request.path.startswith(str(url))
    }
    if above:
        above[max(above, key=len)]["current"] = True
    return {"groups": [group for one in Group if (group := _group(one, items))]}


def _group(which: Group, items: list[dict[str, Any]]) -> dict[str, Any] | None:
    mine = [item for item in items if item["group"] is which]
    current = next((item for item in mine if item["current"]), None)
    return {"label": GROUPS[which], "tabs": mine, "current": current} if mine else None


@register.filter
def annulled_since(election: Election) -> date | None:
    """Return since when the election is annulled finally; None if it is not (R-END-10)."""
    return annulled_on(election) if election.current_phase in WITH_A_RESULT else None


@register.filter
def phase_tone(election: Election) -> str:
    """Return the tone of the badge that names the phase."""
    return TONES.get(election.current_phase, "info")
