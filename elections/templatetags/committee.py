"""What the page of a list shows of the Wahlausschuss: the objections to its refusal."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from elections.models import Nomination, PersonStrike
from elections.models.committee.record import objected

register = template.Library()


@register.inclusion_tag("elections/committee/of_list.html", takes_context=True)
def list_objections(context: Context, nomination: Nomination) -> dict[str, Any]:
    """Show the objections to what was decided on a list, and where one is entered."""
    found = nomination.objections.select_related("nomination", "candidate", "decision__meeting")
    decision = getattr(nomination, "decision", None)
    struck = PersonStrike.objects.filter(candidate__nomination=nomination)
    return {
        "election": context["election"],
        "nomination": nomination,
        "objections": [(one, objected(one)) for one in found],
        "may_lead": context.get("may_lead"),
        "may_decide": context.get("may_decide_anew"),
        "may_object": decision is not None and (not decision.admitted or struck.exists()),
    }
