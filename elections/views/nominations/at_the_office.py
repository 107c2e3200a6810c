"""What the page of a list shows to the office alone: what comes next, examination, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from elections.models import Candidate, Nomination
from elections.models.nominations.looked_at import changed_since_examined
from elections.models.nominations.next_work import next_work
from elections.views.nominations.remarks import remarks_for_office


def office_context(
    found: Nomination, people: Sequence[Candidate], *, may_lead: bool, may_fill: bool
) -> dict[str, Any]:
    """Return what the office sees of a list beyond what everybody in the town hall may read."""
    if not may_lead:
        return {}
    open_remarks = [one for one in remarks_for_office(found) if one.settled_at is None]
    return {
        "next_work": next_work(found, people, timezone.now()) if may_fill else None,
        "examinations": found.examinations.select_related("examined_by").order_by("-pk"),
        "changes": changed_since_examined(found),
        "remarks": open_remarks,
    }
