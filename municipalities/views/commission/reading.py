"""What the pages of a commission read before they show anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import with_overrides
from municipalities.law.commission.duties import CommissionFacts
from municipalities.models import Commission
from municipalities.models.commission.facts import commission_records
from municipalities.views.acting import SignedInRequest
from municipalities.views.fetching import leads


def assumptions() -> MunicipalityAssumptions:
    """Return the open points of the law as this installation settles them."""
    return with_overrides(MUNICIPALITY_DEFAULTS, dict(settings.LAW_ASSUMPTIONS))


def facts_of(commission: Commission) -> CommissionFacts | None:
    """Return what decides on the duties of a commission; None until it is formed."""
    place = commission.municipality_id
    records = commission_records(commission.term, [place], today=timezone.localdate())
    return records[place].facts()


def framed(request: SignedInRequest, commission: Commission, **context: Any) -> dict[str, Any]:
    """Return what every page of a commission needs besides its own ``context``."""
    return {
        "commission": commission,
        "commission_url": reverse("municipalities:commission", args=[commission.pk]),
        "municipality": commission.municipality,
        "formation": getattr(commission, "formation", None),
        "has_ended": timezone.localdate() > commission.term.ends_on,
        "may_lead": leads(request, commission.municipality),
        **context,
    }


def keys(chosen: Iterable[str]) -> set[int]:
    """Return the keys among what was chosen in a form; the form itself refuses the rest."""
    return {int(key) for key in chosen if key.isdecimal() and len(key) < 10}
